#!/bin/sh
# desk.sh -- how fast the desk's pages come, for a conference of 100 sheets and of 10,000.
# usage: desk.sh FOLDER-OF-THE-PROGRAMS FOLDER
set -eu
programs=$1
folder=$2
kiemphieu=$programs/kiemphieu

# One deck with as many doubtful sheets as a hall gives; many sheets are links to it.
rm -rf "$folder"
mkdir -p "$folder"
"$kiemphieu" new "$folder/plan" >/dev/null
cp tests/demo/pilot/conference.ini tests/demo/pilot/officials.csv "$folder/plan"/
"$kiemphieu" print "$folder/plan" >/dev/null 2>&1
"$kiemphieu" deck "$folder/plan" --sheets 100 --seed 11 --hard 5 >/dev/null 2>&1
"$kiemphieu" read --layout "$folder/plan/layout/main.json" "$folder"/plan/deck/*.tif \
    >"$folder/readings" || [ $? -eq 3 ]

for sheets in 100 10000; do
    rm -rf "$folder/run"
    mkdir "$folder/run"
    cp -R "$folder/plan/conference.ini" "$folder/plan/officials.csv" \
        "$folder/plan/conference.key" "$folder/plan/layout" "$folder/plan/print" "$folder/run"
    "$kiemphieu" import "$folder/run" "$folder/plan/deck/0001.tif" >/dev/null 2>&1 ||
        [ $? -eq 3 ]
    "$programs/tests/fill" "$folder/run" "$sheets" <"$folder/readings"
    node tests/bench/desk.mjs "$kiemphieu" "$folder/run" "$sheets"
done
rm -rf "$folder"

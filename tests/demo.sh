#!/bin/sh
# demo.sh -- a conference of 20 posts and 75 ballots, from two text files to minutes.
# usage: demo.sh FOLDER-OF-THE-PROGRAMS FOLDER-OF-THE-CONFERENCE TRUTH-PROGRAM \
#        FOLDER-OF-THE-SCANNER-DRIVER
set -eu
kiemphieu=$1/kiemphieu
folder=$2
truth=$3
driver=$4

say() {
    printf '\n== %s\n' "$1"
}

# Exit status 3 says: done, but sheets are held.
held_is_fine() {
    "$@" || [ $? -eq 3 ]
}

rm -rf "$folder"
mkdir -p "$(dirname "$folder")"

say "1. The conference: two text files"
"$kiemphieu" new "$folder"
cp tests/demo/conference.ini tests/demo/officials.csv "$folder"/

say "2. A proof, and the ballots"
"$kiemphieu" print "$folder" --proof
"$kiemphieu" print "$folder"

say "3. 75 ballots filled in and scanned (simulated)"
"$kiemphieu" deck "$folder" --sheets 75 --seed 2013

say "4. The stack through a scanner (a virtual one, driven by the real libsane)"
feeder=$folder/feeder
mkdir "$feeder"
cp "$folder"/deck/*.tif "$feeder"/
printf 'd\n' | held_is_fine sh tests/sane/with_stack.sh "$driver" "$feeder" "" \
    "$kiemphieu" scan "$folder" --device stack --expect 75 --batch "chồng 1"
rm -r "$feeder"
held_is_fine "$kiemphieu" status "$folder"

say "5. Two people decide the held sheets, blindly (here: two who know the truth)"
for name in "Trần Thị Bình" "Lê Văn Cường"; do
    held_is_fine "$kiemphieu" review "$folder" --list --json --name "$name" \
        >"$folder"/held.json
    "$truth" answers "$folder" <"$folder"/held.json >"$folder"/answers.txt
    held_is_fine "$kiemphieu" review "$folder" --name "$name" <"$folder"/answers.txt |
        tail -n 2
done
rm "$folder"/held.json "$folder"/answers.txt

say "6. Two people seal, and the minutes are written"
"$kiemphieu" seal "$folder" --name "Phạm Văn Hậu" --name "Trần Thị Bình"
"$kiemphieu" report "$folder"
"$kiemphieu" verify "$folder"

say "7. Checked against the truth"
"$truth" check "$folder"

say "Look at"
for name in print/main.pdf print/main-proof.pdf report/minutes.pdf report/results.png \
    report/results.csv report/results.json; do
    printf '  %s\n' "$folder/$name"
done

say "Or as pages in a browser"
printf '  %s desk %s\n' "$kiemphieu" "$folder"

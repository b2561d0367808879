#!/bin/sh
# growth.sh -- how the reader's cost grows with boxes, resolution and stack; Markdown.
# usage: growth.sh FOLDER-OF-THE-PROGRAMS FOLDER
set -eu
programs=$1
folder=$2
kiemphieu=$programs/kiemphieu
bench=$programs/tests/bench
full=20 # rows of the demo's page

alone=
if command -v taskset >/dev/null; then
    alone="taskset -c $(($(nproc) - 1))"
fi

# A conference of the demo's first N people, its paper and a deck of 10.
conference() {
    "$kiemphieu" new "$folder/$1" >/dev/null
    cp tests/demo/pilot/conference.ini "$folder/$1"/
    head -n $(($1 + 1)) tests/demo/pilot/officials.csv >"$folder/$1"/officials.csv
    "$kiemphieu" print "$folder/$1" >/dev/null 2>&1
    "$kiemphieu" deck "$folder/$1" --sheets 10 --seed 7 --clean >/dev/null 2>&1
}

# row WHAT ROWS DPI: one page's two costs
row() {
    # shellcheck disable=SC2046 # two words, on purpose
    set -- "$1" $($alone "$bench" page "$folder/$2"/layout/main.json "$folder/$2" "$3")
    echo "| $1 | $2 | $3 |"
}

rm -rf "$folder"
mkdir -p "$folder"
echo "| page (A4, 8-bit, not compressed) | decoding, ms | reading, ms |"
echo "|---|---|---|"
for rows in 1 5 10 $full; do
    conference $rows
    row "rows: $rows, 300 dpi" $rows 300
done
for dpi in 150 200 400 600; do
    row "rows: $full, $dpi dpi" $full $dpi
done

rm -f "$folder"/$full/raw-*
$alone "$bench" page "$folder/$full"/layout/main.json "$folder/$full" 300 >/dev/null
echo
echo "| images in one run, one process | ms an image | peak memory, MB |"
echo "|---|---|---|"
many=
had=0
for count in 10 100 1000; do
    while [ $had -lt $count ]; do
        many="$many $folder/$full/raw-*"
        had=$((had + 10))
    done
    # shellcheck disable=SC2086 # many names, on purpose
    $alone "$bench" time "$kiemphieu" read --jobs 1 \
        --layout "$folder/$full"/layout/main.json $many |
        awk -v n=$count '{ printf "| %d | %.1f | %.1f |\n", n, $1 / n, $2 }'
done
rm -rf "$folder"

#!/bin/sh
# bench.sh -- how fast the main jobs run here; figures to compare, never a test.
# usage: bench.sh FOLDER-OF-THE-PROGRAMS FOLDER
set -eu
programs=$1
folder=$2
kiemphieu=$programs/kiemphieu

now_ms() {
    echo $(($(date +%s%N) / 1000000))
}

# measure WHAT COUNT UNIT COMMAND...: its time, and COUNT a minute
measure() {
    what=$1
    count=$2
    unit=$3
    shift 3
    start=$(now_ms)
    "$@" >/dev/null 2>&1 || [ $? -eq 3 ]
    took=$(($(now_ms) - start))
    [ "$took" -gt 0 ] || took=1
    printf '%-34s %7d ms %9d %s a minute\n' "$what" "$took" $((count * 60000 / took)) "$unit"
}

rm -rf "$folder"
"$kiemphieu" new "$folder" >/dev/null
cp tests/demo/conference.ini tests/demo/officials.csv "$folder"/

measure "start-up (--version)" 1 starts "$kiemphieu" --version
measure "print, one ballot" 1 ballots "$kiemphieu" print "$folder"
measure "print, 10,000 ballots" 10000 ballots "$kiemphieu" print "$folder" --copies 10000
printf '%-34s %7d kB\n' "  their PDF" $(($(wc -c <"$folder"/print/main.pdf) / 1024))
measure "deck of 100 sheets" 100 sheets "$kiemphieu" deck "$folder" --sheets 100 --seed 7
measure "read, all processors" 100 images "$kiemphieu" read \
    --layout "$folder"/layout/main.json "$folder"/deck/*.tif
measure "read, one process" 100 images "$kiemphieu" read --jobs 1 \
    --layout "$folder"/layout/main.json "$folder"/deck/*.tif
measure "import: stored, read, entered" 100 images "$kiemphieu" import "$folder" \
    "$folder"/deck/*.tif
measure "report" 1 reports "$kiemphieu" report "$folder"
measure "verify" 1 runs "$kiemphieu" verify "$folder"
rm -rf "$folder"

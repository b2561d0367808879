#!/bin/sh
# deck_check.sh -- a deck printed, filled, scanned and read; readings against its truth.
# usage: deck_check.sh PROGRAMS FOLDER TRUTH-PROGRAM SHEETS SEED
set -eu
programs=$1
folder=$2
truth=$3

rm -rf "$folder"
"$programs"/kiemphieu new "$folder" >/dev/null
cp tests/demo/pilot/conference.ini tests/demo/pilot/officials.csv "$folder"/
"$programs"/kiemphieu print "$folder" >/dev/null
"$programs"/kiemphieu deck "$folder" --sheets "$4" --seed "$5" >/dev/null
"$programs"/kiemphieu read --layout "$folder"/layout/main.json "$folder"/deck/*.tif \
    >"$folder"/readings.jsonl || [ $? -eq 3 ]
"$truth" compare "$folder"/deck/truth.jsonl <"$folder"/readings.jsonl

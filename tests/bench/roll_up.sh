#!/bin/sh
# roll_up.sh -- 10,000 sealed results into one table: `name value unit` a line; no test.
# usage: roll_up.sh FOLDER-OF-THE-PROGRAMS FOLDER
set -eu
programs=$1
folder=$2
bench=$programs/tests/bench

rm -rf "$folder"
mkdir -p "$folder"
"$programs"/tests/sealed "$folder"/1000 1000 >"$folder"/1000.csv
"$programs"/tests/sealed "$folder"/10000 10000 >"$folder"/10000.csv
for count in 1000 10000; do
    "$bench" time "$programs"/kiemphieu roll-up "$folder"/$count --list "$folder"/$count.csv \
        --out "$folder"/out-$count |
        awk -v n=$count '{ printf "roll_up_%d_s %.2f s\nroll_up_%d_peak_mb %s MB\n",
            n, $1 / 1000, n, $2 }'
done
"$bench" time "$programs"/kiemphieu person CB-00777-3 "$folder"/10000 |
    awk '{ printf "person_of_10000_s %.2f s\n", $1 / 1000 }'
rm -rf "$folder"

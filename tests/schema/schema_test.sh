#!/bin/sh
# schema_test.sh -- cast vote records of conferences counted here, against the standard.
# usage: KIEMPHIEU_PROGRAMS=build/san schema_test.sh
set -eu
here=$(cd "$(dirname "$0")" && pwd)
programs=$(cd "$KIEMPHIEU_PROGRAMS" && pwd)
RECORDS=$(mktemp -d)
export RECORDS
trap 'rm -rf "$RECORDS"' EXIT
folder=$RECORDS/demo
kiemphieu=$programs/kiemphieu

held_is_fine() {
    "$@" >/dev/null || [ $? -eq 3 ]
}

# The demo's people; nine ballots, of which some are held and decided by the truth.
"$kiemphieu" new "$folder" >/dev/null
sed 's/^\(issued\|collected\) = .*/\1 = 9/' "$here"/../demo/pilot/conference.ini \
    >"$folder"/conference.ini
cp "$here"/../demo/pilot/officials.csv "$folder"/
"$kiemphieu" print "$folder" >/dev/null
"$kiemphieu" deck "$folder" --sheets 9 --seed 5 >/dev/null
held_is_fine "$kiemphieu" import "$folder" "$folder"/deck
for name in "Trần Thị Bình" "Lê Văn Cường"; do
    "$kiemphieu" review "$folder" --list --json --name "$name" >"$folder"/held.json ||
        [ $? -eq 3 ]
    "$programs"/../tests/truth answers "$folder" <"$folder"/held.json >"$folder"/answers
    held_is_fine "$kiemphieu" review "$folder" --name "$name" <"$folder"/answers
done
"$kiemphieu" seal "$folder" --name A --name B >/dev/null
"$kiemphieu" export "$folder" --cvr --json >/dev/null
"$kiemphieu" recount "$folder"
cp "$folder"/report/cvr.json "$RECORDS"/demo-cvr.json
cp "$folder"/report/results.json "$RECORDS"/demo-results.json

# Grades and points, held and void, of conferences drawn at random.
RECOUNT_KEEP=$RECORDS "$programs"/tests/core_recount_test >/dev/null 2>&1

NODE_MODULES=$programs/../browser
export NODE_MODULES
node --no-warnings --test-reporter "$here"/../browser/reporter.mjs \
    --test-reporter-destination stdout "$here"/main.mjs

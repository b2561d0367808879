#!/bin/sh
# grades.sh -- a department grades its units and people: a cap, a quota, a tie.
# usage: grades.sh PROGRAMS FOLDER TRUTH-PROGRAM SCANNER-DRIVER
set -eu
programs=$1 folder=$2 truth=$3 driver=$4
. tests/demo/steps.sh

say "The conference: four units and their people"
conference "$folder" grades

say "The rule, with this conference's numbers"
"$kiemphieu" check "$folder"

say "The ballots"
"$kiemphieu" print "$folder"

say "60 ballots filled in and scanned (simulated)"
"$kiemphieu" deck "$folder" --sheets 60 --clean --votes "$folder"/votes.csv

say "The stack through a scanner (a virtual one, driven by the real libsane)"
scan "$folder"

say "Two people decide the held sheets, blindly (here: two who know the truth)"
decide "$folder"

say "Two are equal at the quota's edge: nothing is sealed before two people decide"
"$kiemphieu" settle "$folder"
if "$kiemphieu" seal "$folder" --check 2>/dev/null; then
    fail "a tie does not stop the seal"
fi
"$kiemphieu" settle "$folder" --keep 9 --reason "Có sáng kiến được công nhận" \
    --name "Phạm Văn Hậu" --name "Trần Thị Bình"

say "Two people seal, and the minutes are written"
seal "$folder"

say "The head of a unit is not above the unit; the quota leaves two"
outcome_is "$folder" main 5 good excellent cap
outcome_is "$folder" main 7 excellent
outcome_is "$folder" main 9 excellent
outcome_is "$folder" main 10 good excellent quota
outcome_is "$folder" main 12 good excellent quota
outcome_is "$folder" main 4 complete

say "Checked against the truth, and recounted from the records alone"
agree "$folder"

look_at "$folder"/print/main.pdf "$folder"/report/minutes.pdf "$folder"/report/results.png

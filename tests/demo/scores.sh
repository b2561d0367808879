#!/bin/sh
# scores.sh -- key cadres give points to a standing committee and its members.
# usage: scores.sh PROGRAMS FOLDER TRUTH-PROGRAM SCANNER-DRIVER
set -eu
programs=$1 folder=$2 truth=$3 driver=$4
. tests/demo/steps.sh

say "The conference: a collective, its members, a scale for each post"
conference "$folder" scores

say "The rule, with this conference's numbers"
"$kiemphieu" check "$folder"

say "The ballots"
"$kiemphieu" print "$folder"

say "40 ballots filled in and scanned (simulated)"
"$kiemphieu" deck "$folder" --sheets 40 --seed 2017 --votes "$folder"/votes.csv

say "The stack through a scanner (a virtual one, driven by the real libsane)"
scan "$folder"

say "Two people decide the held sheets, blindly (here: two who know the truth)"
decide "$folder"

say "Two people seal, and the minutes are written"
seal "$folder"

say "The collective's mean is below 90: nobody is above it"
outcome_is "$folder" main 1 good
outcome_is "$folder" main 2 good excellent cap
outcome_is "$folder" main 5 complete

say "Checked against the truth, and recounted from the records alone"
agree "$folder"

look_at "$folder"/print/main.pdf "$folder"/report/minutes.pdf "$folder"/report/results.png

#!/bin/sh
# council.sh -- a People's Council rates the posts it elected: three ballots, one stack.
# usage: council.sh PROGRAMS FOLDER TRUTH-PROGRAM SCANNER-DRIVER
set -eu
programs=$1 folder=$2 truth=$3 driver=$4
. tests/demo/steps.sh

say "The conference: three ballots on paper of three colours"
conference "$folder" council

say "The rule, with this conference's numbers"
"$kiemphieu" check "$folder"

say "The ballots"
"$kiemphieu" print "$folder"

say "56 deputies fill in each ballot (simulated)"
"$kiemphieu" deck "$folder" --sheets 56 --seed 2023

say "All in one stack, in a muddle; the code on each sheet sorts it out"
scan "$folder"

say "Two people decide the held sheets, blindly (here: two who know the truth)"
decide "$folder"

say "Two people seal, and the minutes are written"
seal "$folder"

say "Checked against the truth, and recounted from the records alone"
agree "$folder"

look_at "$folder"/print/hdnd.pdf "$folder"/print/ubnd.pdf "$folder"/print/tham-tra.pdf \
    "$folder"/report/minutes.pdf "$folder"/report/results.png

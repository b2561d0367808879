#!/bin/sh
# pilot.sh -- 20 leaders rated by 75 members, from two text files to sealed minutes.
# usage: pilot.sh PROGRAMS FOLDER TRUTH-PROGRAM SCANNER-DRIVER
set -eu
programs=$1 folder=$2 truth=$3 driver=$4
. tests/demo/steps.sh

say "The conference: two text files"
conference "$folder" pilot

say "The rule, with this conference's numbers"
"$kiemphieu" check "$folder"

say "A proof, and the ballots"
"$kiemphieu" print "$folder" --proof
"$kiemphieu" print "$folder"

say "75 ballots filled in and scanned (simulated)"
"$kiemphieu" deck "$folder" --sheets 75 --seed 2013

say "The stack through a scanner (a virtual one, driven by the real libsane)"
scan "$folder"

say "Two people decide the held sheets, blindly (here: two who know the truth)"
decide "$folder"

say "Two people seal, and the minutes are written"
seal "$folder"

say "Checked against the truth, and recounted from the records alone"
agree "$folder"

look_at "$folder"/print/main.pdf "$folder"/print/main-proof.pdf \
    "$folder"/report/minutes.pdf "$folder"/report/results.png \
    "$folder"/report/results.csv "$folder"/report/results.xlsx "$folder"/report/cvr.json

printf '\n== Or as pages in a browser\n  %s desk %s\n' "$kiemphieu" "$folder"

#!/bin/sh
# vote.sh -- the ballot of confidence on those whom a poll calls to it.
# usage: vote.sh PROGRAMS FOLDER TRUTH-PROGRAM SCANNER-DRIVER
set -eu
programs=$1 folder=$2 truth=$3 driver=$4
. tests/demo/steps.sh
poll=$folder/poll
vote=$folder/vote

say "The poll: 47 deputies rate five posts"
conference "$poll" vote
"$kiemphieu" print "$poll"
"$kiemphieu" deck "$poll" --sheets 47 --clean --votes "$poll"/votes.csv
scan "$poll"
decide "$poll"
seal "$poll"
agree "$poll"

say "As printed in 2023: 25 of 47 low is band one, exactly two thirds would be band two"
outcome_is "$poll" main 1 band-1
outcome_is "$poll" main 2 none
outcome_is "$poll" main 5 band-2

say "The second conference, of those whose outcome calls for it"
"$kiemphieu" new "$vote" --follow-up "$poll"
sed -i 's/^date =.*/date = 2023-12-15/; s/^issued =.*/issued = 47/
    s/^collected =.*/collected = 47/' "$vote"/conference.ini
cat "$vote"/officials.csv
"$kiemphieu" check "$vote"
"$kiemphieu" print "$vote"

say "47 deputies vote (simulated)"
"$kiemphieu" deck "$vote" --sheets 47 --seed 96
scan "$vote"
decide "$vote"
seal "$vote"

say "Checked against the truth, and recounted from the records alone"
agree "$vote"

look_at "$poll"/report/minutes.pdf "$vote"/print/main.pdf "$vote"/report/minutes.pdf

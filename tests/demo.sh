#!/bin/sh
# demo.sh -- one kind of evaluation, or all, from text files to sealed results.
# usage: demo.sh KIND PROGRAMS FOLDER TRUTH-PROGRAM SCANNER-DRIVER
#        KIND: pilot council vote grades scores months roll-up, or all
set -eu
kind=$1
folder=$3
kinds="pilot council vote grades scores months roll-up"

run() { # run KIND FOLDER ...
    [ -f "tests/demo/$1.sh" ] || {
        echo "demo: there is no kind '$1'; write one of: $kinds, all" >&2
        exit 2
    }
    sh "tests/demo/$1.sh" "$programs" "$2" "$truth" "$driver"
}

programs=$2 truth=$4 driver=$5
[ "$kind" = all ] || {
    run "$kind" "$folder"
    exit
}
for kind in $kinds; do
    printf '\n==== %s\n' "$kind"
    run "$kind" "$folder-$kind"
done
printf '\nAll kinds agree with their truth.\n'

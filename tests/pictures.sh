#!/bin/sh
# pictures.sh -- the README's pictures, of the demo's conference and of the desk's pages.
# usage: pictures.sh FOLDER-OF-THE-PROGRAMS FOLDER-OF-THE-CONFERENCE \
#        FOLDER-OF-THE-BROWSER-TESTS FOLDER-OF-PICTURES
set -eu
programs=$1
folder=$2
browser=$3
pictures=$4

pdftoppm -r 60 -png -singlefile "$folder"/print/main.pdf "$pictures"/ballot
pdftoppm -r 60 -png -singlefile "$folder"/report/minutes.pdf "$pictures"/minutes
pdftoppm -r 65 -png -singlefile "$folder"/report/results.pdf "$pictures"/results
# a sheet with a correction: held, since a filled box stands beside another mark
image=$(grep '"correction"' "$folder"/deck/truth.jsonl | head -n 1 |
    sed 's/.*"image":"\([^"]*\)".*/\1/')
"$programs"/kiemphieu-read --crop 14000,60000,196000,170000 --page 210000,297000 \
    --as png --width 700 <"$folder/$image" >"$pictures"/held.png
# of the other kinds: a ballot of points, grades with a cap, a month's list, many bodies
pdftoppm -r 60 -png -singlefile "$folder"-scores/print/main.pdf "$pictures"/ballot-scores
pdftoppm -r 60 -png -singlefile -f 2 "$folder"-grades/report/minutes.pdf \
    "$pictures"/minutes-grades
pdftoppm -r 60 -png -singlefile "$folder"-months/report/month-2026-03.pdf \
    "$pictures"/month
pdftoppm -r 60 -png -singlefile "$folder"-roll-up/roll-up/roll-up.pdf "$pictures"/roll-up
# the desk's pages, as the browser tests saw them last
for name in day-open scan-paused check-sheet boxes results hall; do
    cp "$browser/$name".png "$pictures/desk-$name".png
done

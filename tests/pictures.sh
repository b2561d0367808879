#!/bin/sh
# pictures.sh -- the README's pictures, made from the demo's conference.
# usage: pictures.sh FOLDER-OF-THE-PROGRAMS FOLDER-OF-THE-CONFERENCE FOLDER-OF-PICTURES
set -eu
programs=$1
folder=$2
pictures=$3

pdftoppm -r 60 -png -singlefile "$folder"/print/main.pdf "$pictures"/ballot
pdftoppm -r 60 -png -singlefile "$folder"/report/minutes.pdf "$pictures"/minutes
pdftoppm -r 65 -png -singlefile "$folder"/report/results.pdf "$pictures"/results
# a sheet with a correction: held, since a filled box stands beside another mark
image=$(grep '"correction"' "$folder"/deck/truth.jsonl | head -n 1 |
    sed 's/.*"image":"\([^"]*\)".*/\1/')
"$programs"/kiemphieu-read --crop 14000,60000,196000,170000 --page 210000,297000 \
    --as png --width 700 <"$folder/$image" >"$pictures"/held.png

#!/bin/sh
# setup.sh -- the papers that the simulator marks: ours, a trial's, others'.
# usage: setup.sh FOLDER-OF-THE-PROGRAMS FOLDER
set -eu
kiemphieu=$1/kiemphieu
folder=$2

# Everything in DIR/print/NAME.pdf becomes FOLDER/NAME-PAGE.pgm, 300 dpi grey.
picture() { # picture CONFERENCE PDF NAME
    pdftoppm -r 300 -gray "$1/print/$2.pdf" "$folder/$3"
}

[ -e "$folder/done" ] && exit 0
rm -rf "$folder"
mkdir -p "$folder"
for name in ours form other; do
    "$kiemphieu" new "$folder/$name" >/dev/null
    cp tests/demo/conference.ini tests/demo/officials.csv "$folder/$name/"
done

"$kiemphieu" print "$folder/ours" >/dev/null 2>&1
"$kiemphieu" print "$folder/ours" --proof >/dev/null 2>&1
picture "$folder/ours" main ours
picture "$folder/ours" main-proof test
cp "$folder/ours/layout/main.json" "$folder/layout.json"

# Another form of the same conference: one person fewer, the same key.
cp "$folder/ours/conference.key" "$folder/form/"
sed -i '$d' "$folder/form/officials.csv"
"$kiemphieu" print "$folder/form" >/dev/null 2>&1
picture "$folder/form" main form

# The same form of another conference: another key.
"$kiemphieu" print "$folder/other" >/dev/null 2>&1
picture "$folder/other" main other
touch "$folder/done"

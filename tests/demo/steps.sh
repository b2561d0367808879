# steps.sh -- what a committee's day is made of; for the demos, which source it.
# Set before: programs, folder, truth, driver.
kiemphieu=$programs/kiemphieu
here=tests/demo
step=0

say() {
    step=$((step + 1))
    printf '\n== %s. %s\n' "$step" "$1"
}

# Exit status 3 says: done, but sheets are held.
held_is_fine() {
    "$@" || [ $? -eq 3 ]
}

fail() {
    printf 'demo: %s\n' "$1" >&2
    exit 1
}

# conference FOLDER DATA: its key, and the two files (and scales) that people write.
conference() {
    rm -rf "$1"
    mkdir -p "$(dirname "$1")"
    "$kiemphieu" new "$1" --language vi >/dev/null
    cp -R "$here/$2"/. "$1"/
}

# stack FOLDER: the deck's images, a ballot a line, the ballots in a muddle.
stack() {
    sed 's/.*"image": *"\([^"]*\)".*"page": *\([0-9]*\).*/\2 \1/' "$1"/deck/truth.jsonl |
        awk '$1 == 1 && NR > 1 { print line; line = "" } { line = line " " $2 }
             END { print line }' | sort -R --random-source=LICENSE
}

# scan FOLDER: the stack through a virtual scanner that the real libsane drives; the count
# by hand is right.
scan() {
    feeder=$1/feeder
    mkdir "$feeder"
    i=0
    for image in $(stack "$1"); do
        i=$((i + 1))
        cp "$1/$image" "$feeder/$(printf '%05d.tif' "$i")"
    done
    printf 'd\n' | held_is_fine sh tests/sane/with_stack.sh "$driver" "$feeder" "" \
        "$kiemphieu" scan "$1" --device stack --expect "$(stack "$1" | wc -l)" \
        --batch "chồng 1"
    rm -r "$feeder"
    held_is_fine "$kiemphieu" status "$1"
}

# decide FOLDER: two people decide the held sheets, blindly; here, two who know the truth.
decide() {
    for name in "Trần Thị Bình" "Lê Văn Cường"; do
        held_is_fine "$kiemphieu" review "$1" --list --json --name "$name" \
            >"$1"/held.json
        "$truth" answers "$1" <"$1"/held.json >"$1"/answers.txt
        held_is_fine "$kiemphieu" review "$1" --name "$name" <"$1"/answers.txt | tail -n 2
    done
    rm "$1"/held.json "$1"/answers.txt
}

# seal FOLDER: two people seal, and the minutes are written.
seal() {
    "$kiemphieu" seal "$1" --name "Phạm Văn Hậu" --name "Trần Thị Bình"
    "$kiemphieu" report "$1"
    "$kiemphieu" verify "$1"
}

# agree FOLDER: every vote is as it was marked, and every figure follows from the records.
agree() {
    "$truth" check "$1"
    "$kiemphieu" recount "$1"
}

# outcome_is FOLDER BALLOT NO OUTCOME [BEFORE BY]: what became of one person.
outcome_is() {
    sh tests/demo/outcome.sh "$1"/report/results.json "$2" "$3" |
        grep -qxF "$4 ${5:--} ${6:--}" ||
        fail "number $3 of '$2' is not '$4' but $(sh tests/demo/outcome.sh "$1"/report/results.json "$2" "$3")"
}

look_at() {
    printf '\n== Look at\n'
    for name in "$@"; do
        printf '  %s\n' "$name"
    done
}

#!/bin/sh
# roll-up.sh -- 67 party committees of nine standing members each, in one table.
# usage: roll-up.sh FOLDER-OF-THE-PROGRAMS FOLDER TRUTH-PROGRAM
# Three are counted here from paper to seal; the other 64 come as sealed files.
set -eu
programs=$1
kiemphieu=$1/kiemphieu
folder=$2
truth=$3

say() {
    printf '\n== %s\n' "$1"
}

# Exit status 3 says: done, but sheets are held.
held_is_fine() {
    "$@" || [ $? -eq 3 ]
}

conference() { # conference NUMBER: two text files
    "$kiemphieu" new "$folder/committee-$1" >/dev/null
    cat >"$folder/committee-$1/conference.ini" <<END
[conference]
title = Hội nghị lấy phiếu tín nhiệm giữa nhiệm kỳ
body = Đảng ủy xã số $1
superior = Đảng bộ huyện số 1
place = Hà Nội
date = 2026-11-2$1
rule = party-96
[counts]
issued = 20
collected = 20
[committee]
member = Phạm Văn Hậu, Trưởng ban
member = Trần Thị Bình
END
    {
        echo "STT,Họ và tên,Chức vụ,Mã số"
        for no in 1 2 3 4 5 6 7 8 9; do
            echo "$no,Nguyễn Văn $1$no,Ủy viên Ban Thường vụ,CB-0000$1-$no"
        done
    } >"$folder/committee-$1/officials.csv"
}

decide() { # decide NUMBER: two people who know the truth
    for name in "Trần Thị Bình" "Lê Văn Cường"; do
        held_is_fine "$kiemphieu" review "$folder/committee-$1" --list --json \
            --name "$name" >"$folder"/held.json
        "$truth" answers "$folder/committee-$1" <"$folder"/held.json \
            >"$folder"/answers.txt
        held_is_fine "$kiemphieu" review "$folder/committee-$1" --name "$name" \
            <"$folder"/answers.txt >/dev/null
    done
    rm "$folder"/held.json "$folder"/answers.txt
}

# "body|no|outcome" of each person, worked out here from counts alone: more than half
# low is band one, two thirds or more band two (Regulation 96, Article 6).
outcomes_of_files() {
    for file in "$@"; do
        awk '
            /"denominator":/ { all = $2 + 0 }
            /"contest":/ { split($0, cut, "\""); no = cut[4] }
            /"counts": / { inside = 1 }
            inside && /"low":/ { low[++people] = $2 + 0; number[people] = no }
            /}/ { inside = 0 }
            /^ "body":/ { split($0, cut, "\""); body = cut[4] }
            END {
                for (i = 1; i <= people; i++) {
                    outcome = "none"
                    if (2 * low[i] > all) outcome = "band-1"
                    if (3 * low[i] >= 2 * all) outcome = "band-2"
                    printf "%s|%s|%s\n", body, number[i], outcome
                }
            }' "$file"
    done | sort
}

outcomes_of_table() {
    awk -F ';' '
        NR == 1 { for (i = 1; i <= NF; i++) column[$i] = i; next }
        {
            gsub(/"/, "")
            printf "%s|%s|%s\n", $column["Đơn vị"], $column["STT"], $column["Kết quả"]
        }' "$1" | sort
}

rm -rf "$folder"
mkdir -p "$folder"/received

say "1. Three committees print, vote, count and seal"
for number in 1 2 3; do
    conference $number
    "$kiemphieu" print "$folder/committee-$number" >/dev/null
    "$kiemphieu" deck "$folder/committee-$number" --sheets 20 --seed 20$number >/dev/null
    held_is_fine "$kiemphieu" import "$folder/committee-$number" \
        "$folder/committee-$number"/deck/*.tif >/dev/null
    decide $number
    "$kiemphieu" seal "$folder/committee-$number" --name "Phạm Văn Hậu" \
        --name "Trần Thị Bình"
    "$kiemphieu" report "$folder/committee-$number" >/dev/null
    "$truth" check "$folder/committee-$number"
done

say "2. Sixty-four others send their sealed results.json; 67 are expected"
"$programs"/tests/sealed "$folder"/received 64 4 >"$folder"/bodies.csv
for number in 1 2 3; do
    echo "Đảng bộ huyện số 1,Đảng ủy xã số $number," >>"$folder"/bodies.csv
done

say "3. Two have not reported yet: nothing is written, they are named"
mkdir "$folder"/late
mv "$folder"/received/00010.json "$folder"/received/00041.json "$folder"/late/
if "$kiemphieu" roll-up "$folder"/committee-* "$folder"/received \
    --list "$folder"/bodies.csv --out "$folder"/roll-up; then
    echo "roll-up.sh: two were missing, and it was not said" >&2
    exit 1
fi

say "4. One file has a digit changed on its way"
mv "$folder"/late/00010.json "$folder"/received/
sed 's/"low": \([0-9]*\)0,/"low": \11,/; s/"collected": 43/"collected": 44/' \
    "$folder"/late/00041.json >"$folder"/received/00041.json
if "$kiemphieu" roll-up "$folder"/committee-* "$folder"/received \
    --list "$folder"/bodies.csv --out "$folder"/roll-up; then
    echo "roll-up.sh: a changed file was taken" >&2
    exit 1
fi
mv "$folder"/late/00041.json "$folder"/received/

say "5. All 67"
"$kiemphieu" roll-up "$folder"/committee-* "$folder"/received \
    --list "$folder"/bodies.csv --out "$folder"/roll-up

say "6. One of the members over the years"
"$kiemphieu" person CB-00001-5 "$folder"/committee-* "$folder"/received \
    --pdf "$folder"/roll-up/CB-00001-5.pdf

say "7. Checked against the truth: each outcome worked out anew from the counts"
outcomes_of_files "$folder"/committee-*/report/results.json "$folder"/received/*.json \
    >"$folder"/truth.txt
outcomes_of_table "$folder"/roll-up/roll-up.csv >"$folder"/table.txt
cmp "$folder"/truth.txt "$folder"/table.txt
[ "$(wc -l <"$folder"/truth.txt)" -eq $((67 * 9)) ]
printf '%s people of 67 committees: all outcomes are right\n' \
    "$(wc -l <"$folder"/truth.txt)"

#!/bin/sh
# months.sh -- a staff of 120 over twelve months, checked against figures made by awk.
# usage: months.sh FOLDER-OF-THE-PROGRAMS FOLDER-OF-THE-CONFERENCE
# Ends with "agrees", or fails at the first difference.
set -eu
kiemphieu=$1/kiemphieu
folder=$2
year=2026

say() {
    printf '\n== %s\n' "$1"
}

fail() {
    printf 'months: %s\n' "$1" >&2
    exit 1
}

# Exit status 3 says: done, but somebody is missing or tied.
held_is_fine() {
    "$@" || [ $? -eq 3 ]
}

rm -rf "$folder"
mkdir -p "$folder/truth" "$folder/points"

say "1. A staff of 120 in eight units"
cat >"$folder/conference.ini" <<'INI'
; Chấm điểm hằng tháng của một quận (tên người là hư cấu).
[conference]
title = Đánh giá, xếp loại hằng tháng cán bộ, công chức, viên chức
superior = THÀNH PHỐ HÀ NỘI
body = ỦY BAN NHÂN DÂN QUẬN HỒ TÂY
place = Hà Nội
date = 2026-01-05
rule = monthly
template = state
language = vi
publication = public
INI
cat >"$folder/months.ini" <<'INI'
; Cách xếp loại năm: trung bình các tháng; ít nhất 6 tháng; loại A không quá 20 %.
[month]
quota = 30/100
exceptional = 40/100

[year]
method = mean
least_months = 6
quota = 20/100
INI
awk 'BEGIN {
    families = split("Nguyễn Trần Lê Phạm Hoàng Phan Vũ Đặng Bùi Đỗ Hồ Ngô Dương Lý", family)
    middles = split("Văn Thị Đức Minh Thu Quang Ngọc Hồng Thanh Xuân Hữu Thúy Gia Kim", middle)
    givens = split("An Bình Cường Dũng Giang Hà Hải Hạnh Hiếu Hòa Hùng Hương Khánh Lan " \
        "Linh Long Mai Nam Nga Phong Phúc Quân Sơn Tâm Thảo Trang Tú Tuấn Vinh Yến", given)
    units = split("Văn phòng|Phòng Nội vụ|Phòng Tư pháp|Phòng Tài chính - Kế hoạch|" \
        "Phòng Giáo dục và Đào tạo|Phòng Văn hóa và Thông tin|Phòng Quản lý đô thị|" \
        "Thanh tra quận", unit, "|")
    print "STT;Họ và tên;Chức vụ;Nhóm;Mã số;Vai trò"
    seed = 3814
    for (i = 1; i <= 120; i++) {
        do {
            seed = (seed * 16807) % 2147483647; a = seed % families + 1
            seed = (seed * 16807) % 2147483647; b = seed % middles + 1
            seed = (seed * 16807) % 2147483647; c = seed % givens + 1
            name = family[a] " " middle[b] " " given[c]
        } while (name in seen)
        seen[name] = 1
        place = (i - 1) % 15
        title = place == 0 ? "Trưởng đơn vị" : place < 3 ? "Phó Trưởng đơn vị" : \
            place < 12 ? "Chuyên viên" : "Cán sự"
        printf "%d;%s;%s;%s;HT%04d;%s\n", i, name, title, \
            unit[int((i - 1) / 15) + 1], 1000 + i, place == 0 ? "người đứng đầu" : ""
    }
}' >"$folder/officials.csv"

say "2. Points of twelve months (number, hundredths or a reason)"
# Whole and half points, so that many are equal; somebody on leave, somebody who came late.
awk 'BEGIN {
    seed = 1841
    for (i = 1; i <= 120; i++) {
        seed = (seed * 16807) % 2147483647
        able[i] = 68 + seed % 31
    }
    for (m = 1; m <= 12; m++)
        for (i = 1; i <= 120; i++) {
            seed = (seed * 16807) % 2147483647
            p = able[i] * 100 + (seed % 25 - 12 + (m == 12) * 6) * 50
            if (p > 10000) p = 10000
            if (i % 40 == 7 && m >= 4 && m <= 9) p = "nghỉ thai sản"
            if (i == 60 && m < 9) p = "chưa về cơ quan"
            if (i == 13 && m == 6) p = 4225
            printf "%d\t%d\t%s\n", m, i, p
        }
}' >"$folder/truth/points.tsv"

# The same as tables: odd months as a Vietnamese spreadsheet saves them, even ones in English.
for month in 01 02 03 04 05 06 07 08 09 10 11 12; do
    awk -F '\t' -v month="$month" 'FNR == NR { if (FNR > 1) { split($0, f, ";"); name[f[1]] = f[2]; id[f[1]] = f[5] } next }
        $1 == month + 0 {
            points = $3 ~ /^[0-9]+$/ ? sprintf("%d%s%02d", int($3 / 100), month % 2 ? "," : ".", $3 % 100) : ""
            reason = points == "" ? $3 : ""
            if (!started++) {
                if (month % 2) printf "\357\273\277STT;Họ và tên;Điểm;Lý do\r\n"
                else printf "id,name,points,reason\n"
            }
            if (month % 2) printf "%d;%s;%s;%s\r\n", $2, name[$2], points, reason
            else printf "%s,%s,%s,%s\n", id[$2], name[$2], points, reason
        }' "$folder/officials.csv" "$folder/truth/points.tsv" >"$folder/points/$month.csv"
done

# -- the truth of a month: number, grade by points, grade, tied; from sorted lines alone
# rank_month MONTH NUM: stdin "no hundredths", from the highest
rank_month() {
    awk -v num="$1" '{ no[NR] = $1; p[NR] = $2 }
        END {
            places = int(num * NR / 100)
            for (i = 1; i <= NR; i++) {
                band[i] = p[i] >= 9000 ? "A" : p[i] >= 7000 ? "B" : p[i] >= 5000 ? "C" : "D"
                if (band[i] == "A") a++
            }
            edge = a > places && places > 0 ? p[places] : -1
            split_edge = edge >= 0 && p[places + 1] == edge
            for (i = 1; i <= NR; i++) if (split_edge && p[i] == edge && !first) first = i
            for (i = 1; i <= NR; i++) {
                grade = band[i]; tied = 0
                if (band[i] == "A" && a > places) {
                    if (split_edge && p[i] == edge) { tied = 1; grade = i <= places ? "A" : "B" }
                    else if (i > places) grade = "B"
                }
                print no[i], band[i], grade, tied
            }
        }'
}

# What kiemphieu says: number, grade before, grade; from its table.
said() {
    awk -F ';' 'NR > 1 { gsub(/\r/, ""); gsub(/"/, ""); if ($8 != "") print $2, ($9 == "" ? $8 : $9), $8 }' "$1" | sort -n
}

say "3. Each month: imported, ties decided by two, closed by two"
for month in 01 02 03 04 05 06 07 08 09 10 11 12; do
    num=30
    "$kiemphieu" month "$folder" $year-$month --import "$folder/points/$month.csv" \
        >"$folder/truth/said-$month.txt" || [ $? -eq 3 ]
    if [ $month = 12 ]; then
        num=40
        held_is_fine "$kiemphieu" month "$folder" $year-12 --exceptional \
            --name "Phạm Văn Hậu" --reason "Quận hoàn thành xuất sắc nhiệm vụ năm" >/dev/null
    fi
    awk -F '\t' -v month=$month '$1 == month + 0 && $3 ~ /^[0-9]+$/ { print $2, $3 }' \
        "$folder/truth/points.tsv" | sort -k2,2nr -k1,1n | rank_month $num >"$folder/truth/$month.txt"
    set --
    for wish in $(awk '$4 { print $1 "=" tolower($3) }' "$folder/truth/$month.txt"); do
        set -- "$@" --decide "$wish"
    done
    [ $# -eq 0 ] || "$kiemphieu" month "$folder" $year-$month "$@" --name "Phạm Văn Hậu" \
        --name "Trần Thị Thu" --reason "Ưu tiên người có nhiều tháng loại A hơn" >/dev/null
    "$kiemphieu" month "$folder" $year-$month --close --name "Trần Thị Thu" \
        --name "Phạm Văn Hậu" >"$folder/truth/closed-$month.txt"
    awk '{ print $1, $2, $3 }' "$folder/truth/$month.txt" | sort -n >"$folder/truth/$month.sorted"
    said "$folder/report/month-$year-$month.csv" | cmp -s - "$folder/truth/$month.sorted" ||
        fail "month $month differs from its truth"
    sed -n '2p' "$folder/truth/closed-$month.txt"
done

say "4. The year: mean of the months, 20 % of grade A, ties decided"
awk -F '\t' '$3 ~ /^[0-9]+$/ { sum[$2] += $3; n[$2]++ }
    END { for (i in sum) if (n[i] >= 6) printf "%d %d %d\n", i, sum[i], n[i] }' \
    "$folder/truth/points.tsv" >"$folder/truth/sums.txt"
# Insertion by cross products: exact, and not what the program does.
awk '{ no[NR] = $1; s[NR] = $2; n[NR] = $3
        for (j = NR; j > 1 && (s[j] * n[j-1] > s[j-1] * n[j] || (s[j] * n[j-1] == s[j-1] * n[j] && no[j] < no[j-1])); j--) {
            t = no[j]; no[j] = no[j-1]; no[j-1] = t; t = s[j]; s[j] = s[j-1]; s[j-1] = t; t = n[j]; n[j] = n[j-1]; n[j-1] = t } }
    END {
        places = int(20 * NR / 100)
        for (i = 1; i <= NR; i++) {
            band[i] = s[i] >= 9000 * n[i] ? "A" : s[i] >= 7000 * n[i] ? "B" : s[i] >= 5000 * n[i] ? "C" : "D"
            if (band[i] == "A") a++
        }
        for (i = 1; i <= NR; i++) {
            edge = a > places && s[i] * n[places] == s[places] * n[i]
            tied = edge && s[places + 1] * n[places] == s[places] * n[places + 1]
            grade = band[i]
            if (band[i] == "A" && i > places) grade = "B"
            print no[i], band[i], grade, tied
        }
    }' "$folder/truth/sums.txt" >"$folder/truth/year.txt"
set --
for wish in $(awk '$4 { print $1 "=" tolower($3) }' "$folder/truth/year.txt"); do
    set -- "$@" --decide "$wish"
done
[ $# -eq 0 ] || set -- "$@" --name "Phạm Văn Hậu" --name "Trần Thị Thu" \
    --reason "Xét thành tích đột xuất trong năm"
"$kiemphieu" year "$folder" $year "$@" >"$folder/truth/said-year.txt"
sed -n '1,4p' "$folder/truth/said-year.txt"
awk -F ';' 'NR > 1 { gsub(/\r/, ""); gsub(/"/, ""); if ($21 != "") print $2, ($22 == "" ? $21 : $22), $21 }' \
    "$folder/report/year-$year.csv" | sort -n >"$folder/truth/year.said"
awk '{ print $1, $2, $3 }' "$folder/truth/year.txt" | sort -n | cmp -s - "$folder/truth/year.said" ||
    fail "the year differs from its truth"

say "Look at"
for name in report/month-$year-03.pdf report/month-$year-12.pdf report/year-$year.pdf; do
    printf '  %s\n' "$folder/$name"
done
echo "agrees"

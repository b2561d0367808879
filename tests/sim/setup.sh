#!/bin/sh
# setup.sh -- the papers that the simulator marks: ours, a trial's, others'.
# usage: setup.sh FOLDER-OF-THE-PROGRAMS FOLDER
#
# FOLDER/papers then has a line for each page to be marked:
#   NAME LAYOUT PAGE PGM-AT-300-DPI PGM-AT-600-DPI-or--
# (files in FOLDER). Not listed, for misprints: form-1.pgm, other-1.pgm, test-1.pgm.
set -eu
kiemphieu=$1/kiemphieu
folder=$2

# Everything in DIR/print/PDF.pdf becomes FOLDER/NAME-PAGE.pgm, grey.
picture() { # picture CONFERENCE PDF NAME [DPI]
    pdftoppm -r "${4:-300}" -gray "$1/print/$2.pdf" "$folder/$3"
}

# A rule card of COUNT levels, none of them the law's.
rule() { # rule COUNT FILE
    awk -v count="$1" 'BEGIN {
        print "[rule]\nid = levels-" count
        print "title_vi = Phiếu " count " mức\ntitle_en = Ballot of " count " levels"
        print "source = -\ndenominator = collected\nbad_row = row\nstruck_name = sheet"
        print "writing = ignored\ndecimals = 2\nrounding = half-up"
        split("Rất cao,Cao,Trung bình,Thấp,Rất thấp", vi, ",")
        split("Very high,High,Middling,Low,Very low", en, ",")
        for (i = 1; i <= count; i++)
            print "\n[option level-" i "]\nvi = " vi[i] "\nen = " en[i]
        print "\n[outcome none]\nvi = Không có hệ quả\nen = No consequence"
    }' >"$2"
}

# COUNT officials; WORDS given names each and POST words of post, from SEED on.
officials() { # officials COUNT WORDS POST SEED FILE
    awk -v count="$1" -v words="$2" -v post="$3" -v seed="$4" 'BEGIN {
        families = split("Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Đặng Bùi Đỗ Ngô", family, " ")
        givens = split("An Ngọc Phương Quỳnh Hưng Thủy Đức Mỹ Tường Uyên Giang Kỳ Ý Ất " \
            "Nghĩa Trường Ước Oanh Dũng Yến", given, " ")
        posts = split("Phó Chủ tịch Hội đồng nhân dân phụ trách văn hóa, giáo dục và " \
            "đào tạo nghề", word, " ")
        print "STT;Họ và tên;Chức vụ;Loại phiếu;Nhóm"
        for (i = 1; i <= count; i++) {
            name = family[(i * 5 + seed) % families + 1]
            for (k = 0; k < words; k++)
                name = name " " given[(i * 7 + k * 3 + seed) % givens + 1]
            title = ""
            for (k = 1; k <= post && k <= posts; k++)
                title = title (k > 1 ? " " : "") word[k]
            print i ";" name ";" title ";;" (i <= count / 4 ? "Tập thể" : "Cá nhân")
        }
    }' >"$5"
}

# A conference of its own: FOLDER/NAME, its layout FOLDER/NAME.json, its pages.
conference() { # conference NAME RULE COUNT WORDS POST SEED [600]
    "$kiemphieu" new "$folder/$1" >/dev/null
    case $2 in
    score-*) template=party-score ;;
    grade-*) template=state-grade ;;
    *) template=party ;;
    esac
    sed "s/^rule = .*/rule = $2/; s/^template = .*/template = $template/" \
        tests/demo/pilot/conference.ini >"$folder/$1/conference.ini"
    officials "$3" "$4" "$5" "$6" "$folder/$1/officials.csv"
    case $2 in
    levels-*.rule)
        levels=${2#levels-}
        rule "${levels%.rule}" "$folder/$1/$2"
        ;;
    esac
    paper "$1" "${7:-}"
}

# Print what FOLDER/NAME has and list its pages.
paper() { # paper NAME [600]
    "$kiemphieu" print "$folder/$1" >/dev/null 2>&1
    cp "$folder/$1/layout/main.json" "$folder/$1.json"
    picture "$folder/$1" main "$1"
    [ -z "$2" ] || picture "$folder/$1" main "$1-600" 600
    page=1
    pages=$(grep -c '"page": ' "$folder/$1.json") # the PDF has empty backs besides
    while [ "$page" -le "$pages" ]; do
        fine=-
        [ -z "$2" ] || fine=$1-600-$page.pgm
        echo "$1 $1.json $page $1-$page.pgm $fine" >>"$folder/papers"
        page=$((page + 1))
    done
}

[ -e "$folder/done-4" ] && exit 0
rm -rf "$folder"
mkdir -p "$folder"
for name in ours form other; do
    "$kiemphieu" new "$folder/$name" >/dev/null
    cp tests/demo/pilot/conference.ini tests/demo/pilot/officials.csv "$folder/$name/"
done

paper ours 600
cp "$folder/ours.json" "$folder/layout.json"
"$kiemphieu" print "$folder/ours" --proof >/dev/null 2>&1
picture "$folder/ours" main-proof test

# Another form of the same conference: one person fewer, the same key.
cp "$folder/ours/conference.key" "$folder/form/"
sed -i '$d' "$folder/form/officials.csv"
"$kiemphieu" print "$folder/form" >/dev/null 2>&1
picture "$folder/form" main form

# The same form of another conference: another key.
"$kiemphieu" print "$folder/other" >/dev/null 2>&1
picture "$folder/other" main other

# Dense and sparse ones; long names and short; one page and several.
conference five levels-5.rule 20 3 9 1 600
conference four levels-4.rule 20 1 2 2
conference long party-96 60 4 15 3
conference short levels-5.rule 60 2 1 4
conference two state-96-vote 20 2 6 5

# Rows of tens and ones, of a whole and of criteria; grades under headings.
conference score score-100 13 3 6 9 600
conference grade grade-4 20 2 6 10
"$kiemphieu" new "$folder/scale" >/dev/null
mkdir "$folder/scale/scales"
cp "$folder/score/conference.ini" "$folder/scale/"
sed '1s/$/;Thang điểm/; 2,$s/$/;post/; 5,$d' "$folder/score/officials.csv" \
    >"$folder/scale/officials.csv"
printf '%s\n' 'STT;Tiêu chí;Điểm tối đa' '1;Phẩm chất chính trị, đạo đức, lối sống;30' \
    '2;Năng lực lãnh đạo, chỉ đạo;20' '3;Kết quả thực hiện nhiệm vụ được giao;35' \
    '4;Tự phê bình và phê bình;9' '5;Uy tín;6' >"$folder/scale/scales/post.csv"
paper scale ""

# Hardly a mark to know a sheet by; of these the other runs take none.
conference three-rows party-96 3 2 6 6
conference two-rows party-96 2 2 6 7
conference one-row party-96 1 2 6 8
touch "$folder/done-4"

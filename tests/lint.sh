#!/bin/sh
# lint.sh -- the rules of the house that a compiler does not prove.
# usage: lint.sh FOLDER-OF-THE-PROGRAMS COMPILER-FLAGS...
set -u
programs=$1
shift
failed=0

complain() {
    printf '%s\n' "$1" | sed "s/^/lint: /"
    failed=1
}

# -- top level: exactly what the design names
others=$(git ls-files | cut -d/ -f1 | sort -u |
    grep -vxE 'core|forms|omr|scan|tests|Makefile|README\.md|LICENSE|\..*')
[ -z "$others" ] || complain "the top level holds more than it should: $others"

# -- core includes nobody; forms, omr and scan include core and never each other
for layer in core forms omr scan; do
    for other in forms omr scan tests; do
        [ "$layer" = "$other" ] && continue
        found=$(grep -rnE "^#include \"$other/" --include='*.[ch]' "$layer")
        [ -z "$found" ] || complain "include rule: $found"
    done
done
found=$(grep -nE '\b(float|double)\b' core/*.[ch] core/desk/*.[ch] core/recount/*.[ch] | grep -vE '^[^:]+:[0-9]+:\s*(/?\*|//)')
[ -z "$found" ] || complain "floating point in core: $found"

# -- outside headers only in the layers that may have them
outside() { # outside LAYERS-REGEX HEADER-REGEX
    found=$(grep -nE "^#include <($2)" core/*.[ch] core/desk/*.[ch] core/recount/*.[ch] forms/*.[ch] omr/*.[ch] \
        scan/*.[ch] |
        grep -vE "^($1)")
    [ -z "$found" ] || complain "outside library in the wrong place: $found"
}
outside 'core/ledger' 'sqlite3'
outside 'core/|tests/' 'jansson|sodium|ini\.h'
outside 'forms/' 'cairo|pango|qrencode|fontconfig|xlsxwriter'
outside 'omr/' 'png|jpeg|libdeflate|zbar|seccomp'
outside 'omr/|forms/|scan/' 'tiff'
outside 'scan/' 'sane'
outside 'core/desk/' 'microhttpd'

# -- core's other files do not know the desk; only its own program does
found=$(grep -nE '^#include "core/desk/' core/*.[ch])
[ -z "$found" ] || complain "include rule: $found"

# -- the recount is of its own making: nothing of the program that it checks
found=$(grep -nE '^#include "' core/recount/*.[ch] | grep -v '"core/recount/')
[ -z "$found" ] || complain "the recount includes code of the count: $found"
found=$(grep -nE '^#include "core/recount/' core/*.[ch] core/desk/*.[ch])
[ -z "$found" ] || complain "the count includes code of the recount: $found"
lines=$(cat core/recount/*.[ch] | wc -l)
[ "$lines" -lt 500 ] || complain "the recount has $lines lines; it must be small"

# -- and linked only by the programs that may
links() { # links PROGRAM ALLOWED-REGEX
    found=$(readelf -d "$programs/$1" | sed -n 's/.*NEEDED.*\[\(.*\)\]/\1/p' |
        grep -vE "^(libc|libm|ld-linux.*|libsodium|libjansson|libinih)\.so" |
        grep -vE "^($2)\.so")
    [ -z "$found" ] || complain "$1 links $found"
}
links kiemphieu 'none'
links kiemphieu-ledger 'libsqlite3'
links kiemphieu-forms 'libpango.*|libcairo|libgobject-2\.0|libglib-2\.0|libharfbuzz|libfontconfig|libqrencode|libtiff|libxlsxwriter'
links kiemphieu-read 'libtiff|libpng16|libjpeg|libdeflate|libzbar|libseccomp'
links kiemphieu-scan 'libsane|libtiff'
links kiemphieu-desk 'libmicrohttpd|libsqlite3'
found=$(readelf -d "$programs/kiemphieu-recount" | sed -n 's/.*NEEDED.*\[\(.*\)\]/\1/p' |
    grep -vE '^(libc|ld-linux.*|libjansson)\.so')
[ -z "$found" ] || complain "kiemphieu-recount links $found"

# -- each header stands alone: proven by its own file, which includes it first, or tried
for header in core/*.h core/desk/*.h core/recount/*.h forms/*.h omr/*.h scan/*.h tests/*.h tests/sane/*.h; do
    [ -e "$header" ] || continue
    own=${header%.h}.c
    [ -e "$own" ] && [ "$(grep -m 1 '^#include' "$own")" = "#include \"$header\"" ] && continue
    printf '#include "%s"\ntypedef int alone;\n' "$header" |
        gcc "$@" -Werror -fsyntax-only -x c - >/tmp/lint.$$ 2>&1 ||
        complain "$header does not stand alone: $(head -n 3 /tmp/lint.$$)"
done
rm -f /tmp/lint.$$

# -- files and functions of a size that one can read
for file in $(git ls-files '*.c' '*.h'); do
    head -n 1 "$file" | grep -q -- ' -- ' || complain "$file: line 1 does not say what for"
    [ "$(wc -l <"$file")" -le 400 ] || case $file in tests/*) ;; *)
        complain "$file has more than 400 lines" ;;
    esac
done
found=$(awk 'FNR==1{open=0} /^\{/{open=FNR} /^\}/{ if(open && FNR-open>60)
    print FILENAME ":" open " is a function of " FNR-open " lines"; open=0 }' \
    $(git ls-files 'core/*.c' 'core/desk/*.c' 'core/recount/*.c' 'forms/*.c' 'omr/*.c' 'scan/*.c'))
[ -z "$found" ] || complain "$found"

exit $failed

#!/bin/sh
# run.sh -- run the built tests, one a processor side by side, and close with their sum.
# usage: run.sh FOLDER-OF-THE-PROGRAMS TEST...
set -u
programs=$1
shift
export KIEMPHIEU_PROGRAMS="$programs"
export LC_ALL=C.UTF-8
export ASAN_OPTIONS="${ASAN_OPTIONS:-abort_on_error=0:detect_leaks=1}"
results=$(mktemp -d)
export results
trap 'rm -rf "$results"' EXIT

# The longest first (the browser, then those that run whole programs), so that none is left
# running alone at the end.
long='/program_|/scan_import|/desk_feed|/schema_'
{
    printf '%s\n' "$@" | grep '/browser_test'
    printf '%s\n' "$@" | grep -v '/browser_test' | grep -E "$long"
    printf '%s\n' "$@" | grep -v '/browser_test' | grep -vE "$long"
} | xargs -P "$(nproc)" -I {} sh -c '
    name=${1##*/}
    "$1" >"$results/$name.out" 2>&1
    status=$?
    count=$(grep -c "^\[       OK \]" "$results/$name.out")
    printf "%s %s\n" "$status" "$count" >"$results/$name.sum"
    if [ "$status" -ne 0 ]; then
        cat "$results/$name.out"
        printf "%s: exit %s\n" "$1" "$status"
    else
        printf "ok %s (%s)\n" "$name" "$count"
    fi' run {}

cat "$results"/*.sum | awk -v tests=$# '{ passed += $2; failed += $1 != 0 }
    END { failed += tests - NR; printf "%d passed, %d failed\n", passed, failed; exit failed > 0 || passed == 0 }'

#!/bin/sh
# run.sh -- run the built tests one after the other and close with their sum.
# usage: run.sh FOLDER-OF-THE-PROGRAMS TEST...
set -u
programs=$1
shift
export KIEMPHIEU_PROGRAMS="$programs"
export LC_ALL=C.UTF-8
export ASAN_OPTIONS="${ASAN_OPTIONS:-abort_on_error=0:detect_leaks=1}"
passed=0
failed=0
for test in "$@"; do
    output=$("$test" 2>&1)
    status=$?
    passed=$((passed + $(printf '%s\n' "$output" | grep -c '^\[       OK \]')))
    if [ "$status" -ne 0 ]; then
        printf '%s\n%s: exit %s\n' "$output" "$test" "$status"
        failed=$((failed + 1))
    else
        printf 'ok %s (%s)\n' "${test##*/}" \
            "$(printf '%s\n' "$output" | grep -c '^\[       OK \]')"
    fi
done
printf '%s passed, %s failed\n' "$passed" "$failed"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]

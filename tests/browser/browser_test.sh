#!/bin/sh
# browser_test.sh -- Chromium drives the desk; its words are those of the other tests.
# usage: KIEMPHIEU_PROGRAMS=build/san browser_test.sh [PART...]
#        needs what `make browser-check` makes; its pictures go to build/browser
set -eu
here=$(cd "$(dirname "$0")" && pwd)
KIEMPHIEU_PROGRAMS=$(cd "$KIEMPHIEU_PROGRAMS" && pwd)
BROWSER_FOLDER=$KIEMPHIEU_PROGRAMS/../browser
export KIEMPHIEU_PROGRAMS BROWSER_FOLDER
exec timeout --kill-after 10 600 node --no-warnings \
    --test-reporter "$here"/reporter.mjs --test-reporter-destination stdout \
    "$here"/main.mjs "$@"

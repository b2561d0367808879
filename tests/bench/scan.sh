#!/bin/sh
# scan.sh -- from a scanner through libsane, disk, reader and ledger: how fast, how large.
# usage: scan.sh FOLDER-OF-THE-PROGRAMS FOLDER-OF-THE-SCANNER-DRIVER FOLDER
set -eu
programs=$1
driver=$2
folder=$3
kiemphieu=$programs/kiemphieu

# A private conference for each run; the ballots are one deck, in links of other names.
rm -rf "$folder"
mkdir -p "$folder"
"$kiemphieu" new "$folder/plan" >/dev/null
cp tests/demo/pilot/conference.ini tests/demo/pilot/officials.csv "$folder/plan"/
"$kiemphieu" print "$folder/plan" >/dev/null 2>&1
"$kiemphieu" deck "$folder/plan" --sheets 100 --seed 7 --clean >/dev/null 2>&1

# load SIDES: that many sides in the feeder
load() {
    rm -rf "$folder/feeder"
    mkdir "$folder/feeder"
    side=0
    while [ "$side" -lt "$1" ]; do
        for image in "$folder"/plan/deck/*.tif; do
            [ "$side" -lt "$1" ] || break
            side=$((side + 1))
            ln "$image" "$folder/feeder/$(printf %05d "$side").tif"
        done
    done
}

# memory: MB that the run's processes hold together, each shared page once
memory() {
    for process in $(pgrep -f "$folder/run|kiemphieu-scan --drive"); do
        awk '/^Pss:/ { print $2 }' "/proc/$process/smaps_rollup" 2>/dev/null
    done | awk '{ sum += $1 } END { printf "%d\n", sum / 1024 }'
}

# feed SIDES PLAN: seconds, and the most memory seen, in $folder/seconds and $folder/peak
feed() {
    load "$1"
    rm -rf "$folder/run"
    mkdir "$folder/run"
    cp -R "$folder/plan/conference.ini" "$folder/plan/officials.csv" \
        "$folder/plan/conference.key" "$folder/plan/layout" "$folder/plan/print" "$folder/run"
    STACK_REPORT=$folder/report
    export STACK_REPORT
    rm -f "$STACK_REPORT"
    begun=$(date +%s%N)
    printf 'd\n' | sh tests/sane/with_stack.sh "$driver" "$folder/feeder" "$2" \
        "$kiemphieu" scan "$folder/run" --device stack --expect "$1" \
        >"$folder/said" 2>&1 &
    scan=$!
    : >"$folder/peaks"
    while kill -0 "$scan" 2>/dev/null; do
        memory >>"$folder/peaks"
        sleep 0.5
    done
    wait "$scan" || [ $? -eq 3 ] || { cat "$folder/said"; exit 1; }
    ended=$(date +%s%N)
    grep -q "fed = .* refused" "$folder/said"
    echo $(((ended - begun) / 1000000)) >"$folder/ms"
    sort -n "$folder/peaks" | tail -n 1 >"$folder/peak"
    rm -rf "$folder/run"
}

feed 500 ""
awk '{ printf "scan_images_per_minute %d images/min\n", 500 * 60000 / $1 }' "$folder/ms"
feed 200 ""
printf 'scan_peak_200_mb %s MB\n' "$(cat "$folder/peak")"
feed 2000 ""
printf 'scan_peak_mb %s MB\n' "$(cat "$folder/peak")"
feed 60 "rate=120"
awk '{ idle += $1 } END { printf "scan_feeder_idle_ms %d ms\n", idle }' "$folder/report"
rm -rf "$folder"

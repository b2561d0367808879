#!/bin/sh
# bench.sh -- how fast the main jobs run here, `name value unit` a line; never a test.
# usage: bench.sh FOLDER-OF-THE-PROGRAMS FOLDER
set -eu
programs=$1
folder=$2
kiemphieu=$programs/kiemphieu
bench=$programs/tests/bench
layout=$folder/layout/main.json

# One processor, where that can be chosen: the last, as the first has the interrupts.
alone=
if command -v taskset >/dev/null; then
    alone="taskset -c $(($(nproc) - 1))"
fi

# seconds NAME COMMAND...
seconds() {
    name=$1
    shift
    printf '%s %s s\n' "$name" "$("$bench" time "$@" | awk '{ printf "%.2f", $1 / 1000 }')"
}

# a_minute NAME COUNT COMMAND...
a_minute() {
    name=$1
    count=$2
    shift 2
    printf '%s %s images/min\n' "$name" \
        "$("$bench" time "$@" | awk -v n="$count" '{ printf "%d", n * 60000 / $1 }')"
}

# peak NAME COMMAND...: the memory of the largest process of a run
peak() {
    name=$1
    shift
    printf '%s %s MB\n' "$name" "$("$bench" time "$@" | awk '{ print $2 }')"
}

echo "machine: $(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -n 1), $(nproc) processors"
echo "compiler: $(${CC:-cc} --version | head -n 1), ${CFLAGS:-}"

rm -rf "$folder"
"$kiemphieu" new "$folder" >/dev/null
cp tests/demo/pilot/conference.ini tests/demo/pilot/officials.csv "$folder"/
seconds print_10000_s "$kiemphieu" print "$folder" --copies 10000
wc -c <"$folder"/print/main.pdf | awk '{ printf "print_10000_mb %.1f MB\n", $1 / 1048576 }'
"$kiemphieu" print "$folder" >/dev/null 2>&1
a_minute deck_images_per_minute 100 "$kiemphieu" deck "$folder" --sheets 100 --seed 7

$alone "$bench" pages "$programs" "$folder"

# What scanned sides could be stored as.
$alone "$bench" compress "$folder"/deck/0001.tif

# Memory stays as it is however long the stack; and at 600 dpi.
many=
for i in $(seq 50); do
    many="$many $folder/raw-*"
done
# shellcheck disable=SC2086 # many names, on purpose
peak read_peak_mb "$kiemphieu" read --jobs 1 --layout "$layout" $many
"$bench" enlarge "$folder"/deck/0001.tif "$folder"/600.tif
peak read_600dpi_peak_mb "$kiemphieu" read --jobs 1 --layout "$layout" "$folder"/600.tif

a_minute read_images_per_minute_1 100 "$kiemphieu" read --jobs 1 --layout "$layout" "$folder"/deck/*.tif
a_minute read_images_per_minute_2 100 "$kiemphieu" read --jobs 2 --layout "$layout" "$folder"/deck/*.tif
a_minute import_images_per_minute 100 "$kiemphieu" import "$folder" "$folder"/deck/*.tif
seconds report_s "$kiemphieu" report "$folder"
seconds verify_s "$kiemphieu" verify "$folder"
rm -rf "$folder"

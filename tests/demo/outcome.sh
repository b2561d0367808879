#!/bin/sh
# outcome.sh -- "OUTCOME BEFORE BY" of one person in a results.json ("-": unchanged).
# usage: outcome.sh RESULTS BALLOT NO
awk -v ballot="$2" -v no="$3" '
    function value(line) { sub(/^[^:]*: *"/, "", line); sub(/",?$/, "", line); return line }
    /"ballot_type":/ { type = value($0) }
    /"contest":/ { contest = value($0); before = by = "-" }
    type == ballot && contest == no && /"outcome":/ { outcome = value($0) }
    type == ballot && contest == no && /"outcome_before":/ { before = value($0) }
    type == ballot && contest == no && /"changed_by":/ { by = value($0) }
    type == ballot && contest == no { found = outcome " " before " " by }
    END { print found }' "$1"

#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# run_case.sh MAPWRIGHT CASE WORK [--accept]: a whole migration by the real command line.
#
# A case is a folder with
#   settings.sh   variables: document; places (more words for `mapwright run`); tables (entities of the target that are kept
#                 and compared); reads (how an entity of the target is named: "target.sqlite#%" by default); exit (the
#                 expected exit code, 0 by default)
#   prepare.sh    makes the inputs and the empty target in the working folder; code 77 skips the case, its words say why
#   expected/     ledger.json, rejects.csv and one CSV per table: what the run must leave, byte for byte
#   verify.sh     looks further, in the working folder of the run with one worker
# The run is done with 1, 2 and 8 workers, each in a folder of its own; all must leave the same bytes.
set -uo pipefail
export LC_ALL=C.UTF-8 QT_QPA_PLATFORM=offscreen
mapwright=$(realpath "$1")
case_folder=$(realpath "$2")
work=$3
accept=${4:-}
export mapwright case_folder

fail() {
    echo "FAIL: $*" >&2
    exit 1
}

document='' places=() tables=() reads='target.sqlite#%' exit=0
# shellcheck source=/dev/null
source "$case_folder/settings.sh"

# What happened, without what differs between two equal runs.
ledger_of() {
    sqlite3 :memory: "SELECT json_group_array(json_object('mapping', e.value ->> 'mapping', 'source', e.value ->> 'source',
        'entity', e.value ->> 'entity', 'ledger', json(e.value -> 'ledger'), 'written', json(e.value -> 'written')))
        FROM json_each(readfile('$1'), '\$.entities') e" | sed 's/},{"mapping"/},\n{"mapping"/g'
}

# Every rejected record with all its reasons, as the evidence store holds them.
rejects_of() {
    sqlite3 -csv -header "$1" "SELECT mapping, row_number, key, field, reference, code, message FROM reject
        JOIN reject_reason ON reject = id ORDER BY mapping, row_number, reject.id, ordinal"
}

run_with() {
    local workers=$1 folder=$work/$1
    rm -rf "$folder" && mkdir -p "$folder/out" || fail "no working folder"
    cd "$folder" || fail "no working folder"
    if [ -e "$case_folder/prepare.sh" ]; then
        bash "$case_folder/prepare.sh"
        local prepared=$?
        [ $prepared -eq 77 ] && exit 77
        [ $prepared -eq 0 ] || fail "the inputs could not be made"
    fi
    "$mapwright" run "$document" "${places[@]}" --workers "$workers" --evidence evidence.data --json > run.json
    local code=$?
    [ $code -eq "$exit" ] || fail "with $workers workers the run gave $code, not $exit: $(cat run.json)"
    ledger_of run.json > out/ledger.json
    rejects_of evidence.data > out/rejects.csv
    for table in "${tables[@]}"; do
        "$mapwright" read "${reads//%/$table}" > "out/$table.csv" || fail "reading $table back"
    done
}

for workers in 1 2 8; do
    (run_with $workers)
    code=$?
    [ $code -eq 0 ] || exit $code
done
for workers in 2 8; do
    diff -r "$work/1/out" "$work/$workers/out" > "$work/difference" ||
        fail "$workers workers leave something else than one: $(head -5 "$work/difference")"
done

if [ "$accept" = --accept ]; then
    mkdir -p "$case_folder/expected" && cp "$work"/1/out/* "$case_folder/expected/"
    echo "accepted: $case_folder/expected"
elif [ -d "$case_folder/expected" ]; then
    diff -r "$case_folder/expected" "$work/1/out" || fail "the run left something else than expected; --accept if it is right"
fi
if [ -e "$case_folder/verify.sh" ]; then
    cd "$work/1" || exit 1
    bash "$case_folder/verify.sh" || fail "$(basename "$case_folder"): verify.sh"
fi
echo "PASS: $(basename "$case_folder")"

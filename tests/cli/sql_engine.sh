#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# run --engine sql: the sample loaded by SQL inside the target is the sample loaded natively: rows, ledger, rejects.
source "$(dirname "$0")/support.sh"
run 'the samples' 0 examples samples
document=samples/legacy-crm/legacy-crm.mapwright
for engine in native sql; do
    cp samples/legacy-crm/new_crm.sqlite $engine.sqlite 2> /dev/null
    run "the sample by $engine" 0 run $document --engine $engine --target $engine.sqlite --evidence $engine.data --json
    ask "SELECT e.value ->> 'entity', e.value -> 'ledger', e.value -> 'written'
         FROM json_each(readfile('out'), '\$.entities') e" > $engine.ledger
    ask "SELECT value FROM json_each(readfile('out'), '\$.notes')" > $engine.notes
    sqlite3 $engine.sqlite .dump > $engine.dump
    sqlite3 $engine.data "SELECT mapping, row_number, key, source_values, field, reference, code, message FROM reject
        JOIN reject_reason ON reject = id ORDER BY mapping, row_number, reject.id, ordinal" > $engine.rejects
done
title='SQL gives what the native engine gives'
for part in ledger dump rejects; do
    cmp -s native.$part sql.$part || wrong "$part: $(diff native.$part sql.$part | head -5)"
    [ -s sql.$part ] || wrong "there is no $part"
done
same 'mappings that were loaded by SQL' 1 "$(grep -c 'INSERT INTO activities' sql.dump | awk '{ print ($1 > 100) }')"
grep -q 'activities.*row by row' sql.notes && wrong "the activities were not loaded by SQL: $(cat sql.notes)"

# A source that the target cannot reach goes row by row, and that is said; a target without SQL is refused.
mkdir source
printf 'id,name\n1,Ann\n' > source/people.csv
small_document small.mapwright
run 'a source of another kind' 0 run small.mapwright --engine sql --json
ask "SELECT value FROM json_each(readfile('out'), '\$.notes')" > notes
grep -q 'row by row' notes || wrong "nothing is said: $(cat notes)"
same 'rows' 1 "$(sqlite3 new.sqlite 'SELECT count(*) FROM people')"
run 'a target of another kind' 2 run small.mapwright --engine sql --target out.csv
run 'no such engine' 2 run small.mapwright --engine quick
finish

#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# run, preview, validate, export: results, exit codes, and what is left behind when the world is against them.
source "$(dirname "$0")/support.sh"
document=small.mapwright
mkdir source
seq 1 500 | awk 'BEGIN { print "id,name" } { print $1 ",Name " $1 }' > source/people.csv
echo 'x,not a number' >> source/people.csv
small_document $document
sha() { sha256sum < "$1"; }

run 'a run into a target that is made' 0 run $document --json
json '$.ledger.read' 501
json '$.ledger.loaded' 500
json '$.ledger.rejected' 1
json '$.ledger.closes' 1
json '$.written.sent' 500
json '$.written.confirmed' 500
json '$.entities[0].mapping' PPL
same 'keys of the ledger' 'archived,closes,excluded,federated,handed_over,loaded,merged,read,rejected' "$(ask "
    SELECT group_concat(key) FROM (SELECT key FROM json_each(readfile('out'), '\$.ledger') ORDER BY key)")"
same 'rows' 500 "$(sqlite3 new.sqlite 'SELECT count(*) FROM people')"
same 'a value' 'NAME 7' "$(sqlite3 new.sqlite 'SELECT name FROM people WHERE id = 7')"
same 'evidence' "x|NotAnInteger" "$(sqlite3 small.mapwright-data "SELECT json_extract(source_values, '\$[0][1]'), code FROM reject JOIN reject_reason ON reject = id")"
run 'the same for people' 0 run $document --target second.sqlite
prints closes
run 'validation of what was loaded' 0 validate $document --json
json '$.passed' 1
json '$.differences.total' 0
same 'keys of a check' 'compared,failed,id,kind,status' "$(ask "SELECT group_concat(key) FROM (SELECT key FROM
    json_each(readfile('out'), '\$.checks[0]') WHERE key IN ('id', 'kind', 'status', 'compared', 'failed') ORDER BY key)")"
sqlite3 second.sqlite "UPDATE people SET name = lower(name) WHERE id = 3"
run 'validation of a damaged target' 1 validate $document --target second.sqlite --json
json '$.passed' 0
json '$.differences.by_cause.case' 1
json '$.differences.by_field."people.name"' 1
json '$.differences.clusters[0].entity' people
json '$.differences.clusters[0].field' name
json '$.differences.clusters[0].cause' case
json '$.differences.clusters[0].count' 1
json '$.differences.clusters[0].reference' PPL-002
json '$.differences.clusters[0].examples[0].key' 3
json '$.warnings[0]' 'the document declares no checks: only those that schema and rules give are made'
run 'the same for people' 1 validate $document --target second.sqlite -o differences
prints 'validation failed'
prints 'declares no checks'
same 'every difference' $'key,kind,field,expected,actual,cause,detail\n3,changed,name,NAME 3,name 3,case,' "$(cat differences/people.csv)"
run 'the checks that there are' 0 validate $document --list --json
json '$.warnings[0]' 'the document declares no checks: only those that schema and rules give are made'
same 'what proves a field' 'AUTO-people-accuracy-name' "$(ask "SELECT json_extract(value, '\$.id') FROM json_each(readfile('out'), '\$.checks')
    WHERE json_extract(value, '\$.kind') = 'accuracy' AND json_extract(value, '\$.proves[0]') = 'PPL-002'")"
off='"checks": [{"id": "c1", "reference": "CHK-001", "kind": "accuracy", "mapping": "em", "fields": ["name"], "off": "names come later"}],'
sed "s/\"reject_limit\": 5,/&$off/" $document > off.mapwright
run 'a check that is switched off' 0 validate off.mapwright --target second.sqlite --json
json '$.differences.total' 0
same 'it is told, with the reason' 'names come later' "$(ask "SELECT json_extract(value, '\$.because') FROM json_each(readfile('out'), '\$.checks')
    WHERE json_extract(value, '\$.status') = 'off'")"
sed -i 's/names come later//' off.mapwright
run 'without a reason it is refused' 2 validate off.mapwright --target second.sqlite --json
says 'a check is switched off with a reason'
run 'validation of a target that is not there' 3 validate $document --target nowhere/x.sqlite --json

# What rules lose is measured with every validation; specifications say it.
sed 's/upper(name)/left(name, 5)/' $document > losing.mapwright
run 'a rule that cuts' 0 run losing.mapwright --target cut.sqlite
run 'it loses, and that fails nothing' 0 validate losing.mapwright --target cut.sqlite --json
json '$.losses[0].reference' PPL-002
json '$.losses[0].by_cause.many_to_one' 499
mkdir specification
run 'the specification says so' 0 export losing.mapwright --format json -o specification/losing.json
same 'by field mapping' PPL-002 "$(ask "SELECT json_extract(readfile('specification/losing.json'), '\$.losses.rows[0].Reference')")"
run 'it shows what was written, and nobody has signed it' 1 verify specification/losing.json --json
json '$.tampered[0]' ''

# A report computed on both sides, and the records behind a line that differs.
report='"checks": [{"id": "c1", "reference": "CHK-001", "kind": "report", "mapping": "em", "parameters": {"source_by": "length(name)",
    "target_by": "length(name)", "source_filter": "name <> '"'"'not a number'"'"'"}}],'
sed "s/\"reject_limit\": 5,/&$(echo $report)/" $document > report.mapwright
run 'a report that is the same' 0 validate report.mapwright --report CHK-001 --json
json '$.lines[0].key' 6
json '$.lines[0].source' 9
json '$.lines[0].target' 9
sqlite3 second.sqlite "UPDATE people SET name = 'NAME 77' WHERE id = 7"
run 'one that is not' 1 validate report.mapwright --target second.sqlite --report CHK-001
prints differs
run 'the records behind a line' 0 validate report.mapwright --target second.sqlite --report CHK-001 --line 6 --json
json '$.source.all' 9
json '$.target.all' 8
json '$.target.rows[0].name' 'NAME 1'
run 'it fails the validation' 1 validate report.mapwright --target second.sqlite --json
same 'two lines' 2 "$(ask "SELECT json_extract(value, '\$.failed') FROM json_each(readfile('out'), '\$.checks') WHERE json_extract(value, '\$.kind') = 'report'")"
run 'no such report' 2 validate report.mapwright --report CHK-009 --json

run 'a preview' 0 preview $document --entity people --sample first:3 --json
json '$.rows[2].target.name' 'NAME 3'
json '$.sample.kind' first:3
run 'a preview of the record that is rejected' 0 preview $document --entity PPL --sample first:1000 --json
json '$.rejects[0].reasons[0].reference' PPL-001
json '$.rejects[0].reasons[0].code' NotAnInteger
run 'a preview without an entity' 2 preview $document --json
run 'a preview of an unknown entity' 2 preview $document --entity pets --json
json '$.error.code' UnknownEntity
run 'a sample that is none' 2 preview $document --entity people --sample every
same 'a preview writes nothing' 500 "$(sqlite3 new.sqlite 'SELECT count(*) FROM people')"

before=$(sha new.sqlite)
run 'keys that are taken: every row is rejected, over the limit' 1 run $document --json
json '$.error.code' RejectLimit
same 'rows' 500 "$(sqlite3 new.sqlite 'SELECT count(*) FROM people')"
run 'a limit of its own' 1 run $document --target third.sqlite --reject-limit 0 --json
json '$.error.code' RejectLimit
run 'a test load has no limit' 0 run $document --target fourth.sqlite --mode test
run 'a missing source' 3 run $document --source nowhere --target fifth.sqlite --json
json '$.error.code' FileNotFound
same 'nothing is made' '' "$(ls fifth.sqlite* 2> /dev/null)"
run 'a target in a folder that cannot be written' 3 run $document --target /proc/x.sqlite --json
run 'an evidence store in a folder that cannot be written' 3 run $document --target sixth.sqlite --evidence /proc/x.data --json
same 'nothing is made' '' "$(ls sixth.sqlite* 2> /dev/null)"
run 'a target that is a folder' 3 run $document --target source/../. --json
head -c 9000 "$mapwright" > junk.sqlite
before=$(sha junk.sqlite)
run 'a target that is no database' 3 run $document --target junk.sqlite --json
same 'it is as it was' "$before" "$(sha junk.sqlite)"

# Locked by another program.
sqlite3 locked.sqlite 'CREATE TABLE people (id INTEGER PRIMARY KEY, name TEXT)'
sqlite3 locked.sqlite 'BEGIN EXCLUSIVE' 'SELECT 1' '.shell touch is-locked; sleep 20' > /dev/null 2>&1 &
holder=$!
while [ ! -e is-locked ]; do sleep 0.05; done
run 'a locked target' 3 run $document --target locked.sqlite --json
json '$.error.code' Locked
run 'reading a locked database' 3 read locked.sqlite --json
json '$.error.code' Locked
pkill -P $holder 2> /dev/null
kill $holder 2> /dev/null
wait $holder 2> /dev/null
same 'nothing was written' 0 "$(sqlite3 locked.sqlite 'SELECT count(*) FROM people')"

# A disk that is full: the file may not grow.
sqlite3 full.sqlite 'CREATE TABLE people (id INTEGER PRIMARY KEY, name TEXT)'
seq 1 60000 | awk 'BEGIN { print "id,name" } { print $1 ",Somebody " $1 }' > many.csv
mkdir many && mv many.csv many/people.csv
title='a target that cannot grow'
(
    ulimit -f 200
    "$mapwright" run $document --source many --target full.sqlite --evidence full.data --json > out 2> err
    echo $? > code
)
same 'exit code' 3 "$(cat code)"
one_line
same 'rows' 0 "$(sqlite3 full.sqlite 'SELECT count(*) FROM people')"
same 'the file is sound' ok "$(sqlite3 full.sqlite 'PRAGMA integrity_check')"
title='a load file that cannot grow'
(
    ulimit -f 200
    "$mapwright" export $document --format html -o /dev/full > out 2> err
    echo $? > code
)
same 'exit code' 3 "$(cat code)"
for words in "read source/people.csv" "schema source/people.csv --json" "functions" "eval 1" "profile source/people.csv"; do
    title="$words to a full device"
    # shellcheck disable=SC2086
    "$mapwright" $words > /dev/full 2> err
    same 'exit code' 3 $?
    says 'the disk is full'
done

# Ctrl+C: the target is as it was before, the evidence store can be read.
seq 1 3000000 | awk 'BEGIN { print "id,name" } { print $1 ",Somebody with a name " $1 }' > many/people.csv
sqlite3 cancelled.sqlite "CREATE TABLE people (id INTEGER PRIMARY KEY, name TEXT); INSERT INTO people VALUES (-1, 'before')"
title='Ctrl+C during a run'
"$mapwright" run $document --source many --target cancelled.sqlite --evidence cancelled.data --mode test --json > out 2> err &
job=$!
while [ ! -e cancelled.data ]; do sleep 0.02; done
sleep 0.4
kill -INT $job
wait $job
same 'exit code' 130 $?
one_line
json '$.error.code' Cancelled
same 'the target is sound' ok "$(sqlite3 cancelled.sqlite 'PRAGMA integrity_check')"
same 'the target is as it was' '-1|before' "$(sqlite3 cancelled.sqlite 'SELECT * FROM people')"
same 'the evidence store is readable' ok "$(sqlite3 cancelled.data 'PRAGMA integrity_check')"
same 'no leftovers' '' "$(ls -- *.tmp *journal 2> /dev/null)"
rm -r many

formats=$("$mapwright" export --help | sed -n 's/.*--format \([a-z|]*\).*/\1/p' | head -1)
for format in ${formats//|/ }; do
    run "export as $format" 0 export $document --format $format -o spec.$format --json
    json '$.path' spec.$format
    same 'the hash has 64 digits' 64 "$(ask "SELECT length(json_extract(readfile('out'), '\$.document_hash'))")"
    [ -s spec.$format ] || wrong 'nothing was written'
done
run 'export in German' 0 export $document --format md --language de -o german.md --json
same 'its words' 1 "$(grep -c '^## Datensätze hinein und hinaus$' german.md)"
same 'the same hash' "$(grep -o '[0-9a-f]\{64\}' spec.md | head -1)" "$(grep -o '[0-9a-f]\{64\}' german.md | head -1)"
run 'export as JSON is for programs' 0 export $document --format json --language de -o german.json --json
same 'and always English' 'DRAFT — not signed' "$(sqlite3 :memory: "SELECT json_extract(readfile('german.json'), '\$.state')")"
run 'an unknown language' 2 export $document --format md --language xx -o x.md --json
json '$.error.code' Usage
says "there is no language 'xx'; there are: en, de"
run 'an unknown format' 2 export $document --format papyrus -o x --json
json '$.error.code' NotSupported
run 'an export into a folder that is not there' 3 export $document --format html -o nowhere/x.html --json
json '$.error.code' FileNotFound
run 'an export without a place' 2 export $document --format html

run 'the samples' 0 examples samples --json
json '$.documents[0]' samples/legacy-crm/legacy-crm.mapwright
run 'the samples a second time: nothing is overwritten' 3 examples samples --json
finish

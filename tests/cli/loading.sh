#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Loads that are tried, killed, continued, taken back and mended.
source "$(dirname "$0")/support.sh"
document=small.mapwright
mkdir source
seq 1 200000 | awk 'BEGIN { print "id,name" } { print $1 ",Name " $1 }' > source/people.csv
small_document $document
rows() { sqlite3 "$1" 'SELECT count(*), sum(id), total(length(name)) FROM people'; }

run 'a dry run' 0 run $document --dry-run --json
json '$.dry_run' 1
json '$.ledger.loaded' 200000
json '$.ledger.closes' 1
json '$.written.confirmed' 200000
same 'nothing is made' '' "$(ls new.sqlite 2> /dev/null)"
run 'a dry run for people' 0 run $document --dry-run
prints 'nothing was written'
run 'a dry run that shall go on' 2 run $document --dry-run --resume --json

run 'a whole run, to compare with' 0 run $document --target whole.sqlite --json
whole=$(rows whole.sqlite)
run 'it is finished' 0 run $document --target whole.sqlite --resume --json
json '$.was_finished' 1
json '$.written.confirmed' 200000
same 'and was not done again' "$whole" "$(rows whole.sqlite)"

# kill -9 at ten moments, into a file that is there.
kills=0 unfinished=0
for moment in 1 2 3 4 5 6 7 8 9 10; do
    title="killed, moment $moment"
    rm -f killed.sqlite killed.data*
    sqlite3 killed.sqlite 'CREATE TABLE people (id INTEGER PRIMARY KEY NOT NULL, name TEXT)'
    "$mapwright" run $document --target killed.sqlite --evidence killed.data --commit-every 20000 > /dev/null 2>&1 &
    job=$!
    for _ in $(seq 1 400); do
        [ "$(sqlite3 -readonly killed.sqlite 'SELECT count(*) >= 20000 * ('"$moment"' - 1) FROM people' 2> /dev/null)" = 1 ] && break
        kill -0 $job 2> /dev/null || break
        sleep 0.01
    done
    kill -9 $job 2> /dev/null && kills=$((kills + 1))
    wait $job 2> /dev/null
    [ "$(sqlite3 killed.sqlite "SELECT count(*) FROM sqlite_schema WHERE name = 'mapwright_run'")" = 1 ] &&
        unfinished=$((unfinished + 1))
    run "continued, moment $moment" 0 run $document --target killed.sqlite --evidence killed.data --resume --json
    json '$.ledger.read' 200000
    json '$.ledger.closes' 1
    same 'the same rows' "$whole" "$(rows killed.sqlite)"
    same 'no note is left' 0 "$(sqlite3 killed.sqlite "SELECT count(*) FROM sqlite_schema WHERE name = 'mapwright_run'")"
done
echo "killed $kills times, $unfinished of them between the first commit and the end"

# Another document, another source.
sqlite3 other.sqlite 'CREATE TABLE people (id INTEGER PRIMARY KEY NOT NULL, name TEXT)'
{ cat source/people.csv; seq 1 50 | sed 's/.*/x,bad/'; } > all.csv && mv all.csv source/people.csv
run 'the limit stops it' 1 run $document --target other.sqlite --evidence other.data --commit-every 50000 --json
json '$.error.code' RejectLimit
same 'commits before it stay' 1 "$(sqlite3 other.sqlite 'SELECT count(*) BETWEEN 150000 AND 200000 FROM people')"
run 'a new run beside an unfinished one' 2 run $document --target other.sqlite --evidence other.data --json
json '$.error.code' UnfinishedRun
mkdir copy && cp source/people.csv copy
run 'another source' 2 run $document --source copy --target other.sqlite --evidence other.data --resume --json
json '$.error.code' OtherRun
sed 's/upper(name)/lower(name)/' $document > changed.mapwright
run 'another document' 2 run changed.mapwright --target other.sqlite --evidence other.data --resume --json
json '$.error.code' OtherRun
run 'the same, with a higher limit' 0 run $document --target other.sqlite --evidence other.data --resume --reject-limit 100 --json
json '$.ledger.rejected' 50
json '$.resumes' 1

# Taken back.
head -1001 source/people.csv > few.csv && mkdir few && mv few.csv few/people.csv
sed -i '3s/.*/2b,Two/;5s/.*/x,Five/' few/people.csv
sqlite3 back.sqlite "CREATE TABLE people (id INTEGER PRIMARY KEY NOT NULL, name TEXT); INSERT INTO people VALUES (5000, 'old')"
before=$(sqlite3 back.sqlite .dump)
run 'a run to take back' 0 run $document --source few --target back.sqlite --evidence back.data --json
json '$.run' 1
json '$.ledger.rejected' 2
run 'a rehearsal' 0 rollback $document 1 --evidence back.data --rehearse --full-digest --json
json '$.equals_before' 1
json '$.restored.people.removed' 998
same 'it changed nothing' 999 "$(sqlite3 back.sqlite 'SELECT count(*) FROM people')"
sqlite3 back.sqlite "UPDATE people SET name = 'mine' WHERE id = 7"
run 'somebody changed a row' 1 rollback $document 1 --evidence back.data --json
json '$.error.code' ChangedSince
says 'people 7 was changed since'
same 'nothing was taken back' 999 "$(sqlite3 back.sqlite 'SELECT count(*) FROM people')"
sqlite3 back.sqlite "UPDATE people SET name = 'NAME 7' WHERE id = 7"
run 'the rollback' 0 rollback $document 1 --evidence back.data --json
json '$.equals_before' 1
same 'all is as before' "$before" "$(sqlite3 back.sqlite .dump)"
run 'once more' 0 rollback $document 1 --evidence back.data --json
json '$.was_done' 1
run 'an unknown run' 2 rollback $document 99 --evidence back.data --json
json '$.error.code' UnknownName
run 'no number' 2 rollback $document last --json
json '$.error.code' Usage
run 'a run that made its file' 0 run $document --source few --target made.sqlite --evidence back.data --json
run 'the rollback takes the file away' 0 rollback $document 2 --evidence back.data
prints 'is gone: the run had made it'
same 'it is gone' '' "$(ls made.sqlite* 2> /dev/null)"

# Rejects: corrected, loaded again.
run 'a run with rejects' 0 run $document --source few --target mended.sqlite --evidence mended.data --json
run 'its rejects as files' 0 rejects $document 1 --evidence mended.data -o rejected --json
json '$.files[0].rows' 2
json '$.files[0].path' rejected/PPL.csv
same 'a reject has its record and reason' 1 "$(grep -c '^2,.*not a whole number.*2b,Two$' rejected/PPL.csv)"
run 'loaded again without a correction' 0 run $document --source few --target mended.sqlite --evidence mended.data --rejects 1 --json
json '$.ledger.read' 2
json '$.ledger.rejected' 2
sed -i 's/,2b,/,2,/' rejected/PPL.csv
run 'loaded again, corrected' 0 run $document --source few --target mended.sqlite --evidence mended.data --rejects 1 --corrected rejected --json
json '$.ledger.read' 2
json '$.ledger.loaded' 1
json '$.ledger.rejected' 1
json '$.ledger.closes' 1
same 'the corrected row' 'TWO' "$(sqlite3 mended.sqlite 'SELECT name FROM people WHERE id = 2')"
echo '77,,,,9,Nobody' >> rejected/PPL.csv
run 'a record that was not rejected' 2 run $document --source few --target mended.sqlite --evidence mended.data --rejects 1 --corrected rejected --json
says 'record 77 was not rejected by the run'
run 'a correction of nothing' 2 run $document --corrected rejected --json
run 'rejects of an unknown run' 2 rejects $document 9 --evidence mended.data -o rejected --json
run 'rejects without a place' 2 rejects $document 1 --evidence mended.data --json

# Load modes.
for mode in upsert append_missing; do
    sed 's/"key": \["id"\], "fields": \[$/"load_mode": "'$mode'", &/' $document > $mode.mapwright
    sqlite3 $mode.sqlite "CREATE TABLE people (id INTEGER PRIMARY KEY NOT NULL, name TEXT); INSERT INTO people VALUES (1, 'old')"
    before=$(sqlite3 $mode.sqlite .dump)
    run "$mode" 0 run $mode.mapwright --source few --target $mode.sqlite --evidence $mode.data --json
    json '$.ledger.closes' 1
    [ $mode = upsert ] && json '$.ledger.loaded' 998
    [ $mode = append_missing ] && json '$.ledger.merged' 1
    same 'the old row' "$([ $mode = upsert ] && echo 'NAME 1' || echo old)" "$(sqlite3 $mode.sqlite 'SELECT name FROM people WHERE id = 1')"
    run "$mode taken back" 0 rollback $mode.mapwright 1 --evidence $mode.data --full-digest --json
    same 'all is as before' "$before" "$(sqlite3 $mode.sqlite .dump)"
done
finish

#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Database servers from the verbs: schema, read, profile, preview, run, validate, diff. Runs inside with_servers.
source "$(dirname "$0")/support.sh"
[ -n "${MW_POSTGRES:-}" ] && [ -n "${MW_MARIADB:-}" ] || skip 'no servers'
limit=120
document=small.mapwright
mkdir source
seq 1 500 | awk 'BEGIN { print "id,name" } { print $1 ",Name " $1 }' > source/people.csv
printf 'x,not a number\n7,Again\n8,much too long for its field\n' >> source/people.csv
small_document $document

for server in "$MW_POSTGRES" "$MW_MARIADB"; do
    kind=${server%%:*}
    run "$kind: a run to be taken back" 0 run $document --target "$server" --evidence $kind.data --json
    run "$kind: a rehearsal" 0 rollback $document 1 --evidence $kind.data --rehearse --full-digest --json
    json '$.equals_before' 1
    run "$kind: the rollback" 0 rollback $document 1 --evidence $kind.data --json
    json '$.equals_before' 1
    run "$kind: nothing is left" 0 schema "$server" --json
    json '$.entities[0].name' ''
    run "$kind: a run into a table that is made" 0 run $document --target "$server" --json
    json '$.ledger.read' 503
    json '$.ledger.loaded' 500
    json '$.ledger.rejected' 3
    json '$.ledger.closes' 1
    json '$.written.confirmed' 500
    run "$kind: the catalogue" 0 schema "$server" --json
    json '$.entities[0].name' people
    json '$.entities[0].fields[0].type' integer
    json '$.entities[0].fields[0].key' 1
    json '$.entities[0].fields[1].type' 'text(20)'
    json '$.entities[0].fields[0].nullable' 0
    run "$kind: rows" 0 read "$server#people" --limit 2
    prints '1,NAME 1'
    run "$kind: rows as NDJSON" 0 read "$server#people" --format ndjson --limit 1
    json '$.name' 'NAME 1'
    run "$kind: a profile" 0 profile "$server#people" --json
    json '$.entities[0].rows' 500
    json '$.entities[0].fields[0].distinct' 500
    # The record whose key was taken should be there by the rules, and is not.
    run "$kind: validation" 1 validate $document --target "$server" --json
    json '$.passed' 0
    json '$.differences.total' 0
    run "$kind: a preview" 0 preview $document --entity people --sample first:3 --json
    json '$.rows[2].target.name' 'NAME 3'
    run "$kind: keys that are taken" 1 run $document --target "$server" --json
    json '$.error.code' RejectLimit
    run "$kind: a test load says which" 0 run $document --target "$server" --mode test --json
    json '$.ledger.loaded' 0
    json '$.ledger.rejected' 503
    json '$.ledger.closes' 1
    run "$kind: an unknown table" 2 read "$server#pets"
    says "there is no entity named 'pets'; there are: people"
done
mariadb --no-defaults -uroot --socket="$MW_MARIADB_FOLDER/mysqld.sock" -e 'SET GLOBAL local_infile = 0'
run 'a server that forbids LOAD DATA LOCAL' 0 run $document --target "$MW_MARIADB" --mode test --entity people --evidence slow.data --json
json '$.ledger.read' 503
json '$.notes[0]' 'new: the server forbids LOAD DATA LOCAL: rows go by inserts of many rows, which is slower'
mariadb --no-defaults -uroot --socket="$MW_MARIADB_FOLDER/mysqld.sock" -e 'SET GLOBAL local_infile = 1'
run 'two servers hold the same' 0 diff "$MW_POSTGRES#people" "$MW_MARIADB#people" --key id --json
json '$.compared' 500
json '$.equal' 1
run 'a file and a server' 1 diff source/people.csv "$MW_POSTGRES#people" --key id --json
json '$.only_left' 1
json '$.by_cause.case' 498

sed "s|\"here\": \"source\"|\"here\": \"$MW_POSTGRES\"|; s|\"connector\": \"csv\"|\"connector\": \"postgres\"|" $document > moved.mapwright
run 'from server to server' 1 run moved.mapwright --target "$MW_MARIADB" --json
json '$.error.code' RejectLimit
run 'from a server to a file' 0 run moved.mapwright --target moved.sqlite --json
json '$.ledger.loaded' 500
same 'rows' 500 "$(sqlite3 moved.sqlite 'SELECT count(*) FROM people')"

run 'a password in a location' 2 read 'postgresql://ann:geheim@localhost/crm'
grep -q geheim out err && wrong 'the password is shown'
run 'a server that is not there' 3 schema 'postgresql://ann@/crm?host=/nowhere' --json
json '$.error.code' ServerUnreachable
run 'a database that is not there' 3 schema "mariadb://root@/nowhere?host=$MW_MARIADB_FOLDER" --json
json '$.error.code' LoginRefused
finish

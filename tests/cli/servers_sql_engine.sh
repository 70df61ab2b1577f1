#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# run --engine sql within one PostgreSQL database: rows, ledger and rejects are the native engine's, the run is validated
# and taken back. Runs inside with_servers.
source "$(dirname "$0")/support.sh"
[ -n "${MW_POSTGRES:-}" ] && [ -n "${MW_MARIADB:-}" ] || skip 'no servers'
limit=120
cat > within.mapwright <<'END'
{"mapwright": 1, "id": "within", "title": "Within one database",
 "connections": [
  {"id": "old", "name": "old", "entities": [
   {"id": "oc", "name": "contacts", "fields": [{"id": "oc-no", "name": "no", "type": "integer"}, {"id": "oc-name", "name": "name", "type": "text"},
     {"id": "oc-paid", "name": "paid", "type": "text"}], "keys": [{"fields": ["no"], "primary": true}]}]},
  {"id": "new", "name": "new", "entities": [
   {"id": "np", "name": "people", "fields": [{"id": "np-id", "name": "id", "type": "integer", "nullable": false},
     {"id": "np-name", "name": "name", "type": "text(20)"}, {"id": "np-paid", "name": "paid", "type": "decimal(12,2)"}],
    "keys": [{"fields": ["id"], "primary": true}]}]}],
 "mappings": [
  {"id": "mp", "reference": "PPL", "target_connection": "new", "target_entity": "np", "source_connection": "old", "source_entity": "oc",
   "key": ["id"], "fields": [
    {"id": "p1", "reference": "PPL-001", "target": "np-id", "rule": "no", "intent": "The number."},
    {"id": "p2", "reference": "PPL-002", "target": "np-name", "rule": "proper(trim(name))", "intent": "The name."},
    {"id": "p3", "reference": "PPL-003", "target": "np-paid", "rule": "to_decimal(paid, 2)", "intent": "The amount."}]}]}
END
query() { psql -qAt -v ON_ERROR_STOP=1 "$MW_POSTGRES" -c "$1"; }
title='tables'
query "CREATE TABLE contacts (no int PRIMARY KEY, name text, paid text);
       INSERT INTO contacts SELECT n, ' ann ' || n || ' ', CASE WHEN n % 100 = 0 THEN 'none' ELSE n || '.50' END FROM generate_series(1, 5000) n" ||
    wrong 'they cannot be made'
at=(--source "old=$MW_POSTGRES" --target "new=$MW_POSTGRES")
for kind in new there; do
    for engine in native sql; do
        where=("${at[@]}" --evidence $kind-$engine.data)
        query 'DROP TABLE IF EXISTS people' > /dev/null 2>&1
        [ $kind = there ] && query "CREATE TABLE people (id bigint PRIMARY KEY, name varchar(20), paid numeric(12,2));
            INSERT INTO people VALUES (-1, 'Own', 0)" > /dev/null
        run "$kind, $engine" 0 run within.mapwright "${where[@]}" --engine $engine --json
        json '$.ledger.closes' 1
        json '$.ledger.loaded' 4950
        json '$.ledger.rejected' 50
        ask "SELECT value FROM json_each(readfile('out'), '\$.notes')" > notes
        grep -q 'row by row' notes && wrong "it was loaded row by row: $(cat notes)"
        query 'SELECT * FROM people ORDER BY id' > $engine.rows
        sqlite3 $kind-$engine.data "SELECT row_number, source_values, field, code, message FROM reject JOIN reject_reason ON reject = id
            ORDER BY row_number, ordinal" > $engine.rejects
    done
    title="$kind: SQL gives what the native engine gives"
    cmp -s native.rows sql.rows || wrong "rows: $(diff native.rows sql.rows | head -3)"
    cmp -s native.rejects sql.rejects || wrong "rejects: $(diff native.rejects sql.rejects | head -3)"
    [ $kind = new ] && run "$kind: the target is what the rules say" 0 validate within.mapwright "${where[@]}" --json
    run "$kind: it is taken back" 0 rollback within.mapwright 1 --evidence $kind-sql.data --json
    json '$.equals_before' 1
    case $kind in
    new) same 'the table is gone' '' "$(query "SELECT to_regclass('people')")" ;;
    there) same 'rows' '-1|Own|0.00' "$(query 'SELECT * FROM people')" ;;
    esac
done
# The same rules as a script, read by psql.
run 'export as SQL' 0 export within.mapwright --format sql --dialect postgresql -o within.sql
query 'DROP TABLE IF EXISTS people; CREATE SCHEMA old; CREATE TABLE old.contacts AS SELECT * FROM contacts' > /dev/null 2>&1
psql -qAt -v ON_ERROR_STOP=1 "$MW_POSTGRES" -f within.sql > /dev/null 2> err || wrong "PostgreSQL does not take the script: $(cat err)"
query 'SELECT * FROM people ORDER BY id' > script.rows
query 'DROP TABLE people; DROP SCHEMA old CASCADE' > /dev/null 2>&1
run 'a run to compare with' 0 run within.mapwright "${at[@]}" --evidence new-run.data --json
query 'SELECT * FROM people ORDER BY id' > native.rows
title='the script gives what the run gives'
same 'rows' 4950 "$(wc -l < script.rows)"
cmp -s native.rows script.rows || wrong "rows: $(diff native.rows script.rows | head -3)"
run 'a server that runs no SQL of ours' 2 run within.mapwright --source "old=$MW_POSTGRES" --target "new=$MW_MARIADB" --engine sql
says 'running SQL inside this target'
finish

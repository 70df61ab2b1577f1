#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Old and new keys through the program: an SQLite file, PostgreSQL and MariaDB give keys; runs, resumes and rollbacks keep
# the crosswalk right; validation compares with it; it comes out as CSV, a file and a table. Runs inside with_servers.
source "$(dirname "$0")/support.sh"
[ -n "${MW_POSTGRES:-}" ] && [ -n "${MW_MARIADB:-}" ] || skip 'no servers'
limit=120
mkdir source
# Parents come before and after their children; a firm is missing, another is rejected.
awk 'BEGIN { print "no,name,boss,firm"; for (i = 1; i <= 3000; ++i)
    printf "C-%d,Name %d,%s,F-%d\n", i, i, (i % 3 == 0 ? "C-" (3001 - i) : ""), i % 50 }' > source/contacts.csv
awk 'BEGIN { print "firm_no,title"; for (i = 49; i >= 1; --i) printf "F-%d,%s\n", i, (i == 7 ? "much too long for its field" : "Firm " i) }' > source/firms.csv
cat > crosswalk.mapwright <<'END'
{"mapwright": 1, "id": "cw", "title": "Crosswalk",
 "connections": [
  {"id": "old", "name": "old", "connector": "csv", "entities": [
   {"id": "oc", "name": "contacts", "fields": [{"id": "oc-no", "name": "no", "type": "text"}, {"id": "oc-name", "name": "name", "type": "text"},
     {"id": "oc-boss", "name": "boss", "type": "text"}, {"id": "oc-firm", "name": "firm", "type": "text"}],
    "keys": [{"fields": ["no"], "primary": true}]},
   {"id": "of", "name": "firms", "fields": [{"id": "of-no", "name": "firm_no", "type": "text"}, {"id": "of-title", "name": "title", "type": "text"}],
    "keys": [{"fields": ["firm_no"], "primary": true}]}]},
  {"id": "new", "name": "new", "entities": [
   {"id": "nc", "name": "people", "fields": [{"id": "nc-id", "name": "id", "type": "integer", "nullable": false, "generated": true},
     {"id": "nc-name", "name": "name", "type": "text(20)"}, {"id": "nc-boss", "name": "boss", "type": "integer"},
     {"id": "nc-firm", "name": "company", "type": "integer"}],
    "keys": [{"fields": ["id"], "primary": true}],
    "relations": [{"fields": ["boss"], "parent_entity": "people", "parent_fields": ["id"]}, {"fields": ["company"], "parent_entity": "companies", "parent_fields": ["id"]}]},
   {"id": "nf", "name": "companies", "fields": [{"id": "nf-id", "name": "id", "type": "integer", "nullable": false, "generated": true},
     {"id": "nf-title", "name": "title", "type": "text(20)"}], "keys": [{"fields": ["id"], "primary": true}]}]}],
 "mappings": [
  {"id": "mc", "reference": "PPL", "target_connection": "new", "target_entity": "nc", "source_connection": "old", "source_entity": "oc", "fields": [
    {"id": "c1", "reference": "PPL-001", "target": "nc-name", "rule": "name", "intent": "The name."},
    {"id": "c2", "reference": "PPL-002", "target": "nc-boss", "rule": "new_id('contacts', boss)", "intent": "Who leads."},
    {"id": "c3", "reference": "PPL-003", "target": "nc-firm", "rule": "new_id('firms', firm)", "intent": "Where they work."}]},
  {"id": "mf", "reference": "CMP", "target_connection": "new", "target_entity": "nf", "source_connection": "old", "source_entity": "of", "fields": [
    {"id": "f1", "reference": "CMP-001", "target": "nf-title", "rule": "title", "intent": "The title."}]}],
 "workflow": {"locations": {"old": {"here": "source"}, "new": {"here": "new.sqlite"}}}}
END

tables() { # tables IDENTITY: as the target's owner made them, with rows of their own
    echo "CREATE TABLE companies (id $1, title VARCHAR(20)); CREATE TABLE people (id $1, name VARCHAR(20), boss BIGINT,
      company BIGINT, FOREIGN KEY (boss) REFERENCES people (id), FOREIGN KEY (company) REFERENCES companies (id));
      INSERT INTO companies (title) VALUES ('Old'), ('Older'); INSERT INTO people (name) VALUES ('Own');"
}
# Everybody with the names of what they refer to.
linked="SELECT p.name, coalesce(c.title, '-'), coalesce(b.name, '-') FROM people p LEFT JOIN companies c ON c.id = p.company
    LEFT JOIN people b ON b.id = p.boss WHERE p.name <> 'Own' ORDER BY p.id"
awk 'BEGIN { for (i = 1; i <= 3000; ++i) printf "Name %d|%s|%s\n", i, (i % 50 == 0 || i % 50 == 7 ? "-" : "Firm " i % 50),
    (i % 3 == 0 ? "Name " (3001 - i) : "-") }' > expected

query() { # query KIND SQL
    case $1 in
    sqlite) sqlite3 new.sqlite "$2" ;;
    postgresql) psql -qAt -v ON_ERROR_STOP=1 "$MW_POSTGRES" -c "$2" ;;
    mariadb) mariadb --no-defaults -uroot --socket="$MW_MARIADB_FOLDER/mysqld.sock" -N -B "$mariadb_name" -e "$2" | tr '\t' '|' ;;
    esac
}
mariadb_name=${MW_MARIADB#*//*/}
mariadb_name=${mariadb_name%%\?*}

for kind in sqlite postgresql mariadb; do
    case $kind in
    sqlite) target=$PWD/new.sqlite identity='INTEGER PRIMARY KEY AUTOINCREMENT' ;;
    postgresql) target=$MW_POSTGRES identity='BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY' ;;
    mariadb) target=$MW_MARIADB identity='BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY' ;;
    esac
    where=(--target "$target" --evidence $kind.data)
    title="$kind: tables"
    query $kind "$(tables "$identity")" > /dev/null || wrong 'they cannot be made'
    run "$kind: a preview" 0 preview crosswalk.mapwright --target "$target" --entity people --sample first:3 --json
    json '$.known_after_load[0]' boss
    json '$.rows[2].target.boss' ''
    run "$kind: nothing is kept yet" 2 crosswalk crosswalk.mapwright "${where[@]}"
    run "$kind: a load in pieces" 0 run crosswalk.mapwright "${where[@]}" --commit-every 700 --json
    json '$.ledger.closes' 1
    json '$.ledger.loaded' 3048
    json '$.ledger.rejected' 1
    query $kind "$linked" > found
    cmp -s expected found || wrong "$kind: $(diff expected found | head -5)"
    run "$kind: the crosswalk" 0 crosswalk crosswalk.mapwright "${where[@]}"
    same 'lines' 3049 "$(wc -l < out)"
    prints mapping,source_entity,target_entity,old_id,new_id
    grep '^PPL,contacts,people,' out | cut -d, -f4,5 | sort > kept
    query $kind "SELECT replace(name, 'Name ', 'C-'), id FROM people WHERE name <> 'Own'" | tr '|' , | sort > there
    cmp -s kept there || wrong "$kind: the crosswalk is not what the target holds"
    run "$kind: one entity again finds the firms" 0 run crosswalk.mapwright "${where[@]}" --entity people --json
    same 'all have their firm' 5760 "$(query $kind 'SELECT count(*) FROM people WHERE company IS NOT NULL')"
    run "$kind: it is taken back" 0 rollback crosswalk.mapwright 2 --evidence $kind.data --json
    json '$.equals_before' 1
    run "$kind: its keys are gone" 0 crosswalk crosswalk.mapwright "${where[@]}" --json
    json '$.rows' 3048
    query $kind "$linked" > found
    cmp -s expected found || wrong "$kind: $(diff expected found | head -5)"
    run "$kind: as a file" 0 crosswalk crosswalk.mapwright "${where[@]}" --entity CMP -o firms.csv
    same 'lines' 49 "$(wc -l < firms.csv)"
    run "$kind: as a table" 0 crosswalk crosswalk.mapwright "${where[@]}" --table old_keys
    same 'rows' 3048 "$(query $kind 'SELECT count(*) FROM old_keys k JOIN (SELECT id FROM people UNION SELECT id + 100000 FROM companies) t
        ON t.id = k.new_id + CASE WHEN k.mapping = '"'CMP'"' THEN 100000 ELSE 0 END')"
    query $kind 'DROP TABLE old_keys' > /dev/null
    run "$kind: the first run is taken back" 0 rollback crosswalk.mapwright 1 --evidence $kind.data --json
    json '$.equals_before' 1
    run "$kind: nothing is kept" 2 crosswalk crosswalk.mapwright "${where[@]}"
    same 'own rows' 1 "$(query $kind 'SELECT count(*) FROM people')"
done

# Validation expects the keys that the crosswalk says: the target's own ones and those that refer to them.
where=(--target $PWD/fresh.sqlite --evidence fresh.data)
run 'without a load there is nothing to compare' 2 validate crosswalk.mapwright "${where[@]}"
run 'a new file' 0 run crosswalk.mapwright "${where[@]}" --json
json '$.ledger.loaded' 3048
run 'it holds what the rules say' 0 validate crosswalk.mapwright "${where[@]}" --json
ask "SELECT json_extract(value, '\$.status') || ' ' || json_extract(value, '\$.compared') FROM json_each(readfile('out'), '\$.checks')
     WHERE json_extract(value, '\$.kind') = 'accuracy' AND json_extract(value, '\$.field') IN ('boss', 'company')" > accuracy
same 'fields with references' 'passed 3000 passed 3000' "$(xargs < accuracy)"
sqlite3 fresh.sqlite "UPDATE people SET company = 3 WHERE id IN (10, 20); UPDATE people SET boss = NULL WHERE id = 9"
run 'wrong references are found' 1 validate crosswalk.mapwright "${where[@]}" --json
ask "SELECT json_extract(readfile('out'), '\$.differences.total')" > total
same 'cells that differ' 3 "$(cat total)"

# Killed at many moments and gone on with, a load ends as one that nobody disturbed.
rm -f new.sqlite
for moment in $(seq 1 12); do
    rm -f new.sqlite killed.data*
    sqlite3 new.sqlite "$(tables 'INTEGER PRIMARY KEY AUTOINCREMENT')"
    kills=0
    for attempt in 1 2 3 4 5 6; do
        "$mapwright" run crosswalk.mapwright --evidence killed.data --commit-every 400 --resume > out 2> err &
        child=$!
        sleep "0.$(printf %03d $((moment * 17 + attempt * 5)))"
        kill -9 $child 2> /dev/null && kills=$((kills + 1))
        wait $child 2> /dev/null
    done
    run "killed $kills times: it ends" 0 run crosswalk.mapwright --evidence killed.data --commit-every 400 --resume --json
    sqlite3 new.sqlite "$linked" > found
    cmp -s expected found || wrong "it holds something else: $(diff expected found | head -5)"
    run 'its crosswalk' 0 crosswalk crosswalk.mapwright --evidence killed.data
    grep '^PPL,contacts,people,' out | cut -d, -f4,5 | sort > kept
    sqlite3 new.sqlite "SELECT replace(name, 'Name ', 'C-') || ',' || id FROM people WHERE name <> 'Own'" | sort > there
    cmp -s kept there || wrong 'the crosswalk is not what the target holds'
done
finish

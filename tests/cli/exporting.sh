#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# The specification as text that programs read: its SQL script gives in SQLite the rows that a run gives, and what it
# cannot say it does not run.
source "$(dirname "$0")/support.sh"
cat > shop.mapwright <<'EOF'
{"mapwright": 1, "id": "shop", "title": "Shop; -- \"quoted\"",
 "connections": [
  {"id": "old", "name": "old", "connector": "csv", "entities": [{"id": "oc", "name": "contacts", "fields": [
    {"id": "oc-no", "name": "no", "type": "text"}, {"id": "oc-name", "name": "full name", "type": "text"},
    {"id": "oc-kind", "name": "kind", "type": "text"}, {"id": "oc-mail", "name": "mail", "type": "text"}]}]},
  {"id": "new", "name": "new", "connector": "sqlite", "entities": [
   {"id": "np", "name": "people", "comment": "Who buys;\nor did.", "fields": [
     {"id": "np-no", "name": "no", "type": "text(4)", "native_type": "VARCHAR(4)", "nullable": false, "label": "Number"},
     {"id": "np-name", "name": "name", "type": "text(10)", "native_type": "VARCHAR(10)", "nullable": false},
     {"id": "np-kind", "name": "kind", "type": "text", "native_type": "TEXT"},
     {"id": "np-state", "name": "state", "type": "integer", "native_type": "INTEGER"},
     {"id": "np-mail", "name": "mail", "type": "text", "native_type": "TEXT", "proposed": true}],
    "keys": [{"fields": ["no"], "primary": true}]},
   {"id": "nl", "name": "letters", "proposed": true, "fields": [
     {"id": "nl-no", "name": "no", "type": "text", "native_type": "TEXT"},
     {"id": "nl-up", "name": "up", "type": "text", "native_type": "TEXT"}],
    "relations": [{"fields": ["no"], "parent_entity": "people", "parent_fields": ["no"]}]}]}],
 "value_maps": [{"id": "vm", "reference": "VM-001", "name": "Kinds", "type": "text", "entries": [{"from": "A", "to": "it's new"}, {"from": "B", "to": null}],
   "unlisted": "reject"}],
 "mappings": [
  {"id": "ml", "reference": "LET", "target_connection": "new", "target_entity": "nl", "source_connection": "old", "source_entity": "oc", "fields": [
    {"id": "l1", "reference": "LET-001", "target": "nl-no", "rule": "no", "intent": "The number."},
    {"id": "l2", "reference": "LET-002", "target": "nl-up", "rule": "upper([full name])", "intent": "In capitals."}]},
  {"id": "mp", "reference": "PPL", "target_connection": "new", "target_entity": "np", "source_connection": "old", "source_entity": "oc",
   "key": ["no"], "filter": "kind <> 'X'", "filter_reason": "tests", "deduplication": {"keys": ["mail"], "order": "no", "descending": true}, "fields": [
    {"id": "p1", "reference": "PPL-001", "target": "np-no", "rule": "trim(no)", "intent": "The number."},
    {"id": "p2", "reference": "PPL-002", "target": "np-name", "rule": "coalesce(trim([full name]), kind)", "intent": "The name."},
    {"id": "p3", "reference": "PPL-003", "target": "np-kind", "rule": "map('Kinds', kind)", "intent": "What they are."},
    {"id": "p4", "reference": "PPL-004", "target": "np-state", "rule": "case when kind in ('A', 'C') then 1 when kind is not null then 2 end", "intent": "One or two."},
    {"id": "p5", "reference": "PPL-005", "target": "np-mail", "rule": "mail", "intent": "As it is."}]}],
 "workflow": {"locations": {"old": {"here": "source"}, "new": {"here": "new.sqlite"}}}}
EOF
mkdir source
cat > source/contacts.csv <<'EOF'
no,full name,kind,mail
0001, Ann ,A,ann@x.org
0002,Bob,B,bob@x.org
0003,Bob again,A,bob@x.org
0004,A name that is too long,A,long@x.org
0005,,A,
0006,,B,
0007,Eve,X,eve@x.org
0008,Zoë,C,zoe@x.org
00009,Nine,A,nine@x.org
,Nobody,A,nobody@x.org
0010, Tenth ,A,ten@x.org
EOF
run 'as SQL' 0 export shop.mapwright --format sql -o shop.sql --json
title='the script'
hash=$(ask "SELECT json_extract(readfile('out'), '\$.document_hash')")
same 'it says the hash, and what to verify against' 2 "$(head -12 shop.sql | grep -c "$hash")"
sqlite3 -bail old.sqlite 'CREATE TABLE contacts (no TEXT, "full name" TEXT, kind TEXT, mail TEXT)' \
    ".import --csv --skip 1 source/contacts.csv contacts" "UPDATE contacts SET no = nullif(no, ''), \"full name\" = nullif(\"full name\", ''), mail = nullif(mail, '')"
sqlite3 -bail script.sqlite < shop.sql 2> err || wrong "SQLite does not take it: $(cat err)"
run 'the run' 0 run shop.mapwright --entity people --json
json '$.ledger.loaded' 5
json '$.ledger.rejected' 4
json '$.ledger.merged' 1
title='the script gives what the run gives'
same 'rows' "$(sqlite3 new.sqlite "SELECT quote(no), quote(name), quote(kind), quote(state), quote(mail) FROM people ORDER BY rowid")" \
    "$(sqlite3 script.sqlite "SELECT quote(no), quote(name), quote(kind), quote(state), quote(mail) FROM people ORDER BY rowid")"
same 'nothing is loaded that it cannot say' 0 "$(sqlite3 script.sqlite 'SELECT count(*) FROM letters')"
same 'the reason' 1 "$(grep -c '^-- LET-002 up: SQLite cannot run this rule: it has no upper() of its own' shop.sql)"
same 'a second time it makes nothing anew' 1 "$(sed -n '/^CREATE TABLE/,/^);/p' shop.sql | sed '/ATTACH/d' > tables.sql; sqlite3 -bail script.sqlite "ATTACH 'old.sqlite' AS old" '.read tables.sql' && echo 1)"
run 'in German' 0 export shop.mapwright --format sql --language de -o german.sql
same 'its words' 1 "$(grep -c '^-- Kopie: zu prüfen gegen' german.sql)"
run 'in another dialect' 0 export shop.mapwright --format sql --dialect postgresql -o pg.sql
same 'its types' 1 "$(grep -c '"no" varchar(4) NOT NULL,  -- Number' pg.sql)"
run 'a dialect that there is not' 2 export shop.mapwright --format sql --dialect cobol -o x.sql --json
json '$.error.code' NotSupported
run 'a dialect of a format without any' 2 export shop.mapwright --format csv --dialect sqlite -o x.csv --json
run 'pages without a display' 0 export shop.mapwright --format pdf --paper letter -o shop.pdf --json
same 'nothing is said beside it' '' "$(cat err)"
same 'it is a PDF' %PDF-1.4 "$(head -c 8 shop.pdf)"
run 'pages into a folder that is not there' 3 export shop.mapwright --format pdf -o nowhere/shop.pdf --json
json '$.error.code' FileNotFound
run 'paper that there is not' 2 export shop.mapwright --format pdf --paper a17 -o x.pdf --json
json '$.error.code' Usage
cat > house.json <<'END'
{"mapwright_style": 1, "organisation": "Contoso AG", "accent": "#0a7d5a", "paper": "letter", "confidentiality": "Internal", "logo": "logo.svg"}
END
echo '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 20"><rect width="60" height="20" fill="#0a7d5a"/></svg>' > logo.svg
run 'in the style of the house' 0 export shop.mapwright --format html --style house.json -o house.html --json
title='in the style of the house'
same 'the hash is that of the document' "$hash" "$(ask "SELECT json_extract(readfile('out'), '\$.document_hash')")"
same 'whose it is' 1 "$(grep -c 'Contoso AG · Mapping specification' house.html)"
echo '{"mapwright_style": 1, "accent": "#ffff00"}' > house.json
run 'a style that cannot be read' 2 export shop.mapwright --format html --style house.json -o x.html --json
json '$.error.code' WrongValue
run 'as delimited text' 0 export shop.mapwright --format csv -o shop.csv
title='the table'
sqlite3 -bail :memory: '.import --csv shop.csv spec' 'SELECT "Target field", Status FROM spec WHERE Reference LIKE '"'PPL-%'" > fields
same 'a row a field mapping' 'no|draft name|draft kind|draft state|draft mail|draft' "$(xargs < fields)"
sqlite3 -bail :memory: '.import --csv shop.csv spec' "SELECT count(*), count(DISTINCT \"Copy: verify against the content hash\"), max(\"Copy: verify against the content hash\") FROM spec" > counts
same 'each with the hash' "9|1|$hash" "$(cat counts)"
same 'lines end as the format wants' "$(printf '%s\r\n' "$hash" | od -An -tx1)" "$(tail -c 66 shop.csv | od -An -tx1)"
finish

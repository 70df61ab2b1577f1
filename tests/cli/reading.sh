#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# schema, read and profile, on good input and bad.
source "$(dirname "$0")/support.sh"
printf 'a,b\n1,2\n3,"x, ""y"""\n' > x.csv
: > empty.csv
head -c 4000 "$mapwright" > junk.csv
head -c 4000 /dev/zero | tr '\0' '\7' > junk.sqlite
mkdir folder none
cp x.csv folder/first.csv
printf 'k\n7\n' > folder/second.csv
sqlite3 db.sqlite "CREATE TABLE people (id INTEGER PRIMARY KEY, name TEXT NOT NULL); CREATE TABLE pets (pet INTEGER PRIMARY KEY,
    owner INTEGER REFERENCES people (id)); INSERT INTO people VALUES (1, 'Ann'), (2, 'Bob'); INSERT INTO pets VALUES (1, 2);
    CREATE TABLE filler (x); INSERT INTO filler WITH n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 900) SELECT printf('%0100d', i) FROM n"
cp db.sqlite corrupt.sqlite
# All pages but the first.
printf '%070000d' 0 | dd of=corrupt.sqlite bs=4096 seek=1 conv=notrunc 2> /dev/null

run 'reads a file as CSV' 0 read x.csv
same 'rows' $'a,b\n1,2\n3,"x, ""y"""' "$(cat out)"
run 'reads a file as NDJSON' 0 read x.csv --format ndjson
same 'rows' '{"a":"1","b":"2"}' "$(head -1 out)"
run 'reads no more rows than asked' 0 read x.csv --limit 1
same 'lines' 2 "$(wc -l < out)"
run 'reads an entity of a database' 0 read db.sqlite#people
same 'rows' $'id,name\n1,Ann\n2,Bob' "$(cat out)"
run 'takes the first entity and says so' 0 read db.sqlite --limit 1
says 'the first of 3 entities'
run 'reads a folder as a connection' 0 read folder#second
same 'rows' $'k\n7' "$(cat out)"
cp x.csv 'odd#name.csv'
run 'takes the longest path that exists before #' 0 read 'odd#name.csv'
same 'rows' 3 "$(wc -l < out)"

printf 'a;b\n 01;"x ""y"\n2\n3;4;5\n' > raw.csv
run 'raw: header lines, spaces, padded rows, no types' 0 read raw.csv --raw
same 'rows' $'a,b,""\n 01,"x ""y",""\n2,"",""\n3,4,5' "$(cat out)"
run 'ragged rows are told by line, the others are read' 1 read raw.csv
says 'line 3'
says 'the row has 1 fields, 2 are expected'
says 'the row has 3 fields, 2 are expected'
same 'rows' 2 "$(wc -l < out)"
printf 'id,name,remark\n1,"Ann","ok"\n2,"Bob","left open\n3,"Cy","fine"\n4,"Di","fine"\n' > unclosed.csv
run 'an unclosed quote is told by its line, the rows after it are read' 1 read unclosed.csv
says 'line 3'
same 'rows' $'id,name,remark\n1,Ann,ok\n3,Cy,fine\n4,Di,fine' "$(cat out)"
same 'error lines' 1 "$(grep -c 'a quote is opened and never closed' err)"
printf 'a,b\n1,\0\n2,ok\n' > nul.csv
run 'a NUL byte is a bad row' 1 read nul.csv
says 'NUL byte'
prints '2,ok'
printf 'a,b\n1,x\303\n2,ok\303\244\n3,\303\244\n4,\303\244\n' > utf8.csv
run 'broken UTF-8 is a bad row' 1 read utf8.csv
says 'not valid UTF-8'
prints '2,okä'

printf 'id,code,price\n1,AA,1.50\n2,BB,,2.50\n3,CC,3.50\n' > mended.csv
run 'a record with one sensible reading is a row, and told' 0 read mended.csv
same 'rows' $'id,code,price\n1,AA,1.50\n2,BB,2.50\n3,CC,3.50' "$(cat out)"
says 'line 3, byte 24: mended: the row has 4 fields, 3 are expected'
printf 'Report\nday;price\n31.01.2024;1,50\n01.02.2024;2,25\nTotal;3,75\n' > report.csv
run 'what is detected is told with its alternative and its option' 0 schema report.csv --json
json '$.detected.delimiter.value' ';'
json '$.detected.delimiter.option' delimiter
json '$.detected.preamble.value' 1
json '$.detected.footer.alternative.value' 0
json '$.entities[0].fields[1].detected."decimal mark".value' ,
json '$.entities[0].fields[0].detected."date order".value' dmy
run 'an option overrules what is detected' 0 schema report.csv --option header=no --option preamble=2 --json
json '$.entities[0].fields[0].name' column_1
json '$.detected.header.confidence' 1.0
run 'options are NAME=VALUE' 2 schema report.csv --option header
run 'unknown options of a connection are refused' 2 read report.csv --option colour=red
says 'colour'
printf 'id,name\n1,Ann\n' | gzip -c > packed.csv.gz
run 'compressed files are read as they are' 0 read packed.csv.gz
same 'rows' $'id,name\n1,Ann' "$(cat out)"
printf 'day,name,price\n2024-01-31,Ann,1\n2024-02-01,Ben,2\n\nid,city\n1,Oslo\n2,Rome\n3,Bonn\n' > both.csv
run 'the second table of a file is an entity' 0 read both.csv#both_2 --limit 1
same 'rows' $'id,city\n1,Oslo' "$(cat out)"

run 'an empty file has no rows' 0 read empty.csv
same 'stdout' '' "$(cat out)"
run 'an empty file, raw' 0 read empty.csv --raw
run 'an empty file has no fields' 0 schema empty.csv --json
json '$.entities[0].fields' '[]'
run 'the profile of an empty file' 0 profile empty.csv --json
json '$.entities[0].rows' 0

for verb in schema read profile; do
    run "$verb: a missing file" 3 $verb missing.csv --json
    json '$.error.code' FileNotFound
    json '$.error.where' missing.csv
    run "$verb: a missing folder" 3 $verb nowhere/x.csv --json
    json '$.error.code' FileNotFound
    run "$verb: binary junk" 3 $verb junk.csv --json
    json '$.error.code' BinaryContent
    run "$verb: no database" 3 $verb junk.sqlite --json
    json '$.error.where' junk.sqlite
    run "$verb: a damaged database" 3 $verb corrupt.sqlite --json
    json '$.error.code' CorruptDatabase
    run "$verb: an unknown entity" 2 $verb db.sqlite#nope --json
    json '$.error.code' UnknownEntity
    says "there is no entity named 'nope'; there are: people, pets, filler"
    run "$verb: an unknown entity of a file" 2 $verb x.csv#nope --json
    json '$.error.code' UnknownEntity
    run "$verb: a server that this build cannot reach" 3 $verb oracle://u@h/db --json
    json '$.error.code' UnknownConnector
done
run 'a folder without files' 3 read none

run 'the schema of a database' 0 schema db.sqlite --json
json '$.entities[0].name' people
json '$.entities[0].fields[0].key' 1
json '$.entities[0].fields[1].nullable' 0
json '$.entities[1].relations[0].parent' people
run 'the schema of a file' 0 schema x.csv --json
json '$.entities[0].fields[1].name' b
run 'the schema for people' 0 schema db.sqlite
prints people

run 'a profile' 0 profile db.sqlite#people --json
json '$.entities[0].rows' 2
json '$.entities[0].fields[0].min' 1
json '$.entities[0].fields[1].distinct' 2
json '$.entities[0].fields[1].distinct_is_exact' 1
same 'keys' 'distinct,distinct_is_exact,max,max_length,min,min_length,name,nulls,patterns,semantic_type,top' "$(ask "
    SELECT group_concat(key) FROM (SELECT key FROM json_each(readfile('out'), '\$.entities[0].fields[1]') WHERE key IN ('name', 'nulls',
    'distinct', 'distinct_is_exact', 'min', 'max', 'min_length', 'max_length', 'patterns', 'top', 'semantic_type') ORDER BY key)")"
awk 'BEGIN { print "order_no,line,postcode,city,amount"; for (i = 0; i < 500; ++i) print int(i / 4) "," i % 4 ",P" i % 20 ",C" (i == 30 ? 99 : int(i % 20 / 2)) "," i / 4 }' > orders.csv
run 'mean, quartiles, keys and what follows from what' 0 profile orders.csv --json
json '$.entities[0].fields[4].mean' 62.3750
json '$.entities[0].fields[4].quartiles[1]' 62.25
json '$.entities[0].fields[4].quartile_error' 0.0
json '$.entities[0].keys[1].fields[0]' order_no
json '$.entities[0].keys[1].fields[1]' line
json '$.entities[0].keys[1].exact' 1
same 'the city follows from the postcode, but for one row' '500|1|1' "$(ask "SELECT value ->> 'rows', value ->> 'exceptions', value ->> 'exact' FROM
    json_each(readfile('out'), '\$.entities[0].dependencies') WHERE value ->> 'determinant' = 'postcode' AND value ->> 'dependent' = 'city'")"
run 'the same for people' 0 profile orders.csv
prints 'key: order_no + line'
prints 'city follows from postcode: 99.8 % of 500 rows'
run 'verified in all rows' 0 profile orders.csv --verify --json
json '$.entities[0].keys[1].exact' 1
run 'a sample is not verified' 2 profile orders.csv --verify --sample 10
printf 'id,state\n1,A\n2,B\n3,A\n' > states.csv
run 'a profile is kept under a number' 0 profile states.csv --evidence kept --json
json '$.profile' 1
run 'nothing changed since' 0 profile states.csv --evidence kept --against last
prints 'nothing changed since profile 1'
printf 'id,state\n1,A\n2,Z\n3,A\n' > states.csv
run 'what changed since is told' 1 profile states.csv --evidence kept --against 1 --json
json '$.changes[0].kind' new_values
json '$.changes[0].now' 'Z × 1'
json '$.changes[1].before' 'B × 1'
run 'the same for people' 1 profile states.csv --evidence kept --against 1
prints 'states.state  new values'
run 'an unknown profile is refused' 2 profile states.csv --evidence kept --against 99
run 'a store is needed' 2 profile states.csv --against 1
printf '[{"id":1,"lines":[{"sku":"a","price":1.50},{"sku":"b"}]},{"id":2,"lines":[]}]' > orders.json
run 'JSON: lists of objects are entities' 0 schema orders.json --json
json '$.entities[1].name' lines
json '$.entities[1].relations[0].parent' orders
json '$.entities[1].fields[3].type' 'decimal(18,2)'
json '$.entities[1].rows' 2
run 'JSON: rows of an entity below' 0 read 'orders.json#lines'
same 'rows' $'#parent,#position,sku,price\n1,1,a,1.50\n1,2,b,' "$(cat out)"
printf '{"a":1}\n{"a":}\n{"a":3}\n' > feed.ndjson
run 'NDJSON: a broken line is told, the others are read' 1 read feed.ndjson
says 'line 2'
same 'rows' $'a\n1\n3' "$(cat out)"
printf '{"a":\n}' > broken.json
run 'broken JSON is refused with its place' 2 read broken.json
says 'broken.json, line 2, column 1: it is not valid JSON: a value is expected'

printf '<shop><item id="1"><n>x</n></item><item id="2"/></shop>' > shop.xml
run 'XML: repeated elements are rows' 0 read shop.xml
same 'rows' $'@id,n\n1,x\n2,' "$(cat out)"
printf '<a><b></a>' > broken.xml
run 'broken XML is refused with its place' 2 read broken.xml
says 'broken.xml, line 1, column 9: it is not well-formed XML: mismatched tag'
printf 'CREATE TABLE a (id int PRIMARY KEY);\nCREATE TABLE b (a int REFERENCES a, note varchar(9) NOT NULL);\nINSERT INTO a VALUES (1);\n' > tables.sql
run 'a script of SQL is a schema' 0 schema dict:tables.sql --json
json '$.entities[1].relations[0].parent' a
json '$.entities[1].fields[1].type' 'text(9)'
json '$.detected.skipped.value' '1 INSERT'
run 'without rows' 0 read 'tables.sql#b'
same 'rows' 'a,note' "$(cat out)"

finish

#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# diff: keys, other names, tolerances, duplicates, causes, the file of differences.
source "$(dirname "$0")/support.sh"
printf 'id,amount,name,seen\n1,1.00,Ann,2024-01-31 10:00:00\n2,2.50,Bob,2024-02-01 10:00:00\n3,9,Cy,2024-02-03 10:00:00\n5,5,Eve,2024-02-03 10:00:00\n' > left.csv
printf 'number,value,name,seen\n1,1.004,Ann,2024-01-31 10:00:01\n2,2.70,Bob ,2024-02-01 11:00:00\n4,1,Di,2024-02-03 10:00:00\n5,5.00,Eve,2024-02-03 10:00:00\n' > right.csv

run 'a file equals itself' 0 diff left.csv left.csv --key id --json
json '$.equal' 1
json '$.compared' 4
run 'other names, tolerances' 1 diff left.csv right.csv --key id --map id=number,amount=value --tolerance amount=0.01 --tolerance 'seen=1 s' --json
json '$.equal' 0
json '$.changed_rows' 1
json '$.changed_cells' 3
json '$.only_left' 1
json '$.only_right' 1
json '$.duplicate_keys' 0
json '$.by_field.name' 1
json '$.by_field.amount' 1
json '$.by_field.seen' 1
json '$.by_cause.edge_space' 1
run 'without tolerances' 1 diff left.csv right.csv --key id --map id=number --map amount=value --json
json '$.by_field.amount' 3
json '$.by_field.seen' 2
json '$.by_cause.number_format' 1
json '$.by_cause.zone_shifted' 1
run 'the differences as a file' 1 diff left.csv right.csv --key id --map id=number -o differences.csv
same 'the file' $'key,kind,field,left,right,cause,detail\n1,changed,seen,2024-01-31 10:00:00,2024-01-31 10:00:01,unexplained,\'2024-01-31 10:00:00\' → \'2024-01-31 10:00:01\'
2,changed,name,Bob,Bob ,edge_space,\n2,changed,seen,2024-02-01 10:00:00,2024-02-01 11:00:00,zone_shifted,1 h later\n3,only_left,"",,,"",\n4,only_right,"",,,"",' "$(cat differences.csv)"
printf 'id,name\n1,Ann\n1,Bob\n2,Cy\n' > twice.csv
run 'a key that stands twice' 1 diff twice.csv twice.csv --key id --json
json '$.duplicate_keys' 2
json '$.compared' 1
# Fifty thousand cells of one cause are one line, with examples.
sqlite3 many.sqlite "CREATE TABLE a (id INTEGER PRIMARY KEY, name TEXT, stage TEXT, price NUMERIC);
    WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 50000)
    INSERT INTO a SELECT i, 'name ' || i, iif(i % 2, 'open', 'closed'), i * 0.25 FROM n;
    CREATE TABLE b (id INTEGER PRIMARY KEY, name TEXT, stage TEXT, price NUMERIC);
    INSERT INTO b SELECT id, name || ' ', iif(stage = 'open', 'O', stage), iif(id = 7, 3, price) FROM a"
run 'many differences of few causes' 1 diff many.sqlite#a many.sqlite#b --key id --json
json '$.changed_cells' 75001
same 'lines' 3 "$(ask "SELECT json_array_length(readfile('out'), '\$.clusters')")"
json '$.clusters[0].count' 50000
json '$.clusters[0].cause' edge_space
json '$.clusters[0].field' name
same 'examples' 5 "$(ask "SELECT json_array_length(readfile('out'), '\$.clusters[0].examples')")"
json '$.clusters[0].examples[0].right' 'name 1 '
json '$.clusters[1].detail' "'open' → 'O'"
json '$.clusters[1].count' 25000
json '$.clusters[2].count' 1
run 'one line each' 1 diff many.sqlite#a many.sqlite#b --key id
prints '50,000'
prints 'leading or trailing space'
run 'spaces are let pass' 1 diff many.sqlite#a many.sqlite#b --key id --tolerance 'name=space,price=200 %' --json
json '$.changed_cells' 25000
run 'a key of two fields' 0 diff twice.csv twice.csv --key id,name --json
json '$.compared' 3
sqlite3 db.sqlite "CREATE TABLE t (id INTEGER PRIMARY KEY, amount DECIMAL(9,2), name TEXT, seen TIMESTAMP);
    INSERT INTO t VALUES (1, 1, 'Ann', '2024-01-31 10:00:00'), (2, 2.5, 'Bob', '2024-02-01 10:00:00'),
    (3, 9, 'Cy', '2024-02-03 10:00:00'), (5, 5, 'Eve', '2024-02-03 10:00:00')"
run 'a file against a database, types aside' 0 diff left.csv db.sqlite#t --key id --json
json '$.compared' 4
printf 'id,flag\n1,1\n2,0\n3,\n' > flags.csv
sqlite3 db.sqlite "CREATE TABLE flags (id INTEGER PRIMARY KEY, flag BOOLEAN); INSERT INTO flags VALUES (1, 1), (2, 0), (3, NULL)"
run 'flags of a file are 1 and 0' 0 diff flags.csv db.sqlite#flags --key id --json
sqlite3 db.sqlite "UPDATE flags SET flag = 0 WHERE id = 1"
run 'a flag that is turned over' 1 diff flags.csv db.sqlite#flags --key id --json
json '$.changed_cells' 1
run 'two empty files' 2 diff /dev/null /dev/null --key id --json
json '$.error.code' UnknownField

run 'no key' 2 diff left.csv right.csv --json
json '$.error.code' Usage
run 'a key that is not there' 2 diff left.csv right.csv --key id --json
json '$.error.code' UnknownField
json '$.error.where' right.csv
run 'a field that is not there' 2 diff left.csv right.csv --key id --map id=number,nope=value --json
says "no field named 'nope'"
run 'a tolerance without a field' 2 diff left.csv left.csv --key id --tolerance 0.01
run 'a tolerance that is none' 2 diff left.csv left.csv --key id --tolerance amount=much --json
json '$.error.code' WrongValue
run 'a tolerance for a field that is not compared' 2 diff left.csv left.csv --key id --tolerance nope=1
run 'a missing side' 3 diff left.csv missing.csv --key id --json
json '$.error.where' missing.csv
run 'a file of differences that cannot be written' 3 diff left.csv right.csv --key id --map id=number -o /proc/d.csv
run 'a file of differences on a full disk' 3 diff left.csv right.csv --key id --map id=number -o /dev/full
finish

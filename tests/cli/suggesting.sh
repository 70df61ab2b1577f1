#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# suggest: pairs of fields by name and value, rules, limits, places.
source "$(dirname "$0")/support.sh"
printf 'kunde_nr,vorname,nachname,geburtsdatum\n1,Anna,Lee,31/12/1980\n2,Bert,Novak,15/06/1975\n3,Clara,Perez,20/02/1990\n4,Dora,Quist,25/07/1966\n5,Emil,Rossi,13/03/2001\n6,Frida,Stern,14/09/1999\n' > alt.csv
sqlite3 neu.sqlite "CREATE TABLE customer (customer_id INTEGER PRIMARY KEY, first_name TEXT, surname TEXT, birth_date DATE, remark TEXT);
    CREATE VIEW names AS SELECT first_name, surname FROM customer"

# pair SOURCE TARGET COLUMN: a value of the suggestion for two fields.
pair() {
    ask "SELECT json_extract(value, '\$.$3') FROM json_each(readfile('out'), '\$.suggestions')
        WHERE json_extract(value, '\$.source.field') = '$1' AND json_extract(value, '\$.target.field') = '$2'"
}

run 'every pair is ranked, views are left out' 0 suggest alt.csv neu.sqlite --json
same 'pairs' 20 "$(ask "SELECT json_array_length(readfile('out'), '\$.suggestions')")"
same 'scores fall' 1 "$(ask "SELECT min(score <= before) FROM (SELECT json_extract(value, '\$.score') score, lag(json_extract(value, '\$.score'), 1, 1) OVER (ORDER BY key) before
    FROM json_each(readfile('out'), '\$.suggestions'))")"
for both in kunde_nr:customer_id vorname:first_name nachname:surname geburtsdatum:birth_date; do
    same "$both is assigned" 1 "$(pair "${both%:*}" "${both#*:}" assigned)"
done
same 'the rule reads the dates' "parse_date(geburtsdatum, 'dd/MM/yyyy')" "$(pair geburtsdatum birth_date rule.text)"
same 'entities are named' customer "$(pair vorname first_name target.entity)"
run 'the best pairs' 0 suggest alt.csv neu.sqlite --limit 4 --json
same 'pairs' 4 "$(ask "SELECT json_array_length(readfile('out'), '\$.suggestions')")"
run 'a view that is asked for' 0 suggest alt.csv neu.sqlite#names --json
same 'pairs' 8 "$(ask "SELECT json_array_length(readfile('out'), '\$.suggestions')")"
run 'for people' 0 suggest alt.csv neu.sqlite
prints 'customer.first_name'
run 'letters alone' 0 suggest alt.csv neu.sqlite --no-synonyms --json
run 'nothing is nothing' 2 suggest alt.csv neu.sqlite --limit 0 --json
json '$.error.code' Usage
run 'a side that is not there' 3 suggest alt.csv missing.csv --json
json '$.error.where' missing.csv
run 'an entity that is not there' 2 suggest alt.csv neu.sqlite#nope --json
json '$.error.code' UnknownEntity
finish

#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# cluster: values that are spellings of one; members left out, another proposal, the value map of a document.
source "$(dirname "$0")/support.sh"
{
    echo 'id,city'
    for i in 1 2 3 4 5; do echo "$i,Berlin"; done
    printf '6,berlin\n7,"BERLIN "\n8,Zürich\n9,Zuerich\n10,ZURICH\n11,Zürich\n12,\n13,Genf\n14,Gemf\n'
} > people.csv

# cluster VALUE: the cluster that is proposed this value, its members in order.
cluster() {
    ask "SELECT group_concat(m.value ->> 'value', '|') FROM json_each(readfile('out'), '\$.clusters') c, json_each(c.value, '\$.values') m
        WHERE c.value ->> 'proposed' = '$1'"
}

run 'spellings are found' 0 cluster people.csv --field city --json
json '$.rows' 14
json '$.nulls' 1
json '$.clusters[0].proposed' Berlin
json '$.clusters[0].changes' 2
same 'the most frequent first' 'Berlin|berlin|BERLIN ' "$(cluster Berlin)"
same 'accents aside' 'Zürich|ZURICH' "$(cluster Zürich)"
run 'by letters that differ' 0 cluster people.csv --field city --method edits --radius 1 --json
same 'one in four' 'Gemf|Genf' "$(cluster Gemf)"
run 'for people' 0 cluster people.csv --field city
prints '2 clusters'
prints "'berlin' × 1"

small_document small.mapwright
run 'into a document' 0 cluster people.csv --field city --exclude 'BERLIN ' --prefer ZURICH --into small.mapwright -o more.mapwright --json
json '$.value_map' 'city cleaned'
json '$.entries_added' 2
sqlite3 :memory: "SELECT json_extract(readfile('more.mapwright'), '\$.value_maps')" > out
same 'other values stay' keep "$(ask "SELECT json_extract(readfile('out'), '\$[0].unlisted')")"
same 'what becomes what' 'berlin>Berlin|Zürich>ZURICH' "$(ask "SELECT group_concat(value ->> 'from' || '>' || (value ->> 'to'), '|') FROM (SELECT value FROM json_each(readfile('out'), '\$[0].entries') ORDER BY value ->> 'from' DESC)")"
run 'it can be read' 0 check more.mapwright --json
run 'again adds what is new alone' 0 cluster people.csv --field city --into more.mapwright --map 'city cleaned' --json
json '$.entries_added' 1
run 'and then nothing' 0 cluster people.csv --field city --into more.mapwright --map 'city cleaned' --json
json '$.entries_added' 0
same 'the data is as it was' 15 "$(wc -l < people.csv)"

run 'no such field' 2 cluster people.csv --field town --json
json '$.error.code' UnknownField
run 'no field' 2 cluster people.csv --json
run 'no such method' 2 cluster people.csv --field city --method best --json
run 'a radius out of range' 2 cluster people.csv --field city --method edits --radius 9 --json
run 'a name in no cluster' 2 cluster people.csv --field city --exclude Genf --json
run 'a map without a document' 2 cluster people.csv --field city --map x --json
run 'no file' 3 cluster nobody.csv --field city --json
printf 'a\n' > none.csv
run 'no rows' 0 cluster none.csv --field a --json
json '$.values' 0
finish

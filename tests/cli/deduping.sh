#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# dedupe: pairs and clusters with reasons, what people decided, two tables, bad rules; real duplicates where the data is there.
source "$(dirname "$0")/support.sh"
# 400 people; every tenth stands there twice, the second time with a slip in the street and a number behind 1000.
awk 'function below(n) { seed = seed * 16807 % 2147483647; return seed % n } # Park and Miller
    function word(parts, text) { for (text = ""; parts > 0; --parts) text = text substr("bakedomifuligapewurasonetikovazu", below(16) * 2 + 1, 2); return text }
    BEGIN {
        seed = 4711; print "id,first,last,street,city"
        for (i = 0; i < 150; ++i) lasts[i] = word(3)
        for (i = 0; i < 60; ++i) streets[i] = word(3) " street"
        for (i = 0; i < 400; ++i) {
            name = word(1) word(1) "," lasts[below(150)]; street = streets[below(60)]; rest = " " below(90) + 1 "," word(2)
            print i "," name "," street rest
            if (i % 10 == 0) print i + 1000 "," name "," substr(street, 1, 3) substr(street, 5) rest
        }
    }' > people.csv

# pairs CONDITION: how many listed pairs fulfil it.
pairs() {
    ask "SELECT count(*) FROM (SELECT value ->> 'left' AS l, value ->> 'right' AS r, value ->> 'score' AS score, value -> 'reasons' AS reasons
        FROM json_each(readfile('out'), '\$.pairs')) WHERE $1"
}

run 'those who stand there twice are found' 0 dedupe people.csv --key id --json
json '$.records' 440
same 'all of them' 40 "$(pairs 'abs(l - r) = 1000')"
same 'and nobody else' 0 "$(pairs 'abs(l - r) <> 1000')"
same 'clusters of two' 40 "$(ask "SELECT count(*) FROM json_each(readfile('out'), '\$.clusters') WHERE json_array_length(value, '\$.records') = 2")"
same 'every pair says why' 0 "$(pairs 'json_array_length(reasons) = 0')"
run 'for people' 0 dedupe people.csv --key id
prints '40 clusters of duplicates'
prints 'equal in last'

echo '{"must_link": [["1", "2"]], "cannot_link": [["0", "1000"]]}' > decided.json
run 'what was decided holds' 0 dedupe people.csv --key id --rules decided.json --json
same 'linked' 1 "$(pairs "l = '1' AND r = '2' AND score = 1.0")"
same 'kept apart' 0 "$(pairs "l = '0' AND r = '1000'")"

grep -E '^(id|[0-9]{1,3}),' people.csv > first.csv
grep -E '^(id|1[0-9]{3}),' people.csv > second.csv
run 'two tables: no pair within one' 0 dedupe first.csv second.csv --key id --json
same 'all of them' 40 "$(pairs 'r - l = 1000')"
same 'and no other' 0 "$(pairs 'r - l <> 1000')"

for rules in '{"threshold": 2}' '{"weights": {"nope": 1}}' '{"must_link": [["1", "nobody"]]}' '{"else": 1}' '[]' '{'; do
    echo "$rules" > bad.json
    run "rules $rules are refused" 2 dedupe people.csv --key id --rules bad.json --json
done
run 'a key that is not there' 2 dedupe people.csv --key nope --json
json '$.error.code' UnknownField
run 'a table that is not there' 3 dedupe nobody.csv --json
printf 'a\n' > none.csv
run 'no records' 0 dedupe none.csv --json
json '$.records' 0

# What survives, with the visits of the people, and back again.
awk 'BEGIN { print "no,person"; for (i = 0; i < 400; ++i) print i "," i; for (i = 0; i < 400; i += 10) print 400 + i "," i + 1000 }' > visits.csv
echo '{"record": {"pick": "rule", "by": "-to_integer(id)"}, "values": {"street": {"pick": "longest"}}}' > survive.json
run 'survivors are written' 0 dedupe people.csv --key id --rules survive.json --write merged.sqlite --child person=visits.csv --json
json '$.written.records' 440
json '$.written.survivors' 400
json '$.written.merges' 40
json '$.written.children[0].moved' 40
same 'the key of the later one stays, the street of the first' 40 "$(sqlite3 :memory: '.import people.csv before --csv' "ATTACH 'merged.sqlite' AS merged" \
    'SELECT count(*) FROM merged.people p JOIN main.before b ON b.id = p.id - 1000 WHERE p.street = b.street')"
same 'no visit is left behind' 0 "$(sqlite3 merged.sqlite 'SELECT count(*) FROM visits v LEFT JOIN people p ON p.id = v.person WHERE p.id IS NULL')"
same 'the crosswalk knows every key' 440 "$(sqlite3 merged.sqlite 'SELECT count(*) FROM mapwright_crosswalk')"
run 'a file that is there stays' 3 dedupe people.csv --key id --write merged.sqlite --json
json '$.error.code' ReadOnlyTarget
run 'a merge is taken back' 0 dedupe merged.sqlite --separate 10 --json
json '$.separated[0]' 10
json '$.separated[1]' 1010
json '$.children[0].moved' 1
same 'its records are there again' 2 "$(sqlite3 merged.sqlite 'SELECT count(*) FROM people WHERE id IN (10, 1010)')"
same 'and its visits are theirs' 10 "$(sqlite3 merged.sqlite 'SELECT person FROM visits WHERE no = 10')"
run 'it is taken back once' 2 dedupe merged.sqlite --separate 10
run 'a key is needed' 2 dedupe people.csv --write other.sqlite
run 'children need a file' 2 dedupe people.csv --key id --child person=visits.csv
run 'a child without the field' 2 dedupe people.csv --key id --write other.sqlite --child nobody=visits.csv --json
json '$.error.code' UnknownField
same 'and no file' '' "$(ls other.sqlite 2>/dev/null)"

# Decisions that a document remembers.
cat > doc.mapwright <<'END'
{
  "mapwright": 1,
  "id": "doc",
  "title": "People",
  "connections": [
    {"id": "old", "name": "old", "entities": [{"id": "p", "name": "people", "fields": [
      {"id": "p1", "name": "id", "type": "integer"}, {"id": "p2", "name": "first", "type": "text"}, {"id": "p3", "name": "last", "type": "text"},
      {"id": "p4", "name": "street", "type": "text"}, {"id": "p5", "name": "city", "type": "text"}]}]},
    {"id": "new", "name": "new", "entities": [{"id": "q", "name": "person", "fields": [{"id": "q1", "name": "id", "type": "integer"}]}]}
  ],
  "mappings": [
    {"id": "m", "reference": "PER", "target_connection": "new", "target_entity": "q", "source_connection": "old", "source_entity": "p"}
  ]
}
END
run 'somebody has to decide' 2 dedupe doc.mapwright --source people.csv --key id --same 1=2
run 'decisions are remembered' 0 dedupe doc.mapwright --source people.csv --key id --same 1=2 --different 0=1000 --as 'Lea Braun' --why 'seen on paper' --json
json '$.decided' 2
same 'linked at once' 1 "$(pairs "l = '1' AND r = '2'")"
run 'and hold the next time' 0 dedupe doc.mapwright --source people.csv --json
json '$.decisions' 2
same 'linked' 1 "$(pairs "l = '1' AND r = '2' AND score = 1.0")"
same 'kept apart' 0 "$(pairs "l = '0' AND r = '1000'")"
same 'with who and why' 2 "$(grep -c '"who": "Lea Braun", "why": "seen on paper"' doc.mapwright)"
mkdir gone
grep -v '^1000,' people.csv > gone/people.csv
run 'a record that is gone is told' 0 dedupe doc.mapwright --source gone/people.csv --json
json '$.keys_not_there[0]' 1000
run 'an unknown record is no pair' 2 dedupe doc.mapwright --source people.csv --same 1=nobody --as Lea --json
json '$.error.code' WrongValue
run 'the survivors of a document' 0 dedupe doc.mapwright --source people.csv --write survivors.sqlite --json
json '$.written.survivors' 400

# Restaurants of which few stand there twice: chance must not join the others.
data=${MW_SHARED_DATA:-${MW_DATA_DEFAULT:-}}/D_entity_matching/restaurant_dedupe_pyjedai
if [ -d "$data" ]; then
    run 'restaurants' 0 dedupe "$data/restaurantProfiles.csv" --key id --json
    same 'the gold is read' 1 "$(sqlite3 gold.sqlite -cmd 'CREATE TABLE gold (l INTEGER, r INTEGER)' ".import '|tr \"|\" , < $data/duplicates.csv' gold --csv" 'SELECT count(*) > 100 FROM gold')"
    right=$(sqlite3 gold.sqlite "SELECT count(*) FROM gold JOIN json_each(readfile('out'), '\$.pairs')
        ON min(l, r) = min(value ->> 'left' + 0, value ->> 'right' + 0) AND max(l, r) = max(value ->> 'left' + 0, value ->> 'right' + 0)")
    listed=$(pairs true)
    same "${right} of ${listed} pairs are right, at least 65 of 100" 1 $((right * 100 >= listed * 65))
    same "${right} are found, at least 85 of 100" 1 $((right * 100 >= $(wc -l < "$data/duplicates.csv") * 85))
fi
finish

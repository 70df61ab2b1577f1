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

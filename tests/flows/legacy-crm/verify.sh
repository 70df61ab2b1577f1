# SPDX-License-Identifier: GPL-3.0-or-later
# The run against what the sample's generator says must come of it: ledger, every cell of the target, every seeded defect.
set -uo pipefail
sample=sample/legacy-crm
wrong=0
is() {
    [ "$2" = "$3" ] && return
    echo "$1: expected $2, found $(head -8 <<< "$3")" >&2
    wrong=1
}
ask() { sqlite3 -bail facts.sqlite "$1" || echo 'the question failed'; }
rm -f facts.sqlite

# The ledger, record for record, and what accountants would compare first.
is 'ledger' '' "$(ask "
    SELECT e.value FROM json_each(readfile('$sample/expected/ledger.json'), '\$.mappings') e
    WHERE NOT EXISTS (SELECT 1 FROM json_each(readfile('run.json'), '\$.entities') r
        WHERE r.value ->> 'source' = e.value ->> 'source' AND r.value ->> 'entity' = e.value ->> 'target'
        AND r.value ->> '\$.ledger.read' = e.value ->> 'read' AND r.value ->> '\$.ledger.loaded' = e.value ->> 'loaded'
        AND r.value ->> '\$.ledger.merged' = e.value ->> 'merged' AND r.value ->> '\$.ledger.excluded' = e.value ->> 'excluded'
        AND r.value ->> '\$.ledger.rejected' = e.value ->> 'rejected' AND r.value ->> '\$.ledger.closes')")"
is 'mappings' 6 "$(ask "SELECT json_array_length(readfile('run.json'), '\$.entities')")"
while IFS='|' read -r sql expected; do
    is "$sql" "$expected" "$(sqlite3 target.sqlite "$sql")"
done < <(ask "SELECT value ->> 'sql', value ->> 'result' FROM json_each(readfile('$sample/expected/ledger.json'), '\$.control_totals')")
is 'broken references' '' "$(sqlite3 target.sqlite 'PRAGMA foreign_key_check')"

# Every cell of the target.
for pair in users:user_id companies:company_id people:person_id opportunities:opportunity_id activities:activity_key; do
    entity=${pair%:*}
    "$mapwright" diff "$sample/expected/$entity.csv" "target.sqlite#$entity" --key "${pair#*:}" --json > difference.json
    is "$entity: cell by cell" 0 $?
    is "$entity: rows compared" "$(ask "SELECT readfile('$sample/expected/ledger.json') ->> '\$.target_rows.$entity'")" \
        "$(ask "SELECT readfile('difference.json') ->> 'compared'")"
    is "$entity: fields compared" "$(head -1 "$sample/expected/$entity.csv")" "$("$mapwright" read "target.sqlite#$entity" --limit 0 | head -1)"
done

# Every seeded defect, by the engine's own reading of its condition.
sqlite3 -bail facts.sqlite < "$case_folder/probe.sql" > probe.log || wrong=1
"$mapwright" run probe.mapwright --mode test --evidence probe.data --json > probe.json
is 'the run that looks for defects' 0 $?
is 'records that could not be judged' 0 "$(ask "SELECT readfile('probe.json') ->> '\$.ledger.rejected'")"
for entity in owners accounts contacts deals activities notes; do
    sqlite3 facts.sqlite ".import --csv probe/$entity.csv probe_$entity"
done
ask 'CREATE TABLE found (number INTEGER, key TEXT)'
ask "SELECT printf('INSERT INTO found SELECT %d, key FROM probe_%s WHERE d%d = ''1'';', number, entity, number)
    FROM defect WHERE condition IS NOT NULL" > found.sql
sqlite3 -bail facts.sqlite < found.sql
ask "CREATE TABLE wanted AS SELECT number, value AS key FROM defect, json_each(keys)"
is 'defects with a condition' 128 "$(ask 'SELECT count(*) FROM defect WHERE condition IS NOT NULL')"
is 'defects whose records are not found, or too many' '' "$(ask "SELECT entity, field, kind, records, (SELECT count(*) FROM found f WHERE f.number = d.number)
    FROM defect d WHERE condition IS NOT NULL AND records <> (SELECT count(*) FROM found f WHERE f.number = d.number)")"
is 'records that are found but not listed' 0 "$(ask 'SELECT count(*) FROM (SELECT number, key FROM found EXCEPT SELECT number, key FROM wanted)')"
is 'records that are listed but not found' 0 "$(ask 'SELECT count(*) FROM (SELECT number, key FROM wanted
    JOIN defect USING (number) WHERE condition IS NOT NULL EXCEPT SELECT number, key FROM found)')"

# What must be rejected is rejected, for the field that is wrong, and nothing else is. The deleted parent of a note is a
# contact or an account.
ask "CREATE TABLE key_field (entity, name); INSERT INTO key_field VALUES ('owners', 'owner_no'), ('accounts', 'account_id'),
    ('contacts', 'contact_id'), ('deals', 'deal_id'), ('activities', 'act_no'), ('notes', 'note_no')"
ask "ATTACH 'evidence.data' AS e; CREATE TABLE rejected AS
    SELECT source_entity AS entity, v.value ->> 1 AS key, field FROM e.reject r JOIN e.reject_reason ON reject = r.id
    JOIN key_field k ON k.entity = source_entity JOIN json_each(source_values) v ON v.value ->> 0 = k.name"
is 'rejected records' 692 "$(ask 'SELECT count(*) FROM (SELECT DISTINCT entity, key FROM rejected)')"
is 'rejected records: entity, listed only, rejected only' '' "$(ask "
    WITH listed AS (SELECT DISTINCT entity, w.key FROM wanted w JOIN defect USING (number) WHERE expected = 'rejected'),
         seen AS (SELECT DISTINCT entity, key FROM rejected)
    SELECT 'not rejected', * FROM (SELECT * FROM listed EXCEPT SELECT * FROM seen)
    UNION ALL SELECT 'not listed', * FROM (SELECT * FROM seen EXCEPT SELECT * FROM listed)")"
is 'rejected for another field' '' "$(ask "
    SELECT d.entity, d.kind, d.number, w.key FROM wanted w JOIN defect d USING (number)
    WHERE expected = 'rejected' AND NOT EXISTS (SELECT 1 FROM rejected r
        WHERE r.entity = d.entity AND r.key = w.key
        AND (r.field = d.target_field OR d.kind = 'deleted_parent' AND r.field = 'company_id'))")"

# What must be excluded or merged is, and nothing else: by key, in the preview of the whole source.
for triple in USR:owners:owner_no CMP:accounts:account_id PPL:contacts:contact_id OPP:deals:deal_id ACT:activities:act_no NTE:notes:note_no; do
    IFS=: read -r reference entity key <<< "$triple"
    "$mapwright" preview "$sample/legacy-crm.mapwright" --entity "$reference" --sample first:100000 --json > preview.json
    is "preview of $entity" 0 $?
    for disposition in excluded merged; do
        is "$entity $disposition: listed and not, or not and listed" '' "$(ask "
            WITH listed AS (SELECT DISTINCT w.key FROM wanted w JOIN defect USING (number) WHERE expected = '$disposition' AND entity = '$entity'),
                 seen AS (SELECT DISTINCT CAST(value ->> '\$.source.$key' AS TEXT) AS key FROM json_each(readfile('preview.json'), '\$.rows')
                          WHERE value ->> 'disposition' = '$disposition')
            SELECT * FROM (SELECT 'not $disposition', key FROM listed EXCEPT SELECT 'not $disposition', key FROM seen)
            UNION ALL SELECT * FROM (SELECT 'not listed', key FROM seen EXCEPT SELECT 'not listed', key FROM listed)" | head -5)"
    done
done

# What a profile or a schema shows.
for entity in accounts contacts; do
    "$mapwright" profile "$sample/export#$entity" --json > profile.json
    is "$entity: fields with one value" source_system "$(ask "SELECT group_concat(value ->> 'name') FROM
        json_each(readfile('profile.json'), '\$.entities[0].fields') WHERE value ->> 'distinct' = 1 AND value ->> 'nulls' = 0")"
    is "$entity: fields nearly empty" fax "$(ask "SELECT group_concat(f.value ->> 'name') FROM json_each(readfile('profile.json'), '\$.entities') e,
        json_each(e.value, '\$.fields') f WHERE (e.value ->> 'rows') - (f.value ->> 'nulls') = 9")"
done
"$mapwright" schema "$sample/legacy.sqlite#activities" --json > schema.json
is 'numbers stored as text, and numbers with a unit' 'no type is declared; 5,000 are text, 28,928 are whole numbers' "$(ask "
    SELECT value ->> 'evidence' FROM json_each(readfile('schema.json'), '\$.entities[0].fields') WHERE value ->> 'name' = 'duration'")"

"$mapwright" validate "$sample/legacy-crm.mapwright" --target target.sqlite --evidence evidence.data --json > validation.json
is 'validation' 0 $?
is 'checks that do not pass' '' "$(ask "SELECT value ->> 'id' FROM json_each(readfile('validation.json'), '\$.checks') WHERE value ->> 'status' <> 'passed'")"
exit $wrong

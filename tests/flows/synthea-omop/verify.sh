# SPDX-License-Identifier: GPL-3.0-or-later
# Row counts as the data set's README ties them out, keys, references, values against the source and the validation.
set -uo pipefail
wrong=0
is() {
    [ "$2" = "$3" ] && return
    echo "$1: expected $2, found $3" >&2
    wrong=1
}
count() { sqlite3 -bail target.sqlite "$1" || echo 'the question failed'; }

is persons 30 "$(count 'SELECT count(*) FROM person')"
is visits 86 "$(count 'SELECT count(*) FROM visit_occurrence')"
is conditions 54 "$(count 'SELECT count(*) FROM condition_occurrence')"
is 'drug exposures' 84 "$(count 'SELECT count(*) FROM drug_exposure')"
is measurements 266 "$(count 'SELECT count(*) FROM measurement')"
is observations 145 "$(count 'SELECT count(*) FROM observation')"
is procedures 11 "$(count 'SELECT count(*) FROM procedure_occurrence')"
is 'care sites' 7 "$(count 'SELECT count(*) FROM care_site')"
is providers 5 "$(count 'SELECT count(*) FROM provider')"
is locations 37 "$(count 'SELECT count(*) FROM location')"
is 'observation periods' 30 "$(count 'SELECT count(*) FROM observation_period')"

# 25 references among the loaded tables, none of them broken; and they are used, not merely null.
is references 25 "$(count "SELECT count(*) FROM sqlite_schema s, pragma_foreign_key_list(s.name) WHERE s.type = 'table'
    AND s.name IN ('location', 'care_site', 'provider', 'person', 'observation_period', 'visit_occurrence',
    'condition_occurrence', 'drug_exposure', 'procedure_occurrence', 'measurement', 'observation')")"
is 'broken references' '' "$(count 'PRAGMA foreign_key_check')"
is 'visits with patient, provider and site' 86 "$(count 'SELECT count(*) FROM visit_occurrence JOIN person USING (person_id)
    JOIN provider ON provider.provider_id = visit_occurrence.provider_id JOIN care_site c ON c.care_site_id = visit_occurrence.care_site_id')"
is 'records that are not of their visit'"'"'s patient' 0 "$(count 'SELECT count(*) FROM (
    SELECT person_id, visit_occurrence_id FROM condition_occurrence UNION ALL SELECT person_id, visit_occurrence_id FROM drug_exposure
    UNION ALL SELECT person_id, visit_occurrence_id FROM measurement UNION ALL SELECT person_id, visit_occurrence_id FROM observation) r
    LEFT JOIN visit_occurrence v USING (visit_occurrence_id) WHERE v.person_id IS NOT r.person_id')"

# Values, by plain SQL over the files, independent of the program's reader.
for file in patients encounters observations; do
    sqlite3 sources.sqlite ".import --csv source/$file.csv $file"
done

against() { sqlite3 -bail sources.sqlite "ATTACH 'target.sqlite' AS t; $1" || echo 'the question failed'; }
is 'patients with another sex or birthday' 0 "$(against "SELECT count(*) FROM patients LEFT JOIN t.person ON person_source_value = Id
    WHERE gender_concept_id IS NOT CASE GENDER WHEN 'F' THEN 8532 ELSE 8507 END
    OR printf('%04d-%02d-%02d', year_of_birth, month_of_birth, day_of_birth) <> BIRTHDATE
    OR date(birth_datetime, 'unixepoch') IS NOT BIRTHDATE")"
is 'visits with another time or class' 0 "$(against "SELECT count(*) FROM encounters LEFT JOIN t.visit_occurrence ON visit_source_value = Id
    WHERE datetime(visit_start_datetime, 'unixepoch') IS NOT START OR datetime(visit_end_datetime, 'unixepoch') IS NOT STOP
    OR visit_start_date IS NOT substr(START, 1, 10) OR visit_concept_id IS NOT
    CASE ENCOUNTERCLASS WHEN 'inpatient' THEN 9201 WHEN 'ambulatory' THEN 9202 WHEN 'emergency' THEN 9203 END")"
is 'sum of the measured values' "$(against "SELECT printf('%.3f', sum(VALUE)) FROM observations WHERE TYPE = 'numeric'")" \
    "$(count "SELECT printf('%.3f', sum(value_as_number)) FROM measurement")"
is 'answers' "$(against "SELECT group_concat(VALUE || n) FROM (SELECT VALUE, count(*) n FROM observations WHERE TYPE = 'text' GROUP BY 1 ORDER BY 1)")" \
    "$(count 'SELECT group_concat(value_as_string || n) FROM (SELECT value_as_string, count(*) n FROM observation GROUP BY 1 ORDER BY 1)')"
is 'measurements without a concept' 0 "$(count 'SELECT count(*) FROM measurement WHERE measurement_concept_id = 0')"

"$mapwright" validate "$case_folder/synthea-omop.mapwright" --source source --target target.sqlite --evidence evidence.data --json > validation.json
is 'validation' 0 $?
is 'checks that do not pass' 0 "$(sqlite3 :memory: "SELECT count(*) FROM json_each(readfile('validation.json'), '\$.checks')
    WHERE value ->> 'status' <> 'passed'")"
sqlite3 target.sqlite "UPDATE measurement SET value_as_number = -value_as_number WHERE measurement_id = (SELECT min(measurement_id) FROM measurement)"
"$mapwright" validate "$case_folder/synthea-omop.mapwright" --source source --target target.sqlite --evidence evidence.data --json > damaged.json
is 'validation of a damaged target' 1 $?
is 'the damage' '{"sign":1}' "$(sqlite3 :memory: "SELECT json_extract(readfile('damaged.json'), '\$.differences.by_cause')")"
exit $wrong

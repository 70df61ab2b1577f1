-- SPDX-License-Identifier: GPL-3.0-or-later
-- Makes a document out of the sample's: per source entity one mapping that hands over the record's key and, for every
-- seeded defect, whether its condition holds. So the conditions are evaluated by the program's own engine.
CREATE TABLE document AS SELECT readfile('sample/legacy-crm/legacy-crm.mapwright') AS text;
CREATE TABLE defect AS
    SELECT key + 1 AS number, value ->> 'kind' AS kind, value ->> 'entity' AS entity, value ->> 'field' AS field,
           value ->> 'count' AS records, value ->> 'expected' AS expected, value ->> 'target_field' AS target_field,
           nullif(value ->> 'where', '') AS condition, value -> 'keys' AS keys
    FROM json_each(readfile('sample/legacy-crm/defects.json'));
-- Defects that the list describes in words only.
UPDATE defect SET condition = 'matches(' || field || ', ''(?s).*[\x{2600}-\x{27BF}\x{1F000}-\x{1FAFF}].*'')' WHERE kind = 'emoji';
UPDATE defect SET condition = 'matches(account_name, ''.*[€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ].*'')' WHERE kind = 'windows_1252_only';

CREATE TABLE entity (name TEXT PRIMARY KEY, key TEXT);
INSERT INTO entity VALUES ('owners', 'owner_no'), ('accounts', 'account_id'), ('contacts', 'contact_id'), ('deals', 'deal_id'),
    ('activities', 'to_text(act_no)'), ('notes', 'to_text(note_no)');

CREATE TABLE field AS
    SELECT name AS entity, 0 AS number, 'key' AS field, key AS rule FROM entity
    UNION ALL SELECT entity, number, 'd' || number, 'if(' || condition || ', 1, 0)' FROM defect WHERE condition IS NOT NULL;

SELECT writefile('probe.mapwright', json_object(
    'mapwright', 1, 'id', 'probe-of-defects', 'title', 'Seeded defects',
    'connections', json_insert(text -> '$.connections', '$[#]', json_object(
        'id', 'probe', 'name', 'probe', 'connector', 'csv', 'entities', (
            SELECT json_group_array(json_object('id', 'probe-' || entity, 'name', entity, 'fields', json(fields))) FROM (
                SELECT entity, json_group_array(json_object('id', 'probe-' || entity || '-' || field, 'name', field,
                    'type', iif(number = 0, 'text', 'integer'))) AS fields FROM (SELECT * FROM field ORDER BY number) GROUP BY entity)))),
    'lookups', text -> '$.lookups', 'value_maps', text -> '$.value_maps',
    'mappings', (
        SELECT json_group_array(json_object('id', 'em-' || entity, 'reference', upper(substr(entity, 1, 3)),
            'target_connection', 'probe', 'target_entity', 'probe-' || entity,
            'source_connection', c.value ->> 'id', 'source_entity', e.value ->> 'id', 'fields', json(fields)))
        FROM (SELECT entity, json_group_array(json_object('id', 'fm-' || entity || '-' || number,
                'reference', upper(substr(entity, 1, 3)) || printf('-%03d', number + 1),
                'target', 'probe-' || entity || '-' || field, 'rule', rule)) AS fields
              FROM (SELECT * FROM field ORDER BY number) GROUP BY entity),
             json_each(text, '$.connections') c, json_each(c.value, '$.entities') e
        WHERE e.value ->> 'name' = entity AND c.value ->> 'id' <> 'crm'),
    'workflow', json_object('locations', json_object('files', json('{"here": "sample/legacy-crm/export"}'),
        'list', json('{"here": "sample/legacy-crm/owners.xlsx"}'), 'db', json('{"here": "sample/legacy-crm/legacy.sqlite"}'), 'probe', json('{"here": "probe"}')))
)) > 0 FROM document;

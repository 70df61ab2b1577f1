#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# schema, read, profile and diff on real files, against what SQLite's own reader of CSV and SQL say of them, and against
# the answers that come with the files.
source "$(dirname "$0")/support.sh"
data=${MW_SHARED_DATA:-${MW_DATA_DEFAULT:-}}
[ -d "$data/E_parsers/csv_spectrum" ] || skip "the real files are not there: $data"

# Edge cases of CSV with their answers. In the answers nothing and empty text are one, line ends inside values are not
# always those of the file, and one answer is to another file.
files=0
for file in "$data"/E_parsers/csv_spectrum/csvs/*.csv; do
    name=$(basename "$file" .csv)
    [ "$name" = location_coordinates ] && continue
    files=$((files + 1))
    run "csv-spectrum: $name" 0 read "$file" --format ndjson
    same 'records' '' "$(sqlite3 :memory: "
        WITH line(n, text, rest) AS (SELECT 0, '', CAST(readfile('out') AS TEXT) UNION ALL
               SELECT n + 1, substr(rest, 1, instr(rest, char(10)) - 1), substr(rest, instr(rest, char(10)) + 1) FROM line WHERE rest <> ''),
             ours AS (SELECT n, key, replace(coalesce(atom, ''), char(13), '') FROM line, json_each(text) WHERE text <> ''),
             answer AS (SELECT row.key + 1, cell.key, replace(coalesce(cell.atom, ''), char(13), '') FROM
               json_each(readfile('$data/E_parsers/csv_spectrum/json/$name.json')) row, json_each(row.value) cell)
        SELECT * FROM (SELECT 'missing', * FROM (SELECT * FROM answer EXCEPT SELECT * FROM ours)
            UNION ALL SELECT 'too many', * FROM (SELECT * FROM ours EXCEPT SELECT * FROM answer)) LIMIT 3" 2>&1)"
done
same 'files of csv-spectrum' 11 "$files"

# as_sqlite_reads FILE [OPTION]: every cell is what SQLite's reader of CSV finds, where that reads the file without a complaint.
compared=0 cells=0
as_sqlite_reads() {
    title="read $*"
    rm -f two.sqlite
    sqlite3 two.sqlite '.mode csv' ".import \"$1\" theirs" > sqlite.err 2>&1
    [ -s sqlite.err ] && return # ragged or broken: no measure
    "$mapwright" read "$@" > ours.csv 2> err || wrong "exit code $?: $(head -1 err)"
    sqlite3 two.sqlite '.mode csv' '.import ours.csv ours' > sqlite.err 2>&1
    [ -s ours.csv ] || return
    local found
    found=$(sqlite3 -bail two.sqlite "SELECT (SELECT count(*) FROM ours) = (SELECT count(*) FROM theirs),
        (SELECT count(*) FROM pragma_table_info('ours')) = (SELECT count(*) FROM pragma_table_info('theirs'))" 2>&1)
    same 'rows and fields' '1|1' "$found"
    [ "$found" = '1|1' ] || return
    # A file that ends behind a comma: SQLite makes the last value null.
    sqlite3 two.sqlite "SELECT printf('UPDATE theirs SET \"%w\" = '''' WHERE \"%w\" IS NULL;', name, name)
        FROM pragma_table_info('theirs') ORDER BY cid DESC LIMIT 1" | sqlite3 two.sqlite
    same 'records' '' "$(sqlite3 -bail two.sqlite "SELECT * FROM (SELECT * FROM ours EXCEPT SELECT * FROM theirs) LIMIT 1;
        SELECT * FROM (SELECT * FROM theirs EXCEPT SELECT * FROM ours) LIMIT 1" 2>&1 | head -3)"
    compared=$((compared + 1))
    cells=$((cells + $(sqlite3 two.sqlite "SELECT (SELECT count(*) FROM ours) * (SELECT count(*) FROM pragma_table_info('ours'))")))
}
while read -r file; do
    as_sqlite_reads "$file"
done < <(find "$data"/F_saas/fivetran_* "$data"/A_relational/synthea_small "$data"/C_cleaning "$data"/D_entity_matching/fodors_zagats \
    "$data"/D_entity_matching/splink_fake_1000 -name '*.csv' -size -2000k | sort)
# A blank stands behind every comma: it is a part of the delimiter, but of raw values too.
while read -r file; do
    as_sqlite_reads "$file" --raw
done < <(find "$data"/D_entity_matching/febrl -name '*.csv' -size -2000k | sort)
title='files read as SQLite reads them'
[ $compared -ge 150 ] && [ $cells -ge 200000 ] || wrong "only $compared files, $cells cells"
assertions=$((assertions + 1))

# Databases: entities, fields, keys, relations and rows as SQLite itself counts them.
for file in "$data"/A_relational/chinook/*.sqlite "$data"/A_relational/northwind/*.sqlite; do
    [ -e "$file" ] || continue
    run "schema of $(basename "$file")" 0 schema "$file" --json
    same 'tables' "$(sqlite3 "$file" "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")" \
        "$(ask "SELECT count(*) FROM json_each(readfile('out'), '\$.entities') WHERE NOT coalesce(value ->> 'view', 0)")"
    cp out schema.json
    sqlite3 "$file" "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'" | while read -r table; do
        title="$(basename "$file")#$table"
        wanted=$(sqlite3 "$file" "SELECT (SELECT count(*) FROM pragma_table_info('$table')), (SELECT count(*) FROM pragma_table_info('$table') WHERE pk > 0),
            (SELECT count(DISTINCT id) FROM pragma_foreign_key_list('$table'))")
        same 'fields, key fields, relations' "$wanted" "$(ask "SELECT json_array_length(value -> 'fields'), (SELECT count(*) FROM
            json_each(entity.value, '\$.fields') WHERE value ->> 'key'), json_array_length(value -> 'relations')
            FROM json_each(readfile('schema.json'), '\$.entities') entity WHERE value ->> 'name' = '$table'")"
        run "profile of $table" 0 profile "$file#$table" --json
        json '$.entities[0].rows' "$(sqlite3 "$file" "SELECT count(*) FROM \"$table\"")"
        # Nulls and distinct values of every field.
        sqlite3 "$file" "SELECT name FROM pragma_table_info('$table')" | while read -r field; do
            same "$field" "$(sqlite3 "$file" "SELECT sum(\"$field\" IS NULL), count(DISTINCT \"$field\") FROM \"$table\"" | sed 's/^|/0|/')" \
                "$(ask "SELECT value ->> 'nulls', value ->> 'distinct' FROM json_each(readfile('out'), '\$.entities[0].fields') WHERE value ->> 'name' = '$field'")"
            echo "$failures $assertions" > counts
        done
        read -r failures assertions < counts
        echo "$failures $assertions" > totals
    done
    read -r failures assertions < totals
done

# Pairs of a dirty and a clean file: as many cells differ as a join of the two counts.
for pair in hospital:509 beers:4362; do
    name=${pair%:*}
    dirty=$data/C_cleaning/$name/dirty.csv clean=$data/C_cleaning/$name/clean.csv
    rm -f pair.sqlite
    sqlite3 pair.sqlite '.mode csv' ".import \"$dirty\" dirty" ".import \"$clean\" clean"
    names=$(sqlite3 pair.sqlite "SELECT group_concat(d.name || '=' || c.name) FROM pragma_table_info('dirty') d
        JOIN pragma_table_info('clean') c USING (cid) WHERE d.name <> c.name")
    counted=$(sqlite3 pair.sqlite "SELECT group_concat(printf('sum(d.\"%w\" <> c.\"%w\")', d.name, c.name), ' + ')
        FROM pragma_table_info('dirty') d JOIN pragma_table_info('clean') c USING (cid)" |
        sed 's/.*/SELECT & FROM dirty d JOIN clean c ON d."index" = c."index"/' | sqlite3 pair.sqlite)
    run "diff of $name" 1 diff "$dirty" "$clean" --key index --map "$names" --json
    json '$.changed_cells' "$counted"
    same 'the published count' "${pair#*:}" "$counted"
    json '$.only_left' 0
    json '$.only_right' 0
    json '$.duplicate_keys' 0
    run "$name against itself" 0 diff "$dirty" "$dirty" --key index --json
    json '$.changed_cells' 0
done

# The 1,000 records of the linkage samples.
run 'splink' 0 profile "$data/D_entity_matching/splink_fake_1000/fake_1000.csv" --json
[ -e "$data/D_entity_matching/splink_fake_1000/fake_1000.csv" ] && json '$.entities[0].rows' 1000
finish

#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# make_target.sh FOLDER TABLE…: prints the CDM's SQLite schema, with the primary keys of all tables and the foreign keys
# among the named tables. OHDSI ships keys for PostgreSQL only; SQLite wants them inside CREATE TABLE.
set -euo pipefail
folder=$1
shift
awk -v loaded="$*" '
    BEGIN { split(loaded, names, " "); for (i in names) isLoaded[names[i]] = 1 }
    FILENAME ~ /primary_keys|constraints/ {
        line = tolower($0)
        gsub(/@cdmdatabaseschema\./, "", line)
        if (line !~ /^alter table/) next
        table = $3; sub(/@cdmDatabaseSchema\./, "", table); table = tolower(table)
        clause = line; sub(/^.*add constraint [a-z0-9_]+ /, "", clause); sub(/;.*$/, "", clause)
        parent = clause; sub(/^.*references /, "", parent); sub(/ .*$/, "", parent)
        if (clause ~ /^primary/ || (isLoaded[table] && isLoaded[parent])) clauses[table] = clauses[table] ",\n" clause
        next
    }
    { gsub(/@cdmDatabaseSchema\./, "") }
    /^CREATE TABLE/ { table = tolower($3) }
    / \);/ { sub(/ \);/, clauses[table] ");") }
    !/^--/
' "$folder"/OMOPCDM_postgresql_5.4_primary_keys.sql "$folder"/OMOPCDM_postgresql_5.4_constraints.sql \
  "$folder"/OMOPCDM_sqlite_5.4_ddl.sql

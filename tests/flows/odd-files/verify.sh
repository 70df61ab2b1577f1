# SPDX-License-Identifier: GPL-3.0-or-later
# The load file itself, byte for byte, and what a handed over row is and is not.
set -uo pipefail
cmp load/persons.csv "$case_folder/expected/persons.csv" || exit 1
read -r handed loaded rejected closes < <(sqlite3 -separator ' ' :memory: "SELECT readfile('run.json') ->> '\$.ledger.handed_over',
    readfile('run.json') ->> '\$.ledger.loaded', readfile('run.json') ->> '\$.ledger.rejected', readfile('run.json') ->> '\$.ledger.closes'")
[ "$handed $loaded $rejected $closes" = '9 0 3 1' ] || { echo "ledger: $handed $loaded $rejected $closes" >&2; exit 1; }
# Two rejected records could not be read at all: the store keeps their line as it stands in the file.
[ "$(sqlite3 evidence.data "SELECT group_concat(raw, ';') FROM reject WHERE raw IS NOT NULL")" = '5,Too short;6,Too,long,1,extra' ]

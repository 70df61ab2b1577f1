# SPDX-License-Identifier: GPL-3.0-or-later
# What is validated is what the steps make; each step can be looked at; the specification says them.
set -uo pipefail
"$mapwright" validate pipelines.mapwright --evidence evidence.data --json > validate.json || { cat validate.json >&2; exit 1; }
"$mapwright" preview pipelines.mapwright --entity turnover --step 2 --count --json > step.json || exit 1
read -r excluded rejected rows complete < <(sqlite3 -separator ' ' :memory: "SELECT readfile('step.json') ->> '\$.steps[0].excluded',
    readfile('step.json') ->> '\$.steps[1].rejected', json_array_length(readfile('step.json'), '\$.rows'), readfile('step.json') ->> '\$.complete'")
[ "$excluded $rejected $rows $complete" = '1 1 8 1' ] || { echo "steps: $excluded $rejected $rows $complete" >&2; exit 1; }
"$mapwright" export pipelines.mapwright --format md -o specification.md > /dev/null || exit 1
grep -qF 'Each row gets the fields of its one partner in partners, found by customer\_no = partner' specification.md || { echo "the specification does not say the join" >&2; exit 1; }

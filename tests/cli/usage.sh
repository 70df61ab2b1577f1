#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Wrong requests: exit 2, one line, and one JSON document where it was asked for.
source "$(dirname "$0")/support.sh"
printf 'a,b\n1,2\n' > x.csv

for verb in schema read profile eval check preview run rollback rejects validate diff release export fmt docdiff docmerge functions examples; do
    run "$verb tells its use" 0 "$verb" --help
    prints "mapwright $verb"
    prints '--json'
    run "$verb refuses an option it does not have" 2 "$verb" --bogus --json
    json '$.error.code' Usage
    says '--bogus'
    prints 'command line'
    [ $verb = functions ] && continue
    run "$verb misses its argument" 2 "$verb"
    says 'is missing'
    run "$verb misses its argument, as JSON" 2 "$verb" --json
    json '$.error.code' Usage
    same 'keys of the error' 'code,message,where' "$(ask "SELECT group_concat(key) FROM json_each(readfile('out'), '\$.error')")"
done

run 'no such verb, as JSON' 2 nosuch --json
json '$.error.code' Usage
run 'no verb, as JSON' 2 --json
json '$.error.code' Usage
run 'one argument too many' 2 read x.csv y.csv
says 'one argument too many: y.csv'
run 'an option without its value' 2 read x.csv --limit
says '--limit needs a value'
run 'an option given twice' 2 read x.csv --limit 1 --limit 2
says 'given twice'
run 'a switch with a value' 2 read x.csv --raw=yes
says 'takes no value'
run 'a number that is none' 2 read x.csv --limit many
says '--limit takes a whole number, not many'
run 'a negative number' 2 read x.csv --limit -1
run 'a format that does not exist' 2 read x.csv --format xml
run 'a mode that does not exist' 2 run x.csv --mode both
run 'words after -- are arguments' 3 read -- --limit
says 'no such file'
run 'the version names the connectors' 0 --version
prints csv
prints sqlite
run 'help names every verb' 0 --help
for verb in schema read profile eval check preview run rollback rejects validate diff export fmt docdiff docmerge functions examples; do
    prints "  $verb "
done
run 'help explains the exit codes' 0 --help
prints '130 cancelled'
finish

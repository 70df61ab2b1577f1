#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Documents: check, fmt, docdiff, and everything that can be wrong with one.
source "$(dirname "$0")/support.sh"
document=$flows/odd-files/odd-files.mapwright

run 'a document without problems' 0 check "$document" --json
same 'errors' 0 "$(ask "SELECT count(*) FROM json_each(readfile('out'), '\$.problems') WHERE value ->> 'severity' = 'error'")"
same 'keys' 'coverage,problems' "$(ask "SELECT group_concat(key) FROM (SELECT key FROM json_each(readfile('out')) ORDER BY key)")"
run 'the same for people' 0 check "$document"
prints persons
run 'the shipped documents are canonical' 0 fmt "$document" --check
cp "$document" own.mapwright
sed -i 's/^ *//' own.mapwright
run 'a document that is not canonical' 1 fmt own.mapwright --check
run 'canonical text on stdout' 0 fmt own.mapwright
same 'text' '' "$(diff out "$document")"
run 'rewritten in place' 0 fmt own.mapwright --write
same 'text' '' "$(diff own.mapwright "$document")"

run 'no differences' 0 docdiff "$document" own.mapwright --json
json '$.changes' '[]'
sed "s/'P-' &/'Q-' \&/" "$document" > changed.mapwright
run 'a rule that changed' 1 docdiff "$document" changed.mapwright --json
json '$.changes[0].where' 'persons.key (PER-001)'
json '$.changes[0].what' rule
json '$.changes[0].meaning' 1
run 'the same for people' 1 docdiff "$document" changed.mapwright
prints 'PER-001'

# broken TITLE CODE SED: one thing wrong, told by its code and place by every verb that reads documents.
broken() {
    sed "$3" "$document" > broken.mapwright
    cmp -s "$document" broken.mapwright && wrong "$1: the document was not changed"
    for words in "check broken.mapwright" "fmt broken.mapwright" "run broken.mapwright" "validate broken.mapwright" \
        "preview broken.mapwright --entity persons" "export broken.mapwright --format html -o x.html" "docdiff $document broken.mapwright"; do
        # shellcheck disable=SC2086
        run "$1: ${words%% *}" 2 $words --json
        json '$.error.code' "$2"
        says 'broken.mapwright, line '
    done
    same 'nothing is made' '' "$(ls -d load x.html ./*.mapwright-data 2> /dev/null)"
}
broken 'an unknown key' UnknownKey 's/"intent": "Everybody once."/"intend": "Everybody once."/'
broken 'a version to come' WrongVersion 's/"mapwright": 1/"mapwright": 99/'
broken 'an id used twice' DuplicateId 's/"id": "f2"/"id": "f1"/'
broken 'a key that is missing' MissingKey 's/"title": "Odd files",//'
broken 'a key that stands twice' DuplicateKeyInObject 's/"title": "Odd files",/"title": "Odd files", "title": "Odd",/'
broken 'cut off' NotJson '40,$d'
broken 'a value that cannot be' WrongValue 's/"key": \["key"\]/"key": "key"/'

run 'a missing document' 3 check missing.mapwright --json
json '$.error.code' FileNotFound
run 'a folder' 3 check . --json
json '$.error.code' IsADirectory
: > empty.mapwright
run 'an empty file' 2 check empty.mapwright --json
json '$.error.code' NotJson
head -c 4000 "$mapwright" > junk.mapwright
run 'binary junk' 2 check junk.mapwright --json
json '$.error.code' NotJson

# A rule with a syntax error at any position is a problem of the document with its place in the rule.
title='a rule cut at any position'
rule="'P-' & pad_left(id, 3, '0')"
cp -r "$(dirname "$document")/source" source
for length in $(seq 1 2 $((${#rule} - 1))); do
    part=$(printf '%s' "${rule:0:$length}" | sed 's/[&|]/\\&/g')
    whole=$(printf '%s' "$rule" | sed 's/[&|]/\\&/g')
    sed "s|\"rule\": \"$whole\"|\"rule\": \"$part\"|" "$document" > cut.mapwright
    "$mapwright" check cut.mapwright --json > out 2> err
    code=$?
    assertions=$((assertions + 1))
    found=$(ask "SELECT value ->> 'where' FROM json_each(readfile('out'), '\$.problems') WHERE value ->> 'severity' = 'error'
        AND value ->> '\$.span.begin' BETWEEN 0 AND $length AND value ->> '\$.span.end' <= $length LIMIT 1")
    # The rule up to a closed text or a whole number of arguments is a rule.
    [ $code = 0 ] || { [ $code = 1 ] && [ "$found" = 'persons.key (PER-001)' ]; } || wrong "«${rule:0:$length}»: exit $code, $found, $(head -1 err)"
done
sed "s/'0')/'0'/" "$document" > cut.mapwright
run 'such a document is not run' 2 run cut.mapwright --json
json '$.error.code' DocumentHasProblems
says 'PER-001'
same 'nothing is made' '' "$(ls -d load 2> /dev/null)"
run 'nor previewed' 2 preview cut.mapwright --entity persons --json
run 'nor validated' 2 validate cut.mapwright --json

# Two people change one document.
sed "s/'P-' & pad_left/'Q-' \& pad_left/" "$document" > ours.mapwright
sed 's/"title": "Odd files"/"title": "Odd files of both"/' "$document" > theirs.mapwright
run 'changes of two are brought together' 0 docmerge "$document" ours.mapwright theirs.mapwright -o merged.mapwright --json
json '$.conflicts' '[]'
run 'and both stand' 1 docdiff "$document" merged.mapwright --json
json '$.changes[0].what' title
json '$.changes[1].what' rule
sed "s/'P-' & pad_left/'R-' \& pad_left/" "$document" > theirs.mapwright
cp ours.mapwright before.mapwright
run 'one rule changed by both is a conflict' 1 docmerge "$document" ours.mapwright theirs.mapwright -o ours.mapwright --json
json '$.conflicts[0].what' rule
json '$.conflicts[0].theirs' "'R-' & pad_left(id, 3, '0')"
run 'ours is kept' 0 docdiff before.mapwright ours.mapwright
run 'nothing is written without a place' 2 docmerge "$document" ours.mapwright theirs.mapwright --json
json '$.error.code' Usage
run 'a side that cannot be read' 2 docmerge "$document" ours.mapwright junk.mapwright -o never.mapwright --json
same 'nothing is made' '' "$(ls never.mapwright 2> /dev/null)"
finish

#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# What was done to a document over its saves, and how it follows schemas that have changed.
source "$(dirname "$0")/support.sh"
cp -r "$flows/odd-files" work
chmod -R u+w work
document=work/odd-files.mapwright

run 'no history yet' 0 history "$document" --json
json '$.steps' '[]'
same 'nothing is made' '' "$(ls -d work/*-data 2> /dev/null)"
run 'nothing to compare with' 2 history "$document" --at 1 --json
json '$.error.code' UnknownName
run 'a name needs somebody who gives it' 2 history "$document" --name first --json
json '$.error.code' Usage

run 'what stands in the file gets a name' 0 history "$document" --name first --as Ann --json
json '$.step' 0
cp "$document" first.mapwright
sed -i "s/'P-' &/'Q-' \&/" "$document"
run 'a change from outside is seen' 0 history "$document" --json
json '$.changed_outside_since' 1
run 'and told fact by fact' 1 history "$document" --at first --json
json '$.changes[0].what' rule
run 'the new state gets a name too' 0 history "$document" --name second --as Ben
prints "step 1 is 'second'"
run 'both are listed' 0 history "$document" --json
json '$.changed_outside_since' 0
json '$.steps[0].version' second
json '$.steps[0].author' Ben
run 'a name that is taken' 2 history "$document" --at 0 --name second --as Ben --json
json '$.error.code' WrongValue
run 'the first state can be had again' 0 history "$document" --at first -o again.mapwright
same 'text' '' "$(diff again.mapwright first.mapwright)"
run 'two states side by side' 1 history "$document" --at first --until second --json
json '$.changes[0].where' 'persons.key (PER-001)'
run 'a state is like itself' 0 history "$document" --at second

# A system's schema changes under the document.
run 'a migration to look at' 0 examples samples
crm=samples/legacy-crm
run 'schemas as the document knows them' 0 rebase $crm/legacy-crm.mapwright --json
same 'changes' 0 "$(ask "SELECT sum(json_array_length(value, '$.changes')) FROM json_each(readfile('out'), '$.connections')")"
sqlite3 $crm/legacy.sqlite 'ALTER TABLE activities RENAME COLUMN subject TO subject_line; ALTER TABLE activities DROP COLUMN duration; ALTER TABLE notes ADD COLUMN pinned INTEGER;'
cp $crm/legacy-crm.mapwright before.mapwright
run 'what has changed, and what hangs on it' 1 rebase $crm/legacy-crm.mapwright --connection 'legacy database' --json
json '$.connections[0].renames[0].was' subject
json '$.connections[0].renames[0].now' subject_line
same 'affected' 'activities.subject (ACT-003)' "$(ask "SELECT value ->> '$.affects[0]' FROM json_each(readfile('out'), '$.connections[0].changes') WHERE value ->> 'field' = 'subject'")"
same 'nothing is written' '' "$(diff before.mapwright $crm/legacy-crm.mapwright)"
run 'an unknown connection' 2 rebase $crm/legacy-crm.mapwright --connection nowhere --json
json '$.error.code' UnknownName
run 'a rename that says nothing' 2 rebase $crm/legacy-crm.mapwright --rename subject --apply --json
json '$.error.code' Usage
run 'the same, fields neither renamed nor lost' 0 rebase $crm/legacy-crm.mapwright --no-renames -o apart.mapwright
run 'what speaks of a field that is gone is a problem' 1 check apart.mapwright --json
same 'it is told' 1 "$(ask "SELECT count(*) > 0 FROM json_each(readfile('out'), '$.problems') WHERE value ->> 'severity' = 'error'")"
run 'it is taken over' 0 rebase $crm/legacy-crm.mapwright --apply
prints 'subject → subject_line'
run 'the rule has the new name' 1 docdiff before.mapwright $crm/legacy-crm.mapwright
prints 'subject_line'
run 'and nothing has changed any more' 0 rebase $crm/legacy-crm.mapwright
finish

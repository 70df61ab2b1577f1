#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# review: samples, worklists that travel, verdicts, defects and their re-test, and what all that means for the gate of a run.
source "$(dirname "$0")/support.sh"
document=small.mapwright
mkdir source
seq 1 400 | awk 'BEGIN { print "id,name" } { print $1 ",Name " $1 }' > source/people.csv
small_document $document
review() { local title=$1 code=$2; shift 2; run "$title" "$code" review $document "$@"; }
value() { ask "SELECT json_extract(readfile('out'), '$1')"; }

review 'nothing was drawn yet' 1 show
prints 'no sample was drawn yet'
review 'without a run there is nothing to draw from' 2 plan --as Lea --json
json '$.error.code' UnknownName
run 'it is loaded' 0 run $document
review 'somebody has to draw' 2 plan
says '--as is missing'
review 'a share that is none' 2 plan --as Lea --confidence 101
review 'a sample is drawn' 0 plan --as Lea --seed 7 --confidence 90 --tolerable 5 --risk 3 --covering --json
json '$.plans[0].population' 400
json '$.plans[0].drawn' 43
json '$.plans[0].seed' 7
plan=$(value '$.plans[0].plan')
first=$(value '$.plans[0].cards[0].record')
same 'the draw, by sha256sum' "$first" "$(for i in $(seq 400); do echo "$(printf 'mapwright-draw:7:%s' $i | sha256sum | cut -c1-16) $i"; done | sort | head -1 | cut -d' ' -f2)"
review 'a second one needs a reason' 2 plan --as Lea
says 'say --because'
review 'and another seed' 2 plan --as Lea --seed 7 --because 'the extract was wrong'
says 'a new sample needs another one'
review 'drawn anew' 0 plan --as Lea --seed 8 --confidence 90 --tolerable 5 --because 'the extract was wrong' --json
json '$.plans[0].redraws' 1
plan=$(value '$.plans[0].plan')
first=$(value '$.plans[0].cards[0].record') second=$(value '$.plans[0].cards[1].record')

review 'they are given to two reviewers' 0 assign $plan --as Lea --to Ann --to Ben --split --json
json '$.assigned[0].records' 22
review 'the cards' 0 cards $plan --for Ann --json
json '$.cards[0].in_target' 1
json '$.cards[0].fields[1].actual' "NAME $first"
json '$.cards[0].fields[1].changed' 1
json '$.cards[0].fields[1].sentence' 'Put the name into capital letters.'
review 'a verdict needs to be one' 2 judge $first --as Ann --verdict king
review 'what fails needs a comment' 2 judge $first --as Ann --verdict fail
review 'a record of the sample' 2 judge 99999 --as Ann --verdict pass
review 'Ann fails one' 0 judge $first --as Ann --verdict fail --comment 'it was not in capitals' --field name --json
defect=$(value '$.defect')
review 'Ben passes one' 0 judge $second --as Ben --verdict pass
review 'where it stands' 1 show --json
json '$.plans[0].seen' 2
json '$.plans[0].statements[0].defects' 1
json '$.defects.open' 1
json '$.plans[0].reviewers[0].judged' 1

# A page and a workbook go out; answers come back as proposals.
review 'a page' 0 worklist $plan --for Ann -o ann.html --language de
grep -q 'Bestanden' ann.html || wrong 'the page is not German'
review 'a workbook' 0 worklist $plan --for Ben -o ben.xlsx
run 'the workbook is one' 0 read ben.xlsx
prints "$second"
review 'nobody has a list' 2 worklist $plan --for Cy -o cy.html
review 'another kind of file' 2 worklist $plan --for Ann -o ann.txt
review 'an empty list says nothing' 0 answers ben.xlsx
prints '0 proposals'
digest=$(sqlite3 $document-data "SELECT digest FROM review WHERE subject LIKE '$plan: plan%'")
sqlite3 :memory: "SELECT json_object('mapwright_answers', 1, 'plan', '$digest', 'reviewer', 'Ann', 'answers',
    json_array(json_object('record', $first, 'seen', '', 'verdict', 'pass', 'comment', '', 'at', 1),
               json_object('record', $second, 'seen', '', 'verdict', 'unsure', 'comment', 'who is that?', 'at', 1)))" > answers.json
review 'answers are proposals' 1 answers answers.json --json
json '$.applied' 0
json '$.proposals[0].state' conflict
json '$.proposals[1].state' new
review 'they are applied when asked for' 1 answers answers.json --apply --as Lea --json
json '$.applied' 1
same 'attributed' "Ann|answers.json, applied by Lea" "$(sqlite3 $document-data "SELECT author, json_extract(content, '\$.via') FROM review ORDER BY id DESC LIMIT 1")"
echo '{' > broken.json
review 'a broken file' 2 answers broken.json --json
json '$.error.code' NotJson

# What was said travels to another machine and comes together there.
cp $document other.mapwright && cp $document-data other.mapwright-data
review 'Ben goes on here' 0 judge $second --as Ben --verdict accept --comment 'as before'
run 'Ann goes on there' 0 review other.mapwright judge $second --as Ann --verdict pass
review 'here is sent' 0 send -o here.mapwright-review
run 'there is sent' 0 review other.mapwright send -o there.mapwright-review
review 'there comes here' 0 merge there.mapwright-review --json
json '$.added' 1
run 'here goes there' 0 review other.mapwright merge here.mapwright-review --json
json '$.added' 1
run 'both say the same' 0 review other.mapwright send -o there.mapwright-review
review 'both say the same' 0 send -o here.mapwright-review
cmp -s here.mapwright-review there.mapwright-review || wrong 'the merged reviews differ'
sed -i 's/as before/as ever/' here.mapwright-review
review 'a forged entry' 2 merge here.mapwright-review
says 'is not what was written'
head -c 300 there.mapwright-review > cut.mapwright-review
review 'a file that was cut off' 2 merge cut.mapwright-review

# Defects go to an issue tracker and come back.
review 'the defects' 1 defects -o defects.csv --json
json '$.defects[0].reference' "$defect"
sed -i "s/,open,/,fixed,/; s/,\r\$/,PROJ-12\r/" defects.csv
review 'what came back' 0 import-defects defects.csv --json
json '$.proposals[0].now' 'fixed, PROJ-12'
json '$.applied' 0
review 'it is applied' 0 import-defects defects.csv --apply --as Tracker
review 'it is fixed' 1 defects --json
json '$.defects[0].state' fixed
json '$.defects[0].external' PROJ-12
review 'only a re-test closes it' 2 defect $defect --state closed --as Lea

# The gate of the run reads the review; a fix means a new run, a new sample and a re-test.
run 'it is validated' 0 validate $document
run 'the gate is closed' 1 sign $document --gates --run 1 --json
json '$.gates[3].name' reviewed
json '$.gates[3].open' 0
rm new.sqlite
run 'loaded again' 0 run $document
run 'validated again' 0 validate $document
review 'a sample of the new run' 0 plan --as Lea --seed 9 --size 2 --json
json '$.plans[0].run' 2
json "\$.plans[0].cards[2].picks[0].how" re-test
json "\$.plans[0].cards[2].record" "$first"
a=$(value '$.plans[0].cards[0].record') b=$(value '$.plans[0].cards[1].record')
for record in $a $b $first; do review "it passes: $record" 0 judge $record --as Ann --verdict pass; done
review 'nothing stands in the way' 0 show --json
json '$.done' 1
json '$.defects.closed' 1
review 'the defect is closed' 0 defects --json
json '$.defects[0].state' closed
run 'specifications say what it shows' 0 export $document --format json -o spec.json
same 'in words' 1 "$(grep -c 'REV-.*confidence' spec.json)"
# Scenarios: the data decide what they can, testers the rest; the gate waits for them.
scenario='"checks": [{"id": "s1", "reference": "SCN-001", "kind": "scenario", "mapping": "em", "note": "People are found", "parameters":
    {"records": "7\\n12", "steps": "Open the person\\nRead the name\\n expect: it is in capitals\\n rule: name = upper(name)"}}], "workflow": {'
mkdir scenarios && cp -r source scenarios && sed "s/\"workflow\": {/$(echo $scenario)\"owners\": {\"s1\": \"Ann\"}, /" $document > scenarios/$document
cd scenarios
run 'the document is one' 0 check $document
run 'loaded' 0 run $document
review 'nobody has tried it' 1 scenarios --json
json '$.scenarios[0].reference' SCN-001
json '$.scenarios[0].records[1]' 12
json '$.scenarios[0].decided' 1
json '$.scenarios[0].tester' Ann
json '$.scenarios[0].outcome' untried
review 'what the data say' 1 scenario SCN-001 --json
json '$.data[0].found' 'as expected'
json '$.data[1].step' '2. Read the name'
json '$.steps[1].expects' 'it is in capitals'
run 'a validation makes it' 0 validate $document --json
same 'with what was compared' 4 "$(ask "SELECT json_extract(value, '\$.compared') FROM json_each(readfile('out'), '\$.checks') WHERE json_extract(value, '\$.id') = 'SCN-001'")"
run 'the gate waits' 1 sign $document --gates --run 1 --json
json '$.gates[3].why' 'the scenario SCN-001 has not been tried'
review 'somebody has to try it' 2 try SCN-001 --verdict pass
review 'what fails needs a comment' 2 try SCN-001 --as Ann --verdict fail
review 'a step that is none' 2 try SCN-001 --as Ann --verdict fail --step 3 --comment 'the name is cut'
review 'no such scenario' 2 try SCN-009 --as Ann --verdict pass --json
json '$.error.code' UnknownName
review 'Ann fails it' 0 try SCN-001 --as Ann --verdict fail --step 2 --comment 'the name is cut'
review 'it failed' 1 scenario SCN-001 --json
json '$.outcome' failed
json '$.results[0].step' 2
json '$.results[0].run' 1
review 'Ann passes it' 0 try SCN-001 --as Ann --verdict pass
review 'it passed' 0 scenarios --json
json '$.scenarios[0].outcome' passed
run 'nothing stands in the way' 0 sign $document --gates --run 1
run 'the specification has it' 0 export $document --format json -o spec.json
same 'the steps' 2 "$(ask "SELECT json_array_length(readfile('spec.json'), '\$.scenarios.rows')")"
same 'who tried it' 1 "$(grep -c 'SCN-001: Ann passes it' spec.json)"
run 'it shows what was written, and nobody has signed it' 1 verify spec.json --json
json '$.tampered[0]' ''
sqlite3 new.sqlite "UPDATE people SET name = 'Name 12' WHERE id = 12; DELETE FROM people WHERE id = 7"
review 'the data say otherwise by now' 1 scenario SCN-001 --json
json '$.data[0].found' 'the target has no such record'
json '$.data[3].found' 'not as expected'
sed -i 's/name = upper(name)/name <> upper(name)/' $document
review 'a scenario that was changed was not tried' 1 scenarios --json
json '$.scenarios[0].outcome' untried
cd ..

export XDG_CONFIG_HOME=$PWD/configuration MAPWRIGHT_PASSPHRASE='correct horse'
run 'the run is accepted' 0 sign $document --as 'Helen Carter' --role approver --run 2
run 'the acceptance holds' 0 verify $document
review 'what is said later does not touch it' 0 judge $a --as Ben --verdict pass
run 'it still holds' 0 verify $document
sqlite3 $document-data "DROP TRIGGER review_keeps; UPDATE review SET content = replace(content, 'it was not in capitals', 'it was fine')"
run 'what was said is not changed unseen' 1 verify $document --json
same 'it is named' 1 "$(ask "SELECT json_extract(readfile('out'), '\$.tampered[0].what') LIKE 'review % is not what was accepted'")"
finish

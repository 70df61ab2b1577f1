#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Questions about a document: asked, answered, decided; lists that go out and come back.
source "$(dirname "$0")/support.sh"
cp "$flows/odd-files/odd-files.mapwright" own.mapwright

run 'nothing is asked yet' 0 questions own.mapwright --json
json '$.questions' '[]'
run 'somebody asks' 0 questions own.mapwright ask PER-001 --as Ann --to Ben --due 2027-01-31 --blocking --text 'Why P-?' --json
json '$.questions[0].reference' Q-001
json '$.questions[0].blocking' 1
run 'it stands in the document, in canonical form' 0 fmt own.mapwright --check
run 'it keeps an approval back' 1 sign own.mapwright --gates
prints 'Q-001 of persons.key (PER-001)'
run 'for whom it is' 0 questions own.mapwright --for Ben
prints 'Why P-?'
run 'for whom it is not' 0 questions own.mapwright --for Cid
prints 'no question is open'
run 'a list for somebody' 0 questions own.mapwright --for Ben -o ben.xlsx
run 'which says it' 0 read "ben.xlsx#Questions" --raw
prints 'Q-001'
run 'no list without questions' 2 questions own.mapwright --for Cid -o cid.xlsx --json
json '$.error.code' WrongValue
same 'nothing is made' '' "$(ls cid.xlsx 2> /dev/null)"
run 'an empty list brings nothing' 0 questions own.mapwright answers ben.xlsx --apply --json
json '$.answers' '[]'
run 'an answer' 0 questions own.mapwright answer Q-001 --as Ben --text 'They asked for it.' --json
json '$.questions[0].replies[0].by' Ben
run 'a decision' 0 questions own.mapwright decide Q-001 --as Ben --text 'P- stays' --why 'the old system had it' --json
json '$.questions[0].open' 0
run 'which is one of the document' 0 fmt own.mapwright
prints 'P- stays'
run 'no question is left' 0 questions own.mapwright
prints 'no question is open'
run 'nobody asks nothing' 2 questions own.mapwright ask PER-001 --as Ann --json
json '$.error.code' WrongValue
run 'nobody is nobody' 2 questions own.mapwright ask PER-001 --text x --json
json '$.error.code' Usage
run 'about nothing' 2 questions own.mapwright ask PER-999 --as Ann --text x --json
json '$.error.code' UnknownName
run 'another workbook' 2 questions own.mapwright answers "$flows/odd-files/odd-files.mapwright" --json
finish

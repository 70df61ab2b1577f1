#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# What leaves the program of the data: profiles as files, worked examples, fields that are released.
source "$(dirname "$0")/support.sh"
{
    echo 'id,name,e_mail'
    for i in 1 2 3 4 5 6; do echo "$i,Frequent Name,ann@mail.example"; done
    echo '7,Zoe Quill,zoe@quill.example'
} > people.csv
mkdir source && cp people.csv source/

run 'a profile on the screen shows what there is' 0 profile people.csv
prints 'zoe@quill.example'
for format in html json xlsx; do
    run "a profile as $format" 0 profile people.csv -o "people.$format"
    prints "people.$format"
done
mkdir book && (cd book && unzip -qo ../people.xlsx)
for text in people.html people.json book/xl/sharedStrings.xml; do
    title="$text holds what five records hold, and no more"
    same 'frequent' yes "$(grep -q 'Frequent Name' $text && echo yes)"
    same 'rare' '' "$(grep -o 'Zoe Quill' $text)"
    same 'personal' '' "$(grep -oE '(ann|zoe)@' $text | head -1)"
    same 'masked' yes "$(grep -qF 'Z•• Q••••' $text && echo yes)"
done
title='the web page stands alone and has its charts'
same 'pictures' yes "$([ "$(grep -c '<svg' people.html)" -ge 6 ] && echo yes)"
same 'nothing from elsewhere' 0 "$(grep -cE 'https?://|<script|<link' people.html)"
cp people.json out
title='the JSON says what is personal, and what was released'
json '$.entities[0].fields[2].personal' e-mail
json '$.entities[0].fields[2].released' ''
json '$.entities[0].fields[2].top[0].value' 'a••@m•••.e••••••'
json '$.entities[0].fields[2].top[0].count' 6
run 'a format that there is not' 2 profile people.csv -o people.pdf
run 'a language without a file' 2 profile people.csv --language de
run 'a file in German' 0 profile people.csv -o german.html --language de
same 'language' yes "$(grep -q 'lang="de"' german.html && echo yes)"
run 'nowhere to write' 3 profile people.csv -o nowhere/people.html

small_document small.mapwright
sed -i 's/"intent": "In capitals."/"intent": "In capitals.", "examples": [{"input": {"name": "Zoe Quill"}, "result": "ZOE QUILL"}]/' small.mapwright
run 'an example that nobody counted is masked' 0 export small.mapwright --format html -o spec.html --json
json '$.masked' 1
says 'release'
same 'the name' '' "$(grep -oiE 'zoe|quill' spec.html | head -1)"
run 'the file is a copy' 2 verify spec.html --json
json '$.error.code' OnlyACopy
run 'what is masked' 0 release small.mapwright --json
json '$.floor' 5
run 'a release says who and why' 2 release small.mapwright --field name --as Ann
run 'a field that could be several' 2 release small.mapwright --field id --as Ann --why 'numbers'
says 'old.people.id, new.people.id'
run 'a field that there is not' 2 release small.mapwright --field nam --as Ann --why 'test data' --json
json '$.error.code' UnknownField
run 'what was approved' 0 export small.mapwright --format md -o h.md --json
hash=$(ask "SELECT json_extract(readfile('out'), '\$.document_hash')")
run 'a field is released' 0 release small.mapwright --field old.people.name --as 'Ann Lee' --why 'test data' --json
json '$.fields[0].field' old.people.name
same 'the release' yes "$(grep -qE '"op-name": "Ann Lee [0-9]{4}-[0-9]{2}-[0-9]{2}: test data"' small.mapwright && echo yes)"
run 'its examples are shown' 0 export small.mapwright --format html -o spec.html --json
json '$.masked' 0
json '$.document_hash' "$hash"
same 'the name' yes "$(grep -q 'Zoe Quill' spec.html && echo yes)"
run 'the file carries the document again' 1 verify spec.html --json
json '$.tampered' '[]'
run 'its values are shown in profiles too' 0 profile source -o people.json --released-in small.mapwright
same 'the name' yes "$(grep -q 'Zoe Quill' people.json && grep -q 'Ann Lee' people.json && echo yes)"
same 'another field' '' "$(grep -o 'zoe@' people.json)"
run 'a place that the document does not know' 2 profile people.csv -o people.json --released-in small.mapwright
run 'it is masked again' 0 release small.mapwright --field old.people.name --take-back
prints 'old.people.name: masked'
same 'the document' '' "$(grep -o released small.mapwright)"
finish

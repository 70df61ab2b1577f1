#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# sign and verify: who stands for a document and a run, what makes that stale, and what is refused.
source "$(dirname "$0")/support.sh"
document=small.mapwright
mkdir source
seq 1 50 | awk 'BEGIN { print "id,name" } { print $1 ",Name " $1 }' > source/people.csv
small_document $document
export XDG_CONFIG_HOME=$PWD/configuration
unset MAPWRIGHT_PASSPHRASE
map='"value_maps": [{"id": "vm", "reference": "VM-001", "name": "Stage", "type": "text", "unlisted": "null", "entries": [{"from": "Name 1", "to": "First"}]}],'
sed -i "s/\"reject_limit\": 5,/&$map/; s/\"rule\": \"upper(name)\"/\"rule\": \"coalesce(map('Stage', name), upper(name))\"/" $document
hash_of() { "$mapwright" export "$1" --format json -o hash.json > /dev/null && sqlite3 :memory: "SELECT json_extract(readfile('hash.json'), '\$.document_hash')"; }

run 'nobody has signed yet' 1 verify $document --json
json '$.valid' 0
same 'no signers' '[]' "$(ask "SELECT json_extract(readfile('out'), '\$.signers')")"
run 'a key needs a passphrase' 2 sign $document --as 'Helen Carter' --role approver
says MAPWRIGHT_PASSPHRASE
export MAPWRIGHT_PASSPHRASE='correct horse'
run 'a role is needed' 2 sign $document --as 'Helen Carter'
run 'a role is one of five' 2 sign $document --as 'Helen Carter' --role king
says 'data owner'
run 'the gates' 0 sign $document --gates --json
json '$.gates[0].name' 'no problems'
json '$.gates[0].open' 1
before=$(hash_of $document)
run 'the first signature makes a key' 0 sign $document --as 'Helen Carter' --role approver --json
json '$.became_lead' 1
json '$.pinned' 1
json '$.meaning' 'I approve the rules of this document.'
json '$.document_hash' "$before"
key=configuration/mapwright/keys/helen-carter.key
same 'the rights of the key' 600 "$(stat -c %a $key)"
same 'the rights of its folder' 700 "$(stat -c %a configuration/mapwright/keys)"
same 'the content hash stays' "$before" "$(hash_of $document)"
run 'it is valid' 0 verify $document --json
json '$.valid' 1
json '$.signers[0].name' 'Helen Carter'
json '$.signers[0].role' approver
json '$.signers[0].text' valid
lead=$(ask "SELECT json_extract(readfile('out'), '\$.lead.fingerprint')")
same 'nothing stale, nothing tampered' '[]|[]' "$(ask "SELECT json_extract(readfile('out'), '\$.stale'), json_extract(readfile('out'), '\$.tampered')")"
run 'the lead is the one that was expected' 0 verify $document --lead "$lead"
run 'or not' 1 verify $document --lead '0000 0000 0000 0000'
prints "the lead's key"

run 'a second person, with a key of their own' 0 sign $document --as 'Ben Ito' --role data-owner --part PPL --key ben.key --json
json '$.pinned' 0
json '$.role' 'data owner'
json '$.meaning' 'I approve the rules of people (PPL).'
run 'their signature is valid, but nobody has said whose key it is' 0 verify $document --json
json '$.signers[1].text' 'valid, signer not pinned'
ben=$(ask "SELECT json_extract(readfile('out'), '\$.signers[1].fingerprint')")
run 'only the lead enrols' 2 sign $document --as 'Ben Ito' --key ben.key --enrol 'Ben Ito'
run 'the lead does' 0 sign $document --as 'Helen Carter' --enrol 'Ben Ito' --fingerprint "$ben" --role data-owner
run 'now it is pinned' 0 verify $document --json
json '$.signers[1].text' valid

MAPWRIGHT_PASSPHRASE='wrong horse' run 'a wrong passphrase' 2 sign $document --as 'Ben Ito' --role data-owner --key ben.key --json
json '$.error.code' WrongPassphrase
chmod 644 ben.key
run 'a key that others can read' 3 sign $document --as 'Ben Ito' --role data-owner --key ben.key --json
json '$.error.code' KeyTooOpen
chmod 600 ben.key
sed 's/"memory": /"memory": 1/' ben.key > damaged.key && chmod 600 damaged.key
run 'a damaged key' 2 sign $document --as 'Ben Ito' --role data-owner --key damaged.key --json
json '$.error.code' DamagedKey
run 'a mistyped path makes no second key' 3 sign $document --as 'Ben Ito' --role data-owner --key bne.key --json
json '$.error.code' FileNotFound
same 'nothing was made' '' "$(ls bne.key 2> /dev/null)"

cp $document signed.mapwright
sed -i 's/"title": "Small"/"title": "Smaller"/' $document
run 'an edit of the title touches the whole, not the part' 1 verify $document --json
json '$.valid' 0
json '$.stale[0].name' 'Helen Carter'
json '$.stale[0].changed[0].where' 'the document'
same 'one is stale' 1 "$(ask "SELECT json_array_length(json_extract(readfile('out'), '\$.stale'))")"
cp signed.mapwright $document
sed -i 's/"to": "First"/"to": "Prime"/' $document
run 'an edit of a value map touches what uses it' 1 verify $document
prints "stale: value map 'Stage' (VM-001); people.name (PPL-002) through value map 'Stage' (VM-001)"
run 'signing again takes the place of what was signed' 0 sign $document --as 'Helen Carter' --role approver --json
json '$.replaced' 1
run 'so does the other' 0 sign $document --as 'Ben Ito' --role data-owner --part PPL --key ben.key
run 'both hold' 0 verify $document
sed 's/Ben Ito/Ben Ita/' $document > forged.mapwright
run 'a forged name' 1 verify forged.mapwright --json
json '$.tampered[0].what' 'this is not what was signed'
run 'nobody signs over it' 2 sign forged.mapwright --as 'Cy Young' --role reviewer --key cy.key --json
json '$.error.code' DamagedSignatures

run 'a run cannot be accepted that never was' 2 sign $document --as 'Helen Carter' --role approver --run 1 --json
json '$.error.code' UnknownName
run 'it is loaded' 0 run $document
run 'without a validation its gate is closed' 1 sign $document --as 'Helen Carter' --role approver --run 1 --json
json '$.error.code' GateClosed
json '$.error.where' validated
run 'the gates say so' 1 sign $document --gates --run 1
prints 'CLOSED'
run 'it is validated' 0 validate $document
run 'now it is accepted' 0 sign $document --as 'Helen Carter' --role approver --run 1 --json
json '$.meaning' 'I accept run 1.'
run 'the acceptance holds' 0 verify $document --json
json '$.signers[2].run' 1
same 'who did it stands in the audit log' 'Helen Carter' "$(sqlite3 $document-data "SELECT actor FROM audit WHERE action = 'signed' ORDER BY sequence DESC LIMIT 1")"
same 'runs, validations and signatures stand there' 'run begins,run ends,signature replaced,signed,validation' "$(sqlite3 $document-data "
    SELECT group_concat(action) FROM (SELECT DISTINCT action FROM audit ORDER BY action)")"
cp $document-data evidence.sqlite
sqlite3 evidence.sqlite "UPDATE run SET result = replace(result, '50', '49')"
run 'a changed ledger' 1 verify $document --evidence evidence.sqlite --json
json '$.tampered[0].what' 'ledger is not what was accepted'
cp $document-data evidence.sqlite
sqlite3 evidence.sqlite 'DROP TRIGGER audit_stays; DELETE FROM audit WHERE sequence = 2'
run 'a line taken out of the audit log' 1 verify $document --evidence evidence.sqlite
prints 'tampered: the audit log: line 2 is missing'
run 'the run is taken back' 0 rollback $document 1
run 'then the acceptance is none' 1 verify $document
prints 'run 1 was taken back'

cat > questions.mapwright < signed.mapwright
sed -i 's/"workflow": {/&\n    "status": {"f2": "question"},/' questions.mapwright
run 'an open question is a closed gate' 1 sign questions.mapwright --as 'Helen Carter' --role approver --json
json '$.error.where' 'no open questions'

# What is exported carries the document and its signatures, and must show what that document says.
for format in html json pdf xlsx; do
    run "exported as $format" 0 export signed.mapwright --format $format -o spec.$format
    run "it is verified by itself: $format" 0 verify spec.$format --json
    json '$.valid' 1
    json '$.signers[0].name' 'Helen Carter'
done
run 'the paper for those who decide' 0 export signed.mapwright --format pdf --kind decision-paper -o paper.pdf
run 'it is verified too' 0 verify paper.pdf --json
echo '{"mapwright_style": 1, "organisation": "Contoso AG", "accent": "#0a7d5a", "paper": "letter", "confidentiality": "Internal", "logo": "logo.svg"}' > house.json
echo '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 20"><rect width="60" height="20" fill="#0a7d5a"/></svg>' > logo.svg
for format in pdf html; do
    run "$format in the style of the house" 0 export signed.mapwright --format $format --style house.json -o house.$format
done
rm house.json logo.svg # what shows of a style is in the file
for format in pdf html; do
    run "$format in a style is verified" 0 verify house.$format --json
done
sed 's/<dd>Internal/<dd>Public/' house.html > public.html
run 'what the style says cannot be changed' 1 verify public.html --json
json '$.valid' 0
head -c 20000 spec.pdf > cut.pdf
run 'pages that are cut off' 2 verify cut.pdf --json
json '$.error.code' DamagedSignatures
sed -i '/mapwright-copy/!s/In capitals/In small letters/' spec.html
run 'a page that shows another rule' 1 verify spec.html --json
json '$.tampered[0].where' 'PPL-002, Rule'
same 'nothing is stale' '[]' "$(ask "SELECT json_extract(readfile('out'), '\$.stale')")"
sed -i '/signed_copy/!s/In capitals/In small letters/' spec.json
run 'the same of JSON' 1 verify spec.json --json
json '$.tampered[0].where' 'PPL-002, intent'
run 'exported anew' 0 export signed.mapwright --format html -o spec.html
sed -i '/mapwright-copy/s/In capitals/In small letters/' spec.html
run 'a page whose document was changed' 1 verify spec.html --json
json '$.stale[0].changed[0].where' 'people.name (PPL-002)'
run 'Markdown holds no document' 0 export signed.mapwright --format md -o spec.md
run 'so it is a copy' 2 verify spec.md --json
json '$.error.code' OnlyACopy
grep -q 'I approve the rules of this document' spec.md || wrong 'the signatures are not shown'
finish

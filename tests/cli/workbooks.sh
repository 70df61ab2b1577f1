#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Workbooks that come in: import-mapping, import-spec.
source "$(dirname "$0")/support.sh"
small_document document.mapwright
cp document.mapwright before.mapwright
cat > mapping.csv <<'END'
Migration of people,,,,
Source,,Target,,
Table,Column,Table,Column,Transformation
people,id,people,id,direct
people,name,people,nmae,In capitals
people,naem,people,name,
END
run 'proposals of a mapping workbook' 0 import-mapping document.mapwright mapping.csv --json
json '$.mapped' 0
json '$.intents' 0
json '$.same' 1
json '$.unknown[0].name' nmae
json '$.unknown[0].closest' name
json '$.unknown[0].cell' 'mapping!D5'
json '$.unknown[1].what' 'source field'
json '$.sheets[0].columns.source.column' B
json '$.path' ''
same 'nothing was written' '' "$(diff before.mapwright document.mapwright)"

sed -i 's/"fields": \[\s*$/"fields": [/; /"f1"/d; s/{"id": "f2", "reference": "PPL-002", "target": "np-name", "rule": "upper(name)", "intent": "In capitals."}//' document.mapwright
sed -i 's/nmae/name/; /naem/d' mapping.csv
run 'drafts are applied' 0 import-mapping document.mapwright mapping.csv -o out.mapwright --json
json '$.mapped' 1
json '$.intents' 1
json '$.applied' 2
json '$.path' out.mapwright
json '$.proposals[1].said_by' mapping.csv
run 'and are in the document' 0 fmt out.mapwright
prints '"rule": "to_integer(id)"'
prints '"intent": "name: In capitals"'
run 'applied, they are said already' 0 import-mapping out.mapwright mapping.csv --json
json '$.proposals' '[]'
json '$.same' 2

sed -i 's/In capitals/upper(name)/; s/Column,Transformation/A,B/; s/^Source.*$//; s/^Table.*$/P,Q,R,S,T/' mapping.csv
run 'columns can be named' 0 import-mapping out.mapwright mapping.csv --column target=S --column source=Q --column rule=T --apply --json
json '$.proposals[0].where' 'people.name (PPL-002): rule'
json '$.proposals[0].conflict' 0
json '$.path' out.mapwright
run 'they are remembered' 0 import-mapping out.mapwright mapping.csv --json
json '$.sheets[0].columns.rule.heading' T

run 'a differing rule is told' 0 import-mapping before.mapwright mapping.csv --column rule=T --column target=S --column source=Q --json
json '$.differing' 0
sed -i 's/upper(name)/lower(name)/' mapping.csv
run 'nothing is overwritten' 0 import-mapping before.mapwright mapping.csv --column rule=T --column target=S --column source=Q -o same.mapwright --json
json '$.differing' 1
json '$.applied' 0
run 'unless it is named' 0 import-mapping before.mapwright mapping.csv --column rule=T --column target=S --column source=Q --only people.name -o other.mapwright
run 'it was applied' 0 fmt other.mapwright
prints 'lower(name)'

run 'an unknown role' 2 import-mapping before.mapwright mapping.csv --column colour=S
says 'target_entity, target, source_entity'
run 'an unknown column' 2 import-mapping before.mapwright mapping.csv --column target=Nowhere --json
json '$.error.code' WrongValue
says Nowhere
run 'a proposal that is not there' 2 import-mapping before.mapwright mapping.csv --column rule=T --column target=S --column source=Q --only people.age
run 'no workbook' 3 import-mapping before.mapwright nothing.xlsx
echo '<a/>' > file.xml
run 'no mapping workbook' 2 import-mapping before.mapwright file.xml
printf 'a;b\n1;2\n' > other.csv
run 'a table of something else' 2 import-mapping before.mapwright other.csv
says 'no sheet holds mappings'
run 'an export' 0 export before.mapwright --format xlsx -o spec.xlsx
run 'comes back unchanged' 0 import-spec before.mapwright spec.xlsx --json
json '$.proposals' '[]'
json '$.rows' 2
json '$.missing' 0
json '$.document_changed' 0
sed 's/In capitals\./Only here./' before.mapwright > changed.mapwright
run 'what changed in the document alone is no proposal' 0 import-spec changed.mapwright spec.xlsx --json
json '$.proposals' '[]'
json '$.document_changed' 1
sed 's/"id": "small"/"id": "smaller"/' before.mapwright > another.mapwright
run 'another document' 2 import-spec another.mapwright spec.xlsx
says 'another document'
run 'a workbook that was not exported' 2 import-spec before.mapwright mapping.csv
says 'import-mapping'

# An edit: text of the mapping sheet alone, as a spreadsheet program would leave it.
edit() { # FROM TO
    rm -rf unpacked && mkdir unpacked && (cd unpacked && unzip -q ../spec.xlsx)
    sed -i "s|$1|$2|" unpacked/xl/sharedStrings.xml
    rm -f edited.xlsx && (cd unpacked && zip -qr ../edited.xlsx .)
}
if command -v zip > /dev/null && command -v unzip > /dev/null; then
    # Sent and shown cells share their text: the hidden record no longer agrees, which is told.
    edit 'In capitals.' 'In small letters.'
    run 'a changed record of what was sent' 2 import-spec before.mapwright edited.xlsx
    says 'what was sent has been changed'
fi
finish

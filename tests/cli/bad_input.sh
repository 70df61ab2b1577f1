#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Everything that can be wrong with an input, put before every verb that reads it: the exit code, the named error, the
# place; and that nothing is half-written.
source "$(dirname "$0")/support.sh"
small_document small.mapwright
mkdir bad
cd bad || exit 1
: > empty.csv
printf '\357\273\277' > mark.csv
printf 'id,name\n' > header.csv
head -c 4000 "$mapwright" > junk.csv
head -c 5000 /dev/zero > zeros.csv
mkdir folder.csv
printf 'id,name\n1,Ann\n2,"Bob\n3,Cy\n4,Di\n' > unclosed.csv
printf 'id,name\n1,Ann\n2,"Bob' > unclosed_at_end.csv
printf 'id,name\n1,Ann\n2,"Bob"by\n3,Cy\n' > stray.csv
printf 'id,name\n1,Ann\n2\n3,Cy\n' > short.csv
printf 'id,name\n1,Ann\n2,Bob,x\n3,Cy\n' > long.csv
printf 'id,name\n1,Ann\n2,B\0b\n3,Cy\n' > nul.csv
printf 'id,name\n1,\303\204nn\n2,B\377b\n3,\303\204y\n' > invalid.csv
{ printf 'id,name\n1,Ann\n2,' && head -c 100000000 /dev/zero | tr '\0' 'x' && printf '\n3,Cy\n'; } > huge.csv
sqlite3 whole.sqlite "CREATE TABLE people (id INTEGER PRIMARY KEY, name TEXT); INSERT INTO people WITH n(i) AS
    (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3000) SELECT i, printf('%050d', i) FROM n"
cp whole.sqlite corrupt.sqlite
printf '%020000d' 0 | dd of=corrupt.sqlite bs=4096 seek=1 conv=notrunc 2> /dev/null
head -c 6000 whole.sqlite > cut.sqlite
printf 'SQLite format 3\0' > header.sqlite
cd ..

# Whole files that are no good. FILE | schema read profile diff | the error's code; "-" where it is none
while IFS='|' read -r file codes error; do
    verbs=(schema read profile diff)
    for i in 0 1 2 3; do
        verb=${verbs[$i]} code=${codes:$i:1} words=("${verbs[$i]}" "bad/$file" --json)
        [ $verb = read ] && words=(read "bad/$file") && [ "$code" != 0 ] && words+=(--json)
        [ $verb = diff ] && words=(diff "bad/$file" "bad/header.csv" --key id --json)
        run "$file: $verb" "$code" "${words[@]}"
        [ "$code" = 3 ] || continue
        json '$.error.code' "$error"
        says "bad/$file"
    done
done << 'END'
missing.csv|3333|FileNotFound
missing/people.csv|3333|FileNotFound
folder.csv|3333|UnknownConnector
junk.csv|3333|BinaryContent
zeros.csv|3333|BinaryContent
corrupt.sqlite|3333|CorruptDatabase
header.sqlite|3333|NotADatabase
cut.sqlite|3333|CorruptDatabase
empty.csv|0002|-
mark.csv|0002|-
header.csv|0000|-
END

# Records that are no good: the others are read, these are told by line and byte. FILE | code | line | byte | rows | words
while IFS='|' read -r file code line byte rows words; do
    run "$file: read" 1 read "bad/$file"
    says "bad/$file, line $line, byte $byte: $words"
    same 'one error' 1 "$(wc -l < err)"
    same 'the others' "$rows" "$(tail -n +2 out | cut -d, -f1 | tr '\n' ' ')"
    run "$file: schema" 0 schema "bad/$file" --json
    run "$file: profile" 0 profile "bad/$file" --json
    json '$.entities[0].malformed' 1
    json '$.entities[0].rows' "$(wc -w <<< "$rows")"
    run "$file: diff" 1 diff "bad/$file" "bad/$file" --key id --json
    json '$.only_left' 0

    # A load keeps it as a reject, with what stood there; the ledger closes.
    rm -rf source target.sqlite evidence.data
    mkdir source && ln -s "../bad/$file" source/people.csv
    run "$file: run" 0 run small.mapwright --target target.sqlite --evidence evidence.data --json
    json '$.ledger.read' $(($(wc -w <<< "$rows") + 1))
    json '$.ledger.rejected' 1
    json '$.ledger.closes' 1
    same 'the target' "$rows" "$(sqlite3 target.sqlite 'SELECT id FROM people ORDER BY id' | tr '\n' ' ')"
    same 'the reject' "$code|1" "$(sqlite3 evidence.data "SELECT code, length(raw) > 0 FROM reject JOIN reject_reason ON reject = id")"
    run "$file: run with no reject allowed" 1 run small.mapwright --target limit.sqlite --evidence evidence.data --reject-limit 0 --json
    json '$.error.code' RejectLimit
    rm -f limit.sqlite
    run "$file: preview" 0 preview small.mapwright --entity people --sample first:10 --json
    json '$.rejects[0].reasons[0].code' "$code"
    run "$file: validate" 0 validate small.mapwright --target target.sqlite --evidence evidence.data --json
done << 'END'
unclosed.csv|UnclosedQuote|3|14|1 3 4 |a quote is opened and never closed
unclosed_at_end.csv|UnclosedQuote|3|14|1 |a quote is opened and never closed
stray.csv|StrayQuote|3|14|1 3 |there is text after a closing quote
short.csv|TooFewFields|3|14|1 3 |the row has 1 fields, 2 are expected
long.csv|TooManyFields|3|14|1 3 |the row has 3 fields, 2 are expected
nul.csv|NulByte|3|14|1 3 |the row holds a NUL byte
invalid.csv|InvalidUtf8|3|15|1 3 |the text is not valid UTF-8: byte 0xFF
huge.csv|RecordTooLarge|3|14|1 3 |a record is larger than 16 MiB
END

# The line of 100 MB once more: little memory, little time.
title='a line of 100 MB'
started=$SECONDS
(
    ulimit -v 500000
    "$mapwright" read bad/huge.csv > out 2> err
    echo $? > code
)
same 'exit code within 500 MB of addresses' 1 "$(cat code)"
says 'a record is larger than 16 MiB'
same 'the others' $'id,name\n1,Ann\n3,Cy' "$(cat out)"
[ $((SECONDS - started)) -le 20 ] || wrong "it took $((SECONDS - started)) s"
rm bad/huge.csv

# Sources that end a run before anything is written. FILE | exit code | error
while IFS='|' read -r file code error; do
    rm -rf source target.sqlite evidence.data
    mkdir source && cp -r "bad/$file" source/people.csv 2> /dev/null
    words=(--source source)
    case $file in *.sqlite) words=(--source "bad/$file") ;; esac # where the document says that delimited text is
    for verb in run preview validate; do
        [ $verb = validate ] && sqlite3 target.sqlite 'CREATE TABLE people (id INTEGER PRIMARY KEY, name TEXT)'
        extra=()
        [ $verb = preview ] && extra=(--entity people)
        [ $verb = preview ] || extra=(--target target.sqlite --evidence evidence.data)
        run "$file: $verb" "$code" $verb small.mapwright "${words[@]}" "${extra[@]}" --json
        json '$.error.code' "$error"
        [ $verb = validate ] || same 'nothing is made' '' "$(ls target.sqlite* 2> /dev/null)"
    done
done << 'END'
missing.csv|3|UnknownConnector
empty.csv|3|ReadFailed
mark.csv|3|ReadFailed
junk.csv|3|BinaryContent
corrupt.sqlite|3|CorruptDatabase
END
rm -rf source && mkdir source && cp bad/header.csv source/people.csv
run 'a header alone is a source of no records' 0 run small.mapwright --target none.sqlite --json
json '$.ledger.read' 0
json '$.ledger.closes' 1
run 'validating it compares nothing, which is no success' 1 validate small.mapwright --target none.sqlite --json

# Targets that cannot be written, for somebody who is not root: root may write anything.
printf 'id,name\n1,Ann\n' > source/people.csv
title='read-only targets'
as_somebody=()
if [ "$(id -u)" = 0 ]; then
    as_somebody=(setpriv --reuid=65534 --regid=65534 --clear-groups)
fi
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
cp -r small.mapwright source "$place" && chmod 755 "$place"
sqlite3 "$place/kept.sqlite" "CREATE TABLE people (id INTEGER PRIMARY KEY, name TEXT); INSERT INTO people VALUES (9, 'kept')"
chmod 444 "$place/kept.sqlite"
chmod a-w "$place"
if [ -x "$(command -v setpriv)" ] && "${as_somebody[@]}" test -x "$mapwright" -a -r "$place/small.mapwright" 2> /dev/null; then
    evidence=$(mktemp -d -p "${TMPDIR:-/tmp}") && chmod 777 "$evidence"
    for target in kept.sqlite new.sqlite; do
        "${as_somebody[@]}" "$mapwright" run "$place/small.mapwright" --target "$place/$target" \
            --evidence "$evidence/e.data" --json > out 2> err
        same "$target: exit code" 3 $?
        one_line
        says "$place"
        case $(ask "SELECT json_extract(readfile('out'), '\$.error.code')") in
        PermissionDenied | ReadOnlyTarget) assertions=$((assertions + 1)) ;;
        *) wrong "$target: $(cat out)" ;;
        esac
    done
    rm -rf "$evidence"
    same 'the database is as it was' '9|kept' "$(sqlite3 "$place/kept.sqlite" 'SELECT * FROM people')"
    same 'nothing is made' 'kept.sqlite small.mapwright source' "$(ls -A "$place" | tr '\n' ' ' | sed 's/ $//')"
else
    echo 'left out: nobody but root is at hand to be refused'
fi
chmod -R u+w "$place"
finish

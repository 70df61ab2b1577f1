#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# eval and functions.
source "$(dirname "$0")/support.sh"

run 'a rule without fields' 0 eval '1 + 1' --json
json '$.value' 2
json '$.type' integer
run 'for people only the value' 0 eval "upper('a')"
same stdout A "$(cat out)"
run 'null' 0 eval 'null' --json
json '$.value' ''
run 'a decimal stays exact' 0 eval 'x * 3' --row '{"x": 0.10}' --json
json '$.value' 0.30
run 'a rule on a row' 0 eval 'proper(trim(name))' --row '{"name": "  ann lee "}' --json
json '$.value' 'Ann Lee'
run 'step by step' 0 eval 'proper(trim(name))' --row '{"name": "  ann lee "}' --explain --json
json '$.steps[0].text' name
json '$.steps[1].value' 'ann lee'
json '$.steps[2].span.begin' 0
run 'only what was computed has a value' 0 eval "if(a > 1, 'x', upper(b))" --row '{"a": 2, "b": "y"}' --explain --json
same 'skipped steps' 1 "$(ask "SELECT count(*) > 0 FROM json_each(readfile('out'), '\$.steps') WHERE value ->> 'skipped'")"

run 'an error of the row: 1' 1 eval '1 / x' --row '{"x": 0}' --json
json '$.error.code' DivisionByZero
json '$.error.span.begin' 0
json '$.error.span.end' 5
run 'a rejected row' 1 eval "reject('no ' & x)" --row '{"x": "thanks"}' --json
json '$.error.message' 'no thanks'
run 'a syntax error tells its place: 2' 2 eval 'trim(name' --json
json '$.error.code' ParenthesisMissing
json '$.error.span.begin' 4
says 'rule, character 5'
run 'an unknown field' 2 eval 'nam' --row '{"name": "x"}' --json
json '$.error.code' UnknownName
run 'a type that does not fit' 2 eval 'upper(x)' --row '{"x": 5}' --json
json '$.error.span.begin' 6
run 'no rule' 2 eval '' --json
json '$.error.code' RuleEmpty
run 'a row that is no JSON' 2 eval x --row '{"x":' --json
json '$.error.code' NotJson
run 'a row that is no object' 2 eval x --row '[1]' --json
json '$.error.code' NotJson
run 'a row with a nested object' 2 eval x --row '{"x": {}}'
# Whatever is cut off a rule: a value, or an error with its place.
rule="case when status in ('A', 'P') then lower(name) & '-' & 12.5 else coalesce(name, reject('no')) end"
title='every beginning of a rule is answered'
for length in $(seq 1 3 ${#rule}); do
    "$mapwright" eval "${rule:0:$length}" --row '{"status": "A", "name": "Ann"}' --json > out 2> err
    code=$?
    assertions=$((assertions + 1))
    case $code in
    0 | 1) [ "$(ask "SELECT json_type(readfile('out'))")" = object ] || wrong "«${rule:0:$length}» gives no JSON" ;;
    2) [ "$(ask "SELECT json_extract(readfile('out'), '\$.error.span.begin') <= $length")" = 1 ] || wrong "«${rule:0:$length}» has no place" ;;
    *) wrong "«${rule:0:$length}» gives exit code $code" ;;
    esac
done

run 'the catalogue' 0 functions --json
same 'functions' 1 "$(ask "SELECT json(readfile('out')) LIKE '%coalesce%'")"
run 'the catalogue for people' 0 functions
prints 'proper(value text) → text'
finish

# SPDX-License-Identifier: GPL-3.0-or-later
# Assertions for the command line. A test is a bash script that is called with the program and a working folder:
#
#   source "$(dirname "$0")/support.sh"
#   run 'reads a file' 0 read x.csv          # title, expected exit code, words
#   json '$.error.code' FileNotFound         # a value of the JSON document on stdout
#   says 'no such file'                      # stderr holds this
#   finish
set -uo pipefail
export LC_ALL=C.UTF-8 QT_QPA_PLATFORM=offscreen
mapwright=$(realpath "$1")
flows=$(realpath "$(dirname "$0")/../flows")
rm -rf "$2" && mkdir -p "$2" && cd "$2" || exit 1
failures=0 assertions=0 title=start

wrong() {
    failures=$((failures + 1))
    echo "FAIL: $title: $*" >&2
}

# same WHAT EXPECTED FOUND
same() {
    assertions=$((assertions + 1))
    [ "$2" = "$3" ] || wrong "$1: expected «$2», found «$3»"
}

# run TITLE CODE WORDS…: runs the program; stdout and stderr are in the files out and err. An error has its one line.
run() {
    title=$1
    local expected=$2
    shift 2
    timeout "${limit:-60}" "$mapwright" "$@" > out 2> err
    local code=$?
    same 'exit code' "$expected" "$code"
    [ "$expected" = "$code" ] || head -3 err >&2
    # 2, 3 and 130 are told in one line; 1 may be told by the result itself.
    case $expected in 2 | 3 | 130) one_line ;; esac
}

# The last line of stderr has the form `mapwright: <what> — <where>: <why>`, and it is the only one.
one_line() {
    assertions=$((assertions + 1))
    [ "$(wc -l < err)" = 1 ] && grep -qE '^mapwright: [^—]+ — [^:].*: .+$' err || wrong "the error line is «$(cat err)»"
}

says() {
    assertions=$((assertions + 1))
    grep -qF -- "$1" err || wrong "stderr does not say «$1» but «$(cat err)»"
}

prints() {
    assertions=$((assertions + 1))
    grep -qF -- "$1" out || wrong "stdout does not hold «$1» but «$(head -5 out)»"
}

# json PATH EXPECTED: stdout is one JSON document, and this is in it.
json() {
    local found
    found=$(sqlite3 :memory: "SELECT json_extract(readfile('out'), '$1')" 2>&1) || found="not JSON: $found"
    same "$1" "$2" "$found"
}

# ask SQL: a question about the JSON document `out`, a function readfile('out') away.
ask() { sqlite3 -bail :memory: "$1" || echo 'the question failed'; }

# small_document FILE: a document that loads source/people.csv (id, name) into new.sqlite; at most five rejects.
small_document() {
    cat > "$1" <<'EOF'
{"mapwright": 1, "id": "small", "title": "Small", "reject_limit": 5,
 "connections": [
  {"id": "old", "name": "old", "connector": "csv", "entities": [{"id": "op", "name": "people", "fields": [
    {"id": "op-id", "name": "id", "type": "text"}, {"id": "op-name", "name": "name", "type": "text"}]}]},
  {"id": "new", "name": "new", "connector": "sqlite", "entities": [{"id": "np", "name": "people", "fields": [
    {"id": "np-id", "name": "id", "type": "integer", "nullable": false}, {"id": "np-name", "name": "name", "type": "text(20)"}],
    "keys": [{"fields": ["id"], "primary": true}]}]}],
 "mappings": [{"id": "em", "reference": "PPL", "target_connection": "new", "target_entity": "np", "source_connection": "old",
   "source_entity": "op", "key": ["id"], "fields": [
    {"id": "f1", "reference": "PPL-001", "target": "np-id", "rule": "to_integer(id)", "intent": "The old number."},
    {"id": "f2", "reference": "PPL-002", "target": "np-name", "rule": "upper(name)", "intent": "In capitals."}]}],
 "workflow": {"locations": {"old": {"here": "source"}, "new": {"here": "new.sqlite"}}}}
EOF
}

skip() {
    echo "SKIP: $*"
    exit 77
}

finish() {
    echo "$assertions assertions, $failures failed"
    [ $failures -eq 0 ] && [ $assertions -gt 0 ]
    exit
}

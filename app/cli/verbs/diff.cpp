// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/verb.h"
#include "core/base/file.h"
#include "core/connect/connector.h"
#include "core/diff/diff.h"

#include <algorithm>
#include <cstdlib>

namespace mw::cli {

namespace {

std::vector<std::string> split(const std::string& text, char separator) {
    std::vector<std::string> parts;
    std::string part;
    for (const char c : text) {
        if (c == separator) {
            parts.push_back(part);
            part.clear();
        } else {
            part += c;
        }
    }
    parts.push_back(part);
    return parts;
}

Result<std::unique_ptr<Reader>> openReader(const std::string& text, JobContext& job) {
    MW_TRY(const Location location, parseLocation(text));
    MW_TRY(const auto connection, openConnection(location));
    MW_TRY(auto reader, connection->read(location.entity, {}, job));
    return reader;
}

bool has(const std::vector<Field>& fields, const std::string& name) {
    return std::any_of(fields.begin(), fields.end(), [&](const Field& field) { return field.name == name; });
}

/// Key, pairs of fields and tolerances as the options give them; unknown names are errors.
Result<diff::DiffOptions> readOptions(const Invocation& invocation, const Reader& left, const Reader& right) {
    std::map<std::string, std::string> renamed;
    for (const std::string& list : invocation.values("--map"))
        for (const std::string& pair : split(list, ',')) {
            const std::size_t equals = pair.find('=');
            if (equals == std::string::npos)
                return makeError(Code::Usage, "--map takes left=right, not " + pair);
            renamed[pair.substr(0, equals)] = pair.substr(equals + 1);
        }
    std::map<std::string, std::string> tolerances;
    for (const std::string& list : invocation.values("--tolerance"))
        for (const std::string& pair : split(list, ',')) {
            const std::size_t equals = pair.find('=');
            if (equals == std::string::npos)
                return makeError(Code::Usage, "--tolerance takes field=amount, not " + pair);
            tolerances[pair.substr(0, equals)] = pair.substr(equals + 1);
        }
    const auto rightName = [&](const std::string& name) {
        const auto found = renamed.find(name);
        return found == renamed.end() ? name : found->second;
    };
    diff::DiffOptions options;
    for (const std::string& name : split(invocation.value("--key"), ',')) {
        options.leftKey.push_back(name);
        options.rightKey.push_back(rightName(name));
        if (!has(left.fields(), name))
            return at(makeError(Code::UnknownField, name, ""), invocation.argument(0));
        if (!has(right.fields(), options.rightKey.back()))
            return at(makeError(Code::UnknownField, options.rightKey.back(), ""), invocation.argument(1));
    }
    for (const auto& [from, to] : renamed)
        if (!has(left.fields(), from))
            return at(makeError(Code::UnknownField, from, ""), invocation.argument(0));
        else if (!has(right.fields(), to))
            return at(makeError(Code::UnknownField, to, ""), invocation.argument(1));
    for (const Field& field : left.fields()) {
        const bool isKey = std::find(options.leftKey.begin(), options.leftKey.end(), field.name) != options.leftKey.end();
        if (!isKey && has(right.fields(), rightName(field.name)))
            options.fields.push_back({field.name, rightName(field.name), tolerances[field.name]});
    }
    for (const auto& [name, amount] : tolerances)
        if (!amount.empty() && std::none_of(options.fields.begin(), options.fields.end(),
                                            [&](const diff::FieldPair& pair) { return pair.left == name; }))
            return at(makeError(Code::UnknownField, name, ", which --tolerance names"), invocation.argument(0));
    return options;
}

std::string printable(std::string key) {
    std::replace(key.begin(), key.end(), '\x1f', '|');
    return key;
}

std::string shown(const Value& value) { return isNull(value) ? "∅" : printValue(value); }

Json toJson(const diff::DiffResult& result) {
    return {{"equal", result.equal()},
            {"left_rows", result.leftRows},
            {"right_rows", result.rightRows},
            {"compared", result.compared},
            {"changed_rows", result.changedRows},
            {"changed_cells", result.changedCells},
            {"only_left", result.onlyLeft},
            {"only_right", result.onlyRight},
            {"duplicate_keys", result.duplicateKeys},
            {"by_field", result.byField},
            {"by_cause", result.byCause}};
}

void print(const diff::DiffResult& result, const Console& console) {
    console.line(result.equal() ? "equal" : "different");
    console.line("rows compared " + grouped(result.compared) + " · changed " + grouped(result.changedRows) + " in " +
                 grouped(result.changedCells) + " cells · only left " + grouped(result.onlyLeft) + " · only right " +
                 grouped(result.onlyRight) + " · duplicate keys " + grouped(result.duplicateKeys));
    std::vector<std::vector<std::string>> rows;
    for (const auto& [cause, cells] : result.byCause)
        rows.push_back({cause, grouped(cells)});
    if (!rows.empty()) {
        console.line();
        console.table({"cause", "cells"}, rows, {false, true});
    }
    constexpr std::size_t kShown = 20;
    rows.clear();
    for (const diff::Difference& difference : result.differences) {
        if (rows.size() == kShown)
            break;
        const bool changed = difference.kind == diff::Difference::Kind::Changed;
        rows.push_back({printable(difference.key), changed ? difference.field : "",
                        changed ? shown(difference.left) : difference.kind == diff::Difference::Kind::OnlyLeft ? "row" : "",
                        changed ? shown(difference.right) : difference.kind == diff::Difference::Kind::OnlyRight ? "row" : "",
                        changed ? std::string(diff::describe(difference.cause)) : "only on one side"});
    }
    if (!rows.empty()) {
        console.line();
        console.table({"key", "field", "left", "right", "cause"}, rows);
    }
}

/// Writes every difference as one CSV line.
class DifferenceFile {
public:
    static Result<DifferenceFile> create(const std::string& path) {
        DifferenceFile file;
        MW_TRY(file.m_sink, createFile(path));
        MW_TRY_DO(file.m_sink->write("key,kind,field,left,right,cause\n"));
        return file;
    }
    Result<void> add(const diff::Difference& difference) {
        const bool changed = difference.kind == diff::Difference::Kind::Changed;
        const char* kind = changed ? "changed" : difference.kind == diff::Difference::Kind::OnlyLeft ? "only_left" : "only_right";
        std::string line = quoted(printable(difference.key)) + "," + kind + "," + quoted(difference.field) + ",";
        line += isNull(difference.left) ? "" : quoted(printValue(difference.left));
        line += ",";
        line += isNull(difference.right) ? "" : quoted(printValue(difference.right));
        line += "," + std::string(changed ? diff::nameOf(difference.cause) : "") + "\n";
        return m_sink->write(line);
    }
    Result<void> finish() { return m_sink->finish(); }

private:
    static std::string quoted(const std::string& text) {
        std::string result = "\"";
        for (const char c : text)
            result += c == '"' ? std::string("\"\"") : std::string(1, c);
        return result + "\"";
    }
    std::unique_ptr<ByteSink> m_sink;
};

Result<int> run(const Invocation& invocation, Console& console, JobContext& job) {
    if (!invocation.has("--key"))
        return makeError(Code::Usage, "--key is missing: the fields that identify a row");
    MW_TRY(const auto left, openReader(invocation.argument(0), job));
    MW_TRY(const auto right, openReader(invocation.argument(1), job));
    MW_TRY(const diff::DiffOptions options, readOptions(invocation, *left, *right));
    const ProgressLine progress("diff", job);
    diff::DiffResult result;
    if (invocation.has("-o")) {
        MW_TRY(DifferenceFile file, DifferenceFile::create(invocation.value("-o")));
        MW_TRY(result, diff::compare(*left, *right, options, job,
                                     [&](const diff::Difference& difference) { return file.add(difference); }));
        MW_TRY_DO(file.finish());
    } else {
        MW_TRY(result, diff::compare(*left, *right, options, job));
    }
    if (console.json())
        console.document(toJson(result));
    else
        print(result, console);
    return result.equal() ? Done : FallsShort;
}

} // namespace

Verb define_diff() {
    return {"diff",
            "two entities compared by key; names and keys may differ",
            {{"LEFT", "a location"}, {"RIGHT", "a location"}},
            {{"--key", "A,B", "the fields that identify a row, by their left names", false},
             {"--map", "L=R,…", "fields that are named differently on the right", true},
             {"--tolerance", "F=0.01", "how far a field may be off", true},
             {"-o", "FILE", "write every difference as CSV", false}},
            run};
}

} // namespace mw::cli

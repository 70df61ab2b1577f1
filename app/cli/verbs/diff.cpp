// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/verb.h"
#include "core/base/file.h"
#include "core/base/utf8.h"
#include "core/connect/connector.h"
#include "core/connect/csv/csv_writer.h"
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
    return connection->read(location.entity, {}, job);
}

Result<std::vector<Field>> fieldsOf(const std::string& text, JobContext& job) {
    MW_TRY(const auto reader, openReader(text, job));
    return reader->fields();
}

bool has(const std::vector<Field>& fields, const std::string& name) {
    return std::any_of(fields.begin(), fields.end(), [&](const Field& field) { return field.name == name; });
}

/// Key, pairs of fields and tolerances as the options give them; unknown names are errors.
Result<diff::DiffOptions> readOptions(const Invocation& invocation, const std::vector<Field>& left,
                                      const std::vector<Field>& right) {
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
        if (!has(left, name))
            return at(makeError(Code::UnknownField, mw::quoted(name), ""), invocation.argument(0));
        if (!has(right, options.rightKey.back()))
            return at(makeError(Code::UnknownField, mw::quoted(options.rightKey.back()), ""), invocation.argument(1));
    }
    for (const auto& [from, to] : renamed)
        if (!has(left, from))
            return at(makeError(Code::UnknownField, mw::quoted(from), ""), invocation.argument(0));
        else if (!has(right, to))
            return at(makeError(Code::UnknownField, mw::quoted(to), ""), invocation.argument(1));
    for (const Field& field : left) {
        const bool isKey = std::find(options.leftKey.begin(), options.leftKey.end(), field.name) != options.leftKey.end();
        if (!isKey && has(right, rightName(field.name)))
            options.fields.push_back({field.name, rightName(field.name), tolerances[field.name]});
    }
    for (const auto& [name, amount] : tolerances)
        if (!amount.empty() && std::none_of(options.fields.begin(), options.fields.end(),
                                            [&](const diff::FieldPair& pair) { return pair.left == name; }))
            return at(makeError(Code::UnknownField, mw::quoted(name), ", which --tolerance names"), invocation.argument(0));
    return options;
}

std::string printable(std::string key) {
    std::replace(key.begin(), key.end(), '\x1f', '|');
    return key;
}

/// What a difference is, in words.
std::string said(const diff::Difference& difference) {
    switch (difference.kind) {
    case diff::Difference::Kind::Changed: return std::string(diff::describe(difference.cause));
    case diff::Difference::Kind::OnlyLeft: return "only on the left";
    case diff::Difference::Kind::OnlyRight: return "only on the right";
    case diff::Difference::Kind::DuplicateLeft: return "key stands several times on the left";
    case diff::Difference::Kind::DuplicateRight: break;
    }
    return "key stands several times on the right";
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
                 counted(result.changedCells, "cell", "cells") + " · only left " + grouped(result.onlyLeft) + " · only right " +
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
        rows.push_back({printable(difference.key), difference.field, changed ? shown(difference.left) : "",
                        changed ? shown(difference.right) : "", said(difference)});
    }
    if (!rows.empty()) {
        console.line();
        console.table({"key", "field", "left", "right", "cause"}, rows);
    }
}

/// Writes every difference as one CSV line.
class DifferenceFile final : public diff::DifferenceSink {
public:
    explicit DifferenceFile(std::string path) : m_path(std::move(path)) {}
    Result<void> restart() override {
        m_sink.reset();
        MW_TRY(m_sink, createFile(m_path));
        return m_sink->write("key,kind,field,left,right,cause\n");
    }
    Result<void> add(const diff::Difference& difference) override {
        const bool changed = difference.kind == diff::Difference::Kind::Changed;
        std::string line;
        const auto append = [&line](std::string_view text, bool isNull = false) {
            if (!line.empty())
                line += ',';
            appendCsvField(line, text, isNull, CsvDialect());
        };
        append(printable(difference.key));
        append(diff::nameOf(difference.kind));
        append(difference.field);
        append(printValue(difference.left), isNull(difference.left));
        append(printValue(difference.right), isNull(difference.right));
        append(changed ? diff::nameOf(difference.cause) : "");
        return m_sink->write(line + "\n");
    }
    Result<void> finish() { return m_sink->finish(); }

private:
    std::string m_path;
    std::unique_ptr<ByteSink> m_sink;
};

Result<int> run(const Invocation& invocation, Console& console, JobContext& job) {
    if (!invocation.has("--key"))
        return makeError(Code::Usage, "--key is missing: the fields that identify a row");
    const std::string leftText = invocation.argument(0), rightText = invocation.argument(1);
    MW_TRY(const std::vector<Field> leftFields, fieldsOf(leftText, job));
    MW_TRY(const std::vector<Field> rightFields, fieldsOf(rightText, job));
    MW_TRY(const diff::DiffOptions options, readOptions(invocation, leftFields, rightFields));
    const ProgressLine progress("diff", job);
    const auto left = [&](JobContext& context) { return openReader(leftText, context); };
    const auto right = [&](JobContext& context) { return openReader(rightText, context); };
    std::optional<DifferenceFile> file;
    if (invocation.has("-o")) {
        file.emplace(invocation.value("-o"));
        MW_TRY_DO(file->restart());
    }
    MW_TRY(const diff::DiffResult result, diff::compare(left, right, options, job, file ? &*file : nullptr));
    if (file)
        MW_TRY_DO(file->finish());
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

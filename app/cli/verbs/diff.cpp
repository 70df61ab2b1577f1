// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/differences.h"
#include "core/base/utf8.h"
#include "core/connect/connector.h"
#include "core/diff/clusters.h"

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

Json toJson(const diff::DiffResult& result, const std::vector<diff::Cluster>& clusters) {
    Json listed = Json::array();
    for (const diff::Cluster& cluster : clusters)
        listed.push_back(cli::toJson(cluster));
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
            {"by_cause", result.byCause},
            {"clusters", listed}};
}

void print(const diff::DiffResult& result, const std::vector<diff::Cluster>& clusters, const Console& console) {
    console.line(result.equal() ? "equal" : "different");
    console.line("rows compared " + grouped(result.compared) + " · changed " + grouped(result.changedRows) + " in " +
                 counted(result.changedCells, "cell", "cells") + " · only left " + grouped(result.onlyLeft) + " · only right " +
                 grouped(result.onlyRight) + " · duplicate keys " + grouped(result.duplicateKeys));
    if (clusters.empty())
        return;
    std::vector<std::vector<std::string>> rows;
    for (const diff::Cluster& cluster : clusters)
        for (std::size_t example = 0; example < cluster.examples.size(); ++example) {
            const diff::Difference& shown = cluster.examples[example];
            const bool isFirst = example == 0, hasCell = shown.kind == diff::Difference::Kind::Changed;
            rows.push_back({isFirst ? grouped(cluster.count) : "", isFirst ? cluster.field : "", isFirst ? said(cluster, "on the left", "on the right") : "",
                            printableKey(shown.key), hasCell ? shownValue(shown.left) : "", hasCell ? shownValue(shown.right) : ""});
        }
    console.line();
    console.table({"cells", "field", "cause", "for example", "left", "right"}, rows, {true, false, false, false, false, false});
}

/// Puts the differences together by cause, and writes each down where that is asked for.
class Heard final : public diff::DifferenceSink {
public:
    explicit Heard(std::unique_ptr<DifferenceFile> file) : m_file(std::move(file)) {}
    Result<void> restart() override {
        clusters.clear();
        return m_file ? m_file->restart() : Result<void>();
    }
    Result<void> add(const diff::Difference& difference) override {
        clusters.add(difference);
        return m_file ? m_file->add(difference) : Result<void>();
    }
    Result<void> finish() override { return m_file ? m_file->finish() : Result<void>(); }
    diff::Clusters clusters;

private:
    std::unique_ptr<DifferenceFile> m_file;
};

Result<int> run(const Invocation& invocation, Console& console, JobContext& job) {
    if (!invocation.has("--key"))
        return makeError(Code::Usage, "--key is missing: the fields that identify a row");
    const std::string leftText = invocation.argument(0), rightText = invocation.argument(1);
    const ProgressLine progress("diff", job);
    const auto left = [&](JobContext& context) { return openReader(leftText, context); };
    const auto right = [&](JobContext& context) { return openReader(rightText, context); };
    const diff::ChooseOptions options = [&](const std::vector<Field>& leftFields, const std::vector<Field>& rightFields) {
        return readOptions(invocation, leftFields, rightFields);
    };
    Heard heard(invocation.has("-o") ? std::make_unique<DifferenceFile>(invocation.value("-o")) : nullptr);
    MW_TRY_DO(heard.restart());
    MW_TRY(const diff::DiffResult result, diff::compare(left, right, options, job, &heard));
    if (console.json())
        console.document(toJson(result, heard.clusters.list()));
    else
        print(result, heard.clusters.list(), console);
    return result.equal() ? Done : FallsShort;
}

} // namespace

Verb define_diff() {
    return {"diff",
            "two entities compared by key; names and keys may differ",
            {{"LEFT", "a location"}, {"RIGHT", "a location"}},
            {{"--key", "A,B", "the fields that identify a row, by their left names", false},
             {"--map", "L=R,…", "fields that are named differently on the right", true},
             {"--tolerance", "F=0.01", "what a field may differ by: 0.01, 0.5 %, 1 s, zone, case, space, accents, unicode, 'set ;', joined by ' or '", true},
             {"-o", "FILE", "write every difference as CSV", false}},
            run};
}

} // namespace mw::cli

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/reports.h"

#include "app/cli/differences.h"
#include "core/base/utf8.h"
#include "core/mapping/paired_queries.h"
#include "core/validate/paired.h"

#include <algorithm>

namespace mw::cli {

namespace {

constexpr std::size_t kShownRows = 100;

Json valueOrNull(const Value& value) { return isNull(value) ? Json(nullptr) : Json(printValue(value)); }

Json toJson(const validate::PairedRows& side) {
    Json rows = Json::array();
    for (const std::vector<Value>& values : side.rows) {
        Json row = Json::object();
        for (std::size_t field = 0; field < values.size() && field < side.fields.size(); ++field)
            row[side.fields[field].name] = valueOrNull(values[field]);
        rows.push_back(std::move(row));
    }
    return {{"all", side.all}, {"rows", rows}};
}

std::string causeOf(const validate::PairedLine& line) {
    return line.isSame || !line.isBefore || !line.isAfter ? std::string() : std::string(diff::nameOf(line.cause));
}

/// Of permissions a line has two parts; as it is printed it is taken for the line.
std::string keyOf(const mapping::Check& check, std::string line) {
    if (check.kind == "permissions")
        std::replace(line.begin(), line.end(), '|', '\x1f');
    return line;
}

void print(const char* side, const validate::PairedRows& rows, const Console& console) {
    console.line(std::string(side) + ": " + counted(rows.all, "record", "records"));
    std::vector<std::string> names;
    for (const Field& field : rows.fields)
        names.push_back(field.name);
    std::vector<std::vector<std::string>> lines;
    for (const std::vector<Value>& values : rows.rows) {
        std::vector<std::string>& line = lines.emplace_back();
        for (const Value& value : values)
            line.push_back(shownValue(value));
    }
    if (!lines.empty())
        console.table(names, lines);
    console.line();
}

} // namespace

Result<int> showReport(const engine::Plan& plan, const std::string& reference, const std::optional<std::string>& line, const Console& console,
                       JobContext& job) {
    const auto& checks = plan.document().checks;
    const auto check = std::find_if(checks.begin(), checks.end(), [&](const mapping::Check& each) { return mapping::isOfPairedQueries(each.kind) && each.reference == reference; });
    if (check == checks.end())
        return makeError(Code::UnknownName, "a check of two sides " + mw::quoted(reference), "");
    if (line) {
        MW_TRY(const auto rows, validate::pairedRows(plan, *check, keyOf(*check, *line), kShownRows, job));
        if (console.json()) {
            console.document({{"check", reference}, {"line", *line}, {"source", toJson(rows.first)}, {"target", toJson(rows.second)}});
        } else {
            print("source", rows.first, console);
            print("target", rows.second, console);
        }
        return Done;
    }
    MW_TRY(const validate::PairedResult report, validate::comparePaired(plan, *check, job));
    Json lines = Json::array();
    std::vector<std::vector<std::string>> table;
    bool isSame = report.failures == 0 && report.compared > 0;
    for (const validate::PairedLine& each : report.lines) {
        isSame = isSame && each.isSame;
        lines.push_back({{"key", printableKey(each.key)}, {"source", valueOrNull(each.before)}, {"target", valueOrNull(each.after)}, {"same", each.isSame}, {"cause", causeOf(each)}});
        table.push_back({printableKey(each.key), each.isBefore ? shownValue(each.before) : "", each.isAfter ? shownValue(each.after) : "", each.isSame ? "" : each.isBefore && each.isAfter && each.cause != diff::Cause::Unexplained ? std::string(diff::describe(each.cause)) : "differs"});
    }
    if (console.json()) {
        console.document({{"check", reference}, {"lines", lines}, {"failures", report.failures}, {"first_failure", report.firstFailure}});
    } else {
        console.table({"line", "source", "target", ""}, table, {false, true, true, false});
        console.line();
        if (report.failures > 0)
            console.line(counted(report.failures, "record", "records") + " could not be computed: " + report.firstFailure);
        console.line(isSame ? "it holds" : report.compared == 0 ? "nothing to compare" : "it does not hold");
    }
    return isSame ? Done : FallsShort;
}

} // namespace mw::cli

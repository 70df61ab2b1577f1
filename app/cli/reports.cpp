// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/reports.h"

#include "app/cli/differences.h"
#include "core/base/utf8.h"
#include "core/validate/report.h"

#include <algorithm>

namespace mw::cli {

namespace {

constexpr std::size_t kShownRows = 100;

Json valueOrNull(const Value& value) { return isNull(value) ? Json(nullptr) : Json(printValue(value)); }

Json toJson(const validate::ReportRows& side) {
    Json rows = Json::array();
    for (const std::vector<Value>& values : side.rows) {
        Json row = Json::object();
        for (std::size_t field = 0; field < values.size() && field < side.fields.size(); ++field)
            row[side.fields[field].name] = valueOrNull(values[field]);
        rows.push_back(std::move(row));
    }
    return {{"all", side.all}, {"rows", rows}};
}

void print(const char* side, const validate::ReportRows& rows, const Console& console) {
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
    const auto check = std::find_if(checks.begin(), checks.end(), [&](const mapping::Check& each) { return each.kind == "report" && each.reference == reference; });
    if (check == checks.end())
        return makeError(Code::UnknownName, "a report " + mw::quoted(reference), "");
    if (line) {
        MW_TRY(const auto rows, validate::reportRows(plan, *check, *line, kShownRows, job));
        if (console.json()) {
            console.document({{"check", reference}, {"line", *line}, {"source", toJson(rows.first)}, {"target", toJson(rows.second)}});
        } else {
            print("source", rows.first, console);
            print("target", rows.second, console);
        }
        return Done;
    }
    MW_TRY(const validate::ReportPair report, validate::computeReport(plan, *check, job));
    Json lines = Json::array();
    std::vector<std::vector<std::string>> table;
    bool isSame = report.failures == 0 && !report.lines.empty();
    for (const validate::ReportLine& each : report.lines) {
        isSame = isSame && each.isSame;
        lines.push_back({{"key", each.key}, {"source", valueOrNull(each.before)}, {"target", valueOrNull(each.after)}, {"same", each.isSame}});
        table.push_back({each.key, each.isBefore ? shownValue(each.before) : "", each.isAfter ? shownValue(each.after) : "", each.isSame ? "" : "differs"});
    }
    if (console.json()) {
        console.document({{"check", reference}, {"lines", lines}, {"failures", report.failures}, {"first_failure", report.firstFailure}});
    } else {
        console.table({"line", "source", "target", ""}, table, {false, true, true, false});
        console.line();
        if (report.failures > 0)
            console.line(counted(report.failures, "record", "records") + " could not be computed: " + report.firstFailure);
        console.line(isSame ? "the same on both sides" : report.lines.empty() ? "nothing to compare" : "different");
    }
    return isSame ? Done : FallsShort;
}

} // namespace mw::cli

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/utf8.h"
#include "core/types/tolerance.h"
#include "core/validate/paired_p.h"
#include "core/validate/tally_p.h"

#include <algorithm>
#include <map>

namespace mw::validate {

namespace report {

namespace {

constexpr std::uint8_t kAverageScale = 10;
enum Rule : std::size_t { By, Figure };

enum class Aggregate { Count, Sum, Average, Smallest, Largest };

Error wrong(std::string why) { return makeError(Code::WrongValue, std::move(why)); }

Result<Aggregate> readAggregate(const std::string& word) {
    for (const auto& [name, aggregate] : {std::pair("count", Aggregate::Count), std::pair("sum", Aggregate::Sum), std::pair("average", Aggregate::Average),
                                          std::pair("smallest", Aggregate::Smallest), std::pair("largest", Aggregate::Largest)})
        if (word == name)
            return aggregate;
    return wrong(quoted(word) + " is no aggregate: count, sum, average, smallest or largest");
}

/// One line of a report as its records come in.
struct Line {
    std::uint64_t values = 0;
    Decimal sum;
    Value best;
};

/// One side's report.
class Report {
public:
    explicit Report(Aggregate aggregate) : m_aggregate(aggregate) {}

    Result<void> add(const std::string& key, const Value& value) {
        Line& line = lines[key];
        if (lines.size() > kMostLines)
            return wrong("the report has more than a million lines");
        if (m_aggregate == Aggregate::Sum || m_aggregate == Aggregate::Average) {
            Decimal number, sum;
            if (!asDecimal(value, number))
                return wrong(quoted(printValue(value)) + " is no number to add up");
            if (!mw::add(line.sum, number, sum))
                return wrong("the sum needs more than 38 digits");
            line.sum = sum;
        } else if (m_aggregate != Aggregate::Count) {
            const bool isBetter = line.values == 0 || (m_aggregate == Aggregate::Smallest ? compareValues(value, line.best) < 0 : compareValues(value, line.best) > 0);
            if (isBetter)
                line.best = value;
        }
        ++line.values;
        return {};
    }
    /// A line that the side has computed itself.
    Result<void> put(const std::string& key, const Value& value) {
        Line& line = lines[key];
        if (lines.size() > kMostLines)
            return wrong("the report has more than a million lines");
        if (line.values++ > 0)
            return wrong("the query gives the line " + quoted(key) + " twice");
        line.best = value;
        return {};
    }
    /// A record without a figure makes its line all the same.
    void addLine(const std::string& key) { lines[key]; }
    /// What a line says; null for one without any value.
    Value valueOf(const Line& line) const {
        if (isComputed)
            return line.best;
        if (m_aggregate == Aggregate::Count)
            return std::int64_t(line.values);
        if (line.values == 0)
            return {};
        if (m_aggregate == Aggregate::Sum)
            return line.sum;
        if (m_aggregate != Aggregate::Average)
            return line.best;
        Decimal average;
        return divide(line.sum, Decimal::of(std::int64_t(line.values)), kAverageScale, Rounding::HalfUp, average) == DivideOutcome::Ok ? Value(average) : Value();
    }
    std::map<std::string, Line> lines;
    bool isComputed = false; ///< the side's query gives the lines themselves

private:
    const Aggregate m_aggregate;
};

/// A side says its lines itself where its query is in SQL and no rule makes them of its rows.
bool isComputed(const mapping::Check& check, const mapping::PairedQuestion& question) {
    return !question.parameter(check, "sql").empty() && question.parameter(check, "by").empty() && question.parameter(check, "value").empty();
}

std::string lineOf(const SideRows& side, const SideRows::Rows& rows, std::uint32_t row) { return side.has(By) ? rows.text(By, row) : std::string(); }

Result<void> read(const engine::Plan& plan, const mapping::Check& check, bool isSource, Report& report, const TakeFailure& fail, JobContext& job) {
    const mapping::PairedQuestion& question = mapping::pairedQuestion(check.kind, isSource);
    MW_TRY(SideRows side, SideRows::open(plan, check, question, job));
    report.isComputed = isComputed(check, question);
    if (report.isComputed && side.fields().size() != 2)
        return wrong(question.prefix() + "sql has to give two columns, the line and its figure; it gives " + std::to_string(side.fields().size()));
    SideRows::Rows rows;
    for (bool more = true; more;) {
        MW_TRY(more, side.next(rows, fail, job));
        for (const std::uint32_t row : rows.good) {
            const std::string line = lineOf(side, rows, row);
            const Value value = rows.values[Figure] ? rows.values[Figure]->value(row) : Value();
            if (report.isComputed)
                MW_TRY_DO(report.put(line, value));
            else if (!side.has(Figure) || !isNull(value))
                MW_TRY_DO(report.add(line, value));
            else
                report.addLine(line);
        }
    }
    return {};
}

/// Both sides are made of the same kind of rules, where they are made of rules.
Result<void> checkSides(const mapping::Check& check, Aggregate aggregate) {
    const mapping::PairedQuestion& source = mapping::pairedQuestion(check.kind, true);
    const mapping::PairedQuestion& target = mapping::pairedQuestion(check.kind, false);
    const auto says = [&](const mapping::PairedQuestion& question, std::string_view rule) {
        return !question.parameter(check, rule).empty() || !question.parameter(check, "sql").empty();
    };
    if (says(source, "by") != says(target, "by"))
        return wrong("a report needs both source_by and target_by, or neither");
    if (aggregate == Aggregate::Count) {
        const auto counts = [&](const mapping::PairedQuestion& question) { return question.parameter(check, "value").empty() && !isComputed(check, question); };
        if (counts(source) != counts(target) && !isComputed(check, source) && !isComputed(check, target))
            return wrong("a report needs both source_value and target_value, or neither");
        return {};
    }
    if (says(source, "value") != says(target, "value"))
        return wrong("a report needs both source_value and target_value, or neither");
    if (!says(source, "value"))
        return wrong("a report needs source_value and target_value, the rules of its figure");
    return {};
}

/// Numbers are compared as decimals: a side may keep one as a double or, as drivers do with sums, as a text; what that prints is
/// what was meant where the other side has a number.
Value comparable(const Value& value, const Value& other) {
    Decimal number, unused;
    if (const auto* const text = std::get_if<std::string>(&value); text && asDecimal(other, unused) && parseDecimal(*text, number))
        return number;
    return std::holds_alternative<double>(value) && asDecimal(value, number) ? Value(number) : value;
}

Result<PairedResult> compare(const engine::Plan& plan, const mapping::Check& check, JobContext& job) {
    const std::string word = parameterOf(check, "aggregate");
    MW_TRY(const Aggregate aggregate, readAggregate(word.empty() ? "count" : word));
    MW_TRY(const Tolerance tolerance, Tolerance::parse(parameterOf(check, "tolerance")));
    MW_TRY_DO(checkSides(check, aggregate));
    PairedResult result;
    const TakeFailure fail = failuresInto(result);
    Report before(aggregate), after(aggregate);
    MW_TRY_DO(read(plan, check, true, before, fail, job));
    MW_TRY_DO(read(plan, check, false, after, fail, job));
    std::map<std::string, PairedLine> lines;
    for (const auto& [key, line] : before.lines) {
        lines[key].before = before.valueOf(line);
        lines[key].isBefore = true;
    }
    for (const auto& [key, line] : after.lines) {
        lines[key].after = after.valueOf(line);
        lines[key].isAfter = true;
    }
    for (auto& [key, line] : lines) {
        line.key = key;
        line.isSame = line.isBefore && line.isAfter && equalValues(comparable(line.before, line.after), comparable(line.after, line.before), tolerance);
        if (!line.isSame && line.isBefore && line.isAfter)
            line.cause = diff::causeOf(line.before, line.after);
        result.lines.push_back(std::move(line));
    }
    finishLines(result, check.reference);
    return result;
}

Result<PairedRows> rowsOf(const engine::Plan& plan, const mapping::Check& check, bool isSource, const std::string& wanted, std::size_t limit, JobContext& job) {
    MW_TRY(SideRows side, SideRows::open(plan, check, mapping::pairedQuestion(check.kind, isSource), job));
    PairedRows kept;
    kept.fields = side.fields();
    SideRows::Rows rows;
    for (bool more = true; more;) {
        MW_TRY(more, side.next(rows, [](std::string) {}, job));
        for (const std::uint32_t row : rows.good)
            if (lineOf(side, rows, row) == wanted)
                keepRow(kept, rows, row, limit);
    }
    return kept;
}

Result<std::pair<PairedRows, PairedRows>> rows(const engine::Plan& plan, const mapping::Check& check, const std::string& key, std::size_t limit, JobContext& job) {
    std::pair<PairedRows, PairedRows> both;
    MW_TRY(both.first, rowsOf(plan, check, true, key, limit, job));
    MW_TRY(both.second, rowsOf(plan, check, false, key, limit, job));
    return both;
}

} // namespace

} // namespace report

const PairedTemplate kReport = {report::compare, report::rows, "the report says the same on both sides"};

} // namespace mw::validate

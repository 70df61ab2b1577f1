// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/validate/report.h"

#include "core/base/utf8.h"
#include "core/engine/source_reader.h"
#include "core/engine/source_shape.h"
#include "core/engine/steps/stage.h"
#include "core/mapping/problems.h"
#include "core/rules/evaluator.h"
#include "core/rules/parser.h"
#include "core/types/tolerance.h"
#include "core/validate/tally_p.h"

#include <algorithm>
#include <functional>
#include <map>

namespace mw::validate {

namespace {

constexpr std::size_t kMostLines = 1'000'000;
constexpr std::uint8_t kAverageScale = 10;

enum class Aggregate { Count, Sum, Average, Smallest, Largest };

Error wrong(std::string why) { return makeError(Code::WrongValue, std::move(why)); }

std::string parameter(const mapping::Check& check, const std::string& name) {
    const auto found = check.parameters.find(name);
    return found == check.parameters.end() ? std::string() : found->second;
}

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
    /// A record without a figure makes its line all the same.
    void addLine(const std::string& key) { lines[key]; }
    /// What a line says; null for one without any value.
    Value valueOf(const Line& line) const {
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

private:
    const Aggregate m_aggregate;
};

using BoundRulePtr = std::shared_ptr<const rules::BoundRule>;
/// Gets every record that counts, with its line and its figure (null: none).
using TakeRecord = std::function<Result<void>(const Batch& batch, std::size_t row, const std::string& key, const Value& value)>;
/// Gets what stands in the way of a record.
using TakeFailure = std::function<void(std::string why)>;

/// The rules of one side.
struct Side {
    std::string name; ///< "source"
    BoundRulePtr by, value, filter;
};

Result<BoundRulePtr> bindRule(const std::string& text, const rules::Environment& environment, const std::string& what,
                              const std::optional<rules::Wanted>& wanted = {}) {
    if (text.empty())
        return BoundRulePtr();
    const rules::ParsedRule parsed = rules::parse(text);
    if (!parsed.ok())
        return wrong(what + ": " + (parsed.problems.empty() ? "it cannot be read" : parsed.problems.front().error.message()));
    rules::BindResult bound = rules::bind(*parsed.tree, environment, wanted);
    if (!bound.rule)
        return wrong(what + ": " + (bound.problems.empty() ? "it cannot be understood" : bound.problems.front().error.message()));
    if (!bound.rule->lookupsUsed.empty() || !bound.rule->newKeysUsed.empty())
        return wrong(what + ": a report reads one entity: lookups and new keys are not known to it");
    return bound.rule;
}

Result<Side> bindSide(const mapping::Check& check, const std::string& name, const std::string& filter, const rules::Environment& environment) {
    Side side;
    side.name = name;
    MW_TRY(side.by, bindRule(parameter(check, name + "_by"), environment, name + "_by"));
    MW_TRY(side.value, bindRule(parameter(check, name + "_value"), environment, name + "_value"));
    MW_TRY(side.filter, bindRule(filter, environment, name + "_filter", rules::Wanted{LogicalType::boolean(), true}));
    return side;
}

Result<void> eachRecord(const Batch& batch, const Side& side, rules::Evaluator& evaluator, const RowErrors& before,
                        const TakeRecord& take, const TakeFailure& fail) {
    RowErrors errors;
    const auto evaluate = [&](const BoundRulePtr& rule, std::uint32_t field) {
        return rule ? evaluator.evaluate(*rule, batch, {}, field, errors) : ColumnPtr();
    };
    const ColumnPtr filter = evaluate(side.filter, 0), by = evaluate(side.by, 1), value = evaluate(side.value, 2);
    const auto explain = [&](const RowErrors& from, std::uint32_t row) {
        for (const RowError& error : from.all())
            if (error.row == row) {
                const std::uint64_t number = row < batch.origins.rowNumber.size() ? batch.origins.rowNumber[row] : 0;
                return fail(side.name + ", row " + std::to_string(number) + ": " + fillTemplate(templateOf(error.code), error.arguments));
            }
    };
    for (std::uint32_t row = 0; row < batch.rows; ++row) {
        if (before.hasRow(row) || errors.hasRow(row)) {
            explain(before.hasRow(row) ? before : errors, row);
            continue;
        }
        if (filter && (filter->isNull(row) || !std::get<bool>(filter->value(row))))
            continue;
        const std::string key = !by ? std::string() : by->isNull(row) ? "∅" : printValue(by->value(row), by->type());
        MW_TRY_DO(take(batch, row, key, value ? value->value(row) : Value()));
    }
    return {};
}

Error placed(Error error, const mapping::Check& check) { return at(std::move(error), check.reference); }

/// Both sides of a report, ready to be read.
class Sides {
public:
    Sides(const engine::Plan& plan, const mapping::Check& check) : m_plan(plan), m_check(check) {}

    Result<void> find() {
        for (const engine::PlannedEntity& entity : m_plan.entities())
            if (entity.mapping->id == m_check.entityMapping)
                m_mapping = &entity;
        if (!m_mapping)
            return makeError(Code::UnknownName, "the entity mapping of the report", "");
        if (parameter(m_check, "source_by").empty() != parameter(m_check, "target_by").empty())
            return wrong("a report needs both source_by and target_by, or neither");
        if (parameter(m_check, "source_value").empty() != parameter(m_check, "target_value").empty())
            return wrong("a report needs both source_value and target_value, or neither");
        return {};
    }
    bool hasFigures() const { return !parameter(m_check, "source_value").empty(); }

    Result<void> readSource(std::vector<Field>& fields, const TakeRecord& take, const TakeFailure& fail, JobContext& job) const {
        rules::Environment environment = mapping::environmentOf(m_plan.document(), *m_mapping->mapping);
        environment.nowMicros = m_plan.nowMicros();
        std::vector<engine::PlannedColumn> columns = m_mapping->columns;
        for (rules::FieldBinding& binding : environment.fields) {
            if (m_mapping->steps) {
                binding.column = m_mapping->steps->columnOf[binding.column];
                continue;
            }
            const auto found = std::find_if(columns.begin(), columns.end(), [&](const engine::PlannedColumn& column) {
                return column.inDocument && column.field.name == binding.field.name;
            });
            if (found == columns.end())
                return wrong("the source has no field " + binding.field.name + " any more");
            binding.column = std::size_t(found - columns.begin());
        }
        const std::string own = parameter(m_check, "source_filter");
        MW_TRY(const Side side, bindSide(m_check, "source", own.empty() ? m_mapping->mapping->filter : own, environment));
        for (const BoundRulePtr& rule : {side.by, side.value, side.filter})
            if (rule)
                for (const std::size_t column : rule->columns)
                    columns[column].used = true;
        for (const engine::PlannedColumn& column : columns)
            fields.push_back(column.field);
        MW_TRY(const auto reader, engine::SourceReader::open(m_plan.options().access, *m_mapping, {}, job));
        rules::Evaluator evaluator;
        for (bool more = true; more;) {
            MW_TRY_DO(job.checkpoint());
            Batch batch;
            MW_TRY(more, reader->next(batch, job));
            if (batch.rows == 0)
                continue;
            RowErrors errors;
            if (m_mapping->steps) // what steps left out is in no report
                batch = takeBatchRows(batch, engine::rowsAtWork(batch));
            engine::conformColumns(columns, batch, errors);
            MW_TRY_DO(eachRecord(batch, side, evaluator, errors, take, fail));
        }
        return {};
    }

    Result<void> readTarget(std::vector<Field>& fields, const TakeRecord& take, const TakeFailure& fail, JobContext& job) const {
        MW_TRY(const auto connection, m_plan.options().access.openSource(m_mapping->target));
        MW_TRY(const auto reader, connection->read(m_mapping->targetEntity.name, {}, job));
        fields = reader->fields();
        mapping::Lookup shared; // of no entity: what all rules of the document can name
        rules::Environment environment = mapping::environmentOf(m_plan.document(), shared);
        environment.nowMicros = m_plan.nowMicros();
        for (std::size_t column = 0; column < fields.size(); ++column)
            environment.fields.push_back({m_mapping->targetEntity.name, fields[column], column});
        MW_TRY(const Side side, bindSide(m_check, "target", parameter(m_check, "target_filter"), environment));
        rules::Evaluator evaluator;
        for (bool more = true; more;) {
            MW_TRY_DO(job.checkpoint());
            Batch batch;
            MW_TRY(more, reader->next(batch, job));
            if (batch.rows > 0)
                MW_TRY_DO(eachRecord(batch, side, evaluator, {}, take, fail));
        }
        return {};
    }

private:
    const engine::Plan& m_plan;
    const mapping::Check& m_check;
    const engine::PlannedEntity* m_mapping = nullptr;
};

Result<ReportPair> compute(const engine::Plan& plan, const mapping::Check& check, JobContext& job) {
    const std::string word = parameter(check, "aggregate");
    MW_TRY(const Aggregate aggregate, readAggregate(word.empty() ? "count" : word));
    MW_TRY(const Tolerance tolerance, Tolerance::parse(parameter(check, "tolerance")));
    Sides sides(plan, check);
    MW_TRY_DO(sides.find());
    if (aggregate != Aggregate::Count && !sides.hasFigures())
        return wrong("a report needs source_value and target_value, the rules of its figure");
    ReportPair pair;
    const auto fail = [&](std::string why) {
        if (pair.failures++ == 0)
            pair.firstFailure = std::move(why);
    };
    Report before(aggregate), after(aggregate);
    const bool hasFigures = sides.hasFigures();
    const auto into = [&](Report& report) -> TakeRecord {
        return [&report, hasFigures](const Batch&, std::size_t, const std::string& key, const Value& value) -> Result<void> {
            if (!hasFigures || !isNull(value))
                return report.add(key, value);
            report.addLine(key);
            return {};
        };
    };
    std::vector<Field> ignored;
    MW_TRY_DO(sides.readSource(ignored, into(before), fail, job));
    MW_TRY_DO(sides.readTarget(ignored, into(after), fail, job));
    std::map<std::string, ReportLine> lines;
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
        line.isSame = line.isBefore && line.isAfter && equalValues(line.before, line.after, tolerance);
        pair.lines.push_back(std::move(line));
    }
    return pair;
}

Result<std::pair<ReportRows, ReportRows>> rowsBehind(const engine::Plan& plan, const mapping::Check& check, const std::string& wanted,
                                                     std::size_t limit, JobContext& job) {
    Sides sides(plan, check);
    MW_TRY_DO(sides.find());
    std::pair<ReportRows, ReportRows> both;
    const auto into = [&](ReportRows& side) -> TakeRecord {
        return [&side, &wanted, limit](const Batch& batch, std::size_t row, const std::string& key, const Value&) -> Result<void> {
            if (key != wanted || side.all++ >= limit)
                return {};
            std::vector<Value>& values = side.rows.emplace_back();
            for (const ColumnPtr& column : batch.columns)
                values.push_back(column->value(row));
            side.numbers.push_back(row < batch.origins.rowNumber.size() ? batch.origins.rowNumber[row] : 0);
            return {};
        };
    };
    const auto ignore = [](std::string) {};
    MW_TRY_DO(sides.readSource(both.first.fields, into(both.first), ignore, job));
    MW_TRY_DO(sides.readTarget(both.second.fields, into(both.second), ignore, job));
    return both;
}

} // namespace

Result<ReportPair> computeReport(const engine::Plan& plan, const mapping::Check& check, JobContext& job) {
    auto computed = compute(plan, check, job);
    if (!computed.ok())
        return placed(std::move(computed).error(), check);
    return computed;
}

Result<std::pair<ReportRows, ReportRows>> reportRows(const engine::Plan& plan, const mapping::Check& check, const std::string& key,
                                                     std::size_t limit, JobContext& job) {
    auto found = rowsBehind(plan, check, key, limit, job);
    if (!found.ok())
        return placed(std::move(found).error(), check);
    return found;
}

} // namespace mw::validate

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/merge/survivorship.h"

#include "core/base/utf8.h"
#include "core/mapping/matching.h"
#include "core/rules/parser.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <string>
#include <tuple>

namespace mw::merge {

namespace {

std::string textAt(const Column& column, std::uint32_t record) {
    return column.isNull(record) ? std::string() : printValue(column.value(record), column.type());
}

/// A null, or a text without a letter: there is nothing in it that could stay.
bool isNothing(const Column& column, std::uint32_t record) {
    return column.isNull(record) || (column.type().kind == TypeKind::Text && column.values<std::string_view>()[column.at(record)].empty());
}

} // namespace

Result<Survivorship::Choice> Survivorship::bindChoice(const mapping::Survival& survival, const rules::Environment& environment) {
    const auto known = std::find(mapping::kSurvivalPicks.begin(), mapping::kSurvivalPicks.end(), survival.pick);
    Choice choice;
    choice.pick = Pick(known - mapping::kSurvivalPicks.begin());
    choice.trusted = survival.trusted;
    if (survival.by.empty())
        return choice;
    const rules::ParsedRule parsed = rules::parse(survival.by);
    std::vector<rules::Problem> problems = parsed.problems;
    if (parsed.ok()) {
        rules::BindResult bound = rules::bind(*parsed.tree, environment);
        choice.by = std::move(bound.rule);
        problems = std::move(bound.problems);
    }
    if (choice.by)
        return choice;
    for (const rules::Problem& problem : problems)
        if (problem.severity == rules::Problem::Severity::Error)
            return at(Error(problem.error), survival.by);
    return at(makeError(Code::WrongValue, "the rule cannot be run"), survival.by);
}

Result<Survivorship> Survivorship::bind(const std::vector<Field>& fields, const mapping::Matching& matching, rules::Environment environment) {
    if (const auto wrong = mapping::whatIsWrong(matching))
        return makeError(Code::WrongValue, *wrong);
    const std::string alias = environment.fields.empty() ? std::string() : environment.fields.front().alias;
    environment.fields.clear();
    for (std::size_t i = 0; i < fields.size(); ++i)
        environment.fields.push_back({alias, fields[i], i});
    Survivorship made;
    MW_TRY(made.m_record, bindChoice(matching.record, environment));
    made.m_values.resize(fields.size());
    for (const auto& [name, survival] : matching.values) {
        const auto field = std::find_if(fields.begin(), fields.end(), [&, &wanted = name](const Field& one) { return one.name == wanted; });
        if (field == fields.end())
            return makeError(Code::UnknownField, quoted(name), "");
        MW_TRY(Choice choice, bindChoice(survival, environment));
        made.m_values[std::size_t(field - fields.begin())] = std::make_shared<const Choice>(std::move(choice));
    }
    return made;
}

Result<ColumnPtr> Survivorship::valuesOf(const Choice& choice, const Batch& records) {
    if (!choice.by)
        return ColumnPtr();
    RowErrors errors;
    ColumnPtr values = m_evaluator.evaluate(*choice.by, records, {}, 0, errors);
    if (!errors.empty()) {
        const RowError& first = errors.all().front();
        Error error = makeError(first.code);
        error.arguments = first.arguments;
        return at(std::move(error), "record " + std::to_string(records.origins.rowNumber[first.row]));
    }
    return values;
}

/// Of several that would do, the first.
std::uint32_t Survivorship::best(const Choice& choice, const std::vector<std::uint32_t>& candidates, const Column* by) const {
    const auto isBetter = [&](std::uint32_t a, std::uint32_t b) {
        if (choice.pick == Pick::MostTrusted) {
            const auto rank = [&](std::uint32_t record) {
                return std::find(choice.trusted.begin(), choice.trusted.end(), textAt(*by, record)) - choice.trusted.begin();
            };
            return rank(a) < rank(b);
        }
        if (by->isNull(a) || by->isNull(b))
            return !by->isNull(a) && by->isNull(b);
        const auto order = compareValues(by->value(a), by->value(b));
        return choice.pick == Pick::MostRecent ? order > 0 : order < 0;
    };
    std::uint32_t found = candidates.front();
    for (const std::uint32_t candidate : candidates)
        if (by && isBetter(candidate, found))
            found = candidate;
    return found;
}

/// The longest record is the one with most fields filled, then with most text.
Result<std::uint32_t> Survivorship::chooseRecord(const Batch& records) {
    std::vector<std::uint32_t> all(records.rows);
    std::iota(all.begin(), all.end(), 0u);
    if (m_record.pick == Pick::Longest) {
        const auto size = [&](std::uint32_t record) {
            std::size_t filled = 0, length = 0;
            for (const ColumnPtr& column : records.columns)
                if (!isNothing(*column, record)) {
                    ++filled;
                    length += countCodePoints(textAt(*column, record));
                }
            return std::pair(filled, length);
        };
        return *std::max_element(all.begin(), all.end(), [&](std::uint32_t a, std::uint32_t b) { return size(a) < size(b); });
    }
    MW_TRY(const ColumnPtr by, valuesOf(m_record, records));
    return best(m_record, all, by.get());
}

Result<std::uint32_t> Survivorship::chooseValue(const Choice& choice, const Batch& records, const Column& values) {
    std::vector<std::uint32_t> filled;
    for (std::uint32_t record = 0; record < records.rows; ++record)
        if (!isNothing(values, record))
            filled.push_back(record);
    if (filled.empty())
        return 0u;
    if (choice.pick == Pick::Longest)
        return *std::max_element(filled.begin(), filled.end(), [&](std::uint32_t a, std::uint32_t b) {
            return countCodePoints(textAt(values, a)) < countCodePoints(textAt(values, b));
        });
    if (choice.pick == Pick::MostFrequent) {
        std::map<std::string, std::uint32_t> counts;
        for (const std::uint32_t record : filled)
            ++counts[textAt(values, record)];
        return *std::max_element(filled.begin(), filled.end(), [&](std::uint32_t a, std::uint32_t b) {
            return counts[textAt(values, a)] < counts[textAt(values, b)];
        });
    }
    MW_TRY(const ColumnPtr by, valuesOf(choice, records));
    return best(choice, filled, by.get());
}

Result<Survivor> Survivorship::choose(const Batch& records) {
    Survivor survivor;
    MW_TRY(survivor.record, chooseRecord(records));
    for (std::size_t field = 0; field < m_values.size(); ++field) {
        std::uint32_t from = survivor.record;
        if (m_values[field]) {
            MW_TRY(from, chooseValue(*m_values[field], records, *records.columns[field]));
        }
        survivor.from.push_back(from);
    }
    return survivor;
}

} // namespace mw::merge

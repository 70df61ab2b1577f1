// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/plan.h"
#include "core/engine/source_reader.h"
#include "core/mapping/paired_queries.h"
#include "core/rules/evaluator.h"

#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace mw::validate {

/// A rule over a question's rows beside those that it has itself.
struct ExtraRule {
    std::string name; ///< for messages
    std::string text;
    bool isCondition = false;
};

/// Gets what stands in the way of a record: "source, row 7: …".
using TakeFailure = std::function<void(std::string why)>;

/// The rows that one question of a check of paired queries asks for, with what its rules make of them. One thread.
class SideRows {
public:
    struct Rows {
        Batch batch;
        std::vector<ColumnPtr> values;   ///< of the question's rules, then the extra ones; null where there is no such rule
        std::vector<std::uint32_t> good; ///< the rows that count and could be computed
        std::uint64_t number(std::uint32_t row) const { return row < batch.origins.rowNumber.size() ? batch.origins.rowNumber[row] : 0; }
        /// A rule's value for people and as a key; "∅" for null and where there is no such rule.
        std::string text(std::size_t rule, std::uint32_t row) const;
    };

    /// WrongValue for rules that do not fit; NotSupported for SQL where none is understood.
    static Result<SideRows> open(const engine::Plan& plan, const mapping::Check& check, const mapping::PairedQuestion& question,
                                 JobContext& job, std::span<const ExtraRule> extra = {});
    const std::vector<Field>& fields() const { return m_fields; }
    bool has(std::size_t rule) const { return m_rules[rule] || m_columnOf[rule]; }
    /// False where there are no more. A record that cannot be computed is told and counts nowhere.
    Result<bool> next(Rows& rows, const TakeFailure& fail, JobContext& job);

private:
    SideRows() = default;
    Result<rules::Environment> openDriving(const engine::Plan& plan, const engine::PlannedEntity& mapping, JobContext& job);
    Result<rules::Environment> openElsewhere(const engine::Plan& plan, const engine::PlannedEntity& mapping, const mapping::Check& check,
                                             const mapping::PairedQuestion& question, JobContext& job);
    Result<void> bindRules(const engine::Plan& plan, const engine::PlannedEntity& mapping, const mapping::Check& check,
                           const mapping::PairedQuestion& question, std::span<const ExtraRule> extra, rules::Environment environment);

    std::string m_side;
    std::vector<Field> m_fields;
    std::vector<engine::PlannedColumn> m_columns; ///< of a source: how they come, and how rules want them
    std::vector<engine::BoundRulePtr> m_rules;
    std::vector<std::optional<std::size_t>> m_columnOf; ///< of a query: the column that stands for a rule
    engine::BoundRulePtr m_filter;
    bool m_hasSteps = false; ///< the driving source goes through steps before rules see it
    rules::Evaluator m_evaluator;
    std::unique_ptr<engine::SourceReader> m_driving;
    std::unique_ptr<Connection> m_connection; // before the reader, so that it goes after it
    std::unique_ptr<Reader> m_reader;
};

/// The planned mapping that a check belongs to; UnknownName where it is not among those of the plan.
Result<const engine::PlannedEntity*> mappingOf(const engine::Plan& plan, const mapping::Check& check);

} // namespace mw::validate

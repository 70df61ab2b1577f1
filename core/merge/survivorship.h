// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/batch/batch.h"
#include "core/mapping/model.h"
#include "core/rules/binder.h"
#include "core/rules/evaluator.h"

#include <cstdint>
#include <memory>
#include <vector>

namespace mw::merge {

/// What becomes of records that are the same thing.
struct Survivor {
    std::uint32_t record = 0;        ///< whose key stays
    std::vector<std::uint32_t> from; ///< per field, the record whose value stays
};

/// Chooses which of several records stays and which of their values. One thread.
class Survivorship {
public:
    /// `fields` are those of the records, in the order of their columns; `environment` gives what else
    /// rules can name, and by its first field the alias of these.
    /// WrongValue or UnknownField where the choice is not well-formed; what is wrong with a rule.
    static Result<Survivorship> bind(const std::vector<Field>& fields, const mapping::Matching& matching, rules::Environment environment = {});
    /// `records`: all that are one thing, in source order, at least one. Fails where a rule fails for one of them.
    Result<Survivor> choose(const Batch& records);

private:
    enum class Pick : std::uint8_t { First, MostRecent, MostTrusted, Longest, MostFrequent, Smallest };
    struct Choice {
        Pick pick = Pick::First;
        std::shared_ptr<const rules::BoundRule> by;
        std::vector<std::string> trusted;
    };
    Survivorship() = default;
    static Result<Choice> bindChoice(const mapping::Survival& survival, const rules::Environment& environment);
    /// The values that the choice goes by; null where it needs none.
    Result<ColumnPtr> valuesOf(const Choice& choice, const Batch& records);
    Result<std::uint32_t> chooseRecord(const Batch& records);
    Result<std::uint32_t> chooseValue(const Choice& choice, const Batch& records, const Column& values);
    std::uint32_t best(const Choice& choice, const std::vector<std::uint32_t>& candidates, const Column* by) const;

    Choice m_record;
    std::vector<std::shared_ptr<const Choice>> m_values; ///< per field; null: that of the record
    rules::Evaluator m_evaluator;
};

} // namespace mw::merge

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/utf8.h"
#include "core/check/check.h"

#include <algorithm>
#include <utility>

namespace mw::check {

/// The loop that all row checks share. `Judge` offers
///   bool holds(const Column&, std::size_t row) const — for values, or also for nulls where kSeesNulls is true;
///   std::vector<std::string> arguments(const std::string& value) const — of the error's template.
/// One per field, so that bounds and patterns are made for the field's type.
template <class Judge>
class RowCheck final : public Check {
public:
    RowCheck(const Spec& spec, std::vector<Judge> judges, Code code)
        : m_fields(spec.fields), m_columns(spec.columns), m_judges(std::move(judges)), m_code(code) {}

    void observe(const Batch& batch, std::span<const std::uint32_t> rows, RowErrors* errors) override {
        for (std::size_t i = 0; i < m_columns.size(); ++i) {
            const Column& column = *batch.columns[m_columns[i]];
            for (const std::uint32_t row : rows) {
                if (!Judge::kSeesNulls && column.isNull(row))
                    continue;
                ++m_outcome.compared;
                if (m_judges[i].holds(column, row)) [[likely]]
                    continue;
                fail(batch, i, column, row, errors);
            }
        }
    }

    Result<void> merge(Check& other) override {
        Outcome& seen = static_cast<RowCheck&>(other).m_outcome;
        m_outcome.compared += seen.compared;
        m_outcome.failed += seen.failed;
        m_outcome.examples.insert(m_outcome.examples.end(), std::make_move_iterator(seen.examples.begin()),
                                  std::make_move_iterator(seen.examples.end()));
        return {};
    }

    Result<Outcome> finish() override {
        auto& examples = m_outcome.examples;
        std::stable_sort(examples.begin(), examples.end(),
                         [](const Example& a, const Example& b) { return a.rowNumber < b.rowNumber; });
        examples.resize(std::min(examples.size(), kKeptExamples));
        return m_outcome;
    }

private:
    void fail(const Batch& batch, std::size_t i, const Column& column, std::uint32_t row, RowErrors* errors) {
        ++m_outcome.failed;
        const std::string printed = printValue(column.value(row), column.type());
        if (m_outcome.examples.size() < kKeptExamples)
            m_outcome.examples.push_back(
                {row < batch.origins.rowNumber.size() ? batch.origins.rowNumber[row] : 0, m_fields[i].name, printed});
        if (errors)
            errors->add({row, std::uint32_t(m_columns[i]), m_code, m_judges[i].arguments(printed), {}});
    }

    std::vector<Field> m_fields;
    std::vector<std::size_t> m_columns;
    std::vector<Judge> m_judges;
    Code m_code;
    Outcome m_outcome;
};

/// Makes a row check with one judge per field; `makeJudge(field)` gives Result<Judge>.
template <class Judge, class MakeJudge>
Result<std::unique_ptr<Check>> makeRowCheck(const Spec& spec, Code code, const MakeJudge& makeJudge) {
    std::vector<Judge> judges;
    for (const Field& field : spec.fields) {
        MW_TRY(Judge judge, makeJudge(field));
        judges.push_back(std::move(judge));
    }
    return std::unique_ptr<Check>(std::make_unique<RowCheck<Judge>>(spec, std::move(judges), code));
}

/// Gives a parameter's text, empty where it is not set.
inline std::string parameter(const Spec& spec, const std::string& name) {
    const auto found = spec.parameters.find(name);
    return found == spec.parameters.end() ? std::string() : found->second;
}

} // namespace mw::check

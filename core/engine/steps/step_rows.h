// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/plan.h"
#include "core/engine/source_reader.h"

#include <memory>
#include <string>
#include <vector>

namespace mw::engine {

/// Reads the rows behind the steps of an entity mapping as its rules see them: columns stand where mapping::environmentOf()
/// says, in the types that it says. Rows that a step rejected or excluded are left out. What stands behind the steps may be
/// wrong or missing. One thread.
class StepRows {
public:
    /// `entity`: the mapping's reference or id. DocumentHasProblems, with the first, where a step is wrong.
    static Result<std::unique_ptr<StepRows>> open(const mapping::Document& document, const PlanOptions& options,
                                                  const std::string& entity, JobContext& job);
    StepRows() = default;
    Result<bool> next(Batch& batch, JobContext& job);
    /// Rows that steps left out so far.
    std::uint64_t excluded() const { return m_excluded; }
    std::uint64_t rejected() const { return m_rejected; }

private:
    PlanPtr m_plan; // before the reader, which refers to it
    std::unique_ptr<SourceReader> m_reader;
    std::uint64_t m_excluded = 0, m_rejected = 0;
};

/// The plan of the first `steps` steps of an entity mapping and of nothing behind them.
Result<PlanPtr> planSteps(const mapping::Document& document, PlanOptions options, const std::string& entity, std::size_t steps,
                          JobContext& job);

} // namespace mw::engine

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connect/connector.h"
#include "core/engine/ledger.h"
#include "core/engine/plan.h"
#include "core/engine/steps/stage.h"

#include <memory>
#include <vector>

namespace mw::engine {

/// Reads what the steps of an entity mapping make of its driving source, with the columns of PlannedEntity::columns. Rows are
/// numbered from 1 as they come, the same for the same sources; see RowOrigins for the records they were made of. One thread.
class StepReader final : public Reader {
public:
    /// `source` reads the driving source.
    StepReader(const Access& access, const PlannedEntity& entity, std::unique_ptr<Reader> source, bool hashInput);
    ~StepReader() override;
    const std::vector<Field>& fields() const override { return m_fields; }
    Result<bool> next(Batch& batch, JobContext& job) override;
    std::string inputHash() const override { return m_source->inputHash(); }
    std::uint64_t totalBytes() const override { return m_source->totalBytes(); }

    /// What went through each step so far.
    const std::vector<StepCount>& counts() const { return m_counts; }
    /// Records of the driving source so far.
    std::uint64_t records() const { return m_records; }
    /// Other sources whose records came, once they were read.
    const std::vector<Input>& inputs() const { return m_inputs; }

private:
    class SourceStage;
    void number(Batch& batch);
    void addOrigins(Batch& batch) const;

    const PlannedSteps& m_steps;
    std::unique_ptr<Reader> m_source;
    std::vector<Field> m_fields;
    std::vector<StepCount> m_counts; ///< of fixed size: stages refer to them
    std::vector<Input> m_inputs;
    StagePtr m_last;
    std::uint64_t m_records = 0, m_rows = 0, m_sequence = 0;
    bool m_isDone = false;
};

} // namespace mw::engine

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/ledger.h"
#include "core/engine/planned_entity.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace mw::engine {

class StepReader;
struct Input;

/// The driving source of an entity mapping with what its steps make of it, opened and being read; keeps connections and
/// readers together. One thread.
class SourceReader {
public:
    struct Options {
        std::optional<std::uint64_t> limit; ///< of rows; where there are steps it is the caller's to keep
        bool hashInput = false;
    };
    /// Fails with ReadFailed where the columns are no longer those of the plan.
    static Result<std::unique_ptr<SourceReader>> open(const Access& access, const PlannedEntity& entity,
                                                      const Options& options, JobContext& job);
    Result<bool> next(Batch& batch, JobContext& job);
    std::string inputHash() const { return m_reader->inputHash(); }
    std::uint64_t totalBytes() const { return m_reader->totalBytes(); }
    /// What went through the steps so far; empty where there are none.
    std::vector<StepCount> stepCounts() const;
    /// Records of the driving source so far, for mappings with steps.
    std::optional<std::uint64_t> records() const;
    /// Other sources whose records came, once they were read to their ends.
    std::vector<Input> otherInputs() const;

private:
    SourceReader() = default;

    std::unique_ptr<Connection> m_connection; // before the reader, so that it goes after it
    std::unique_ptr<Reader> m_reader;
    const StepReader* m_steps = nullptr; ///< within the reader
    std::string m_what;
};

} // namespace mw::engine

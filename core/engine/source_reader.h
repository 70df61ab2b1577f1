// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/planned_entity.h"

#include <memory>
#include <optional>
#include <string>

namespace mw::engine {

/// The driving source of an entity mapping, opened and being read; keeps connection and reader together. One thread.
class SourceReader {
public:
    struct Options {
        std::optional<std::uint64_t> limit;
        bool hashInput = false;
    };
    /// Fails with ReadFailed where the columns are no longer those of the plan.
    static Result<std::unique_ptr<SourceReader>> open(const Access& access, const PlannedEntity& entity,
                                                      const Options& options, JobContext& job);
    Result<bool> next(Batch& batch, JobContext& job);
    std::string inputHash() const { return m_reader->inputHash(); }
    std::uint64_t totalBytes() const { return m_reader->totalBytes(); }

private:
    SourceReader() = default;

    std::unique_ptr<Connection> m_connection; // before the reader, so that it goes after it
    std::unique_ptr<Reader> m_reader;
    std::string m_what;
};

} // namespace mw::engine

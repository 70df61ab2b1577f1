// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/batch/batch.h"
#include "core/check/key_hash.h"
#include "core/connect/writer.h"
#include "core/engine/planned_entity.h"
#include "core/engine/source_digest.h"
#include "core/rules/evaluator.h"

#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace mw::engine {

/// A batch of source rows and what the rules made of them, row by row at the same positions.
struct ProcessedBatch {
    Batch source;
    SourceDigest digest; ///< of `source` as it came, where the pipeline was asked for it
    Batch target; ///< one column per PlannedEntity::fields; its errors name positions there, or kWholeRow
    std::vector<std::uint32_t> good;       ///< rows fit to be written, ascending
    std::unique_ptr<PreparedRows> prepared; ///< of those, where their writer can do something ahead
    std::vector<Disposition> dispositions; ///< per row: Pending for good rows, Excluded or Rejected
    /// Per good row, where the mapping de-duplicates: its key; all zero where a part of it is null.
    std::vector<check::KeyHash> keys;
    /// Of rows that de-duplication merged into others, their keys.
    std::vector<std::pair<std::uint32_t, check::KeyHash>> merged;
    /// Per good row, where orders were asked for: see encodeOrder(); empty for null.
    std::vector<std::string> orders;
};

/// Judges batches of one entity mapping: filter, rules, row checks, keys. One object, one thread.
class RowProcessor {
public:
    /// `orders`: also keep the values that decide which duplicate survives.
    RowProcessor(const PlannedEntity& entity, bool orders);
    Result<ProcessedBatch> process(Batch source);

private:
    void selectRows(const Batch& source, const RowErrors& sourceErrors, ProcessedBatch& processed);
    void applyRules(ProcessedBatch& processed);
    void computeKeys(ProcessedBatch& processed);
    void rejectFailed(ProcessedBatch& processed) const;
    Result<void> makeChecks();

    const PlannedEntity& m_entity;
    const bool m_orders;
    rules::Evaluator m_evaluator;
    std::vector<std::unique_ptr<check::Check>> m_checks;
    bool m_checksMade = false;
    std::string m_key;
};

/// Writes a value so that comparing bytes compares values (all of one type, not null).
void encodeOrder(const Column& column, std::size_t row, std::string& into);

} // namespace mw::engine

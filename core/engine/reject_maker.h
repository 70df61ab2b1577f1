// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/planned_entity.h"
#include "core/engine/reject.h"
#include "core/engine/row_processor.h"

#include <string>
#include <vector>

namespace mw::engine {

/// Turns row errors into reasons: target order, with names, references and messages.
class RejectMaker {
public:
    explicit RejectMaker(const PlannedEntity& entity) : m_entity(entity) {}
    /// `errors` are all of one row.
    std::vector<RejectReason> reasons(std::vector<const RowError*> errors) const;
    Reject ofRow(const ProcessedBatch& batch, std::uint32_t row, std::vector<const RowError*> errors) const;
    Reject ofMalformed(const MalformedRow& row) const;
    /// Why a step, counted from 1, excluded a row.
    RejectReason ofStep(std::uint32_t step) const;

private:
    std::string keyOf(const ProcessedBatch& batch, std::uint32_t row) const;
    Reject start() const;

    const PlannedEntity& m_entity;
};

/// Shows every rejected record of a batch, rows and malformed ones, in source order. `refused` are the target's own
/// errors; their `field` is a position in PlannedEntity::fields or kWholeRow.
Result<void> eachReject(const RejectMaker& maker, const ProcessedBatch& batch, const std::vector<RowError>& refused,
                        RejectSink& sink);

} // namespace mw::engine

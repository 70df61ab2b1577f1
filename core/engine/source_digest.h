// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/batch/batch.h"
#include "core/connect/row_image.h"

namespace mw::engine {

/// The records of a batch, number and values, added up: tells at the next start whether a source is still the same.
struct SourceDigest {
    RowDigest before, after;  ///< of records up to a number, and of those behind it
    std::uint64_t lastRecord = 0; ///< the highest number in the batch
};
SourceDigest digestRecords(const Batch& batch, std::uint64_t upTo);

} // namespace mw::engine

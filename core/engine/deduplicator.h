// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/check/key_set.h"
#include "core/engine/row_processor.h"
#include "core/engine/survivors.h"

#include <memory>

namespace mw::engine {

/// The keys that already stand for a record of a target entity; shared by the mappings that feed it.
using SharedKeys = std::shared_ptr<check::KeySet>;
/// Of their table, in bytes: with ten million keys' filters a load stays within its 64 MiB.
inline constexpr std::size_t kKeysBudget = 8u << 20;

/// Takes the duplicates out of batches that come in source order.
class Deduplicator {
public:
    /// `survivors` is null where the first record of a key survives.
    Deduplicator(SharedKeys keys, std::unique_ptr<const Survivors> survivors)
        : m_keys(std::move(keys)), m_survivors(std::move(survivors)) {}
    /// Leaves the survivors in `good` and marks the others as merged; gives their number.
    Result<std::uint64_t> apply(ProcessedBatch& batch);

private:
    SharedKeys m_keys;
    std::unique_ptr<const Survivors> m_survivors;
};

} // namespace mw::engine

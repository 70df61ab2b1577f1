// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/deduplicator.h"

namespace mw::engine {

Result<std::uint64_t> Deduplicator::apply(ProcessedBatch& batch) {
    std::size_t kept = 0;
    for (std::size_t i = 0; i < batch.good.size(); ++i) {
        const std::uint32_t row = batch.good[i];
        bool survives = true;
        if (batch.keys[i] != check::KeyHash{}) {
            survives = !m_survivors || !m_survivors->isLoser(batch.source.origins.rowNumber[row]);
            if (survives) {
                MW_TRY(survives, m_keys->insert(batch.keys[i]));
            }
        }
        if (survives) {
            batch.keys[kept] = batch.keys[i];
            batch.good[kept++] = row;
        } else {
            batch.dispositions[row] = Disposition::Merged;
            batch.merged.emplace_back(row, batch.keys[i]);
        }
    }
    const std::uint64_t merged = batch.good.size() - kept;
    batch.good.resize(kept);
    batch.keys.resize(kept);
    return merged;
}

} // namespace mw::engine

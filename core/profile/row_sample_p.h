// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

namespace mw::profile {

/// What a batch adds to the sample of rows, for every column alike.
struct SampledRows {
    std::vector<std::uint32_t> rows; ///< of the batch, that come in
    bool drops = false;
    std::vector<std::uint32_t> kept; ///< where some go: the places of those that stay, among all with these
    /// Brings a column's part of the sample up to date; `valueOf` gives the value of a row of the batch.
    template <class T, class ValueOf>
    void update(std::vector<T>& sample, const ValueOf& valueOf) const {
        for (const std::uint32_t row : rows)
            sample.push_back(valueOf(row));
        if (!drops)
            return;
        for (std::size_t i = 0; i < kept.size(); ++i)
            sample[i] = sample[kept[i]];
        sample.resize(kept.size());
    }
};

/// Draws rows at random while they pass, the same ones for the same number of rows: those with the smallest hash of their
/// number. All of them up to twice `least`, then between `least` and twice as many.
class RowSample {
public:
    explicit RowSample(std::size_t least) : m_least(least) {}
    SampledRows next(std::size_t rows);
    std::size_t size() const { return m_ranks.size(); }

private:
    const std::size_t m_least;
    std::uint64_t m_below = ~std::uint64_t(0); ///< ranks that come in
    std::uint64_t m_row = 0;
    std::vector<std::uint64_t> m_ranks;
};

} // namespace mw::profile

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string_view>
#include <vector>

namespace mw::sample {

/// Yields the same numbers on every platform for one seed (xoshiro256**); the standard distributions do not.
class Random {
public:
    /// Separates the streams of different `label`s, so that a change in one entity leaves the others as they were.
    Random(std::uint64_t seed, std::string_view label);

    std::uint64_t next();
    /// Draws from [0, bound); `bound` must be positive.
    std::size_t below(std::size_t bound);
    /// Draws from [low, high], both ends included.
    int between(int low, int high);
    bool chance(int percent) { return between(0, 99) < percent; }

    template <typename T>
    const T& pick(const std::vector<T>& items) {
        return items[below(items.size())];
    }

private:
    std::uint64_t m_state[4];
};

/// Hands out record indexes at random, each at most once.
class Picker {
public:
    Picker(Random& random, std::size_t size);

    /// Takes exactly `count` indexes that satisfy `fits`, in ascending order; throws std::runtime_error naming
    /// `purpose` when there are too few.
    std::vector<std::size_t> take(std::size_t count, std::string_view purpose,
                                  const std::function<bool(std::size_t)>& fits = {});

private:
    std::vector<std::size_t> m_free;
};

} // namespace mw::sample

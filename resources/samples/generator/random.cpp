// SPDX-License-Identifier: GPL-3.0-or-later
#include "resources/samples/generator/random.h"

#include <algorithm>
#include <bit>
#include <stdexcept>
#include <string>
#include <utility>

namespace mw::sample {

namespace {

std::uint64_t splitMix(std::uint64_t& state) {
    state += 0x9E3779B97F4A7C15ULL;
    std::uint64_t z = state;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
    return z ^ (z >> 31);
}

} // namespace

Random::Random(std::uint64_t seed, std::string_view label) {
    std::uint64_t state = 0xCBF29CE484222325ULL;
    for (const char c : label)
        state = (state ^ static_cast<unsigned char>(c)) * 0x100000001B3ULL;
    state ^= seed;
    for (std::uint64_t& word : m_state)
        word = splitMix(state);
}

std::uint64_t Random::next() {
    const std::uint64_t result = std::rotl(m_state[1] * 5, 7) * 9;
    const std::uint64_t shifted = m_state[1] << 17;
    m_state[2] ^= m_state[0];
    m_state[3] ^= m_state[1];
    m_state[1] ^= m_state[2];
    m_state[0] ^= m_state[3];
    m_state[2] ^= shifted;
    m_state[3] = std::rotl(m_state[3], 45);
    return result;
}

std::size_t Random::below(std::size_t bound) {
    return static_cast<std::size_t>(next() % bound);
}

int Random::between(int low, int high) {
    return low + static_cast<int>(below(static_cast<std::size_t>(high - low + 1)));
}

Picker::Picker(Random& random, std::size_t size) : m_free(size) {
    for (std::size_t i = 0; i < size; ++i)
        m_free[i] = i;
    for (std::size_t i = size; i > 1; --i)
        std::swap(m_free[i - 1], m_free[random.below(i)]);
}

std::vector<std::size_t> Picker::take(std::size_t count, std::string_view purpose,
                                      const std::function<bool(std::size_t)>& fits) {
    std::vector<std::size_t> taken;
    std::vector<std::size_t> kept;
    kept.reserve(m_free.size());
    for (const std::size_t index : m_free) {
        if (taken.size() < count && (!fits || fits(index)))
            taken.push_back(index);
        else
            kept.push_back(index);
    }
    if (taken.size() < count)
        throw std::runtime_error("too few records left for " + std::string(purpose));
    m_free = std::move(kept);
    std::sort(taken.begin(), taken.end());
    return taken;
}

} // namespace mw::sample

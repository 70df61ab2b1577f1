// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/identifier.h"

#include <random>

namespace mw {

namespace {

/// splitmix64: every state gives a different number, so one maker never repeats within 2^64 steps.
std::uint64_t nextRandom(std::uint64_t& state) {
    state += 0x9e3779b97f4a7c15ull;
    std::uint64_t z = state;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ull;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebull;
    return z ^ (z >> 31);
}

} // namespace

bool Id::isValid(std::string_view text) {
    if (text.empty())
        return false;
    for (const char c : text) {
        const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        const bool digit = c >= '0' && c <= '9';
        if (!letter && !digit && c != '_' && c != '-')
            return false;
    }
    return true;
}

IdMaker::IdMaker() : m_state(0) {
    std::random_device device;
    m_state = (std::uint64_t(device()) << 32) | device();
}

Id IdMaker::make(std::string_view prefix) {
    // Crockford's alphabet in lower case: no i, l, o, u to be misread.
    static constexpr char kAlphabet[] = "0123456789abcdefghjkmnpqrstvwxyz";
    std::string text(prefix);
    if (!text.empty())
        text += '-';
    std::uint64_t bits = nextRandom(m_state);
    for (int digit = 0; digit < 16; ++digit) {
        if (digit == 8)
            bits = nextRandom(m_state);
        text += kAlphabet[bits & 31];
        bits >>= 5;
    }
    return Id(std::move(text));
}

} // namespace mw

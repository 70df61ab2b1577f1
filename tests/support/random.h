// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <random>
#include <string>

namespace mw::test {

/// Random numbers for property tests. A purpose has one seed of its own, so that a run of the suite says something about the tree and
/// not about the day: two runs of one tree agree. MW_SEED=<seed> takes another one, MW_SEED=random draws one every time (README: Tests),
/// and every seed is printed, so that a failure can be run again.
class Random {
public:
    explicit Random(const char* what) : m_seed(chooseSeed(what)), m_engine(m_seed) {
        std::printf("%s: MW_SEED=%llu\n", what, static_cast<unsigned long long>(m_seed));
        std::fflush(stdout);
    }

    std::uint64_t seed() const { return m_seed; }
    std::uint64_t bits() { return m_engine(); }
    /// A number of [0, end); `end` is not 0.
    std::uint64_t below(std::uint64_t end) { return m_engine() % end; }
    /// A number of [first, last].
    std::int64_t between(std::int64_t first, std::int64_t last) {
        const std::uint64_t span = std::uint64_t(last) - std::uint64_t(first) + 1;
        return std::int64_t(std::uint64_t(first) + (span == 0 ? m_engine() : m_engine() % span));
    }
    /// True once in `times` on average.
    bool oneIn(std::uint64_t times) { return below(times) == 0; }
    std::string bytes(std::size_t size) {
        std::string made(size, '\0');
        for (char& c : made)
            c = char(below(256));
        return made;
    }
    /// Bytes out of an alphabet.
    std::string text(std::size_t size, const std::string& alphabet) {
        std::string made(size, '\0');
        for (char& c : made)
            c = alphabet[std::size_t(below(alphabet.size()))];
        return made;
    }
    template <class Items>
    const auto& oneOf(const Items& items) {
        return items[std::size_t(below(std::size(items)))];
    }

private:
    static std::uint64_t chooseSeed(const std::string& what) {
        const char* given = std::getenv("MW_SEED");
        if (given == nullptr || *given == '\0')
            return seedOf(what);
        return std::string(given) == "random" ? std::random_device()() : std::strtoull(given, nullptr, 10);
    }
    /// FNV-1a (draft-eastlake-fnv): the same on every machine, which std::hash is not.
    static std::uint64_t seedOf(const std::string& what) {
        std::uint64_t hash = 0xcbf29ce484222325;
        for (const char c : what)
            hash = (hash ^ std::uint8_t(c)) * 0x100000001b3;
        return hash;
    }

    std::uint64_t m_seed;
    std::mt19937_64 m_engine;
};

} // namespace mw::test

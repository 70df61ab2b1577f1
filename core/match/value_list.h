// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace mw::match {

/// The different values of a field in the order in which they came, with how often each occurs. Within a budget of bytes:
/// what finds no room is counted, and told. Written by one thread; then read only.
class ValueList {
public:
    /// `budget` bytes at most, less than 4 GiB.
    explicit ValueList(std::size_t budget = 512u << 20);
    void add(std::string_view value, std::uint64_t times = 1);

    std::size_t size() const { return m_counts.size(); }
    std::string_view at(std::size_t value) const {
        return std::string_view(m_heap).substr(m_ends[value], m_ends[value + 1] - m_ends[value]);
    }
    std::uint64_t countOf(std::size_t value) const { return m_counts[value]; }
    /// Occurrences of values that found no room.
    std::uint64_t passedOver() const { return m_passedOver; }

private:
    std::size_t bytesHeld() const;
    void grow();

    const std::size_t m_budget;
    std::string m_heap;
    std::vector<std::uint32_t> m_ends{0};
    std::vector<std::uint64_t> m_counts;
    std::vector<std::uint32_t> m_slots; ///< a table of values by their hash; 0 is free, else value + 1
    std::uint64_t m_passedOver = 0;
};

} // namespace mw::match

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace mw::rules {

/// Says whether a whole text fits a regular expression, by one look into a table for each byte. It knows the plain part
/// of RE2's syntax: characters, classes, groups, alternatives, repetitions; what it knows it reads as RE2 does. Any thread.
class TextAutomaton {
public:
    /// None for an expression with anything else in it, one that is not well-formed, or one whose table would be large.
    static std::optional<TextAutomaton> make(std::string_view pattern);

    /// The text is valid UTF-8.
    bool fits(std::string_view text) const {
        const std::uint16_t* const next = m_next.data();
        std::uint32_t state = m_start;
        for (const char c : text) {
            state = next[state + m_classOf[static_cast<unsigned char>(c)]];
            if (state == kNowhere)
                return false;
        }
        return next[state + m_classes] != 0;
    }

private:
    static constexpr std::uint32_t kNowhere = 0; ///< the state out of which nothing leads

    std::array<std::uint8_t, 256> m_classOf{}; ///< bytes that lead the same way in every state
    std::uint32_t m_classes = 1;
    std::uint32_t m_start = 0;
    /// Where a byte leads from a state, by class, and behind that whether a text may end there. States are places in it.
    std::vector<std::uint16_t> m_next;
};

} // namespace mw::rules

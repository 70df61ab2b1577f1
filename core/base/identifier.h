// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace mw {

/// A stable identifier of a document element: letters, digits, '_' and '-', never empty once assigned.
class Id {
public:
    Id() = default;
    explicit Id(std::string text) : m_text(std::move(text)) {}
    bool isNull() const { return m_text.empty(); }
    const std::string& text() const { return m_text; }
    /// Says whether a text can be an id.
    static bool isValid(std::string_view text);
    friend auto operator<=>(const Id&, const Id&) = default;

private:
    std::string m_text;
};

/// Makes ids that do not meet: prefix and 80 random bits in base 32. Randomness is injected for tests.
class IdMaker {
public:
    /// Seeds from the system's randomness.
    IdMaker();
    explicit IdMaker(std::uint64_t seed) : m_state(seed) {}
    Id make(std::string_view prefix);

private:
    std::uint64_t m_state;
};

} // namespace mw

template <>
struct std::hash<mw::Id> {
    std::size_t operator()(const mw::Id& id) const noexcept { return std::hash<std::string>()(id.text()); }
};

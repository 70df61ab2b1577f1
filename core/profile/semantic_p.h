// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/profile/profile.h"

#include <array>
#include <cstdint>
#include <string_view>

namespace mw::profile {

/// Counts what the values of a field look like beyond their type; looks at the first values only, which is said by the
/// rate's base. A kind is recognised where at least 80 % fit.
class SemanticVotes {
public:
    void add(std::string_view text);
    /// Sets semanticType and semanticRate.
    void decide(std::string_view fieldName, FieldProfile& profile) const;

    static constexpr std::uint64_t kLookedAt = 20'000;

private:
    enum Kind { Email, Url, UuidText, Phone, IsoDate, DayMonthYear, MonthDayYear, IsoTimestamp, Money, Truth, Iban, kKinds };
    std::uint64_t m_seen = 0;
    std::uint64_t m_ambiguousDates = 0; ///< fit both day/month and month/day
    std::array<std::uint64_t, kKinds> m_fits{};
};

} // namespace mw::profile

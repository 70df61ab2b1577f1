// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/types/value.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace mw {

/// What may differ between two values that are to count as one. Nothing by default.
struct Tolerance {
    std::optional<Decimal> amount;  ///< numbers may be so far apart
    std::optional<Decimal> percent; ///< numbers may be so many hundredths of the expected one apart
    std::optional<std::int64_t> micros; ///< dates, times and timestamps may be so far apart
    bool anyZone = false;               ///< the same moment on the clock of another zone: whole quarters of an hour, up to 14 hours
    std::optional<std::int64_t> zoneMicros; ///< the actual clock is so far ahead of the expected one
    bool ignoresCase = false, ignoresSpace = false, ignoresAccents = false, ignoresUnicodeForm = false; ///< of texts
    std::string listSeparator; ///< texts are lists whose order and repetitions do not count; empty: they are not

    /// Reads terms joined by " or ": "0.01", "0.5 %", "1 s" (ms, s, min, h, d), "zone", "zone +02:00", "case", "space",
    /// "accents", "unicode", "set ;" (or the words comma, space, line). "" is exact. WrongValue names the term.
    static Result<Tolerance> parse(std::string_view text);
    bool isExact() const;
    /// Whether any of it can matter to values of a type.
    bool concerns(const LogicalType& type) const;
    bool ofTexts() const {
        return ignoresCase || ignoresSpace || ignoresAccents || ignoresUnicodeForm || !listSeparator.empty();
    }
    friend bool operator==(const Tolerance&, const Tolerance&) = default;
};

/// Says whether two values are the same within the tolerance: by value across types where that is exact (1 = 1.0,
/// '2024-01-31' = the date). A null is only null, whatever is tolerated.
bool equalValues(const Value& expected, const Value& actual, const Tolerance& tolerance);

/// A text as those that count as the same are written: without what the tolerance passes over. Broken UTF-8 stays as it is.
std::string normalForm(std::string_view text, const Tolerance& tolerance);

} // namespace mw

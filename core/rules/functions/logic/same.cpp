// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/function.h"

#include <cmath>

namespace mw::rules {

namespace {

/// The kernel makes this for each type of the language.
struct Same {
    template <class T> static bool run(std::optional<T> value, std::optional<T> other) {
        if (!value || !other)
            return value.has_value() == other.has_value();
        if constexpr (std::is_same_v<T, double>)
            return *value == *other || (std::isnan(*value) && std::isnan(*other));
        else
            return *value == *other;
    }
};

} // namespace

Function define_same() {
    return Function("same", "Says whether two values are equal or both null; never null itself.")
        .genericOverload<Same>({generic("value"), generic("other")})
        .phrase("whether {0} equals {1} or both are missing")
        .postgres("({0} IS NOT DISTINCT FROM {1})")
        .example("same('a', 'a')", "true")
        .example("same(1, null)", "false")
        .example("same(null, null)", "true");
}

} // namespace mw::rules

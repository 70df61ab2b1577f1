// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/function.h"

#include <cmath>

namespace mw::rules {

namespace {

/// The kernel makes this for each type of the language.
struct UnlessEqual {
    /// As = says: a float that is no number equals another.
    template <class T> static bool areEqual(const T& a, const T& b) {
        if constexpr (std::is_same_v<T, double>)
            return a == b || (std::isnan(a) && std::isnan(b));
        else
            return a == b;
    }
    template <class T> static std::optional<T> run(std::optional<T> value, std::optional<T> blank) {
        return value && blank && areEqual(*value, *blank) ? std::nullopt : value;
    }
};

} // namespace

Function define_nullif() {
    return Function("nullif", "Makes a value null where it equals another.")
        .genericOverload<UnlessEqual>({generic("value"), generic("blank")})
        .phrase("{0}, or nothing where it is {1}")
        .step("take {0} for missing where it is {1}")
        .postgres("nullif({0}, {1})")
        .example("nullif('n/a', 'n/a')", "null")
        .example("nullif('x', 'n/a')", "'x'")
        .example("nullif(0, 0)", "null")
        .example("nullif(null, 1)", "null");
}

} // namespace mw::rules

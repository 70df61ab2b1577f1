// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/function.h"

#include <cmath>

namespace mw::rules {

namespace {

/// As comparisons order values: a float that is not a number comes last.
template <class T> bool isBefore(const T& a, const T& b) {
    if constexpr (std::is_same_v<T, double>)
        return std::isnan(a) ? false : std::isnan(b) || a < b;
    else
        return a < b;
}

struct Largest {
    template <class T> static std::optional<T> run(const RepeatedNullable<T>& values) {
        std::optional<T> best;
        for (std::size_t i = 0; i < values.size(); ++i)
            if (!values.isNull(i) && (!best || isBefore(*best, values[i])))
                best = values[i];
        return best;
    }
};
struct Smallest {
    template <class T> static std::optional<T> run(const RepeatedNullable<T>& values) {
        std::optional<T> best;
        for (std::size_t i = 0; i < values.size(); ++i)
            if (!values.isNull(i) && (!best || isBefore(values[i], *best)))
                best = values[i];
        return best;
    }
};

} // namespace

Function define_greatest() {
    return Function("greatest", "Gives the largest of the values that are present: the latest date, the last text.")
        .genericOverload<Largest>({generic("value").repeated()})
        .phrase("the largest of {*}")
        .step("take the largest of {*}")
        .postgres("greatest({*})")
        .example("greatest(3, 12, 7)", "12")
        .example("greatest(date '2024-01-31', null, date '2023-12-01')", "date '2024-01-31'")
        .example("greatest(null, null)", "null");
}

Function define_least() {
    return Function("least", "Gives the smallest of the values that are present: the earliest date, the first text.")
        .genericOverload<Smallest>({generic("value").repeated()})
        .phrase("the smallest of {*}")
        .step("take the smallest of {*}")
        .postgres("least({*})")
        .example("least(3, 12, 7)", "3")
        .example("least('b', null, 'a')", "'a'")
        .example("least(null, null)", "null");
}

} // namespace mw::rules

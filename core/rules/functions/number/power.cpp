// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/function.h"

namespace mw::rules {

namespace {

constexpr std::int64_t kLargestExponent = 1000;

std::int64_t raised(Row& row, std::int64_t base, std::int64_t exponent) {
    if (exponent < 0 || exponent > kLargestExponent)
        return row.fail(Code::OutOfRange, exponent, std::string_view("exponents from 0 to 1000"));
    std::int64_t made = 1;
    for (std::int64_t n = 0; n < exponent; ++n)
        if (__builtin_mul_overflow(made, base, &made))
            return row.fail(Code::Overflow, std::string_view("integer"));
    return made;
}

} // namespace

Function define_power() {
    return Function("power", "Multiplies a whole number with itself so many times.")
        .overload<raised>({integer("value"), integer("exponent")})
        .phrase("{0} to the power of {1}")
        .step("raise {0} to the power of {1}")
        .postgres("power({0}::numeric, {1}::numeric)::bigint",
                  "CASE WHEN {1} NOT BETWEEN 0 AND 1000 THEN true WHEN {0} BETWEEN -1 AND 1 THEN false WHEN {1} > 63 THEN "
                  "true ELSE power({0}::numeric, {1}::numeric) NOT BETWEEN -9223372036854775808 AND 9223372036854775807 END")
        .example("power(2, 10)", "1024")
        .example("power(10, 0)", "1")
        .example("power(null, 2)", "null")
        .fails("power(10, 30)", Code::Overflow);
}

} // namespace mw::rules

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/function.h"

namespace mw::rules {

namespace {
double floatOfText(Row& row, std::string_view text) {
    double number = 0;
    if (parseFloat(text, number))
        return number;
    return row.fail(Code::NotADecimal, Quoted{text});
}
double floatOfNumber(Decimal number) { return toDouble(number); }
} // namespace

Function define_to_float() {
    return Function("to_float", "Reads an approximate number; never meant for money.")
        .overload<floatOfText>({text("value")})
        .overload<floatOfNumber>({decimal("value")})
        .phrase("{0} as an approximate number")
        .step("read {0} as an approximate number")
        .notInPostgres("its casts accept spaces and words such as infinity")
        .example("to_float('1.5e3')", "1.5e3")
        .example("to_float(0.5)", "5e-1")
        .example("to_float(null)", "null")
        .fails("to_float('a')", Code::NotADecimal);
}

} // namespace mw::rules

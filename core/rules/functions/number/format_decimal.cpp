// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/function.h"

namespace mw::rules {

namespace {

struct WrittenSigns {
    std::uint8_t scale = 0;
    std::string decimal, grouping;
};

Result<WrittenSigns> readWrittenSigns(const CallFacts& facts) {
    WrittenSigns signs;
    const std::int64_t scale = facts.integer(1);
    if (scale < 0 || scale > 38)
        return makeError(Code::WrongArguments, "a number of decimals is from 0 to 38");
    signs.scale = std::uint8_t(scale);
    signs.decimal = facts.text(2);
    signs.grouping = facts.text(3);
    return signs;
}

std::string_view written(Row& row, const WrittenSigns& signs, Decimal number, std::int64_t, std::string_view,
                         std::string_view) {
    Decimal rounded;
    if (rescale(number, signs.scale, Rounding::HalfUp, rounded) != DivideOutcome::Ok)
        return row.fail(Code::Overflow, std::string_view("decimal"));
    const std::string plain = printDecimal(rounded);
    const std::size_t begin = plain.starts_with('-') ? 1 : 0;
    const std::size_t point = std::min(plain.find('.'), plain.size());
    std::string& made = row.buffer();
    made.append(plain, 0, begin);
    for (std::size_t i = begin; i < point; ++i) {
        if (i > begin && (point - i) % 3 == 0)
            made += signs.grouping;
        made += plain[i];
    }
    if (point < plain.size()) {
        made += signs.decimal;
        made.append(plain, point + 1);
    }
    return row.keep(made);
}

} // namespace

Function define_format_decimal() {
    return Function("format_decimal", "Writes a number with so many decimals, rounded half away from zero, a decimal sign "
                                      "and a sign between thousands.")
        .overload<written, readWrittenSigns>({decimal("value"), integer("decimals").fixed(),
                                       text("decimal_sign").fixed().orDefault("'.'"),
                                       text("thousands_sign").fixed().orDefault("''")})
        .phrase("{0} written with {1} decimals", 2)
        .phrase("{0} written with {1} decimals and the decimal sign {2}", 3)
        .phrase("{0} written with {1} decimals, the decimal sign {2} and {3} between thousands", 4)
        .step("write {0} with {1} decimals", 2)
        .step("write {0} with {1} decimals and the decimal sign {2}", 3)
        .step("write {0} with {1} decimals, the decimal sign {2} and {3} between thousands", 4)
        .notInPostgres("to_char() takes its signs from the session's settings")
        .example("format_decimal(1234.5, 2, ',', '.')", "'1.234,50'")
        .example("format_decimal(-1234567.891, 1)", "'-1234567.9'")
        .example("format_decimal(12, 0)", "'12'")
        .example("format_decimal(null, 2)", "null");
}

} // namespace mw::rules

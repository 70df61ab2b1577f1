// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/function.h"

namespace mw::rules {

namespace {

constexpr std::uint8_t kScale = 10;

/// The signs a number is written with; a grouping sign stands between whole groups of three only.
struct GivenSigns {
    std::string decimal;
    std::string grouping;
};

Result<GivenSigns> readGivenSigns(const CallFacts& facts) {
    GivenSigns signs{std::string(facts.text(1)), facts.size() > 2 ? std::string(facts.text(2)) : std::string()};
    if (signs.decimal.empty() || signs.decimal == signs.grouping)
        return makeError(Code::WrongArguments, "the decimal sign is needed and differs from the grouping sign");
    return signs;
}

Result<LogicalType> scaleOfResult(const CallFacts& facts) {
    const std::int64_t scale = facts.size() > 3 ? facts.integer(3) : kScale;
    if (scale < 0 || scale > 38)
        return makeError(Code::WrongArguments, "a scale is a number of digits from 0 to 38");
    return LogicalType::decimal(38, std::uint8_t(scale));
}

/// Numbers of at most 18 digits with signs of one byte, as nearly all are, without a detour; false for all others.
bool readShort(const GivenSigns& signs, std::string_view text, Decimal& out) {
    constexpr std::size_t kMostBytes = 18;
    if (signs.decimal.size() != 1 || signs.grouping.size() > 1 || text.empty() || text.size() > kMostBytes)
        return false;
    const char point = signs.decimal.front();
    const bool grouping = !signs.grouping.empty();
    const char comma = grouping ? signs.grouping.front() : point;
    std::int64_t unscaled = 0;
    std::size_t run = 0;
    bool grouped = false;
    const bool negative = text.front() == '-';
    std::size_t at = negative || text.front() == '+' ? 1 : 0;
    for (; at < text.size() && text[at] != point; ++at) {
        const char c = text[at];
        if (c >= '0' && c <= '9') {
            unscaled = unscaled * 10 + (c - '0');
            ++run;
        } else if (grouping && c == comma && run > 0 && run <= 3 && (!grouped || run == 3)) {
            grouped = true;
            run = 0;
        } else {
            return false;
        }
    }
    if (run == 0 || (grouped && run != 3))
        return false;
    std::uint8_t scale = 0;
    if (at < text.size()) {
        scale = std::uint8_t(text.size() - at - 1);
        if (scale == 0)
            return false;
        for (++at; at < text.size(); ++at) {
            if (text[at] < '0' || text[at] > '9')
                return false;
            unscaled = unscaled * 10 + (text[at] - '0');
        }
    }
    out = {negative ? -unscaled : unscaled, scale};
    return true;
}

Decimal readNumber(Row& row, const GivenSigns& signs, std::string_view text) {
    if (Decimal number; readShort(signs, text, number))
        return number;
    std::string& plain = row.buffer();
    std::string_view rest = text;
    if (!rest.empty() && (rest.front() == '-' || rest.front() == '+')) {
        plain += rest.front();
        rest.remove_prefix(1);
    }
    std::size_t run = 0; // digits since the last sign
    bool grouped = false, fraction = false;
    while (!rest.empty()) {
        const char c = rest.front();
        if (c >= '0' && c <= '9') {
            plain += c;
            ++run;
            rest.remove_prefix(1);
        } else if (!fraction && rest.starts_with(signs.decimal)) {
            if (grouped && run != 3)
                return row.fail(Code::NotADecimal, Quoted{text});
            plain += '.';
            fraction = true;
            rest.remove_prefix(signs.decimal.size());
        } else if (!fraction && !signs.grouping.empty() && rest.starts_with(signs.grouping)) {
            if (run == 0 || run > 3 || (grouped && run != 3))
                return row.fail(Code::NotADecimal, Quoted{text});
            grouped = true;
            run = 0;
            rest.remove_prefix(signs.grouping.size());
        } else {
            return row.fail(Code::NotADecimal, Quoted{text});
        }
    }
    Decimal number;
    if ((grouped && !fraction && run != 3) || !parseDecimal(plain, number))
        return row.fail(Code::NotADecimal, Quoted{text});
    return number;
}

Decimal withPoint(Row& row, const GivenSigns& signs, std::string_view text, std::string_view) {
    return readNumber(row, signs, text);
}
Decimal withBoth(Row& row, const GivenSigns& signs, std::string_view text, std::string_view, std::string_view) {
    return readNumber(row, signs, text);
}
Decimal withScale(Row& row, const GivenSigns& signs, std::string_view text, std::string_view, std::string_view,
                  std::int64_t) {
    return readNumber(row, signs, text);
}

} // namespace

Function define_parse_decimal() {
    return Function("parse_decimal",
                    "Reads a number written with a given decimal sign and, where there is one, a sign between "
                    "thousands; groups that are not of three digits are an error.")
        .overload<withPoint, readGivenSigns>({text("value"), text("decimal_sign").fixed()})
        .returns(scaleOfResult)
        .overload<withBoth, readGivenSigns>({text("value"), text("decimal_sign").fixed(), text("thousands_sign").fixed()})
        .returns(scaleOfResult)
        .overload<withScale, readGivenSigns>(
            {text("value"), text("decimal_sign").fixed(), text("thousands_sign").fixed(), integer("scale").fixed()})
        .returns(scaleOfResult)
        .phrase("{0} read as a number with the decimal sign {1}", 2)
        .phrase("{0} read as a number with the decimal sign {1} and {2} between thousands", 3)
        .phrase("{0} read as a number with {3} decimals, the decimal sign {1} and {2} between thousands", 4)
        .step("read {0} as a number with the decimal sign {1}", 2)
        .step("read {0} as a number with the decimal sign {1} and {2} between thousands", 3)
        .step("read {0} as a number with {3} decimals, the decimal sign {1} and {2} between thousands", 4)
        .notInPostgres("to_number() skips what it does not understand")
        .example("parse_decimal('1.234,50', ',', '.', 2)", "1234.50")
        .example("parse_decimal('1,234,567.5', '.', ',', 2)", "1234567.50")
        .example("parse_decimal('-0,5', ',', '', 1)", "-0.5")
        .example("parse_decimal(null, ',', '.')", "null")
        .fails("parse_decimal('1,23,4', '.', ',')", Code::NotADecimal);
}

} // namespace mw::rules

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/function.h"
#include "core/rules/functions/number/number_signs_p.h"
#include "core/rules/white_space_p.h"

#include <unicode/uchar.h>

namespace mw::rules {

namespace {

Result<NumberSigns> readLanguage(const CallFacts& facts) { return numberSignsOf(facts.text(1)); }

/// Spaces and apostrophes between thousands are written in many ways; they all mean the same.
bool isSameSign(char32_t written, char32_t wanted) {
    const auto isApostrophe = [](char32_t c) { return c == U'\'' || c == 0x2019; };
    return written == wanted || (isSpace(wanted) && isSpace(written)) || (isApostrophe(wanted) && isApostrophe(written));
}

bool isMinus(char32_t point) { return point == U'-' || point == 0x2212; }

/// Keeps what belongs to the number; false where the text is not one in this language.
bool plainNumber(const NumberSigns& signs, std::string_view text, std::string& plain) {
    bool negative = false, fraction = false, grouped = false, closed = false, opened = false;
    std::size_t run = 0;
    std::string digits;
    for (std::size_t at = 0; at < text.size();) {
        const char32_t point = nextCodePoint(text, at);
        const bool begun = !digits.empty() || run > 0;
        if (const int digit = u_charDigitValue(UChar32(point)); digit >= 0) {
            if (closed)
                return false;
            digits += char('0' + digit);
            ++run;
        } else if (isSameSign(point, signs.grouping) && begun && !fraction && !closed && at < text.size() &&
                   text[at] >= '0' && text[at] <= '9') {
            if (run > 3 || (grouped && run != 3))
                return false;
            grouped = true;
            run = 0;
        } else if (point == signs.decimal && !fraction && !closed) {
            if (grouped && run != 3)
                return false;
            fraction = true;
            digits += digits.empty() ? "0." : ".";
        } else if (isMinus(point) || point == U'(') {
            if (negative || (begun && point == U'('))
                return false;
            negative = true;
            opened = point == U'(';
            closed = begun;
        } else if (point == U')' && opened && begun) {
            opened = false;
            closed = true;
        } else if (point == U'+' && !begun && !negative) {
            continue;
        } else if (isSpace(point) || u_charType(UChar32(point)) == U_CURRENCY_SYMBOL) {
            closed = closed || begun;
        } else {
            return false;
        }
    }
    if (opened || digits.empty() || digits.back() == '.' || (grouped && !fraction && run != 3))
        return false;
    plain = (negative ? "-" : "") + digits;
    return true;
}

Decimal readInLanguage(Row& row, const NumberSigns& signs, std::string_view text) {
    std::string& plain = row.buffer();
    Decimal number;
    if (plainNumber(signs, withoutEdgeSpace(text), plain) && parseDecimal(plain, number))
        return number;
    return row.fail(Code::NotADecimal, Quoted{text});
}
Decimal inLanguage(Row& row, const NumberSigns& signs, std::string_view text, std::string_view) {
    return readInLanguage(row, signs, text);
}
Decimal inLanguageTo(Row& row, const NumberSigns& signs, std::string_view text, std::string_view, std::int64_t) {
    return readInLanguage(row, signs, text);
}

Result<LogicalType> scaleOfNumber(const CallFacts& facts) {
    constexpr std::int64_t kScaleOfNumber = 10;
    const std::int64_t scale = facts.size() > 2 ? facts.integer(2) : kScaleOfNumber;
    if (scale < 0 || scale > 38)
        return makeError(Code::WrongArguments, "a scale is a number of digits from 0 to 38");
    return LogicalType::decimal(38, std::uint8_t(scale));
}

} // namespace

Function define_parse_number() {
    return Function("parse_number", "Reads a number as a language writes it: its decimal sign, its thousands, a currency "
                                    "sign before or behind, a minus at either end or parentheses.")
        .overload<inLanguage, readLanguage>({text("value"), text("language").fixed()})
        .returns(scaleOfNumber)
        .overload<inLanguageTo, readLanguage>({text("value"), text("language").fixed(), integer("scale").fixed()})
        .returns(scaleOfNumber)
        .phrase("{0} read as a number written in the language {1}", 2)
        .phrase("{0} read as a number with {2} decimals written in the language {1}", 3)
        .step("read {0} as a number written in the language {1}", 2)
        .step("read {0} as a number with {2} decimals written in the language {1}", 3)
        .notInPostgres("to_number() skips what it does not understand")
        .example("parse_number('1.234,50 €', 'de', 2)", "1234.50")
        .example("parse_number('($1,234.5)', 'en', 2)", "-1234.50")
        .example("parse_number('1 234,5', 'fr', 1)", "1234.5")
        .example("parse_number(null, 'en')", "null")
        .fails("parse_number('12 apples', 'en')", Code::NotADecimal);
}

} // namespace mw::rules

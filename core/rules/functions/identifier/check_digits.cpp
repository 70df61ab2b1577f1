// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/function.h"

#include <algorithm>
#include <array>

namespace mw::rules {

namespace {

bool isDigit(char c) { return c >= '0' && c <= '9'; }
bool areDigits(std::string_view text) { return !text.empty() && std::all_of(text.begin(), text.end(), isDigit); }

/// ISO/IEC 7812-1, annex B: every second digit from the right is doubled.
bool luhnHolds(std::string_view text) {
    if (!areDigits(text) || text.size() < 2)
        return false;
    int sum = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const int digit = text[text.size() - 1 - i] - '0';
        const int doubled = i % 2 == 1 ? digit * 2 : digit;
        sum += doubled > 9 ? doubled - 9 : doubled;
    }
    return sum % 10 == 0;
}

/// GS1 General Specifications 7.9.1: weights 3 and 1 in turn, 3 beside the check digit.
bool gtinHolds(std::string_view text) {
    const bool length = text.size() == 8 || (text.size() >= 12 && text.size() <= 14);
    if (!length || !areDigits(text))
        return false;
    int sum = 0;
    for (std::size_t i = 0; i < text.size(); ++i)
        sum += (text[text.size() - 1 - i] - '0') * (i % 2 == 1 ? 3 : 1);
    return sum % 10 == 0;
}

/// Lengths of the IBAN by country: ISO 13616 registry.
constexpr std::array<std::pair<std::string_view, std::size_t>, 79> kIbanLengths = {
    {{"AD", 24}, {"AE", 23}, {"AL", 28}, {"AT", 20}, {"AZ", 28}, {"BA", 20}, {"BE", 16}, {"BG", 22}, {"BH", 22},
     {"BR", 29}, {"BY", 28}, {"CH", 21}, {"CR", 22}, {"CY", 28}, {"CZ", 24}, {"DE", 22}, {"DK", 18}, {"DO", 28},
     {"EE", 20}, {"EG", 29}, {"ES", 24}, {"FI", 18}, {"FO", 18}, {"FR", 27}, {"GB", 22}, {"GE", 22}, {"GI", 23},
     {"GL", 18}, {"GR", 27}, {"GT", 28}, {"HR", 21}, {"HU", 28}, {"IE", 22}, {"IL", 23}, {"IQ", 23}, {"IS", 26},
     {"IT", 27}, {"JO", 30}, {"KW", 30}, {"KZ", 20}, {"LB", 28}, {"LC", 32}, {"LI", 21}, {"LT", 20}, {"LU", 20},
     {"LV", 21}, {"LY", 25}, {"MC", 27}, {"MD", 24}, {"ME", 22}, {"MK", 19}, {"MR", 27}, {"MT", 31}, {"MU", 30},
     {"NL", 18}, {"NO", 15}, {"PK", 24}, {"PL", 28}, {"PS", 29}, {"PT", 25}, {"QA", 29}, {"RO", 24}, {"RS", 22},
     {"SA", 24}, {"SC", 31}, {"SD", 18}, {"SE", 24}, {"SI", 19}, {"SK", 24}, {"SM", 27}, {"ST", 25}, {"SV", 28},
     {"TL", 23}, {"TN", 24}, {"TR", 26}, {"UA", 29}, {"VA", 22}, {"VG", 24}, {"XK", 20}}};

/// Without spaces, in capitals.
std::string electronic(std::string_view text) {
    std::string made;
    for (std::size_t position = 0; position < text.size();) {
        const std::size_t begin = position;
        if (isSpace(nextCodePoint(text, position)))
            continue;
        for (const char c : text.substr(begin, position - begin))
            made += c >= 'a' && c <= 'z' ? char(c - 32) : c;
    }
    return made;
}

/// ISO 13616-1: the country's length, and the remainder by 97 is 1 (ISO 7064).
bool ibanHolds(std::string_view iban) {
    const auto* const known =
        std::find_if(kIbanLengths.begin(), kIbanLengths.end(), [&](const auto& one) { return iban.starts_with(one.first); });
    if (known == kIbanLengths.end() || iban.size() != known->second || !isDigit(iban[2]) || !isDigit(iban[3]))
        return false;
    int remainder = 0;
    for (std::size_t i = 0; i < iban.size(); ++i) {
        const char c = iban[(i + 4) % iban.size()];
        if (isDigit(c))
            remainder = (remainder * 10 + (c - '0')) % 97;
        else if (c >= 'A' && c <= 'Z')
            remainder = (remainder * 100 + (c - 'A' + 10)) % 97;
        else
            return false;
    }
    return remainder == 1;
}
bool isIban(std::string_view text) { return ibanHolds(electronic(text)); }
std::string_view readIban(Row& row, std::string_view text) {
    const std::string iban = electronic(text);
    if (!ibanHolds(iban))
        return row.fail(Code::WrongFormat, Quoted{text}, std::string_view("an IBAN"));
    return iban == text ? text : row.keep(iban);
}

/// In PostgreSQL's words: the electronic form, and whether it holds.
constexpr std::string_view kElectronic = "translate(regexp_replace({0}, {space}, '', 'g'), 'abcdefghijklmnopqrstuvwxyz', "
                                         "'ABCDEFGHIJKLMNOPQRSTUVWXYZ')";
std::string ibanHoldsInPostgres() {
    std::string shapes;
    for (const auto& [country, length] : kIbanLengths)
        shapes += (shapes.empty() ? "" : "|") + std::string(country) + "[0-9][0-9][0-9A-Z]{" + std::to_string(length - 4) + "}";
    return "(SELECT CASE WHEN iban ~ '^(" + shapes +
           ")$' THEN (SELECT string_agg(CASE WHEN c ~ '[A-Z]' THEN (ascii(c) - 55)::text ELSE c END, '' ORDER BY n)::numeric "
           "% 97 = 1 FROM regexp_split_to_table(substr(iban, 5) || left(iban, 4), '') WITH ORDINALITY AS signs(c, n)) ELSE "
           "false END FROM (SELECT " +
           std::string(kElectronic) + " AS iban) electronic)";
}

} // namespace

Function define_is_luhn() {
    return Function("is_luhn", "Says whether the last digit of a number is its Luhn check digit, as on payment cards.")
        .overload<luhnHolds>({text("value")})
        .phrase("whether {0} ends with its Luhn check digit")
        .postgres("CASE WHEN {0} ~ '^[0-9]{2,}$' THEN (SELECT sum(CASE WHEN place % 2 = 1 THEN digit WHEN digit > 4 THEN "
                  "digit * 2 - 9 ELSE digit * 2 END) % 10 = 0 FROM (SELECT place, substr(reverse({0}), place, 1)::int AS "
                  "digit FROM generate_series(1, length({0})) place) digits) ELSE false END")
        .example("is_luhn('4539148803436467')", "true")
        .example("is_luhn('4539148803436468')", "false")
        .example("is_luhn('4539-1488')", "false")
        .example("is_luhn(null)", "null");
}

Function define_is_gtin() {
    return Function("is_gtin", "Says whether a text is an article number (GTIN, EAN, UPC) of 8, 12, 13 or 14 digits with "
                               "its check digit.")
        .overload<gtinHolds>({text("value")})
        .phrase("whether {0} is an article number with its check digit")
        .postgres("CASE WHEN {0} ~ '^([0-9]{8}|[0-9]{12,14})$' THEN (SELECT sum(CASE WHEN place % 2 = 1 THEN digit ELSE "
                  "digit * 3 END) % 10 = 0 FROM (SELECT place, substr(reverse({0}), place, 1)::int AS digit FROM "
                  "generate_series(1, length({0})) place) digits) ELSE false END")
        .example("is_gtin('4006381333931')", "true")
        .example("is_gtin('4006381333932')", "false")
        .example("is_gtin(null)", "null");
}

Function define_is_iban() {
    static const std::string holds = ibanHoldsInPostgres();
    return Function("is_iban", "Says whether a text is a bank account number (IBAN) with its check digits, with or without "
                               "spaces.")
        .overload<isIban>({text("value")})
        .phrase("whether {0} is an IBAN")
        .postgres(holds)
        .example("is_iban('DE89 3704 0044 0532 0130 00')", "true")
        .example("is_iban('DE88370400440532013000')", "false")
        .example("is_iban(null)", "null");
}

Function define_iban() {
    static const std::string fails = "NOT " + ibanHoldsInPostgres();
    return Function("iban", "Writes a bank account number (IBAN) without spaces, in capitals; one with wrong check digits "
                            "or length is an error.")
        .overload<readIban>({text("value")})
        .phrase("{0} as an IBAN")
        .step("read {0} as an IBAN")
        .postgres(kElectronic, fails)
        .example("iban('de89 3704 0044 0532 0130 00')", "'DE89370400440532013000'")
        .example("iban('GB82WEST12345698765432')", "'GB82WEST12345698765432'")
        .example("iban(null)", "null")
        .fails("iban('DE89')", Code::WrongFormat);
}

} // namespace mw::rules

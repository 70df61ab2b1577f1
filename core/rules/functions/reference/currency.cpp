// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/functions/reference/reference_names_p.h"

#include "core/rules/white_space_p.h"

#include <unicode/ucurr.h>
#include <unicode/uenum.h>
#include <unicode/unistr.h>

#include <map>
#include <vector>

namespace mw::rules {

namespace {

std::vector<std::string> isoCodes(std::uint32_t kinds) {
    std::vector<std::string> codes;
    UErrorCode status = U_ZERO_ERROR;
    UEnumeration* const list = ucurr_openISOCurrencies(kinds, &status);
    std::int32_t length = 0;
    while (U_SUCCESS(status)) {
        const char* const code = uenum_next(list, &length, &status);
        if (!code)
            break;
        codes.emplace_back(code, std::size_t(length));
    }
    uenum_close(list);
    return codes;
}

icu::UnicodeString said(const std::string& code, const char* language, UCurrNameStyle style) {
    const auto wide = icu::UnicodeString::fromUTF8(code);
    UErrorCode status = U_ZERO_ERROR;
    std::int32_t length = 0;
    icu::UnicodeString terminated(wide);
    const UChar* const name =
        ucurr_getName(terminated.getTerminatedBuffer(), language, style, nullptr, &length, &status);
    return U_SUCCESS(status) && name ? icu::UnicodeString(name, length) : icu::UnicodeString();
}
icu::UnicodeString plural(const std::string& code, const char* language) {
    icu::UnicodeString terminated(icu::UnicodeString::fromUTF8(code));
    UErrorCode status = U_ZERO_ERROR;
    std::int32_t length = 0;
    const UChar* const name =
        ucurr_getPluralName(terminated.getTerminatedBuffer(), language, nullptr, "other", &length, &status);
    return U_SUCCESS(status) && name ? icu::UnicodeString(name, length) : icu::UnicodeString();
}

} // namespace

const CurrencyNames& knownCurrencies() {
    static const CurrencyNames table = [] {
        CurrencyNames made;
        // Those in use first: old ones share names with them.
        std::vector<std::string> codes = isoCodes(UCURR_COMMON | UCURR_NON_DEPRECATED);
        for (std::string& code : isoCodes(UCURR_ALL))
            codes.push_back(std::move(code));
        for (const std::string& code : codes)
            made.names.add(code, code);
        for (const std::string& code : codes)
            if (std::string sign = narrow(said(code, "en", UCURR_SYMBOL_NAME)); sign != code)
                made.signs.emplace(std::move(sign), code);
        for (const char* const language : kNameLanguages)
            for (const std::string& code : codes) {
                made.names.add(narrow(said(code, language, UCURR_LONG_NAME)), code);
                made.names.add(narrow(plural(code, language)), code);
            }
        return made;
    }();
    return table;
}

namespace {

const std::string* findCurrency(std::string_view text) {
    const CurrencyNames& known = knownCurrencies();
    const auto sign = known.signs.find(withoutEdgeSpace(text));
    return sign != known.signs.end() ? &sign->second : known.names.find(text);
}

std::string_view currencyCodeOf(Row& row, std::string_view text) {
    const std::string* const code = findCurrency(text);
    if (!code)
        return row.fail(Code::WrongFormat, Quoted{text}, std::string_view("a currency"));
    return *code;
}

struct Language {
    std::string name;
};
Result<Language> readNameLanguage(const CallFacts& facts) {
    MW_TRY(const icu::Locale locale, readLanguage(facts, 1));
    return Language{locale.getName()};
}
std::string_view currencyNameOf(Row& row, const Language& language, std::string_view text, std::string_view) {
    const std::string* const code = findCurrency(text);
    if (!code)
        return row.fail(Code::WrongFormat, Quoted{text}, std::string_view("a currency"));
    return row.keep(narrow(said(*code, language.name.c_str(), UCURR_LONG_NAME)));
}

} // namespace

Function define_currency_code() {
    return Function("currency_code", "Gives the three letters of a currency (ISO 4217), found by its name in many languages, "
                                     "its code or its sign as English writes it: '$' is USD.")
        .overload<currencyCodeOf>({text("value")})
        .phrase("the currency code of {0}")
        .step("find the currency code of {0}")
        .notInPostgres("the names of the world are not known there")
        .example("currency_code('€')", "'EUR'")
        .example("currency_code('swiss franc')", "'CHF'")
        .example("currency_code('usd')", "'USD'")
        .example("currency_code(null)", "null")
        .fails("currency_code('shells')", Code::WrongFormat);
}

Function define_currency_name() {
    return Function("currency_name", "Gives the name of a currency in a language such as 'en' or 'de'.")
        .overload<currencyNameOf, readNameLanguage>({text("value"), text("language").fixed().orDefault("'en'")})
        .phrase("the name of the currency {0}", 1)
        .phrase("the name of the currency {0} in the language {1}", 2)
        .step("write the name of the currency {0}", 1)
        .step("write the name of the currency {0} in the language {1}", 2)
        .notInPostgres("the names of the world are not known there")
        .example("currency_name('CHF')", "'Swiss Franc'")
        .example("currency_name('USD', 'de')", "'US-Dollar'")
        .example("currency_name(null)", "null");
}

} // namespace mw::rules

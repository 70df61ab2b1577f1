// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/functions/reference/reference_names_p.h"

#include <unicode/uloc.h>
#include <unicode/uregion.h>

#include <map>

namespace mw::rules {

namespace {

/// What people write and CLDR does not.
constexpr std::array<std::pair<std::string_view, std::string_view>, 24> kOtherNames = {
    {{"UK", "GB"},
     {R"(Great Britain)", "GB"},
     {"England", "GB"},
     {"Scotland", "GB"},
     {"Wales", "GB"},
     {R"(Northern Ireland)", "GB"},
     {R"(United States of America)", "US"},
     {"America", "US"},
     {"U.S.", "US"},
     {"Holland", "NL"},
     {R"(Czech Republic)", "CZ"},
     {R"(Ivory Coast)", "CI"},
     {"Burma", "MM"},
     {"Swaziland", "SZ"},
     {"Macedonia", "MK"},
     {R"(Cape Verde)", "CV"},
     {R"(East Timor)", "TL"},
     {R"(Republic of Korea)", "KR"},
     {"Korea", "KR"},
     {R"(Russian Federation)", "RU"},
     {R"(Viet Nam)", "VN"},
     {"BRD", "DE"},
     {"Vatican", "VA"},
     {"UAE", "AE"}}};

} // namespace

/// Codes of two and three letters and of three digits first, then names in many languages and in each country's own.
const ReferenceNames& knownCountries() {
    static const ReferenceNames table = [] {
        ReferenceNames names;
        for (const char* const* code = icu::Locale::getISOCountries(); *code; ++code) {
            names.add(*code, *code);
            names.add(icu::Locale("", *code).getISO3Country(), *code);
            UErrorCode status = U_ZERO_ERROR;
            const URegion* const region = uregion_getRegionFromCode(*code, &status);
            if (U_SUCCESS(status) && region) {
                std::string number = std::to_string(uregion_getNumericCode(region));
                names.add(number.insert(0, 3 - std::min<std::size_t>(3, number.size()), '0'), *code);
            }
        }
        for (const auto& [name, code] : kOtherNames)
            names.add(name, code);
        icu::UnicodeString said;
        for (const char* const language : kNameLanguages)
            for (const char* const* code = icu::Locale::getISOCountries(); *code; ++code)
                names.add(narrow(icu::Locale("", *code).getDisplayCountry(icu::Locale(language), said)), *code);
        for (const char* const* code = icu::Locale::getISOCountries(); *code; ++code) {
            std::array<char, ULOC_FULLNAME_CAPACITY> likely{};
            UErrorCode status = U_ZERO_ERROR;
            uloc_addLikelySubtags((std::string("und_") + *code).c_str(), likely.data(), std::int32_t(likely.size()), &status);
            if (U_SUCCESS(status))
                names.add(narrow(icu::Locale("", *code).getDisplayCountry(icu::Locale(likely.data()), said)), *code);
        }
        return names;
    }();
    return table;
}

namespace {

std::string_view codeOf(Row& row, std::string_view text) {
    const std::string* const code = knownCountries().find(text);
    if (!code)
        return row.fail(Code::WrongFormat, Quoted{text}, std::string_view("a country"));
    return *code;
}
std::string_view longCodeOf(Row& row, std::string_view text) {
    const std::string* const code = knownCountries().find(text);
    if (!code)
        return row.fail(Code::WrongFormat, Quoted{text}, std::string_view("a country"));
    return row.keep(icu::Locale("", code->c_str()).getISO3Country());
}

/// The names of one language by code.
struct CountryNames {
    std::map<std::string, std::string, std::less<>> byCode;
};
Result<CountryNames> readNames(const CallFacts& facts) {
    MW_TRY(const icu::Locale language, readLanguage(facts, 1));
    CountryNames names;
    icu::UnicodeString said;
    for (const char* const* code = icu::Locale::getISOCountries(); *code; ++code)
        names.byCode[*code] = narrow(icu::Locale("", *code).getDisplayCountry(language, said));
    return names;
}
std::string_view nameOf(Row& row, const CountryNames& names, std::string_view text, std::string_view) {
    const std::string* const code = knownCountries().find(text);
    const auto found = code ? names.byCode.find(*code) : names.byCode.end();
    if (found == names.byCode.end())
        return row.fail(Code::WrongFormat, Quoted{text}, std::string_view("a country"));
    return row.keep(found->second);
}

} // namespace

Function define_country_code() {
    return Function("country_code", "Gives the two letters of a country (ISO 3166-1), found by its name in many languages or "
                                    "by a code; what is no country is an error.")
        .overload<codeOf>({text("value")})
        .phrase("the country code of {0}")
        .step("find the country code of {0}")
        .notInPostgres("the names of the world are not known there")
        .example("country_code('Deutschland')", "'DE'")
        .example("country_code('united kingdom')", "'GB'")
        .example("country_code('USA')", "'US'")
        .example("country_code(null)", "null")
        .fails("country_code('Atlantis')", Code::WrongFormat);
}

Function define_country_code3() {
    return Function("country_code3", "Gives the three letters of a country (ISO 3166-1), found as country_code does.")
        .overload<longCodeOf>({text("value")})
        .phrase("the country code of three letters of {0}")
        .step("find the country code of three letters of {0}")
        .notInPostgres("the names of the world are not known there")
        .example("country_code3('Germany')", "'DEU'")
        .example("country_code3('us')", "'USA'")
        .example("country_code3(null)", "null");
}

Function define_country_name() {
    return Function("country_name", "Gives the name of a country in a language such as 'en' or 'de', found by its code or "
                                    "its name.")
        .overload<nameOf, readNames>({text("value"), text("language").fixed().orDefault("'en'")})
        .phrase("the name of the country {0}", 1)
        .phrase("the name of the country {0} in the language {1}", 2)
        .step("write the name of the country {0}", 1)
        .step("write the name of the country {0} in the language {1}", 2)
        .notInPostgres("the names of the world are not known there")
        .example("country_name('DE')", "'Germany'")
        .example("country_name('Italy', 'de')", "'Italien'")
        .example("country_name(null)", "null");
}

} // namespace mw::rules

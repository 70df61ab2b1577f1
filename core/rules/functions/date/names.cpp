// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/function.h"

#include <unicode/dtfmtsym.h>
#include <unicode/locid.h>

#include <array>

namespace mw::rules {

namespace {

/// The names of a language, as CLDR has them where they stand alone.
template <std::size_t N> struct Names {
    std::array<std::string, N> all;
};

Result<icu::Locale> readLanguage(const CallFacts& facts) {
    const std::string name(facts.text(1));
    UErrorCode status = U_ZERO_ERROR;
    icu::Locale locale = icu::Locale::forLanguageTag(name, status);
    if (U_FAILURE(status) || locale.isBogus() || locale.getLanguage()[0] == '\0')
        return makeError(Code::WrongArguments, "a language is written 'en', 'de' or 'pt-BR', not " + quoted(name));
    return locale;
}

std::string narrow(const icu::UnicodeString& text) {
    std::string made;
    return text.toUTF8String(made);
}

Result<Names<12>> monthNames(const CallFacts& facts) {
    MW_TRY(const icu::Locale locale, readLanguage(facts));
    UErrorCode status = U_ZERO_ERROR;
    const icu::DateFormatSymbols symbols(locale, status);
    std::int32_t count = 0;
    const icu::UnicodeString* const names =
        symbols.getMonths(count, icu::DateFormatSymbols::STANDALONE, icu::DateFormatSymbols::WIDE);
    if (U_FAILURE(status) || status == U_USING_DEFAULT_WARNING || count < 12)
        return makeError(Code::WrongArguments, "no names of months are known in " + std::string(facts.text(1)));
    Names<12> made;
    for (std::size_t i = 0; i < 12; ++i)
        made.all[i] = narrow(names[i]);
    return made;
}
Result<Names<7>> weekdayNames(const CallFacts& facts) {
    MW_TRY(const icu::Locale locale, readLanguage(facts));
    UErrorCode status = U_ZERO_ERROR;
    const icu::DateFormatSymbols symbols(locale, status);
    std::int32_t count = 0;
    const icu::UnicodeString* const names =
        symbols.getWeekdays(count, icu::DateFormatSymbols::STANDALONE, icu::DateFormatSymbols::WIDE);
    if (U_FAILURE(status) || status == U_USING_DEFAULT_WARNING || count < 8)
        return makeError(Code::WrongArguments, "no names of days are known in " + std::string(facts.text(1)));
    Names<7> made;
    for (std::size_t i = 0; i < 7; ++i) // UCAL_SUNDAY is 1
        made.all[i] = narrow(names[i + 1]);
    return made;
}

std::string_view monthOf(Row& row, const Names<12>& names, Date date, std::string_view) {
    return row.keep(names.all[toCivil(date).month - 1u]);
}
std::string_view weekdayOf(Row& row, const Names<7>& names, Date date, std::string_view) {
    const int sinceThursday = date.days % 7; // 1970-01-01 was a Thursday
    return row.keep(names.all[std::size_t((sinceThursday + 7 + 4) % 7)]);
}

} // namespace

Function define_month_name() {
    return Function("month_name", "Gives the name of a date's month in a language such as 'en' or 'de'.")
        .overload<monthOf, monthNames>({date("value"), text("language").fixed().orDefault("'en'")})
        .phrase("the name of the month of {0}", 1)
        .phrase("the name of the month of {0} in the language {1}", 2)
        .notInPostgres("its names hang on the server's locales")
        .example("month_name(date '2024-01-31')", "'January'")
        .example("month_name(date '2024-01-31', 'de')", "'Januar'")
        .example("month_name(null)", "null")
        .fails("month_name(date '2024-01-31', '12')", Code::WrongArguments);
}

Function define_weekday_name() {
    return Function("weekday_name", "Gives the name of a date's day of the week in a language such as 'en' or 'de'.")
        .overload<weekdayOf, weekdayNames>({date("value"), text("language").fixed().orDefault("'en'")})
        .phrase("the name of the day of {0}", 1)
        .phrase("the name of the day of {0} in the language {1}", 2)
        .notInPostgres("its names hang on the server's locales")
        .example("weekday_name(date '2024-01-31')", "'Wednesday'")
        .example("weekday_name(date '1969-12-28', 'de')", "'Sonntag'")
        .example("weekday_name(null)", "null");
}

} // namespace mw::rules

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/functions/number/number_signs_p.h"

#include "core/base/utf8.h"

#include <unicode/dcfmtsym.h>
#include <unicode/locid.h>

namespace mw::rules {

namespace {

char32_t signOf(const icu::DecimalFormatSymbols& symbols, icu::DecimalFormatSymbols::ENumberFormatSymbol which) {
    const icu::UnicodeString text = symbols.getSymbol(which);
    return text.isEmpty() ? 0 : char32_t(text.char32At(0));
}

} // namespace

Result<NumberSigns> numberSignsOf(std::string_view language) {
    const std::string name(language);
    UErrorCode status = U_ZERO_ERROR;
    const icu::Locale locale = icu::Locale::forLanguageTag(name, status);
    const icu::DecimalFormatSymbols symbols(locale, status);
    const bool isKnown = U_SUCCESS(status) && !locale.isBogus() && locale.getLanguage()[0] != '\0';
    if (!isKnown)
        return makeError(Code::WrongArguments, "a language is written 'en', 'de' or 'de-CH', not " + quoted(name));
    return NumberSigns{signOf(symbols, icu::DecimalFormatSymbols::kDecimalSeparatorSymbol),
                       signOf(symbols, icu::DecimalFormatSymbols::kGroupingSeparatorSymbol)};
}

} // namespace mw::rules

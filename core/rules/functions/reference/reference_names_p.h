// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rules/function.h"

#include <unicode/locid.h>

#include <array>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>

namespace mw::rules {

/// The languages whose names of countries, currencies and languages are read, in this order where two clash.
inline constexpr std::array<const char*, 20> kNameLanguages = {"en", "de", "fr", "es", "it", "pt", "nl",
                                                               "pl", "da", "sv", "nb", "fi", "cs", "hu",
                                                               "ro", "tr", "el", "ru", "ja", "zh"};

/// Names, brought to letters and digits alone, and the codes they mean.
class ReferenceNames {
public:
    /// The first meaning of a name stays.
    void add(std::string_view name, std::string_view code);
    /// The code that a name or code means; null where it is not known.
    const std::string* find(std::string_view name) const;
    /// Codes by names as they are compared.
    const std::unordered_map<std::string, std::string>& all() const { return m_codes; }

private:
    std::unordered_map<std::string, std::string> m_codes;
};

/// Currencies by their names, and by their signs as English writes them.
struct CurrencyNames {
    ReferenceNames names;
    std::map<std::string, std::string, std::less<>> signs;
};

const ReferenceNames& knownCountries();
const ReferenceNames& knownLanguages();
const CurrencyNames& knownCurrencies();

/// The locale that a call names by a fixed argument: 'en', 'de-CH'.
Result<icu::Locale> readLanguage(const CallFacts& facts, std::size_t argument);

std::string narrow(const icu::UnicodeString& text);

} // namespace mw::rules

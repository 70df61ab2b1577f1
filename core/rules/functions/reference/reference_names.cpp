// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/functions/reference/reference_names_p.h"

#include "core/base/unicode.h"

#include <unicode/uchar.h>

namespace mw::rules {

namespace {

/// "The Netherlands", "netherlands" and "Nether-lands" are one.
std::string keyOf(std::string_view name) {
    const std::string folded = foldCase(removeAccents(name));
    std::string key;
    for (std::size_t at = 0; at < folded.size();) {
        const std::size_t begin = at;
        if (u_isalnum(UChar32(nextCodePoint(folded, at))))
            key.append(folded, begin, at - begin);
    }
    return key.size() > 6 && key.starts_with("the") ? key.substr(3) : key;
}

} // namespace

std::string narrow(const icu::UnicodeString& text) {
    std::string made;
    return text.toUTF8String(made);
}

void ReferenceNames::add(std::string_view name, std::string_view code) {
    if (std::string key = keyOf(name); !key.empty())
        m_codes.emplace(std::move(key), code);
}
const std::string* ReferenceNames::find(std::string_view name) const {
    const auto found = m_codes.find(keyOf(name));
    return found == m_codes.end() ? nullptr : &found->second;
}

Result<icu::Locale> readLanguage(const CallFacts& facts, std::size_t argument) {
    const std::string name(facts.text(argument));
    UErrorCode status = U_ZERO_ERROR;
    icu::Locale locale = icu::Locale::forLanguageTag(name, status);
    if (U_FAILURE(status) || locale.isBogus() || locale.getLanguage()[0] == '\0')
        return makeError(Code::WrongArguments, "a language is written 'en', 'de' or 'pt-BR', not " + quoted(name));
    return locale;
}

} // namespace mw::rules

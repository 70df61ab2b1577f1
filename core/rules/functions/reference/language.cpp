// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/functions/reference/reference_names_p.h"

namespace mw::rules {

const ReferenceNames& knownLanguages() {
    static const ReferenceNames table = [] {
        ReferenceNames names;
        for (const char* const* code = icu::Locale::getISOLanguages(); *code; ++code) {
            names.add(*code, *code);
            names.add(icu::Locale(*code).getISO3Language(), *code);
        }
        icu::UnicodeString said;
        for (const char* const language : kNameLanguages)
            for (const char* const* code = icu::Locale::getISOLanguages(); *code; ++code)
                names.add(narrow(icu::Locale(*code).getDisplayLanguage(icu::Locale(language), said)), *code);
        for (const char* const* code = icu::Locale::getISOLanguages(); *code; ++code)
            names.add(narrow(icu::Locale(*code).getDisplayLanguage(icu::Locale(*code), said)), *code);
        return names;
    }();
    return table;
}

namespace {

std::string_view codeOf(Row& row, std::string_view text) {
    const std::string* const code = knownLanguages().find(text);
    if (!code)
        return row.fail(Code::WrongFormat, Quoted{text}, std::string_view("a language"));
    return *code;
}

} // namespace

Function define_language_code() {
    return Function("language_code", "Gives the code of a language (ISO 639: two letters, three where there are none), found "
                                     "by its name in many languages or by a code.")
        .overload<codeOf>({text("value")})
        .phrase("the language code of {0}")
        .step("find the language code of {0}")
        .notInPostgres("the names of the world are not known there")
        .example("language_code('German')", "'de'")
        .example("language_code('Français')", "'fr'")
        .example("language_code('deu')", "'de'")
        .example("language_code(null)", "null")
        .fails("language_code('Klingonese')", Code::WrongFormat);
}

} // namespace mw::rules

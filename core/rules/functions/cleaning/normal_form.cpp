// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/unicode.h"
#include "core/rules/function.h"

namespace mw::rules {

namespace {

Result<NormalForm> readForm(const CallFacts& facts) {
    const std::string_view name = facts.text(1);
    if (name == "NFC")
        return NormalForm::Nfc;
    if (name == "NFD")
        return NormalForm::Nfd;
    if (name == "NFKC")
        return NormalForm::Nfkc;
    if (name == "NFKD")
        return NormalForm::Nfkd;
    return makeError(Code::WrongArguments, "a normal form is 'NFC', 'NFD', 'NFKC' or 'NFKD'");
}

std::string_view brought(Row& row, const NormalForm& form, std::string_view text, std::string_view) {
    return row.keep(normalise(text, form));
}

} // namespace

Function define_normal_form() {
    return Function("normal_form", "Brings a text into a normal form of Unicode: 'NFC' composes letters and accents, "
                                   "'NFKC' also replaces look-alikes such as full-width letters.")
        .overload<brought, readForm>({text("value"), text("form").fixed()})
        .phrase("{0} in the normal form {1}")
        .step("bring {0} into the normal form {1}")
        .postgres("CASE {1} WHEN 'NFC' THEN normalize({0}, NFC) WHEN 'NFD' THEN normalize({0}, NFD) WHEN 'NFKC' THEN "
                  "normalize({0}, NFKC) ELSE normalize({0}, NFKD) END")
        .example("normal_form('ＡＢＣ', 'NFKC')", "'ABC'")
        .example("normal_form('plain', 'NFC')", "'plain'")
        .example("normal_form(null, 'NFC')", "null")
        .fails("normal_form('a', 'NFX')", Code::WrongArguments);
}

} // namespace mw::rules

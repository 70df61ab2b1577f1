// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/function.h"

#include <unicode/translit.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <memory>

namespace mw::rules {

namespace {

std::unique_ptr<icu::Transliterator> makeTransliterator() {
    UErrorCode status = U_ZERO_ERROR;
    std::unique_ptr<icu::Transliterator> made(
        icu::Transliterator::createInstance(R"(Any-Latin; Latin-ASCII)", UTRANS_FORWARD, status));
    return U_SUCCESS(status) ? std::move(made) : nullptr;
}

std::string_view inLatin(Row& row, std::string_view text) {
    if (std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; }))
        return text;
    // One for each thread: a transliterator is dear to make and must not be shared.
    thread_local const std::unique_ptr<icu::Transliterator> transliterator = makeTransliterator();
    if (!transliterator)
        return row.fail(Code::Internal, std::string_view("ICU has no transliterator to Latin letters"));
    auto wide = icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), std::int32_t(text.size())));
    transliterator->transliterate(wide);
    std::string& made = row.buffer();
    wide.toUTF8String(made);
    return row.keep(made);
}

} // namespace

Function define_to_latin() {
    return Function("to_latin", "Writes a text of any script in plain Latin letters, as ICU transliterates it: 'Москва' "
                                "becomes 'Moskva', 'Łódź' 'Lodz'.")
        .overload<inLatin>({text("value")})
        .phrase("{0} in plain Latin letters")
        .step("write {0} in plain Latin letters")
        .notInPostgres("it has no transliteration")
        .example("to_latin('Москва')", "'Moskva'")
        .example("to_latin('Łódź')", "'Lodz'")
        .example("to_latin('plain')", "'plain'")
        .example("to_latin(null)", "null");
}

} // namespace mw::rules

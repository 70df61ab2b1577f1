// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/unicode.h"

#include "core/base/promise.h"

#include <unicode/brkiter.h>
#include <unicode/bytestream.h>
#include <unicode/casemap.h>
#include <unicode/normalizer2.h>
#include <unicode/stringpiece.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <cstdint>
#include <limits>
#include <memory>

namespace mw {

namespace {

bool isAscii(std::string_view text) {
    unsigned char all = 0;
    for (const char c : text)
        all = static_cast<unsigned char>(all | static_cast<unsigned char>(c));
    return all < 0x80;
}

char lowerAscii(char c) {
    return c >= 'A' && c <= 'Z' ? char(c + 32) : c;
}
char upperAscii(char c) {
    return c >= 'a' && c <= 'z' ? char(c - 32) : c;
}

std::string mapAscii(std::string_view text, char (*map)(char)) {
    std::string mapped(text);
    for (char& c : mapped)
        c = map(c);
    return mapped;
}

icu::StringPiece piece(std::string_view text) {
    MW_ASSERT(text.size() <= std::size_t(std::numeric_limits<std::int32_t>::max()), "ICU takes texts below 2 GiB");
    return {text.data(), std::int32_t(text.size())};
}

icu::UnicodeString wide(std::string_view text) {
    return icu::UnicodeString::fromUTF8(piece(text));
}

std::string narrow(const icu::UnicodeString& text) {
    std::string result;
    text.toUTF8String(result);
    return result;
}

const icu::Normalizer2& normaliser(NormalForm form) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* instance = nullptr;
    switch (form) {
    case NormalForm::Nfc:
        instance = icu::Normalizer2::getNFCInstance(status);
        break;
    case NormalForm::Nfd:
        instance = icu::Normalizer2::getNFDInstance(status);
        break;
    case NormalForm::Nfkc:
        instance = icu::Normalizer2::getNFKCInstance(status);
        break;
    case NormalForm::Nfkd:
        instance = icu::Normalizer2::getNFKDInstance(status);
        break;
    }
    MW_ASSERT(U_SUCCESS(status) && instance != nullptr, "ICU carries its normalisation data");
    return *instance;
}

/// Runs one of ICU's UTF-8 mappings that append to a ByteSink.
template <class Map>
std::string mapUtf8(std::string_view text, Map map) {
    std::string mapped;
    mapped.reserve(text.size() + 8);
    icu::StringByteSink<std::string> sink(&mapped);
    UErrorCode status = U_ZERO_ERROR;
    map(piece(text), sink, status);
    MW_ASSERT(U_SUCCESS(status), "ICU maps any valid text");
    return mapped;
}

/// Word boundaries of the root locale; one per thread, for a break iterator keeps state and is dear to make.
icu::BreakIterator& wordIterator() {
    static thread_local const std::unique_ptr<icu::BreakIterator> iterator = [] {
        UErrorCode status = U_ZERO_ERROR;
        std::unique_ptr<icu::BreakIterator> made(
            icu::BreakIterator::createWordInstance(icu::Locale::getRoot(), status));
        MW_ASSERT(U_SUCCESS(status), "ICU carries its word boundary rules");
        return made;
    }();
    return *iterator;
}

/// ASCII text in which every word is plain: letters and digits parted by spaces and punctuation that always part words.
bool properAscii(std::string_view text, std::string& out) {
    out.assign(text);
    bool inWord = false;
    for (char& c : out) {
        const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        if (letter) {
            c = inWord ? lowerAscii(c) : upperAscii(c);
            inWord = true;
        } else if (c == ' ' || c == '-' || c == '/' || c == '&' || c == '(' || c == ')') {
            inWord = false;
        } else {
            // Apostrophes, dots, commas, underscores and digits join or part words depending on what stands beside
            // them.
            return false;
        }
    }
    return true;
}

} // namespace

std::string toLower(std::string_view text) {
    if (isAscii(text))
        return mapAscii(text, lowerAscii);
    return mapUtf8(text, [](icu::StringPiece in, icu::ByteSink& out, UErrorCode& status) {
        icu::CaseMap::utf8ToLower("", 0, in, out, nullptr, status);
    });
}

std::string toUpper(std::string_view text) {
    if (isAscii(text))
        return mapAscii(text, upperAscii);
    return mapUtf8(text, [](icu::StringPiece in, icu::ByteSink& out, UErrorCode& status) {
        icu::CaseMap::utf8ToUpper("", 0, in, out, nullptr, status);
    });
}

std::string toProper(std::string_view text) {
    std::string proper;
    if (isAscii(text) && properAscii(text, proper))
        return proper;
    // The iterator is set to the text by the mapping itself.
    return mapUtf8(text, [](icu::StringPiece in, icu::ByteSink& out, UErrorCode& status) {
        icu::CaseMap::utf8ToTitle("", 0, &wordIterator(), in, out, nullptr, status);
    });
}

std::string foldCase(std::string_view text) {
    if (isAscii(text))
        return mapAscii(text, lowerAscii);
    return mapUtf8(text, [](icu::StringPiece in, icu::ByteSink& out, UErrorCode& status) {
        icu::CaseMap::utf8Fold(U_FOLD_CASE_DEFAULT, in, out, nullptr, status);
    });
}

std::string removeAccents(std::string_view text) {
    if (isAscii(text))
        return std::string(text);
    UErrorCode status = U_ZERO_ERROR;
    const icu::UnicodeString apart = normaliser(NormalForm::Nfkd).normalize(wide(text), status);
    icu::UnicodeString bare;
    for (std::int32_t i = 0; i < apart.length();) {
        const UChar32 point = apart.char32At(i);
        if (u_charType(point) != U_NON_SPACING_MARK && u_charType(point) != U_ENCLOSING_MARK)
            bare.append(point);
        i += U16_LENGTH(point);
    }
    const icu::UnicodeString joined = normaliser(NormalForm::Nfc).normalize(bare, status);
    MW_ASSERT(U_SUCCESS(status), "ICU normalises any text");
    return narrow(joined);
}

std::string normalise(std::string_view text, NormalForm form) {
    if (isAscii(text))
        return std::string(text);
    return mapUtf8(text, [form](icu::StringPiece in, icu::ByteSink& out, UErrorCode& status) {
        normaliser(form).normalizeUTF8(0, in, out, nullptr, status);
    });
}

} // namespace mw

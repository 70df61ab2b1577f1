// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/csv/text_encoding.h"

#include "core/base/utf8.h"
#include "core/connect/csv/east_asian_encoding.h"

#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <memory>
#include <optional>

namespace mw::csv {

namespace {

struct Mark {
    std::string_view bytes;
    std::string_view name;
};
// UTF-32LE before UTF-16LE, whose mark is its beginning.
constexpr std::array<Mark, 5> kMarks = {{{"\xEF\xBB\xBF", "UTF-8"},
                                         {std::string_view("\xFF\xFE\0\0", 4), "UTF-32LE"},
                                         {std::string_view("\0\0\xFE\xFF", 4), "UTF-32BE"},
                                         {"\xFF\xFE", "UTF-16LE"},
                                         {"\xFE\xFF", "UTF-16BE"}}};

struct Signature {
    std::string_view bytes;
    std::string_view what;
};
constexpr std::array<Signature, 11> kSignatures = {{{"PK\x03\x04", "a ZIP archive or an office document"},
                                                    {"\x1F\x8B", "compressed by gzip"},
                                                    {"\x28\xB5\x2F\xFD", "compressed by zstd"},
                                                    {"\xFD"
                                                     "7zXZ",
                                                     "compressed by xz"},
                                                    {"7z\xBC\xAF", "a 7-Zip archive"},
                                                    {"\xD0\xCF\x11\xE0", "an old office document"},
                                                    {"SQLite format 3", "a SQLite database"},
                                                    {"%PDF-", "a PDF document"},
                                                    {"\x89PNG", "a PNG picture"},
                                                    {"\xFF\xD8\xFF", "a JPEG picture"},
                                                    {"\x7F"
                                                     "ELF",
                                                     "a program"}}};

bool isControl(unsigned char c) {
    // Separators of old formats (0x1C–0x1F, SOH), the end-of-file sign of DOS and escape are met in text.
    return (c < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != '\v' && c != 0x01 && c != 0x1A &&
            c != 0x1B && c < 0x1C) ||
           c == 0x7F;
}

std::string percent(double share) {
    char text[32];
    std::snprintf(text, sizeof text, "%.0f %%", share * 100);
    return text;
}

/// Tells encodings of two and four bytes per character without a mark by where their zero bytes stand.
std::optional<TextEncoding> detectWide(std::string_view start) {
    const std::size_t size = start.size() / 4 * 4;
    if (size < 8)
        return std::nullopt;
    std::array<std::size_t, 4> zeros{};
    for (std::size_t i = 0; i < size; ++i)
        if (start[i] == 0)
            ++zeros[i % 4];
    const double quarter = double(size) / 4;
    const auto share = [&](std::size_t place) { return double(zeros[place]) / quarter; };
    const auto wide = [](std::string_view name, double confidence) {
        return TextEncoding{std::string(name), 0, confidence, "zero bytes stand where ASCII characters have them"};
    };
    if (share(1) > 0.9 && share(2) > 0.9 && share(3) > 0.9 && share(0) < 0.1)
        return wide("UTF-32LE", 0.95);
    if (share(0) > 0.9 && share(1) > 0.9 && share(2) > 0.9 && share(3) < 0.1)
        return wide("UTF-32BE", 0.95);
    const double even = (share(0) + share(2)) / 2;
    const double odd = (share(1) + share(3)) / 2;
    if (odd > 0.3 && even < 0.02)
        return wide("UTF-16LE", 0.9);
    if (even > 0.3 && odd < 0.02)
        return wide("UTF-16BE", 0.9);
    return std::nullopt;
}

struct Utf8Count {
    std::size_t sequences = 0; ///< valid ones of several bytes
    std::size_t invalid = 0;
};
void countUtf8(std::string_view text, bool mayBeginInside, Utf8Count& count) {
    std::size_t at = 0;
    if (mayBeginInside)
        while (at < text.size() && at < 3 && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80)
            ++at;
    while (at < text.size()) {
        if (static_cast<unsigned char>(text[at]) < 0x80) {
            ++at;
            continue;
        }
        const std::size_t begin = at;
        const char32_t point = nextCodePoint(text, at);
        const bool valid = point != 0xFFFD || at - begin == 3;
        const bool cutOff = !valid && text.size() - begin < 4;
        if (valid)
            ++count.sequences;
        else if (!cutOff || (static_cast<unsigned char>(text[begin]) & 0xC0) == 0x80)
            ++count.invalid;
    }
}

/// Names that ICU's detector gives and the supersets that real files hold.
std::string supersetOf(std::string_view name) {
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 6> kSupersets = {
        {{"ISO-8859-1", "windows-1252"},
         {"ISO-8859-2", "windows-1250"},
         {"ISO-8859-5", "ISO-8859-5"},
         {"ISO-8859-7", "windows-1253"},
         {"ISO-8859-9", "windows-1254"},
         {"GB18030", "GB18030"}}};
    for (const auto& [subset, superset] : kSupersets)
        if (name == subset)
            return std::string(superset);
    return std::string(name);
}

bool isMultiByte(std::string_view name) {
    return name == "Shift_JIS" || name == "GB18030" || name == "Big5" || name.starts_with("EUC-");
}

/// Says whether a converter reads the text without a fault, a cut-off end apart.
bool convertsCleanly(std::string_view text, const std::string& name) {
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<UConverter, decltype(&ucnv_close)> converter(ucnv_open(name.c_str(), &status), ucnv_close);
    if (U_FAILURE(status))
        return false;
    ucnv_setToUCallBack(converter.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
    const char* source = text.data();
    const char* const sourceEnd = source + text.size();
    std::array<UChar, 2048> units;
    while (source < sourceEnd) {
        UChar* target = units.data();
        status = U_ZERO_ERROR;
        ucnv_toUnicode(converter.get(), &target, target + units.size(), &source, sourceEnd, nullptr, false, &status);
        if (U_FAILURE(status) && status != U_BUFFER_OVERFLOW_ERROR)
            return false;
    }
    return true;
}

/// The lines of a part of a file that are not cut off: half a character would spoil the judgement of all.
std::string_view wholeLines(std::string_view part, bool isStart) {
    const std::size_t first = part.find('\n'), last = part.rfind('\n');
    if (first == std::string_view::npos)
        return isStart ? part : std::string_view();
    return isStart ? part.substr(0, last + 1) : part.substr(first + 1, last - first);
}

TextEncoding detectLegacy(std::string_view sample) {
    if (auto eastAsian = detectEastAsian(sample))
        return *eastAsian;
    TextEncoding western{"windows-1252", 0, 0.6, "not valid UTF-8; the usual encoding of Western files"};
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<UCharsetDetector, decltype(&ucsdet_close)> detector(ucsdet_open(&status), ucsdet_close);
    if (U_FAILURE(status))
        return western;
    ucsdet_setText(detector.get(), sample.data(), std::int32_t(sample.size()), &status);
    std::int32_t found = 0;
    const UCharsetMatch** matches = ucsdet_detectAll(detector.get(), &found, &status);
    if (U_FAILURE(status))
        return western;
    int westernScore = 0;
    std::string bestName;
    int bestScore = 0;
    for (std::int32_t i = 0; i < found; ++i) {
        const std::string name = supersetOf(ucsdet_getName(matches[i], &status));
        const int score = ucsdet_getConfidence(matches[i], &status);
        const bool wide = name.starts_with("UTF-") || name.starts_with("ISO-2022") || name.starts_with("IBM");
        if (wide || (isMultiByte(name) && !convertsCleanly(sample, name)))
            continue;
        if (name == "windows-1252") {
            westernScore = std::max(westernScore, score);
        } else if (score > bestScore) {
            bestName = name;
            bestScore = score;
        }
    }
    // The detector's word models are weak on short cells and few letters: something else has to be clearly better than
    // Western, more so the less there is to judge by.
    const auto letters =
        std::count_if(sample.begin(), sample.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
    const int margin = isMultiByte(bestName) ? 0 : 15 + std::max(0, 40 - int(std::min<std::ptrdiff_t>(letters, 40)));
    if (bestScore >= 30 && bestScore > westernScore + margin)
        return {bestName, 0, bestScore / 100.0, "not valid UTF-8; the letters are distributed as in this encoding",
                western.name, westernScore / 100.0};
    western.confidence = std::max(0.6, westernScore / 100.0);
    western.alternative = bestName;
    western.alternativeConfidence = std::min(bestScore / 100.0, 1 - western.confidence);
    return western;
}

} // namespace

Result<TextEncoding> detectEncoding(std::string_view start, const std::vector<std::string>& probes) {
    for (const Mark& mark : kMarks)
        if (start.starts_with(mark.bytes))
            return TextEncoding{std::string(mark.name), mark.bytes.size(), 1.0, "a byte order mark stands first"};
    for (const Signature& signature : kSignatures)
        if (start.starts_with(signature.bytes))
            return makeError(Code::BinaryContent, std::string("it is ") + std::string(signature.what));
    if (auto wide = detectWide(start))
        return *wide;

    std::size_t controls = 0;
    std::size_t nonAscii = 0;
    for (const char c : start) {
        controls += isControl(static_cast<unsigned char>(c)) ? 1 : 0;
        nonAscii += static_cast<unsigned char>(c) >= 0x80 ? 1 : 0;
    }
    const double controlShare = start.empty() ? 0 : double(controls) / double(start.size());
    if (controls >= 8 && controlShare > 0.05)
        return makeError(Code::BinaryContent, percent(controlShare) + " of its bytes are control characters");

    Utf8Count count;
    countUtf8(start, false, count);
    for (const std::string& probe : probes)
        countUtf8(probe, true, count);
    if (count.sequences == 0 && count.invalid == 0)
        return TextEncoding{"UTF-8", 0, 0.95, "only ASCII characters were seen", "windows-1252", 0.05};
    if (count.invalid == 0)
        return TextEncoding{"UTF-8", 0, 0.99, "all characters beyond ASCII are valid UTF-8"};
    if (count.sequences >= count.invalid)
        return TextEncoding{"UTF-8", 0, double(count.sequences) / double(count.sequences + count.invalid),
                            std::to_string(count.sequences) + " characters are valid UTF-8, " +
                                std::to_string(count.invalid) + " bytes are not",
                            "windows-1252", double(count.invalid) / double(count.sequences + count.invalid)};
    std::string sample;
    if (nonAscii > 0)
        sample = wholeLines(start.substr(0, 64 * 1024), true);
    for (const std::string& probe : probes)
        sample += wholeLines(probe, false);
    return detectLegacy(sample);
}

Result<TextEncoding> namedEncoding(std::string_view name, std::string_view start) {
    UErrorCode status = U_ZERO_ERROR;
    const std::string wanted(name);
    const char* known = ucnv_getStandardName(wanted.c_str(), "IANA", &status);
    status = U_ZERO_ERROR;
    if (!known) {
        const std::unique_ptr<UConverter, decltype(&ucnv_close)> converter(ucnv_open(wanted.c_str(), &status),
                                                                           ucnv_close);
        if (wanted.empty() || U_FAILURE(status))
            return makeError(Code::WrongValue, "there is no encoding named " + mw::quoted(name));
    }
    TextEncoding encoding{known ? known : wanted, 0, 1.0, "as the connection says"};
    for (const Mark& mark : kMarks) {
        const bool sameFamily = encoding.name == mark.name ||
                                (encoding.name.starts_with("UTF-16") && mark.name.starts_with("UTF-16")) ||
                                (encoding.name.starts_with("UTF-32") && mark.name.starts_with("UTF-32"));
        if (start.starts_with(mark.bytes) && sameFamily) {
            encoding.markBytes = mark.bytes.size();
            encoding.name = std::string(mark.name);
            break;
        }
    }
    if (encoding.name == "UTF-16" || encoding.name == "UTF-32") {
        // Without a mark the order of bytes shows in the text; RFC 2781 says big first where it does not.
        const auto seen = detectWide(start);
        encoding.name = seen && seen->name.starts_with(encoding.name) ? seen->name : encoding.name + "BE";
    }
    return encoding;
}

} // namespace mw::csv

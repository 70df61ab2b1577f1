// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/fixed/byte_detection.h"

#include "core/base/message_catalogue.h"
#include "core/base/utf8.h"
#include "core/base/wording.h"
#include "core/connect/codepage/text_decoder.h"

#include <algorithm>
#include <array>
#include <vector>

namespace mw::fixed {

namespace {

constexpr std::size_t kLongestLine = 64 * 1024;
constexpr std::size_t kLongestFound = 4096;
constexpr std::size_t kCompared = 64 * 1024;

/// What EBCDIC has letters, figures, blanks and usual signs at (code page 037 and its national sisters).
bool isUsualInEbcdic(unsigned char c) {
    return c == 0x40 || (c >= 0x4B && c <= 0x50) || (c >= 0x5A && c <= 0x61) || (c >= 0x6B && c <= 0x6F) ||
           (c >= 0x7A && c <= 0x7F) || (c >= 0x81 && c <= 0x89) || (c >= 0x91 && c <= 0x99) || (c >= 0xA2 && c <= 0xA9) ||
           (c >= 0xC0 && c <= 0xC9) || (c >= 0xD0 && c <= 0xD9) || (c >= 0xE2 && c <= 0xE9) || (c >= 0xF0 && c <= 0xF9);
}

double shareOf(std::string_view bytes, bool (*isUsual)(unsigned char)) {
    if (bytes.empty())
        return 0;
    const auto usual = std::count_if(bytes.begin(), bytes.end(), [&](char c) { return isUsual(static_cast<unsigned char>(c)); });
    return double(usual) / double(bytes.size());
}

bool isUsualInAscii(unsigned char c) {
    return (c >= 0x20 && c < 0x7F) || c == '\n' || c == '\r' || c == '\t';
}

/// Whether letters come out as they should where the name says it is EBCDIC.
Result<bool> isEbcdicName(const std::string& encoding) {
    MW_TRY(const auto decoder, codepage::TextDecoder::make(encoding));
    std::string text;
    return decoder->decode("\xC1\xF0\x40", text) && text == "A0 ";
}

/// Valid but for a character that the end of the sample cuts off.
bool isUtf8(std::string_view bytes, bool isWhole) {
    const std::size_t invalid = findInvalidUtf8(bytes);
    return invalid == std::string_view::npos || (!isWhole && invalid + 4 > bytes.size());
}

bool isChainOfDescriptors(std::string_view start, bool isWhole) {
    std::size_t at = 0;
    std::size_t records = 0;
    while (at + 4 <= start.size()) {
        const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(start[at + i]); };
        const std::size_t length = std::size_t(byte(0)) << 8 | byte(1);
        if (length < 5 || byte(2) != 0 || byte(3) != 0)
            return false;
        at += length;
        ++records;
    }
    return records > 0 && (isWhole ? at == start.size() : records > 2);
}

/// A byte as far as likeness goes: letters, figures, blanks, others.
char classOf(unsigned char c, bool isEbcdic) {
    if (c == (isEbcdic ? 0x40 : 0x20))
        return 'b';
    if (c >= (isEbcdic ? 0xF0 : 0x30) && c <= (isEbcdic ? 0xF9 : 0x39))
        return 'd';
    const bool isLetter = isEbcdic ? c >= 0x81 && c <= 0xE9 : (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c >= 0x80;
    return isLetter ? 'l' : 'o';
}

struct LengthScore {
    std::size_t length = 0;
    double likeness = 0;
};

/// How alike bytes are to those at a distance.
double likenessAt(std::string_view classes, std::size_t distance) {
    std::size_t alike = 0;
    for (std::size_t i = distance; i < classes.size(); ++i)
        alike += classes[i] == classes[i - distance] ? 1 : 0;
    return double(alike) / double(classes.size() - distance);
}

/// The lengths at whose distance bytes are most alike, the best first. A length that divides a slightly better one is
/// better: values may come again every few records.
std::array<LengthScore, 2> bestLengths(std::string_view start, std::uint64_t size, bool isEbcdic) {
    constexpr double kSlightly = 0.1;
    std::string classes;
    for (const char c : start.substr(0, kCompared))
        classes += classOf(static_cast<unsigned char>(c), isEbcdic);
    std::vector<LengthScore> scores;
    for (std::size_t length = 2; length <= std::min(kLongestFound, classes.size() / 2); ++length)
        if (size == 0 || size % length == 0)
            scores.push_back({length, likenessAt(classes, length)});
    std::array<LengthScore, 2> best;
    for (const LengthScore& score : scores)
        if (score.likeness > best[0].likeness)
            best[0] = score;
    for (const LengthScore& score : scores)
        if (score.length < best[0].length && best[0].length % score.length == 0 && score.likeness > best[0].likeness - kSlightly) {
            best[0] = score;
            break;
        }
    for (const LengthScore& score : scores)
        if (score.length % best[0].length != 0 && score.likeness > best[1].likeness)
            best[1] = score;
    return best;
}

} // namespace

Result<ByteShape> detectBytes(std::string_view start, bool isWhole, const FixedOptions& options) {
    ByteShape shape;
    Finding& finding = shape.encodingFinding;
    finding.what = forPeople("encoding");
    finding.option = "encoding";
    const bool isWide = start.starts_with("\xFF\xFE") || start.starts_with("\xFE\xFF");
    if (options.encoding) {
        shape.encoding = *options.encoding;
        MW_TRY(shape.isEbcdic, isEbcdicName(shape.encoding));
        finding.reason = "as it was said";
    } else if (isWide) {
        return makeError(Code::NotSupported, "fixed columns of UTF-16 or UTF-32");
    } else if (const double ebcdic = shareOf(start, isUsualInEbcdic), ascii = shareOf(start, isUsualInAscii);
               ebcdic > 0.6 && ebcdic > ascii + 0.1) {
        shape.encoding = "ibm-037";
        shape.isEbcdic = true;
        finding.confidence = ebcdic;
        finding.alternative = "ibm-1047";
        finding.alternativeConfidence = 0.5;
        finding.reason = std::to_string(int(ebcdic * 100)) + " % of the bytes are letters, figures and blanks of EBCDIC, whose code pages differ in few signs";
    } else if (isUtf8(start, isWhole) && !(options.layout && options.layout->holdsBytes())) {
        shape.encoding = "UTF-8";
        const bool isAscii = std::all_of(start.begin(), start.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
        finding.confidence = isAscii ? 1 : 0.99;
        finding.reason = isAscii ? "all bytes are ASCII" : "all of it is valid UTF-8; columns count characters";
    } else {
        shape.encoding = "windows-1252";
        finding.confidence = 0.6;
        finding.alternative = "ibm-850";
        finding.alternativeConfidence = 0.3;
        finding.reason = "it is neither valid UTF-8 nor EBCDIC";
    }
    finding.value = shape.encoding;
    return shape;
}

Result<Framing> detectFraming(std::string_view start, bool isWhole, std::uint64_t size, const ByteShape& bytes,
                              const FixedOptions& options, Finding& finding) {
    Framing framing;
    finding.what = forPeople("records");
    finding.option = "records";
    const std::size_t layoutEnd = options.layout ? options.layout->end() : 0;
    const std::size_t firstLine = start.find('\n');
    if (options.framing) {
        framing = *options.framing;
        finding.reason = "as it was said";
    } else if (!bytes.isEbcdic && (start.empty() || (firstLine != std::string_view::npos && firstLine < kLongestLine)) &&
               !(options.layout && options.layout->holdsBytes())) {
        finding.confidence = 0.99;
        finding.reason = "each stands on a line";
    } else if (isChainOfDescriptors(start, isWhole)) {
        framing.kind = Framing::Kind::Descriptors;
        finding.confidence = 0.99;
        finding.reason = "each begins with its length in four bytes";
    } else if (layoutEnd > 0 && size > 0 && size % layoutEnd == 0) {
        framing = {Framing::Kind::Length, layoutEnd};
        finding.confidence = 0.95;
        finding.reason = "the layout ends there, and the file is a multiple of it";
    } else {
        const auto best = bestLengths(start, size, bytes.isEbcdic);
        if (best[0].length == 0 || best[0].likeness < 0.6) {
            if (!bytes.isEbcdic && isWhole && start.size() < kLongestLine) {
                finding.confidence = 0.5;
                finding.reason = "it is a single line";
                finding.value = printFraming(framing);
                return framing;
            }
            return makeError(Code::WrongValue, "how long its records are is not to be seen; say it with the option records");
        }
        framing = {Framing::Kind::Length, best[0].length};
        finding.confidence = best[0].likeness;
        finding.reason = "bytes at that distance are of the same kind in " + std::to_string(int(best[0].likeness * 100)) + " % of all";
        if (best[1].length > 0) {
            finding.alternative = std::to_string(best[1].length);
            finding.alternativeConfidence = best[1].likeness;
        }
    }
    finding.value = printFraming(framing);
    return framing;
}

} // namespace mw::fixed

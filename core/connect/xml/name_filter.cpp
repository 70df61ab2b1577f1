// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/xml/name_filter.h"

#include "core/base/utf8.h"

#include <algorithm>
#include <charconv>

namespace mw::xml {

namespace {

// A letter and a sign that may go on but not begin a name, in both editions. Between two of the same stands the number
// of the character that is meant; they themselves are written so too. (A text that gives them by number, "&#x138;", is
// taken for that only if hexadecimal digits and another one follow.)
constexpr char32_t kLetterMark = 0x138;
constexpr char32_t kSignMark = 0xB7;
constexpr std::size_t kMarkBytes = 2;
constexpr std::size_t kLongestDeclaration = 1024;

struct Range {
    char32_t first, last;
};

/// NameStartChar of the fifth edition above ASCII.
constexpr Range kLetters[] = {{0xC0, 0xD6},     {0xD8, 0xF6},     {0xF8, 0x2FF},    {0x370, 0x37D},
                              {0x37F, 0x1FFF},  {0x200C, 0x200D}, {0x2070, 0x218F}, {0x2C00, 0x2FEF},
                              {0x3001, 0xD7FF}, {0xF900, 0xFDCF}, {0xFDF0, 0xFFFD}, {0x10000, 0xEFFFF}};
/// NameChar that is no NameStartChar, above ASCII.
constexpr Range kSigns[] = {{0xB7, 0xB7}, {0x300, 0x36F}, {0x203F, 0x2040}};
/// Frequent ones that are Letters of the fourth edition too (appendix B): they stay as they are.
constexpr Range kKnownLetters[] = {{0xC0, 0xD6},     {0xD8, 0xF6},     {0xF8, 0x131},    {0x3A3, 0x3CE},
                                   {0x410, 0x44F},   {0x5D0, 0x5EA},   {0x621, 0x63A},   {0x641, 0x64A},
                                   {0x905, 0x939},   {0x3041, 0x3094}, {0x30A1, 0x30FA}, {0x4E00, 0x9FA5},
                                   {0xAC00, 0xD7A3}};
/// The same of CombiningChar.
constexpr Range kKnownSigns[] = {{0x300, 0x345}};

template <std::size_t Size>
bool isIn(char32_t point, const Range (&ranges)[Size]) {
    return std::any_of(std::begin(ranges), std::end(ranges),
                       [&](const Range& range) { return point >= range.first && point <= range.last; });
}

/// The mark to write a character with, 0 where it stays.
char32_t markOf(char32_t point) {
    if (isIn(point, kKnownLetters) || isIn(point, kKnownSigns))
        return 0;
    return isIn(point, kLetters) ? kLetterMark : isIn(point, kSigns) ? kSignMark : 0;
}

bool isAscii(char c) {
    return static_cast<unsigned char>(c) < 0x80;
}

/// Bytes at the end that begin a character which is not complete.
std::size_t cutOff(std::string_view bytes) {
    for (std::size_t back = 1; back <= 3 && back <= bytes.size(); ++back) {
        const auto byte = static_cast<unsigned char>(bytes[bytes.size() - back]);
        if ((byte & 0xC0) == 0x80)
            continue;
        const std::size_t length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC0 ? 2 : 1;
        return length > back ? back : 0;
    }
    return 0;
}

std::string lower(std::string_view text) {
    std::string folded(text);
    std::transform(folded.begin(), folded.end(), folded.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c; });
    return folded;
}

} // namespace

void NameFilter::decideEncoding() {
    m_isDecided = true;
    std::string_view start = m_start;
    if (start.starts_with("\xEF\xBB\xBF"))
        start.remove_prefix(3);
    m_isUtf8 = start.substr(0, 4).find('\0') == std::string_view::npos && !start.starts_with("\xFF\xFE") &&
               !start.starts_with("\xFE\xFF");
    if (!start.starts_with("<?xml"))
        return;
    const std::string declaration = lower(start.substr(0, start.find("?>")));
    const std::size_t name = declaration.find("encoding");
    if (name != std::string::npos)
        m_isUtf8 = m_isUtf8 && (declaration.find("utf-8", name) != std::string::npos ||
                                declaration.find("ascii", name) != std::string::npos);
}

Result<bool> NameFilter::read(std::string& into, std::size_t size, std::string& got) {
    got.resize(size);
    MW_TRY(const std::size_t count, m_source.read(got.data(), size));
    got.resize(count);
    m_atEnd = count == 0;
    const std::size_t before = into.size();
    if (!m_isDecided) {
        m_start += got;
        if (!m_atEnd && m_start.size() < kLongestDeclaration && m_start.find("?>") == std::string::npos)
            return true;
        decideEncoding();
        const std::size_t mark = m_start.starts_with("\xEF\xBB\xBF") ? 3 : 0; // no character of the document
        into += m_start.substr(0, mark);
        convert(std::string_view(m_start).substr(mark), into);
        m_start.clear();
    } else {
        convert(got, into);
    }
    if (m_atEnd)
        into += m_part; // half a character: the parser says so
    m_given += into.size() - before;
    return !m_atEnd;
}

void NameFilter::convert(std::string_view bytes, std::string& into) {
    if (!m_isUtf8) {
        into += bytes;
        return;
    }
    const std::size_t before = into.size();
    std::string joined;
    if (!m_part.empty()) {
        joined = m_part + std::string(bytes);
        bytes = joined;
        m_part.clear();
    }
    const std::size_t cut = m_atEnd ? 0 : cutOff(bytes);
    m_part = bytes.substr(bytes.size() - cut);
    bytes.remove_suffix(cut);
    for (std::size_t at = 0; at < bytes.size();) {
        const std::size_t begin = at;
        while (at < bytes.size() && isAscii(bytes[at]))
            ++at;
        into += bytes.substr(begin, at - begin);
        if (at == bytes.size())
            break;
        const std::size_t first = at;
        const char32_t point = nextCodePoint(bytes, at);
        const bool isInvalid = point == 0xFFFD && at - first != 3;
        const char32_t mark = isInvalid ? 0 : markOf(point);
        if (mark == 0) {
            into += bytes.substr(first, at - first);
            continue;
        }
        const std::size_t written = into.size();
        char digits[8];
        const auto end = std::to_chars(digits, digits + sizeof digits, std::uint32_t(point), 16);
        appendCodePoint(into, mark);
        into.append(digits, end.ptr);
        appendCodePoint(into, mark);
        m_added += into.size() - written - (at - first);
        m_shifts.push_back({m_given + into.size() - before, m_added});
    }
}

std::uint64_t NameFilter::sourceOffset(std::uint64_t parserOffset) {
    while (!m_shifts.empty() && m_shifts.front().at <= parserOffset) {
        m_shift = m_shifts.front().by;
        m_shifts.pop_front();
    }
    return parserOffset - m_shift;
}

std::string_view NameFilter::restore(std::string_view text, std::string& room) {
    constexpr std::string_view kMarks[] = {"\xC4\xB8", "\xC2\xB7"};
    const auto nextMark = [&](std::size_t from) { return std::min(text.find(kMarks[0], from), text.find(kMarks[1], from)); };
    std::size_t mark = nextMark(0);
    if (mark == std::string_view::npos)
        return text;
    room.clear();
    std::size_t at = 0;
    for (; mark != std::string_view::npos; mark = nextMark(at)) {
        room += text.substr(at, mark - at);
        const std::string_view sign = text.substr(mark, kMarkBytes);
        std::uint32_t point = 0;
        const char* const digits = text.data() + mark + kMarkBytes;
        const auto read = std::from_chars(digits, text.data() + text.size(), point, 16);
        const auto end = std::size_t(read.ptr - text.data());
        if (read.ec == std::errc() && read.ptr > digits && text.substr(end).starts_with(sign)) {
            appendCodePoint(room, point);
            at = end + kMarkBytes;
        } else {
            room += sign;
            at = mark + kMarkBytes;
        }
    }
    room += text.substr(at);
    return room;
}

} // namespace mw::xml

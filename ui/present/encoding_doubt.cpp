// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/present/encoding_doubt.h"

#include <array>

namespace mw::ui {

namespace {

/// What windows-1252 has at the bytes 0x80–0x9F; 0 where it has nothing.
constexpr std::array<char16_t, 32> kWindows1252 = {0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                                   0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017D, 0,
                                                   0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                                   0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

/// The byte that a character stands for where text was read as windows-1252 or ISO-8859-1; -1 where for none.
int byteOf(QChar character) {
    const char16_t c = character.unicode();
    if (c < 0x100)
        return c;
    for (std::size_t i = 0; i < kWindows1252.size(); ++i)
        if (kWindows1252[i] == c)
            return int(0x80 + i);
    return -1;
}

bool goesOn(const QString& text, qsizetype at) {
    const int byte = at < text.size() ? byteOf(text[at]) : -1;
    return byte >= 0x80 && byte < 0xC0;
}

/// A letter with a quotation mark, dash or ellipsis behind it ("CAFÉ’S") is what it says, unless it is one of those that
/// UTF-8 has before most letters of western languages.
bool isPlainText(int first, int second) {
    const bool isMark = second == 0x85 || (second >= 0x91 && second <= 0x97) || second == 0xAB || second == 0xBB;
    return first > 0xC3 && isMark;
}

/// How many characters from here on are the bytes of one character in UTF-8; 0 where they are none.
int misreadLength(const QString& text, qsizetype at) {
    const int first = byteOf(text[at]);
    const int length = first >= 0xC2 && first < 0xE0 ? 2 : first >= 0xE0 && first < 0xF0 ? 3 : first >= 0xF0 && first < 0xF5 ? 4 : 0;
    for (int i = 1; i < length; ++i)
        if (!goesOn(text, at + i))
            return 0;
    return length == 2 && isPlainText(first, byteOf(text[at + 1])) ? 0 : length;
}

bool isUnreadable(QChar c) {
    return c == QChar::ReplacementCharacter || (c.unicode() >= 0x80 && c.unicode() < 0xA0);
}

} // namespace

QList<ValueText::Mark> doubtfulStretches(const QString& text) {
    QList<ValueText::Mark> found;
    for (qsizetype at = 0; at < text.size();) {
        const int misread = misreadLength(text, at);
        const int length = misread > 0 ? misread : isUnreadable(text[at]) ? 1 : 0;
        if (length > 0)
            found.append({int(at), length});
        at += qMax(1, length);
    }
    return found;
}

} // namespace mw::ui

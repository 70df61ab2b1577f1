// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/csv/record_scanner.h"

#include "core/batch/arena.h"
#include "core/connect/csv/csv_dialect.h"

#include <algorithm>
#include <array>
#include <cstring>

namespace mw::csv {

namespace {

bool isSpace(char c) {
    return c == ' ' || c == '\t';
}

/// Finds the next line end, delimiter start, NUL or escape character in unquoted text.
class Stops {
public:
    explicit Stops(const CsvDialect& dialect) {
        m_stops[0] = m_stops['\n'] = m_stops['\r'] = true;
        m_stops[static_cast<unsigned char>(dialect.delimiter.front())] = true;
        if (dialect.whitespaceRun > 0)
            m_stops[' '] = m_stops['\t'] = true;
        if (dialect.hasEscape())
            m_stops[static_cast<unsigned char>(dialect.escape)] = true;
    }
    std::size_t next(const char* text, std::size_t at, std::size_t end) const {
        while (at < end && !m_stops[static_cast<unsigned char>(text[at])])
            ++at;
        return at;
    }

private:
    std::array<bool, 256> m_stops{};
};

void note(ScannedRecord& record, RecordProblem problem, std::size_t at) {
    if (record.problem != RecordProblem::None)
        return;
    record.problem = problem;
    record.problemAt = at;
}

/// Finds the closing quote of a field opened before `at`; `end` where there is none.
std::size_t closingQuote(const char* text, std::size_t at, std::size_t end, const CsvDialect& dialect) {
    while (at < end) {
        const char c = text[at];
        if (dialect.hasEscape() && c == dialect.escape) {
            at += 2;
        } else if (c != dialect.quote) {
            ++at;
        } else if (dialect.escape != 0 && at + 1 < end && text[at + 1] == dialect.quote) {
            at += 2;
        } else {
            return at;
        }
    }
    return end;
}

std::size_t behindSpaces(const char* text, std::size_t at, std::size_t end) {
    while (at < end && isSpace(text[at]))
        ++at;
    return at;
}

/// The length of the delimiter that begins at `at`; 0 where none does. A run of white space at the end of a line is none.
std::size_t delimiterLength(const char* text, std::size_t at, std::size_t end, const CsvDialect& dialect) {
    if (dialect.whitespaceRun == 0) {
        const std::string_view delimiter = dialect.delimiter;
        return end - at >= delimiter.size() && std::memcmp(text + at, delimiter.data(), delimiter.size()) == 0
                   ? delimiter.size()
                   : 0;
    }
    const std::size_t behind = behindSpaces(text, at, end);
    const bool isLong = behind - at >= std::size_t(dialect.whitespaceRun) || (behind > at && text[at] == '\t');
    return isLong && behind < end && !isLineEnd(text[behind]) ? behind - at : 0;
}

} // namespace

ScannedRecord scanRecord(const char* text, std::size_t begin, std::size_t end, bool atEnd, const CsvDialect& dialect,
                         std::vector<std::uint32_t>& fieldEnds) {
    const Stops stops(dialect);
    const auto delimiterAt = [&](std::size_t at) { return delimiterLength(text, at, end, dialect); };
    ScannedRecord record;
    record.end = record.textEnd = end;
    std::size_t at = dialect.whitespaceRun > 0 ? behindSpaces(text, begin, end) : begin;
    bool fieldStart = true;
    while (true) {
        while (fieldStart && dialect.padded && at < end && text[at] == ' ')
            ++at;
        if (fieldStart && dialect.quote != 0 && at < end && text[at] == dialect.quote) {
            const std::size_t closing = closingQuote(text, at + 1, end, dialect);
            for (std::size_t i = at + 1; i < closing && !record.spansLines; ++i)
                record.spansLines = isLineEnd(text[i]);
            if (const void* nul = std::memchr(text + at, 0, closing - at))
                note(record, RecordProblem::NulByte, std::size_t(static_cast<const char*>(nul) - text));
            // A quote as the very last byte may be the first of a doubled one while more text is to come.
            if (closing >= end || (closing + 1 == end && !atEnd)) {
                note(record, RecordProblem::UnclosedQuote, at);
                return record;
            }
            at = closing + 1;
            std::size_t behind = at;
            while (dialect.trims() && behind < end && text[behind] == ' ')
                ++behind;
            if (behind < end && !isLineEnd(text[behind]) && delimiterAt(behind) == 0 && delimiterAt(at) == 0)
                note(record, RecordProblem::StrayQuote, at);
        }
        fieldStart = false;
        at = stops.next(text, at, end);
        if (at >= end) {
            if (!atEnd)
                return record;
            record.complete = true;
            fieldEnds.push_back(std::uint32_t(end));
            return record;
        }
        const char c = text[at];
        if (isLineEnd(c)) {
            if (c == '\r' && at + 1 == end && !atEnd)
                return record; // its LF may be the next byte
            record.textEnd = at;
            const bool isPair = c == '\r' && at + 1 < end && text[at + 1] == '\n';
            at += isPair ? 1 : 0;
            fieldEnds.push_back(std::uint32_t(at));
            record.end = at + 1;
            record.complete = true;
            return record;
        }
        if (const std::size_t length = delimiterAt(at)) {
            at += length;
            fieldEnds.push_back(std::uint32_t(at - dialect.delimiter.size()));
            fieldStart = true;
        } else if (c == 0) {
            note(record, RecordProblem::NulByte, at);
            ++at;
        } else if (dialect.hasEscape() && c == dialect.escape) {
            // An escaped line end belongs to the field.
            if (at + 1 < end && isLineEnd(text[at + 1]))
                record.spansLines = true;
            at = at + 2 <= end ? at + 2 : end;
        } else {
            ++at;
        }
    }
}

ScannedRecord scanBrokenLine(const char* text, std::size_t begin, std::size_t end, bool atEnd,
                             const CsvDialect& dialect, std::vector<std::uint32_t>& fieldEnds) {
    ScannedRecord record;
    std::size_t lineEnd = begin;
    while (lineEnd < end && !isLineEnd(text[lineEnd]))
        ++lineEnd;
    record.textEnd = lineEnd;
    const bool isCutOff = lineEnd == end || (text[lineEnd] == '\r' && lineEnd + 1 == end);
    record.complete = atEnd || !isCutOff;
    const bool isPair = lineEnd + 1 < end && text[lineEnd] == '\r' && text[lineEnd + 1] == '\n';
    const std::size_t lastByte = lineEnd + (isPair ? 1 : 0);
    record.end = std::min(lastByte + 1, end);
    const std::string_view line(text + begin, lineEnd - begin);
    if (const std::size_t nul = line.find('\0'); nul != std::string_view::npos)
        note(record, RecordProblem::NulByte, begin + nul);

    if (dialect.whitespaceRun > 0) { // the words as they stand
        std::size_t at = behindSpaces(line.data(), 0, line.size());
        for (; at < line.size(); ++at)
            if (const std::size_t length = delimiterLength(line.data(), at, line.size(), dialect)) {
                at += length - 1;
                fieldEnds.push_back(std::uint32_t(begin + at));
            }
        fieldEnds.push_back(std::uint32_t(lastByte));
        return record;
    }
    const std::string closing = dialect.quote + dialect.delimiter;
    const std::string opening = dialect.delimiter + (dialect.padded ? " " : "") + dialect.quote;
    std::size_t at = 0;
    while (true) {
        std::size_t from = at;
        while (dialect.padded && from < line.size() && line[from] == ' ')
            ++from;
        if (dialect.quote != 0 && from < line.size() && line[from] == dialect.quote) {
            const bool closesAtEnd = line.size() > from + 1 && line.back() == dialect.quote;
            const std::size_t found = line.find(closing, from + 1);
            const std::size_t close = found != std::string_view::npos ? found
                                      : closesAtEnd                   ? line.size() - 1
                                                                      : line.size();
            // Where another one opens before it, that one is closed by it.
            if (close < line.size() && line.find(opening, from + 1) > close)
                from = close + 1;
        }
        const std::size_t delimiter = line.find(dialect.delimiter, from);
        if (delimiter == std::string_view::npos)
            break;
        fieldEnds.push_back(std::uint32_t(begin + delimiter));
        at = delimiter + dialect.delimiter.size();
    }
    fieldEnds.push_back(std::uint32_t(lastByte));
    return record;
}

std::string_view trimField(std::string_view bytes, const CsvDialect& dialect) {
    const auto isEdge = [&](char c) { return c == ' ' || (dialect.whitespaceRun > 0 && c == '\t'); };
    while (!bytes.empty() && isEdge(bytes.front()))
        bytes.remove_prefix(1);
    const bool atBothEnds = dialect.whitespaceRun > 0 || (dialect.quote != 0 && bytes.starts_with(dialect.quote));
    while (atBothEnds && !bytes.empty() && isEdge(bytes.back()))
        bytes.remove_suffix(1);
    return bytes;
}

DecodedField decodeField(std::string_view bytes, const CsvDialect& dialect, Arena& arena) {
    if (dialect.trims())
        bytes = trimField(bytes, dialect);
    DecodedField field{bytes, false};
    if (dialect.quote != 0 && bytes.size() >= 2 && bytes.front() == dialect.quote && bytes.back() == dialect.quote) {
        field.quoted = true;
        field.text = bytes.substr(1, bytes.size() - 2);
    }
    const bool mayHoldDoubled =
        field.quoted && dialect.escape != 0 && field.text.find(dialect.quote) != std::string_view::npos;
    const bool mayHoldEscape = dialect.hasEscape() && field.text.find(dialect.escape) != std::string_view::npos;
    if (!mayHoldDoubled && !mayHoldEscape)
        return field;

    char* const start = arena.allocate(field.text.size());
    char* to = start;
    for (std::size_t i = 0; i < field.text.size(); ++i) {
        const char c = field.text[i];
        if (i + 1 < field.text.size()) {
            const char following = field.text[i + 1];
            const bool doubled = field.quoted && c == dialect.quote && following == dialect.quote;
            const bool escaped = dialect.hasEscape() && c == dialect.escape &&
                                 (following == dialect.quote || following == dialect.escape || isLineEnd(following) ||
                                  following == dialect.delimiter.front());
            if (doubled || escaped) {
                *to++ = following;
                ++i;
                continue;
            }
        }
        *to++ = c;
    }
    arena.shrinkLast(to);
    field.text = {start, std::size_t(to - start)};
    return field;
}

} // namespace mw::csv

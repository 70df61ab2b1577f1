// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/json/json_input.h"

#include "core/base/utf8.h"
#include "core/connect/json/text_scan.h"
#include "core/connect/tree/json_text.h"

#include <algorithm>
#include <cstring>

namespace mw::json {

using Outcome = JsonGrammar::Outcome;

namespace {

constexpr std::string_view kMark = "\xEF\xBB\xBF";

bool isBlank(char c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

/// Names an encoding other than UTF-8 by the first bytes (RFC 4627, section 3); empty for none.
std::string_view foreignEncoding(std::string_view start) {
    const auto isZero = [&](std::size_t i) { return i < start.size() && start[i] == '\0'; };
    if (start.starts_with(std::string_view("\xFF\xFE\0\0", 4)) || start.starts_with(std::string_view("\0\0\xFE\xFF", 4)))
        return "UTF-32";
    if (start.starts_with("\xFF\xFE") || start.starts_with("\xFE\xFF"))
        return "UTF-16";
    if (start.size() >= 4 && ((isZero(0) && isZero(1) && isZero(2)) || (isZero(1) && isZero(2) && isZero(3))))
        return "UTF-32";
    if (start.size() >= 2 && (isZero(0) || isZero(1)))
        return "UTF-16";
    return {};
}

} // namespace

JsonInput::JsonInput(std::unique_ptr<ByteSource> source, std::string place, JsonLayout layout, bool hash,
                     const JsonLimits& limits)
    : m_source(std::move(source)), m_place(std::move(place)), m_layout(layout), m_limits(limits) {
    if (hash)
        m_hash.emplace();
}

Result<std::size_t> JsonInput::readSource(char* into, std::size_t size) {
    MW_TRY(const std::size_t got, m_source->read(into, size));
    if (m_hash)
        m_hash->add({into, got});
    return got;
}

/// Throws away what is done with and reads on behind the rest; a buffer that the rest fills grows.
Result<void> JsonInput::refill(JobContext& job) {
    MW_TRY_DO(job.checkpoint());
    const auto kept = std::size_t(m_window.end - m_window.at);
    if (m_window.at > m_window.begin) {
        const std::string_view done(m_window.begin, std::size_t(m_window.at - m_window.begin));
        const std::size_t lastBreak = done.rfind('\n');
        m_columnsBefore = lastBreak == std::string_view::npos ? m_columnsBefore + countCodePoints(done)
                                                              : countCodePoints(done.substr(lastBreak + 1));
        m_window.line += countLineBreaks(m_window.begin, m_window.at);
        m_window.offset += done.size();
        std::memmove(m_buffer.data(), m_window.at, kept);
    }
    if (kept > m_limits.largestToken)
        return at(makeError(Code::RecordTooLarge, std::to_string(m_limits.largestToken >> 20) + " MiB"),
                  m_place + ", line " + std::to_string(m_window.line));
    if (m_buffer.size() < std::max(m_limits.bufferBytes, kept * 2))
        m_buffer.resize(std::max(m_limits.bufferBytes, kept * 2));
    MW_TRY(const std::size_t got, readSource(m_buffer.data() + kept, m_buffer.size() - kept));
    m_window.begin = m_window.at = m_buffer.data();
    m_window.end = m_window.begin + kept + got;
    m_window.isLast = got == 0;
    return {};
}

Result<void> JsonInput::skipMark() {
    const std::string_view start(m_window.at, std::size_t(m_window.end - m_window.at));
    if (const std::string_view encoding = foreignEncoding(start); !encoding.empty())
        return at(makeError(Code::NotJson, "it is encoded as " + std::string(encoding) +
                                               "; JSON is exchanged as UTF-8 (RFC 8259, section 8.1)"),
                  m_place);
    if (start.starts_with(kMark)) {
        m_window.at += kMark.size();
        m_window.begin = m_window.at; // the mark has no column
        m_window.offset = kMark.size();
    }
    return {};
}

Error JsonInput::notJson(const char* place, const std::string& why) const {
    const std::string_view before(m_window.begin, std::size_t(place - m_window.begin));
    const std::size_t lastBreak = before.rfind('\n');
    const std::uint64_t column = lastBreak == std::string_view::npos ? m_columnsBefore + countCodePoints(before) + 1
                                                                     : countCodePoints(before.substr(lastBreak + 1)) + 1;
    const std::uint64_t line = m_window.line + countLineBreaks(m_window.begin, place);
    return at(makeError(Code::NotJson, why),
              m_place + ", line " + std::to_string(line) + ", column " + std::to_string(column));
}

Result<bool> JsonInput::feed(tree::TreeEvents& events, JobContext& job) {
    if (!m_started) {
        MW_TRY_DO(refill(job));
        while (m_window.end - m_window.at < 4 && !m_window.isLast)
            MW_TRY_DO(refill(job));
        MW_TRY_DO(skipMark());
        m_started = true;
    }
    return m_layout == JsonLayout::Lines ? feedLine(events, job) : feedValues(events, job);
}

void JsonInput::skipSpaces() {
    while (m_window.at < m_window.end && isBlank(*m_window.at))
        ++m_window.at;
}

Result<bool> JsonInput::feedValues(tree::TreeEvents& events, JobContext& job) {
    while (!m_grammar.isInside()) { // between two values
        skipSpaces();
        if (m_window.at < m_window.end)
            break;
        if (m_window.isLast) {
            if (m_values == 0 && m_layout == JsonLayout::Document)
                return notJson(m_window.at, "there is no value");
            return false;
        }
        MW_TRY_DO(refill(job));
    }
    if (m_values > 0 && m_layout == JsonLayout::Document && !m_grammar.isInside())
        return notJson(m_window.at, "something follows behind the value");
    switch (m_grammar.parse(m_window, events)) {
    case Outcome::ValueEnded:
        ++m_values;
        break;
    case Outcome::Paused:
        break;
    case Outcome::NeedsMore:
        MW_TRY_DO(refill(job));
        break;
    case Outcome::Failed:
        return notJson(m_window.at, m_grammar.problem());
    }
    return true;
}

/// Makes m_line the next line that is not blank; false where there is none.
Result<bool> JsonInput::findLine(JobContext& job) {
    while (true) {
        skipSpaces();
        const auto rest = std::size_t(m_window.end - m_window.at);
        const void* const lineBreak = rest > 0 ? std::memchr(m_window.at, '\n', rest) : nullptr;
        if (!lineBreak && !m_window.isLast) {
            MW_TRY_DO(refill(job));
            continue;
        }
        if (rest == 0)
            return false;
        m_line = m_window;
        m_line.end = lineBreak ? static_cast<const char*>(lineBreak) : m_window.end;
        m_line.isLast = true;
        return true;
    }
}

/// Why a line is no JSON; none where it is.
std::optional<Error> JsonInput::checkLine(Window line) const {
    JsonGrammar grammar;
    tree::NoEvents nobody;
    while (true) {
        while (line.at < line.end && isBlank(*line.at))
            ++line.at;
        if (line.at == line.end)
            return std::nullopt;
        if (grammar.parse(line, nobody) == Outcome::Failed)
            return notJson(line.at, grammar.problem());
    }
}

Result<bool> JsonInput::feedLine(tree::TreeEvents& events, JobContext& job) {
    if (!m_inLine) {
        MW_TRY(const bool found, findLine(job));
        if (!found) {
            if (m_values == 0 && m_firstBroken)
                return *m_firstBroken;
            return false;
        }
        // A line is told whole or not at all, so it is checked first.
        if (auto problem = checkLine(m_line)) {
            MalformedRow row;
            row.line = m_window.line + countLineBreaks(m_window.begin, m_window.at);
            row.byteOffset = bytesRead();
            row.raw = tree::shownRecord({m_line.at, std::size_t(m_line.end - m_line.at)});
            row.error = *problem;
            if (!m_firstBroken)
                m_firstBroken = std::move(problem);
            events.malformed(std::move(row));
            m_window.at = m_line.end;
            return true;
        }
        m_inLine = true;
    }
    while (true) {
        while (m_line.at < m_line.end && isBlank(*m_line.at) && !m_grammar.isInside())
            ++m_line.at;
        if (m_line.at == m_line.end && !m_grammar.isInside())
            break;
        if (m_grammar.parse(m_line, events) == Outcome::Paused)
            return true;
        ++m_values;
    }
    m_inLine = false;
    m_window.at = m_line.end;
    return true;
}

Result<void> JsonInput::readToEnd(JobContext& job) {
    if (!m_hash)
        return {};
    m_buffer.resize(std::max(m_buffer.size(), m_limits.bufferBytes));
    while (true) {
        MW_TRY_DO(job.checkpoint());
        MW_TRY(const std::size_t got, readSource(m_buffer.data(), m_buffer.size()));
        if (got == 0)
            return {};
    }
}

} // namespace mw::json

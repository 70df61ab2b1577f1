// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/csv/record_cutter.h"

#include "core/base/utf8.h"
#include "core/connect/csv/csv_dialect.h"

#include <algorithm>
#include <cstring>

namespace mw::csv {

namespace {

constexpr std::size_t kRawShown = 4 * 1024; // of a malformed record
constexpr int kLinesTried = 16;             // in search of a plausible line
constexpr std::size_t kLookAhead = 64 * 1024;
constexpr std::size_t kSmallestWindow = 4 * 1024;

/// Gives the place behind the next line end, or `end`.
std::size_t behindLine(const char* text, std::size_t at, std::size_t end) {
    while (at < end && !isLineEnd(text[at]))
        ++at;
    if (at + 1 < end && text[at] == '\r' && text[at + 1] == '\n')
        ++at;
    return at < end ? at + 1 : end;
}

/// Gives the end of the last whole character before `end`: places in a file are counted by characters.
std::size_t wholeCharacters(const char* text, std::size_t begin, std::size_t end) {
    std::size_t lead = end;
    while (lead > begin && end - lead < 3 && (static_cast<unsigned char>(text[lead - 1]) & 0xC0) == 0x80)
        --lead;
    if (lead == begin)
        return end;
    const auto first = static_cast<unsigned char>(text[lead - 1]);
    const std::size_t length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC0 ? 2 : 1;
    return first != 0xFF && lead - 1 + length > end ? lead - 1 : end;
}

/// Copies text for a message: valid UTF-8, cut to kRawShown bytes, without its last line end.
std::string rawText(std::string_view bytes) {
    while (!bytes.empty() && isLineEnd(bytes.back()))
        bytes.remove_suffix(1);
    std::string raw;
    std::size_t at = 0;
    while (at < bytes.size() && raw.size() + 4 <= kRawShown) {
        const std::size_t window = std::min(bytes.size() - at, kRawShown - raw.size() - 3);
        std::size_t good = findInvalidUtf8(bytes.substr(at, window));
        good = good == std::string_view::npos ? window : good;
        raw.append(bytes.substr(at, good));
        at += good;
        if (good < window) {
            appendCodePoint(raw, nextCodePoint(bytes, at));
        }
    }
    return raw;
}

std::string hexByte(char byte) {
    static constexpr char kDigits[] = "0123456789ABCDEF";
    const auto value = static_cast<unsigned char>(byte);
    return std::string("0x") + kDigits[value >> 4] + kDigits[value & 15];
}

std::string sizeText(std::size_t bytes) {
    return bytes % (1024 * 1024) == 0 ? std::to_string(bytes / (1024 * 1024)) + " MiB"
                                      : std::to_string(bytes) + " bytes";
}

} // namespace

std::string positionName(std::size_t index) {
    return "column_" + std::to_string(index + 1);
}

void RecordSet::clear() {
    text.reset();
    ends.clear();
    rows.clear();
    numbers.clear();
    offsets.clear();
    malformed.clear();
}

RecordCutter::RecordCutter(std::unique_ptr<CsvInput> input, const CsvDialect& dialect, CutterOptions options)
    : m_input(std::move(input)), m_dialect(dialect), m_options(std::move(options)), m_scanner(dialect),
      m_mender(dialect, m_options.shapes),
      m_pool(std::make_shared<BufferPool>(m_options.limits.bufferBytes + kScanPadding + 1)),
      m_offset(m_input->markBytes()) {}

Result<void> RecordCutter::skip(std::uint64_t bytes) {
    while (bytes > 0) {
        const std::size_t end = m_atEnd || !m_buffer ? m_end : wholeCharacters(text(), m_begin, m_end);
        if (m_begin == end) {
            if (m_atEnd)
                return {};
            MW_TRY_DO(refill());
            continue;
        }
        const std::size_t part = std::size_t(std::min<std::uint64_t>(bytes, end - m_begin));
        m_begin += part;
        bytes -= part;
    }
    // The line end that was added belongs to what was passed over.
    if (m_atEnd && m_begin == m_textEnd)
        m_begin = m_end;
    return {};
}

std::uint64_t RecordCutter::offsetAt(std::size_t place) {
    place = std::min(place, m_textEnd);
    if (place > m_offsetAt)
        m_offset += m_input->sourceLength({text() + m_offsetAt, place - m_offsetAt});
    m_offsetAt = place;
    return m_offset;
}

/// Moves the rest of the buffer to the front of a new one and fills that: rows point into the old one.
Result<void> RecordCutter::refill() {
    if (m_buffer) {
        offsetAt(m_begin);
        m_line += countLineEnds(text(), m_lineAt, m_begin);
    }
    const std::size_t carried = m_end - m_begin;
    std::size_t capacity = m_options.limits.bufferBytes;
    if (carried > capacity / 2)
        capacity = std::min(carried * 2, std::max(m_options.limits.largestRecord, carried + capacity));
    std::shared_ptr<char> buffer = m_pool->take(capacity + kScanPadding + 1);
    if (carried > 0)
        std::memcpy(buffer.get(), text() + m_begin, carried);
    MW_TRY(const std::size_t got, m_input->read(buffer.get() + carried, capacity - carried));
    m_buffer = std::move(buffer);
    m_begin = m_offsetAt = m_lineAt = 0;
    m_end = carried + got;
    m_starved = false;
    m_atEnd = m_end < capacity;
    // A line end behind the last record makes it like all others.
    m_textEnd = m_end;
    if (m_atEnd && m_end > 0 && !isLineEnd(m_buffer.get()[m_end - 1]))
        m_buffer.get()[m_end++] = '\n';
    std::memset(m_buffer.get() + m_end, 0, kScanPadding);
    return {};
}

void RecordCutter::endDiscarding() {
    std::size_t at = m_begin;
    while (at < m_end && !isLineEnd(text()[at]))
        ++at;
    m_begin = at < m_end || m_atEnd ? at : wholeCharacters(text(), m_begin, m_end);
    if (at == m_end || (at + 1 == m_end && text()[at] == '\r' && !m_atEnd))
        return; // the line goes on, or the LF of a CRLF may follow
    m_begin = behindLine(text(), at, m_end);
    m_discarding = false;
}

Result<bool> RecordCutter::cut(RecordSet& set, std::size_t maxRows, JobContext& job) {
    set.clear();
    set.numbers.reserve(maxRows);
    set.offsets.reserve(maxRows);
    while (true) {
        MW_TRY_DO(job.checkpoint());
        if (m_discarding && m_begin < m_end)
            endDiscarding();
        if (!m_discarding && !m_starved && m_begin < m_end) {
            set.text = m_buffer;
            collect(set, maxRows);
        }
        if (!set.rows.empty() || set.malformed.size() >= maxRows)
            return true;
        if (m_begin == m_end && m_atEnd) {
            offsetAt(m_end);
            return false;
        }
        if (m_begin == m_end || m_starved || m_discarding)
            MW_TRY_DO(refill());
    }
}

Result<void> RecordCutter::readToEnd(JobContext& job) {
    if (!m_input->isHashed())
        return {};
    std::vector<char> room(m_options.limits.bufferBytes);
    while (true) {
        MW_TRY_DO(job.checkpoint());
        MW_TRY(const std::size_t got, m_input->readUnconverted(room.data(), room.size()));
        if (got < room.size())
            return {};
    }
}

void RecordCutter::collect(RecordSet& set, std::size_t maxRows) {
    std::size_t textLimit = m_begin + kBatchTextBytes;
    const auto hasRoom = [&] { return set.rows.size() < maxRows && set.malformed.size() < maxRows; };
    while (hasRoom() && m_begin < m_end && m_begin < textLimit) {
        if (!m_scanner.fits()) {
            if (takeCarefully(set) == Step::NeedMore)
                return;
            continue;
        }
        // A CR at the very end is left out until its LF can be seen.
        const std::size_t textEnd = m_end - (!m_atEnd && text()[m_end - 1] == '\r' ? 1 : 0);
        const std::size_t scanEnd = std::min({textEnd, textLimit, m_begin + m_window});
        set.ends.dropPartialRecord();
        const std::size_t firstRecord = set.ends.records.size();
        const auto outcome = m_scanner.scan(text(), m_begin, scanEnd, maxRows - set.rows.size(), set.ends);
        const bool foundNone = set.ends.records.size() == firstRecord;
        if (!takeRun(set, firstRecord, outcome, maxRows))
            return;
        if (outcome.irregular) {
            while (hasRoom() && m_begin < m_end && m_begin < outcome.scannedTo + 64)
                if (takeCarefully(set) == Step::NeedMore)
                    return;
        } else if (foundNone && scanEnd < textEnd) {
            // One record is longer than the window or the batch.
            if (scanEnd == textLimit && !set.rows.empty())
                return;
            m_window = (scanEnd - m_begin) * 4;
            textLimit = std::max(textLimit, m_begin + m_window);
        } else if (foundNone) {
            if (!m_atEnd && m_end - m_begin < m_options.limits.largestRecord) {
                m_starved = true;
                return;
            }
            // Too large, or a quote that is open to the end of the file.
            if (takeCarefully(set) == Step::NeedMore)
                return;
        }
    }
}

/// Takes the records that the scanner found from `firstRecord` on; false where more text is needed to judge one.
bool RecordCutter::takeRun(RecordSet& set, std::size_t firstRecord, const StructuralScanner::Outcome& outcome,
                           std::size_t maxRows) {
    FieldEnds& ends = set.ends;
    const std::uint32_t* const positions = ends.positions.get();
    const std::size_t records = ends.records.size();
    if (records == firstRecord)
        return true;
    const std::size_t runEnd = std::size_t(positions[ends.records.back() - 1]) + 1;
    const auto invalidFrom = [&](std::size_t from) {
        const std::size_t found = findInvalidUtf8({text() + from, runEnd - from});
        return found == std::string_view::npos ? runEnd : from + found;
    };
    std::size_t invalidAt = outcome.hasNonAscii ? invalidFrom(m_begin) : runEnd;

    for (std::size_t k = firstRecord; k < records; ++k) {
        if (set.rows.size() == maxRows) {
            ends.records.resize(k);
            return true;
        }
        const std::size_t firstEnd = k == 0 ? 0 : ends.records[k - 1];
        const std::size_t fields = ends.records[k] - firstEnd;
        const std::size_t lastEnd = positions[ends.records[k] - 1];
        const bool isBlank = fields == 1 && (lastEnd == m_begin || (lastEnd == m_begin + 1 && text()[m_begin] == '\r'));
        const bool isEmpty = m_options.skipsEmptyRecords &&
                             isEmptyRecord(m_begin, lastEnd - (lastEnd > m_begin && text()[lastEnd - 1] == '\r' ? 1 : 0), fields);
        if ((isBlank && skipsBlankLines()) || isEmpty) {
            m_begin = lastEnd + 1;
            continue;
        }
        if (lastEnd < invalidAt && isRow(fields)) {
            addRow(set, m_begin, firstEnd, fields);
            m_begin = lastEnd + 1;
            continue;
        }
        m_scratch.clear();
        const ScannedRecord record = scanRecord(text(), m_begin, m_end, m_atEnd, m_dialect, m_scratch);
        if (const auto textBegin = mendSurplus(record)) {
            // The ends that are left take the places of those that were found.
            std::copy(m_scratch.begin(), m_scratch.end(), ends.positions.get() + firstEnd);
            addRow(set, m_begin, firstEnd, m_scratch.size());
            set.rows.back().begin = std::uint32_t(*textBegin);
            m_begin = lastEnd + 1;
            continue;
        }
        const bool enough = takeMalformed(set, record) == Step::Taken;
        if (!enough || m_begin != lastEnd + 1) {
            // Reading goes on somewhere else: what follows was scanned in vain.
            ends.records.resize(k);
            m_window = kSmallestWindow;
            return enough;
        }
        if (lastEnd >= invalidAt)
            invalidAt = invalidFrom(m_begin);
    }
    m_window = std::min(m_window * 2, kBatchTextBytes);
    return true;
}

RecordCutter::Step RecordCutter::takeCarefully(RecordSet& set) {
    set.ends.dropPartialRecord();
    m_scratch.clear();
    const std::size_t begin = m_begin;
    const ScannedRecord record = scanRecord(text(), begin, m_end, m_atEnd, m_dialect, m_scratch);
    if (!record.complete && !m_atEnd) {
        if (m_end - begin >= m_options.limits.largestRecord)
            return takeOversized(set, record);
        m_starved = true;
        return Step::NeedMore;
    }
    const bool isEmpty = m_options.skipsEmptyRecords && isEmptyRecord(begin, record.textEnd, m_scratch.size());
    if ((record.textEnd == begin && skipsBlankLines()) || isEmpty) {
        m_begin = record.end;
        return Step::Taken;
    }
    const bool isValid = record.complete && record.problem == RecordProblem::None && isRow(m_scratch.size()) &&
                         findInvalidUtf8({text() + begin, record.textEnd - begin}) == std::string_view::npos;
    if (isValid) {
        takeScratch(set, record, begin);
        return Step::Taken;
    }
    if (const auto textBegin = mendSurplus(record)) {
        takeScratch(set, record, *textBegin);
        return Step::Taken;
    }
    return takeMalformed(set, record);
}

/// Finds the one sensible reading of the record at m_begin where it has too many fields, and makes it so; gives where
/// its text begins then.
std::optional<std::size_t> RecordCutter::mendSurplus(const ScannedRecord& record) {
    const std::size_t begin = m_begin;
    const std::size_t fields = m_scratch.size();
    if (!record.complete || record.problem != RecordProblem::None || fields <= m_options.width ||
        findInvalidUtf8({text() + begin, record.textEnd - begin}) != std::string_view::npos)
        return std::nullopt;
    if (m_options.dropsEmpty)
        return m_mender.dropEmpty(m_options.width, m_buffer.get(), begin, m_scratch);
    if (!m_options.mends)
        return std::nullopt;
    const RecordMender::Reading reading = m_mender.read(text(), begin, m_scratch);
    if (reading.kind == RecordMender::Reading::Kind::None)
        return std::nullopt;
    noteRepair(begin, record.end, problemOf(record, begin, fields));
    return m_mender.apply(reading, m_buffer.get(), begin, m_scratch);
}

/// Makes a row of the record at m_begin, whose text begins at `textBegin` and whose fields' ends are in m_scratch.
void RecordCutter::takeScratch(RecordSet& set, const ScannedRecord& record, std::size_t textBegin) {
    FieldEnds& ends = set.ends;
    ends.reserve(m_scratch.size());
    std::copy(m_scratch.begin(), m_scratch.end(), ends.positions.get() + ends.count);
    addRow(set, m_begin, ends.count, m_scratch.size());
    set.rows.back().begin = std::uint32_t(textBegin);
    ends.count += m_scratch.size();
    ends.records.push_back(ends.count);
    m_begin = record.end;
}

/// Makes a row of a line with broken quotes; where that cannot be, NeedMore leaves m_begin as it was.
RecordCutter::Step RecordCutter::takeBrokenLine(RecordSet& set) {
    std::vector<std::uint32_t> whole;
    whole.swap(m_scratch);
    const ScannedRecord line = scanBrokenLine(text(), m_begin, m_end, m_atEnd, m_dialect, m_scratch);
    const std::size_t begin = m_begin;
    const bool isValid = line.complete && line.problem == RecordProblem::None && isRow(m_scratch.size()) &&
                         findInvalidUtf8({text() + begin, line.textEnd - begin}) == std::string_view::npos;
    if (isValid && (m_options.brokenQuotesToo || isSensibleLine())) {
        if (!m_options.brokenQuotesToo)
            noteRepair(begin, line.end, makeError(Code::StrayQuote));
        set.ends.dropPartialRecord();
        takeScratch(set, line, begin);
        return Step::Taken;
    }
    m_scratch.swap(whole);
    return Step::NeedMore;
}

/// Says whether the line at m_begin, whose fields' ends are in m_scratch, has one sensible reading: it is as wide as the
/// table, no quote stays open, and all values look like the others of their fields.
bool RecordCutter::isSensibleLine() const {
    if (m_scratch.size() != m_options.width || m_options.width < 2)
        return false;
    std::size_t begin = m_begin;
    for (const std::uint32_t fieldEnd : m_scratch) {
        std::string_view field(text() + begin, fieldEnd - begin);
        if (field.ends_with('\r'))
            field.remove_suffix(1);
        if (m_dialect.trims())
            field = trimField(field, m_dialect);
        if (field.starts_with(m_dialect.quote) && (field.size() == 1 || field.back() != m_dialect.quote))
            return false;
        begin = fieldEnd + m_dialect.delimiter.size();
    }
    return m_mender.fits(text(), m_begin, m_scratch);
}

/// Takes the record at m_begin, whose fields' ends are in m_scratch, as malformed.
RecordCutter::Step RecordCutter::takeMalformed(RecordSet& set, const ScannedRecord& record) {
    const std::size_t begin = m_begin;
    const bool isBroken = record.problem == RecordProblem::StrayQuote || record.problem == RecordProblem::UnclosedQuote;
    if (isBroken && (m_options.brokenQuotesToo || m_options.mends) && takeBrokenLine(set) == Step::Taken)
        return Step::Taken;
    Error error = problemOf(record, begin, m_scratch.size());
    std::size_t end = record.end;
    if (record.spansLines || !record.complete) {
        const std::size_t lookAhead = std::min(kLookAhead, m_options.limits.bufferBytes / 2);
        if (!m_atEnd && m_end - begin < lookAhead) {
            m_starved = true;
            return Step::NeedMore;
        }
        bool found = false;
        end = nextPlausibleLine(begin, record, found);
        if (found)
            error = makeError(Code::UnclosedQuote);
    }
    addMalformed(set, begin, end, std::move(error));
    m_begin = end;
    return Step::Taken;
}

RecordCutter::Step RecordCutter::takeOversized(RecordSet& set, const ScannedRecord& record) {
    const std::size_t begin = m_begin;
    const std::size_t line = behindLine(text(), begin, m_end);
    if (record.problem == RecordProblem::UnclosedQuote && line < m_end) {
        bool found = false;
        m_begin = nextPlausibleLine(begin, record, found);
        addMalformed(set, begin, m_begin, makeError(Code::UnclosedQuote));
        return Step::Taken;
    }
    addMalformed(set, begin, m_end, makeError(Code::RecordTooLarge, sizeText(m_options.limits.largestRecord)));
    m_begin = wholeCharacters(text(), begin, m_end);
    m_discarding = true;
    return Step::NeedMore;
}

/// Looks for the line at which reading can go on behind a record with a broken quote: the first one inside it that
/// reads as a whole record. Without one it is the record's own end where that is near, else the next line.
std::size_t RecordCutter::nextPlausibleLine(std::size_t begin, const ScannedRecord& record, bool& found) {
    const std::size_t recordEnd = record.complete ? record.end : m_end;
    const std::size_t nextLine = behindLine(text(), begin, m_end);
    std::size_t line = nextLine;
    std::vector<std::uint32_t> fieldEnds;
    for (int tried = 0; tried < kLinesTried; ++tried) {
        if (line >= recordEnd)
            return recordEnd;
        const std::size_t end = std::min(m_end, line + kLookAhead);
        fieldEnds.clear();
        const ScannedRecord next = scanRecord(text(), line, end, m_atEnd && end == m_end, m_dialect, fieldEnds);
        const bool isWhole = next.complete && next.problem == RecordProblem::None;
        if (isWhole && next.textEnd > line && fieldEnds.size() == m_options.usualWidth) {
            found = true;
            return line;
        }
        line = behindLine(text(), line, m_end);
    }
    return nextLine;
}

void RecordCutter::addRow(RecordSet& set, std::size_t begin, std::size_t firstEnd, std::size_t fields) {
    set.rows.push_back({std::uint32_t(begin), std::uint32_t(firstEnd), std::uint32_t(fields)});
    set.numbers.push_back(++m_records);
    set.offsets.push_back(offsetAt(begin));
}

void RecordCutter::noteRepair(std::size_t begin, std::size_t end, Error error) {
    if (m_repairs.count++ < Repairs::kMostTold)
        m_repairs.first.push_back(tellRecord(begin, end, std::move(error)));
}

void RecordCutter::addMalformed(RecordSet& set, std::size_t begin, std::size_t end, Error error) {
    set.malformed.push_back(tellRecord(begin, end, std::move(error)));
    ++m_records;
}

/// Describes the record that comes next.
MalformedRow RecordCutter::tellRecord(std::size_t begin, std::size_t end, Error error) {
    m_line += countLineEnds(text(), m_lineAt, begin);
    m_lineAt = begin;
    MalformedRow row;
    row.rowNumber = m_records + 1;
    row.line = m_line;
    row.byteOffset = offsetAt(begin);
    row.raw = rawText({text() + begin, end - begin});
    error.where = m_options.fileName + ", line " + std::to_string(m_line);
    row.error = std::move(error);
    return row;
}

Error RecordCutter::problemOf(const ScannedRecord& record, std::size_t begin, std::size_t fields) const {
    switch (record.problem) {
    case RecordProblem::StrayQuote:
        return makeError(Code::StrayQuote);
    case RecordProblem::UnclosedQuote:
        return makeError(Code::UnclosedQuote);
    case RecordProblem::NulByte:
        return makeError(Code::NulByte);
    case RecordProblem::None:
        break;
    }
    const std::string_view bytes(text() + begin, record.textEnd - begin);
    if (const std::size_t invalid = findInvalidUtf8(bytes); invalid != std::string_view::npos)
        return makeError(Code::InvalidUtf8, m_input->encoding().name,
                         m_input->isTranscoded() ? std::to_string(invalid + 1) : hexByte(bytes[invalid]));
    return makeError(fields < m_options.width ? Code::TooFewFields : Code::TooManyFields, std::to_string(fields),
                     std::to_string(m_options.width));
}

} // namespace mw::csv

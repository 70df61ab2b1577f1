// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/dbf/dbf_reader.h"

#include "core/base/utf8.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <charconv>
#include <cstring>
#include <limits>

namespace mw::dbf {

namespace {

constexpr std::int64_t kJulianDayOf1970 = 2'440'588;
constexpr std::int64_t kLastJulianDay = 5'373'484; // of the year 9999
constexpr char kDeleted = '*';
constexpr char kEndOfFile = '\x1A';

std::uint64_t unsignedOf(std::string_view bytes, bool bigEndian) {
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < bytes.size(); ++i)
        value = value << 8 | static_cast<unsigned char>(bytes[bigEndian ? i : bytes.size() - 1 - i]);
    return value;
}

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && (text.front() == ' ' || text.front() == '\0'))
        text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\0'))
        text.remove_suffix(1);
    return text;
}

/// dBase 7 stores doubles so that their bytes sort: the sign turned over, negative ones turned over whole.
double sortableDouble(std::string_view bytes) {
    std::uint64_t bits = unsignedOf(bytes, true);
    bits = (bits >> 63) != 0 ? bits ^ (std::uint64_t(1) << 63) : ~bits;
    return std::bit_cast<double>(bits);
}

} // namespace

Result<std::unique_ptr<DbfReader>> DbfReader::open(std::unique_ptr<ByteSource> source, const DbfTable& table,
                                                   std::shared_ptr<const DbfMemo> memo, const std::string& encoding,
                                                   const std::string& place, const ReadOptions& options, const DbfLimits& limits) {
    std::unique_ptr<DbfReader> reader(new DbfReader);
    MW_TRY(reader->m_decoder, codepage::TextDecoder::make(encoding));
    reader->m_source = std::move(source);
    reader->m_buffer.resize(std::max<std::size_t>(limits.bufferBytes, 1));
    reader->m_table = table;
    reader->m_memo = std::move(memo);
    reader->m_place = place;
    reader->m_raw = options.raw;
    reader->m_left = options.limit.value_or(std::numeric_limits<std::uint64_t>::max());
    if (options.hashInput)
        reader->m_hash.emplace();
    std::vector<std::string> names;
    for (const DbfColumn& column : table.columns)
        names.push_back(column.field.name);
    for (const std::string& wanted : options.fields.empty() ? names : options.fields) {
        const auto found = std::find(names.begin(), names.end(), wanted);
        if (found == names.end())
            return at(unknownField(wanted, names), place);
        reader->m_columns.push_back(table.columns[std::size_t(found - names.begin())]);
        reader->m_fields.push_back(reader->m_columns.back().field);
        if (options.raw)
            reader->m_fields.back().type = LogicalType::text();
    }
    // The header was read when the table was described.
    std::string header(table.headerLength, '\0');
    MW_TRY(const std::size_t got, reader->readSource(header.data(), header.size()));
    if (got < header.size())
        return at(makeError(Code::CorruptDatabase, "it ends inside of its header"), place);
    reader->m_record.resize(table.recordLength);
    return reader;
}

Result<std::size_t> DbfReader::readSource(char* into, std::size_t size) {
    std::size_t filled = 0;
    while (filled < size) {
        if (m_at == m_end) {
            MW_TRY(m_end, m_source->read(m_buffer.data(), m_buffer.size()));
            m_at = 0;
            if (m_end == 0)
                break;
            if (m_hash)
                m_hash->add({m_buffer.data(), m_end});
        }
        const std::size_t taken = std::min(size - filled, m_end - m_at);
        std::memcpy(into + filled, m_buffer.data() + m_at, taken);
        m_at += taken;
        filled += taken;
    }
    m_bytes += filled;
    return filled;
}

bool DbfReader::flag(const std::optional<std::uint32_t>& bit) const {
    if (!bit || *bit / 8 >= m_table.flagsLength)
        return false;
    return (static_cast<unsigned char>(m_record[m_table.flagsOffset + *bit / 8]) >> *bit % 8 & 1) != 0;
}

/// A column's bytes in the record, without what is behind the end of a value of varying length.
std::string_view DbfReader::bytesOf(const DbfColumn& column) const {
    const std::string_view bytes(m_record.data() + column.offset, column.length);
    if (!flag(column.lengthBit))
        return bytes;
    return bytes.substr(0, std::min<std::size_t>(static_cast<unsigned char>(bytes.back()), bytes.size() - 1));
}

/// Reads the next record; false where there are no more. Fewer than the header promises are an error.
Result<bool> DbfReader::readRecord() {
    if (m_read == m_table.records)
        return false;
    MW_TRY(const std::size_t got, readSource(m_record.data(), m_record.size()));
    if (got < m_record.size() || m_record[0] == kEndOfFile)
        return at(makeError(Code::CorruptDatabase, "it ends behind " + std::to_string(m_read) + " of " +
                                                       std::to_string(m_table.records) + " records"),
                  m_place);
    ++m_read;
    return true;
}

Result<Value> DbfReader::numberOf(const DbfColumn& column, std::string_view text) const {
    if (text.find_first_not_of('*') == std::string_view::npos)
        return makeError(Code::InvalidArgument, "the number was too large for its field");
    if (column.field.type.kind == TypeKind::Integer)
        return parseValue(text, column.field.type);
    Decimal number;
    const std::string_view digits = text.starts_with('.') ? std::string_view() : text;
    if (!parseDecimal(digits.empty() ? "0" + std::string(text) : std::string(digits), number))
        return makeError(Code::NotADecimal, mw::quoted(text));
    if (rescale(number, column.field.type.scale, Rounding::Refuse, number) != DivideOutcome::Ok)
        return makeError(Code::WouldRound, mw::quoted(text), std::to_string(column.field.type.scale));
    return Value(number);
}

Result<Value> DbfReader::memoOf(const DbfColumn& column, std::string_view bytes) {
    std::uint64_t block = 0;
    if (bytes.size() == 4) {
        block = unsignedOf(bytes, false);
    } else {
        const std::string_view digits = trimmed(bytes);
        const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), block);
        if (!digits.empty() && (read.ec != std::errc() || read.ptr != digits.data() + digits.size()))
            return makeError(Code::NotAnInteger, mw::quoted(digits));
    }
    if (block == 0)
        return Value();
    std::string memo;
    if (!m_memo)
        return makeError(Code::InvalidArgument, "the file of memos is missing");
    MW_TRY_DO(m_memo->read(block, memo));
    if (column.field.type.kind == TypeKind::Binary)
        return Value(Binary{std::move(memo)});
    std::string text;
    if (!m_decoder->decode(memo, text))
        return makeError(Code::InvalidArgument, "the memo holds bytes that its encoding does not know");
    return Value(std::move(text));
}

Result<Value> DbfReader::valueOf(const DbfColumn& column) {
    if (flag(column.nullBit))
        return Value();
    const std::string_view bytes = bytesOf(column);
    const std::string_view text = trimmed(bytes);
    const bool isTextual = std::strchr("CNFLDV", column.kind) != nullptr;
    if (isTextual && text.empty())
        return Value();
    switch (column.kind) {
    case 'C':
    case 'V': {
        std::string_view padded = bytes;
        while (!padded.empty() && (padded.back() == ' ' || padded.back() == '\0'))
            padded.remove_suffix(1);
        std::string decoded;
        if (!m_decoder->decode(padded, decoded))
            return makeError(Code::InvalidArgument, "it holds bytes that its encoding does not know");
        return Value(std::move(decoded));
    }
    case 'N':
    case 'F':
        return numberOf(column, text);
    case 'L':
        if (text == "?")
            return Value();
        if (std::strchr("TtYyFfNn", text[0]) == nullptr)
            return makeError(Code::NotABoolean, mw::quoted(text));
        return Value(std::strchr("TtYy", text[0]) != nullptr);
    case 'D': {
        Date date;
        if (text == "00000000")
            return Value();
        int parts[3] = {};
        const std::size_t begins[] = {0, 4, 6, 8};
        bool isDate = text.size() == 8;
        for (int i = 0; i < 3 && isDate; ++i)
            isDate = std::from_chars(text.data() + begins[i], text.data() + begins[i + 1], parts[i]).ptr == text.data() + begins[i + 1];
        if (!isDate || !fromCivil(parts[0], parts[1], parts[2], date))
            return makeError(Code::NotADate, mw::quoted(text), "yyyyMMdd");
        return Value(date);
    }
    case 'T': {
        const auto day = std::int64_t(unsignedOf(bytes.substr(0, 4), false));
        const auto millis = std::int64_t(unsignedOf(bytes.substr(4, 4), false));
        if (day == 0 && millis == 0)
            return Value();
        const bool isInReach = day <= kLastJulianDay && millis < 86'400'000;
        const std::int64_t micros = isInReach ? (day - kJulianDayOf1970) * kMicrosPerDay + millis * 1000 : 0;
        if (!isInReach || !isInCalendar(Timestamp{micros}))
            return makeError(Code::OutOfRange, std::to_string(day), "timestamp");
        return Value(Timestamp{micros});
    }
    case 'I':
    case '+':
        if (!m_table.isLevel7)
            return Value(std::int64_t(std::int32_t(unsignedOf(bytes, false))));
        if (unsignedOf(bytes, true) == 0)
            return Value();
        return Value(std::int64_t(std::int32_t(std::uint32_t(unsignedOf(bytes, true)) ^ 0x80000000u)));
    case 'Y':
        return Value(Decimal{Int128(std::int64_t(unsignedOf(bytes, false))), 4});
    case 'B':
        return Value(std::bit_cast<double>(unsignedOf(bytes, false)));
    case 'O':
        return unsignedOf(bytes, true) == 0 ? Value() : Value(sortableDouble(bytes));
    case '@': { // milliseconds since the day before year 1 began, as a double
        if (unsignedOf(bytes, true) == 0)
            return Value();
        constexpr double kMillisTo1970 = 62'135'683'200'000.0 + 86'400'000.0;
        const double micros = (sortableDouble(bytes) - kMillisTo1970) * 1000;
        if (!(std::abs(micros) < 4e17) || !isInCalendar(Timestamp{std::int64_t(micros)}))
            return makeError(Code::OutOfRange, "the moment", "timestamp");
        return Value(Timestamp{std::int64_t(micros)});
    }
    case 'Q':
        return Value(Binary{std::string(bytes)});
    default:
        return memoOf(column, bytes);
    }
}

/// The bytes as text: numbers, dates and texts as they stand, others as hexadecimal digits.
std::string DbfReader::rawText(const DbfColumn& column) const {
    const std::string_view bytes(m_record.data() + column.offset, column.length);
    if (std::strchr("CNFLDVM", column.kind) == nullptr)
        return toHex(bytes);
    std::string text;
    m_decoder->decode(bytes, text);
    return text;
}

Result<bool> DbfReader::next(Batch& batch, JobContext& job) {
    batch.clear();
    batch.sequence = m_sequence;
    MW_TRY_DO(job.checkpoint());
    if (m_finished)
        return false;
    const std::uint64_t before = m_bytes;
    std::vector<std::vector<Value>> rows;
    std::size_t bytes = 0;
    while (rows.size() < kBatchRows && bytes < kBatchTextBytes && m_left > 0) {
        const std::uint64_t offset = m_bytes;
        MW_TRY(const bool more, readRecord());
        if (!more)
            break;
        if (m_record[0] == kDeleted) {
            ++m_deleted;
            if (m_deleted % kBatchRows == 0)
                MW_TRY_DO(job.checkpoint());
            continue;
        }
        std::vector<Value> row;
        std::optional<Error> problem;
        for (const DbfColumn& column : m_columns) {
            auto value = m_raw && column.kind != 'M' ? Result<Value>(Value(rawText(column))) : valueOf(column);
            if (!value.ok()) {
                problem = during(value.error(), column.field.name);
                break;
            }
            if (m_raw && isNull(*value))
                *value = std::string();
            if (const auto* const text = std::get_if<std::string>(&*value))
                bytes += text->size();
            row.push_back(std::move(value).value());
        }
        if (problem) {
            MalformedRow malformed;
            malformed.rowNumber = m_read;
            malformed.byteOffset = offset;
            m_decoder->decode(std::string_view(m_record).substr(0, 1024), malformed.raw);
            malformed.error = makeError(Code::InvalidArgument, problem->context.front() + ": " + problem->message());
            batch.malformed.push_back(std::move(malformed));
            continue;
        }
        rows.push_back(std::move(row));
        batch.origins.rowNumber.push_back(m_read);
        batch.origins.byteOffset.push_back(offset);
        --m_left;
    }
    batch.sourceBytes = m_bytes - before;
    if (rows.empty()) {
        m_finished = true;
        MW_TRY_DO(finish(job));
        return false;
    }
    batch.rows = rows.size();
    for (std::size_t i = 0; i < m_fields.size(); ++i) {
        auto column = std::make_shared<Column>(m_fields[i].type, rows.size());
        for (std::size_t row = 0; row < rows.size(); ++row) {
            if (isNull(rows[row][i]))
                column->setNull(row);
            else
                column->setValue(row, rows[row][i]);
        }
        batch.columns.push_back(std::move(column));
    }
    ++m_sequence;
    return true;
}

/// Reads what is left, so that the hash covers the whole file.
Result<void> DbfReader::finish(JobContext& job) {
    if (!m_hash)
        return {};
    std::string buffer(64 * 1024, '\0');
    while (true) {
        MW_TRY_DO(job.checkpoint());
        MW_TRY(const std::size_t got, readSource(buffer.data(), buffer.size()));
        if (got == 0)
            break;
    }
    m_hashText = toHex(m_hash->finish());
    return {};
}

} // namespace mw::dbf

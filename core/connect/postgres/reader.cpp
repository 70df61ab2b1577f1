// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/postgres/reader.h"

#include "core/connect/postgres/binary.h"

#include <cstring>

namespace mw {

namespace {

using namespace postgres;

/// Why a moment cannot be delivered: infinite, or outside of the years 1–9999. `days` since 1970-01-01.
Error outsideCalendar(std::int64_t days, const LogicalType& type) {
    constexpr std::int64_t kFar = 100'000'000; // beyond what PostgreSQL calls a date
    const std::string shown = days > kFar    ? "infinity"
                              : days < -kFar ? "-infinity"
                              : days > 0     ? "a day after 9999-12-31"
                                             : "a day before 0001-01-01";
    return makeError(Code::OutOfRange, shown, printType(type));
}

} // namespace

std::string postgresExpression(const Field& field) {
    const std::string name = postgresName(field.name);
    switch (field.type.kind) {
    case TypeKind::Integer:
        return name + "::int8";
    case TypeKind::Float:
        return name + "::float8";
    case TypeKind::Decimal:
        return name + "::numeric";
    case TypeKind::Text:
        return name + "::text";
    case TypeKind::Boolean:
        return name + "::bool";
    case TypeKind::Date:
        return name + "::date";
    case TypeKind::Time:
        return name + "::time";
    case TypeKind::Timestamp:
        return name + (field.type.zoned ? "::timestamptz" : "::timestamp");
    case TypeKind::Uuid:
        return name + "::uuid";
    default:
        return name;
    }
}

Result<std::unique_ptr<Reader>> PostgresReader::start(std::unique_ptr<PostgresSession> session,
                                                      const ServerTable& table, std::vector<Field> fields,
                                                      const ReadOptions& options, JobContext& job) {
    std::string list;
    for (const Field& field : fields)
        list += (list.empty() ? "" : ", ") +
                (options.raw ? "coalesce(" + postgresName(field.name) + "::text, '')" : postgresExpression(field));
    std::string sql = "COPY (SELECT " + list + " FROM " + table.sqlName;
    if (options.limit)
        sql += " LIMIT " + std::to_string(*options.limit);
    std::unique_ptr<PostgresReader> reader(new PostgresReader(std::move(session), std::move(fields)));
    const PostgresInterrupt interrupt(*reader->m_session, job.stopToken());
    // What is asked for may be somebody's own query: nothing of it can change the database.
    MW_TRY_DO(reader->m_session->execute("SET default_transaction_read_only = on"));
    MW_TRY_DO(reader->m_session->beginCopyOut(sql + ") TO STDOUT (FORMAT binary)"));
    return std::unique_ptr<Reader>(std::move(reader));
}

PostgresReader::~PostgresReader() {
    if (m_session)
        m_session->abandonCopyOut();
}

Result<bool> PostgresReader::next(Batch& batch, JobContext& job) {
    batch.clear();
    MW_TRY_DO(job.checkpoint());
    bool ended = !m_session;
    if (m_session) {
        const PostgresInterrupt interrupt(*m_session, job.stopToken());
        while (!ended && !m_collector.isFull()) {
            MW_TRY(const auto row, m_session->nextCopyRow());
            ended = !row;
            if (row)
                MW_TRY_DO(readRow(*row));
        }
    }
    if (ended)
        m_session.reset();
    return m_collector.take(batch);
}

/// One message holds one tuple, the first one behind the header, the last one is the trailer.
Result<void> PostgresReader::readRow(std::string_view row) {
    if (row.starts_with(kCopyHeader.substr(0, 11)))
        row.remove_prefix(kCopyHeader.size() + readNumber<std::uint32_t>(row.substr(15)));
    if (row.empty() || row == kCopyTrailer)
        return {};
    const auto broken = [&] { return makeError(Code::ReadFailed, "a row came in a form that is not the agreed one"); };
    if (row.size() < 2 || readNumber<std::int16_t>(row) != int(m_fields.size()))
        return broken();
    row.remove_prefix(2);
    for (std::size_t i = 0; i < m_fields.size(); ++i) {
        if (row.size() < 4)
            return broken();
        const auto size = readNumber<std::int32_t>(row);
        row.remove_prefix(4);
        if (size < 0) {
            m_collector.putNull(i);
            continue;
        }
        if (row.size() < std::size_t(size))
            return broken();
        if (m_collector.isGood())
            readValue(i, row.substr(0, std::size_t(size)));
        row.remove_prefix(std::size_t(size));
    }
    m_collector.endRow();
    return {};
}

void PostgresReader::readValue(std::size_t column, std::string_view bytes) {
    const LogicalType& type = m_fields[column].type;
    switch (type.kind) {
    case TypeKind::Boolean:
        return m_collector.put(column, std::uint8_t(bytes[0] != 0));
    case TypeKind::Integer:
        return m_collector.put(column, readNumber<std::int64_t>(bytes));
    case TypeKind::Float: {
        const auto bits = readNumber<std::uint64_t>(bytes);
        double value;
        std::memcpy(&value, &bits, sizeof value);
        return m_collector.put(column, value);
    }
    case TypeKind::Decimal: {
        Int128 unscaled = 0;
        const NumericOutcome outcome = readNumeric(bytes, type.scale, unscaled);
        if (outcome == NumericOutcome::Good)
            return m_collector.put(column, unscaled);
        const std::string shown = printNumeric(bytes);
        if (outcome == NumericOutcome::WouldRound)
            return m_collector.fail(column, makeError(Code::WouldRound, shown, std::to_string(type.scale)), shown);
        return m_collector.fail(column, makeError(Code::OutOfRange, shown, printType(type)), shown);
    }
    case TypeKind::Text:
        return m_collector.putText(column, bytes);
    case TypeKind::Binary:
        return m_collector.putBytes(column, bytes);
    case TypeKind::Date: {
        const std::int64_t days = std::int64_t(readNumber<std::int32_t>(bytes)) + kEpochDays;
        Date earliest, latest;
        if (!fromCivil(1, 1, 1, earliest) || !fromCivil(9999, 12, 31, latest) || days < earliest.days ||
            days > latest.days)
            return m_collector.fail(column, outsideCalendar(days, type), {});
        return m_collector.put(column, Date{std::int32_t(days)});
    }
    case TypeKind::Time: {
        const auto micros = readNumber<std::int64_t>(bytes);
        if (micros >= kMicrosPerDay) // 24:00:00
            return m_collector.fail(column, makeError(Code::OutOfRange, "24:00:00", printType(type)), "24:00:00");
        return m_collector.put(column, Time{micros});
    }
    case TypeKind::Timestamp: {
        const auto micros = readNumber<std::int64_t>(bytes);
        // The infinities are the ends of 64 bits.
        const bool isFar = micros > INT64_MAX - kEpochMicros;
        const Timestamp stamp{isFar ? micros : micros + kEpochMicros};
        if (isFar || !isInCalendar(stamp))
            return m_collector.fail(column, outsideCalendar(stamp.micros / kMicrosPerDay, type), {});
        return m_collector.put(column, stamp);
    }
    case TypeKind::Uuid: {
        Uuid value;
        std::memcpy(value.bytes.data(), bytes.data(), value.bytes.size());
        return m_collector.put(column, value);
    }
    case TypeKind::Null:
        return;
    }
}

} // namespace mw

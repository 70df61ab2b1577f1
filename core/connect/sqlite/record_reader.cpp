// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/sqlite/record_reader.h"

#include "core/connect/sqlite/record.h"
#include "core/connect/sqlite/stored_value.h"

#include <sqlite3.h>

#include <algorithm>
#include <bit>
#include <cmath>

namespace mw {

namespace {

using Kind = StoredValue::Kind;
// Serial types: sqlite.org/fileformat2.html, section 2.1.
constexpr std::uint64_t kNull = 0, kReal = 7, kZero = 8, kOne = 9, kFirstBytes = 12;

void set(StoredValue& value, std::int64_t number, bool isReal) {
    if (isReal) {
        value.kind = Kind::Real;
        value.real = double(number);
    } else {
        value.kind = Kind::Integer;
        value.integer = number;
    }
}

bool hasDefault(const Field& field) {
    return !field.defaultValue.empty() && field.defaultValue != "NULL";
}

} // namespace

bool SqliteRecordReader::mayAskSession(const SqliteTable& table) {
    return std::any_of(table.entity.fields.begin(), table.entity.fields.end(), hasDefault);
}

Error SqliteRecordReader::damaged(const char* what) const {
    return at(makeError(Code::CorruptDatabase, what), m_session->path());
}

SqliteRecordReader::SqliteRecordReader(SqliteSession& session, const SqliteTable& table, const std::vector<std::string>& columns)
    : m_session(&session), m_table(table.entity.name), m_rowidName(rowidName(table)) {
    const auto& fields = table.entity.fields;
    for (const std::string& name : columns)
        m_order.push_back(table.entity.fieldIndex(name).value_or(0));
    m_columns.resize(m_order.empty() ? 0 : *std::max_element(m_order.begin(), m_order.end()) + 1);
    for (std::size_t i = 0; i < m_columns.size(); ++i) {
        m_names.push_back(fields[i].name);
        m_columns[i].isReal = affinityOf(fields[i].nativeType) == SqliteAffinity::Real;
        m_columns[i].hasDefault = hasDefault(fields[i]);
        m_columns[i].isRowid = !table.rowidField.empty() && fields[i].name == table.rowidField;
    }
    for (const std::size_t column : m_order)
        m_columns[column].isWanted = true;
    m_values.resize(m_columns.size());
    m_defaults.resize(m_columns.size());
    bool isIdentity = m_order.size() == m_columns.size();
    for (std::size_t i = 0; isIdentity && i < m_order.size(); ++i)
        isIdentity = m_order[i] == i;
    if (isIdentity)
        m_order.clear();
    m_ordered.resize(m_order.size());
}

Result<std::span<const StoredValue>> SqliteRecordReader::read(std::int64_t rowid, std::string_view record) {
    const char* type = record.data();
    const char* const end = record.data() + record.size();
    const std::uint64_t headerSize = takeSqliteVarint(type);
    if (headerSize > record.size() || headerSize == 0)
        return damaged("a record's header ends outside");
    const char* const headerEnd = record.data() + headerSize;
    const char* body = headerEnd;
    for (std::size_t i = 0; i < m_columns.size(); ++i) {
        const Column& column = m_columns[i];
        StoredValue& value = m_values[i];
        if (type >= headerEnd) [[unlikely]] {
            if (column.isRowid) {
                set(value, rowid, false);
            } else if (!column.hasDefault) {
                value.kind = Kind::Null;
            } else if (column.isWanted) {
                MW_TRY(const StoredValue* known, defaultOf(i, rowid));
                value = *known;
            }
            continue;
        }
        const std::uint64_t serial = static_cast<signed char>(*type) >= 0 ? std::uint64_t(*type++) : takeSqliteVarint(type);
        if (serial > kFirstBytes) {
            const std::uint64_t size = (serial - kFirstBytes) / 2;
            if (size > std::uint64_t(end - body))
                return damaged("a record's value ends outside");
            value.kind = serial % 2 == 0 ? Kind::Blob : Kind::Text;
            value.bytes = {body, std::size_t(size)};
            body += size;
        } else if (serial == kNull) {
            value.kind = Kind::Null;
        } else if (serial == kZero || serial == kOne) {
            set(value, std::int64_t(serial - kZero), column.isReal);
        } else if (serial <= kReal) {
            const std::size_t size = sqliteNumberSize(serial);
            if (size > std::size_t(end - body))
                return damaged("a record's value ends outside");
            const std::int64_t number = sqliteNumber(body, size);
            body += size;
            if (serial == kReal) {
                value.real = std::bit_cast<double>(number);
                value.kind = std::isnan(value.real) ? Kind::Null : Kind::Real; // as SQLite reads it
            } else {
                set(value, number, column.isReal);
            }
        } else if (serial == kFirstBytes) {
            value.kind = Kind::Blob;
            value.bytes = std::string_view("", 0);
        } else {
            return damaged("a record has a value of no known type");
        }
        if (column.isRowid)
            set(value, rowid, false); // what is stored in its place is null
    }
    if (m_order.empty())
        return std::span<const StoredValue>(m_values);
    for (std::size_t i = 0; i < m_order.size(); ++i)
        m_ordered[i] = m_values[m_order[i]];
    return std::span<const StoredValue>(m_ordered);
}

Result<const StoredValue*> SqliteRecordReader::defaultOf(std::size_t column, std::int64_t rowid) {
    if (m_defaults[column])
        return &m_defaults[column]->value;
    // What SQLite itself shows for one such record holds for all of them: the default of a column that is added is constant.
    MW_TRY(SqliteStatement row, m_session->prepare("SELECT " + sqlName(m_names[column]) + " FROM main." + sqlName(m_table) +
                                                   " WHERE " + m_rowidName + " = ?"));
    row.bind(0, rowid);
    MW_TRY(const bool found, row.step());
    auto made = std::make_unique<Default>();
    if (found) {
        made->value = storedValue(sqlite3_column_value(row.handle(), 0));
        made->bytes = std::string(made->value.bytes);
        made->value.bytes = made->bytes;
    }
    m_defaults[column] = std::move(made);
    return &m_defaults[column]->value;
}

} // namespace mw

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/odbc/parameters.h"

#include "core/base/utf8.h"
#include "core/connect/qtsql/row_text.h"

#include <sql.h>
#include <sqlext.h>

#include <algorithm>
#include <charconv>
#include <numeric>

namespace mw {

namespace {

constexpr std::size_t kMostRows = 512;               // of one array
constexpr std::size_t kArrayBytes = std::size_t(1) << 20; // of one array, where its rows are not larger
constexpr std::size_t kShortText = 4000;             // characters of what is bound as VARCHAR

static_assert(sizeof(SQLLEN) == sizeof(std::int64_t), "sizes of parameters have 64 bits");

bool isGood(SQLRETURN code) {
    return code == SQL_SUCCESS || code == SQL_SUCCESS_WITH_INFO;
}

bool isText(int sqlType) {
    return sqlType == SQL_CHAR || sqlType == SQL_VARCHAR || sqlType == SQL_LONGVARCHAR || sqlType == SQL_WCHAR ||
           sqlType == SQL_WVARCHAR || sqlType == SQL_WLONGVARCHAR;
}

/// Writes UTF-8 as wide characters; gives how many.
std::size_t widen(std::string_view text, unsigned short* into) {
    const unsigned short* const begin = into;
    for (std::size_t place = 0; place < text.size();) {
        const char32_t point = nextCodePoint(text, place);
        if (point >= 0x10000) {
            *into++ = static_cast<unsigned short>(0xD800 + ((point - 0x10000) >> 10));
            *into++ = static_cast<unsigned short>(0xDC00 + ((point - 0x10000) & 0x3FF));
        } else {
            *into++ = static_cast<unsigned short>(point);
        }
    }
    return std::size_t(into - begin);
}

} // namespace

OdbcParameter odbcTextParameter() {
    OdbcParameter parameter;
    parameter.sqlType = SQL_WVARCHAR;
    return parameter;
}

OdbcParameter odbcParameter(const ServerTable& table, std::size_t column) {
    using Kind = OdbcParameter::Kind;
    const LogicalType& type = table.entity.fields[column].type;
    int sqlType = 0;
    const std::string& number = table.columns[column].type;
    std::from_chars(number.data(), number.data() + number.size(), sqlType);
    OdbcParameter parameter = odbcTextParameter();
    if (!isText(sqlType))
        parameter.sqlType = short(sqlType);
    switch (type.kind) {
    case TypeKind::Boolean:
        parameter.kind = Kind::Flag;
        parameter.sqlType = SQL_BIT;
        break;
    case TypeKind::Integer:
        parameter.kind = Kind::Whole;
        parameter.sqlType = SQL_BIGINT;
        break;
    case TypeKind::Float:
        parameter.kind = Kind::Real;
        parameter.sqlType = SQL_DOUBLE;
        break;
    case TypeKind::Decimal:
        parameter.sqlType = SQL_DECIMAL;
        parameter.digits = type.precision;
        parameter.fraction = short(type.scale);
        break;
    case TypeKind::Binary:
        parameter.kind = Kind::Bytes;
        break;
    default:
        break;
    }
    return parameter;
}

Result<OdbcPrepared> OdbcPrepared::make(const OdbcSession& session, const std::string& sql,
                                        std::vector<OdbcParameter> parameters) {
    OdbcPrepared prepared;
    prepared.m_session = &session;
    prepared.m_parameters = std::move(parameters);
    prepared.m_values.resize(prepared.m_parameters.size());
    MW_TRY(prepared.m_statement, session.statement());
    std::vector<unsigned short> text = toOdbcText(sql);
    if (!isGood(SQLPrepareW(prepared.m_statement->handle(), text.data(), SQL_NTS)))
        return session.fail(SQL_HANDLE_STMT, prepared.m_statement->handle());
    return prepared;
}

/// All values of a parameter lie in fields of one size, so that a long value makes the array short.
std::size_t OdbcPrepared::chunkOf(std::span<const ServerRow> rows) {
    m_widths.assign(m_parameters.size(), 2);
    const std::size_t most = std::min(rows.size(), kMostRows);
    for (std::size_t row = 0; row < most; ++row) {
        std::size_t bytes = 0;
        std::vector<std::size_t> widths = m_widths;
        for (std::size_t i = 0; i < widths.size(); ++i) {
            if (rows[row][i])
                widths[i] = std::max(widths[i], rows[row][i]->size());
            bytes += widths[i] * sizeof(unsigned short) + sizeof(std::int64_t);
        }
        if (row > 0 && bytes * (row + 1) > kArrayBytes)
            return row;
        m_widths = std::move(widths);
    }
    return most;
}

/// Says which value is none of its kind, if one is.
std::optional<std::string> OdbcPrepared::fill(std::size_t parameter, std::span<const ServerRow> rows) {
    using Kind = OdbcParameter::Kind;
    Values& values = m_values[parameter];
    const Kind kind = m_parameters[parameter].kind;
    values.width = m_widths[parameter];
    values.sizes.assign(rows.size(), SQL_NULL_DATA);
    if (kind == Kind::Whole)
        values.whole.assign(rows.size(), 0);
    else if (kind == Kind::Real)
        values.real.assign(rows.size(), 0);
    else if (kind == Kind::Flag)
        values.bytes.assign(rows.size(), 0);
    else if (kind == Kind::Text)
        values.text.assign(rows.size() * values.width, 0);
    else
        values.bytes.assign(rows.size() * values.width, 0);
    for (std::size_t row = 0; row < rows.size(); ++row) {
        const std::optional<std::string>& value = rows[row][parameter];
        if (!value)
            continue;
        const char* const end = value->data() + value->size();
        const auto isRead = [&](std::from_chars_result read) { return read.ec == std::errc() && read.ptr == end; };
        std::int64_t& size = values.sizes[row];
        switch (kind) {
        case Kind::Whole:
            size = std::int64_t(sizeof(std::int64_t));
            if (!isRead(std::from_chars(value->data(), end, values.whole[row])))
                return quoted(*value) + " is not a whole number";
            break;
        case Kind::Real:
            size = std::int64_t(sizeof(double));
            if (!isRead(std::from_chars(value->data(), end, values.real[row])))
                return quoted(*value) + " is not a number";
            break;
        case Kind::Flag:
            size = 1;
            values.bytes[row] = *value == "1" || *value == "t" || *value == "true" ? 1 : 0;
            break;
        case Kind::Text:
            size = std::int64_t(widen(*value, &values.text[row * values.width]) * sizeof(SQLWCHAR));
            break;
        case Kind::Bytes:
            if (!readHex(*value, m_bytes))
                return quoted(*value) + " is not hexadecimal";
            std::copy(m_bytes.begin(), m_bytes.end(), values.bytes.begin() + std::ptrdiff_t(row * values.width));
            size = std::int64_t(m_bytes.size());
            break;
        }
    }
    return std::nullopt;
}

Result<void> OdbcPrepared::bind(std::size_t parameter) {
    using Kind = OdbcParameter::Kind;
    Values& values = m_values[parameter];
    const OdbcParameter& given = m_parameters[parameter];
    SQLSMALLINT cType = SQL_C_WCHAR, sqlType = given.sqlType;
    SQLPOINTER data = values.text.data();
    SQLLEN width = SQLLEN(values.width);
    SQLULEN size = values.width;
    switch (given.kind) {
    case Kind::Whole:
        cType = SQL_C_SBIGINT;
        data = values.whole.data();
        width = sizeof(std::int64_t);
        size = 19;
        break;
    case Kind::Real:
        cType = SQL_C_DOUBLE;
        data = values.real.data();
        width = sizeof(double);
        size = 17;
        break;
    case Kind::Flag:
        cType = SQL_C_BIT;
        data = values.bytes.data();
        size = 1;
        break;
    case Kind::Bytes:
        cType = SQL_C_BINARY;
        data = values.bytes.data();
        break;
    case Kind::Text:
        width *= SQLLEN(sizeof(SQLWCHAR));
        if (given.digits > 0)
            size = given.digits;
        else if (sqlType == SQL_WVARCHAR && values.width > kShortText)
            sqlType = SQL_WLONGVARCHAR;
        break;
    }
    if (isGood(SQLBindParameter(m_statement->handle(), SQLUSMALLINT(parameter + 1), SQL_PARAM_INPUT, cType, sqlType, size,
                                given.fraction, data, width, reinterpret_cast<SQLLEN*>(values.sizes.data()))))
        return {};
    return m_session->fail(SQL_HANDLE_STMT, m_statement->handle());
}

Result<std::optional<std::string>> OdbcPrepared::run(std::span<const ServerRow> rows, const std::stop_token& stop) {
    void* const handle = m_statement->handle();
    for (std::size_t i = 0; i < m_parameters.size(); ++i) {
        if (std::optional<std::string> refusal = fill(i, rows))
            return refusal;
        MW_TRY_DO(bind(i));
    }
    m_states.assign(rows.size(), SQL_PARAM_UNUSED);
    SQLSetStmtAttrW(handle, SQL_ATTR_PARAM_STATUS_PTR, m_states.data(), SQL_IS_POINTER);
    if (!isGood(SQLSetStmtAttrW(handle, SQL_ATTR_PARAMSET_SIZE, reinterpret_cast<SQLPOINTER>(rows.size()), SQL_IS_UINTEGER)))
        return m_session->fail(SQL_HANDLE_STMT, handle);
    const OdbcInterrupt interrupt(*m_session, handle, stop);
    const SQLRETURN code = SQLExecute(handle);
    const bool isWhole = std::find(m_states.begin(), m_states.end(), SQL_PARAM_ERROR) == m_states.end();
    if ((isGood(code) || code == SQL_NO_DATA) && isWhole)
        return std::optional<std::string>();
    Error error = m_session->fail(SQL_HANDLE_STMT, handle);
    if (!m_session->valuesFailed())
        return error;
    return std::optional(m_session->failure().message);
}

Result<std::optional<std::string>> OdbcPrepared::runEach(std::span<const ServerRow> rows, std::stop_token stop) {
    while (!rows.empty()) {
        const std::size_t chunk = chunkOf(rows);
        MW_TRY(std::optional<std::string> refusal, run(rows.first(chunk), stop));
        if (refusal)
            return refusal;
        rows = rows.subspan(chunk);
    }
    return std::optional<std::string>();
}

Result<void> OdbcPrepared::query(const ServerRow& values, const std::vector<bool>& isBinary,
                                 const ServerStatements::TakeRow& take, std::stop_token stop) {
    const std::span<const ServerRow> row(&values, 1);
    (void)chunkOf(row);
    MW_TRY(const std::optional<std::string> refusal, run(row, stop));
    if (refusal)
        return makeError(Code::DatabaseError, *refusal);
    Result<void> taken;
    ServerRow found(isBinary.size());
    while (taken.ok()) {
        MW_TRY(const bool more, m_statement->next(*m_session));
        if (!more)
            break;
        MW_TRY_DO(m_statement->row(*m_session, isBinary, found));
        taken = take(found);
    }
    SQLFreeStmt(m_statement->handle(), SQL_CLOSE);
    return taken;
}

} // namespace mw

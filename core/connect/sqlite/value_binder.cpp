// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/sqlite/value_binder.h"

#include "core/base/utf8.h"
#include "core/connect/sqlite/loose_values.h"

#include <sqlite3.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstring>
#include <limits>

namespace mw {

namespace {

using namespace sqlite;

bool isDigit(char c) {
    return c >= '0' && c <= '9';
}
bool isBlank(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
}

/// The number in a text that SQLite takes for one: blanks, sign, digits with a point, exponent, blanks.
struct NumberText {
    bool isNumber = false;
    bool isWhole = false;    ///< neither point nor exponent
    std::string_view digits; ///< without blanks
};

NumberText readNumber(std::string_view text) {
    while (!text.empty() && isBlank(text.front()))
        text.remove_prefix(1);
    while (!text.empty() && isBlank(text.back()))
        text.remove_suffix(1);
    NumberText found{false, true, text};
    std::size_t i = !text.empty() && (text[0] == '-' || text[0] == '+') ? 1 : 0;
    std::size_t digits = 0;
    for (; i < text.size() && isDigit(text[i]); ++i)
        ++digits;
    if (i < text.size() && text[i] == '.') {
        found.isWhole = false;
        for (++i; i < text.size() && isDigit(text[i]); ++i)
            ++digits;
    }
    if (digits > 0 && i < text.size() && (text[i] == 'e' || text[i] == 'E')) {
        found.isWhole = false;
        ++i;
        if (i < text.size() && (text[i] == '-' || text[i] == '+'))
            ++i;
        const std::size_t exponent = i;
        while (i < text.size() && isDigit(text[i]))
            ++i;
        if (i == exponent)
            return found;
    }
    found.isNumber = digits > 0 && i == text.size();
    return found;
}

/// Texts that begin otherwise are never taken for numbers: decides most values by one look.
bool mayBeNumber(std::string_view text) {
    const char first = text.empty() ? 'x' : text.front();
    return isDigit(first) || first == '-' || first == '+' || first == '.' || isBlank(first);
}

bool isInteger64(double number) {
    return number >= -0x1p63 && number < 0x1p63 && std::floor(number) == number;
}

/// A decimal that is whole and has 64 bits, whatever zeros follow its point.
bool wholeNumber(const Decimal& value, std::int64_t& out) {
    Decimal whole;
    if (rescale(value, 0, Rounding::Refuse, whole) != DivideOutcome::Ok ||
        whole.unscaled > std::numeric_limits<std::int64_t>::max() ||
        whole.unscaled < std::numeric_limits<std::int64_t>::min())
        return false;
    out = std::int64_t(whole.unscaled);
    return true;
}

bool isExactReal(std::int64_t number) {
    return number <= kExactInteger && number >= -kExactInteger;
}

} // namespace

std::string afterNumericAffinity(std::string_view text, SqliteAffinity affinity) {
    if (affinity == SqliteAffinity::Text || affinity == SqliteAffinity::Blob || !mayBeNumber(text))
        return std::string(text);
    const NumberText read = readNumber(text);
    if (!read.isNumber)
        return std::string(text);
    std::int64_t whole = 0;
    if (read.isWhole && affinity != SqliteAffinity::Real && parseInteger(read.digits, whole))
        return std::to_string(whole);
    const std::string digits(read.digits.substr(read.digits.front() == '+' ? 1 : 0));
    double number = 0;
    if (std::from_chars(digits.data(), digits.data() + digits.size(), number).ec == std::errc::result_out_of_range)
        number = digits.find("e-") == std::string::npos && digits.find("E-") == std::string::npos ? HUGE_VAL : 0;
    if (affinity != SqliteAffinity::Real && isInteger64(number))
        return std::to_string(std::int64_t(number));
    return printFloat(number);
}

SqliteValueBinder::SqliteValueBinder(const Column& column, SqliteAffinity affinity)
    : m_column(&column), m_affinity(affinity), m_way(wayFor(column.type().kind, affinity)) {}

SqliteValueBinder::Way SqliteValueBinder::wayFor(TypeKind kind, SqliteAffinity affinity) {
    const bool toText = affinity == SqliteAffinity::Text;
    const bool toReal = affinity == SqliteAffinity::Real;
    switch (kind) {
    case TypeKind::Null:
        return Way::Null;
    case TypeKind::Boolean:
        return Way::Boolean;
    case TypeKind::Integer:
        return toReal ? Way::IntegerAsReal : Way::Integer;
    case TypeKind::Decimal:
        return toText ? Way::DecimalAsText : toReal ? Way::DecimalAsReal : Way::Decimal;
    case TypeKind::Float:
        return toText ? Way::RealAsText : Way::Real;
    case TypeKind::Text:
        return toText || affinity == SqliteAffinity::Blob ? Way::Text : Way::CheckedText;
    case TypeKind::Date:
        return Way::Date;
    case TypeKind::Time:
        return Way::Time;
    case TypeKind::Timestamp:
        return Way::Timestamp;
    case TypeKind::Binary:
        return Way::Binary;
    case TypeKind::Uuid:
        return Way::Uuid;
    }
    return Way::Null;
}

namespace {

/// Where values go. Bytes are not copied; a null pointer would mean null, so empty ones get another.
struct Parameter {
    sqlite3_stmt* statement;
    int number;
    void null() { sqlite3_bind_null(statement, number); }
    void integer(std::int64_t value) { sqlite3_bind_int64(statement, number, value); }
    void real(double value) { sqlite3_bind_double(statement, number, value); }
    void text(std::string_view value) {
        sqlite3_bind_text64(statement, number, value.empty() ? "" : value.data(), value.size(), SQLITE_STATIC,
                            SQLITE_UTF8);
    }
    void blob(std::string_view value) {
        sqlite3_bind_blob64(statement, number, value.empty() ? "" : value.data(), value.size(), SQLITE_STATIC);
    }
};

struct ColumnResult {
    sqlite3_context* context;
    void null() { sqlite3_result_null(context); }
    void integer(std::int64_t value) { sqlite3_result_int64(context, value); }
    void real(double value) { sqlite3_result_double(context, value); }
    void text(std::string_view value) {
        sqlite3_result_text64(context, value.empty() ? "" : value.data(), value.size(), SQLITE_STATIC, SQLITE_UTF8);
    }
    void blob(std::string_view value) {
        sqlite3_result_blob64(context, value.empty() ? "" : value.data(), value.size(), SQLITE_STATIC);
    }
};

/// A row under construction. SQLite applies a column's affinity when it makes a record; here it is done by hand.
struct RecordCell {
    SqliteRecord* record;
    SqliteAffinity affinity;
    void null() { record->null(); }
    void integer(std::int64_t value) {
        constexpr std::int64_t kWidestShort = 0x7fffffffffff; // what six bytes hold
        if (affinity == SqliteAffinity::Text) {
            std::array<char, 24> text;
            const auto end = std::to_chars(text.data(), text.data() + text.size(), value).ptr;
            record->text({text.data(), std::size_t(end - text.data())});
        } else if (affinity == SqliteAffinity::Real && (value > kWidestShort || value < -kWidestShort - 1)) {
            record->real(double(value)); // eight bytes either way
        } else {
            record->integer(value);
        }
    }
    void real(double value) {
        const bool isNumeric = affinity != SqliteAffinity::Text && affinity != SqliteAffinity::Blob;
        if (isNumeric && isInteger64(value) && value > -0x1p63)
            integer(std::int64_t(value));
        else
            record->real(value);
    }
    void text(std::string_view value) {
        if (affinity != SqliteAffinity::Text && affinity != SqliteAffinity::Blob && mayBeNumber(value)) {
            const NumberText read = readNumber(value);
            std::int64_t whole = 0;
            if (read.isNumber && read.isWhole && parseInteger(read.digits, whole))
                return integer(whole);
            double number = 0;
            if (read.isNumber &&
                std::from_chars(read.digits.data(), read.digits.data() + read.digits.size(), number).ec == std::errc())
                return real(number);
        }
        record->text(value);
    }
    void blob(std::string_view value) { record->blob(value); }
};

/// Only asks whether there is a value to hand over.
struct Nobody {
    void null() {}
    void integer(std::int64_t) {}
    void real(double) {}
    void text(std::string_view) {}
    void blob(std::string_view) {}
};

} // namespace

template <class Taker>
void SqliteValueBinder::handScratch(Taker taker, std::size_t size) {
    taker.text(std::string_view(m_scratch.data(), size));
}

template <class Taker>
void SqliteValueBinder::handScratch(Taker taker, std::string_view text) {
    std::memcpy(m_scratch.data(), text.data(), text.size());
    handScratch(taker, text.size());
}

template <class Taker>
bool SqliteValueBinder::hand(Taker taker, std::size_t row) {
    if (m_column->isNull(row)) {
        taker.null();
        return true;
    }
    const std::size_t i = m_column->at(row);
    switch (m_way) {
    case Way::Null:
        taker.null();
        return true;
    case Way::Boolean:
        taker.integer(m_column->values<std::uint8_t>()[i] != 0);
        return true;
    case Way::IntegerAsReal:
        if (!isExactReal(m_column->values<std::int64_t>()[i]))
            return false;
        [[fallthrough]];
    case Way::Integer:
        taker.integer(m_column->values<std::int64_t>()[i]);
        return true;
    case Way::Real:
    case Way::RealAsText: {
        const double number = m_column->values<double>()[i];
        if (std::isnan(number)) // SQLite stores null instead
            return false;
        if (m_way == Way::Real)
            taker.real(number);
        else
            handScratch(taker, printFloat(number));
        return true;
    }
    case Way::Decimal:
    case Way::DecimalAsReal: {
        const Decimal value{m_column->values<Int128>()[i], m_column->type().scale};
        std::int64_t whole = 0;
        double real = 0;
        // A double that is whole becomes an integer in the column by itself.
        if (exactDouble(value, real))
            taker.real(real);
        else if (m_way == Way::Decimal && wholeNumber(value, whole))
            taker.integer(whole);
        else
            return false;
        return true;
    }
    case Way::DecimalAsText: {
        const Decimal value{m_column->values<Int128>()[i], m_column->type().scale};
        handScratch(taker, printDecimal(value, m_scratch.data()));
        return true;
    }
    case Way::CheckedText: {
        const std::string_view text = m_column->values<std::string_view>()[i];
        if (mayBeNumber(text) && afterNumericAffinity(text, m_affinity) != text)
            return false;
        [[fallthrough]];
    }
    case Way::Text: {
        const std::string_view text = m_column->values<std::string_view>()[i];
        taker.text(text);
        return true;
    }
    case Way::Date:
        handScratch(taker, printDate(m_column->values<Date>()[i], m_scratch.data()));
        return true;
    case Way::Time:
        handScratch(taker, printTime(m_column->values<Time>()[i], m_scratch.data()));
        return true;
    case Way::Timestamp:
        handScratch(taker, printTimestamp(m_column->values<Timestamp>()[i], m_column->type().zoned, m_scratch.data()));
        return true;
    case Way::Binary: {
        const std::string_view bytes = m_column->values<std::string_view>()[i];
        taker.blob(bytes);
        return true;
    }
    case Way::Uuid:
        handScratch(taker, printUuid(m_column->values<Uuid>()[i]));
        return true;
    }
    return false;
}

bool SqliteValueBinder::bind(sqlite3_stmt* statement, int parameter, std::size_t row) {
    return hand(Parameter{statement, parameter}, row);
}

void SqliteValueBinder::give(sqlite3_context* context, std::size_t row) {
    const bool given = hand(ColumnResult{context}, row);
    MW_ASSERT(given, "refused values are sorted out before");
}

void SqliteValueBinder::appendAny(SqliteRecord& record, std::size_t row) {
    const bool given = hand(RecordCell{&record, m_affinity}, row);
    MW_ASSERT(given, "refused values are sorted out before");
}

bool SqliteValueBinder::mayRefuse() const {
    return m_way == Way::IntegerAsReal || m_way == Way::Real || m_way == Way::RealAsText || m_way == Way::Decimal ||
           m_way == Way::DecimalAsReal || m_way == Way::CheckedText;
}

bool SqliteValueBinder::refuses(std::size_t row) {
    return mayRefuse() && !hand(Nobody{}, row);
}

RowError SqliteValueBinder::refusal(std::size_t row) const {
    const std::size_t i = m_column->at(row);
    std::string value = printValue(m_column->value(row), m_column->type());
    std::string becomes;
    switch (m_way) {
    case Way::CheckedText:
        becomes = afterNumericAffinity(value, m_affinity);
        value = quoted(value);
        break;
    case Way::IntegerAsReal:
        becomes = printFloat(double(m_column->values<std::int64_t>()[i]));
        break;
    case Way::Decimal:
    case Way::DecimalAsReal:
        becomes = printFloat(toDouble(Decimal{m_column->values<Int128>()[i], m_column->type().scale}));
        break;
    default:
        becomes = "null";
        break;
    }
    RowError error;
    error.row = std::uint32_t(row);
    error.code = Code::AffinityChange;
    error.arguments = {std::move(value), std::move(becomes)};
    return error;
}

std::vector<std::uint32_t> storableRows(std::span<SqliteValueBinder> values, std::span<const std::uint32_t> rows,
                                        const RefusedRow& refused) {
    std::vector<std::size_t> doubtful;
    for (std::size_t i = 0; i < values.size(); ++i)
        if (values[i].mayRefuse())
            doubtful.push_back(i);
    if (doubtful.empty())
        return {rows.begin(), rows.end()};
    std::vector<std::uint32_t> good;
    good.reserve(rows.size());
    for (const std::uint32_t row : rows) {
        const auto culprit =
            std::find_if(doubtful.begin(), doubtful.end(), [&](std::size_t i) { return values[i].refuses(row); });
        if (culprit == doubtful.end()) {
            good.push_back(row);
            continue;
        }
        RowError error = values[*culprit].refusal(row);
        error.field = std::uint32_t(*culprit);
        refused(row, std::move(error));
    }
    return good;
}

} // namespace mw

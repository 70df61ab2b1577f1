// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/sqlite/census.h"

#include "core/base/utf8.h"
#include "core/base/wording.h"
#include "core/connect/sqlite/loose_values.h"

#include <algorithm>
#include <cmath>

namespace mw {

namespace {

using namespace sqlite;

/// What the values of one column have been found to be.
struct ColumnCensus {
    std::uint64_t nulls = 0, integers = 0, reals = 0, texts = 0, blobs = 0;
    std::uint64_t misfits = 0; ///< values that the declared type does not hold
    std::uint64_t misfitTexts = 0;
    std::string firstMisfitText;
    std::uint64_t inexact = 0;       ///< reals that are no decimal of 15 digits
    std::uint64_t largeIntegers = 0; ///< whole numbers that are no double
    int scale = 0;                   ///< digits after the point that the reals need
    double largest = 0;              ///< magnitude of the largest number
    std::uint64_t tooLong = 0;       ///< texts longer than declared
    std::size_t longest = 0;         ///< code points of the longest of them
    std::uint64_t dates = 0, localStamps = 0, zonedStamps = 0;

    std::uint64_t values() const { return integers + reals + texts + blobs; }
    int integerDigits() const { return largest < 1 ? 0 : int(std::floor(std::log10(largest))) + 1; }
};

class Counter final : public SqliteRowVisitor {
public:
    Counter(const std::vector<DeclaredType>& declared, const std::vector<Field>& fields) : m_columns(fields.size()) {
        for (const DeclaredType& type : declared)
            m_declared.push_back(type.type);
    }
    void setLimit(std::uint64_t rows) { m_limit = rows; }
    std::uint64_t rows() const { return m_rows; }
    const ColumnCensus& column(std::size_t i) const { return m_columns[i]; }

    bool visit(const SqliteRow& row) override {
        for (std::size_t i = 0; i < m_columns.size(); ++i)
            look(m_columns[i], m_declared[i], row.values[i]);
        ++m_rows;
        return m_rows == m_limit || m_rows % kRowsPerPause == 0;
    }

private:
    static constexpr std::uint64_t kRowsPerPause = 16 * 1024;

    static void look(ColumnCensus& column, const std::optional<LogicalType>& declared, const StoredValue& value) {
        const TypeKind kind = declared ? declared->kind : TypeKind::Null;
        switch (value.kind) {
        case StoredValue::Kind::Null:
            ++column.nulls;
            break;
        case StoredValue::Kind::Integer:
            ++column.integers;
            lookAtInteger(column, kind, value.integer);
            break;
        case StoredValue::Kind::Real:
            ++column.reals;
            lookAtReal(column, kind, declared, value.real);
            break;
        case StoredValue::Kind::Text:
            ++column.texts;
            lookAtText(column, declared, value.bytes);
            break;
        case StoredValue::Kind::Blob:
            ++column.blobs;
            column.misfits += kind != TypeKind::Binary;
            break;
        }
    }

    static void lookAtInteger(ColumnCensus& column, TypeKind kind, std::int64_t number) {
        column.largeIntegers += number > kExactInteger || number < -kExactInteger;
        if (kind == TypeKind::Integer)
            return;
        column.largest = std::max(column.largest, std::fabs(double(number)));
        if (kind == TypeKind::Boolean)
            column.misfits += number != 0 && number != 1;
        else
            column.misfits += kind != TypeKind::Decimal && kind != TypeKind::Float;
    }

    static void lookAtReal(ColumnCensus& column, TypeKind kind, const std::optional<LogicalType>& declared,
                           double number) {
        if (kind == TypeKind::Float)
            return;
        std::int64_t unscaled = 0;
        if (column.scale <= 22 && !exactDecimal(number, std::uint8_t(column.scale), unscaled)) {
            const int scale = smallestScale(number, 0);
            if (scale < 0)
                ++column.inexact;
            column.scale = std::max(column.scale, scale);
        }
        column.largest = std::max(column.largest, std::fabs(number));
        if (kind == TypeKind::Decimal)
            column.misfits += !exactDecimal(number, std::min<std::uint8_t>(declared->scale, 22), unscaled);
        else
            ++column.misfits;
    }

    static void lookAtText(ColumnCensus& column, const std::optional<LogicalType>& declared, std::string_view text) {
        if (!declared || fits(column, *declared, text))
            return;
        ++column.misfits;
        if (column.misfitTexts++ == 0)
            column.firstMisfitText = std::string(text.substr(0, 200));
    }

    static bool fits(ColumnCensus& column, const LogicalType& type, std::string_view text) {
        switch (type.kind) {
        case TypeKind::Text:
            if (type.length > 0 && text.size() > type.length)
                if (const std::size_t points = countCodePoints(text); points > type.length) {
                    ++column.tooLong;
                    column.longest = std::max(column.longest, points);
                }
            return true;
        case TypeKind::Boolean: {
            bool unused = false;
            return readBoolean(text, unused);
        }
        case TypeKind::Decimal: {
            Decimal number;
            Decimal scaled;
            return parseDecimal(text, number) &&
                   rescale(number, type.scale, Rounding::Refuse, scaled) == DivideOutcome::Ok &&
                   scaled.unscaled < powerOfTen(type.precision) && scaled.unscaled > -powerOfTen(type.precision);
        }
        case TypeKind::Date:
        case TypeKind::Timestamp: {
            StampText stamp;
            if (!readStamp(text, stamp))
                return false;
            ++(stamp.dateOnly ? column.dates : stamp.zoned ? column.zonedStamps : column.localStamps);
            return true;
        }
        case TypeKind::Time: {
            Time unused;
            return parseIsoTime(text, unused);
        }
        case TypeKind::Uuid: {
            Uuid unused;
            return parseUuid(text, unused);
        }
        default:
            return false;
        }
    }

    std::vector<std::optional<LogicalType>> m_declared;
    std::vector<ColumnCensus> m_columns;
    std::uint64_t m_rows = 0;
    std::uint64_t m_limit = 0;
};

/// Turns what was counted into a type and the words for it.
class Decision {
public:
    Decision(const DeclaredType& declared, const ColumnCensus& found, bool sampled)
        : m_declared(declared), m_found(found), m_sampled(sampled) {}

    void apply(Field& field) {
        field.type = m_declared.fallback;
        if (m_found.values() > 0)
            field.type = m_declared.type ? decideDeclared(*m_declared.type) : decideUndeclared(field.nativeType);
        field.evidence = m_evidence;
    }

private:
    LogicalType decideDeclared(const LogicalType& type) {
        switch (type.kind) {
        case TypeKind::Text:
            return decideText(type);
        case TypeKind::Date:
        case TypeKind::Timestamp:
            return decideStamp(type);
        case TypeKind::Decimal:
            return decideDecimal(type);
        case TypeKind::Float:
            if (m_found.largeIntegers > 0)
                return misfit(m_found.largeIntegers, "whole numbers too large for " + printType(type));
            break;
        default:
            break;
        }
        return m_found.misfits == 0 ? type : decideMisfit(type);
    }

    LogicalType decideText(LogicalType type) {
        if (m_found.tooLong > 0) {
            say(m_found.tooLong, "are longer than " + std::to_string(type.length) + " characters, the longest has " +
                                     std::to_string(m_found.longest));
            type.length = 0;
        } else if (m_found.integers + m_found.reals > 0) {
            say(m_found.integers + m_found.reals, "are numbers");
            type.length = 0;
        } else if (m_found.blobs > 0) {
            say(m_found.blobs, "are binary, shown as hexadecimal");
            type.length = 0;
        }
        return type;
    }

    LogicalType decideStamp(const LogicalType& type) {
        if (m_found.misfits > 0)
            return decideMisfit(type);
        const std::uint64_t all = m_found.values();
        if (m_found.dates == all) {
            if (type.kind != TypeKind::Date)
                say(all, "are dates without a time");
            return LogicalType::date();
        }
        if (m_found.zonedStamps > 0 && m_found.zonedStamps < all)
            return misfit(m_found.zonedStamps, "with a zone, the others without");
        const LogicalType found = LogicalType::timestamp(m_found.zonedStamps == all);
        if (type.kind == TypeKind::Date)
            say(all - m_found.dates, "have a time of day");
        else if (m_found.dates > 0)
            say(m_found.dates, "are dates without a time");
        else if (found != type)
            say(all, found.zoned ? "have a zone" : "have no zone");
        return found;
    }

    /// Numbers that need more digits than declared get them, as long as they are decimals at all.
    LogicalType decideDecimal(const LogicalType& type) {
        if (m_found.texts + m_found.blobs > 0 || m_found.inexact > 0)
            return m_found.misfits == 0 ? type : decideMisfit(type);
        const int scale = std::max<int>(type.scale, m_found.scale);
        const int precision = std::max(type.precision - type.scale, m_found.integerDigits()) + scale;
        if (precision > 38)
            return decideMisfit(type);
        if (scale > type.scale)
            say(m_found.misfits, "have more than " + std::to_string(type.scale) + " digits after the point");
        else if (precision > type.precision)
            m_evidence = "some values have more than " + std::to_string(type.precision) + " digits";
        return LogicalType::decimal(std::uint8_t(precision), std::uint8_t(scale));
    }

    LogicalType decideUndeclared(const std::string& nativeType) {
        const std::uint64_t all = m_found.values();
        const std::string what = nativeType.empty() ? "no type is declared" : nativeType + " names no exact type";
        const auto found = [&](const LogicalType& type, const std::string& words) {
            m_evidence = what + "; " + grouped(all) + " of " + grouped(all) + counted() + words;
            return type;
        };
        if (m_found.integers == all)
            return found(LogicalType::integer(), " are whole numbers");
        if (m_found.blobs == all)
            return found(LogicalType::binary(), " are binary");
        if (m_found.texts == all)
            return found(LogicalType::text(), " are text");
        if (m_found.integers + m_found.reals == all) {
            const int precision = std::max(kExactDigits, m_found.integerDigits() + m_found.scale);
            if (m_found.inexact == 0 && precision <= 38)
                return found(LogicalType::decimal(std::uint8_t(precision), std::uint8_t(m_found.scale)),
                             " are numbers with at most " + std::to_string(m_found.scale) + " digits after the point");
            if (m_found.largeIntegers == 0)
                return found(LogicalType::floating(), " are floating point numbers");
        }
        m_evidence = what + "; " + classes();
        return LogicalType::text();
    }

    /// The type that all values share in SQLite, if they do; else text.
    LogicalType decideMisfit(const LogicalType& declared) {
        const std::uint64_t all = m_found.values();
        const bool onlyTexts = m_found.misfits == m_found.misfitTexts && m_found.misfitTexts == m_found.texts;
        std::string words = onlyTexts ? "are text" : "do not fit " + printType(declared);
        if (m_found.misfitTexts > 0)
            words += ", for example " + quoted(m_found.firstMisfitText);
        if (!onlyTexts && m_found.misfitTexts < m_found.misfits)
            words += "; " + classes();
        say(m_found.misfits, words);
        if (m_found.integers == all)
            return LogicalType::integer();
        if (m_found.integers + m_found.reals == all && m_found.largeIntegers == 0)
            return LogicalType::floating();
        if (m_found.blobs == all)
            return LogicalType::binary();
        return LogicalType::text();
    }

    LogicalType misfit(std::uint64_t count, const std::string& words) {
        say(count, "are " + words);
        return LogicalType::text();
    }

    void say(std::uint64_t count, const std::string& words) {
        m_evidence = grouped(count) + " of " + grouped(m_found.values()) + counted() + " " + words;
    }
    std::string counted() const { return m_sampled ? " values looked at" : " values"; }

    /// "12 are text, 3 are whole numbers"
    std::string classes() const {
        std::string text;
        const auto add = [&](std::uint64_t count, const std::string& words) {
            if (count > 0)
                text += (text.empty() ? "" : ", ") + words;
        };
        add(m_found.texts, grouped(m_found.texts) + " are text");
        add(m_found.integers, grouped(m_found.integers) + " are whole numbers");
        add(m_found.reals, grouped(m_found.reals) + " are floating point numbers");
        add(m_found.blobs, grouped(m_found.blobs) + " are binary");
        return text;
    }

    const DeclaredType& m_declared;
    const ColumnCensus& m_found;
    const bool m_sampled;
    std::string m_evidence;
};

Result<void> walk(SqliteScan scan, const Counter& counter, std::uint64_t until, JobContext& job) {
    while (true) {
        MW_TRY_DO(job.checkpoint());
        MW_TRY(const bool more, scan.resume());
        if (!more || (until > 0 && counter.rows() >= until))
            return {};
    }
}

} // namespace

Result<std::vector<Field>> decideTypes(SqliteSession& session, const SqliteTable& table, std::uint64_t mostRows,
                                       std::optional<std::uint64_t> rows, JobContext& job) {
    std::vector<Field> fields = table.entity.fields;
    if (fields.empty())
        return fields;
    std::vector<std::string> names;
    for (const Field& field : fields)
        names.push_back(field.name);
    const SqliteInterrupt interrupt(session, job.stopToken());

    // A table's end often looks different from its beginning: years later, other programs wrote it.
    const bool mayGoBackward = mostRows > 0 && SqliteScan::canGoBackward(table);
    if (mayGoBackward && !rows) { // no more are counted than it takes to know
        MW_TRY(const auto counted, session.integer("SELECT count(*) FROM (SELECT 1 FROM main." + sqlName(table.entity.name) +
                                                   " LIMIT " + std::to_string(mostRows + 1) + ")"));
        rows = std::uint64_t(counted.value_or(0));
    }
    const bool twoEnds = mayGoBackward && rows.value_or(0) > mostRows;
    const std::uint64_t fromStart = twoEnds ? (mostRows + 1) / 2 : mostRows;
    Counter counter(table.declared, fields);
    counter.setLimit(fromStart);
    MW_TRY(SqliteScan forward, SqliteScan::start(session, table, names, counter));
    MW_TRY_DO(walk(std::move(forward), counter, fromStart, job));
    if (twoEnds && mostRows > fromStart) {
        counter.setLimit(mostRows);
        MW_TRY(SqliteScan backward, SqliteScan::start(session, table, names, counter, SqliteScan::Direction::Backward));
        MW_TRY_DO(walk(std::move(backward), counter, mostRows, job));
    }

    const bool sampled = mostRows > 0 && (rows ? *rows > counter.rows() : counter.rows() == mostRows);
    for (std::size_t i = 0; i < fields.size(); ++i) {
        const ColumnCensus& found = counter.column(i);
        Decision(table.declared[i], found, sampled).apply(fields[i]);
        const Key* key = table.entity.primaryKey();
        const bool isKey =
            key && std::find(key->fields.begin(), key->fields.end(), fields[i].name) != key->fields.end();
        if (found.nulls > 0 && isKey) {
            fields[i].nullable = true;
            fields[i].evidence +=
                (fields[i].evidence.empty() ? "" : "; ") + grouped(found.nulls) + " values of the key are missing";
        }
    }
    return fields;
}

} // namespace mw

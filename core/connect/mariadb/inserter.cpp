// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/mariadb/inserter.h"

#include "core/connect/mariadb/keyed_rows.h"
#include "core/connect/mariadb/refusal.h"
#include "core/connect/mariadb/statements.h"
#include "core/connect/qtsql/row_text.h"
#include "core/connect/qtsql/value_limits.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <string_view>

namespace mw {

namespace {

/// TIMESTAMP keeps seconds since 1970 in 32 bits, the first of them stands for the zero date
/// (mariadb.com/kb/en/timestamp).
constexpr std::int64_t kFirstTimestamp = 1'000'000;
constexpr std::int64_t kLastTimestamp = 2'147'483'647'999'999;

/// What servers and client libraries answer where LOAD DATA LOCAL is not allowed: MariaDB before and since 10.6, MySQL's
/// server and its client.
constexpr std::array<unsigned, 4> kForbidsLoad = {1148, 4166, 3948, 2068};

constexpr std::size_t kInsertBytes = std::size_t(1) << 20; // of one statement, where its rows are not larger

ValueLimits limitsOf(const Field& field, const ServerColumn& column) {
    ValueLimits limits;
    limits.type = field.type;
    limits.isRequired = !field.nullable && !column.isNumbered;
    limits.isSingle = column.type == "float";
    limits.takesNan = false;
    limits.takesNul = true;
    limits.fractionDigits = column.fractionDigits;
    if (column.type == "timestamp") {
        limits.least = kFirstTimestamp;
        limits.most = kLastTimestamp;
        limits.name = "timestamp (1970 to 2038)";
    }
    return limits;
}

class MariadbInserter final : public ServerInserter {
public:
    MariadbInserter(MariadbSession& session, const ServerTable& table, std::vector<std::size_t> fields,
                    const WriteOptions& options, std::string staging, bool& mayLoad, ServerChanges& changes)
        : m_session(session), m_statements(session), m_table(table), m_form(m_statements, table),
          m_fields(std::move(fields)), m_options(options), m_staging(std::move(staging)), m_mayLoad(mayLoad),
          m_changes(changes), m_asks(changes.isTold() || options.given) {
        for (const std::size_t field : m_fields)
            m_limits.push_back(limitsOf(table.entity.fields[field], table.columns[field]));
    }
    ~MariadbInserter() override {
        if (!m_into.empty())
            (void)m_session.execute("DROP TEMPORARY TABLE IF EXISTS " + m_staging + ", " + m_staging + "_typed");
    }

    Result<ServerInserted> insert(const Batch& batch, std::span<const std::uint32_t> rows, const RefusedRow& refused,
                                  JobContext& job) override {
        MW_ASSERT(batch.columns.size() == m_fields.size(),
                  "a batch must have the columns that the writer was opened for");
        const MariadbInterrupt interrupt(m_session, job.stopToken());
        m_rows.clear();
        m_text.clear();
        m_places.clear();
        for (const std::uint32_t row : rows) {
            if (std::optional<RowError> error = refusal(batch, row)) {
                refused(row, std::move(*error));
                continue;
            }
            m_places.push_back(m_text.size());
            append(batch, row);
            m_rows.push_back(row);
        }
        m_places.push_back(m_text.size());
        ServerInserted inserted;
        if (m_rows.empty())
            return inserted;
        if (m_into.empty())
            MW_TRY_DO(prepare(batch));
        MW_TRY_DO(stage());
        const auto attempt = [&](std::size_t begin, std::size_t end) {
            return m_keyed ? moveKeyed(batch, begin, end, inserted) : move(batch, begin, end, inserted);
        };
        MW_TRY_DO(insertHalving(
            m_rows.size(), attempt,
            [&](std::size_t place, RowError error) { refused(m_rows[place], std::move(error)); }, job));
        return inserted;
    }

    Result<void> pause(JobContext&) override { return {}; }

private:
    std::optional<RowError> refusal(const Batch& batch, std::uint32_t row) const {
        for (std::size_t i = 0; i < m_limits.size(); ++i)
            if (std::optional<RowError> error = m_limits[i].refuse(*batch.columns[i], row)) {
                error->row = row;
                error->field = std::uint32_t(i);
                return error;
            }
        return std::nullopt;
    }

    void append(const Batch& batch, std::uint32_t row) {
        for (const ColumnPtr& column : batch.columns) {
            appendCell(m_text, *column, row);
            m_text += '\t';
        }
        m_text += std::to_string(m_rows.size());
        m_text += '\n';
    }

    /// The table in between holds nothing but text, so that nothing can be changed on the way into it.
    Result<void> prepare(const Batch& batch) {
        std::string names, values, columns;
        for (std::size_t i = 0; i < m_fields.size(); ++i) {
            const std::string column = "c" + std::to_string(i);
            const bool isBinary = batch.columns[i]->type().kind == TypeKind::Binary;
            names += (i > 0 ? ", " : "") + mariadbName(m_table.entity.fields[m_fields[i]].name);
            values += (i > 0 ? ", " : "") + (isBinary ? "UNHEX(" + column + ")" : column);
            columns += column + " LONGTEXT, ";
        }
        MW_TRY_DO(m_session.execute("CREATE TEMPORARY TABLE " + m_staging + "(" + columns +
                                    "n INT NOT NULL) ENGINE=MyISAM DEFAULT CHARACTER SET utf8mb4"));
        m_into = "INSERT INTO " + m_table.sqlName + "(" + names + ") SELECT " + values + " FROM " + m_staging;
        if (m_options.mode == LoadMode::Upsert || m_options.mode == LoadMode::AppendMissing) {
            MW_TRY(m_keyed, MariadbKeyedRows::make(m_session, m_table, m_fields, m_options, m_staging, values,
                                                   m_asks ? &m_form : nullptr));
        }
        if (m_changes.isTold() && !m_changes.digestOf(m_table.entity.name))
            m_changes.checkReversible(m_table, m_form);
        return {};
    }

    /// What became of a row.
    void tell(std::size_t place, const std::optional<ServerRow>& before, const ServerRow& now) {
        const std::string key = m_form.keyOf(now);
        if (before)
            m_changes.updated(m_table.entity.name, key, m_form.image(*before), m_form.image(now));
        else
            m_changes.inserted(m_table.entity.name, key, m_form.image(now));
        tellKey(place, now);
    }

    /// The key that the server gave to a row, or found it under.
    void tellKey(std::size_t place, const ServerRow& now) {
        if (!m_options.given || m_form.key().size() != 1)
            return;
        const std::string& text = *now[m_form.key()[0]];
        std::int64_t number = 0;
        if (std::from_chars(text.data(), text.data() + text.size(), number).ec == std::errc())
            m_options.given(m_rows[place], number);
    }

    Result<void> stage() {
        MW_TRY_DO(m_session.execute("DELETE FROM " + m_staging));
        if (m_mayLoad) {
            const Result<void> loaded = m_session.load(
                "LOAD DATA LOCAL INFILE 'rows' INTO TABLE " + m_staging + " CHARACTER SET utf8mb4", m_text);
            if (loaded.ok() && (m_session.warnings() > 0 || m_session.changedRows() != m_rows.size()))
                return makeError(Code::WriteFailed, "not all rows reached the server: " + m_session.firstWarning());
            if (loaded.ok() || std::find(kForbidsLoad.begin(), kForbidsLoad.end(), m_session.failure().number) ==
                                   kForbidsLoad.end())
                return loaded;
            m_mayLoad = false;
        }
        return stageByInserts();
    }

    Result<void> stageByInserts() {
        std::string sql;
        for (std::size_t place = 0; place < m_rows.size(); ++place) {
            sql += sql.empty() ? "INSERT INTO " + m_staging + " VALUES (" : ", (";
            appendLiterals(sql, std::string_view(m_text).substr(m_places[place], m_places[place + 1] - m_places[place]));
            sql += ')';
            if (sql.size() < kInsertBytes && place + 1 < m_rows.size())
                continue;
            MW_TRY_DO(m_session.execute(sql));
            if (m_session.warnings() > 0)
                return makeError(Code::WriteFailed, "not all rows reached the server: " + m_session.firstWarning());
            sql.clear();
        }
        return {};
    }

    /// A row as LOAD DATA reads it, as literals: the backslash means the same in both.
    static void appendLiterals(std::string& sql, std::string_view row) {
        row.remove_suffix(1); // the line's end
        for (bool isFirst = true; isFirst || !row.empty(); isFirst = false) {
            const std::string_view cell = row.substr(0, row.find('\t'));
            sql += isFirst ? "" : ", ";
            if (cell == "\\N") {
                sql += "NULL";
            } else {
                sql += '\'';
                for (const char c : cell) {
                    sql += c;
                    if (c == '\'')
                        sql += c;
                }
                sql += '\'';
            }
            row.remove_prefix(std::min(row.size(), cell.size() + 1));
        }
    }

    /// Moves staged rows into the table; where the server would have to change one, they go back.
    Result<std::optional<RowError>> move(const Batch& batch, std::size_t begin, std::size_t end,
                                         ServerInserted& inserted) {
        std::string sql = m_into;
        if (begin > 0 || end < m_rows.size())
            sql += " WHERE n >= " + std::to_string(begin) + " AND n < " + std::to_string(end);
        MW_TRY_DO(m_session.execute("SAVEPOINT mapwright_rows"));
        std::vector<ServerRow> now;
        const Result<std::uint64_t> moved =
            m_asks ? returned(sql + " ORDER BY n RETURNING " + m_form.imageList(""), now) : changed(sql);
        MariadbFailure failure = m_session.failure();
        if (moved.ok()) {
            if (m_session.warnings() == 0 && *moved == end - begin) {
                inserted.rows += end - begin;
                for (std::size_t i = 0; i < now.size(); ++i)
                    tell(begin + i, std::nullopt, now[i]);
                return std::optional<RowError>();
            }
            failure = {0, {}, m_session.firstWarning()};
            MW_TRY_DO(m_session.execute("ROLLBACK TO SAVEPOINT mapwright_rows"));
        } else if (!m_session.valuesFailed()) {
            return moved.error();
        }
        return std::optional(explainMariadb(failure, m_table, m_fields, batch, m_rows[begin]));
    }

    Result<std::uint64_t> changed(const std::string& sql) {
        MW_TRY_DO(m_session.execute(sql));
        return m_session.changedRows();
    }

    Result<std::uint64_t> returned(const std::string& sql, std::vector<ServerRow>& rows) {
        MW_TRY(rows, m_session.query(sql));
        return std::uint64_t(rows.size());
    }

    /// The same for rows whose key may be there.
    Result<std::optional<RowError>> moveKeyed(const Batch& batch, std::size_t begin, std::size_t end,
                                              ServerInserted& inserted) {
        MW_TRY_DO(m_session.execute("SAVEPOINT mapwright_rows"));
        const auto moved = m_keyed->move(begin, end);
        if (moved.ok() && (!moved->repeats || end - begin == 1)) {
            inserted.rows += moved->inserted.rows;
            inserted.updated += moved->inserted.updated;
            for (const MariadbKeyedRows::Told& told : moved->told)
                tell(told.number, told.before, told.now);
            for (const std::uint32_t number : moved->present)
                if (m_options.present)
                    m_options.present(m_rows[number]);
            for (std::size_t i = 0; i < moved->presentRows.size(); ++i)
                tellKey(moved->present[i], moved->presentRows[i]);
            return std::optional<RowError>();
        }
        MariadbFailure failure = m_session.failure();
        if (moved.ok()) // halved until each key stands alone
            failure = {};
        else if (!m_keyed->warning().empty())
            failure = {0, {}, m_keyed->warning()};
        else if (!m_session.valuesFailed())
            return moved.error();
        MW_TRY_DO(m_session.execute("ROLLBACK TO SAVEPOINT mapwright_rows"));
        return std::optional(explainMariadb(failure, m_table, m_fields, batch, m_rows[begin]));
    }

    MariadbSession& m_session;
    MariadbStatements m_statements;
    const ServerTable& m_table;
    const ServerRowForm m_form;
    const std::vector<std::size_t> m_fields; ///< the table's field of each batch column
    const WriteOptions m_options;
    const std::string m_staging;             ///< name of the table in between
    std::vector<ValueLimits> m_limits;
    bool& m_mayLoad;
    ServerChanges& m_changes;
    const bool m_asks; ///< somebody wants to know what became of rows
    std::string m_into; ///< INSERT … SELECT, empty before the first rows
    std::optional<MariadbKeyedRows> m_keyed; ///< of Upsert and AppendMissing
    std::vector<std::uint32_t> m_rows; ///< of the batch at hand, those that are staged
    std::string m_text;                ///< these as LOAD DATA reads them
    std::vector<std::size_t> m_places; ///< where each begins in the text, and the end
};

} // namespace

Result<std::unique_ptr<ServerInserter>> openMariadbInserter(MariadbSession& session, const ServerTable& table,
                                                            const WriteOptions& options, const std::string& staging,
                                                            bool& mayLoad, ServerChanges& changes) {
    MW_TRY(std::vector<std::size_t> fields, fieldsToWrite(table, options.fields));
    if (options.given && !session.returnsInserted())
        return at(makeError(Code::NotSupported, "keys that a server before MariaDB 10.5 gives"), table.entity.name);
    return std::unique_ptr<ServerInserter>(
        std::make_unique<MariadbInserter>(session, table, std::move(fields), options, staging, mayLoad, changes));
}

} // namespace mw

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/connector.h"
#include "core/connect/sql_queries.h"
#include "core/connect/sqlite/census.h"
#include "core/connect/sqlite/options.h"
#include "core/connect/sqlite/reader.h"

#include "core/base/utf8.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <system_error>

namespace mw {

namespace {

/// A file that is locked when it is opened is waited for by the first call that has a job, which hears when it is to stop.
class SqliteConnection final : public Connection, public SqlQueries {
public:
    /// `session`: null where the file is locked.
    SqliteConnection(std::shared_ptr<SqliteSession> session, const Location& location, const SqliteOptions& options)
        : m_session(std::move(session)), m_path(location.path), m_busyTimeoutMs(options.busyTimeoutMs),
          m_entity(location.entity), m_censusRows(options.censusRows) {}

    Result<Schema> schema(JobContext& job) override {
        MW_TRY_DO(load(job));
        Schema schema;
        for (const SqliteTable& table : m_tables) {
            MW_TRY_DO(job.checkpoint());
            Entity entity = table.entity;
            MW_TRY(entity.rowEstimate, rowsOf(table, job));
            entity.rowsAreExact = entity.rowEstimate.has_value();
            MW_TRY(entity.fields, typedFields(table, entity.rowEstimate, job));
            schema.entities.push_back(std::move(entity));
        }
        return schema;
    }

    Result<std::unique_ptr<Reader>> read(const std::string& entity, const ReadOptions& options,
                                         JobContext& job) override {
        MW_TRY(const SqliteTable* table, find(entity, job));
        if (table->entity.fields.empty())
            return at(makeError(Code::ReadFailed, table->entity.comment), table->entity.name);
        std::vector<Field> all = table->entity.fields;
        if (options.raw) {
            for (Field& field : all)
                field.type = LogicalType::text();
        } else {
            MW_TRY(all, typedFields(*table, {}, job));
        }
        MW_TRY(std::vector<Field> wanted, choose(table->entity, all, options.fields));
        const SqliteInterrupt interrupt(*m_session, job.stopToken());
        return SqliteReader::start(m_session, *table, std::move(wanted), options);
    }

    Result<std::unique_ptr<Reader>> query(const std::string& sql, JobContext& job) override {
        MW_TRY_DO(load(job));
        const SqliteInterrupt interrupt(*m_session, job.stopToken());
        MW_TRY(const SqliteTable asked, describeSqliteQuery(*m_session, sql));
        MW_TRY(std::vector<Field> fields, decideTypes(*m_session, asked, 0, {}, job));
        return SqliteReader::start(m_session, asked, std::move(fields), {});
    }

    Result<std::optional<std::uint64_t>> countRows(const std::string& entity, JobContext& job) override {
        MW_TRY(const SqliteTable* table, find(entity, job));
        MW_TRY(const std::uint64_t rows, count(*table, job));
        return std::optional<std::uint64_t>(rows);
    }

private:
    /// Reads the catalog anew where somebody changed the schema since.
    Result<void> load(JobContext& job) {
        if (!m_session) {
            MW_TRY(m_session, SqliteSession::open(m_path, SqliteSession::Access::Read, m_busyTimeoutMs, job.stopToken()));
        }
        const SqliteInterrupt interrupt(*m_session, job.stopToken());
        MW_TRY(const auto version, m_session->integer("PRAGMA schema_version"));
        if (version == m_version)
            return {};
        MW_TRY(m_tables, readSqliteCatalog(*m_session));
        m_fields.clear();
        m_version = version;
        return {};
    }

    Result<const SqliteTable*> find(const std::string& entity, JobContext& job) {
        MW_TRY_DO(load(job));
        const std::string& name = entity.empty() ? m_entity : entity;
        if (name.empty() && !m_tables.empty())
            return &m_tables.front();
        if (const SqliteTable* table = findTable(m_tables, name))
            return table;
        return at(unknownTable(m_tables, name), m_session->path());
    }

    /// The census is taken once for each table.
    Result<std::vector<Field>> typedFields(const SqliteTable& table, std::optional<std::uint64_t> rows,
                                           JobContext& job) {
        if (const auto known = m_fields.find(table.entity.name); known != m_fields.end())
            return known->second;
        MW_TRY(std::vector<Field> fields, decideTypes(*m_session, table, m_censusRows, rows, job));
        m_fields.emplace(table.entity.name, fields);
        return fields;
    }

    static Result<std::vector<Field>> choose(const Entity& entity, const std::vector<Field>& all,
                                             const std::vector<std::string>& names) {
        if (names.empty())
            return all;
        std::vector<Field> wanted;
        for (const std::string& name : names) {
            const auto index = entity.fieldIndex(name);
            if (!index)
                return at(makeError(Code::UnknownField, mw::quoted(name), ""), entity.name);
            wanted.push_back(all[*index]);
        }
        return wanted;
    }

    /// Counts tables; a view may be any amount of work, so its rows are counted only where somebody asks for that.
    Result<std::optional<std::uint64_t>> rowsOf(const SqliteTable& table, JobContext& job) {
        if (!table.isPlain)
            return std::optional<std::uint64_t>();
        MW_TRY(const std::uint64_t rows, count(table, job));
        return std::optional<std::uint64_t>(rows);
    }

    Result<std::uint64_t> count(const SqliteTable& table, JobContext& job) {
        const SqliteInterrupt interrupt(*m_session, job.stopToken());
        MW_TRY(const auto rows, m_session->integer("SELECT count(*) FROM main." + sqlName(table.entity.name)));
        return std::uint64_t(rows.value_or(0));
    }

    std::shared_ptr<SqliteSession> m_session;
    const std::string m_path;
    const int m_busyTimeoutMs;
    const std::string m_entity; ///< the one that the location names
    const std::uint64_t m_censusRows;
    std::optional<std::int64_t> m_version;
    std::vector<SqliteTable> m_tables;
    std::map<std::string, std::vector<Field>> m_fields; ///< by table
};

int claim(const Location& location) {
    if (location.scheme == "sqlite")
        return 100;
    if (location.scheme != "file" || location.path.empty())
        return 0;
    constexpr std::array<std::string_view, 5> kExtensions = {".sqlite", ".sqlite3", ".db", ".db3", ".mapwright-data"};
    std::string extension = std::filesystem::path(location.path).extension().string();
    for (char& c : extension)
        if (c >= 'A' && c <= 'Z')
            c = char(c - 'A' + 'a');
    if (looksLikeSqlite(location.path))
        return 100;
    return std::find(kExtensions.begin(), kExtensions.end(), extension) != kExtensions.end() ? 60 : 0;
}

Result<std::unique_ptr<Connection>> open(const Location& location, const OptionValues& options) {
    MW_TRY(const SqliteOptions chosen, parseSqliteOptions(options));
    auto opened = SqliteSession::open(location.path, SqliteSession::Access::Read, 0);
    if (!opened.ok() && opened.error().code != Code::Locked)
        return std::move(opened).error();
    std::shared_ptr<SqliteSession> session;
    if (opened.ok()) {
        session = std::move(opened).value();
        session->waitForLocks(chosen.busyTimeoutMs);
    }
    return std::unique_ptr<Connection>(std::make_unique<SqliteConnection>(std::move(session), location, chosen));
}

} // namespace

ConnectorInfo define_sqlite() {
    ConnectorInfo info;
    info.name = "sqlite";
    info.label = "SQLite database";
    info.options = sqliteOptionFields();
    info.claims = claim;
    info.open = open;
    return info;
}

} // namespace mw

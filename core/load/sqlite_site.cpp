// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/sqlite_site.h"

#include "core/base/utf8.h"
#include "core/connect/sqlite/callback.h"

#include <filesystem>
#include <system_error>

namespace mw {

Result<void> SqliteSite::execute(const std::string& sql, JobContext& job) {
    const SqliteInterrupt interrupt(m_session, job.stopToken());
    return m_session.execute(sql);
}

Result<void> SqliteSite::numbers(const std::string& sql,
                                 const std::function<void(std::span<const std::int64_t>)>& row, JobContext& job) {
    const SqliteInterrupt interrupt(m_session, job.stopToken());
    MW_TRY(SqliteStatement statement, m_session.prepare(sql));
    std::vector<std::int64_t> cells(std::size_t(statement.columns()));
    while (true) {
        MW_TRY(const bool found, statement.step());
        if (!found)
            return {};
        for (std::size_t i = 0; i < cells.size(); ++i)
            cells[i] = statement.integer(int(i));
        row(cells);
    }
}

Result<void> SqliteSite::insert(const std::string& entity, const std::vector<std::string>& fields,
                                const std::string& query, std::uint64_t, JobContext& job) {
    std::string names;
    for (const std::string& field : fields)
        names += (names.empty() ? "" : ", ") + sqlName(field);
    MW_TRY_DO(execute("SAVEPOINT mw_insert", job));
    const auto fill = [&]() -> Result<void> {
        MW_TRY_DO(execute("INSERT INTO main." + sqlName(entity) + " (" + names + ") " + query, job));
        if (m_session.hasOpenReferences())
            return makeError(Code::ConstraintFailed, "a reference has no match");
        return {};
    };
    Result<void> filled = fill();
    MW_TRY_DO(execute(filled.ok() ? "RELEASE mw_insert" : "ROLLBACK TO mw_insert; RELEASE mw_insert", job));
    return filled;
}

Result<void> SqliteSite::addFunction(const std::string& name, int arguments, std::unique_ptr<SqlCallback> callback) {
    return mw::addFunction(m_session, name, arguments, std::move(callback));
}

Result<std::string> SqliteSite::databaseAt(const std::string& path, JobContext& job) {
    std::error_code failure;
    if (std::filesystem::equivalent(path, m_path, failure))
        return std::string("main");
    if (const auto known = m_attached.find(path); known != m_attached.end())
        return known->second;
    const std::string name = "source" + std::to_string(m_attached.size() + 1);
    MW_TRY_DO(execute("ATTACH DATABASE " + sqlText(path) + " AS " + name, job));
    m_attached[path] = name;
    return name;
}

Result<std::string> SqliteSite::source(const Location& location, const OptionValues&, const std::string& entity,
                                       JobContext& job) {
    if (!looksLikeSqlite(location.path))
        return at(makeError(Code::NotSupported, "running SQL in SQLite over a source of another kind"), location.text);
    MW_TRY(const std::string database, databaseAt(location.path, job));
    // A table is walked as the reader walks it: as it is stored. A view takes no such word.
    bool isTable = false;
    MW_TRY_DO(numbers("SELECT 1 FROM " + database + ".sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE "
                      "VIRTUAL%' AND name = " + sqlText(entity) + " COLLATE NOCASE",
                      [&](std::span<const std::int64_t>) { isTable = true; }, job));
    return database + "." + sqlName(entity) + (isTable ? " NOT INDEXED" : "");
}

Result<void> SqliteSite::addReader(const std::string& name, const Field& field,
                                   std::function<SqlCell(const Column& column, std::string& scratch)> finish) {
    return mw::addReader(m_session, name, field, std::move(finish));
}

Result<void> SqliteSite::addStore(const std::string& name, const std::string& entity, const std::string& field,
                                  const LogicalType& type, const SqlCells& cells) {
    const SqliteTable* const table = findTable(m_tables, entity);
    const Field* const found = table ? table->entity.field(field) : nullptr;
    if (!found)
        return at(makeError(Code::UnknownField, mw::quoted(field), ""), entity);
    if (table->isStrict)
        return at(makeError(Code::NotSupported, "filling a strict table by SQL"), entity);
    return mw::addStore(m_session, name, affinityOf(found->nativeType), type, cells);
}

} // namespace mw

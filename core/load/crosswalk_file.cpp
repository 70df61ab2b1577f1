// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/crosswalk_file.h"

#include <filesystem>
#include <system_error>

namespace mw {

namespace {

constexpr std::int64_t kApplicationId = 0x4d574377; // "MWCw"
constexpr int kVersion = 1;
constexpr int kBusyTimeoutMs = 5000;

constexpr const char* kTables = R"sql(
CREATE TABLE owner (id INTEGER PRIMARY KEY, place TEXT NOT NULL, mapping TEXT NOT NULL, entity TEXT NOT NULL,
  UNIQUE (place, mapping));
CREATE TABLE kept (owner INTEGER NOT NULL, run INTEGER NOT NULL, first INTEGER NOT NULL,
  PRIMARY KEY (owner, run)) WITHOUT ROWID;
CREATE TABLE entry (id INTEGER PRIMARY KEY, owner INTEGER NOT NULL, run INTEGER NOT NULL, record INTEGER NOT NULL,
  old TEXT, new, same TEXT, found INTEGER NOT NULL);
CREATE INDEX entry_by_old ON entry (owner, old, run);
CREATE INDEX entry_by_same ON entry (same, run) WHERE same IS NOT NULL AND new IS NOT NULL;
)sql";

/// Of owner ?1 in the runs from ?2 to ?3, the key of the record that one became: of whichever mapping fills the same
/// entity. `same` is what they share.
std::string mergedKey(const std::string& same) {
    return "(SELECT s.new FROM entry s JOIN owner o ON o.id = s.owner WHERE s.same = " + same +
           " AND s.new IS NOT NULL AND s.run BETWEEN ?2 AND ?3 AND (o.place, o.entity) = "
           "(SELECT place, entity FROM owner WHERE id = ?1) ORDER BY s.run DESC LIMIT 1)";
}

NewKey keyAt(const SqliteStatement& statement, int column, int typeColumn) {
    if (statement.isNull(column))
        return {};
    if (statement.text(typeColumn) == "integer")
        return statement.integer(column);
    return std::string(statement.text(column));
}

} // namespace

Result<std::shared_ptr<CrosswalkFile>> CrosswalkFile::open(const std::string& path) {
    MW_TRY(auto session, path.empty() ? SqliteSession::openTemporary()
                                      : SqliteSession::open(path, SqliteSession::Access::Create, kBusyTimeoutMs));
    if (!path.empty())
        MW_TRY_DO(session->execute("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL"));
    std::shared_ptr<CrosswalkFile> file(new CrosswalkFile(std::move(session)));
    MW_TRY_DO(file->prepare());
    return file;
}

Result<std::shared_ptr<CrosswalkFile>> CrosswalkFile::openExisting(const std::string& path) {
    std::error_code failure;
    if (!std::filesystem::exists(path, failure))
        return std::shared_ptr<CrosswalkFile>();
    return open(path);
}

Result<void> CrosswalkFile::prepare() {
    MW_TRY(const auto application, m_session->integer("PRAGMA application_id"));
    MW_TRY(const auto version, m_session->integer("PRAGMA user_version"));
    if (application != kApplicationId) {
        MW_TRY(const auto pages, m_session->integer("PRAGMA schema_version"));
        if (application.value_or(0) != 0 || pages.value_or(0) != 0)
            return at(makeError(Code::WrongValue, "the file is a database, but no crosswalk"), m_session->path());
        MW_TRY_DO(m_session->execute("BEGIN IMMEDIATE"));
        MW_TRY_DO(m_session->execute(std::string(kTables) + "PRAGMA application_id=" + std::to_string(kApplicationId) +
                                     "; PRAGMA user_version=" + std::to_string(kVersion) + "; COMMIT"));
    } else if (version != kVersion) {
        return at(makeError(Code::WrongVersion, std::to_string(version.value_or(0)), std::to_string(kVersion)),
                  m_session->path());
    }
    MW_TRY(m_add, m_session->prepare("INSERT INTO entry (owner, run, record, old, new, same, found) VALUES (?, ?, ?, ?, ?, ?, ?)",
                                     true));
    MW_TRY(m_find, m_session->prepare("SELECT run, new, typeof(new), same FROM entry WHERE owner = ?1 AND old = ?2 AND "
                                      "run BETWEEN ?3 AND ?4 ORDER BY run DESC",
                                      true));
    MW_TRY(m_findMerged, m_session->prepare("SELECT new, typeof(new) FROM (SELECT " + mergedKey("?4") + " AS new)", true));
    return {};
}

Result<void> CrosswalkFile::begin() {
    if (m_inTransaction)
        return {};
    MW_TRY_DO(m_session->execute("BEGIN IMMEDIATE"));
    m_inTransaction = true;
    return {};
}

Result<std::optional<std::int64_t>> CrosswalkFile::knownOwner(const std::string& place, const std::string& mapping) {
    const std::lock_guard lock(m_mutex);
    MW_TRY(SqliteStatement statement, m_session->prepare("SELECT id FROM owner WHERE place = ? AND mapping = ?"));
    statement.bind(0, place);
    statement.bind(1, mapping);
    MW_TRY(const bool found, statement.step());
    return found ? std::optional(statement.integer(0)) : std::nullopt;
}

Result<std::int64_t> CrosswalkFile::ownerNumber(const std::string& place, const std::string& mapping,
                                                const std::string& entity) {
    {
        const std::lock_guard lock(m_mutex);
        MW_TRY_DO(begin());
        MW_TRY(SqliteStatement statement,
               m_session->prepare("INSERT INTO owner (place, mapping, entity) VALUES (?1, ?2, ?3) "
                                  "ON CONFLICT (place, mapping) DO UPDATE SET entity = ?3"));
        statement.bind(0, place);
        statement.bind(1, mapping);
        statement.bind(2, entity);
        MW_TRY([[maybe_unused]] const bool row, statement.step());
    }
    MW_TRY(const std::optional<std::int64_t> number, knownOwner(place, mapping));
    return number.value_or(0);
}

Result<void> CrosswalkFile::change(const std::string& sql, std::int64_t owner, std::int64_t run, std::int64_t record) {
    const std::lock_guard lock(m_mutex);
    MW_TRY_DO(begin());
    MW_TRY(SqliteStatement statement, m_session->prepare(sql));
    statement.bind(0, owner);
    statement.bind(1, run);
    statement.bind(2, record);
    MW_TRY([[maybe_unused]] const bool row, statement.step());
    return {};
}

Result<std::optional<std::int64_t>> CrosswalkFile::number(const std::string& sql, std::int64_t owner,
                                                          std::int64_t run) {
    const std::lock_guard lock(m_mutex);
    MW_TRY(SqliteStatement statement, m_session->prepare(sql));
    statement.bind(0, owner);
    statement.bind(1, run);
    MW_TRY(const bool found, statement.step());
    return found && !statement.isNull(0) ? std::optional(statement.integer(0)) : std::nullopt;
}

Result<void> CrosswalkFile::begin(std::int64_t owner, std::int64_t run, bool startsOver) {
    // A run that goes on after older ones counts from where the latest of them did.
    std::int64_t first = run;
    if (!startsOver) {
        MW_TRY(const auto known, number("SELECT first FROM kept WHERE owner = ?1 AND run <= ?2 ORDER BY run DESC LIMIT 1",
                                        owner, run));
        first = known.value_or(run);
    }
    return change("INSERT OR IGNORE INTO kept (owner, run, first) VALUES (?1, ?2, ?3)", owner, run, first);
}

Result<std::optional<CrosswalkFile::Runs>> CrosswalkFile::runsUpTo(std::int64_t owner, std::int64_t run) {
    MW_TRY(const auto last, number("SELECT max(run) FROM kept WHERE owner = ?1 AND run <= ?2", owner, run));
    if (!last)
        return std::optional<Runs>();
    MW_TRY(const auto first, number("SELECT first FROM kept WHERE owner = ?1 AND run = ?2", owner, *last));
    return std::optional(Runs{first.value_or(*last), *last});
}

Result<std::optional<std::int64_t>> CrosswalkFile::latestRun(std::int64_t owner) {
    return number("SELECT max(run) FROM kept WHERE owner = ?1 AND run <= ?2", owner, INT64_MAX);
}

Result<void> CrosswalkFile::add(std::int64_t owner, std::int64_t run, const CrosswalkEntry& entry) {
    const std::lock_guard lock(m_mutex);
    MW_TRY_DO(begin());
    m_add.bind(0, owner);
    m_add.bind(1, run);
    m_add.bind(2, std::int64_t(entry.record));
    if (entry.oldKey)
        m_add.bind(3, *entry.oldKey);
    else
        m_add.bindNull(3);
    if (const auto* number = std::get_if<std::int64_t>(&entry.newKey))
        m_add.bind(4, *number);
    else if (const auto* text = std::get_if<std::string>(&entry.newKey))
        m_add.bind(4, *text);
    else
        m_add.bindNull(4);
    if (entry.same.empty())
        m_add.bindNull(5);
    else
        m_add.bind(5, entry.same);
    m_add.bind(6, std::int64_t(entry.wasThere ? 1 : 0));
    MW_TRY([[maybe_unused]] const bool row, m_add.step());
    return {};
}

Result<void> CrosswalkFile::flush() {
    const std::lock_guard lock(m_mutex);
    if (!m_inTransaction)
        return {};
    MW_TRY_DO(m_session->execute("COMMIT"));
    m_inTransaction = false;
    return {};
}

Result<void> CrosswalkFile::cutBehind(std::int64_t owner, std::int64_t run, std::uint64_t record) {
    return change("DELETE FROM entry WHERE owner = ?1 AND run = ?2 AND record > ?3", owner, run, std::int64_t(record));
}

Result<void> CrosswalkFile::erase(std::int64_t owner, std::int64_t run, std::uint64_t record) {
    return change("DELETE FROM entry WHERE owner = ?1 AND run = ?2 AND record = ?3", owner, run, std::int64_t(record));
}

Result<void> CrosswalkFile::drop(std::int64_t run) {
    MW_TRY_DO(change("DELETE FROM entry WHERE run = ?2", 0, run, 0));
    MW_TRY_DO(change("DELETE FROM kept WHERE run = ?2", 0, run, 0));
    return flush();
}

Result<CrosswalkFile::Found> CrosswalkFile::find(std::int64_t owner, const Runs& runs, std::string_view oldKey,
                                                 NewKey& newKey) {
    const std::lock_guard lock(m_mutex);
    m_find.reset();
    m_find.bind(0, owner);
    m_find.bind(1, oldKey);
    m_find.bind(2, runs.first);
    m_find.bind(3, runs.last);
    newKey = {};
    std::string same;
    std::optional<std::int64_t> run;
    Found found = Found::Nothing;
    while (true) {
        MW_TRY(const bool more, m_find.step());
        if (!more || (run && *run != m_find.integer(0)))
            break;
        run = m_find.integer(0);
        const NewKey key = keyAt(m_find, 1, 2);
        if (std::holds_alternative<std::monostate>(key)) {
            same = m_find.text(3);
            continue;
        }
        found = found == Found::Nothing || key == newKey ? Found::One : Found::Several;
        newKey = key;
        if (found == Found::Several)
            break;
    }
    m_find.reset();
    if (found != Found::Nothing || same.empty())
        return found;
    m_findMerged.reset();
    m_findMerged.bind(0, owner);
    m_findMerged.bind(1, runs.first);
    m_findMerged.bind(2, runs.last);
    m_findMerged.bind(3, same);
    MW_TRY(const bool isThere, m_findMerged.step());
    if (isThere)
        newKey = keyAt(m_findMerged, 0, 1);
    m_findMerged.reset();
    return std::holds_alternative<std::monostate>(newKey) ? Found::Nothing : Found::One;
}

Result<bool> CrosswalkFile::Cursor::next(CrosswalkEntry& entry) {
    const std::lock_guard lock(m_file->m_mutex);
    MW_TRY(const bool more, m_statement.step());
    if (!more)
        return false;
    entry.record = std::uint64_t(m_statement.integer(0));
    entry.oldKey = m_statement.isNull(1) ? std::nullopt : std::optional(std::string(m_statement.text(1)));
    entry.newKey = keyAt(m_statement, 2, 3);
    entry.same.clear();
    return true;
}

Result<CrosswalkFile::Cursor> CrosswalkFile::ownRecords(std::int64_t owner, std::int64_t run) {
    const std::lock_guard lock(m_mutex);
    MW_TRY(SqliteStatement statement,
           m_session->prepare("SELECT record, old, new, typeof(new) FROM entry WHERE owner = ?1 AND run = ?2 AND "
                              "new IS NOT NULL AND NOT found ORDER BY record"));
    statement.bind(0, owner);
    statement.bind(1, run);
    return Cursor(shared_from_this(), std::move(statement));
}

Result<CrosswalkFile::Cursor> CrosswalkFile::all(std::int64_t owner, const Runs& runs) {
    const std::lock_guard lock(m_mutex);
    MW_TRY(SqliteStatement statement,
           m_session->prepare("SELECT record, old, new, typeof(new) FROM (SELECT e.run, e.id, e.record, e.old, "
                              "coalesce(e.new, " + mergedKey("e.same") + ") AS new FROM entry e WHERE e.owner = ?1 AND "
                              "e.run BETWEEN ?2 AND ?3 AND e.old IS NOT NULL AND NOT EXISTS (SELECT 1 FROM entry l WHERE "
                              "l.owner = e.owner AND l.old = e.old AND l.run > e.run AND l.run <= ?3)) "
                              "WHERE new IS NOT NULL ORDER BY run, record, id"));
    statement.bind(0, owner);
    statement.bind(1, runs.first);
    statement.bind(2, runs.last);
    return Cursor(shared_from_this(), std::move(statement));
}

} // namespace mw

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evidence/evidence_store.h"

#include "core/evidence/statement_p.h"

namespace mw::evidence {

namespace {

// Application id "MWev"; user_version is kStoreVersion.
constexpr std::int64_t kApplicationId = 0x4d576576;

constexpr const char* kTables = R"sql(
CREATE TABLE run (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  state INTEGER NOT NULL, document_hash TEXT NOT NULL, started INTEGER NOT NULL, finished INTEGER NOT NULL DEFAULT 0,
  manifest TEXT NOT NULL, result TEXT, error_code TEXT, error TEXT);
CREATE TABLE reject (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  run INTEGER NOT NULL REFERENCES run, document_hash TEXT NOT NULL,
  mapping TEXT NOT NULL, source_entity TEXT NOT NULL, target_entity TEXT NOT NULL,
  row_number INTEGER NOT NULL, line INTEGER NOT NULL, byte_offset INTEGER NOT NULL,
  key TEXT NOT NULL, source_values TEXT NOT NULL, raw TEXT);
CREATE INDEX reject_by_run ON reject (run, id);
CREATE TABLE reject_reason (
  reject INTEGER NOT NULL REFERENCES reject, ordinal INTEGER NOT NULL,
  field TEXT NOT NULL, reference TEXT NOT NULL, code TEXT NOT NULL, message TEXT NOT NULL,
  span_begin INTEGER NOT NULL, span_end INTEGER NOT NULL,
  PRIMARY KEY (reject, ordinal)) WITHOUT ROWID;
CREATE TABLE profile (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  document_hash TEXT NOT NULL, connection TEXT NOT NULL, entity TEXT NOT NULL, at INTEGER NOT NULL, content TEXT NOT NULL);
CREATE INDEX profile_by_entity ON profile (connection, entity, id);
CREATE TABLE validation (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  document_hash TEXT NOT NULL, run INTEGER REFERENCES run, at INTEGER NOT NULL, passed INTEGER NOT NULL,
  content TEXT NOT NULL);
CREATE TABLE difference (
  validation INTEGER NOT NULL REFERENCES validation, ordinal INTEGER NOT NULL,
  entity TEXT NOT NULL, reference TEXT NOT NULL, field TEXT NOT NULL, key TEXT NOT NULL, cause TEXT NOT NULL,
  source_row INTEGER NOT NULL, content TEXT NOT NULL,
  PRIMARY KEY (validation, ordinal)) WITHOUT ROWID;
CREATE TABLE verdict (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  document_hash TEXT NOT NULL, about TEXT NOT NULL, kind INTEGER NOT NULL, reason TEXT NOT NULL, author TEXT NOT NULL,
  at INTEGER NOT NULL, expires INTEGER);
CREATE INDEX verdict_by_about ON verdict (about, id);
CREATE TABLE audit (
  sequence INTEGER PRIMARY KEY,
  at INTEGER NOT NULL, actor TEXT NOT NULL, action TEXT NOT NULL, subject TEXT NOT NULL, document_hash TEXT NOT NULL,
  detail TEXT NOT NULL, previous TEXT NOT NULL, hash TEXT NOT NULL);
CREATE TRIGGER audit_keeps BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;
CREATE TRIGGER audit_stays BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;
)sql";

// A checkpoint of the log waits for the disk, and so for all that a load is writing to it just then: of a log below 64 MiB
// there is none before the store is closed.
constexpr const char* kSettings = "PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA wal_autocheckpoint=16384; ";

// Stores of the same version that were made before these are given them when something is written.
constexpr const char* kLaterTables = R"sql(
CREATE TABLE IF NOT EXISTS document (hash TEXT PRIMARY KEY, content TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS review (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  digest TEXT NOT NULL UNIQUE, subject TEXT NOT NULL, document_hash TEXT NOT NULL, author TEXT NOT NULL,
  at INTEGER NOT NULL, content TEXT NOT NULL);
CREATE TRIGGER IF NOT EXISTS review_keeps BEFORE UPDATE ON review BEGIN SELECT RAISE(ABORT, 'what was said in a review stays'); END;
CREATE TRIGGER IF NOT EXISTS review_stays BEFORE DELETE ON review BEGIN SELECT RAISE(ABORT, 'what was said in a review stays'); END;
CREATE TABLE IF NOT EXISTS history (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  at INTEGER NOT NULL, author TEXT NOT NULL, words TEXT NOT NULL, edit TEXT NOT NULL, inverse TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS history_head (one INTEGER PRIMARY KEY CHECK (one = 1), content TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS version (
  step INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, at INTEGER NOT NULL, author TEXT NOT NULL);
)sql";

constexpr int kBusyTimeoutMs = 5000;

/// Readers too may write: who closes the store last writes its log back into the file, so that nothing lies beside it.
Result<std::unique_ptr<SqliteSession>> openSession(const std::string& path, bool create) {
    using Access = SqliteSession::Access;
    auto session = SqliteSession::open(path, create ? Access::Create : Access::Write, kBusyTimeoutMs);
    if (session.ok() || create)
        return session;
    const Code code = session.error().code;
    // A store that may not be written is still readable.
    return code == Code::ReadOnlyTarget || code == Code::PermissionDenied
               ? SqliteSession::open(path, Access::Read, kBusyTimeoutMs)
               : std::move(session);
}

Result<std::int64_t> pragma(SqliteSession& session, const std::string& name) {
    MW_TRY(const std::optional<std::int64_t> value, session.integer("PRAGMA " + name));
    return value.value_or(0);
}

} // namespace

std::string storePath(const std::string& documentPath) {
    return documentPath + "-data";
}

EvidenceStore::EvidenceStore(std::unique_ptr<SqliteSession> session, const StoreOptions& options)
    : m_session(std::move(session)), m_options(options) {}
EvidenceStore::~EvidenceStore() = default;

Result<std::unique_ptr<EvidenceStore>> EvidenceStore::open(const std::string& path, const StoreOptions& options) {
    MW_TRY(auto session, openSession(path, options.write));
    std::unique_ptr<EvidenceStore> store(new EvidenceStore(std::move(session), options));
    MW_TRY_DO(store->prepareTables());
    return store;
}

Result<void> EvidenceStore::prepareTables() {
    MW_TRY(const std::int64_t application, pragma(*m_session, "application_id"));
    MW_TRY(const std::int64_t version, pragma(*m_session, "user_version"));
    if (application == kApplicationId) {
        if (version != kStoreVersion)
            return makeError(Code::WrongVersion, std::to_string(version), std::to_string(kStoreVersion));
        return m_options.write ? m_session->execute(std::string(kSettings) + kLaterTables) : Result<void>();
    }
    MW_TRY(const std::int64_t pages, pragma(*m_session, "schema_version"));
    if (application != 0 || pages != 0)
        return makeError(Code::WrongValue, "the file is a database, but no evidence store");
    if (!m_options.write)
        return makeError(Code::WrongValue, "the file is no evidence store");
    MW_TRY_DO(m_session->execute(std::string("PRAGMA journal_mode=WAL; ") + kSettings));
    MW_TRY(Transaction transaction, Transaction::begin(*m_session));
    MW_TRY(const std::int64_t made, pragma(*m_session, "application_id"));
    if (made == kApplicationId)
        return {}; // somebody else was quicker
    MW_TRY_DO(m_session->execute(std::string(kTables) + kLaterTables));
    MW_TRY_DO(m_session->execute("PRAGMA application_id=" + std::to_string(kApplicationId) +
                                 "; PRAGMA user_version=" + std::to_string(kStoreVersion)));
    return transaction.commit();
}

Result<bool> EvidenceStore::hasTable(const char* name) {
    MW_TRY(Statement row, m_session->prepare("SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = ?"));
    MW_TRY([[maybe_unused]] const bool found, row.with(name).step());
    return row.integer(0) > 0;
}

} // namespace mw::evidence

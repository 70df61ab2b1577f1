// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/connect/location.h"
#include "core/document/history.h"
#include "core/evidence/evidence_digest.h"
#include "core/evidence/records.h"

#include <memory>
#include <span>
#include <string>
#include <vector>

namespace mw {
class SqliteSession;
}

namespace mw::evidence {

class RunEvidence;

/// The version of the store's tables.
inline constexpr int kStoreVersion = 1;

struct StoreOptions {
    bool write = false;                    ///< make the file where it is not there
    std::string actor = "mapwright";       ///< who stands in the audit log
    const Clock* clock = &Clock::system(); ///< must outlive the store
};

/// The path of a document's store: "crm.mapwright" → "crm.mapwright-data".
std::string storePath(const std::string& documentPath);
/// The file beside a store that keeps old and new keys of all runs (core/load/crosswalk_file.h).
std::string crosswalkPath(const std::string& storePath);

/// What scans of a place are kept under: a file's whole path, a server as it was written, without the entity.
std::string scannedPlace(const Location& location);

/// An open evidence store. One object, one thread; any number may be open at once, readers see the last commit while
/// somebody writes. What was committed survives a killed program and a power cut.
/// All members fail with what SQLite or the file system say (Locked, DiskFull, CorruptDatabase, ReadOnlyTarget …).
class EvidenceStore {
public:
    /// WrongVersion where a newer program made it, NotADatabase where it is something else.
    static Result<std::unique_ptr<EvidenceStore>> open(const std::string& path, const StoreOptions& options = {});
    ~EvidenceStore();
    EvidenceStore(const EvidenceStore&) = delete;
    EvidenceStore& operator=(const EvidenceStore&) = delete;

    /// Writes one run down; give it to RunOptions as `rejects` and `recorder`. Must go before the store.
    std::unique_ptr<RunEvidence> recordRun();
    /// Writes down that a run was taken back.
    Result<void> markRolledBack(std::int64_t run);
    /// The file beside the store that keeps what a run changes in a target (core/load/change_log.h).
    std::string changesPath(std::int64_t run, const std::string& connection) const;
    std::string crosswalkPath() const;
    /// Newest first.
    Result<std::vector<RunRecord>> runs(std::size_t limit = 1000);
    Result<RunRecord> run(std::int64_t id);

    /// In the order they came.
    Result<std::vector<StoredReject>> rejects(std::int64_t run, const RejectFilter& filter, std::uint64_t offset,
                                              std::size_t limit);
    Result<std::uint64_t> countRejects(std::int64_t run, const RejectFilter& filter);
    /// Most rows first.
    Result<std::vector<RejectGroup>> rejectGroups(std::int64_t run);

    /// Keeps what one scan of a connection found, at least one entity; gives the scan's number.
    Result<std::int64_t> saveScan(const std::string& documentHash, const std::string& connection,
                                  std::span<const profile::EntityProfile> profiles);
    /// UnknownName where no scan has that number.
    Result<StoredScan> loadScan(std::int64_t id);
    /// The newest of a connection, of those that looked at an entity where one is named; none where there is none.
    Result<std::optional<std::int64_t>> latestScan(const std::string& connection, const std::string& entity = {});

    Result<std::int64_t> saveValidation(const std::string& documentHash, std::optional<std::int64_t> run,
                                        const validate::ValidationResult& result);
    Result<StoredValidation> loadValidation(std::int64_t id);
    /// Newest first, without checks and differences.
    Result<std::vector<StoredValidation>> validations(std::size_t limit = 100);

    /// Keeps a verdict; its id and time are given here. WrongValue without author, or without a reason where one is
    /// due.
    Result<Verdict> saveVerdict(Verdict verdict);
    /// All verdicts about something, oldest first; about everything where it is empty. The last one counts.
    Result<std::vector<Verdict>> verdicts(const std::string& about = {});

    /// Keeps the text of a document in the state that its content hash names, so that what changes later can be told fact by
    /// fact; the first text of a hash stays.
    Result<void> keepDocument(const std::string& contentHash, const std::string& text);
    /// None where that state was not kept. Who reads it makes sure of its hash.
    Result<std::optional<std::string>> keptDocument(const std::string& contentHash);

    /// Adds steps to the document's history, which end in the state `head`, as one step of the store.
    Result<void> addHistory(std::span<const document::HistoryStep> steps, const std::string& author, const std::string& head);
    /// The newest state that the history knows, as document::stateText() gives it; none where nothing was kept.
    Result<std::optional<std::string>> historyHead();
    /// Newest first, those before step `before` where one is named.
    Result<std::vector<HistoryRecord>> history(std::optional<std::int64_t> before, std::size_t limit);
    /// The steps behind a step, newest first. UnknownName where there is no such step; 0 is the beginning.
    Result<std::vector<document::HistoryStep>> historySince(std::int64_t step);
    /// Gives the state behind a step a name, or takes it away where it is empty. UnknownName where there is no such step,
    /// WrongValue where another state has the name.
    Result<void> nameVersion(std::int64_t step, const std::string& name, const std::string& author);
    /// What the state behind a step is called; empty: it has no name.
    Result<std::string> versionOf(std::int64_t step);
    /// The step of a named version. UnknownName.
    Result<std::int64_t> versionCalled(const std::string& name);

    /// Adds what was said in reviews, as one step; entries that are there already stay as they are. Gives how many are new.
    Result<std::size_t> saveReview(std::span<const ReviewEntry> entries);
    /// All that was said in reviews, in the order it came here.
    Result<std::vector<ReviewEntry>> review();

    /// Adds an entry to the audit log; runs, validations, verdicts and reviews add theirs themselves.
    Result<void> addAudit(const std::string& action, const std::string& subject, const std::string& documentHash,
                          const std::string& detail);
    Result<std::vector<AuditEntry>> auditEntries(std::uint64_t offset = 0, std::size_t limit = 1000);
    /// Computes the whole chain anew.
    Result<AuditState> verifyAudit();

    /// What the evidence of a run comes to, with a validation and all that was decided until now. UnknownName where some
    /// of it is not there.
    Result<std::vector<EvidenceDigest>> digests(std::int64_t run, std::int64_t validation);
    /// One of these, computed anew from what stands there now; none where it is not there any more.
    Result<std::optional<std::string>> digest(std::int64_t run, const std::string& what);

private:
    friend class RunEvidence;
    EvidenceStore(std::unique_ptr<SqliteSession> session, const StoreOptions& options);
    Result<void> prepareTables();
    Result<bool> hasTable(const char* name);
    Result<void> appendAudit(const std::string& action, const std::string& subject, const std::string& documentHash,
                             const std::string& detail);

    std::unique_ptr<SqliteSession> m_session;
    StoreOptions m_options;
};

} // namespace mw::evidence

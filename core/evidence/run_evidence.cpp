// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evidence/run_evidence.h"

#include "core/base/wording.h"
#include "core/document/json_writer.h"
#include "core/evidence/json_p.h"
#include "core/evidence/statement_p.h"

#include <span>

namespace mw::evidence {

namespace {

/// A list of pairs, as valuesFrom() reads it.
std::string valuesText(const std::vector<std::pair<std::string, std::string>>& values) {
    using document::JsonWriter;
    JsonWriter writer(JsonWriter::Layout::Line);
    writer.beginArray();
    for (const auto& [name, value] : values) {
        writer.beginArray();
        writer.text(name);
        writer.text(value);
        writer.endArray();
    }
    writer.endArray();
    return writer.result();
}

constexpr std::size_t kRejectsPerTransaction = 1024;
/// So long may rejects wait in memory, in microseconds.
constexpr std::int64_t kLongestWait = 500'000;

} // namespace

std::unique_ptr<RunEvidence> EvidenceStore::recordRun() {
    return std::make_unique<RunEvidence>(*this);
}

RunEvidence::RunEvidence(EvidenceStore& store) : m_store(store) {}
RunEvidence::~RunEvidence() = default;

Result<void> RunEvidence::begin(const engine::RunStart& start) {
    SqliteSession& session = *m_store.m_session;
    MW_TRY(Transaction transaction, Transaction::begin(session));
    MW_TRY(Statement interrupted, session.prepare("UPDATE run SET state = ? WHERE state = ?"));
    MW_TRY_DO(interrupted.with(int(RunRecord::State::Interrupted), int(RunRecord::State::Running)).run());
    MW_TRY(Statement insert,
           session.prepare("INSERT INTO run (state, document_hash, started, manifest) VALUES (?, ?, ?, ?)"));
    MW_TRY_DO(insert.with(int(RunRecord::State::Running), start.documentHash, start.startedMicros, print(toJson(start)))
                  .run());
    m_run = session.lastId();
    m_documentHash = start.documentHash;
    m_lastFlush = m_store.m_options.clock->nowMicros();
    MW_TRY_DO(m_store.appendAudit("run begins", "run " + std::to_string(m_run), m_documentHash, start.mode));
    return transaction.commit();
}

Result<void> RunEvidence::add(const engine::Reject& reject) {
    // The raw text of a malformed record may be no valid UTF-8, which JSON could not hold.
    const bool isRaw = reject.values.size() == 1 && reject.values.front().first.empty();
    m_pending.push_back({reject.entityMapping.text(), reject.sourceEntity, reject.targetEntity, reject.rowNumber,
                         reject.line, reject.byteOffset, reject.key, isRaw ? "[]" : valuesText(reject.values),
                         isRaw ? std::optional(reject.values.front().second) : std::nullopt, reject.reasons});
    if (m_pending.size() <= kRejectsPerTransaction && m_store.m_options.clock->nowMicros() - m_lastFlush < kLongestWait)
        return {};
    // The last one stays, so that flush() has something to write: that makes the others durable too.
    return write(m_pending.size() - 1, Durability::Later);
}

Result<void> RunEvidence::resume(std::int64_t run, const std::map<Id, std::uint64_t>& rejects) {
    m_pending.clear();
    MW_TRY(const RunRecord record, m_store.run(run));
    SqliteSession& session = *m_store.m_session;
    MW_TRY(Transaction transaction, Transaction::begin(session));
    const std::string surplus = "(SELECT id FROM reject WHERE run = ?1 AND mapping = ?2 ORDER BY id LIMIT -1 OFFSET ?3)";
    MW_TRY(Statement dropReasons, session.prepare("DELETE FROM reject_reason WHERE reject IN " + surplus));
    MW_TRY(Statement dropRejects, session.prepare("DELETE FROM reject WHERE id IN " + surplus));
    for (const auto& [mapping, kept] : rejects) {
        MW_TRY_DO(dropReasons.with(run, mapping.text(), kept).run());
        MW_TRY_DO(dropRejects.with(run, mapping.text(), kept).run());
    }
    MW_TRY(Statement update, session.prepare("UPDATE run SET state = ?, finished = 0, result = NULL, error_code = NULL, "
                                             "error = NULL WHERE id = ?"));
    MW_TRY_DO(update.with(int(RunRecord::State::Running), run).run());
    m_run = run;
    m_documentHash = record.start.documentHash;
    m_lastFlush = m_store.m_options.clock->nowMicros();
    MW_TRY_DO(m_store.appendAudit("run goes on", "run " + std::to_string(run), m_documentHash, record.start.mode));
    return transaction.commit();
}

std::string RunEvidence::changesPath(const std::string& connection) const {
    return m_run == 0 ? std::string() : m_store.changesPath(m_run, connection);
}

Result<std::optional<engine::RunResult>> RunEvidence::outcome(std::int64_t run) {
    MW_TRY(RunRecord record, m_store.run(run));
    if (record.state != RunRecord::State::Done)
        return std::optional<engine::RunResult>();
    return std::optional(std::move(record.result));
}

Result<std::optional<std::int64_t>> RunEvidence::finishedRun(const engine::RunStart& start) {
    MW_TRY(const std::vector<RunRecord> runs, m_store.runs());
    for (const RunRecord& run : runs) {
        if (run.start.dryRun || run.start.documentHash != start.documentHash || run.start.entities != start.entities ||
            run.start.locations != start.locations || run.start.replays != start.replays)
            continue;
        return run.state == RunRecord::State::Done ? std::optional(run.id) : std::nullopt;
    }
    return std::optional<std::int64_t>();
}

Result<void> RunEvidence::flush() {
    return write(m_pending.size(), Durability::Now);
}

/// Writes the first so many. They wait in memory rather than in an open transaction, which would keep other writers out.
Result<void> RunEvidence::write(std::size_t rejects, Durability durability) {
    m_lastFlush = m_store.m_options.clock->nowMicros();
    if (rejects == 0)
        return {};
    SqliteSession& session = *m_store.m_session;
    // Whoever waits for the disk makes all of the log durable, what was written before it included. What the rows refer to
    // is known to be there.
    const bool isLater = durability == Durability::Later;
    MW_TRY_DO(session.execute(isLater ? "PRAGMA foreign_keys=OFF; PRAGMA synchronous=NORMAL" : "PRAGMA foreign_keys=OFF"));
    Result<void> written = insert(session, rejects);
    MW_TRY_DO(session.execute("PRAGMA foreign_keys=ON; PRAGMA synchronous=FULL"));
    return written;
}

Result<void> RunEvidence::insert(SqliteSession& session, std::size_t rejects) {
    MW_TRY(Statement insertReject,
           session.prepare(
               "INSERT INTO reject (run, document_hash, mapping, source_entity, target_entity, row_number, line, "
               "byte_offset, key, source_values, raw) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"));
    MW_TRY(Statement insertReason,
           session.prepare("INSERT INTO reject_reason (reject, ordinal, field, reference, code, message, span_begin, "
                           "span_end) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"));
    MW_TRY(Transaction transaction, Transaction::begin(session));
    for (const Pending& reject : std::span(m_pending).first(rejects)) {
        MW_TRY_DO(insertReject
                      .with(m_run, m_documentHash, reject.mapping, reject.sourceEntity, reject.targetEntity,
                            reject.rowNumber, reject.line, reject.byteOffset, reject.key, reject.values, reject.raw)
                      .run());
        const std::int64_t id = session.lastId();
        int ordinal = 0;
        for (const engine::RejectReason& reason : reject.reasons)
            MW_TRY_DO(insertReason
                          .with(id, ordinal++, reason.targetField, reason.reference, nameOf(reason.code),
                                reason.message, reason.span.begin, reason.span.end)
                          .run());
    }
    MW_TRY_DO(transaction.commit());
    m_pending.erase(m_pending.begin(), m_pending.begin() + std::ptrdiff_t(rejects));
    return {};
}

Result<void> RunEvidence::finish(const engine::RunResult& result, const std::optional<Error>& failure) {
    MW_TRY_DO(flush());
    auto state = RunRecord::State::Done;
    if (failure)
        state = failure->code == Code::Cancelled ? RunRecord::State::Cancelled : RunRecord::State::Failed;
    SqliteSession& session = *m_store.m_session;
    MW_TRY(Transaction transaction, Transaction::begin(session));
    MW_TRY(Statement update,
           session.prepare("UPDATE run SET state = ?, finished = ?, result = ?, error_code = ?, error = ? "
                           "WHERE id = ?"));
    MW_TRY_DO(update
                  .with(int(state), m_store.m_options.clock->nowMicros(), print(toJson(result)),
                        failure ? std::optional<std::string>(nameOf(failure->code)) : std::nullopt,
                        failure ? std::optional<std::string>(failure->line()) : std::nullopt, m_run)
                  .run());
    MW_TRY_DO(
        m_store.appendAudit(failure ? "run fails" : "run ends", "run " + std::to_string(m_run), m_documentHash,
                            failure ? failure->line() : counted(result.written.confirmed, "row", "rows") + " confirmed"));
    return transaction.commit();
}

} // namespace mw::evidence

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evidence/run_evidence.h"

#include "core/base/wording.h"
#include "core/evidence/json_p.h"
#include "core/evidence/statement_p.h"

namespace mw::evidence {

namespace {

constexpr std::size_t kRejectsPerTransaction = 512;
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
    m_pending.push_back(reject);
    if (m_pending.size() < kRejectsPerTransaction && m_store.m_options.clock->nowMicros() - m_lastFlush < kLongestWait)
        return {};
    return flush();
}

/// Rejects wait in memory rather than in an open transaction, which would keep other writers out.
Result<void> RunEvidence::flush() {
    m_lastFlush = m_store.m_options.clock->nowMicros();
    if (m_pending.empty())
        return {};
    SqliteSession& session = *m_store.m_session;
    MW_TRY(Statement insertReject,
           session.prepare(
               "INSERT INTO reject (run, document_hash, mapping, source_entity, target_entity, row_number, line, "
               "byte_offset, key, source_values, raw) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"));
    MW_TRY(Statement insertReason,
           session.prepare("INSERT INTO reject_reason (reject, ordinal, field, reference, code, message, span_begin, "
                           "span_end) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"));
    MW_TRY(Transaction transaction, Transaction::begin(session));
    for (const engine::Reject& reject : m_pending) {
        // The raw text of a malformed record may be no valid UTF-8, which JSON could not hold.
        const bool isRaw = reject.values.size() == 1 && reject.values.front().first.empty();
        MW_TRY_DO(insertReject
                      .with(m_run, m_documentHash, reject.entityMapping.text(), reject.sourceEntity,
                            reject.targetEntity, reject.rowNumber, reject.line, reject.byteOffset, reject.key,
                            isRaw ? std::string("[]") : print(toJson(reject.values)),
                            isRaw ? std::optional<std::string>(reject.values.front().second) : std::nullopt)
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
    m_pending.clear();
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

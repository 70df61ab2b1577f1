// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/utf8.h"
#include "core/base/hash.h"
#include "core/evidence/evidence_store.h"
#include "core/evidence/json_p.h"
#include "core/evidence/statement_p.h"

#include <algorithm>

namespace mw::evidence {

namespace {

constexpr const char* kSelectRun = "SELECT id, state, finished, manifest, result, error_code, error, "
                                   "(SELECT count(*) FROM reject WHERE reject.run = run.id) FROM run ";

Result<RunRecord> runFrom(const Statement& row) {
    RunRecord record;
    record.id = row.integer(0);
    record.state = RunRecord::State(row.integer(1));
    record.finishedMicros = row.integer(2);
    MW_TRY(record.start, readJson(row.text(3), runStartFrom));
    if (!row.isNull(4)) {
        MW_TRY(record.result, readJson(row.text(4), runResultFrom));
    }
    if (!row.isNull(5))
        record.errorCode = codeNamed(row.text(5));
    record.error = row.text(6);
    record.rejects = row.count(7);
    return record;
}

/// The condition of a filter, with ?1 … ?6 as its parameters.
constexpr const char* kFilter =
    " FROM reject WHERE run = ?1 AND (?2 = '' OR target_entity = ?2) AND "
    "(?3 || ?4 || ?5 || ?6 = '' OR EXISTS (SELECT 1 FROM reject_reason AS why WHERE why.reject = reject.id "
    "AND (?3 = '' OR field = ?3) AND (?4 = '' OR code = ?4) AND (?6 = '' OR message = ?6) "
    "AND (?5 = '' OR instr(lower(message), lower(?5)) > 0 OR instr(lower(key), lower(?5)) > 0)))";

Result<std::vector<engine::RejectReason>> reasonsOf(Statement& select, std::int64_t reject) {
    select.with(reject);
    std::vector<engine::RejectReason> reasons;
    while (true) {
        MW_TRY(const bool more, select.step());
        if (!more)
            return reasons;
        engine::RejectReason reason;
        reason.targetField = select.text(0);
        reason.reference = select.text(1);
        reason.code = codeNamed(select.text(2));
        reason.message = select.text(3);
        reason.span = {std::uint32_t(select.integer(4)), std::uint32_t(select.integer(5))};
        reasons.push_back(std::move(reason));
    }
}

/// What the first and the last of ordered texts begin with, all between them begin with too.
std::string commonWords(const std::string& first, const std::string& last) {
    const auto end = std::ranges::mismatch(first, last).in1;
    if (end == first.end() && first.size() == last.size())
        return first;
    std::string common(first.begin(), end);
    common.erase(common.find_last_of(' ') + 1);
    return common.substr(0, common.find_last_not_of(' ') + 1);
}

} // namespace

Result<std::vector<RunRecord>> EvidenceStore::runs(std::size_t limit) {
    MW_TRY(Statement rows, m_session->prepare(std::string(kSelectRun) + "ORDER BY id DESC LIMIT ?"));
    rows.with(limit);
    std::vector<RunRecord> runs;
    while (true) {
        MW_TRY(const bool more, rows.step());
        if (!more)
            return runs;
        MW_TRY(RunRecord record, runFrom(rows));
        runs.push_back(std::move(record));
    }
}

Result<void> EvidenceStore::markRolledBack(std::int64_t id) {
    MW_TRY(const RunRecord record, run(id));
    MW_TRY(Transaction transaction, Transaction::begin(*m_session));
    MW_TRY(Statement update, m_session->prepare("UPDATE run SET state = ? WHERE id = ?"));
    MW_TRY_DO(update.with(int(RunRecord::State::RolledBack), id).run());
    MW_TRY_DO(appendAudit("run taken back", "run " + std::to_string(id), record.start.documentHash, {}));
    return transaction.commit();
}

/// The connection's name is for people; what no file name can hold stands as its hash.
std::string EvidenceStore::changesPath(std::int64_t run, const std::string& connection) const {
    std::string name;
    for (const char c : connection)
        name += (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '-' || c == '_' ? c : '.';
    if (name != connection || name.size() > 60)
        name = name.substr(0, 40) + "." + toHex(sha256(connection)).substr(0, 12);
    return m_session->path() + ".run-" + std::to_string(run) + "." + name + ".changes";
}

std::string crosswalkPath(const std::string& storePath) { return storePath + ".crosswalk"; }

std::string EvidenceStore::crosswalkPath() const { return evidence::crosswalkPath(m_session->path()); }

Result<RunRecord> EvidenceStore::run(std::int64_t id) {
    MW_TRY(Statement row, m_session->prepare(std::string(kSelectRun) + "WHERE id = ?"));
    MW_TRY(const bool found, row.with(id).step());
    if (!found)
        return makeError(Code::UnknownName, "the run " + std::to_string(id), "");
    return runFrom(row);
}

Result<std::vector<StoredReject>> EvidenceStore::rejects(std::int64_t run, const RejectFilter& filter,
                                                         std::uint64_t offset, std::size_t limit) {
    MW_TRY(Statement rows, m_session->prepare(std::string("SELECT id, mapping, source_entity, target_entity, "
                                                          "row_number, line, byte_offset, key, source_values, raw") +
                                              kFilter + " ORDER BY id LIMIT ?7 OFFSET ?8"));
    MW_TRY(Statement reasons, m_session->prepare("SELECT field, reference, code, message, span_begin, span_end "
                                                 "FROM reject_reason WHERE reject = ? ORDER BY ordinal"));
    rows.with(run, filter.targetEntity, filter.targetField, filter.code, filter.text, filter.message, limit, offset);
    std::vector<StoredReject> found;
    while (true) {
        MW_TRY(const bool more, rows.step());
        if (!more)
            return found;
        StoredReject stored;
        stored.id = rows.integer(0);
        stored.reject.entityMapping = Id(rows.text(1));
        stored.reject.sourceEntity = rows.text(2);
        stored.reject.targetEntity = rows.text(3);
        stored.reject.rowNumber = rows.count(4);
        stored.reject.line = rows.count(5);
        stored.reject.byteOffset = rows.count(6);
        stored.reject.key = rows.text(7);
        if (rows.isNull(9)) {
            MW_TRY(stored.reject.values, readJson(rows.text(8), valuesFrom));
        } else {
            stored.reject.values.emplace_back("", rows.text(9));
        }
        MW_TRY(stored.reject.reasons, reasonsOf(reasons, stored.id));
        found.push_back(std::move(stored));
    }
}

Result<std::uint64_t> EvidenceStore::countRejects(std::int64_t run, const RejectFilter& filter) {
    MW_TRY(Statement row, m_session->prepare(std::string("SELECT count(*)") + kFilter));
    MW_TRY(const bool found,
           row.with(run, filter.targetEntity, filter.targetField, filter.code, filter.text, filter.message).step());
    return found ? row.count(0) : 0;
}

Result<std::vector<RejectGroup>> EvidenceStore::rejectGroups(std::int64_t run) {
    MW_TRY(Statement rows,
           m_session->prepare(
               "SELECT target_entity, field, reference, code, count(DISTINCT reject.id), sum(ordinal = 0), "
               "min(message), max(message) "
               "FROM reject JOIN reject_reason ON reject_reason.reject = reject.id WHERE run = ? "
               "GROUP BY target_entity, field, reference, code ORDER BY 5 DESC, target_entity, field, code"));
    rows.with(run);
    std::vector<RejectGroup> groups;
    while (true) {
        MW_TRY(const bool more, rows.step());
        if (!more)
            return groups;
        groups.push_back({rows.text(0), rows.text(1), rows.text(2), codeNamed(rows.text(3)), rows.count(4),
                          rows.count(5), rows.text(6), commonWords(rows.text(6), rows.text(7))});
    }
}

} // namespace mw::evidence

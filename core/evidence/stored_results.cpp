// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/wording.h"
#include "core/evidence/evidence_store.h"
#include "core/evidence/json_p.h"
#include "core/evidence/statement_p.h"

#include <algorithm>
#include <filesystem>

namespace mw::evidence {

Result<std::int64_t> EvidenceStore::saveScan(const std::string& documentHash, const std::string& connection,
                                             std::span<const profile::EntityProfile> profiles) {
    MW_TRY(Transaction transaction, Transaction::begin(*m_session));
    MW_TRY(Statement insert, m_session->prepare("INSERT INTO profile (document_hash, connection, entity, at, content) "
                                                "VALUES (?, ?, ?, ?, ?)"));
    // Two scans of a connection are never of one moment, whatever the clock says.
    MW_TRY(Statement last, m_session->prepare("SELECT max(at) FROM profile WHERE connection = ?"));
    MW_TRY([[maybe_unused]] const bool row, last.with(connection).step());
    const std::int64_t at = std::max(m_options.clock->nowMicros(), last.integer(0) + 1);
    std::int64_t first = 0;
    for (const profile::EntityProfile& profile : profiles) {
        MW_TRY_DO(insert.with(documentHash, connection, profile.name, at, print(toJson(profile))).run());
        first = first == 0 ? m_session->lastId() : first;
    }
    MW_TRY_DO(transaction.commit());
    return first;
}

Result<StoredScan> EvidenceStore::loadScan(std::int64_t id) {
    // A scan has the number of its first profile; its others have the connection and the moment in common.
    MW_TRY(Statement rows, m_session->prepare("SELECT document_hash, connection, at, content FROM profile WHERE "
                                              "id >= ?1 AND (connection, at) = (SELECT connection, at FROM profile WHERE id = ?1) "
                                              "ORDER BY id"));
    rows.with(id);
    StoredScan scan;
    while (true) {
        MW_TRY(const bool more, rows.step());
        if (!more)
            break;
        if (scan.profiles.empty())
            scan = {id, rows.text(0), rows.text(1), rows.integer(2), {}};
        MW_TRY(scan.profiles.emplace_back(), readJson(rows.text(3), profileFrom));
    }
    if (scan.profiles.empty())
        return makeError(Code::UnknownName, "the profile " + std::to_string(id), "");
    return scan;
}

std::string scannedPlace(const Location& location) {
    std::error_code failure;
    return location.path.empty() ? location.text.substr(0, location.text.find('#'))
                                 : std::filesystem::absolute(location.path, failure).lexically_normal().string();
}

Result<std::optional<std::int64_t>> EvidenceStore::latestScan(const std::string& connection, const std::string& entity) {
    MW_TRY(Statement rows, m_session->prepare("SELECT min(id) FROM profile WHERE connection = ?1 AND at = "
                                              "(SELECT max(at) FROM profile WHERE connection = ?1 AND (?2 = '' OR entity = ?2))"));
    rows.with(connection, entity);
    MW_TRY([[maybe_unused]] const bool row, rows.step());
    return rows.isNull(0) ? std::nullopt : std::optional(rows.integer(0));
}

Result<std::int64_t> EvidenceStore::saveValidation(const std::string& documentHash, std::optional<std::int64_t> run,
                                                   const validate::ValidationResult& result) {
    MW_TRY(Transaction transaction, Transaction::begin(*m_session));
    MW_TRY(Statement insert, m_session->prepare("INSERT INTO validation (document_hash, run, at, passed, content) "
                                                "VALUES (?, ?, ?, ?, ?)"));
    MW_TRY_DO(
        insert.with(documentHash, run, m_options.clock->nowMicros(), result.passed(), print(toJson(result))).run());
    const std::int64_t id = m_session->lastId();
    MW_TRY(
        Statement difference,
        m_session->prepare(
            "INSERT INTO difference (validation, ordinal, entity, reference, field, key, cause, source_row, content) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"));
    int ordinal = 0;
    for (const auto& cell : result.differences)
        MW_TRY_DO(difference
                      .with(id, ordinal++, cell.entity, cell.reference, cell.difference.field, cell.difference.key,
                            diff::nameOf(cell.difference.cause), cell.sourceRow, print(toJson(cell.difference)))
                      .run());
    MW_TRY_DO(appendAudit("validation", "validation " + std::to_string(id), documentHash,
                          (result.passed() ? "passed, " : "failed, ") + counted(result.total, "difference", "differences")));
    MW_TRY_DO(transaction.commit());
    return id;
}

Result<StoredValidation> EvidenceStore::loadValidation(std::int64_t id) {
    MW_TRY(Statement row,
           m_session->prepare("SELECT document_hash, run, at, passed, content FROM validation WHERE id = ?"));
    MW_TRY(const bool found, row.with(id).step());
    if (!found)
        return makeError(Code::UnknownName, "the validation " + std::to_string(id), "");
    StoredValidation stored;
    stored.id = id;
    stored.documentHash = row.text(0);
    if (!row.isNull(1))
        stored.run = row.integer(1);
    stored.atMicros = row.integer(2);
    stored.passed = row.integer(3) != 0;
    MW_TRY(stored.result, readJson(row.text(4), validationFrom));
    MW_TRY(Statement differences, m_session->prepare("SELECT entity, reference, source_row, content FROM difference "
                                                     "WHERE validation = ? ORDER BY ordinal"));
    differences.with(id);
    while (true) {
        MW_TRY(const bool more, differences.step());
        if (!more)
            return stored;
        MW_TRY(diff::Difference difference, readJson(differences.text(3), differenceFrom));
        stored.result.differences.push_back(
            {differences.text(0), differences.text(1), std::move(difference), differences.count(2)});
    }
}

Result<std::vector<StoredValidation>> EvidenceStore::validations(std::size_t limit) {
    MW_TRY(Statement rows,
           m_session->prepare("SELECT id, document_hash, run, at, passed FROM validation ORDER BY id DESC LIMIT ?"));
    rows.with(limit);
    std::vector<StoredValidation> found;
    while (true) {
        MW_TRY(const bool more, rows.step());
        if (!more)
            return found;
        StoredValidation stored;
        stored.id = rows.integer(0);
        stored.documentHash = rows.text(1);
        if (!rows.isNull(2))
            stored.run = rows.integer(2);
        stored.atMicros = rows.integer(3);
        stored.passed = rows.integer(4) != 0;
        found.push_back(std::move(stored));
    }
}

std::string differenceId(const std::string& entity, const diff::Difference& difference) {
    return entity + '\x1f' + difference.key + '\x1f' + difference.field;
}

std::string causeId(const std::string& entity, const std::string& field, diff::Cause cause, const std::string& detail) {
    return "cause:" + entity + "." + field + ":" + std::string(diff::nameOf(cause)) + (detail.empty() ? "" : ":" + detail);
}

Result<Verdict> EvidenceStore::saveVerdict(Verdict verdict) {
    if (verdict.author.empty())
        return makeError(Code::WrongValue, "a verdict needs an author");
    if (verdict.reason.empty() && verdict.kind != Verdict::Kind::Defect)
        return makeError(Code::WrongValue, "a verdict that accepts a difference needs a reason");
    verdict.atMicros = m_options.clock->nowMicros();
    MW_TRY(Transaction transaction, Transaction::begin(*m_session));
    MW_TRY(Statement insert,
           m_session->prepare("INSERT INTO verdict (document_hash, about, kind, reason, author, at, expires) "
                              "VALUES (?, ?, ?, ?, ?, ?, ?)"));
    MW_TRY_DO(insert
                  .with(verdict.documentHash, verdict.about, int(verdict.kind), verdict.reason, verdict.author,
                        verdict.atMicros, verdict.expiresMicros)
                  .run());
    verdict.id = m_session->lastId();
    constexpr const char* kNames[] = {"defect", "accepted", "old system was wrong"};
    MW_TRY_DO(appendAudit("verdict", verdict.about, verdict.documentHash,
                          std::string(kNames[int(verdict.kind)]) + " by " + verdict.author + ": " + verdict.reason));
    MW_TRY_DO(transaction.commit());
    return verdict;
}

Result<std::vector<Verdict>> EvidenceStore::verdicts(const std::string& about) {
    MW_TRY(Statement rows,
           m_session->prepare("SELECT id, document_hash, about, kind, reason, author, at, expires FROM verdict "
                              "WHERE ?1 = '' OR about = ?1 ORDER BY id"));
    rows.with(about);
    std::vector<Verdict> found;
    while (true) {
        MW_TRY(const bool more, rows.step());
        if (!more)
            return found;
        Verdict verdict;
        verdict.id = rows.integer(0);
        verdict.documentHash = rows.text(1);
        verdict.about = rows.text(2);
        verdict.kind = Verdict::Kind(rows.integer(3));
        verdict.reason = rows.text(4);
        verdict.author = rows.text(5);
        verdict.atMicros = rows.integer(6);
        if (!rows.isNull(7))
            verdict.expiresMicros = rows.integer(7);
        found.push_back(std::move(verdict));
    }
}

} // namespace mw::evidence

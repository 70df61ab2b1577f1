// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/hash.h"
#include "core/evidence/evidence_store.h"
#include "core/evidence/statement_p.h"

namespace mw::evidence {

namespace {

constexpr const char* kColumns = "sequence, at, actor, action, subject, document_hash, detail, previous, hash";

AuditEntry entryFrom(const Statement& row) {
    return {row.integer(0), row.integer(1), row.text(2), row.text(3), row.text(4),
            row.text(5),    row.text(6),    row.text(7), row.text(8)};
}

/// SHA-256 over "mapwright-audit-1" and all members but the hash, each as its length in decimal, a colon and its bytes.
std::string chainHash(const AuditEntry& entry) {
    std::string bytes = "mapwright-audit-1";
    const auto add = [&](const std::string& member) { bytes += std::to_string(member.size()) + ":" + member; };
    add(std::to_string(entry.sequence));
    add(std::to_string(entry.atMicros));
    add(entry.actor);
    add(entry.action);
    add(entry.subject);
    add(entry.documentHash);
    add(entry.detail);
    add(entry.previous);
    return toHex(sha256(bytes));
}

/// Says what became of line `number`, which should follow the line with the hash `head`; `lines` begin where it should stand.
std::string whatBroke(const std::vector<AuditEntry>& lines, std::int64_t number, const std::string& head) {
    const std::string line = "line " + std::to_string(number);
    const auto isWritten = [](AuditEntry entry, std::int64_t sequence) {
        entry.sequence = sequence;
        return entry.hash == chainHash(entry);
    };
    const AuditEntry& first = lines.front();
    for (const AuditEntry& other : lines) {
        if (other.previous == head && isWritten(other, number) && &other != &first)
            return "line " + std::to_string(other.sequence) + " stands out of order: it was written as " + line;
    }
    if (first.previous == head)
        return line + " was edited";
    if (first.sequence == number && isWritten(first, number))
        return line + " does not follow line " + std::to_string(number - 1) + ": one of them was edited";
    // A line that was written behind this one has moved up, under its own number or under this one.
    const bool hasMoved = first.sequence != number ? isWritten(first, first.sequence) : isWritten(first, number + 1);
    return line + (hasMoved ? " is missing" : " was edited");
}

} // namespace

Result<void> EvidenceStore::addAudit(const std::string& action, const std::string& subject,
                                     const std::string& documentHash, const std::string& detail) {
    MW_TRY(Transaction transaction, Transaction::begin(*m_session));
    MW_TRY_DO(appendAudit(action, subject, documentHash, detail));
    return transaction.commit();
}

/// Inside the caller's transaction, which keeps others from writing between reading the head and adding to it.
Result<void> EvidenceStore::appendAudit(const std::string& action, const std::string& subject,
                                        const std::string& documentHash, const std::string& detail) {
    AuditEntry entry;
    entry.sequence = 1;
    entry.previous = std::string(64, '0');
    MW_TRY(Statement last, m_session->prepare("SELECT sequence, hash FROM audit ORDER BY sequence DESC LIMIT 1"));
    MW_TRY(const bool found, last.step());
    if (found) {
        entry.sequence = last.integer(0) + 1;
        entry.previous = last.text(1);
    }
    entry.atMicros = m_options.clock->nowMicros();
    entry.actor = m_options.actor;
    entry.action = action;
    entry.subject = subject;
    entry.documentHash = documentHash;
    entry.detail = detail;
    MW_TRY(Statement insert,
           m_session->prepare(std::string("INSERT INTO audit (") + kColumns + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"));
    return insert
        .with(entry.sequence, entry.atMicros, entry.actor, entry.action, entry.subject, entry.documentHash,
              entry.detail, entry.previous, chainHash(entry))
        .run();
}

Result<std::vector<AuditEntry>> EvidenceStore::auditEntries(std::uint64_t offset, std::size_t limit) {
    MW_TRY(Statement rows,
           m_session->prepare(std::string("SELECT ") + kColumns + " FROM audit ORDER BY sequence LIMIT ? OFFSET ?"));
    rows.with(limit, offset);
    std::vector<AuditEntry> entries;
    while (true) {
        MW_TRY(const bool more, rows.step());
        if (!more)
            return entries;
        entries.push_back(entryFrom(rows));
    }
}

Result<AuditState> EvidenceStore::verifyAudit() {
    MW_TRY(Statement rows, m_session->prepare(std::string("SELECT ") + kColumns + " FROM audit ORDER BY sequence"));
    AuditState state;
    state.head = std::string(64, '0');
    std::vector<AuditEntry> fromBroken; // what stands there tells a moved line from an edited one
    while (true) {
        MW_TRY(const bool more, rows.step());
        if (!more)
            break;
        AuditEntry entry = entryFrom(rows);
        ++state.entries;
        const bool fits = entry.sequence == std::int64_t(state.entries) && entry.previous == state.head &&
                          entry.hash == chainHash(entry);
        if (!fits && state.valid) {
            state.valid = false;
            state.firstBroken = std::int64_t(state.entries);
        }
        if (!state.valid)
            fromBroken.push_back(entry);
        else
            state.head = entry.hash;
    }
    if (!state.valid)
        state.what = whatBroke(fromBroken, state.firstBroken, state.head);
    return state;
}

} // namespace mw::evidence

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evidence/evidence_store.h"
#include "core/evidence/statement_p.h"

namespace mw::evidence {

Result<std::size_t> EvidenceStore::saveReview(std::span<const ReviewEntry> entries) {
    MW_TRY(Transaction transaction, Transaction::begin(*m_session));
    MW_TRY(Statement known, m_session->prepare("SELECT count(*) FROM review WHERE digest = ?"));
    MW_TRY(Statement insert, m_session->prepare("INSERT INTO review (digest, subject, document_hash, author, at, content) "
                                                "VALUES (?, ?, ?, ?, ?, ?)"));
    std::size_t added = 0;
    for (const ReviewEntry& entry : entries) {
        if (entry.author.empty())
            return makeError(Code::WrongValue, "what is said in a review needs an author");
        MW_TRY([[maybe_unused]] const bool row, known.with(entry.digest).step());
        if (known.integer(0) > 0)
            continue;
        MW_TRY_DO(insert.with(entry.digest, entry.subject, entry.documentHash, entry.author, entry.atMicros, entry.text).run());
        MW_TRY_DO(appendAudit("review", entry.subject, entry.documentHash, "by " + entry.author + ", entry " + entry.digest));
        ++added;
    }
    MW_TRY_DO(transaction.commit());
    return added;
}

Result<std::vector<ReviewEntry>> EvidenceStore::review() {
    std::vector<ReviewEntry> found;
    MW_TRY(const bool exists, hasTable("review"));
    if (!exists)
        return found;
    MW_TRY(Statement rows,
           m_session->prepare("SELECT digest, subject, document_hash, author, at, content FROM review ORDER BY id"));
    while (true) {
        MW_TRY(const bool more, rows.step());
        if (!more)
            return found;
        found.push_back({rows.text(0), rows.text(1), rows.text(2), rows.text(3), rows.integer(4), rows.text(5)});
    }
}

} // namespace mw::evidence

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evidence/evidence_store.h"
#include "core/evidence/statement_p.h"

namespace mw::evidence {

Result<void> EvidenceStore::keepDocument(const std::string& contentHash, const std::string& text) {
    MW_TRY(Transaction transaction, Transaction::begin(*m_session));
    MW_TRY(Statement insert, m_session->prepare("INSERT OR IGNORE INTO document (hash, content) VALUES (?, ?)"));
    MW_TRY_DO(insert.with(contentHash, text).run());
    return transaction.commit();
}

Result<std::optional<std::string>> EvidenceStore::keptDocument(const std::string& contentHash) {
    MW_TRY(const bool exists, hasTable("document"));
    if (!exists)
        return std::optional<std::string>();
    MW_TRY(Statement row, m_session->prepare("SELECT content FROM document WHERE hash = ?"));
    MW_TRY(const bool found, row.with(contentHash).step());
    return found ? std::optional(row.text(0)) : std::nullopt;
}

} // namespace mw::evidence

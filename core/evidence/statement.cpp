// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evidence/statement_p.h"

namespace mw::evidence {

Result<void> Statement::run() {
    MW_TRY(bool more, step());
    while (more) {
        MW_TRY(more, step());
    }
    return {};
}

Result<Transaction> Transaction::begin(SqliteSession& session) {
    MW_TRY_DO(session.execute("BEGIN IMMEDIATE"));
    return Transaction(session);
}

Transaction::~Transaction() {
    // A failed rollback leaves nothing to be done: closing the session takes the transaction back.
    if (m_session && m_session->inTransaction())
        static_cast<void>(m_session->execute("ROLLBACK").ok());
}

Result<void> Transaction::commit() {
    MW_TRY_DO(m_session->execute("COMMIT"));
    m_session = nullptr;
    return {};
}

} // namespace mw::evidence

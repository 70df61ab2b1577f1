// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/document/edit_text.h"
#include "core/evidence/evidence_store.h"
#include "core/evidence/statement_p.h"

namespace mw::evidence {

Result<void> EvidenceStore::addHistory(std::span<const document::HistoryStep> steps, const std::string& author, const std::string& head) {
    MW_TRY(Transaction transaction, Transaction::begin(*m_session));
    MW_TRY(Statement insert, m_session->prepare("INSERT INTO history (at, author, words, edit, inverse) VALUES (?, ?, ?, ?, ?)"));
    for (const document::HistoryStep& step : steps)
        MW_TRY_DO(insert.with(step.atMicros, author, step.words(), document::printEdit(step.edit), document::printEdit(step.inverse)).run());
    MW_TRY(Statement keep, m_session->prepare("INSERT OR REPLACE INTO history_head (one, content) VALUES (1, ?)"));
    MW_TRY_DO(keep.with(head).run());
    return transaction.commit();
}

Result<std::optional<std::string>> EvidenceStore::historyHead() {
    MW_TRY(const bool exists, hasTable("history_head"));
    if (!exists)
        return std::optional<std::string>();
    MW_TRY(Statement row, m_session->prepare("SELECT content FROM history_head"));
    MW_TRY(const bool found, row.step());
    return found ? std::optional(row.text(0)) : std::nullopt;
}

Result<std::vector<HistoryRecord>> EvidenceStore::history(std::optional<std::int64_t> before, std::size_t limit) {
    std::vector<HistoryRecord> found;
    MW_TRY(const bool exists, hasTable("history"));
    if (!exists)
        return found;
    MW_TRY(Statement rows, m_session->prepare("SELECT history.id, history.at, history.author, words, coalesce(name, '') FROM history "
                                              "LEFT JOIN version ON version.step = history.id "
                                              "WHERE ?1 IS NULL OR history.id < ?1 ORDER BY history.id DESC LIMIT ?2"));
    rows.with(before, std::uint64_t(limit));
    while (true) {
        MW_TRY(const bool more, rows.step());
        if (!more)
            return found;
        found.push_back({rows.integer(0), rows.integer(1), rows.text(2), rows.text(3), rows.text(4)});
    }
}

Result<std::vector<document::HistoryStep>> EvidenceStore::historySince(std::int64_t step) {
    std::vector<document::HistoryStep> found;
    MW_TRY(const bool exists, hasTable("history"));
    bool isKnown = step == 0;
    if (exists) {
        MW_TRY(Statement rows, m_session->prepare("SELECT id, at, edit, inverse FROM history WHERE id >= ? ORDER BY id DESC"));
        rows.with(step);
        while (true) {
            MW_TRY(const bool more, rows.step());
            if (!more)
                break;
            if (rows.integer(0) == step) {
                isKnown = true;
                break;
            }
            const std::string name = "step " + std::to_string(rows.integer(0));
            MW_TRY(mapping::Edit edit, document::parseEdit(rows.text(2), name));
            MW_TRY(mapping::Edit inverse, document::parseEdit(rows.text(3), name));
            found.push_back({rows.integer(1), std::move(edit), std::move(inverse)});
        }
    }
    if (!isKnown)
        return makeError(Code::UnknownName, "step " + std::to_string(step));
    return found;
}

Result<void> EvidenceStore::nameVersion(std::int64_t step, const std::string& name, const std::string& author) {
    MW_TRY(Transaction transaction, Transaction::begin(*m_session));
    MW_TRY(Statement known, m_session->prepare("SELECT count(*) FROM history WHERE id = ?"));
    MW_TRY([[maybe_unused]] const bool counted, known.with(step).step());
    if (step != 0 && known.integer(0) == 0)
        return makeError(Code::UnknownName, "step " + std::to_string(step));
    MW_TRY(Statement taken, m_session->prepare("SELECT count(*) FROM version WHERE name = ? AND step <> ?"));
    MW_TRY([[maybe_unused]] const bool looked, taken.with(name, step).step());
    if (taken.integer(0) > 0)
        return makeError(Code::WrongValue, "another version is called '" + name + "'");
    MW_TRY(Statement drop, m_session->prepare("DELETE FROM version WHERE step = ?"));
    MW_TRY_DO(drop.with(step).run());
    if (!name.empty()) {
        MW_TRY(Statement insert, m_session->prepare("INSERT INTO version (step, name, at, author) VALUES (?, ?, ?, ?)"));
        MW_TRY_DO(insert.with(step, name, m_options.clock->nowMicros(), author).run());
    }
    MW_TRY_DO(appendAudit("name version", "step " + std::to_string(step), {}, "'" + name + "' by " + author));
    return transaction.commit();
}

Result<std::string> EvidenceStore::versionOf(std::int64_t step) {
    MW_TRY(const bool exists, hasTable("version"));
    if (!exists)
        return std::string();
    MW_TRY(Statement row, m_session->prepare("SELECT name FROM version WHERE step = ?"));
    MW_TRY(const bool found, row.with(step).step());
    return found ? row.text(0) : std::string();
}

Result<std::int64_t> EvidenceStore::versionCalled(const std::string& name) {
    MW_TRY(const bool exists, hasTable("version"));
    if (exists) {
        MW_TRY(Statement row, m_session->prepare("SELECT step FROM version WHERE name = ?"));
        MW_TRY(const bool found, row.with(name).step());
        if (found)
            return row.integer(0);
    }
    return makeError(Code::UnknownName, "version '" + name + "'");
}

} // namespace mw::evidence

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evidence/evidence_digest.h"

#include "core/base/hash.h"
#include "core/evidence/evidence_store.h"
#include "core/evidence/statement_p.h"
#include "core/types/value.h"

namespace mw::evidence {

namespace {

struct Question {
    std::string_view what;
    int columns;
    const char* sql; ///< ?1 is the run, ?2 the number behind `what`
};

constexpr Question kQuestions[] = {
    {"manifest", 3, "SELECT document_hash, started, manifest FROM run WHERE id = ?1 AND ?2 = 0"},
    {"ledger", 4, "SELECT finished, result, error_code, error FROM run WHERE id = ?1 AND ?2 = 0"},
    {"rejects", 10,
     "SELECT mapping, source_entity, target_entity, row_number, line, byte_offset, key, source_values, raw, "
     "(SELECT json_group_array(json_array(ordinal, field, reference, code, message, span_begin, span_end)) FROM "
     "(SELECT * FROM reject_reason WHERE reject = reject.id ORDER BY ordinal)) FROM reject WHERE run = ?1 AND ?2 = 0 "
     "ORDER BY id"},
    {"validation", 4, "SELECT document_hash, at, passed, content FROM validation WHERE ?1 = ?1 AND id = ?2"},
    {"differences", 8,
     "SELECT ordinal, entity, reference, field, key, cause, source_row, content FROM difference "
     "WHERE ?1 = ?1 AND validation = ?2 ORDER BY ordinal"},
    {"verdicts", 8,
     "SELECT id, document_hash, about, kind, reason, author, at, expires FROM verdict WHERE ?1 = ?1 AND id <= ?2 ORDER BY id"},
    {"review", 6, "SELECT digest, subject, document_hash, author, at, content FROM review WHERE ?1 = ?1 AND id <= ?2 ORDER BY id"},
};

Result<std::uint64_t> add(SqliteSession& session, std::string_view what, std::int64_t run, std::int64_t number, Sha256& sum) {
    for (const Question& question : kQuestions) {
        if (question.what != what)
            continue;
        MW_TRY(Statement rows, session.prepare(question.sql));
        rows.with(run, number);
        std::uint64_t count = 0;
        while (true) {
            MW_TRY(const bool more, rows.step());
            if (!more)
                return count;
            ++count;
            for (int column = 0; column < question.columns; ++column) {
                const std::string text = rows.isNull(column) ? std::string() : rows.text(column);
                sum.add(rows.isNull(column) ? "-" : std::to_string(text.size()) + ":" + text);
            }
        }
    }
    return std::uint64_t(0);
}

} // namespace

Result<std::optional<std::string>> EvidenceStore::digest(std::int64_t run, const std::string& what) {
    const std::size_t space = what.find(' ');
    const std::string kind = what.substr(0, space);
    std::int64_t number = 0;
    if (space != std::string::npos && !parseInteger(what.substr(space + 1), number))
        return std::optional<std::string>();
    if (kind == "audit") {
        MW_TRY(Statement line, m_session->prepare("SELECT hash FROM audit WHERE sequence = ?"));
        MW_TRY(const bool found, line.with(number).step());
        return found ? std::optional(line.text(0)) : std::nullopt;
    }
    if (kind == "review") {
        MW_TRY(const bool exists, hasTable("review"));
        if (!exists)
            return std::optional<std::string>();
    }
    Sha256 sum;
    sum.add("mapwright-evidence-1 " + kind);
    MW_TRY(const std::uint64_t rows, add(*m_session, kind, run, number, sum));
    if (kind == "validation")
        MW_TRY_DO(add(*m_session, "differences", run, number, sum));
    const bool mayBeEmpty = kind == "rejects" || kind == "verdicts" || kind == "review";
    return rows > 0 || mayBeEmpty ? std::optional(toHex(sum.finish())) : std::nullopt;
}

Result<std::vector<EvidenceDigest>> EvidenceStore::digests(std::int64_t run, std::int64_t validation) {
    MW_TRY(const std::optional<std::int64_t> lastVerdict, m_session->integer("SELECT max(id) FROM verdict"));
    MW_TRY(const std::optional<std::int64_t> lastLine, m_session->integer("SELECT max(sequence) FROM audit"));
    std::vector<std::string> asked = {"manifest", "ledger", "rejects", "validation " + std::to_string(validation),
                                      "verdicts " + std::to_string(lastVerdict.value_or(0))};
    MW_TRY(const bool isReviewed, hasTable("review"));
    if (isReviewed) {
        MW_TRY(const std::optional<std::int64_t> lastSaid, m_session->integer("SELECT max(id) FROM review"));
        asked.push_back("review " + std::to_string(lastSaid.value_or(0)));
    }
    asked.push_back("audit " + std::to_string(lastLine.value_or(0)));
    std::vector<EvidenceDigest> digests;
    for (const std::string& what : asked) {
        MW_TRY(const std::optional<std::string> hash, digest(run, what));
        if (!hash)
            return makeError(Code::UnknownName, what + " of run " + std::to_string(run), "");
        digests.push_back({what, *hash});
    }
    return digests;
}

} // namespace mw::evidence

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/sql/sql_load.h"

#include "core/engine/sql/sql_stage.h"

namespace mw::engine {

namespace {

class SqlLoad {
public:
    SqlLoad(const PlannedEntity& entity, SqlSite& site, JobContext& job)
        : m_entity(entity), m_site(site), m_stage(makeSqlStage(entity, site)), m_job(job) {}

    Result<SqlLoaded> run() {
        m_job.phase("judging " + m_entity.sourceEntity);
        MW_TRY_DO(m_stage->fill(m_job));
        if (m_entity.deduplication)
            MW_TRY_DO(mergeDuplicates());
        SqlLoaded loaded;
        MW_TRY_DO(count(loaded.ledger));
        m_job.phase("loading " + m_entity.targetEntity.name);
        MW_TRY_DO(insert(loaded));
        MW_TRY_DO(m_site.execute("DROP TABLE " + m_stage->table(), m_job));
        return loaded;
    }

private:
    /// Where the stage's records have a verdict.
    static std::string having(SqlVerdict verdict) { return " WHERE verdict = " + std::to_string(int(verdict)); }

    /// One record of each key survives: the first by the order, else the first in the source.
    Result<void> mergeDuplicates() {
        const SqlStage::Keys keys = m_stage->keys();
        const std::string direction = m_entity.deduplication->descending ? " DESC" : "";
        const std::string order = m_entity.deduplication->order ? keys.order + " IS NULL, " + keys.order + direction + ", n" : "n";
        return m_site.execute("UPDATE " + m_stage->table() + " SET verdict = " + std::to_string(int(SqlVerdict::Merged)) +
                                  " WHERE n IN (SELECT n FROM (SELECT n, row_number() OVER (PARTITION BY " + keys.key +
                                  " ORDER BY " + order + ") AS place FROM " + m_stage->table() + having(SqlVerdict::Good) +
                                  " AND " + keys.present + ") ranked WHERE place > 1)",
                              m_job);
    }

    Result<void> count(Ledger& ledger) {
        return m_site.numbers(
            "SELECT verdict, count(*) FROM " + m_stage->table() + " GROUP BY verdict",
            [&](std::span<const std::int64_t> row) {
                const auto rows = std::uint64_t(row[1]);
                switch (SqlVerdict(row[0])) {
                case SqlVerdict::Excluded: ledger.excluded = rows; break;
                case SqlVerdict::Good: ledger.loaded = rows; break;
                case SqlVerdict::Merged: ledger.merged = rows; break;
                case SqlVerdict::Bad: ledger.rejected = rows; break;
                }
                ledger.read += rows;
            },
            m_job);
    }

    Result<void> insert(SqlLoaded& loaded) {
        MW_TRY(const std::vector<SqlPlainSite::Guarded> stored, m_stage->stored());
        std::vector<std::string> fields;
        std::string values, changed;
        for (std::size_t i = 0; i < stored.size(); ++i) {
            fields.push_back(m_entity.fields[i].target.name);
            values += (i > 0 ? ", " : "") + stored[i].value;
            if (!stored[i].fails.empty())
                changed += (changed.empty() ? "" : " OR ") + stored[i].fails;
        }
        const std::string from = " FROM " + m_stage->table() + having(SqlVerdict::Good);
        if (!changed.empty()) {
            std::int64_t rows = 0;
            MW_TRY_DO(m_site.numbers("SELECT count(*)" + from + " AND (" + changed + ")",
                                     [&](std::span<const std::int64_t> row) { rows = row[0]; }, m_job));
            if (rows > 0) {
                loaded.refused = "a field of the target would change values";
                return {};
            }
        }
        const Result<void> done = m_site.insert(m_entity.targetEntity.name, fields, "SELECT " + values + from + " ORDER BY n",
                                                loaded.ledger.loaded, m_job);
        if (done.ok()) {
            loaded.sent = loaded.ledger.loaded;
            return done;
        }
        MW_TRY_DO(m_job.checkpoint());
        // Only what rows can be refused for is mended by going row by row; a full disk is not.
        if (kindOf(done.error().code) == CodeKind::Environment && done.error().code != Code::DatabaseError)
            return done;
        loaded.refused = done.error().message();
        return {};
    }

    const PlannedEntity& m_entity;
    SqlSite& m_site;
    const std::unique_ptr<SqlStage> m_stage;
    JobContext& m_job;
};

} // namespace

std::unique_ptr<SqlStage> makeSqlStage(const PlannedEntity& entity, SqlSite& site) {
    if (SqlCallbackSite* const callbacks = site.callbacks())
        return makeCallbackStage(entity, *callbacks);
    SqlPlainSite* const plain = site.plain();
    MW_ASSERT(plain, "a site is of one of two kinds");
    return makePlainStage(entity, *plain);
}

Result<SqlLoaded> loadBySql(const PlannedEntity& entity, SqlSite& site, JobContext& job) {
    return SqlLoad(entity, site, job).run();
}

} // namespace mw::engine

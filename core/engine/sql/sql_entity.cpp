// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/sql/sql_entity.h"

#include "core/engine/pipeline.h"
#include "core/engine/reject_maker.h"

#include <algorithm>

namespace mw::engine {

namespace {

bool sharesKeys(const Plan& plan, const PlannedEntity& entity) {
    return entity.deduplication && std::any_of(plan.entities().begin(), plan.entities().end(), [&](const PlannedEntity& other) {
               return &other != &entity && other.deduplication && other.target.connection == entity.target.connection &&
                      other.targetEntity.name == entity.targetEntity.name;
           });
}

/// Judges the records once more, natively, for every reason of those that SQL rejected.
Result<void> nameRejects(const Plan& plan, const PlannedEntity& entity, std::uint64_t expected, RejectSink& rejects,
                         unsigned workers, JobContext& job) {
    job.phase("naming the rejects of " + entity.sourceEntity);
    const RejectMaker maker(entity);
    std::uint64_t found = 0;
    const auto take = [&](ProcessedBatch& batch) -> Result<void> {
        found += batch.source.malformed.size() +
                 std::uint64_t(std::count(batch.dispositions.begin(), batch.dispositions.end(), Disposition::Rejected));
        return eachReject(maker, batch, {}, rejects);
    };
    MW_TRY_DO(runPipeline(plan.options().access, entity, {workers}, take, job));
    if (found != expected)
        return at(makeError(Code::Internal, "SQL rejects " + std::to_string(expected) + " records, the native engine " +
                                                std::to_string(found)),
                  entity.label());
    return {};
}

} // namespace

Result<SqlLoaded> runEntityBySql(const Plan& plan, const PlannedEntity& entity, Target& target, RejectSink* rejects,
                                 unsigned workers, JobContext& job) {
    if (sharesKeys(plan, entity)) {
        SqlLoaded rows;
        rows.refused = "other mappings de-duplicate into it too";
        return rows;
    }
    if (entity.steps) {
        SqlLoaded rows;
        rows.refused = "its records go through steps";
        return rows;
    }
    if (entity.loadMode != LoadMode::Insert && entity.loadMode != LoadMode::Replace) {
        SqlLoaded rows;
        rows.refused = "it changes or keeps rows that are there";
        return rows;
    }
    MW_TRY(SqlSite* const site, target.sqlSite(entity.targetEntity.name, job));
    if (!site)
        return at(makeError(Code::NotSupported, "running SQL inside this target"), entity.target.location.text);
    auto tried = loadBySql(entity, *site, job);
    // A source out of reach, a rule that its SQL cannot say, a statement that it does not get through: nothing is done yet.
    const auto isFor = [&](Code code) { return !tried.ok() && tried.error().code == code; };
    if (isFor(Code::NotSupported) || isFor(Code::WrongValue) || isFor(Code::DatabaseError)) {
        SqlLoaded rows;
        rows.refused = tried.error().message();
        return rows;
    }
    if (!tried.ok())
        return std::move(tried).error();
    SqlLoaded loaded = std::move(tried).value();
    if (!loaded.refused && loaded.ledger.rejected > 0 && rejects)
        MW_TRY_DO(nameRejects(plan, entity, loaded.ledger.rejected, *rejects, workers, job));
    return loaded;
}

} // namespace mw::engine

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/deduplicator.h"
#include "core/engine/entity_loader.h"
#include "core/engine/pipeline.h"
#include "core/engine/run.h"

namespace mw::engine {

namespace {

/// A writer that hands the rows to a callback.
class CallbackWriter final : public EntityWriter {
public:
    explicit CallbackWriter(const TransformedBatch& take) : m_take(take) {}
    void setSource(const Batch& source) { m_source = &source; }
    Result<void> write(const Batch& batch, std::span<const std::uint32_t> rows, const RefusedRow&,
                       JobContext&) override {
        m_sent += rows.size();
        return m_take(batch, rows, *m_source);
    }
    std::uint64_t sent() const override { return m_sent; }

private:
    const TransformedBatch& m_take;
    const Batch* m_source = nullptr;
    std::uint64_t m_sent = 0;
};

Result<std::unique_ptr<Deduplicator>> makeDeduplicator(const Plan& plan, const PlannedEntity& entity, SharedKeys keys,
                                                       JobContext& job) {
    if (!entity.deduplication)
        return std::unique_ptr<Deduplicator>();
    std::unique_ptr<Survivors> survivors;
    if (entity.deduplication->order) {
        survivors = std::make_unique<Survivors>(entity.deduplication->descending);
        MW_TRY_DO(findSurvivors(plan.options().access, entity, 0, *survivors, job));
    }
    return std::make_unique<Deduplicator>(std::move(keys), std::move(survivors));
}

Result<Ledger> transformEntity(const Plan& plan, const PlannedEntity& entity, const SharedKeys& keys,
                               const TransformedBatch& take, RejectSink* rejects, JobContext& job) {
    MW_TRY(auto deduplicator, makeDeduplicator(plan, entity, keys, job));
    CallbackWriter writer(take);
    EntityLoader loader(entity, {&writer, false, deduplicator.get(), rejects, nullptr, 0, {}});
    const auto takeBatch = [&](ProcessedBatch& batch) -> Result<void> {
        writer.setSource(batch.source);
        job.addRows(batch.source.rows);
        return loader.take(batch, job);
    };
    MW_TRY_DO(runPipeline(plan.options().access, entity, {}, takeBatch, job));
    return loader.ledger();
}

} // namespace

Result<Ledger> transform(const Plan& plan, const std::string& entity, const TransformedBatch& take, JobContext& job,
                         RejectSink* rejects) {
    MW_TRY(const PlannedEntity* planned, plan.entity(entity));
    const auto keys = std::make_shared<check::KeySet>(kKeysBudget);
    // Keys that earlier mappings into the same entity have taken.
    const TransformedBatch ignore = [](const Batch&, std::span<const std::uint32_t>, const Batch&) -> Result<void> {
        return {};
    };
    for (const PlannedEntity& earlier : plan.entities()) {
        if (&earlier == planned)
            break;
        const bool sameTarget = earlier.mapping->targetConnection == planned->mapping->targetConnection &&
                                earlier.targetEntity.name == planned->targetEntity.name;
        if (sameTarget && planned->deduplication && earlier.deduplication)
            MW_TRY_DO(transformEntity(plan, earlier, keys, ignore, nullptr, job));
    }
    return transformEntity(plan, *planned, keys, take, rejects, job);
}

} // namespace mw::engine

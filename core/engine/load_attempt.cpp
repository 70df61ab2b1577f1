// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/load_attempt.h"

#include "core/engine/replay.h"
#include "core/engine/sql/sql_entity.h"

#include <algorithm>
#include <limits>

namespace mw::engine {

namespace {

using Steady = std::chrono::steady_clock;

double secondsSince(Steady::time_point start) {
    return std::chrono::duration<double>(Steady::now() - start).count();
}

} // namespace

Result<void> LoadAttempt::run() {
    m_job.setTotal(m_plan.entities().size() * kUnitsPerEntity);
    m_job.phase("opening targets");
    MW_TRY_DO(m_targets.prepare([this](const std::string& connection) { return makeNote(connection); }));
    MW_TRY_DO(beginCrosswalks());
    // Old rows go children first, so that references hold at every moment.
    for (auto entity = m_plan.entities().rbegin(); entity != m_plan.entities().rend(); ++entity)
        if (entity->loadMode == LoadMode::Replace && !m_targets.of(*entity).from)
            MW_TRY_DO(m_targets.writer(*entity, writeOptions(*entity)));
    for (const PlannedEntity& entity : m_plan.entities()) {
        MW_TRY_DO(m_job.checkpoint());
        MW_TRY_DO(loadEntity(entity));
    }
    m_job.phase("committing");
    MW_TRY_DO(checkRejectLimit());
    for (auto& [connection, open] : m_targets.all()) {
        MW_TRY_DO(m_job.checkpoint());
        for (const auto& loading : m_entities)
            if (&m_targets.of(*loading->entity) == &open) {
                update(*loading);
                loading->writer = nullptr;
            }
        open.writers.clear();
        open.isLoaded = true;
        if (!open.from || !open.from->isLoaded)
            MW_TRY_DO(commit(open));
        if (open.changes)
            MW_TRY_DO(open.changes->finish());
        if (const std::string remark = open.target->remark(); !remark.empty())
            m_notes.push_back(connection + ": " + remark);
    }
    MW_TRY_DO(rejectTakenBack());
    m_job.phase("counting");
    std::map<std::string, RowCounts> counted; // by connection: nothing is confirmed until all of it is counted
    for (auto& [connection, open] : m_targets.all())
        for (const auto& [name, before] : open.rowsBefore) {
            MW_TRY(counted[connection][name], open.target->countRows(name, m_job));
        }
    MW_TRY_DO(m_job.checkpoint());
    for (const auto& [connection, open] : m_targets.all())
        confirm(connection, open, counted[connection]);
    return checkClosed();
}

Result<void> LoadAttempt::beginCrosswalks() {
    for (const PlannedEntity& entity : m_plan.entities()) {
        OpenTarget& open = m_targets.of(entity);
        const EntityProgress* const before = open.from ? open.from->progressOf(entity.mapping->id) : nullptr;
        MW_TRY_DO(m_settings.crosswalks->begin(entity, {open.rowsBefore[entity.targetEntity.name] == 0,
                                                        open.target->tellsKeys(), m_options.keepAllKeys,
                                                        !before         ? 0
                                                        : before->input ? std::uint64_t(INT64_MAX)
                                                                        : before->records}));
    }
    return m_settings.crosswalks->connect(m_plan);
}

WriteOptions LoadAttempt::writeOptions(const PlannedEntity& entity) {
    WriteOptions options;
    options.takenBack = [&taken = m_takenBack[&entity]](std::uint64_t sequence, std::uint32_t row, RowError error) {
        error.row = row;
        taken.push_back({sequence, std::move(error)});
    };
    if (entity.loadMode == LoadMode::AppendMissing)
        options.present = [this](std::uint32_t row) { m_loader->markPresent(row); };
    if (KeyKeeper* const keeper = m_settings.crosswalks->keeper(entity); keeper && keeper->asksTarget())
        options.given = [keeper](std::uint32_t row, std::int64_t key) { keeper->told(row, key); };
    return options;
}

/// True where a later mapping that is not done shares the keys of this one.
bool LoadAttempt::needsKeysAgain(const PlannedEntity& entity) const {
    const Checkpoint& from = *m_targets.of(entity).from;
    bool isLater = false;
    for (const PlannedEntity& other : m_plan.entities()) {
        const EntityProgress* progress = from.progressOf(other.mapping->id);
        if (isLater && other.deduplication && other.target.connection == entity.target.connection &&
            other.targetEntity.name == entity.targetEntity.name && (!progress || !progress->input))
            return true;
        isLater = isLater || &other == &entity;
    }
    return false;
}

Result<void> LoadAttempt::loadEntity(const PlannedEntity& entity) {
    OpenTarget& open = m_targets.of(entity);
    Loading& loading = *m_entities.emplace_back(std::make_unique<Loading>());
    loading.entity = &entity;
    loading.start = Steady::now();
    EntityResult& result = loading.progress.result;
    if (const EntityProgress* before = open.from ? open.from->progressOf(entity.mapping->id) : nullptr) {
        loading.progress = *before;
        m_takenBack[&entity] = before->takenBack;
        m_rejected += result.ledger.rejected;
    }
    result.entityMapping = entity.mapping->id;
    result.reference = entity.mapping->reference;
    result.sourceEntity = entity.sourceEntity;
    result.targetEntity = entity.targetEntity.name;
    loading.sentBefore = result.written.sent;
    loading.updatedBefore = loading.progress.updated;
    loading.rejectsBefore = loading.progress.rejects;
    loading.secondsBefore = result.seconds;
    if (loading.progress.input && !(entity.deduplication && needsKeysAgain(entity))) {
        m_job.advance(kUnitsPerEntity);
        return linkOwnRows(loading, open);
    }
    m_job.phase("loading " + entity.targetEntity.name);
    const bool asksSql = m_options.engine == RunEngine::Sql && !m_options.replay && loading.progress.records == 0;
    const bool keepsKeys = m_settings.crosswalks->keeper(entity) != nullptr;
    if (asksSql && keepsKeys)
        m_notes.push_back(entity.label() + " was loaded row by row: old and new keys of its records are kept");
    // What was begun record by record goes on record by record.
    if (asksSql && !keepsKeys) {
        auto done = loadBySql(loading, open);
        if (!done.ok())
            return during(std::move(done).error(), "loading " + entity.label());
        if (*done) {
            MW_TRY_DO(checkLedger(entity, result));
            return commitAndLimit(open);
        }
    }
    if (auto done = stream(loading, open); !done.ok())
        return during(std::move(done).error(), "loading " + entity.label());
    MW_TRY_DO(m_settings.crosswalks->check());
    MW_TRY_DO(checkLedger(entity, result));
    if (auto done = linkOwnRows(loading, open); !done.ok())
        return during(std::move(done).error(), "setting references of " + entity.label());
    return {};
}

/// Lets the target run the rules itself; false where the rows have to go one by one after all.
Result<bool> LoadAttempt::loadBySql(Loading& loading, OpenTarget& open) {
    const PlannedEntity& entity = *loading.entity;
    MW_TRY(loading.writer, m_targets.writer(entity, writeOptions(entity)));
    MW_TRY(const SqlLoaded loaded,
           runEntityBySql(m_plan, entity, *open.target, m_options.rejects, m_settings.workers, m_job));
    if (loaded.refused) {
        m_notes.push_back(entity.label() + " was loaded row by row: " + *loaded.refused);
        return false;
    }
    EntityResult& result = loading.progress.result;
    result.ledger = loaded.ledger;
    result.written.sent = loading.sentBefore = loaded.sent;
    result.seconds += secondsSince(loading.start);
    loading.secondsBefore = result.seconds;
    loading.progress.rejects = loading.rejectsBefore + loaded.ledger.rejected;
    loading.rejectsBefore = loading.progress.rejects;
    m_rulesSeconds += secondsSince(loading.start);
    m_rejected += loaded.ledger.rejected;
    open.sentSinceCommit += loaded.sent;
    m_job.addErrors(loaded.ledger.rejected);
    m_job.addRows(loaded.ledger.read);
    m_job.advance(kUnitsPerEntity);
    loading.progress.input =
        Input{entity.source.connection, entity.sourceEntity, entity.source.location.text, {}, 0, loaded.ledger.read};
    return true;
}

Result<void> LoadAttempt::stream(Loading& loading, OpenTarget& open) {
    const PlannedEntity& entity = *loading.entity;
    const bool wasRead = loading.progress.input.has_value();
    // Of a source that was read to its end only the keys are wanted once more.
    const std::uint64_t upTo = wasRead ? std::numeric_limits<std::uint64_t>::max() : loading.progress.records;
    const RowDigest loaded = loading.progress.source;
    RowDigest seen;
    MW_TRY(loading.writer, m_targets.writer(entity, writeOptions(entity)));
    std::uint64_t expected = 0;
    MW_TRY(auto deduplicator, prepareDeduplication(entity, open, expected));
    EntityLoader loader(entity, {loading.writer, open.target->handsOver(), deduplicator.get(), m_options.rejects,
                                 m_settings.crosswalks->keeper(entity), upTo, loading.progress.result.ledger});
    m_loader = &loader;
    // A record may refer to a later one: until all rows are there none is known.
    m_settings.crosswalks->hide(entity, !entity.ownKeyFields().empty());
    loading.loader = &loader;
    const auto checkSource = [&]() -> Result<void> {
        if (upTo > 0 && seen != loaded)
            return at(makeError(Code::OtherRun, std::to_string(m_settings.run),
                                "its first " + std::to_string(loaded.rows) + " records were others"),
                      entity.source.location.text);
        return {};
    };
    bool isChecked = upTo == 0;
    const Entity* documented = m_plan.document().sourceOf(*entity.mapping);
    Progress progress(m_job, documented ? documented->rowEstimate.value_or(0) : 0);
    const auto take = [&](ProcessedBatch& batch) -> Result<void> {
        seen.sum += batch.digest.before.sum;
        seen.rows += batch.digest.before.rows;
        if (!isChecked && batch.digest.lastRecord > upTo) {
            MW_TRY_DO(checkSource());
            isChecked = true;
        }
        const std::uint64_t sentBefore = loading.writer->sent();
        const std::uint64_t rejectedBefore = loader.ledger().rejected;
        MW_TRY_DO(loader.take(batch, m_job));
        open.sentSinceCommit += loading.writer->sent() - sentBefore;
        m_rejected += loader.ledger().rejected - rejectedBefore;
        m_job.addErrors(loader.ledger().rejected - rejectedBefore);
        if (!wasRead) {
            loading.progress.records = std::max(loading.progress.records, batch.digest.lastRecord);
            loading.progress.source.sum += batch.digest.after.sum;
            loading.progress.source.rows += batch.digest.after.rows;
        }
        progress.advance(batch.source);
        return commitAndLimit(open);
    };
    PipelineOptions pipeline;
    pipeline.workers = m_settings.workers;
    pipeline.hashInput = true;
    pipeline.totalBytes = &progress.totalBytes;
    pipeline.digestSource = open.commitRows > 0 || upTo > 0;
    pipeline.loadedUpTo = upTo;
    pipeline.judgesLoaded = entity.deduplication.has_value();
    pipeline.prepare = loading.writer->preparation();
    auto outcome = runPipeline(accessFor(entity), entity, pipeline, take, m_job);
    update(loading);
    loading.loader = nullptr;
    m_loader = nullptr;
    loading.secondsBefore = loading.progress.result.seconds;
    loading.rejectsBefore = loading.progress.rejects;
    m_writeSeconds += loader.writeSeconds();
    if (!outcome.ok())
        return std::move(outcome).error();
    m_readSeconds += outcome->readSeconds;
    m_rulesSeconds += outcome->rulesSeconds;
    progress.finish();
    if (!isChecked)
        MW_TRY_DO(checkSource());
    MW_TRY_DO(checkReplayed(entity, outcome->records));
    if (!m_options.replay && entity.deduplication && entity.deduplication->order && expected != outcome->records)
        return at(makeError(Code::SourceChanged, std::to_string(expected), std::to_string(outcome->records)),
                  entity.source.location.text);
    loading.progress.result.steps = outcome->steps;
    loading.others = outcome->others;
    loading.progress.input = Input{entity.source.connection, entity.sourceEntity, entity.source.location.text,
                                   outcome->inputHash,       outcome->bytes,      outcome->sourceRecords};
    return {};
}

/// Brings the account of an entity mapping up to date with its loader and its writer.
void LoadAttempt::update(Loading& loading) const {
    EntityResult& result = loading.progress.result;
    if (loading.writer) {
        result.written.sent = loading.sentBefore + loading.writer->sent();
        loading.progress.updated = loading.updatedBefore + loading.writer->updated();
    }
    if (!loading.loader)
        return;
    result.ledger = loading.loader->ledger();
    loading.progress.rejects = loading.rejectsBefore + loading.loader->handedOn();
    result.seconds = loading.secondsBefore + secondsSince(loading.start);
}

/// All records, or those that are loaded again.
Access LoadAttempt::accessFor(const PlannedEntity& entity) const {
    const Access& access = m_plan.options().access;
    if (!m_options.replay)
        return access;
    static const ReplayedRecords none;
    const auto found = m_options.replay->mappings.find(entity.mapping->id);
    return replayAccess(access, found == m_options.replay->mappings.end() ? none : found->second, false);
}

Result<void> LoadAttempt::checkReplayed(const PlannedEntity& entity, std::uint64_t records) const {
    if (!m_options.replay)
        return {};
    const auto found = m_options.replay->mappings.find(entity.mapping->id);
    const std::uint64_t expected = found == m_options.replay->mappings.end() ? 0 : found->second.numbers.size();
    if (records == expected)
        return {};
    return at(makeError(Code::SourceChanged, std::to_string(expected), std::to_string(records)),
              entity.source.location.text);
}

/// Records that are loaded again stand back behind all others, which are in the target already.
Result<void> LoadAttempt::learnKeysOfOthers(const PlannedEntity& entity, Deduplicator& deduplicator) {
    static const ReplayedRecords none;
    const auto found = m_options.replay->mappings.find(entity.mapping->id);
    const Access others = replayAccess(m_plan.options().access,
                                       found == m_options.replay->mappings.end() ? none : found->second, true);
    m_job.phase("looking for duplicates in " + entity.sourceEntity);
    PipelineOptions pipeline;
    pipeline.workers = m_settings.workers;
    const auto take = [&](ProcessedBatch& batch) -> Result<void> {
        MW_TRY_DO(deduplicator.apply(batch));
        return {};
    };
    MW_TRY_DO(runPipeline(others, entity, pipeline, take, m_job));
    return {};
}

/// For an order of survival all records are judged once before the first is written.
Result<std::unique_ptr<Deduplicator>> LoadAttempt::prepareDeduplication(const PlannedEntity& entity, OpenTarget& open,
                                                                        std::uint64_t& records) {
    if (!entity.deduplication)
        return std::unique_ptr<Deduplicator>();
    std::unique_ptr<Survivors> survivors;
    if (entity.deduplication->order && !m_options.replay) {
        m_job.phase("looking for duplicates in " + entity.sourceEntity);
        survivors = std::make_unique<Survivors>(entity.deduplication->descending);
        MW_TRY(records, findSurvivors(m_plan.options().access, entity, m_settings.workers, *survivors, m_job));
        m_job.phase("loading " + entity.targetEntity.name);
    }
    SharedKeys& keys = open.keys[entity.targetEntity.name];
    if (!keys)
        keys = std::make_shared<check::KeySet>(kKeysBudget);
    auto deduplicator = std::make_unique<Deduplicator>(keys, std::move(survivors));
    if (m_options.replay)
        MW_TRY_DO(learnKeysOfOthers(entity, *deduplicator));
    return deduplicator;
}

/// Everything that the note speaks of is made durable first.
Result<std::string> LoadAttempt::makeNote(const std::string& connection) {
    OpenTarget& open = m_targets.all()[connection];
    if (m_options.rejects)
        MW_TRY_DO(m_options.rejects->flush());
    MW_TRY_DO(m_settings.crosswalks->flush());
    if (open.changes)
        MW_TRY_DO(open.changes->flush());
    Checkpoint point;
    point.run = m_settings.run;
    point.documentHash = m_settings.documentHash;
    point.mode = m_options.mode == RunMode::Test ? "test" : "full";
    point.nowMicros = m_plan.nowMicros();
    point.resumes = m_settings.resumes;
    point.retries = m_settings.retries;
    point.isLoaded = open.isLoaded;
    point.changes = open.changes ? open.changes->length() : 0;
    point.rowsBefore = open.rowsBefore;
    for (const PlannedEntity& entity : m_plan.entities()) {
        point.mappings.push_back(entity.mapping->id.text());
        const std::pair source(entity.source.connection, entity.source.location.text);
        if (std::find(point.sources.begin(), point.sources.end(), source) == point.sources.end())
            point.sources.push_back(source);
    }
    for (const auto& loading : m_entities) {
        if (loading->entity->target.connection != connection)
            continue;
        update(*loading);
        point.entities.push_back(loading->progress);
        if (const auto taken = m_takenBack.find(loading->entity); taken != m_takenBack.end())
            point.entities.back().takenBack = taken->second;
    }
    return point.print();
}

Result<void> LoadAttempt::commitAndLimit(OpenTarget& open) {
    const bool commitDue = open.commitRows > 0 && open.sentSinceCommit >= open.commitRows;
    if (commitDue)
        MW_TRY_DO(commit(open));
    return commitDue || open.commitRows == 0 ? checkRejectLimit() : Result<void>();
}

Result<void> LoadAttempt::checkRejectLimit() const {
    if (m_settings.rejectLimit && m_rejected > *m_settings.rejectLimit)
        return makeError(Code::RejectLimit, std::to_string(m_rejected), std::to_string(*m_settings.rejectLimit));
    return {};
}

Result<void> LoadAttempt::commit(OpenTarget& open) {
    const auto start = Steady::now();
    MW_TRY_DO(m_settings.crosswalks->flush()); // not every target asks for a note
    MW_TRY_DO(open.target->commit(m_job));
    open.sentSinceCommit = 0;
    m_commitSeconds += secondsSince(start);
    return {};
}

void LoadAttempt::addTo(RunResult& result) const {
    result.entities.clear();
    result.inputs.clear();
    for (const auto& loading : m_entities) {
        result.entities.push_back(loading->progress.result);
        if (loading->progress.input)
            result.inputs.push_back(*loading->progress.input);
        result.inputs.insert(result.inputs.end(), loading->others.begin(), loading->others.end());
    }
    for (const std::string& note : m_notes)
        if (std::find(result.notes.begin(), result.notes.end(), note) == result.notes.end())
            result.notes.push_back(note);
    const double seconds[] = {m_readSeconds, m_rulesSeconds, m_writeSeconds, m_commitSeconds};
    const char* const names[] = {"read", "rules", "write", "commit"};
    result.stages.resize(std::size(names));
    for (std::size_t i = 0; i < std::size(names); ++i) {
        result.stages[i].name = names[i];
        result.stages[i].seconds += seconds[i];
    }
}

} // namespace mw::engine

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/pipeline.h"

#include "core/engine/ordered_pipe.h"
#include "core/engine/source_reader.h"

#include <algorithm>
#include <chrono>
#include <mutex>
#include <new>
#include <stop_token>
#include <thread>
#include <vector>

namespace mw::engine {

namespace {

using Steady = std::chrono::steady_clock;

double secondsSince(Steady::time_point start) {
    return std::chrono::duration<double>(Steady::now() - start).count();
}

/// What the threads of one run share. The first failure wins and lets everyone go.
class Shared {
public:
    explicit Shared(std::size_t capacity) : pipe(capacity) {}

    void fail(Error error) {
        {
            std::lock_guard lock(m_mutex);
            if (!m_failure)
                m_failure = std::move(error);
        }
        pipe.abort();
    }
    std::optional<Error> failure() const {
        std::lock_guard lock(m_mutex);
        return m_failure;
    }
    void addRules(double seconds) {
        std::lock_guard lock(m_mutex);
        m_rulesSeconds += seconds;
    }
    double rulesSeconds() const {
        std::lock_guard lock(m_mutex);
        return m_rulesSeconds;
    }

    OrderedPipe<Batch, ProcessedBatch> pipe;
    PipelineOutcome read; ///< written by the reader's thread, looked at after it ended

private:
    mutable std::mutex m_mutex; // guards all below
    std::optional<Error> m_failure;
    double m_rulesSeconds = 0;
};

/// Runs a thread's work so that nothing thrown leaves it.
template <class Work>
void guarded(Shared& shared, const Work& work) {
    try {
        if (Result<void> done = work(); !done.ok())
            shared.fail(std::move(done).error());
    } catch (const std::bad_alloc&) {
        shared.fail(makeError(Code::OutOfMemory));
    } catch (const std::exception& thrown) {
        shared.fail(makeError(Code::Internal, thrown.what()));
    }
}

Result<void> readAll(Shared& shared, const Access& access, const PlannedEntity& entity, const PipelineOptions& options,
                     JobContext& job) {
    MW_TRY(auto reader, SourceReader::open(access, entity, {std::nullopt, options.hashInput}, job));
    shared.read.bytes = reader->totalBytes();
    if (options.totalBytes)
        options.totalBytes->store(shared.read.bytes, std::memory_order_relaxed);
    for (bool more = true; more;) {
        MW_TRY_DO(job.checkpoint());
        const auto start = Steady::now();
        Batch batch;
        MW_TRY(more, reader->next(batch, job));
        shared.read.records += batch.rows + batch.malformed.size();
        shared.read.readSeconds += secondsSince(start);
        if (batch.rows == 0 && batch.malformed.empty())
            continue;
        if (!shared.pipe.put(std::move(batch)))
            return {};
    }
    shared.read.inputHash = reader->inputHash();
    shared.read.steps = reader->stepCounts();
    shared.read.others = reader->otherInputs();
    shared.read.sourceRecords = reader->records().value_or(shared.read.records);
    shared.pipe.close();
    return {};
}

/// True where no rule needs to look at a batch, because all of it has been loaded before.
bool isLoaded(const Batch& batch, const PipelineOptions& options) {
    const auto& numbers = batch.origins.rowNumber;
    return options.loadedUpTo > 0 && !options.judgesLoaded &&
           std::all_of(numbers.begin(), numbers.end(),
                       [&](std::uint64_t number) { return number <= options.loadedUpTo; });
}

Result<void> applyRules(Shared& shared, const PlannedEntity& entity, const PipelineOptions& options, JobContext& job) {
    RowProcessor processor(entity, options.orders);
    double seconds = 0;
    while (auto item = shared.pipe.take()) {
        MW_TRY_DO(job.checkpoint());
        const auto start = Steady::now();
        SourceDigest digest;
        if (options.digestSource)
            digest = digestRecords(item->second, options.loadedUpTo);
        ProcessedBatch processed;
        if (isLoaded(item->second, options)) {
            processed.source = std::move(item->second);
            processed.dispositions.assign(processed.source.rows, Disposition::Pending);
        } else {
            MW_TRY(processed, processor.process(std::move(item->second)));
            if (options.prepare && !processed.good.empty())
                processed.prepared = options.prepare(processed.target, processed.good);
        }
        processed.digest = digest;
        seconds += secondsSince(start);
        shared.pipe.give(item->first, std::move(processed));
    }
    shared.addRules(seconds);
    return {};
}

Result<void> takeAll(Shared& shared, const TakeProcessed& take, JobContext& job) {
    while (auto processed = shared.pipe.next()) {
        MW_TRY_DO(job.checkpoint());
        MW_TRY_DO(take(*processed));
    }
    return {};
}

} // namespace

Result<std::uint64_t> findSurvivors(const Access& access, const PlannedEntity& entity, unsigned workers,
                                    Survivors& survivors, JobContext& job) {
    PipelineOptions options;
    options.workers = workers;
    options.orders = true;
    const auto take = [&](ProcessedBatch& batch) -> Result<void> {
        for (std::size_t i = 0; i < batch.good.size(); ++i)
            if (batch.keys[i] != check::KeyHash{})
                MW_TRY_DO(survivors.add(batch.keys[i], batch.orders[i], batch.source.origins.rowNumber[batch.good[i]]));
        return {};
    };
    MW_TRY(const PipelineOutcome outcome, runPipeline(access, entity, options, take, job));
    MW_TRY_DO(survivors.settle());
    return outcome.records;
}

unsigned defaultWorkers() {
    // The rules take most of the work. The reader and whoever takes the rows have a thread each beside theirs.
    return std::clamp(std::thread::hardware_concurrency() * 3 / 4, 2u, 16u);
}

Result<PipelineOutcome> runPipeline(const Access& access, const PlannedEntity& entity, const PipelineOptions& options,
                                    const TakeProcessed& take, JobContext& job) {
    const unsigned workers = options.workers > 0 ? options.workers : defaultWorkers();
    Shared shared(workers + 3);
    {
        const std::stop_callback onStop(job.stopToken(), [&] { shared.pipe.abort(); });
        std::vector<std::jthread> threads;
        guarded(shared, [&]() -> Result<void> {
            threads.emplace_back(
                [&] { guarded(shared, [&] { return readAll(shared, access, entity, options, job); }); });
            for (unsigned i = 0; i < workers; ++i)
                threads.emplace_back(
                    [&] { guarded(shared, [&] { return applyRules(shared, entity, options, job); }); });
            return takeAll(shared, take, job);
        });
        shared.pipe.abort(); // after an error here the others still wait; after the end nobody does
    }
    MW_TRY_DO(job.checkpoint());
    if (auto failure = shared.failure())
        return std::move(*failure);
    PipelineOutcome outcome = std::move(shared.read);
    outcome.rulesSeconds = shared.rulesSeconds();
    return outcome;
}

} // namespace mw::engine

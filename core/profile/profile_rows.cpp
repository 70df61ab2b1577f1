// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profile/field_accumulator_p.h"
#include "core/profile/findings_p.h"
#include "core/profile/profile.h"

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <thread>

namespace mw::profile {

namespace {

constexpr std::size_t kBatchesInGroup = 8;
constexpr std::size_t kSampledRows = 8'192;            ///< as many as are always sampled of an entity with few fields
constexpr std::size_t kSampleBytes = 96u << 20;        ///< that samples of all fields may take together
constexpr std::size_t kSampleBytesOfRow = 4 * sizeof(double); ///< a hash and a number, of up to twice as many rows

struct Part {
    Batch batch;
    SampledRows sampled;
};
using Group = std::vector<Part>;

/// Spreads a group's columns over a few threads while the next group is being read. Each column is worked on by one
/// thread at a time and in row order, so that the result does not depend on the number of threads.
class ColumnWorkers {
public:
    ColumnWorkers(std::vector<std::unique_ptr<FieldAccumulator>>& fields, unsigned threads) : m_fields(fields) {
        for (unsigned i = 0; i < threads; ++i)
            m_threads.emplace_back([this] { loop(); });
    }
    ~ColumnWorkers() {
        {
            const std::lock_guard lock(m_mutex);
            m_ended = true;
        }
        m_changed.notify_all();
    }
    /// Waits for the group before and hands over the next.
    void take(Group group) {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [&] { return m_left == 0; });
        m_group = std::move(group);
        m_next = 0;
        m_left = m_fields.size();
        m_changed.notify_all();
    }
    void wait() {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [&] { return m_left == 0; });
    }

private:
    void loop() {
        std::unique_lock lock(m_mutex);
        for (;;) {
            m_changed.wait(lock, [&] { return m_ended || m_next < m_fields.size(); });
            if (m_ended)
                return;
            const std::size_t field = m_next++;
            lock.unlock();
            for (const Part& part : m_group)
                m_fields[field]->add(*part.batch.columns[field], part.batch.rows, part.sampled);
            lock.lock();
            if (--m_left == 0)
                m_changed.notify_all();
        }
    }

    std::vector<std::unique_ptr<FieldAccumulator>>& m_fields;
    std::mutex m_mutex; // guards all below; m_group is only read while m_left > 0
    std::condition_variable m_changed;
    Group m_group;
    std::size_t m_next = ~std::size_t(0);
    std::size_t m_left = 0;
    bool m_ended = false;
    std::vector<std::jthread> m_threads;
};

} // namespace

Result<EntityProfile> profileRows(Reader& reader, const std::string& entityName, const ProfileOptions& options,
                                  JobContext& job) {
    const auto started = std::chrono::steady_clock::now();
    EntityProfile profile;
    profile.name = entityName;
    MemoryBudget budget(options.memoryBudget);
    std::vector<std::unique_ptr<FieldAccumulator>> fields;
    for (const Field& field : reader.fields())
        fields.push_back(std::make_unique<FieldAccumulator>(field, options, budget));
    RowSample sample(std::clamp<std::size_t>(kSampleBytes / (kSampleBytesOfRow * std::max<std::size_t>(1, fields.size())), 256, kSampledRows));
    job.phase("profiling");
    job.setTotal(reader.totalBytes());
    {
        ColumnWorkers workers(fields, std::clamp(std::thread::hardware_concurrency(), 1u, 4u));
        bool more = true;
        while (more) {
            Group group;
            while (more && group.size() < kBatchesInGroup) {
                MW_TRY_DO(job.checkpoint());
                Batch batch;
                MW_TRY(more, reader.next(batch, job));
                profile.malformed += batch.malformed.size();
                job.advance(batch.sourceBytes);
                job.addRows(batch.rows);
                job.addErrors(batch.malformed.size());
                if (options.sample && profile.rows + batch.rows >= *options.sample) {
                    batch.rows = std::size_t(*options.sample - profile.rows);
                    profile.complete = false;
                    more = false;
                }
                profile.rows += batch.rows;
                if (batch.rows > 0) {
                    SampledRows sampled = sample.next(batch.rows);
                    group.push_back({std::move(batch), std::move(sampled)});
                }
            }
            if (!group.empty() && !fields.empty())
                workers.take(std::move(group));
        }
        workers.wait();
    }
    std::vector<std::vector<std::uint64_t>> samples;
    for (const auto& field : fields) {
        profile.fields.push_back(field->finish());
        samples.push_back(field->takeSample());
    }
    addFindings(samples, profile);
    profile.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count();
    return profile;
}

} // namespace mw::profile

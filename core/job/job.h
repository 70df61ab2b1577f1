// SPDX-License-Identifier: GPL-3.0-or-later
/// job: work on other threads that can be watched and cancelled. No Qt, no events: whoever is interested samples.
/// Includes base.
#pragma once

#include "core/base/result.h"

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>
#include <string>
#include <thread>
#include <vector>

namespace mw {

/// What a job tells while it runs; a copy, safe to keep.
struct JobProgress {
    std::string title;
    std::string phase;        ///< "reading", "writing", …; empty before the start
    std::uint64_t done = 0;   ///< units of `total`
    std::uint64_t total = 0;  ///< 0 where unknown
    std::uint64_t rows = 0;   ///< rows so far
    std::uint64_t errors = 0; ///< rejects so far
    double seconds = 0;       ///< since it started
    enum class State { Waiting, Running, Done, Failed, Cancelled } state = State::Waiting;
};

/// What the work sees of its job: it reports and asks whether to stop. All members may be called from any thread.
class JobContext {
public:
    JobContext() = default;
    explicit JobContext(std::stop_source stop) : m_stop(std::move(stop)) {}
    /// Fails with Cancelled once somebody asked to stop. Call it at least every batch.
    Result<void> checkpoint() const;
    bool stopRequested() const { return m_stop.stop_requested(); }
    std::stop_token stopToken() const { return m_stop.get_token(); } ///< for std::stop_callback around blocking calls
    void requestStop() { m_stop.request_stop(); }

    void setTotal(std::uint64_t total) { m_total.store(total, std::memory_order_relaxed); }
    void advance(std::uint64_t units) { m_done.fetch_add(units, std::memory_order_relaxed); }
    void addRows(std::uint64_t rows) { m_rows.fetch_add(rows, std::memory_order_relaxed); }
    void addErrors(std::uint64_t errors) { m_errors.fetch_add(errors, std::memory_order_relaxed); }
    void phase(std::string text);
    JobProgress progress() const; ///< without title, state and time, which the Job adds

private:
    std::stop_source m_stop;
    std::atomic<std::uint64_t> m_done{0}, m_total{0}, m_rows{0}, m_errors{0};
    mutable std::mutex m_phaseMutex;
    std::string m_phase;
};

/// A piece of work with a result. Shared between its pool and whoever watches.
class Job {
public:
    using Work = std::function<Result<void>(JobContext&)>;
    Job(std::string title, Work work) : m_title(std::move(title)), m_work(std::move(work)) {}
    Job(const Job&) = delete;
    Job& operator=(const Job&) = delete;

    JobProgress progress() const;
    /// Asks the work to stop; one that has not started yet ends at once.
    void cancel();
    bool isFinished() const;
    /// The error it ended with; none while it runs or where it went well.
    std::optional<Error> error() const;
    /// Blocks until it ended. For the command line and tests, never for the window's thread.
    void wait() const;

private:
    friend class WorkerPool;
    void run();
    static bool isOver(JobProgress::State state);

    const std::string m_title;
    Work m_work;
    JobContext m_context;
    mutable std::mutex m_mutex; // guards all below
    mutable std::condition_variable m_ended;
    JobProgress::State m_state = JobProgress::State::Waiting;
    std::optional<Error> m_error;
    std::chrono::steady_clock::time_point m_started{}, m_finished{};
};
using JobPtr = std::shared_ptr<Job>;

/// Runs jobs in the order they come, on `threads` threads. Destruction cancels what runs and joins.
class WorkerPool {
public:
    explicit WorkerPool(unsigned threads);
    ~WorkerPool();
    WorkerPool(const WorkerPool&) = delete;
    WorkerPool& operator=(const WorkerPool&) = delete;
    /// Queues the work; exceptions that reach the pool end the job with Internal or OutOfMemory.
    JobPtr start(std::string title, Job::Work work);

private:
    void loop(std::stop_token stop);

    std::mutex m_mutex; // guards m_queue and m_running
    std::condition_variable_any m_arrived;
    std::deque<JobPtr> m_queue;
    std::vector<JobPtr> m_running;
    std::vector<std::jthread> m_threads;
};

} // namespace mw

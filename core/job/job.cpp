// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/job/job.h"

#include <algorithm>
#include <exception>
#include <new>

namespace mw {

Result<void> JobContext::checkpoint() const {
    if (m_stop.stop_requested())
        return makeError(Code::Cancelled);
    return {};
}

void JobContext::phase(std::string text) {
    std::lock_guard lock(m_phaseMutex);
    m_phase = std::move(text);
}

JobProgress JobContext::progress() const {
    JobProgress progress;
    progress.done = m_done.load(std::memory_order_relaxed);
    progress.total = m_total.load(std::memory_order_relaxed);
    progress.rows = m_rows.load(std::memory_order_relaxed);
    progress.errors = m_errors.load(std::memory_order_relaxed);
    std::lock_guard lock(m_phaseMutex);
    progress.phase = m_phase;
    return progress;
}

JobProgress Job::progress() const {
    JobProgress progress = m_context.progress();
    progress.title = m_title;
    std::lock_guard lock(m_mutex);
    progress.state = m_state;
    if (m_started != std::chrono::steady_clock::time_point()) {
        const auto end = isOver(m_state) ? m_finished : std::chrono::steady_clock::now();
        progress.seconds = std::chrono::duration<double>(end - m_started).count();
    }
    return progress;
}

void Job::cancel() {
    m_context.requestStop();
    Work unused;
    {
        std::lock_guard lock(m_mutex);
        if (m_state != JobProgress::State::Waiting)
            return;
        unused = std::exchange(m_work, nullptr);
        m_state = JobProgress::State::Cancelled;
        m_error = makeError(Code::Cancelled);
        m_ended.notify_all();
    }
}

bool Job::isFinished() const {
    std::lock_guard lock(m_mutex);
    return isOver(m_state);
}

std::optional<Error> Job::error() const {
    std::lock_guard lock(m_mutex);
    return m_error;
}

void Job::wait() const {
    std::unique_lock lock(m_mutex);
    m_ended.wait(lock, [&] { return isOver(m_state); });
}

namespace {

Result<void> runCatching(const Job::Work& work, JobContext& context) {
    try {
        return work(context);
    } catch (const std::bad_alloc&) {
        return makeError(Code::OutOfMemory);
    } catch (const std::exception& thrown) {
        return makeError(Code::Internal, thrown.what());
    } catch (...) {
        return makeError(Code::Internal, "an unknown exception");
    }
}

} // namespace

void Job::run() {
    Work work;
    {
        std::lock_guard lock(m_mutex);
        if (m_state != JobProgress::State::Waiting)
            return;
        work = std::exchange(m_work, nullptr);
        m_state = JobProgress::State::Running;
        m_started = std::chrono::steady_clock::now();
    }
    Result<void> outcome = runCatching(work, m_context);
    // What the work holds (files, sessions) is given back before anybody is told that it ended.
    work = nullptr;

    std::lock_guard lock(m_mutex);
    m_finished = std::chrono::steady_clock::now();
    if (outcome.ok()) {
        m_state = JobProgress::State::Done;
    } else {
        const bool cancelled = outcome.error().code == Code::Cancelled;
        m_state = cancelled ? JobProgress::State::Cancelled : JobProgress::State::Failed;
        m_error = std::move(outcome).error();
    }
    m_ended.notify_all();
}

bool Job::isOver(JobProgress::State state) {
    return state != JobProgress::State::Waiting && state != JobProgress::State::Running;
}

WorkerPool::WorkerPool(unsigned threads) {
    m_threads.reserve(std::max(threads, 1u));
    for (unsigned i = 0; i < std::max(threads, 1u); ++i)
        m_threads.emplace_back([this](std::stop_token stop) { loop(stop); });
}

WorkerPool::~WorkerPool() {
    for (std::jthread& thread : m_threads)
        thread.request_stop();
    std::vector<JobPtr> unfinished;
    {
        // A thread that takes the lock after this sees its stop request and takes nothing more.
        std::lock_guard lock(m_mutex);
        unfinished.assign(m_queue.begin(), m_queue.end());
        unfinished.insert(unfinished.end(), m_running.begin(), m_running.end());
        m_queue.clear();
    }
    for (const JobPtr& job : unfinished)
        job->cancel();
    m_threads.clear();
}

JobPtr WorkerPool::start(std::string title, Job::Work work) {
    auto job = std::make_shared<Job>(std::move(title), std::move(work));
    {
        std::lock_guard lock(m_mutex);
        m_queue.push_back(job);
    }
    m_arrived.notify_one();
    return job;
}

void WorkerPool::loop(std::stop_token stop) {
    while (true) {
        JobPtr job;
        {
            std::unique_lock lock(m_mutex);
            m_arrived.wait(lock, stop, [&] { return !m_queue.empty(); });
            if (stop.stop_requested())
                return;
            job = std::move(m_queue.front());
            m_queue.pop_front();
            m_running.push_back(job);
        }
        job->run();
        std::lock_guard lock(m_mutex);
        m_running.erase(std::find(m_running.begin(), m_running.end(), job));
    }
}

} // namespace mw

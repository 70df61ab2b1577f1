// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/job/job.h"

#include <QObject>
#include <QPointer>
#include <QString>
#include <QTimer>

#include <atomic>
#include <exception>
#include <functional>
#include <memory>
#include <new>
#include <optional>
#include <vector>

namespace mw::ui {

/// Runs work on core's worker pools and brings results to the thread of the window. The window's thread never reads a
/// file or a database: everything that may take more than a few milliseconds goes through here.
class Tasks final : public QObject {
    Q_OBJECT
public:
    /// Quick: answers to what the user is doing now (samples, pages, problems). Long: runs, profiles, validation; shown
    /// in the Jobs dock. File: the document's file and journal, strictly one after the other.
    enum class Lane { Quick, Long, File };

    explicit Tasks(QObject* parent = nullptr);
    ~Tasks() override;

    /// A job of the Jobs dock with what it told last.
    struct Entry {
        JobPtr job;
        Lane lane;
        JobProgress progress;
    };
    /// Long jobs, newest first: those that run and the last finished ones.
    const std::vector<Entry>& shownJobs() const { return m_shown; }
    /// How many jobs of any lane wait or run.
    std::size_t running() const { return m_pending.size(); }

    /// Queues `work`; `done` gets its result on this object's thread, unless `receiver` is gone by then. A cancelled job
    /// gives Cancelled.
    template <class T>
    JobPtr run(Lane lane, const QString& title, QObject* receiver, std::function<Result<T>(JobContext&)> work,
               std::function<void(Result<T>)> done);

    void forgetFinished();

Q_SIGNALS:
    /// A job came to the Jobs dock (position 0), a row went, or rows changed; sampled every 100 ms while something runs.
    void jobAboutToBeAdded();
    void jobAdded();
    void jobsAboutToBeTrimmed(int first, int last);
    void jobsTrimmed();
    void jobsSampled();
    /// The last job under way ended.
    void idle();

private:
    struct Pending {
        JobPtr job;
        std::shared_ptr<std::atomic<bool>> ready;
        std::function<void()> deliver;
    };
    JobPtr launch(Lane lane, const QString& title, Job::Work work, std::shared_ptr<std::atomic<bool>> ready,
                  std::function<void(const JobPtr&)> deliver);
    void collect();
    void sample();

    std::vector<Pending> m_pending;
    std::vector<Entry> m_shown;
    QTimer m_sampler;
    // Last, so that they are joined before anything their work may report to goes.
    std::unique_ptr<WorkerPool> m_quick;
    std::unique_ptr<WorkerPool> m_long;
    std::unique_ptr<WorkerPool> m_file;
};

/// Holds the newest request of one kind: starting another cancels the one before, whose result is then never delivered.
class LatestTask {
public:
    LatestTask() = default;
    ~LatestTask() { cancel(); }
    LatestTask(const LatestTask&) = delete;
    LatestTask& operator=(const LatestTask&) = delete;

    template <class T>
    void start(Tasks& tasks, Tasks::Lane lane, const QString& title, QObject* receiver,
               std::function<Result<T>(JobContext&)> work, std::function<void(Result<T>)> done) {
        cancel();
        const auto token = std::make_shared<int>(0);
        m_token = token;
        m_job = tasks.run<T>(lane, title, receiver, std::move(work),
                             [weak = std::weak_ptr<int>(token), this, done = std::move(done)](Result<T> result) {
                                 if (weak.expired())
                                     return;
                                 m_token.reset();
                                 m_job.reset();
                                 done(std::move(result));
                             });
    }
    /// Stops it; its result is not delivered any more.
    void cancel() {
        m_token.reset();
        if (m_job)
            m_job->cancel();
        m_job.reset();
    }
    /// Stops it; Cancelled is delivered.
    void stop() {
        if (m_job)
            m_job->cancel();
    }
    bool isRunning() const { return m_job != nullptr; }
    const JobPtr& job() const { return m_job; }

private:
    std::shared_ptr<int> m_token; // dies with this object, and with it every late delivery
    JobPtr m_job;
};

template <class T>
JobPtr Tasks::run(Lane lane, const QString& title, QObject* receiver, std::function<Result<T>(JobContext&)> work,
                  std::function<void(Result<T>)> done) {
    auto result = std::make_shared<std::optional<Result<T>>>();
    auto ready = std::make_shared<std::atomic<bool>>(false);
    Job::Work wrapped = [result, ready, work = std::move(work)](JobContext& job) -> Result<void> {
        try {
            result->emplace(work(job));
        } catch (const std::bad_alloc&) {
            result->emplace(makeError(Code::OutOfMemory));
        } catch (const std::exception& failure) {
            result->emplace(makeError(Code::Internal, failure.what()));
        }
        Result<void> outcome = (*result)->ok() ? Result<void>() : Result<void>((*result)->error());
        ready->store(true, std::memory_order_release);
        return outcome;
    };
    auto deliver = [result, guard = QPointer<QObject>(receiver), done = std::move(done)](const JobPtr& job) {
        if (!guard)
            return;
        if (result->has_value())
            done(std::move(**result));
        else
            done(job->error() ? *job->error() : makeError(Code::Cancelled));
    };
    return launch(lane, title, std::move(wrapped), std::move(ready), std::move(deliver));
}

} // namespace mw::ui

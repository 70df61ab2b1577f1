// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/tasks.h"

#include "ui/present/text.h"

#include <algorithm>
#include <thread>

namespace mw::ui {

namespace {
constexpr int kSampleMs = 100;
constexpr std::size_t kShownJobs = 50;

bool isOver(const JobProgress& progress) {
    return progress.state != JobProgress::State::Waiting && progress.state != JobProgress::State::Running;
}
} // namespace

Tasks::Tasks(QObject* parent)
    : QObject(parent), m_quick(std::make_unique<WorkerPool>(2)),
      m_long(std::make_unique<WorkerPool>(std::max(2u, std::thread::hardware_concurrency() / 2))),
      m_file(std::make_unique<WorkerPool>(1)) {
    m_sampler.setInterval(kSampleMs);
    connect(&m_sampler, &QTimer::timeout, this, &Tasks::sample);
}

Tasks::~Tasks() = default;

JobPtr Tasks::launch(Lane lane, const QString& title, Job::Work work, std::shared_ptr<std::atomic<bool>> ready,
                     std::function<void(const JobPtr&)> deliver) {
    // A finished job asks for its delivery at once; the sampler would find it too, up to 100 ms later.
    Job::Work kicking = [this, work = std::move(work)](JobContext& job) -> Result<void> {
        Result<void> outcome = work(job);
        QMetaObject::invokeMethod(this, [this] { collect(); }, Qt::QueuedConnection);
        return outcome;
    };
    WorkerPool& pool = lane == Lane::Quick ? *m_quick : lane == Lane::Long ? *m_long : *m_file;
    JobPtr job = pool.start(utf8(title), std::move(kicking));
    m_pending.push_back({job, std::move(ready), [job, deliver = std::move(deliver)] { deliver(job); }});
    if (lane == Lane::Long) {
        Q_EMIT jobAboutToBeAdded();
        m_shown.insert(m_shown.begin(), Entry{job, lane, job->progress()});
        Q_EMIT jobAdded();
        if (m_shown.size() > kShownJobs && isOver(m_shown.back().progress)) {
            Q_EMIT jobsAboutToBeTrimmed(int(m_shown.size()) - 1, int(m_shown.size()) - 1);
            m_shown.pop_back();
            Q_EMIT jobsTrimmed();
        }
    }
    if (!m_sampler.isActive())
        m_sampler.start();
    return job;
}

void Tasks::collect() {
    std::vector<std::function<void()>> ready;
    for (auto it = m_pending.begin(); it != m_pending.end();) {
        if (it->ready->load(std::memory_order_acquire) || it->job->isFinished()) {
            ready.push_back(std::move(it->deliver));
            it = m_pending.erase(it);
        } else {
            ++it;
        }
    }
    // Deliveries may start further tasks, so the list is settled before.
    for (const auto& deliver : ready)
        deliver();
    if (!ready.empty() && m_pending.empty())
        Q_EMIT idle();
}

void Tasks::sample() {
    collect();
    bool changed = false;
    for (Entry& entry : m_shown) {
        if (isOver(entry.progress))
            continue;
        entry.progress = entry.job->progress();
        changed = true;
    }
    if (changed)
        Q_EMIT jobsSampled();
    else if (m_pending.empty())
        m_sampler.stop();
}

void Tasks::forgetFinished() {
    for (std::size_t i = m_shown.size(); i-- > 0;) {
        if (!isOver(m_shown[i].progress))
            continue;
        Q_EMIT jobsAboutToBeTrimmed(int(i), int(i));
        m_shown.erase(m_shown.begin() + std::ptrdiff_t(i));
        Q_EMIT jobsTrimmed();
    }
}

} // namespace mw::ui

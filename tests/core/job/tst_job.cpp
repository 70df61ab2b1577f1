// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/job/job.h"
#include "tests/support/random.h"
#include "tests/support/test_main.h"

#include <latch>

using namespace mw;
using namespace std::chrono_literals;
using State = JobProgress::State;

class TestJob : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void workRunsAndReports();
    void failureKeepsItsError();
    void exceptionsBecomeErrors_data();
    void exceptionsBecomeErrors();
    void jobsStartInTheOrderTheyCame();
    void cancelStopsRunningWorkQuickly();
    void waitingJobThatIsCancelledEndsAtOnceAndNeverRuns();
    void finishedJobIgnoresCancel();
    void poolDestructionCancelsAllAndJoins();
    void workIsReleasedBeforeTheEndIsTold();
    void stopCallbackReachesBlockingCalls();
    void poolOfZeroThreadsStillWorks();
    void stress();
};

void TestJob::workRunsAndReports() {
    WorkerPool pool(1);
    std::latch started(1), goOn(1);
    const JobPtr job = pool.start("load customers", [&](JobContext& context) -> Result<void> {
        context.phase("reading");
        context.setTotal(10);
        context.advance(4);
        context.addRows(40);
        context.addErrors(2);
        started.count_down();
        goOn.wait();
        context.phase("writing");
        context.advance(6);
        return {};
    });
    started.wait();
    JobProgress progress = job->progress();
    QCOMPARE(progress.title, std::string("load customers"));
    QCOMPARE(progress.phase, std::string("reading"));
    QCOMPARE(progress.done, std::uint64_t(4));
    QCOMPARE(progress.total, std::uint64_t(10));
    QCOMPARE(progress.rows, std::uint64_t(40));
    QCOMPARE(progress.errors, std::uint64_t(2));
    QVERIFY(progress.state == State::Running);
    QVERIFY(!job->isFinished());
    goOn.count_down();
    job->wait();
    progress = job->progress();
    QVERIFY(progress.state == State::Done);
    QCOMPARE(progress.phase, std::string("writing"));
    QCOMPARE(progress.done, std::uint64_t(10));
    QVERIFY(!job->error());
    const double seconds = job->progress().seconds;
    QVERIFY(seconds > 0);
    std::this_thread::sleep_for(5ms);
    QCOMPARE(job->progress().seconds, seconds);
}

void TestJob::failureKeepsItsError() {
    WorkerPool pool(1);
    const JobPtr job =
        pool.start("x", [](JobContext&) -> Result<void> { return at(makeError(Code::FileNotFound), "customers.csv"); });
    job->wait();
    QVERIFY(job->progress().state == State::Failed);
    QVERIFY(job->error().has_value());
    QVERIFY(job->error()->code == Code::FileNotFound);
    QCOMPARE(job->error()->where, std::string("customers.csv"));
}

void TestJob::exceptionsBecomeErrors_data() {
    QTest::addColumn<int>("thrown");
    QTest::addColumn<int>("code");
    QTest::newRow("out of memory ends the job with OutOfMemory") << 0 << int(Code::OutOfMemory);
    QTest::newRow("a standard exception ends it with Internal") << 1 << int(Code::Internal);
    QTest::newRow("anything else ends it with Internal") << 2 << int(Code::Internal);
}

void TestJob::exceptionsBecomeErrors() {
    QFETCH(int, thrown);
    QFETCH(int, code);
    WorkerPool pool(1);
    const JobPtr job = pool.start("x", [thrown](JobContext&) -> Result<void> {
        if (thrown == 0)
            throw std::bad_alloc();
        if (thrown == 1)
            throw std::runtime_error("boom");
        throw 7;
    });
    job->wait();
    QVERIFY(job->progress().state == State::Failed);
    QCOMPARE(int(job->error()->code), code);
    const JobPtr next = pool.start("the pool lives on", [](JobContext&) -> Result<void> { return {}; });
    next->wait();
    QVERIFY(next->progress().state == State::Done);
}

void TestJob::jobsStartInTheOrderTheyCame() {
    WorkerPool pool(1);
    std::vector<int> order;
    std::vector<JobPtr> jobs;
    for (int i = 0; i < 50; ++i)
        jobs.push_back(pool.start("n", [&order, i](JobContext&) -> Result<void> {
            order.push_back(i);
            return {};
        }));
    for (const JobPtr& job : jobs)
        job->wait();
    QCOMPARE(order.size(), std::size_t(50));
    QVERIFY(std::is_sorted(order.begin(), order.end()));
}

void TestJob::cancelStopsRunningWorkQuickly() {
    WorkerPool pool(1);
    std::latch started(1);
    const JobPtr job = pool.start("endless", [&](JobContext& context) -> Result<void> {
        started.count_down();
        while (true)
            MW_TRY_DO(context.checkpoint());
    });
    started.wait();
    const auto before = std::chrono::steady_clock::now();
    job->cancel();
    job->wait();
    QVERIFY(std::chrono::steady_clock::now() - before < 100ms);
    QVERIFY(job->progress().state == State::Cancelled);
    QVERIFY(job->error()->code == Code::Cancelled);
}

void TestJob::waitingJobThatIsCancelledEndsAtOnceAndNeverRuns() {
    WorkerPool pool(1);
    std::latch started(1), goOn(1);
    const JobPtr blocking = pool.start("first", [&](JobContext&) -> Result<void> {
        started.count_down();
        goOn.wait();
        return {};
    });
    started.wait();
    bool ran = false;
    const JobPtr waiting = pool.start("second", [&](JobContext&) -> Result<void> {
        ran = true;
        return {};
    });
    QVERIFY(waiting->progress().state == State::Waiting);
    waiting->cancel();
    waiting->wait(); // must not hang although the only thread is busy
    QVERIFY(waiting->progress().state == State::Cancelled);
    goOn.count_down();
    blocking->wait();
    const JobPtr last = pool.start("third", [](JobContext&) -> Result<void> { return {}; });
    last->wait();
    QVERIFY(!ran);
}

void TestJob::finishedJobIgnoresCancel() {
    WorkerPool pool(1);
    const JobPtr job = pool.start("x", [](JobContext&) -> Result<void> { return {}; });
    job->wait();
    job->cancel();
    QVERIFY(job->progress().state == State::Done);
    QVERIFY(!job->error());
}

void TestJob::poolDestructionCancelsAllAndJoins() {
    std::vector<JobPtr> jobs;
    {
        WorkerPool pool(2);
        std::latch started(2);
        for (int i = 0; i < 10; ++i)
            jobs.push_back(pool.start("x", [&started, i](JobContext& context) -> Result<void> {
                if (i < 2)
                    started.count_down();
                while (true)
                    MW_TRY_DO(context.checkpoint());
            }));
        started.wait();
    }
    for (const JobPtr& job : jobs)
        QVERIFY(job->progress().state == State::Cancelled);
}

void TestJob::workIsReleasedBeforeTheEndIsTold() {
    WorkerPool pool(1);
    for (int i = 0; i < 200; ++i) {
        auto held = std::make_shared<int>(1);
        const std::weak_ptr<int> watch = held;
        const JobPtr job = pool.start("x", [held = std::move(held)](JobContext&) -> Result<void> { return {}; });
        job->wait();
        QVERIFY(watch.expired());
    }
}

void TestJob::stopCallbackReachesBlockingCalls() {
    WorkerPool pool(1);
    std::latch started(1);
    const JobPtr job = pool.start("blocking", [&](JobContext& context) -> Result<void> {
        std::latch interrupted(1);
        std::stop_callback interrupt(context.stopToken(), [&] { interrupted.count_down(); });
        started.count_down();
        interrupted.wait();
        return context.checkpoint();
    });
    started.wait();
    job->cancel();
    job->wait();
    QVERIFY(job->progress().state == State::Cancelled);
}

void TestJob::poolOfZeroThreadsStillWorks() {
    WorkerPool pool(0);
    const JobPtr job = pool.start("x", [](JobContext&) -> Result<void> { return {}; });
    job->wait();
    QVERIFY(job->progress().state == State::Done);
}

void TestJob::stress() {
    test::Random random("jobs under stress");
    std::size_t done = 0, cancelled = 0, failed = 0;
    for (int round = 0; round < 30; ++round) {
        std::vector<JobPtr> jobs;
        {
            WorkerPool pool(1 + unsigned(random.bits() % 4));
            std::jthread starter([&, choice = random.bits()]() mutable {
                for (int i = 0; i < 40; ++i) {
                    choice = choice * 1103515245u + 12345u;
                    const auto what = (choice >> 16) % 4;
                    pool.start("other", [what](JobContext& context) -> Result<void> {
                        for (int step = 0; step < 50; ++step) {
                            context.advance(1);
                            context.phase("step");
                            MW_TRY_DO(context.checkpoint());
                        }
                        if (what == 0)
                            throw std::runtime_error("boom");
                        return {};
                    });
                }
            });
            for (int i = 0; i < 40; ++i) {
                const auto what = random.bits() % 3;
                jobs.push_back(pool.start("own", [what](JobContext& context) -> Result<void> {
                    context.setTotal(100);
                    for (int step = 0; step < 100; ++step) {
                        context.advance(1);
                        context.addRows(2);
                        MW_TRY_DO(context.checkpoint());
                    }
                    if (what == 0)
                        throw std::bad_alloc();
                    return what == 1 ? Result<void>(makeError(Code::DiskFull)) : Result<void>();
                }));
            }
            // The machine decides whether the others are cancelled in time; this one certainly is.
            jobs.push_back(pool.start("endless", [](JobContext& context) -> Result<void> {
                while (true) {
                    MW_TRY_DO(context.checkpoint());
                    std::this_thread::yield();
                }
            }));
            jobs.back()->cancel();
            std::vector<std::jthread> cancellers;
            for (unsigned part = 0; part < 2; ++part)
                cancellers.emplace_back([&jobs, part] {
                    for (std::size_t i = part; i < jobs.size(); i += 3)
                        jobs[i]->cancel();
                });
            for (const JobPtr& job : jobs)
                QVERIFY(job->progress().done <= 100);
            starter.join();
            cancellers.clear();
            if (round % 2 == 0)
                for (const JobPtr& job : jobs)
                    job->wait();
        }
        for (const JobPtr& job : jobs) {
            QVERIFY(job->isFinished());
            const State state = job->progress().state;
            QCOMPARE(job->error().has_value(), state != State::Done);
            done += state == State::Done;
            failed += state == State::Failed;
            cancelled += state == State::Cancelled;
        }
    }
    QCOMPARE(done + failed + cancelled, std::size_t(30 * 41));
    QVERIFY(done > 0);
    QVERIFY(failed > 0);
    QVERIFY(cancelled > 0);
}

MW_TEST(TestJob)
#include "tst_job.moc"

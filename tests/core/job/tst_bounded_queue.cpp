// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/job/bounded_queue.h"
#include "tests/support/random.h"
#include "tests/support/test_main.h"

#include <algorithm>
#include <atomic>
#include <mutex>
#include <thread>
#include <vector>

using namespace mw;

class TestBoundedQueue : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void keepsOrder();
    void closedQueueGivesWhatIsLeft();
    void stopWakesAWaitingConsumer();
    void stopWakesAWaitingProducer();
    void neverHoldsMoreThanItsCapacity();
    void everyItemArrivesOnce();
};

void TestBoundedQueue::keepsOrder() {
    BoundedQueue<int> queue(8);
    for (int i = 0; i < 5; ++i)
        QVERIFY(queue.push(i));
    for (int i = 0; i < 5; ++i)
        QCOMPARE(queue.pop(), std::optional<int>(i));
}

void TestBoundedQueue::closedQueueGivesWhatIsLeft() {
    BoundedQueue<int> queue(8);
    QVERIFY(queue.push(1));
    queue.close();
    QVERIFY(!queue.push(2));
    QCOMPARE(queue.pop(), std::optional<int>(1));
    QCOMPARE(queue.pop(), std::optional<int>());
}

void TestBoundedQueue::stopWakesAWaitingConsumer() {
    BoundedQueue<int> queue(1);
    std::stop_source stop;
    std::atomic<bool> gotNothing = false;
    {
        std::jthread consumer([&] { gotNothing = !queue.pop(stop.get_token()).has_value(); });
        stop.request_stop();
    }
    QVERIFY(gotNothing);
}

void TestBoundedQueue::stopWakesAWaitingProducer() {
    BoundedQueue<int> queue(1);
    QVERIFY(queue.push(0));
    std::stop_source stop;
    std::atomic<bool> refused = false;
    {
        std::jthread producer([&] { refused = !queue.push(1, stop.get_token()); });
        stop.request_stop();
    }
    QVERIFY(refused);
    QCOMPARE(queue.pop(), std::optional<int>(0));
}

void TestBoundedQueue::neverHoldsMoreThanItsCapacity() {
    BoundedQueue<int> queue(3);
    std::atomic<int> pushed = 0;
    std::jthread producer([&] {
        for (int i = 0; i < 200; ++i) {
            if (!queue.push(i))
                return;
            pushed.fetch_add(1);
        }
    });
    for (int taken = 0; taken < 200; ++taken) {
        QVERIFY(pushed.load() <= taken + 3);
        QCOMPARE(queue.pop(), std::optional<int>(taken));
    }
}

void TestBoundedQueue::everyItemArrivesOnce() {
    test::Random random("queues");
    for (int round = 0; round < 20; ++round) {
        BoundedQueue<int> queue(1 + random.bits() % 5);
        const int producers = 1 + int(random.bits() % 3), consumers = 1 + int(random.bits() % 3), each = 300;
        std::mutex mutex;
        std::vector<int> arrived;
        {
            std::vector<std::jthread> takers;
            for (int c = 0; c < consumers; ++c)
                takers.emplace_back([&] {
                    while (const auto item = queue.pop()) {
                        std::lock_guard lock(mutex);
                        arrived.push_back(*item);
                    }
                });
            {
                std::vector<std::jthread> givers;
                for (int p = 0; p < producers; ++p)
                    givers.emplace_back([&queue, p] {
                        for (int i = 0; i < each; ++i)
                            queue.push(p * each + i);
                    });
            }
            queue.close();
        }
        std::sort(arrived.begin(), arrived.end());
        QCOMPARE(arrived.size(), std::size_t(producers * each));
        for (int i = 0; i < producers * each; ++i)
            QCOMPARE(arrived[std::size_t(i)], i);
    }
}

MW_TEST(TestBoundedQueue)
#include "tst_bounded_queue.moc"

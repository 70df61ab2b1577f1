// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/test_main.h" // first: moc cannot read the standard headers that come before Qt's

#include "core/load/pages/rowid_set.h"
#include "tests/support/random.h"

#include <limits>
#include <set>

using namespace mw;
using namespace mw::test;

class TestRowidSet : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void holdsWhatWasAdded();
    void knowsTheEndsOfTheNumbers();
};

void TestRowidSet::holdsWhatWasAdded() {
    Random random("row ids");
    for (int round = 0; round < 500; ++round) {
        RowidSet set;
        std::set<std::int64_t> expected;
        std::int64_t rowid = random.between(-100, 100);
        for (std::uint64_t left = random.below(300); left > 0; --left) {
            set.add(rowid);
            expected.insert(rowid);
            rowid += random.oneIn(4) ? random.between(1, random.oneIn(8) ? 1'000'000 : 50) : 1;
        }
        for (const bool guided : {false, true}) {
            if (guided)
                set.makeGuide();
            for (const std::int64_t held : expected)
                for (std::int64_t near = held - 2; near <= held + 2; ++near)
                    QCOMPARE(set.contains(near), expected.contains(near));
            for (int i = 0; i < 100; ++i) {
                const std::int64_t any = random.between(-200, rowid + 200);
                QCOMPARE(set.contains(any), expected.contains(any));
            }
        }
        set.add(rowid + 5);
        QVERIFY(set.contains(rowid + 5));
    }
}

void TestRowidSet::knowsTheEndsOfTheNumbers() {
    constexpr std::int64_t kLeast = std::numeric_limits<std::int64_t>::min(), kMost = std::numeric_limits<std::int64_t>::max();
    RowidSet set;
    QVERIFY(!set.contains(0));
    set.makeGuide();
    QVERIFY(!set.contains(0));
    for (const std::int64_t rowid : {kLeast, std::int64_t(0), kMost})
        set.add(rowid);
    set.makeGuide();
    QVERIFY(set.contains(kLeast) && set.contains(0) && set.contains(kMost));
    QVERIFY(!set.contains(kLeast + 1) && !set.contains(1) && !set.contains(kMost - 1));
}

MW_TEST(TestRowidSet)
#include "tst_rowid_set.moc"

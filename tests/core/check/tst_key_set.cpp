// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/check/key_set.h"
#include "tests/support/random.h"
#include "tests/support/test_main.h"

#include <set>

using namespace mw;
using check::KeyHash;

class TestKeySet : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// Vectors of the reference implementation (github.com/veorq/SipHash, vectors.h, 128 bits): key 00 … 0f, messages
    /// 00 01 02 ….
    void hashesAsPublished_data() {
        QTest::addColumn<int>("length");
        QTest::addColumn<quint64>("low");
        QTest::addColumn<quint64>("high");
        QTest::newRow("the empty message") << 0 << quint64(0xe6a825ba047f81a3) << quint64(0x930255c71472f66d);
        QTest::newRow("one byte") << 1 << quint64(0x44af996bd8c187da) << quint64(0x45fc229b11597634);
    }
    void hashesAsPublished() {
        QFETCH(int, length);
        QFETCH(quint64, low);
        QFETCH(quint64, high);
        std::string message;
        for (int i = 0; i < length; ++i)
            message += char(i);
        const KeyHash hash = check::hashKey(message, 0x0706050403020100ull, 0x0f0e0d0c0b0a0908ull);
        QCOMPARE(quint64(hash.low), low);
        QCOMPARE(quint64(hash.high), high);
    }

    void keysTellPartsApart() {
        const auto key = [](std::initializer_list<const char*> parts) {
            std::string bytes;
            for (const char* part : parts) {
                Column column(LogicalType::text(), 1);
                column.setValue(0, std::string(part));
                if (!check::appendKeyPart(bytes, column, 0))
                    return std::string("null");
            }
            return bytes;
        };
        QVERIFY(key({"a", "bc"}) != key({"ab", "c"}));
        QVERIFY(key({"", "a"}) != key({"a", ""}));
        QVERIFY(key({"a", "b"}) == key({"a", "b"}));
    }

    void equalDecimalsOfDifferentScaleAreOneKey() {
        std::string first, second, third;
        Column one(LogicalType::decimal(10, 1), 1), other(LogicalType::decimal(10, 3), 1),
            zero(LogicalType::decimal(10, 2), 1);
        one.setValue(0, Decimal{15, 1});
        other.setValue(0, Decimal{1500, 3});
        zero.setValue(0, Decimal{0, 2});
        QVERIFY(check::appendKeyPart(first, one, 0));
        QVERIFY(check::appendKeyPart(second, other, 0));
        QVERIFY(check::appendKeyPart(third, zero, 0));
        QCOMPARE(first, second);
        QVERIFY(first != third);
    }

    void aNullMakesNoKey() {
        Column column(LogicalType::integer(), 1);
        column.setNull(0);
        std::string bytes;
        QVERIFY(!check::appendKeyPart(bytes, column, 0));
    }

    /// A set with a tiny budget, which spills many times, answers as std::set does.
    void answersAsASetDoes_data() {
        QTest::addColumn<quint64>("budget");
        QTest::newRow("in memory") << quint64(24u << 20);
        QTest::newRow("spilling every 512 keys") << quint64(1024 * 16);
    }
    void answersAsASetDoes() {
        QFETCH(quint64, budget);
        test::Random random("answersAsASetDoes");
        check::KeySet keys{std::size_t(budget)};
        std::set<KeyHash> expected;
        for (int i = 0; i < 20'000; ++i) {
            // Few different values, so that many repeat, some of them long after; some share one half.
            const KeyHash key{random.below(100), random.below(300)};
            const auto isNew = keys.insert(key);
            QVERIFY(isNew.ok());
            // The all-zero hash is a key like any other, kept as {0, 1}.
            const KeyHash stored = key == KeyHash{} ? KeyHash{0, 1} : key;
            QCOMPARE(isNew.value(), expected.insert(stored).second);
        }
        QCOMPARE(keys.size(), std::uint64_t(expected.size()));
        if (budget < 1'000'000)
            QVERIFY(keys.spilledRuns() > 10);
        std::set<KeyHash> shown;
        QVERIFY(keys.forEach([&](const KeyHash& key) -> Result<void> {
                        if (!shown.insert(key).second)
                            return makeError(Code::Internal, "shown twice");
                        return {};
                    })
                    .ok());
        QVERIFY(shown == expected);
    }
};

MW_TEST(TestKeySet)
#include "tst_key_set.moc"

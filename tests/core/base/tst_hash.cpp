// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/hash.h"
#include "tests/support/random.h"
#include "tests/support/test_main.h"

#include <unordered_set>

using namespace mw;
using mw::test::qt;

class TstHash : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void sha256GivesThePublishedDigests_data() {
        QTest::addColumn<QByteArray>("message");
        QTest::addColumn<QString>("digest");
        // NIST, "SHA-256 Examples" and the FIPS 180-2 appendix.
        QTest::newRow("the empty message")
            << QByteArray() << QStringLiteral("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        QTest::newRow("one block: abc") << QByteArray("abc")
                                        << QStringLiteral(
                                               "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        QTest::newRow("two blocks") << QByteArray("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq")
                                    << QStringLiteral(
                                           "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
        QTest::newRow("four blocks")
            << QByteArray("abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqrl"
                          "mnopqrsmnopqrstnopqrstu")
            << QStringLiteral("cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1");
        QTest::newRow("a million letters a")
            << QByteArray(1'000'000, 'a')
            << QStringLiteral("cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
        QTest::newRow("the single byte bd")
            << QByteArray("\xbd") << QStringLiteral("68325720aabd7c82f30f554b313d0570c95accbb7dc4b5aae11204c08ffe732b");
        QTest::newRow("fifty-five zero bytes")
            << QByteArray(55, '\0')
            << QStringLiteral("02779466cdec163811d078815c633f21901413081449002f24aa3e80f0b88ef7");
        QTest::newRow("sixty-four zero bytes")
            << QByteArray(64, '\0')
            << QStringLiteral("f5a5fd42d16a20302798ef6ed309979b43003d2320d9f0e8ea9831a92759fb4b");
    }
    void sha256GivesThePublishedDigests() {
        QFETCH(QByteArray, message);
        QFETCH(QString, digest);
        const std::string_view bytes(message.constData(), std::size_t(message.size()));
        QCOMPARE(qt(toHex(sha256(bytes))), digest);
    }

    void sha256InPiecesEqualsSha256AtOnce() {
        test::Random random("sha256 in pieces");
        for (int round = 0; round < 200; ++round) {
            const std::string message = random.bytes(random.below(5000));
            Sha256 hash;
            std::string_view left = message;
            while (!left.empty()) {
                const std::size_t piece = 1 + random.below(left.size());
                hash.add(left.substr(0, piece));
                left.remove_prefix(piece);
            }
            QCOMPARE(qt(toHex(hash.finish())), qt(toHex(sha256(message))));
        }
    }

    void finishBeginsAnew() {
        Sha256 hash;
        hash.add("something else");
        (void)hash.finish();
        hash.add("abc");
        QVERIFY(hash.finish() == sha256("abc"));
        QVERIFY(hash.finish() == sha256(""));
    }

    void hexPrintsEveryByteAsTwoDigits() {
        QCOMPARE(qt(toHex(std::string_view("\x00\x01\x7f\x80\xff", 5))), QStringLiteral("00017f80ff"));
        QCOMPARE(qt(toHex(std::string_view())), QString());
    }

    void quickHashSeesEveryBitAndTheLength() {
        test::Random random("quick hash bits");
        for (std::size_t size = 0; size <= 70; ++size) {
            const std::string text = random.bytes(size);
            const std::uint64_t hash = quickHash(text);
            QCOMPARE(quickHash(text), hash);
            QVERIFY(quickHash(text, 1) != hash);
            QVERIFY(quickHash(text + '\0') != hash);
            for (std::size_t bit = 0; bit < size * 8; ++bit) {
                std::string changed = text;
                changed[bit / 8] = char(changed[bit / 8] ^ (1 << (bit % 8)));
                QVERIFY2(quickHash(changed) != hash, qPrintable(QStringLiteral("size %1 bit %2").arg(size).arg(bit)));
            }
        }
    }

    void quickHashSpreadsConsecutiveKeys() {
        // A million keys in 2^20 slots by the low bits, and by the high bits: as random numbers fill them, 63.2 %.
        constexpr std::size_t kKeys = 1u << 20;
        std::vector<bool> low(kKeys);
        std::vector<bool> high(kKeys);
        std::unordered_set<std::uint64_t> distinct;
        for (std::size_t i = 0; i < kKeys; ++i) {
            const std::uint64_t hash = quickHash("customer-" + std::to_string(i));
            low[hash % kKeys] = true;
            high[hash >> 44] = true;
            distinct.insert(hash);
        }
        const auto filled = [](const std::vector<bool>& slots) {
            return double(std::count(slots.begin(), slots.end(), true)) / double(slots.size());
        };
        QVERIFY2(std::abs(filled(low) - 0.632) < 0.005, qPrintable(QString::number(filled(low))));
        QVERIFY2(std::abs(filled(high) - 0.632) < 0.005, qPrintable(QString::number(filled(high))));
        QCOMPARE(distinct.size(), kKeys);
    }
};

MW_TEST(TstHash)
#include "tst_hash.moc"

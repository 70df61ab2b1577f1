// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/identifier.h"
#include "tests/support/test_main.h"

#include <unordered_set>

using namespace mw;
using mw::test::qt;

class TstIdentifier : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void lettersDigitsDashAndUnderscoreMakeAnId_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<bool>("valid");
        QTest::newRow("letters, digits, dash and underscore") << QByteArray("Field_07-a") << true;
        QTest::newRow("a single letter") << QByteArray("x") << true;
        QTest::newRow("nothing") << QByteArray("") << false;
        QTest::newRow("a space") << QByteArray("a b") << false;
        QTest::newRow("a dot") << QByteArray("a.b") << false;
        QTest::newRow("a letter beyond ASCII") << QByteArray("gr\xc3\xb6\xc3\x9f"
                                                             "e")
                                               << false;
        QTest::newRow("a NUL byte") << QByteArray("a\0b", 3) << false;
    }
    void lettersDigitsDashAndUnderscoreMakeAnId() {
        QFETCH(QByteArray, text);
        QFETCH(bool, valid);
        QCOMPARE(Id::isValid(std::string_view(text.constData(), std::size_t(text.size()))), valid);
    }

    void madeIdsAreValidCarryThePrefixAndDoNotMeet() {
        IdMaker maker;
        std::unordered_set<Id> seen;
        for (int i = 0; i < 100'000; ++i) {
            const Id id = maker.make("fm");
            QVERIFY(Id::isValid(id.text()));
            QVERIFY(id.text().starts_with("fm-"));
            QCOMPARE(id.text().size(), std::size_t(3 + 16));
            QVERIFY2(seen.insert(id).second, id.text().c_str());
        }
    }
    void theSameSeedGivesTheSameIdsAndAnotherGivesOthers() {
        IdMaker one(7);
        IdMaker same(7);
        IdMaker other(8);
        for (int i = 0; i < 100; ++i) {
            const Id id = one.make("x");
            QVERIFY(id == same.make("x"));
            QVERIFY(id != other.make("x"));
        }
    }
    void withoutAPrefixThereIsNoDash() {
        IdMaker maker(1);
        QCOMPARE(maker.make("").text().size(), std::size_t(16));
        QVERIFY(Id().isNull());
        QVERIFY(!maker.make("").isNull());
    }
};

MW_TEST(TstIdentifier)
#include "tst_identifier.moc"

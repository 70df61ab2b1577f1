// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/nearest_name.h"
#include "tests/support/test_main.h"

#include <vector>

class TestNearestName : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theNameThatWasMeantIsFound_data();
    void theNameThatWasMeantIsFound();
};

void TestNearestName::theNameThatWasMeantIsFound_data() {
    QTest::addColumn<QString>("misspelt");
    QTest::addColumn<QString>("nearest");
    QTest::newRow("a letter changed") << "filtar" << "filter";
    QTest::newRow("a letter left out") << "fiter" << "filter";
    QTest::newRow("a letter added") << "filterr" << "filter";
    QTest::newRow("two letters swapped") << "fliter" << "filter";
    QTest::newRow("another letter case") << "FILTER" << "filter";
    QTest::newRow("two changes in a long name") << "filtor_raeson" << "filter_reason";
    QTest::newRow("the nearer of two") << "keys" << "key";
    QTest::newRow("a short name needs to be the same") << "ix" << "";
    QTest::newRow("a short name in another case") << "ID" << "id";
    QTest::newRow("nothing near") << "something" << "";
    QTest::newRow("nothing at all") << "" << "";
    QTest::newRow("letters beyond ASCII") << "GROSSE" << "größe";
    QTest::newRow("far too long") << QString(5000, QLatin1Char('k')) << "";
}

void TestNearestName::theNameThatWasMeantIsFound() {
    QFETCH(QString, misspelt);
    QFETCH(QString, nearest);
    const std::vector<std::string_view> names = {"id", "key", "filter", "filter_reason", "größe"};
    QCOMPARE(mw::test::qt(mw::nearestName(misspelt.toStdString(), names)), nearest);
}

MW_TEST(TestNearestName)
#include "tst_nearest_name.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mapping/problems.h"
#include "tests/core/mapping/small_document.h"
#include "tests/support/test_main.h"

using namespace mw;
using namespace mw::mapping;

class TestReferences : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void prefixesAreMadeOfTheName_data();
    void prefixesAreMadeOfTheName();
    void takenPrefixesGetANumber();
    void numbersHaveThreeDigitsAtLeast();
};

void TestReferences::prefixesAreMadeOfTheName_data() {
    QTest::addColumn<QString>("entity");
    QTest::addColumn<QString>("prefix");
    QTest::newRow("consonants first") << "companies" << "CMP";
    QTest::newRow("a doubled letter counts once") << "accounts" << "ACN";
    QTest::newRow("a vowel in front stays") << "opportunities" << "OPR";
    QTest::newRow("vowels fill up") << "users" << "USR";
    QTest::newRow("few consonants") << "area" << "ARE";
    QTest::newRow("digits and signs are left out") << "T_01_x" << "TX";
    QTest::newRow("no letters at all") << "2024" << "MAP";
    QTest::newRow("letters beyond ASCII are left out") << "Übergang" << "BRG";
}

void TestReferences::prefixesAreMadeOfTheName() {
    QFETCH(QString, entity);
    QFETCH(QString, prefix);
    QCOMPARE(test::qt(freePrefix(Document(), entity.toStdString())), prefix);
}

void TestReferences::takenPrefixesGetANumber() {
    Document document = test::smallDocument();
    QCOMPARE(test::qt(freePrefix(document, "people")), QStringLiteral("PPL2"));
    EntityMapping second;
    second.reference = "PPL2";
    document.mappings.push_back(second);
    QCOMPARE(test::qt(freePrefix(document, "people")), QStringLiteral("PPL3"));
    QCOMPARE(test::qt(freePrefix(document, "checks")), QStringLiteral("CHC"));
    document.checks[0].reference = "CHC-001";
    QCOMPARE(test::qt(freePrefix(document, "checks")), QStringLiteral("CHC2"));
}

void TestReferences::numbersHaveThreeDigitsAtLeast() {
    QCOMPARE(test::qt(numberedReference("PPL", 7)), QStringLiteral("PPL-007"));
    QCOMPARE(test::qt(numberedReference("PPL", 1234)), QStringLiteral("PPL-1234"));
    Document document = test::smallDocument();
    test::fieldMapping(document, "PPL-003").reference = "PPL-999";
    QCOMPARE(test::qt(nextReference(document, "PPL")), QStringLiteral("PPL-1000"));
}

MW_TEST(TestReferences)
#include "tst_references.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mapping/checks_in_effect.h"
#include "core/mapping/edit.h"
#include "tests/core/mapping/small_document.h"
#include "tests/support/test_main.h"

using namespace mw;
using namespace mw::mapping;

namespace {

/// The checks of a kind as "reference fields: proves", one a line; declared ones with their severity, off ones with why.
std::string listed(const Document& document, std::string_view kind) {
    std::string text;
    for (const CheckInEffect& each : checksInEffect(document)) {
        if (each.check.kind != kind)
            continue;
        std::string line = each.check.reference;
        for (const std::string& proved : each.proves)
            line += " " + proved;
        if (!each.isDerived)
            line += " " + each.check.severity;
        if (each.check.offBecause)
            line += " off: " + *each.check.offBecause;
        text += line + "\n";
    }
    return text;
}

Check& declare(Document& document, const char* kind, std::vector<std::string> fields) {
    Check check;
    check.id = Id("chk-" + std::to_string(document.checks.size() + 1));
    check.reference = "CHK-" + std::to_string(document.checks.size() + 100);
    check.kind = kind;
    check.entityMapping = Id("em-people");
    check.fields = std::move(fields);
    return document.checks.emplace_back(std::move(check));
}

} // namespace

class TestChecksInEffect : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void schemaAndRulesGiveChecks() {
        const Document document = test::smallDocument();
        QCOMPARE(listed(document, "count"), std::string("AUTO-people-count-rows PPL\nAUTO-people-count-readable PPL\n"
                                                        "AUTO-people-count-missing PPL\nAUTO-people-count-extra PPL\n"));
        QCOMPARE(listed(document, "duplicates"), std::string("AUTO-people-duplicates-person_id PPL-001\n"));
        QVERIFY(listed(document, "accuracy").find("AUTO-people-accuracy-email PPL-004\n") != std::string::npos);
        QVERIFY2(listed(document, "accuracy").find("person_id") == std::string::npos, "the key pairs the records");
        QVERIFY(listed(document, "total").find("AUTO-people-total-person_id PPL-001\n") != std::string::npos);
        QCOMPARE(listed(document, "format"), std::string("CHK-001 PPL-004 warning\n"));
        for (const CheckInEffect& each : checksInEffect(document))
            QVERIFY2(each.isDerived != each.because.empty(), each.check.reference.c_str());
    }

    void aValueMapSaysWhatCanStandThere() {
        Document document = test::smallDocument();
        QCOMPARE(listed(document, "allowed"), std::string());
        test::fieldMapping(document, "PPL-005").rule = "map('Stage', status)";
        QCOMPARE(listed(document, "allowed"), std::string("AUTO-people-allowed-stage PPL-005\n"));
        for (const CheckInEffect& each : checksInEffect(document))
            if (each.check.kind == "allowed")
                QCOMPARE(each.check.parameters.at("values"), std::string("customer\nnone\nprospect"));
        document.valueMaps[0].content.unlisted = rules::ValueMap::Unlisted::KeepValue;
        QCOMPARE(listed(document, "allowed"), std::string());
        document.valueMaps[0].content.unlisted = rules::ValueMap::Unlisted::UseDefault;
        document.valueMaps[0].content.defaultValue = std::string("a|b");
        for (const CheckInEffect& each : checksInEffect(document))
            if (each.check.kind == "allowed")
                QCOMPARE(each.check.parameters.at("values"), std::string("a|b\ncustomer\nnone\nprospect"));
    }

    void aDeclaredCheckOverridesAddsOrSwitchesOff() {
        Document document = test::smallDocument();
        declare(document, "accuracy", {"email", "stage"}).severity = "warning";
        Check& count = declare(document, "count", {});
        count.parameters = {{"of", "extra"}};
        count.offBecause = "the target is not empty";
        declare(document, "range", {"revenue"}).proves = {"PPL-007", "PPL"};
        QCOMPARE(listed(document, "count"), std::string("AUTO-people-count-rows PPL\nAUTO-people-count-readable PPL\nAUTO-people-count-missing PPL\n"
                                                        "CHK-102 PPL error off: the target is not empty\n"));
        const std::string accuracy = listed(document, "accuracy");
        QVERIFY(accuracy.find("CHK-101 PPL-004 warning\n") != std::string::npos);
        QVERIFY(accuracy.find("CHK-101 PPL-005 warning\n") != std::string::npos);
        QVERIFY(accuracy.find("-email") == std::string::npos && accuracy.find("-stage") == std::string::npos);
        QVERIFY(accuracy.find("AUTO-people-accuracy-last_name") != std::string::npos);
        QCOMPARE(listed(document, "range"), std::string("CHK-103 PPL-007 PPL error\n"));
    }

    void nothingDeclaredWarns() {
        Document document = test::smallDocument();
        QCOMPARE(checksWarning(document), std::string());
        document.checks[0].offBecause = "not now";
        QVERIFY(!checksWarning(document).empty());
        document.checks.clear();
        QVERIFY(!checksWarning(document).empty());
        document.mappings.clear();
        QCOMPARE(checksWarning(document), std::string());
    }

    void switchingOffIsAnEditWithItsInverse() {
        const Document before = test::smallDocument();
        Document document = before;
        Check off = document.checks[0];
        off.offBecause = "addresses come later";
        off.proves = {"PPL-004"};
        const auto back = apply(document, {"Switch off CHK-001", {SetElement<Check>{off.id, off, std::size_t(-1)}}});
        QVERIFY(back.ok());
        QCOMPARE(listed(document, "format"), std::string("CHK-001 PPL-004 warning off: addresses come later\n"));
        QVERIFY(apply(document, *back).ok());
        QVERIFY(document == before);
    }

    void theSourceFieldOfARule_data() {
        QTest::addColumn<QString>("rule");
        QTest::addColumn<QString>("field");
        QTest::newRow("a copy") << "owner" << "owner";
        QTest::newRow("behind the alias") << "c.owner" << "owner";
        QTest::newRow("changed on its way") << "upper(trim(owner))" << "owner";
        QTest::newRow("read twice") << "if(owner is null, 'x', owner)" << "owner";
        QTest::newRow("two fields") << "owner & status" << "";
        QTest::newRow("a constant") << "'x'" << "";
        QTest::newRow("a lookup's record") << "lookup('Owners', owner).owner_no" << "";
        QTest::newRow("a new key") << "new_id('contacts', owner)" << "";
        QTest::newRow("no rule") << "" << "";
    }
    void theSourceFieldOfARule() {
        QFETCH(QString, rule);
        QFETCH(QString, field);
        Document document = test::smallDocument();
        FieldMapping mapping = test::fieldMapping(document, "PPL-004");
        mapping.rule = rule.toStdString();
        const Field* const found = sourceFieldOf(document, document.mappings[0], mapping);
        QCOMPARE(QString::fromStdString(found ? found->name : std::string()), field);
    }
};

MW_TEST(TestChecksInEffect)
#include "tst_checks_in_effect.moc"

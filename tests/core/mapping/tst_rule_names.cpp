// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mapping/rule_names.h"
#include "tests/core/mapping/small_document.h"
#include "tests/support/test_main.h"

using namespace mw;
using namespace mw::mapping;

class TestRuleNames : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void namesAreReadOffTheTree_data();
    void namesAreReadOffTheTree();
    void pathsMeanFields_data();
    void pathsMeanFields();
    void pipelinesHaveTheirRules();
};

namespace {

/// "fields: a, c.b; lookups: L.f; maps: M; calls: trim"
std::string describe(const RuleNames& names) {
    std::string fields, lookups, maps, calls;
    const auto add = [](std::string& list, const std::string& name) { list += (list.empty() ? "" : ", ") + name; };
    for (const auto& path : names.paths) {
        std::string joined;
        for (const std::string& part : path)
            joined += (joined.empty() ? "" : ".") + part;
        add(fields, joined);
    }
    for (const auto& [name, taken] : names.lookups) {
        for (const std::string& field : taken)
            add(lookups, name + "." + field);
        if (taken.empty())
            add(lookups, name);
    }
    for (const std::string& name : names.valueMaps)
        add(maps, name);
    for (const std::string& name : names.calls)
        add(calls, name);
    return "fields: " + fields + "; lookups: " + lookups + "; maps: " + maps + "; calls: " + calls;
}

} // namespace

void TestRuleNames::namesAreReadOffTheTree_data() {
    QTest::addColumn<QString>("rule");
    QTest::addColumn<QString>("names");
    QTest::newRow("a field") << "a" << "fields: a; lookups: ; maps: ; calls: ";
    QTest::newRow("fields by alias and in brackets") << "c.a & [E-Mail address] & c.[x y]" << "fields: E-Mail address, c.a, c.x y; lookups: ; maps: ; calls: ";
    QTest::newRow("inside everything") << "case when a in (b, 1) and c between d and e then -f when g is null then not h else i like j end"
                                       << "fields: a, b, c, d, e, f, g, h, i, j; lookups: ; maps: ; calls: ";
    QTest::newRow("functions in any case") << "Trim(lower(a))" << "fields: a; lookups: ; maps: ; calls: lower, trim";
    QTest::newRow("a value map") << "map('Stage', a)" << "fields: a; lookups: ; maps: Stage; calls: map";
    QTest::newRow("a value map inside a function") << "coalesce(map('Stage', a), map('Other', a))" << "fields: a; lookups: ; maps: Other, Stage; calls: coalesce, map";
    QTest::newRow("two fields of a lookup") << "lookup('Owners', a).x & lookup('Owners', b).y" << "fields: a, b; lookups: Owners.x, Owners.y; maps: ; calls: lookup";
    QTest::newRow("a literal is no name") << "'Stage' & 1" << "fields: ; lookups: ; maps: ; calls: ";
    QTest::newRow("what can be read of a rule with problems") << "trim(a" << "fields: a; lookups: ; maps: ; calls: trim";
    QTest::newRow("no rule") << "" << "fields: ; lookups: ; maps: ; calls: ";
}

void TestRuleNames::namesAreReadOffTheTree() {
    QFETCH(QString, rule);
    QFETCH(QString, names);
    RuleNames found;
    collectNames(rule.toStdString(), found);
    QCOMPARE(test::qt(describe(found)), names);
}

void TestRuleNames::pathsMeanFields_data() {
    QTest::addColumn<QStringList>("path");
    QTest::addColumn<QString>("field");
    QTest::newRow("by name") << QStringList{QStringLiteral("status")} << "c-status";
    QTest::newRow("by alias") << QStringList{QStringLiteral("c"), QStringLiteral("status")} << "c-status";
    QTest::newRow("in another letter case") << QStringList{QStringLiteral("C"), QStringLiteral("STATUS")} << "c-status";
    QTest::newRow("with spaces") << QStringList{QStringLiteral("E-Mail address")} << "c-mail";
    QTest::newRow("nested, under its whole name") << QStringList{QStringLiteral("c"), QStringLiteral("home"), QStringLiteral("city")} << "c-city";
    QTest::newRow("nested, without the alias") << QStringList{QStringLiteral("home"), QStringLiteral("city")} << "c-city";
    QTest::newRow("the alias alone is no field") << QStringList{QStringLiteral("c")} << "";
    QTest::newRow("another alias") << QStringList{QStringLiteral("x"), QStringLiteral("status")} << "";
    QTest::newRow("nothing") << QStringList() << "";
}

void TestRuleNames::pathsMeanFields() {
    QFETCH(QStringList, path);
    QFETCH(QString, field);
    Entity source = test::smallDocument().connections[0].schema.entities[0];
    Field nested;
    nested.id = Id("c-city");
    nested.name = "home.city";
    source.fields.push_back(nested);
    std::vector<std::string> parts;
    for (const QString& part : path)
        parts.push_back(part.toStdString());
    const Field* const found = fieldAt(parts, "c", source);
    QCOMPARE(found == nullptr ? QString() : test::qt(found->id.text()), field);
}

void TestRuleNames::pipelinesHaveTheirRules() {
    const Document document = test::smallDocument();
    QCOMPARE(pipelineRules(document.mappings[0]),
             (std::vector<std::string_view>{"is_test = 'N'", "lower([E-Mail address])", "contact_no"}));
    QVERIFY(pipelineRules(EntityMapping()).empty());
}

MW_TEST(TestRuleNames)
#include "tst_rule_names.moc"

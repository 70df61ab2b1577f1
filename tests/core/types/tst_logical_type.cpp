// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/types/logical_type.h"
#include "tests/support/test_main.h"

using namespace mw;
using mw::test::qt;

class TstLogicalType : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void typesArePrintedAndReadBack_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("printed"); // empty: refused
        const auto row = [](const char* name, const char* text, const char* printed) {
            QTest::newRow(name) << qt(text) << qt(printed);
        };
        row("null", "null", "null");
        row("boolean", "boolean", "boolean");
        row("integer", "integer", "integer");
        row("float", "float", "float");
        row("text without a limit", "text", "text");
        row("text with a limit", "text(40)", "text(40)");
        row("binary with a limit", "binary(16)", "binary(16)");
        row("binary without", "binary", "binary");
        row("a decimal", "decimal(12,2)", "decimal(12,2)");
        row("the largest decimal", "decimal(38,38)", "decimal(38,38)");
        row("a decimal without a scale", "decimal(9)", "decimal(9,0)");
        row("a decimal without anything", "decimal", "decimal(38,0)");
        row("date", "date", "date");
        row("time", "time", "time");
        row("a local timestamp", "timestamp", "timestamp");
        row("an instant", "timestamp with zone", "timestamp with zone");
        row("uuid", "uuid", "uuid");
        row("capitals and spaces", "  Decimal ( 12 , 2 ) ", "decimal(12,2)");
        row("spaces between words", "TIMESTAMP   With Zone", "timestamp with zone");
        row("nothing", "", "");
        row("an unknown name", "money", "");
        row("a limit of nothing", "text(0)", "");
        row("an open bracket", "text(40", "");
        row("an empty bracket", "text()", "");
        row("a negative limit", "text(-1)", "");
        row("a limit on an integer", "integer(4)", "");
        row("two limits on text", "text(4,2)", "");
        row("thirty-nine digits", "decimal(39,0)", "");
        row("more digits after the point than in all", "decimal(4,5)", "");
        row("no digits at all", "decimal(0,0)", "");
        row("an empty scale", "decimal(4,)", "");
        row("a limit beyond 32 bits", "text(99999999999)", "");
        row("something behind", "text(4) x", "");
    }
    void typesArePrintedAndReadBack() {
        QFETCH(QString, text);
        QFETCH(QString, printed);
        const Result<LogicalType> type = parseType(text.toStdString());
        QCOMPARE(type.ok(), !printed.isEmpty());
        if (!type.ok()) {
            QVERIFY(type.error().code == Code::WrongValue);
            QVERIFY(!type.error().message().empty());
            return;
        }
        QCOMPARE(qt(printType(*type)), printed);
        QVERIFY(parseType(printType(*type)).value() == *type);
    }
};

MW_TEST(TstLogicalType)
#include "tst_logical_type.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/merge/survivorship.h"
#include "tests/support/test_main.h"

#include <algorithm>

using namespace mw;
using mapping::Survival;

namespace {

using Cells = std::vector<std::optional<std::string>>;

const std::vector<std::string> kNames = {"id", "phone", "city", "changed", "system"};

std::vector<Field> fields() {
    std::vector<Field> made;
    for (const std::string& name : kNames) {
        made.emplace_back().name = name;
        made.back().type = name == "changed" ? LogicalType::date() : LogicalType::text();
    }
    return made;
}

/// Records with these cells, in the order of kNames.
Batch recordsOf(const std::vector<Cells>& rows) {
    Batch batch;
    batch.rows = rows.size();
    const std::vector<Field> all = fields();
    for (std::size_t i = 0; i < all.size(); ++i) {
        auto column = std::make_shared<Column>(all[i].type, rows.size());
        for (std::size_t row = 0; row < rows.size(); ++row)
            if (rows[row][i])
                column->setValue(row, parseValue(*rows[row][i], all[i].type).value());
            else
                column->setNull(row);
        batch.columns.push_back(std::move(column));
    }
    for (std::size_t row = 0; row < rows.size(); ++row) {
        batch.origins.rowNumber.push_back(row + 1);
        batch.origins.byteOffset.push_back(0);
    }
    return batch;
}

const std::vector<Cells> kThree = {{"7", "030 1", "Bern", "2020-01-01", "crm"},
                                   {"3", std::nullopt, "Bern", "2024-05-01", "shop"},
                                   {"9", "+49 30 1", "Berne", "2022-01-01", "shop"}};

struct Chosen {
    std::string key;
    std::vector<std::string> values;
};

Chosen choose(const mapping::Matching& matching, const std::vector<Cells>& rows) {
    const Batch records = recordsOf(rows);
    auto survivorship = merge::Survivorship::bind(fields(), matching);
    if (!survivorship.ok())
        return {survivorship.error().line(), {}};
    const auto survivor = survivorship->choose(records);
    if (!survivor.ok())
        return {survivor.error().line(), {}};
    Chosen chosen{*rows[survivor->record][0], {}};
    for (std::size_t i = 0; i < kNames.size(); ++i)
        chosen.values.push_back(rows[survivor->from[i]][i].value_or("null"));
    return chosen;
}

} // namespace

class TstSurvivorship : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aRecordIsChosen_data() {
        QTest::addColumn<QString>("pick");
        QTest::addColumn<QString>("by");
        QTest::addColumn<QString>("key");
        const auto row = [](const char* name, const char* pick, const char* by, const char* key) {
            QTest::newRow(name) << QString::fromLatin1(pick) << QString::fromLatin1(by) << QString::fromLatin1(key);
        };
        row("the first in source order", "first", "", "7");
        row("the most recent", "most_recent", "changed", "3");
        row("of the source trusted most, the first", "most_trusted", "system", "3");
        row("the one with most fields filled, then most text", "longest", "", "9");
        row("the smallest result of a rule", "rule", "to_integer(id)", "3");
        row("the largest by a rule with its sign turned", "rule", "-to_integer(id)", "9");
    }
    void aRecordIsChosen() {
        QFETCH(QString, pick);
        QFETCH(QString, by);
        QFETCH(QString, key);
        mapping::Matching matching;
        matching.record = {pick.toStdString(), by.toStdString(), {}};
        if (pick == QStringLiteral("most_trusted"))
            matching.record.trusted = {"shop", "crm"};
        const Chosen chosen = choose(matching, kThree);
        QCOMPARE(test::qt(chosen.key), key);
        for (std::size_t i = 0; i < chosen.values.size(); ++i) // nothing else was asked for: all values are those of the record
            for (const Cells& cells : kThree)
                if (cells[0] == chosen.key)
                    QCOMPARE(test::qt(chosen.values[i]), test::qt(cells[i].value_or("null")));
    }

    void aValueIsChosenOnItsOwn_data() {
        QTest::addColumn<QString>("pick");
        QTest::addColumn<QString>("by");
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("value");
        const auto row = [](const char* name, const char* pick, const char* by, const char* field, const char* value) {
            QTest::newRow(name) << QString::fromLatin1(pick) << QString::fromLatin1(by) << QString::fromLatin1(field) << QString::fromLatin1(value);
        };
        row("the most recent that is not null", "most_recent", "changed", "phone", "+49 30 1");
        row("the longest", "longest", "", "city", "Berne");
        row("the most frequent", "most_frequent", "", "city", "Bern");
        row("of several that are as frequent, the first", "most_frequent", "", "phone", "030 1");
        row("of the trusted source, where it has one", "most_trusted", "system", "phone", "+49 30 1");
        row("by a rule", "rule", "length(phone)", "phone", "030 1");
        row("the first that is not null", "first", "", "phone", "030 1");
    }
    void aValueIsChosenOnItsOwn() {
        QFETCH(QString, pick);
        QFETCH(QString, by);
        QFETCH(QString, field);
        QFETCH(QString, value);
        mapping::Matching matching;
        matching.record = {"rule", "to_integer(id)", {}};
        Survival survival{pick.toStdString(), by.toStdString(), {}};
        if (pick == QStringLiteral("most_trusted"))
            survival.trusted = {"shop"};
        matching.values[field.toStdString()] = survival;
        const Chosen chosen = choose(matching, kThree);
        QCOMPARE(test::qt(chosen.key), QStringLiteral("3"));
        const auto at = std::size_t(std::find(kNames.begin(), kNames.end(), field.toStdString()) - kNames.begin());
        QCOMPARE(test::qt(chosen.values.at(at)), value);
    }

    void nothingIsTakenWhereAllIsNull() {
        mapping::Matching matching;
        matching.values["phone"] = {"longest", "", {}};
        const Chosen chosen = choose(matching, {{"1", std::nullopt, "a", "2020-01-01", "x"}, {"2", std::nullopt, "b", "2020-01-01", "x"}});
        QCOMPARE(test::qt(chosen.values.at(1)), QStringLiteral("null"));
    }

    void whatIsNotInOrderIsRefused_data() {
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("pick");
        QTest::addColumn<QString>("by");
        QTest::addColumn<QString>("said");
        const auto row = [](const char* name, const char* field, const char* pick, const char* by, const char* said) {
            QTest::newRow(name) << QString::fromLatin1(field) << QString::fromLatin1(pick) << QString::fromLatin1(by) << QString::fromLatin1(said);
        };
        row("an unknown way", "phone", "best", "", "'best' is no way to choose the value of phone");
        row("a way that needs a rule", "phone", "most_recent", "", "most_recent needs a rule");
        row("a way that needs none", "phone", "longest", "city", "longest goes by no rule");
        row("trusted sources that are not listed", "phone", "most_trusted", "system", "the trusted sources are not listed");
        row("a record that is more frequent", "", "most_frequent", "", "no record is more frequent");
        row("an unknown field", "fax", "longest", "", "there is no field named 'fax'");
        row("a rule that names an unknown field", "phone", "rule", "nope", "nope");
        row("a rule that is none", "phone", "rule", "trim(", "trim(");
        row("a rule that fails for a record", "phone", "rule", "to_integer(city)", "record 1");
    }
    void whatIsNotInOrderIsRefused() {
        QFETCH(QString, field);
        QFETCH(QString, pick);
        QFETCH(QString, by);
        QFETCH(QString, said);
        mapping::Matching matching;
        (field.isEmpty() ? matching.record : matching.values[field.toStdString()]) = {pick.toStdString(), by.toStdString(), {}};
        const Chosen chosen = choose(matching, kThree);
        QVERIFY(chosen.values.empty());
        QVERIFY2(test::qt(chosen.key).contains(said), chosen.key.c_str());
    }
};

MW_TEST(TstSurvivorship)
#include "tst_survivorship.moc"

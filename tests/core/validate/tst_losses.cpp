// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/validate/losses.h"
#include "tests/core/engine/small_migration.h"
#include "tests/support/test_main.h"

using namespace mw;

namespace {

/// One field made by a rule of one source field, over the given values.
class OneField {
public:
    OneField(const std::string& type, const std::string& rule, const std::vector<std::string>& values, const std::string& sourceType = "text") {
        std::string csv = "nr,value\n";
        for (std::size_t i = 0; i < values.size(); ++i)
            csv += std::to_string(i + 1) + "," + values[i] + "\n";
        migration.addSource("rows", {"nr", "value " + sourceType}, csv);
        migration.addTarget("rows", {"id integer!", "made " + type}, {"id"});
        migration.map("rows", "rows", {{"id", "to_integer(nr)"}, {"made", rule}}).key = {"id"};
        if (const auto run = migration.run(); !run.ok())
            qFatal("%s", run.error().line().c_str());
    }
    std::vector<validate::FieldLosses> losses() {
        JobContext job;
        const engine::PlanPtr plan = migration.plan();
        const auto result = plan ? validate::measureLosses(*plan, {}, job) : Result<std::vector<validate::FieldLosses>>(makeError(Code::WrongValue, migration.failure));
        if (!result.ok())
            qFatal("%s", result.error().line().c_str());
        return result.value();
    }
    /// "cause count", one a line, of the field.
    std::string lost() {
        std::string text;
        for (const validate::FieldLosses& loss : losses())
            for (const auto& [cause, count] : loss.byCause)
                text += loss.field + " " + cause + " " + std::to_string(count) + "\n";
        return text;
    }
    test::SmallMigration migration;
};

} // namespace

/// What rules lose of the values of their source field, measured on the records.
class TestLosses : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void losses_data() {
        QTest::addColumn<QString>("type");
        QTest::addColumn<QString>("rule");
        QTest::addColumn<QString>("values"); // with | between
        QTest::addColumn<QString>("lost");
        QTest::newRow("a copy loses nothing") << "text" << "value" << "a|b|\"\"|" << "";
        QTest::newRow("spaces at the edges are no loss") << "text" << "trim(value)" << " a|b  |c" << "";
        QTest::newRow("values that become the same") << "text" << "lower(value)" << "a|A|b|B|A|c" << "made many_to_one 2\n";
        QTest::newRow("texts cut off at a length") << "text" << "left(value, 3)" << "abcdef|abc|xyzzy|q" << "made many_to_one 1\nmade truncated 2\n";
        QTest::newRow("what is taken out of a text is not cut off")
            << "text" << "split_part(value, ' ', 1)" << "Anna Lee|Bo Derek|Maximilian Schell|Carl Orff|Eva Hesse" << "";
        QTest::newRow("digits of numbers") << "decimal(12,1)" << "round(to_decimal(value, 3), 1)" << "1.254|2.5|3.999|4.1" << "made rounded 2\n";
        QTest::newRow("the time of day") << "date" << "to_date(to_timestamp(value))" << "2024-01-31 10:15:00|2024-02-01 00:00:00" << "made truncated 1\n";
        QTest::newRow("values that become nothing") << "text" << "if(value = 'x', null, value)" << "x|y|x" << "made value_lost 2\n";
        QTest::newRow("empty text that becomes nothing") << "text" << "if(trim(value) = '', null, value)" << "\"\"|\"  \"|y" << "made empty_merged 2\n";
        QTest::newRow("nothing that becomes a value") << "text" << "coalesce(value, 'unknown')" << "|y|" << "made null_filled 2\n";
        QTest::newRow("accents") << "text" << "remove_accents(value)" << "Müller|Muller|Núñez" << "made accent 2\nmade many_to_one 1\n";
        QTest::newRow("damaged characters") << "text" << "replace(value, 'ü', '?')" << "Müller|Maier" << "made encoding_damage 1\n";
    }
    void losses() {
        QFETCH(QString, type);
        QFETCH(QString, rule);
        QFETCH(QString, values);
        QFETCH(QString, lost);
        std::vector<std::string> given;
        for (const QString& value : values.split(u'|'))
            given.push_back(value.toStdString());
        OneField home(type.toStdString(), rule.toStdString(), given);
        QCOMPARE(QString::fromStdString(home.lost()), lost);
    }

    void examplesSayWhatBecomesOfWhat() {
        OneField home("text", "left(value, 3)", {"abcdef", "abcxyz", "q"});
        const auto losses = home.losses();
        QCOMPARE(losses.size(), std::size_t(1));
        const validate::FieldLosses& loss = losses[0];
        QCOMPARE(loss.reference, std::string("M1-2"));
        QCOMPARE(loss.records, std::uint64_t(3));
        bool isThere = false;
        for (const diff::Difference& example : loss.examples)
            isThere = isThere || (example.cause == diff::Cause::Truncated && example.left == Value(std::string("abcxyz")) && example.right == Value(std::string("abc")) && example.leftRow == 2);
        QVERIFY(isThere);
    }

    void rulesOfSeveralFieldsAreNotMeasured() {
        OneField home("text", "value & nr", {"a", "b"});
        QCOMPARE(home.lost(), std::string());
    }

    void tooManyDifferentValuesAreSaid() {
        std::vector<std::string> values;
        for (int i = 0; i < 140'000; ++i)
            values.push_back((i % 2 ? "v" : "V") + std::to_string(i / 2));
        OneField home("text", "lower(value)", values);
        const auto losses = home.losses();
        QCOMPARE(losses.size(), std::size_t(1));
        QVERIFY(losses[0].byCause.at("many_to_one") < 70'000);
        QVERIFY2(losses[0].remark.starts_with("at least: only the first 65,536 different values"), losses[0].remark.c_str());
    }
};

MW_TEST(TestLosses)
#include "tst_losses.moc"

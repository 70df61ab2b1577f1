// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/validate/validate.h"
#include "tests/core/engine/small_migration.h"
#include "tests/support/random.h"
#include "tests/support/sqlite_file.h"
#include "tests/support/test_main.h"

#include <QFile>

#include <numeric>
#include <set>

using namespace mw;

namespace {

using Cells = std::set<std::pair<std::string, std::string>>; // field, key

validate::ValidationResult validated(test::SmallMigration& migration, const std::string& target = {}) {
    engine::PlanOptions options = migration.planOptions();
    options.places.targetOverride = target;
    const engine::PlanPtr plan = migration.plan(options);
    if (!plan)
        qFatal("%s", migration.failure.c_str());
    validate::ValidateOptions all;
    all.keptDifferences = all.keptOfOneCause = 1'000'000;
    JobContext job;
    auto result = validate::validate(*plan, all, job);
    if (!result.ok())
        qFatal("%s", result.error().line().c_str());
    return std::move(result).value();
}

Cells cellsOf(const validate::ValidationResult& result) {
    Cells cells;
    for (const auto& each : result.differences)
        cells.emplace(each.difference.field, each.difference.key);
    return cells;
}

/// The first cells that only one of both has.
std::string unlike(const Cells& expected, const Cells& found) {
    std::string text;
    int shown = 0;
    for (const auto& [field, key] : expected)
        if (!found.contains({field, key}) && ++shown < 10)
            text += "not found: " + field + " " + key + "\n";
    for (const auto& [field, key] : found)
        if (!expected.contains({field, key}) && ++shown < 20)
            text += "wrongly found: " + field + " " + key + "\n";
    return text;
}

std::uint64_t countedIn(const validate::ValidationResult& result) {
    return std::accumulate(result.clusters.begin(), result.clusters.end(), std::uint64_t(0),
                           [](std::uint64_t sum, const auto& cluster) { return sum + cluster.differences.count; });
}

/// Rows of delimited text: quotes, doubled quotes, line breaks in quotes.
std::vector<std::vector<std::string>> rowsOf(const QString& path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("the data set cannot be read");
    std::vector<std::vector<std::string>> rows(1, {""});
    bool isQuoted = false;
    const QByteArray bytes = file.readAll();
    for (qsizetype i = 0; i < bytes.size(); ++i) {
        const char c = bytes[i];
        std::string& cell = rows.back().back();
        if (isQuoted && c == '"' && i + 1 < bytes.size() && bytes[i + 1] == '"')
            cell += bytes[++i];
        else if (c == '"')
            isQuoted = !isQuoted;
        else if (!isQuoted && c == ',')
            rows.back().emplace_back();
        else if (!isQuoted && c == '\n')
            rows.push_back({""});
        else if (isQuoted || c != '\r')
            cell += c;
    }
    while (!rows.empty() && rows.back().size() == 1 && rows.back().front().empty())
        rows.pop_back();
    return rows;
}

std::string sqlText(const std::string& text) {
    std::string made = "'";
    for (const char c : text)
        made += c == '\'' ? "''" : std::string(1, c);
    return made + "'";
}

/// Items with an amount, a day, a time and texts; what one of many damages makes of a cell always differs from it.
class Items {
public:
    Items(test::Random& random, int rows, const std::string& tolerance = {}) : m_random(random) {
        std::string csv = "nr,code,name,born,seen,amount,flag\n";
        for (int row = 1; row <= rows; ++row)
            csv += std::to_string(row) + "," + code(row) + "," + name(row) + "," + day(row) + "," + day(row) + " 10:20:30," + std::to_string(row) +
                   ".25," + (row % 2 ? "1" : "0") + "\n";
        migration.addSource("items", {"nr", "code", "name", "born", "seen", "amount", "flag"}, csv);
        migration.addTarget("items", {"nr integer!", "code text(10)", "name text(60)", "born date", "seen timestamp", "amount decimal(12,4)", "flag boolean"}, {"nr"});
        auto& mapping = migration.map("items", "items",
                                      {{"nr", "to_integer(nr)"}, {"code", "code"}, {"name", "name"}, {"born", "to_date(born)"},
                                       {"seen", "to_timestamp(seen)"}, {"amount", "to_decimal(amount, 4)"}, {"flag", "flag = '1'"}});
        mapping.key = {"nr"};
        if (!tolerance.empty())
            for (mapping::FieldMapping& field : mapping.fields)
                field.tolerance = tolerance;
        if (const auto run = migration.run(); !run.ok())
            qFatal("%s", run.error().line().c_str());
    }

    /// One cell, damaged; the field.
    std::string damage(int row, std::string& sql) {
        struct Way {
            const char* field;
            std::string to; ///< SQL over the old value
        };
        const std::string digit = std::to_string(m_random.below(9) + 1);
        const Way ways[] = {
            {"code", "ltrim(code, '0')"}, {"code", "NULL"}, {"code", "code || ' '"}, {"code", "'X" + digit + "'"},
            {"name", "upper(name)"}, {"name", "name || char(160)"}, {"name", "substr(name, 1, " + digit + ")"}, {"name", "''"},
            {"name", "replace(name, ' ', '  ')"}, {"name", "replace(name, 'ü', 'u')"}, {"name", "replace(name, 'ü', 'Ã¼')"},
            {"name", "replace(name, 'ü', 'u' || char(776))"},
            {"born", "date(born, '+" + digit + " day')"}, {"born", "NULL"}, {"born", "replace(born, '-', '.')"},
            {"seen", "datetime(seen, '+" + digit + " hour')"}, {"seen", "datetime(seen, '-1 day')"}, {"seen", "date(seen)"},
            {"amount", "-amount"}, {"amount", "round(amount)"}, {"amount", "amount + 0.0" + digit}, {"amount", "amount * 100"}, {"amount", "NULL"},
            {"flag", "1 - flag"}, {"flag", "NULL"},
        };
        const Way& way = ways[m_random.below(std::size(ways))];
        sql += std::string("UPDATE items SET ") + way.field + " = " + way.to + " WHERE nr = " + std::to_string(row) + ";";
        return way.field;
    }

    test::SmallMigration migration;

private:
    static std::string code(int row) { return "00" + std::to_string(row); }
    static std::string name(int row) { return "Grün Item " + std::to_string(row) + " of many"; }
    /// The 5th to 28th of a month: never what its own day and month swapped are.
    static std::string day(int row) {
        char text[16];
        std::snprintf(text, sizeof text, "%04d-%02d-%02d", 1970 + row % 40, row % 3 + 1, row % 24 + 5);
        return text;
    }

    test::Random& m_random;
};

} // namespace

class TestExactCells : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void randomDamageIsFoundToTheCell() {
        test::Random random("damage of a target");
        for (int round = 0; round < 12; ++round) {
            const int rows = int(random.between(1, 400));
            Items items(random, rows);
            QVERIFY(validated(items.migration).passed());
            Cells damaged;
            std::string sql = "BEGIN;";
            for (int i = 0, times = int(random.between(1, 200)); i < times; ++i) {
                const int row = int(random.between(1, rows));
                // One cell is damaged once: two damages could mend each other.
                std::string one;
                const std::string field = items.damage(row, one);
                if (damaged.emplace(field, std::to_string(row)).second)
                    sql += one;
            }
            QCOMPARE(test::runSql(items.migration.targetPath(), sql + "COMMIT"), std::string());
            const validate::ValidationResult result = validated(items.migration);
            QVERIFY2(cellsOf(result) == damaged, unlike(damaged, cellsOf(result)).c_str());
            QCOMPARE(result.total, std::uint64_t(damaged.size()));
            QCOMPARE(countedIn(result), std::uint64_t(damaged.size()));
            QVERIFY(!result.passed());
        }
    }

    void whatATolerancePassesIsNoDifference() {
        test::Random random("damage within a tolerance");
        Items items(random, 200, "0.05 or 2 h or space or case or accents or unicode");
        std::string within = "BEGIN;", beyond = "BEGIN;";
        Cells expected;
        for (int row = 1; row <= 200; ++row) {
            const std::string where = " WHERE nr = " + std::to_string(row) + ";";
            switch (random.below(4)) {
            case 0: within += "UPDATE items SET amount = amount - 0.05" + where; break;
            case 1: within += "UPDATE items SET seen = datetime(seen, '+2 hours')" + where; break;
            case 2: within += "UPDATE items SET name = upper(replace(name, 'ü', 'u')) || '  '" + where; break;
            default:
                beyond += "UPDATE items SET amount = amount + 0.0501, name = replace(name, 'Item', 'It em')" + where;
                expected.insert({{"amount", std::to_string(row)}, {"name", std::to_string(row)}});
            }
        }
        QCOMPARE(test::runSql(items.migration.targetPath(), within + "COMMIT"), std::string());
        const validate::ValidationResult passed = validated(items.migration);
        QVERIFY2(cellsOf(passed).empty(), unlike({}, cellsOf(passed)).c_str());
        QCOMPARE(test::runSql(items.migration.targetPath(), beyond + "COMMIT"), std::string());
        const validate::ValidationResult failed = validated(items.migration);
        QVERIFY2(cellsOf(failed) == expected, unlike(expected, cellsOf(failed)).c_str());
    }

    void oneCauseOfManyCellsIsOneCluster() {
        test::Random random("fifty thousand cells");
        Items items(random, 50'000);
        QCOMPARE(test::runSql(items.migration.targetPath(), "UPDATE items SET name = name || ' '; UPDATE items SET seen = datetime(seen, '+2 hours') WHERE nr > 100"),
                 std::string());
        validate::ValidateOptions options;
        JobContext job;
        const auto result = validate::validate(*items.migration.plan(), options, job);
        QVERIFY(result.ok());
        QCOMPARE(result->total, std::uint64_t(99'900));
        QCOMPARE(result->clusters.size(), std::size_t(2));
        QCOMPARE(result->clusters[0].differences.count, std::uint64_t(50'000));
        QCOMPARE(result->clusters[0].differences.cause, diff::Cause::EdgeSpace);
        QCOMPARE(result->clusters[0].reference, std::string("M1-3"));
        QCOMPARE(result->clusters[1].differences.detail, std::string("2 h later"));
        // Neither crowds the other out of what is kept.
        QCOMPARE(result->differences.size(), std::size_t(2'000));
    }

    void everyDifferenceIsHeardOf() {
        test::Random random("listeners");
        Items items(random, 3'000);
        QCOMPARE(test::runSql(items.migration.targetPath(), "UPDATE items SET name = upper(name)"), std::string());
        struct Counting final : diff::DifferenceSink {
            explicit Counting(std::uint64_t& heard, int& finished) : m_heard(heard), m_finished(finished) {}
            Result<void> restart() override {
                m_heard = 0;
                return {};
            }
            Result<void> add(const diff::Difference&) override {
                ++m_heard;
                return {};
            }
            Result<void> finish() override {
                ++m_finished;
                return {};
            }
            std::uint64_t& m_heard;
            int& m_finished;
        };
        std::uint64_t heard = 99;
        int finished = 0;
        validate::ValidateOptions options;
        options.keptDifferences = 10;
        options.listen = [&](const std::string& entity) -> Result<std::unique_ptr<diff::DifferenceSink>> {
            if (entity != "items")
                return makeError(Code::UnknownEntity, entity, "");
            return std::unique_ptr<diff::DifferenceSink>(new Counting(heard, finished));
        };
        JobContext job;
        const auto result = validate::validate(*items.migration.plan(), options, job);
        QVERIFY(result.ok());
        QCOMPARE(heard, std::uint64_t(3'000));
        QCOMPARE(finished, 1);
        QCOMPARE(result->differences.size(), std::size_t(10));
    }

    void dirtyAgainstCleanIsExact_data() {
        QTest::addColumn<QString>("set");
        QTest::newRow("hospital") << "hospital";
        QTest::newRow("beers") << "beers";
    }
    void dirtyAgainstCleanIsExact() {
        QFETCH(QString, set);
        const QString folder = test::sharedData() + QStringLiteral("/C_cleaning/") + set;
        if (test::sharedData().isEmpty() || !QFile::exists(folder))
            QSKIP("the data sets are not there");
        const auto clean = rowsOf(folder + QStringLiteral("/clean.csv")), dirty = rowsOf(folder + QStringLiteral("/dirty.csv"));
        QCOMPARE(clean.size(), dirty.size());
        // The clean side is the source, as text; the dirty one the target, written by plain SQL.
        test::SmallMigration migration;
        std::vector<std::string> target{"k integer!"}, source{"k"};
        std::vector<std::pair<std::string, std::string>> rules{{"k", "to_integer(k)"}};
        std::string csv = "k", table = "CREATE TABLE cells (k INTEGER PRIMARY KEY", insert = "BEGIN;";
        for (std::size_t field = 0; field < clean[0].size(); ++field) {
            const std::string name = "f" + std::to_string(field);
            source.push_back(name);
            target.push_back(name + " text");
            rules.push_back({name, "coalesce(" + name + ", '')"});
            csv += "," + name;
            table += ", " + name + " TEXT";
        }
        csv += "\n";
        Cells wrong;
        for (std::size_t row = 1; row < clean.size(); ++row) {
            csv += std::to_string(row);
            insert += "INSERT INTO cells VALUES (" + std::to_string(row);
            for (std::size_t field = 0; field < clean[0].size(); ++field) {
                std::string quoted = clean[row][field];
                for (std::size_t at = 0; (at = quoted.find('"', at)) != std::string::npos; at += 2)
                    quoted.insert(at, 1, '"');
                csv += ",\"" + quoted + "\"";
                insert += ", " + sqlText(dirty[row][field]);
                if (clean[row][field] != dirty[row][field])
                    wrong.emplace("f" + std::to_string(field), std::to_string(row));
            }
            csv += "\n";
            insert += ");";
        }
        migration.addSource("cells", source, csv);
        migration.addTarget("cells", target, {"k"});
        migration.map("cells", "cells", rules).key = {"k"};
        QCOMPARE(test::runSql(migration.targetPath(), table + ");" + insert + "COMMIT"), std::string());
        const validate::ValidationResult result = validated(migration);
        QVERIFY(!wrong.empty());
        QVERIFY2(cellsOf(result) == wrong, unlike(wrong, cellsOf(result)).c_str());
        QCOMPARE(countedIn(result), std::uint64_t(wrong.size()));
    }
};

MW_TEST(TestExactCells)
#include "tst_exact_cells.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/survivors.h"
#include "tests/core/engine/small_migration.h"
#include "tests/support/random.h"
#include "tests/support/test_main.h"
#include "tests/support/verify_ok.h"

#include <map>

using namespace mw;
using test::SmallMigration;
using Lines = std::vector<std::string>;

namespace {

void fill(SmallMigration& migration, const std::string& csv, const mapping::Deduplication& deduplication) {
    migration.addSource("contacts", {"id", "email", "changed"}, csv);
    migration.addTarget("people", {"pid integer!", "mail text"}, {"pid"});
    migration.map("contacts", "people", {{"pid", "to_integer(id)"}, {"mail", "lower(email)"}});
    migration.document.mappings[0].deduplication = deduplication;
}

} // namespace

class TestDeduplication : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void survivorsByKind_data() {
        QTest::addColumn<QString>("order");
        QTest::addColumn<bool>("descending");
        QTest::addColumn<QString>("loaded");
        QTest::newRow("the first in source order") << "" << false << "1,3,5,6,7";
        QTest::newRow("the smallest of an order") << "to_integer(changed)" << false << "3,4,5,6,7";
        QTest::newRow("the largest of an order") << "to_integer(changed)" << true << "2,3,5,6,7";
        QTest::newRow("by text, where 9 is above 10") << "changed" << true << "1,3,5,6,7";
    }
    void survivorsByKind() {
        QFETCH(QString, order);
        QFETCH(bool, descending);
        QFETCH(QString, loaded);
        SmallMigration migration;
        mapping::Deduplication deduplication;
        deduplication.keys = {"lower(trim(email))"};
        deduplication.order = order.toStdString();
        deduplication.descending = descending;
        // 1, 2 and 4 share a key; 5 and 6 have none; 7 has the key of 3 but 3's order is null, so 7 must win under any
        // order.
        fill(migration, "id,email,changed\n1,A@x.y,9\n2,a@x.y,10\n3,b@x.y,\n4,a@x.y ,1\n5,,1\n6,,1\n7,c@x.y,1\n",
             deduplication);
        const auto result = migration.run();
        VERIFY_OK(result);
        QStringList ids;
        for (const std::string& line : test::readBack(migration.targetPath(), "people"))
            ids << test::qt(line).section(QLatin1Char('|'), 0, 0);
        QCOMPARE(ids.join(QLatin1Char(',')), loaded);
        QCOMPARE(result->ledger.merged, 2u);
        QVERIFY(result->closes());
    }

    void aNullOrderLosesToAnyOther_data() {
        QTest::addColumn<bool>("descending");
        QTest::newRow("ascending") << false;
        QTest::newRow("descending") << true;
    }
    void aNullOrderLosesToAnyOther() {
        QFETCH(bool, descending);
        SmallMigration migration;
        fill(migration, "id,email,changed\n1,a,\n2,a,5\n3,a,\n", {{"email"}, "to_integer(changed)", descending, ""});
        VERIFY_OK(migration.run());
        QCOMPARE(test::readBack(migration.targetPath(), "people"), (Lines{"2|a"}));
    }

    void equalOrdersFallToTheFirst() {
        SmallMigration migration;
        fill(migration, "id,email,changed\n3,a,5\n1,a,5\n2,a,5\n", {{"email"}, "to_integer(changed)", true, ""});
        VERIFY_OK(migration.run());
        QCOMPARE(test::readBack(migration.targetPath(), "people"), (Lines{"3|a"}));
    }

    void rejectedRecordsTakeNoPart() {
        SmallMigration migration;
        // The first two of "a" are rejected (a bad id; an order that cannot be made): the third survives.
        fill(migration, "id,email,changed\nx,a,1\n2,a,soon\n3,a,3\n4,a,4\n",
             {{"email"}, "to_integer(changed)", false, ""});
        const auto result = migration.run();
        VERIFY_OK(result);
        QCOMPARE(test::readBack(migration.targetPath(), "people"), (Lines{"3|a"}));
        QCOMPARE(result->ledger.rejected, 2u);
        QCOMPARE(result->ledger.merged, 1u);
        QVERIFY(result->closes());
    }

    void mappingsIntoOneEntityShareTheirKeys() {
        SmallMigration migration;
        fill(migration, "id,email,changed\n1,a,\n2,b,\n", {{"email"}, "", false, ""});
        migration.addSource("staff", {"number", "mail"}, "number,mail\n11,B\n12,c\n13,c\n");
        auto& second = migration.map("staff", "people", {{"pid", "to_integer(number)"}, {"mail", "mail"}});
        second.deduplication = mapping::Deduplication{{"lower(mail)"}, "", false, ""};
        const auto result = migration.run();
        VERIFY_OK(result);
        QCOMPARE(test::readBack(migration.targetPath(), "people"), (Lines{"1|a", "2|b", "12|c"}));
        QCOMPARE(result->entities[1].ledger.merged, 2u);
        QVERIFY(result->closes());

        // The same, seen by validation.
        const auto plan = migration.plan();
        JobContext job;
        std::size_t rows = 0;
        const auto ledger = engine::transform(
            *plan, "M2",
            [&](const Batch&, std::span<const std::uint32_t> good, const Batch&) -> Result<void> {
                rows += good.size();
                return {};
            },
            job);
        VERIFY_OK(ledger);
        QCOMPARE(rows, std::size_t(1));
        QCOMPARE(ledger->merged, 2u);
    }

    /// Against a model with maps, in memory and spilled to files after every few records.
    void survivorsEqualAModel_data() {
        QTest::addColumn<quint64>("budget");
        QTest::addColumn<bool>("descending");
        for (const bool descending : {false, true}) {
            QTest::addRow("in memory, %s", descending ? "descending" : "ascending") << quint64(16u << 20) << descending;
            QTest::addRow("spilled, %s", descending ? "descending" : "ascending") << quint64(2000) << descending;
        }
    }
    void survivorsEqualAModel() {
        QFETCH(quint64, budget);
        QFETCH(bool, descending);
        test::Random random("survivorsEqualAModel");
        engine::Survivors survivors(descending, std::size_t(budget));
        struct Record {
            check::KeyHash key;
            std::string order;
            std::uint64_t row;
        };
        std::vector<Record> records;
        std::map<check::KeyHash, const Record*> best;
        for (std::uint64_t row = 1; row <= 3000; ++row) {
            Record record{{random.below(500), 1}, random.oneIn(5) ? "" : "o" + std::to_string(random.below(50)), row};
            records.push_back(record);
            VERIFY_OK(survivors.add(record.key, record.order, row));
        }
        VERIFY_OK(survivors.settle());
        for (const Record& record : records) {
            const Record*& held = best[record.key];
            const auto better = [&] {
                if (!held)
                    return true;
                if (record.order == held->order || record.order.empty())
                    return false;
                return held->order.empty() || (descending ? record.order > held->order : record.order < held->order);
            };
            if (better())
                held = &record;
        }
        for (const Record& record : records)
            QCOMPARE(survivors.isLoser(record.row), best[record.key] != &record);
        QVERIFY(!survivors.isLoser(1'000'000));
    }
};

MW_TEST(TestDeduplication)
#include "tst_deduplication.moc"

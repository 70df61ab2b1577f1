// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/explain_cell.h"
#include "core/engine/sample_reader.h"
#include "core/rules/branches.h"
#include "tests/core/engine/small_migration.h"
#include "tests/support/random.h"
#include "tests/support/test_main.h"
#include "tests/support/verify_ok.h"

#include <set>

using namespace mw;
using engine::Sample;
using test::SmallMigration;

namespace {

void fill(SmallMigration& migration) {
    std::string csv = "id,email,group\n";
    for (int i = 1; i <= 5000; ++i)
        csv += i == 7 ? "broken\n"
                      : std::to_string(i) + ",user" + std::to_string(i % 2500) + "@x.y," +
                            (i == 3   ? ""
                             : i == 5 ? "u"
                                      : "v") +
                            "\n";
    migration.addSource("contacts", {"id", "email", "group"}, csv);
    migration.addTarget("people", {"pid integer!", "mail text", "kind text!"}, {"pid"});
    migration.map("contacts", "people", {{"pid", "to_integer(id)"}, {"mail", "upper(email)"}, {"kind", "[group]"}});
    migration.document.mappings[0].filter = "[group] is null or [group] <> 'u'";
    migration.document.mappings[0].key = {"pid"};
}

std::string shape(const engine::Preview& preview) {
    std::string text;
    for (const engine::PreviewRow& row : preview.rows)
        text += std::to_string(row.rowNumber) + ":" + std::to_string(int(row.disposition)) + " ";
    return text;
}

} // namespace

class TestPreview : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void samplesAsText_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("printed");
        QTest::newRow("the first rows") << "first:20"
                                        << "first:20";
        QTest::newRow("the first rows without a number") << "first"
                                                         << "first:200";
        QTest::newRow("random rows") << "random:5,7"
                                     << "random:5,7";
        QTest::newRow("random rows without a seed") << "random:5"
                                                    << "random:5,1";
        QTest::newRow("keys") << "keys:C-1,C-2"
                              << "keys:C-1,C-2";
        QTest::newRow("rows that cover the rules") << "covering"
                                                   << "covering";
        QTest::newRow("a number for covering rows") << "covering:5"
                                                    << "";
        QTest::newRow("no number") << "first:x"
                                   << "";
        QTest::newRow("a negative number") << "first:-1"
                                           << "";
        QTest::newRow("no row at all") << "random:0"
                                       << "";
        QTest::newRow("too many numbers") << "random:1,2,3"
                                          << "";
        QTest::newRow("no key") << "keys:"
                                << "";
        QTest::newRow("another word") << "last:20"
                                      << "";
        QTest::newRow("nothing") << ""
                                 << "";
    }
    void samplesAsText() {
        QFETCH(QString, text);
        QFETCH(QString, printed);
        const auto sample = Sample::parse(text.toStdString());
        QCOMPARE(sample.ok(), !printed.isEmpty());
        if (sample.ok())
            QCOMPARE(test::qt(sample->print()), printed);
        else
            QCOMPARE(sample.error().code, Code::Usage);
    }

    void firstRowsSideBySide() {
        SmallMigration migration;
        fill(migration);
        JobContext job;
        const auto preview = engine::preview(*migration.plan(), "people", Sample::parse("first:8").value(), job);
        VERIFY_OK(preview);
        QCOMPARE(shape(*preview), std::string("1:1 2:1 3:6 4:1 5:5 6:1 7:6 8:1 9:1 "));
        QCOMPARE(preview->sourceFields.size(), std::size_t(3));
        QCOMPARE(preview->targetFields.size(), std::size_t(3));
        QCOMPARE(printValue(preview->rows[0].source[1]), std::string("user1@x.y"));
        QCOMPARE(printValue(preview->rows[0].target[1]), std::string("USER1@X.Y"));
        QCOMPARE(preview->rows[2].reasons.size(), std::size_t(1));
        QCOMPARE(preview->rows[2].reasons[0].code, Code::RequiredMissing);
        QCOMPARE(preview->rows[2].reasons[0].targetField, std::string("kind"));
        QCOMPARE(printValue(preview->rows[2].target[1]), std::string("USER3@X.Y")); // its other fields are shown
        QCOMPARE(preview->rows[6].raw, std::string("broken"));
        QVERIFY(!preview->complete);
        QCOMPARE(preview->read, 9u); // eight rows and the broken record between them
        QVERIFY(!QFile::exists(QString::fromStdString(migration.targetPath())));
    }

    void aSampleAsLargeAsTheSourceIsComplete() {
        SmallMigration migration;
        fill(migration);
        const auto plan = migration.plan();
        JobContext job;
        const auto all = engine::preview(*plan, "people", Sample::parse("first:4999").value(), job);
        VERIFY_OK(all);
        QVERIFY(all->complete);
        QCOMPARE(all->read, 5000u);
        const auto fewer = engine::preview(*plan, "people", Sample::parse("first:4998").value(), job);
        VERIFY_OK(fewer);
        QVERIFY(!fewer->complete);
        QCOMPARE(fewer->rows.size(), std::size_t(4999));
    }

    /// Whatever branch of a rule or kind of reject the whole source shows, the covering sample shows too, in few rows.
    void coveringRowsTakeEveryBranchThatAnyRowTakes() {
        test::Random random("coveringRowsTakeEveryBranchThatAnyRowTakes");
        SmallMigration migration;
        std::string csv = "id,status,amount,phone,mobile\n";
        const std::vector<std::string> statuses = {"A", "B", "C", "", "closed", "x"};
        for (int i = 1; i <= 6000; ++i) {
            if (i == 4321)
                csv += "broken\n";
            const bool rare = random.oneIn(900);
            csv += (rare ? "bad" : std::to_string(i)) + "," +
                   (random.oneIn(2000) ? "rare" : statuses[random.below(statuses.size())]) + "," +
                   (random.oneIn(700) ? "-" : "") + std::to_string(random.below(1000)) + "," +
                   (random.oneIn(3) ? "" : "1") + "," + (random.oneIn(3) ? "" : "2") + "\n";
        }
        migration.addSource("contacts", {"id", "status", "amount", "phone", "mobile"}, csv);
        migration.addTarget("people", {"pid integer!", "state text", "sign text", "reached text!"}, {"pid"});
        migration.map("contacts", "people",
                      {{"pid", "to_integer(id)"},
                       {"state", "case when status = 'A' then 'open' when status = 'rare' then 'odd' when status is null "
                                 "then 'none' else lower(status) end"},
                       {"sign", "if(try(to_integer(amount), 0) < 0, 'credit', 'debit')"},
                       {"reached", "coalesce(phone, mobile)"}});
        migration.document.mappings[0].filter = "status is null or status <> 'x'";
        const auto plan = migration.plan();
        QVERIFY2(plan, migration.failure.c_str());
        const engine::PlannedEntity& entity = plan->entities().front();
        const engine::Access access = engine::Access::standard();
        JobContext job;
        const auto all = engine::readSample(access, entity, Sample::parse("first:100000").value(), job);
        const auto covering = engine::readSample(access, entity, Sample::parse("covering").value(), job);
        VERIFY_OK(all);
        VERIFY_OK(covering);
        QVERIFY(covering->complete);
        QCOMPARE(covering->read, 6001u);
        std::size_t branches = 0, rows = 0;
        for (const engine::PlannedField& field : entity.fields) {
            const auto taken = [&](const engine::SampledRows& sampled) {
                rules::BranchCounter counter(field.rule);
                for (const Batch& batch : sampled.batches) {
                    std::vector<std::uint32_t> seen; // the filter leaves the others out
                    const Column& status = *batch.columns[1];
                    for (std::uint32_t row = 0; row < batch.rows; ++row)
                        if (status.isNull(row) || status.values<std::string_view>()[status.at(row)] != "x")
                            seen.push_back(row);
                    if (!seen.empty())
                        counter.observe(batch, seen);
                }
                std::vector<bool> which;
                for (const std::uint64_t count : counter.counts())
                    which.push_back(count > 0);
                return which;
            };
            const std::vector<bool> expected = taken(*all);
            QVERIFY2(taken(*covering) == expected, field.target.name.c_str());
            branches += expected.size();
        }
        std::size_t malformed = 0;
        for (const Batch& batch : covering->batches) {
            rows += batch.rows;
            malformed += batch.malformed.size();
        }
        QCOMPARE(malformed, std::size_t(1));
        QVERIFY2(rows <= branches + 10, std::to_string(rows).c_str());
        const auto preview = engine::preview(*plan, "people", Sample::parse("covering").value(), job);
        VERIFY_OK(preview);
        std::set<Disposition> shown;
        for (const engine::PreviewRow& row : preview->rows)
            shown.insert(row.disposition);
        QCOMPARE(shown, (std::set<Disposition>{Disposition::Loaded, Disposition::Excluded, Disposition::Rejected}));
    }

    void randomRowsAreTheSameForTheSameSeed() {
        SmallMigration migration;
        fill(migration);
        const auto plan = migration.plan();
        JobContext job;
        const auto draw = [&](const char* text) {
            return engine::preview(*plan, "people", Sample::parse(text).value(), job).value();
        };
        const engine::Preview first = draw("random:50,7");
        QCOMPARE(first.rows.size(), std::size_t(50));
        QCOMPARE(first.read, 5000u);
        QVERIFY(first.complete);
        QCOMPARE(shape(first), shape(draw("random:50,7")));
        QVERIFY(shape(first) != shape(draw("random:50,8")));
        QVERIFY(first.rows.back().rowNumber > 2500);
        QCOMPARE(draw("random:6000,1").rows.size(), std::size_t(5000));
        // Every record has the same chance: over many draws each fifth of the source gets about its share.
        std::array<int, 5> shares{};
        for (int seed = 0; seed < 40; ++seed)
            for (const engine::PreviewRow& row : draw(("random:50," + std::to_string(seed)).c_str()).rows)
                ++shares[std::size_t((row.rowNumber - 1) / 1000)];
        for (const int share : shares)
            QVERIFY2(share > 300 && share < 500, std::to_string(share).c_str()); // 400 expected, deviation 18
    }

    void rowsByKey() {
        SmallMigration migration;
        fill(migration);
        JobContext job;
        const auto preview =
            engine::preview(*migration.plan(), "people", Sample::parse("keys:17,4000,5,none").value(), job);
        VERIFY_OK(preview);
        QCOMPARE(shape(*preview), std::string("5:5 17:1 4000:1 "));
    }

    void duplicatesAmongTheSampleAreMerged() {
        SmallMigration migration;
        fill(migration);
        migration.document.mappings[0].deduplication = mapping::Deduplication{{"email"}, "to_integer(id)", true, ""};
        JobContext job;
        const auto preview =
            engine::preview(*migration.plan(), "people", Sample::parse("keys:100,2600,101").value(), job);
        VERIFY_OK(preview);
        QCOMPARE(shape(*preview), std::string("100:2 101:1 2600:1 "));
        QCOMPARE(preview->rows[0].mergedInto, 2600u);
    }

    void aPreviewCanBeCancelled() {
        SmallMigration migration;
        fill(migration);
        const auto plan = migration.plan();
        JobContext job;
        job.requestStop();
        QCOMPARE(engine::preview(*plan, "people", Sample(), job).error().code, Code::Cancelled);
    }

    void aCellIsExplainedByItsSteps() {
        SmallMigration migration;
        fill(migration);
        const auto plan = migration.plan();
        JobContext job;
        const auto cell = engine::explainCell(*plan, "people", 4242, "mail", job);
        VERIFY_OK(cell);
        QCOMPARE(cell->rule, std::string("upper(email)"));
        QCOMPARE(cell->reference, std::string("M1-2"));
        QCOMPARE(cell->record.disposition, Disposition::Loaded);
        QVERIFY(cell->steps.size() >= 2);
        QCOMPARE(printValue(cell->steps.back().value), std::string("USER1742@X.Y"));
        QCOMPARE(printValue(cell->record.target[0]), std::string("4242"));
        QCOMPARE(engine::explainCell(*plan, "people", 1, "nothing", job).error().code, Code::UnknownField);
        QCOMPARE(engine::explainCell(*plan, "people", 5001, "mail", job).error().code, Code::Usage);
    }

    void anAbsentRecordIsExplained() {
        SmallMigration migration;
        fill(migration);
        migration.document.mappings[0].deduplication = mapping::Deduplication{{"email"}, "", false, ""};
        const auto plan = migration.plan();
        JobContext job;
        const auto excluded = engine::explainRecord(*plan, "people", 5, job);
        VERIFY_OK(excluded);
        QCOMPARE(excluded->disposition, Disposition::Excluded);
        QVERIFY(!excluded->filterSteps.empty());
        const auto rejected = engine::explainRecord(*plan, "people", 3, job);
        QCOMPARE(rejected->disposition, Disposition::Rejected);
        QCOMPARE(rejected->reasons[0].targetField, std::string("kind"));
        const auto malformed = engine::explainRecord(*plan, "people", 7, job);
        QCOMPARE(malformed->disposition, Disposition::Rejected);
        QCOMPARE(malformed->raw, std::string("broken"));
        const auto merged = engine::explainRecord(*plan, "people", 2600, job);
        QCOMPARE(merged->disposition, Disposition::Merged);
        QCOMPARE(merged->mergedInto, 100u);
        QCOMPARE(merged->mergedIntoMapping, std::string("M1"));
        const auto loaded = engine::explainRecord(*plan, "people", 100, job);
        QCOMPARE(loaded->disposition, Disposition::Loaded);
    }
};

MW_TEST(TestPreview)
#include "tst_preview.moc"

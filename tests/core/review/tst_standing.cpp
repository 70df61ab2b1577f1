// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evidence/evidence_store.h"
#include "core/review/answers.h"
#include "core/review/exchange.h"
#include "core/review/gate.h"
#include "core/review/standing.h"
#include "tests/fuzz/review_check.h"
#include "tests/support/random.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/test_main.h"
#include "tests/support/verify_ok.h"

#include <QDir>
#include <QFile>

#include <algorithm>

using namespace mw;
using namespace mw::review;
using Outcome = CardStanding::Outcome;

namespace {

const std::string kHash(64, 'a');

Entry says(const std::string& by, std::int64_t at, decltype(Entry::said) said) { return {Id("doc"), kHash, by, at, std::move(said)}; }

SamplePlan planOf(std::int64_t run, std::uint64_t seed, std::uint64_t cards) {
    SamplePlan plan;
    plan.run = run;
    plan.mapping = Id("m-1");
    plan.source = "contacts";
    plan.target = "people";
    plan.seed = seed;
    plan.strata = {{"", 100, cards}};
    for (std::uint64_t i = 1; i <= cards; ++i)
        plan.cards.push_back({i, "C-" + std::to_string(i), {}, {{Pick::How::Random, {}}}});
    return plan;
}

std::string digestOfEntry(const Entry& entry) { return toStored(entry).digest; }

Standing standingOf(const std::vector<Entry>& entries) {
    std::vector<KnownEntry> known;
    for (const Entry& entry : entries)
        known.push_back({entry, digestOfEntry(entry)});
    return Standing(std::move(known));
}

/// All that a standing says, as one text.
std::string print(const Standing& standing) {
    std::string text;
    for (const PlanStanding& plan : standing.plans()) {
        text += plan.reference + " " + plan.replacedBy.substr(0, 6) + " redraws " + std::to_string(plan.redraws) + "\n";
        for (const CardStanding& card : plan.cards) {
            text += "  " + card.card.key + " " + std::to_string(int(card.outcome)) + ":";
            for (const auto& [name, said] : card.verdicts)
                text += " " + name + "=" + std::string(nameOf(said.judgement.verdict)) + "(" + said.judgement.comment + ")";
            for (const SaidVerdict& said : card.history)
                text += " " + said.by + std::to_string(said.atMicros);
            for (const std::string& name : card.missing())
                text += " -" + name;
            text += "\n";
        }
        for (const Statement& statement : plan.statements())
            text += "  " + statement.inWords() + "\n";
    }
    for (const Defect& defect : standing.defects())
        text += defect.reference + " " + std::string(nameOf(defect.state)) + " " + defect.comment + " " + defect.external + " " +
                std::to_string(defect.history.size()) + "\n";
    return text;
}

} // namespace

class TestStanding : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void entriesComeBackAsTheyWere() {
        SamplePlan plan = planOf(3, 7, 2);
        plan.cards[1].picks.push_back({Pick::How::Risk, "longest \"email\"\n"});
        plan.cards[1].stratum = "Lead";
        plan.stratifiedBy = "stage";
        plan.strata = {{"", 100, 1}, {"Lead", 9, 1}};
        plan.isCovering = true;
        plan.unexercised = {{"stage", "PPL-003", "the fallback is never needed", "try(x, y)"}};
        plan.replaces = "abc";
        plan.because = "the extract was wrong";
        const Entry entries[] = {says("Ann", 1, plan), says("Lea", 2, Assignment{"abc", "Ben", {1, 2}, true}),
                                 says("Ben", 3, Judgement{"abc", 2, Verdict::Fail, "cut at ä", {"email"}, "seen", "answers.json"}),
                                 says("Lea", 4, DefectNote{"abc", 2, DefectNote::State::NoDefect, "as before", "JIRA-7"}),
                                 says("Cy", 5, ScenarioResult{Id("scn"), "SCN-001", 3, Verdict::Fail, 2, "the stage is empty", "hash"})};
        for (const Entry& entry : entries) {
            const auto read = parseEntry(printEntry(entry));
            VERIFY_OK(read);
            QVERIFY(read.value() == entry);
        }
    }

    void whatMustNotBeSaidIsRefused() {
        const std::string plan(64, 'b');
        QVERIFY(!review::validate(says("Ann", 1, Judgement{plan, 1, Verdict::Fail, "", {}, {}, {}})).ok());
        QVERIFY(!review::validate(says("Ann", 1, Judgement{plan, 1, Verdict::Accept, "", {}, {}, {}})).ok());
        QVERIFY(!review::validate(says("", 1, Judgement{plan, 1, Verdict::Pass, "", {}, {}, {}})).ok());
        QVERIFY(!review::validate(says("Ann", 1, planOf(1, 1, 0))).ok());
        SamplePlan tooMany = planOf(1, 1, 3);
        tooMany.strata.front().drawn = 2;
        QVERIFY(!review::validate(says("Ann", 1, tooMany)).ok());
        SamplePlan twice = planOf(1, 1, 3);
        twice.cards[1].record = 1;
        QVERIFY(!review::validate(says("Ann", 1, twice)).ok());
        QVERIFY(!review::validate(says("Ann", 1, DefectNote{plan, 1, DefectNote::State::NoDefect, "", {}})).ok());
        QVERIFY(!review::validate(says("Ann", 1, ScenarioResult{Id("scn"), "SCN-001", 0, Verdict::Fail, 0, "", {}})).ok());
        QVERIFY(!review::validate(says("Ann", 1, ScenarioResult{Id(), "SCN-001", 0, Verdict::Pass, 0, "", {}})).ok());
        for (const char* wrong : {"", "[]", "{}", "{\"act\": \"plan\"}", "{\"act\":\"verdict\",\"document\":\"d\",\"document_hash\":\"h\",\"by\":\"A\",\"at\":1,"
                                  "\"plan\":\"p\",\"record\":-1,\"verdict\":\"pass\"}"})
            QVERIFY2(!parseEntry(wrong).ok(), wrong);
    }

    void testersComeToAnOutcomeOfWhatTheyTried() {
        const auto tried = [](const char* by, std::int64_t at, Verdict verdict, const char* content) {
            return says(by, at, ScenarioResult{Id("scn"), "SCN-001", 1, verdict, 0, verdict == Verdict::Fail ? "wrong" : "", content});
        };
        const auto outcome = [](const std::vector<Entry>& entries, const char* content) {
            const Standing standing = standingOf(entries);
            const ScenarioStanding* const known = standing.scenario(Id("scn"));
            return known ? outcomeOf(known->results(content)) : ScenarioOutcome::Untried;
        };
        QVERIFY(outcome({}, "a") == ScenarioOutcome::Untried);
        QVERIFY(outcome({tried("Ann", 1, Verdict::Fail, "a")}, "a") == ScenarioOutcome::Failed);
        QVERIFY(outcome({tried("Ann", 2, Verdict::Pass, "a"), tried("Ann", 1, Verdict::Fail, "a")}, "a") == ScenarioOutcome::Passed); // the last word
        QVERIFY(outcome({tried("Ann", 1, Verdict::Fail, "a"), tried("Ben", 2, Verdict::Pass, "a")}, "a") == ScenarioOutcome::Disagreed);
        QVERIFY(outcome({tried("Ann", 1, Verdict::Pass, "a"), tried("Ben", 2, Verdict::Unsure, "a")}, "a") == ScenarioOutcome::Unsure);
        QVERIFY(outcome({tried("Ann", 1, Verdict::Pass, "a")}, "b") == ScenarioOutcome::Untried); // of another scenario by now
    }

    void theCorpusKeepsItsPromises() {
        const QDir corpus(QStringLiteral(MW_SOURCE_DIR "/tests/fuzz/corpus/review"));
        const QStringList files = corpus.entryList(QDir::Files);
        QVERIFY(files.size() >= 10);
        for (const QString& name : files) {
            QFile file(corpus.filePath(name));
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QByteArray bytes = file.readAll();
            for (qsizetype size = 0; size <= bytes.size(); size += size < 64 ? 1 : 17)
                test::checkReview({bytes.constData(), std::size_t(size)});
            test::checkReview({bytes.constData(), std::size_t(bytes.size())});
        }
    }

    void verdictsComeTogether() {
        const Entry plan = says("Lea", 1, planOf(1, 1, 4));
        const std::string id = digestOfEntry(plan);
        const auto verdict = [&](const char* by, std::int64_t at, std::uint64_t record, Verdict given, const char* comment = "") {
            return says(by, at, Judgement{id, record, given, comment, {}, {}, {}});
        };
        const Standing standing = standingOf({plan, says("Lea", 2, Assignment{id, "Ann", {}, false}), says("Lea", 2, Assignment{id, "Ben", {1, 2}, false}),
            verdict("Ann", 3, 1, Verdict::Pass), verdict("Ben", 4, 1, Verdict::Fail, "cut"),           // they disagree
            verdict("Ann", 3, 2, Verdict::Pass),                                                       // Ben has not looked
            verdict("Ann", 3, 3, Verdict::Fail, "wrong"), verdict("Ann", 5, 3, Verdict::Pass),         // she thought again
            verdict("Ann", 6, 4, Verdict::Accept, "it was so before")});
        const PlanStanding& found = standing.plans().front();
        QCOMPARE(found.cards[0].outcome, Outcome::Disagreed);
        QCOMPARE(found.cards[1].outcome, Outcome::Unseen);
        QCOMPARE(found.cards[1].missing(), std::vector<std::string>{"Ben"});
        QCOMPARE(found.cards[2].outcome, Outcome::Passed);
        QCOMPARE(found.cards[2].history.size(), std::size_t(2));
        QCOMPARE(found.cards[3].outcome, Outcome::Accepted);
        // Something is claimed only of the cards before the first that is unseen.
        const Statement statement = found.statements().front();
        QCOMPARE(statement.seen, std::uint64_t(1));
        QCOMPARE(statement.unsettled, std::uint64_t(1));
        // A verdict that was taken back leaves no defect, but its history.
        QCOMPARE(standing.defects().size(), std::size_t(2));
        QCOMPARE(standing.defects().front().state, Defect::State::NoDefect);
    }

    void aDefectIsClosedByItsRetestOnly() {
        const Entry first = says("Lea", 1, planOf(1, 1, 2));
        const std::string id = digestOfEntry(first);
        std::vector<Entry> entries{first, says("Ann", 2, Judgement{id, 1, Verdict::Fail, "cut", {}, {}, {}})};
        const std::string reference = defectReference(id, 1);
        const auto state = [&] { return (*standingOf(entries).defect(reference))->state; };
        QCOMPARE(state(), Defect::State::Open);
        entries.push_back(says("Ben", 3, DefectNote{id, 1, DefectNote::State::Fixed, "longer field", "JIRA-7"}));
        QCOMPARE(state(), Defect::State::Fixed);
        SamplePlan second = planOf(2, 2, 2);
        second.cards.push_back({9, "C-1", {}, {{Pick::How::Retest, reference}}});
        entries.push_back(says("Lea", 4, second));
        QCOMPARE(state(), Defect::State::Fixed);
        const std::string secondId = digestOfEntry(entries.back());
        entries.push_back(says("Ann", 5, Judgement{secondId, 9, Verdict::Fail, "still cut", {}, {}, {}}));
        QCOMPARE(state(), Defect::State::Open);
        entries.push_back(says("Ann", 6, Judgement{secondId, 9, Verdict::Pass, "", {}, {}, {}}));
        QCOMPARE(state(), Defect::State::Closed);
        // What a re-test shows is claimed of no other record.
        QCOMPARE(standingOf(entries).plans().front().statements().front().drawn, std::uint64_t(2));
    }

    /// However the entries of several machines are put together, and how often, they come to the same.
    void mergingNeedsNoOrder() {
        test::Random random("mergingNeedsNoOrder");
        for (int round = 0; round < 40; ++round) {
            std::vector<Entry> entries{says("Lea", 10, planOf(1, 1, 5)), says("Lea", 20, planOf(2, 2, 5))};
            SamplePlan again = planOf(2, 3, 4);
            again.replaces = digestOfEntry(entries[1]);
            again.because = "the extract was wrong";
            again.cards.push_back({7, "C-7", {}, {{Pick::How::Retest, defectReference(digestOfEntry(entries[0]), 2)}}});
            entries.push_back(says("Lea", 30, again));
            const std::vector<std::string> ids{digestOfEntry(entries[0]), digestOfEntry(entries[1]), digestOfEntry(entries[2]), std::string(64, 'f')};
            const std::vector<std::string> names{"Ann", "Ben", "Cy"};
            for (int i = 0; i < 30; ++i) {
                const std::string by = random.oneOf(names), plan = random.oneOf(ids);
                const std::uint64_t record = 1 + random.below(7);
                const std::int64_t at = 40 + random.between(0, 12); // often the same moment
                switch (random.below(5)) {
                case 0: entries.push_back(says(by, at, Assignment{plan, random.oneOf(names), {record, 1 + random.below(5)}, random.oneIn(4)})); break;
                case 1: entries.push_back(says(by, at, DefectNote{plan, record, DefectNote::State(random.below(3)), "because", random.oneIn(2) ? "X-1" : ""})); break;
                default: entries.push_back(says(by, at, Judgement{plan, record, Verdict(random.below(4)), "c" + std::to_string(random.below(3)), {}, {}, {}}));
                }
            }
            const std::string expected = print(standingOf(entries));
            for (int order = 0; order < 6; ++order) {
                std::vector<Entry> shuffled = entries;
                for (std::size_t i = shuffled.size(); i > 1; --i)
                    std::swap(shuffled[i - 1], shuffled[std::size_t(random.below(i))]);
                shuffled.insert(shuffled.end(), entries.begin(), entries.begin() + std::ptrdiff_t(random.below(entries.size())));
                QCOMPARE(test::qt(print(standingOf(shuffled))), test::qt(expected));
            }
        }
    }

    void reviewsTravelAsFiles() {
        const test::TemporaryFolder folder;
        const auto open = [&](const char* name) {
            evidence::StoreOptions options;
            options.write = true;
            return std::move(evidence::EvidenceStore::open(folder.file(name), options)).value();
        };
        const auto here = open("here"), there = open("there");
        const Entry plan = says("Lea", 1, planOf(1, 1, 3));
        const std::string id = digestOfEntry(plan);
        const evidence::ReviewEntry shared[] = {toStored(plan)};
        const evidence::ReviewEntry anns[] = {toStored(says("Ann", 2, Judgement{id, 1, Verdict::Pass, "", {}, {}, {}}))};
        const evidence::ReviewEntry bens[] = {toStored(says("Ben", 3, Judgement{id, 2, Verdict::Unsure, "?", {}, {}, {}}))};
        for (auto* store : {here.get(), there.get()})
            VERIFY_OK(store->saveReview(shared));
        VERIFY_OK(here->saveReview(anns));
        VERIFY_OK(there->saveReview(bens));
        const auto send = [](evidence::EvidenceStore& from, evidence::EvidenceStore& to) -> Result<std::size_t> {
            MW_TRY(const auto entries, from.review());
            MW_TRY(const auto read, parseReviewFile(printReviewFile(Id("doc"), entries), Id("doc")));
            return to.saveReview(read);
        };
        QCOMPARE(send(*here, *there).value(), std::size_t(1));
        QCOMPARE(send(*there, *here).value(), std::size_t(1));
        QCOMPARE(send(*there, *here).value(), std::size_t(0));
        QCOMPARE(printReviewFile(Id("doc"), *here->review()), printReviewFile(Id("doc"), *there->review()));
        // Every entry stands in the audit log, and none of them can be changed.
        QCOMPARE(here->auditEntries()->size(), std::size_t(3));
        std::string text = printReviewFile(Id("doc"), *here->review());
        QVERIFY(!parseReviewFile(text, Id("other")).ok());
        text.replace(text.find("unsure"), 6, "pass\", \"x\": \"");
        const auto forged = parseReviewFile(text, Id("doc"));
        QVERIFY(!forged.ok());
        for (std::size_t cut = 0; cut + 2 < text.size(); cut += 7)
            QVERIFY(!parseReviewFile(text.substr(0, cut), Id("doc")).ok());
    }

    void theGateOfARun() {
        const test::TemporaryFolder folder;
        evidence::StoreOptions options;
        options.write = true;
        const auto store = std::move(evidence::EvidenceStore::open(folder.file("store"), options)).value();
        const auto why = [&](std::int64_t run) {
            const auto gate = gateOf(mapping::Document(), *store, run);
            return gate.ok() ? std::string(gate->isOpen ? "open: " : "closed: ") + gate->why : gate.error().line();
        };
        const auto add = [&](const Entry& entry) {
            const evidence::ReviewEntry stored[] = {toStored(entry)};
            return store->saveReview(stored).ok();
        };
        QCOMPARE(why(1), std::string("open: no review was planned"));
        const Entry plan = says("Lea", 1, planOf(1, 1, 2));
        const std::string id = digestOfEntry(plan), reference = planReference(id);
        QVERIFY(add(plan));
        QCOMPARE(why(1), "closed: 0 of 2 records of people (" + reference + ") were looked at");
        QVERIFY(add(says("Ann", 2, Judgement{id, 1, Verdict::Pass, "", {}, {}, {}})));
        QVERIFY(add(says("Ann", 3, Judgement{id, 2, Verdict::Unsure, "?", {}, {}, {}})));
        QCOMPARE(why(1), "closed: reviewers are unsure of 1 record of people (" + reference + ")");
        QVERIFY(add(says("Ann", 4, Judgement{id, 2, Verdict::Fail, "cut", {}, {}, {}})));
        QVERIFY2(why(1).starts_with("closed: 1 defect among the random records"), why(1).c_str());
        QVERIFY(add(says("Ben", 5, DefectNote{id, 2, DefectNote::State::Fixed, "", {}})));
        QVERIFY2(why(2).starts_with("closed: DEF-"), why(2).c_str());
        QVERIFY(add(says("Lea", 6, DefectNote{id, 2, DefectNote::State::NoDefect, "the old system cut it too", {}})));
        QCOMPARE(why(1), std::string("open: 2 records were looked at"));
    }

    void answersAreProposals() {
        using State = AnswerProposal::State;
        const Entry plan = says("Lea", 1'000, planOf(1, 1, 4));
        const std::string id = digestOfEntry(plan);
        const Standing standing = standingOf({plan, says("Ann", 5'000'000, Judgement{id, 1, Verdict::Pass, "", {}, {}, {}}),
                                              says("Ann", 5'000'000, Judgement{id, 2, Verdict::Pass, "", {}, {}, {}})});
        const auto answer = [&](std::uint64_t record, const char* verdict, const char* comment = "", std::int64_t at = 0) {
            return Answer{id, "Ann", record, "seen", verdict, comment, at, {}};
        };
        const std::vector<AnswerProposal> proposals = proposalsOf({answer(1, "pass"), answer(2, "fail", "cut", 4'000'000), answer(3, "fail"), answer(3, "king"),
            answer(3, "unsure", "?", 6'000'000), answer(4, ""), answer(9, "pass")}, standing, "sent/answers.json");
        std::vector<State> states;
        for (const AnswerProposal& proposal : proposals)
            states.push_back(proposal.state);
        QCOMPARE(states, (std::vector<State>{State::Same, State::Conflict, State::Refused, State::Refused, State::New, State::Refused}));
        const auto entries = entriesOf(proposals, Id("doc"), standing, "Ben", 9'000'000, false);
        QCOMPARE(entries.size(), std::size_t(1));
        QCOMPARE(entries.front().by, std::string("Ann"));
        QCOMPARE(entries.front().atMicros, std::int64_t(6'000'000));
        QCOMPARE(std::get<Judgement>(entries.front().said).via, std::string("answers.json, applied by Ben"));
        QCOMPARE(entriesOf(proposals, Id("doc"), standing, "Ben", 9'000'000, true).size(), std::size_t(2));
    }
};

MW_TEST(TestStanding)
#include "tst_standing.moc"

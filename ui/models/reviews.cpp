// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/reviews.h"

#include "core/base/clock.h"
#include "core/base/file.h"
#include "core/document/content_hash.h"
#include "core/evidence/evidence_store.h"
#include "core/review/exchange.h"
#include "core/review/reviewed_run.h"
#include "core/review/worklist.h"
#include "ui/models/project.h"
#include "ui/models/runs.h"
#include "ui/present/messages.h"
#include "ui/present/text.h"

#include <algorithm>
#include <filesystem>

namespace mw::ui {

namespace {

constexpr std::uint64_t kMostBytes = 256u << 20;

Result<std::unique_ptr<evidence::EvidenceStore>> openToWrite(const std::string& path, const std::string& actor) {
    evidence::StoreOptions options;
    options.write = true;
    options.actor = actor;
    return evidence::EvidenceStore::open(path, options);
}

/// The plan with which a run's records are read.
Result<engine::PlanPtr> planOf(const evidence::RunRecord& run, const std::shared_ptr<const mapping::Document>& document, engine::PlanOptions options,
                               const std::string& crosswalks, JobContext& job) {
    MW_TRY(options, review::optionsOf(run, *document, options, crosswalks));
    MW_TRY(engine::PlanResult planned, engine::makePlan(document, options, job));
    if (planned.plan)
        return planned.plan;
    const std::string first = planned.problems.empty() ? std::string() : planned.problems.front().where + ": " + planned.problems.front().message;
    return makeError(Code::DocumentHasProblems, std::to_string(planned.problems.size()), first);
}

} // namespace

Reviews::Reviews(Project& project) : m_project(project) { refresh(); }

Result<Reviews::Read> Reviews::read(const std::string& store, const std::string& documentHash) {
    Read read{std::make_shared<review::Standing>(), {}};
    std::error_code failure;
    if (!std::filesystem::exists(store, failure))
        return read;
    MW_TRY(const auto opened, evidence::EvidenceStore::open(store));
    MW_TRY(const std::vector<evidence::ReviewEntry> entries, opened->review());
    MW_TRY(review::Standing standing, review::Standing::of(entries));
    read.standing = std::make_shared<const review::Standing>(std::move(standing));
    if (auto run = review::runToReview(*opened, documentHash, {}); run.ok())
        read.run = std::move(run).value();
    return read;
}

void Reviews::refresh() {
    m_refreshing.start<Read>(
        m_project.tasks(), Tasks::Lane::Quick, tr("Read the review"), this,
        [store = utf8(m_project.runs().storePath()), document = m_project.snapshot()](JobContext&) { return read(store, document::contentHash(*document)); },
        [this](Result<Read> result) {
            if (result)
                take(*result);
            else if (result.error().code != Code::Cancelled)
                Q_EMIT failed(messageWithPlace(result.error()));
        });
}

void Reviews::take(const Read& read) {
    m_standing = read.standing;
    m_run = read.run;
    if (!plan()) {
        const auto newest = m_standing->plan({});
        m_plan = newest.ok() ? newest.value()->digest : std::string();
    }
    readCards();
    Q_EMIT changed();
}

const review::PlanStanding* Reviews::plan() const {
    const auto& plans = m_standing->plans();
    const auto found = std::find_if(plans.begin(), plans.end(), [&](const review::PlanStanding& each) { return each.digest == m_plan; });
    return found == plans.end() ? nullptr : &*found;
}

void Reviews::setPlan(const std::string& digest) {
    if (m_plan == digest)
        return;
    m_plan = digest;
    readCards();
    Q_EMIT changed();
}

void Reviews::readCards() {
    const review::PlanStanding* const wanted = plan();
    if (m_cardsOf == m_plan)
        return;
    m_cardsOf = m_plan;
    m_cards.reset();
    Q_EMIT cardsChanged();
    if (!wanted)
        return m_reading.cancel();
    using Cards = std::shared_ptr<const review::Cards>;
    engine::PlanOptions options;
    options.places = m_project.places();
    m_reading.start<Cards>(
        m_project.tasks(), Tasks::Lane::Long, tr("Read the records of a review"), this,
        [document = m_project.snapshot(), options, store = utf8(m_project.runs().storePath()), sample = wanted->plan](JobContext& job) -> Result<Cards> {
            MW_TRY(const auto opened, evidence::EvidenceStore::open(store));
            MW_TRY(const evidence::RunRecord run, opened->run(sample.run));
            MW_TRY(const engine::PlanPtr planned, planOf(run, document, options, opened->crosswalkPath(), job));
            MW_TRY(review::Cards cards, review::readCards(*planned, sample, job, windowCatalogue()));
            return std::make_shared<const review::Cards>(std::move(cards));
        },
        [this](Result<Cards> result) {
            if (result)
                m_cards = *result;
            else
                Q_EMIT failed(messageWithPlace(result.error()));
            Q_EMIT finished();
            Q_EMIT cardsChanged();
        });
    Q_EMIT started();
}

void Reviews::draw(const NewSample& sample) {
    engine::PlanOptions options;
    options.places = m_project.places();
    m_drawing.start<Read>(
        m_project.tasks(), Tasks::Lane::Long, tr("Draw a sample"), this,
        [document = m_project.snapshot(), options, store = utf8(m_project.runs().storePath()), sample, at = nextMoment()](JobContext& job) -> Result<Read> {
            const std::string hash = document::contentHash(*document);
            MW_TRY(const auto opened, openToWrite(store, sample.author));
            MW_TRY(const evidence::RunRecord run, review::runToReview(*opened, hash, {}));
            MW_TRY(const engine::PlanPtr planned, planOf(run, document, options, opened->crosswalkPath(), job));
            MW_TRY(const engine::PlannedEntity* entity, planned->entity(sample.request.mapping));
            MW_TRY(const Read before, read(store, hash));
            review::DrawRequest request = sample.request;
            request.run = run.id;
            MW_TRY_DO(review::demandNewSeed(*before.standing, entity->mapping->id, request.seed));
            for (const review::Defect* defect : review::toRetest(*before.standing, entity->mapping->id, run.id))
                request.retests.push_back({defect->key, defect->reference});
            if (request.risky > 0) {
                MW_TRY(request.differing, review::differingRecords(*opened, hash, entity->targetEntity.name));
            }
            MW_TRY(review::SamplePlan drawn, review::draw(*planned, request, job));
            if (const auto* const replaced = before.standing->planOf(run.id, entity->mapping->id)) {
                drawn.replaces = replaced->digest;
                drawn.because = sample.because;
            }
            const std::size_t count = drawn.cards.size();
            std::vector<std::uint64_t> records;
            for (const review::Card& card : drawn.cards)
                records.push_back(card.record);
            std::vector<evidence::ReviewEntry> entries{review::toStored({document->id, hash, sample.author, at, std::move(drawn)})};
            for (qsizetype i = 0; i < sample.reviewers.size(); ++i) {
                review::Assignment share{entries.front().digest, utf8(sample.reviewers[i]), {}, false};
                for (std::size_t card = std::size_t(i); sample.isSplit && card < count; card += std::size_t(sample.reviewers.size()))
                    share.records.push_back(records[card]);
                entries.push_back(review::toStored({document->id, hash, sample.author, at, std::move(share)}));
            }
            MW_TRY([[maybe_unused]] const std::size_t added, opened->saveReview(entries));
            return read(store, hash);
        },
        [this](Result<Read> result) {
            if (result) {
                m_plan.clear(); // the newest is the one that was drawn
                take(*result);
            } else {
                Q_EMIT failed(messageWithPlace(result.error()));
            }
            Q_EMIT finished();
        });
    Q_EMIT started();
}

void Reviews::cancel() {
    m_drawing.stop();
    m_reading.stop();
}

/// Two things said here are never of one moment, whatever the clock says: the later one counts.
std::int64_t Reviews::nextMoment() { return m_lastMoment = std::max(Clock::system().nowMicros(), m_lastMoment + 1); }

review::Entry Reviews::entry(const std::string& by, decltype(review::Entry::said) said) {
    const review::PlanStanding* const of = plan();
    return {m_project.document().id, of ? of->documentHash : std::string(), by, nextMoment(), std::move(said)};
}

void Reviews::save(std::vector<review::Entry> entries) {
    // Not the latest alone: everything that is said gets written down.
    m_project.tasks().run<bool>(
        Tasks::Lane::Quick, tr("Write a review down"), this,
        [store = utf8(m_project.runs().storePath()), entries = std::move(entries)](JobContext&) -> Result<bool> {
            std::vector<evidence::ReviewEntry> stored;
            for (const review::Entry& each : entries) {
                MW_TRY_DO(review::validate(each));
                stored.push_back(review::toStored(each));
            }
            MW_TRY(const auto opened, openToWrite(store, stored.empty() ? std::string() : stored.front().author));
            MW_TRY([[maybe_unused]] const std::size_t added, opened->saveReview(stored));
            return true;
        },
        [this](Result<bool> result) {
            if (!result)
                Q_EMIT failed(messageWithPlace(result.error()));
            refresh();
        });
}

void Reviews::judge(std::uint64_t record, review::Verdict verdict, const std::string& comment, const std::string& reviewer) {
    const review::CardContent* const content = m_cards ? m_cards->card(record) : nullptr;
    if (!plan() || !content)
        return;
    save({entry(reviewer, review::Judgement{m_plan, record, verdict, comment, {}, content->digest, {}})});
}

void Reviews::writeWorklist(const QString& reviewer, const QString& path) {
    const review::PlanStanding* const of = plan();
    if (!of || !m_cards)
        return;
    m_files.start<bool>(
        m_project.tasks(), Tasks::Lane::Long, tr("Write a worklist"), this,
        [standing = m_standing, of, cards = m_cards, title = m_project.document().title, reviewer = utf8(reviewer), path = utf8(path)](JobContext&) -> Result<bool> {
            const review::WorklistInput input{title, of->documentHash, of, cards.get(), reviewer, &windowCatalogue()};
            MW_TRY_DO(path.ends_with(".xlsx") ? review::writeWorklistBook(input, path) : review::writeWorklistPage(input, path));
            return true;
        },
        [this, path](Result<bool> result) {
            if (result)
                Q_EMIT told(tr("The worklist was written: %1").arg(path));
            else
                Q_EMIT failed(messageWithPlace(result.error()));
        });
}

void Reviews::send(const QString& path) {
    m_files.start<bool>(
        m_project.tasks(), Tasks::Lane::Long, tr("Write a review into a file"), this,
        [store = utf8(m_project.runs().storePath()), document = m_project.document().id, path = utf8(path)](JobContext&) -> Result<bool> {
            MW_TRY(const auto opened, evidence::EvidenceStore::open(store));
            MW_TRY(const std::vector<evidence::ReviewEntry> entries, opened->review());
            MW_TRY_DO(writeFile(path, review::printReviewFile(document, entries)));
            return true;
        },
        [this, path](Result<bool> result) {
            if (result)
                Q_EMIT told(tr("The review was written: %1").arg(path));
            else
                Q_EMIT failed(messageWithPlace(result.error()));
        });
}

void Reviews::merge(const QString& path) {
    m_files.start<std::size_t>(
        m_project.tasks(), Tasks::Lane::Long, tr("Add a review from a file"), this,
        [store = utf8(m_project.runs().storePath()), document = m_project.document().id, path = utf8(path)](JobContext&) -> Result<std::size_t> {
            MW_TRY(const std::string text, readFile(path, kMostBytes));
            auto entries = review::parseReviewFile(text, document);
            if (!entries.ok())
                return at(std::move(entries).error(), path);
            MW_TRY(const auto opened, openToWrite(store, {}));
            return opened->saveReview(*entries);
        },
        [this](Result<std::size_t> result) {
            if (result)
                Q_EMIT told(tr("%Ln new entry(ies) came in", nullptr, int(*result)));
            else
                Q_EMIT failed(messageWithPlace(result.error()));
            refresh();
        });
}

void Reviews::readAnswers(const QString& path) {
    using Proposals = std::vector<review::AnswerProposal>;
    m_files.start<Proposals>(
        m_project.tasks(), Tasks::Lane::Long, tr("Read answers to a worklist"), this,
        [standing = m_standing, path = utf8(path)](JobContext& job) -> Result<Proposals> {
            MW_TRY(const std::vector<review::Answer> answers, review::readAnswers(path, job));
            return review::proposalsOf(answers, *standing, path);
        },
        [this](Result<Proposals> result) {
            if (!result)
                Q_EMIT failed(messageWithPlace(result.error()));
            else
                m_answers = std::move(result).value();
            if (result && m_answers.empty())
                Q_EMIT told(tr("The file holds no answer yet."));
            Q_EMIT answersRead();
        });
}

void Reviews::applyAnswers(const std::string& author) {
    save(review::entriesOf(m_answers, m_project.document().id, *m_standing, author, nextMoment(), false));
    discardAnswers();
}

void Reviews::discardAnswers() {
    m_answers.clear();
    Q_EMIT answersRead();
}

void Reviews::noteDefect(const review::Defect& defect, review::DefectNote::State state, const std::string& comment, const std::string& external,
                         const std::string& author) {
    save({{m_project.document().id, defect.documentHash, author, nextMoment(), review::DefectNote{defect.plan, defect.record, state, comment, external}}});
}

void Reviews::tryScenario(const mapping::Check& scenario, review::Verdict verdict, std::uint32_t step, const std::string& comment, const std::string& tester) {
    const std::int64_t run = m_run ? m_run->id : 0;
    save({{m_project.document().id, document::contentHash(m_project.document()), tester, nextMoment(),
           review::ScenarioResult{scenario.id, scenario.reference, run, verdict, step, comment, review::contentOf(scenario)}}});
}

void Reviews::writeDefects(const QString& path) {
    m_files.start<bool>(
        m_project.tasks(), Tasks::Lane::Long, tr("Export the defects"), this,
        [standing = m_standing, path = utf8(path)](JobContext&) -> Result<bool> {
            MW_TRY_DO(writeFile(path, review::printDefects(standing->defects())));
            return true;
        },
        [this, path](Result<bool> result) {
            if (result)
                Q_EMIT told(tr("The defects were written: %1").arg(path));
            else
                Q_EMIT failed(messageWithPlace(result.error()));
        });
}

void Reviews::readDefects(const QString& path) {
    using Changes = std::vector<review::DefectChange>;
    m_files.start<Changes>(
        m_project.tasks(), Tasks::Lane::Long, tr("Read what is said of defects"), this,
        [standing = m_standing, path = utf8(path)](JobContext& job) { return review::readDefects(path, *standing, job); },
        [this](Result<Changes> result) {
            if (!result)
                Q_EMIT failed(messageWithPlace(result.error()));
            else
                m_defectChanges = std::move(result).value();
            if (result && m_defectChanges.empty())
                Q_EMIT told(tr("The file says nothing new."));
            Q_EMIT defectChangesRead();
        });
}

void Reviews::applyDefectChanges(const std::string& author) {
    std::vector<review::Entry> entries;
    for (const review::DefectChange& change : m_defectChanges)
        if (const auto defect = m_standing->defect(change.reference); change.why.empty() && defect.ok())
            entries.push_back({m_project.document().id, defect.value()->documentHash, author, nextMoment(), change.note});
    save(std::move(entries));
    discardDefectChanges();
}

void Reviews::discardDefectChanges() {
    m_defectChanges.clear();
    Q_EMIT defectChangesRead();
}

} // namespace mw::ui

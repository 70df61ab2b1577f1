// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/validations.h"

#include "core/base/clock.h"
#include "core/document/content_hash.h"
#include "core/evidence/evidence_store.h"
#include "core/mapping/problems.h"
#include "core/rules/parser.h"
#include "core/rules/sentence.h"
#include "core/validate/validate.h"
#include "ui/models/project.h"
#include "ui/models/runs.h"
#include "ui/present/messages.h"
#include "ui/present/text.h"

#include <filesystem>

namespace mw::ui {

Result<engine::PlanResult> planToCompare(std::shared_ptr<const mapping::Document> document, engine::PlanOptions options, const std::string& store,
                                         JobContext& job) {
    options.expectsNewKeys = true;
    MW_TRY(options.crosswalks, engine::keptCrosswalks(*document, options.places, evidence::crosswalkPath(store)));
    return engine::makePlan(std::move(document), options, job);
}

Validations::Validations(Project& project) : m_project(project) { refresh(); }

Result<Validations::Outcome> Validations::read(const std::string& store) {
    Outcome outcome;
    std::error_code failure;
    if (!std::filesystem::exists(store, failure))
        return outcome;
    MW_TRY(const auto opened, evidence::EvidenceStore::open(store));
    MW_TRY(const auto newest, opened->validations(1));
    if (!newest.empty()) {
        MW_TRY(evidence::StoredValidation whole, opened->loadValidation(newest.front().id));
        outcome.stored = std::make_shared<const evidence::StoredValidation>(std::move(whole));
    }
    MW_TRY(std::vector<evidence::Verdict> verdicts, opened->verdicts());
    for (evidence::Verdict& verdict : verdicts)
        outcome.verdicts[verdict.about] = std::move(verdict); // oldest first: the last one counts
    return outcome;
}

void Validations::refresh() {
    m_reading.start<Outcome>(
        m_project.tasks(), Tasks::Lane::Quick, tr("Read the last validation"), this,
        [store = utf8(m_project.runs().storePath())](JobContext&) { return read(store); },
        [this](Result<Outcome> result) {
            if (!result) {
                m_error = result.error();
            } else {
                m_current = std::move(result->stored);
                m_verdicts = std::move(result->verdicts);
            }
            Q_EMIT changed();
        });
}

bool Validations::isStale() const { return m_current && !m_project.undoStack().isClean(); }

void Validations::start(const QString& target) {
    engine::PlanOptions options;
    options.places = m_project.places();
    options.places.targetOverride = utf8(target);
    m_error.reset();
    m_problems.clear();
    m_run.start<Outcome>(
        m_project.tasks(), Tasks::Lane::Long, tr("Validate"), this,
        [document = m_project.snapshot(), options, store = utf8(m_project.runs().storePath())](JobContext& job) -> Result<Outcome> {
            MW_TRY(engine::PlanResult planned, planToCompare(document, options, store, job));
            if (!planned.plan) {
                Outcome stopped;
                stopped.problems = std::move(planned.problems);
                return stopped;
            }
            MW_TRY(const validate::ValidationResult result, validate::validate(*planned.plan, {}, job));
            std::error_code failure;
            std::filesystem::create_directories(std::filesystem::path(store).parent_path(), failure);
            evidence::StoreOptions write;
            write.write = true;
            MW_TRY(const auto opened, evidence::EvidenceStore::open(store, write));
            MW_TRY(const std::int64_t id, opened->saveValidation(document::contentHash(*document), std::nullopt, result));
            (void)id;
            return read(store);
        },
        [this](Result<Outcome> result) {
            if (!result) {
                m_error = result.error();
            } else if (!result->problems.empty()) {
                m_problems = std::move(result->problems);
            } else {
                m_current = std::move(result->stored);
                m_verdicts = std::move(result->verdicts);
            }
            Q_EMIT finished();
            Q_EMIT changed();
        });
    Q_EMIT started();
}

const evidence::Verdict* Validations::verdictOn(const std::string& about) const {
    const auto it = m_verdicts.find(about);
    if (it == m_verdicts.end())
        return nullptr;
    const auto& expires = it->second.expiresMicros;
    return expires && *expires <= Clock::system().nowMicros() ? nullptr : &it->second;
}

const evidence::Verdict* Validations::verdictOn(const std::string& entity, const diff::Difference& difference) const {
    if (const evidence::Verdict* own = verdictOn(evidence::differenceId(entity, difference)))
        return own;
    if (const std::string detail = diff::detailOf(difference); !detail.empty())
        if (const evidence::Verdict* ofAlike = verdictOn(evidence::causeId(entity, difference.field, difference.cause, detail)))
            return ofAlike;
    return verdictOn(evidence::causeId(entity, difference.field, difference.cause));
}

void Validations::judge(std::vector<std::string> about, evidence::Verdict verdict) {
    m_judging.start<Verdicts>(
        m_project.tasks(), Tasks::Lane::Quick, tr("Write a verdict down"), this,
        [store = utf8(m_project.runs().storePath()), document = m_project.snapshot(), about = std::move(about),
         verdict = std::move(verdict)](JobContext& job) -> Result<Verdicts> {
            evidence::StoreOptions write;
            write.write = true;
            write.actor = verdict.author;
            MW_TRY(const auto opened, evidence::EvidenceStore::open(store, write));
            evidence::Verdict next = verdict;
            next.documentHash = document::contentHash(*document);
            for (const std::string& each : about) {
                MW_TRY_DO(job.checkpoint());
                next.about = each;
                MW_TRY(const evidence::Verdict kept, opened->saveVerdict(next));
                (void)kept;
            }
            MW_TRY(const Outcome now, read(store));
            return now.verdicts;
        },
        [this](Result<Verdicts> result) {
            if (!result) {
                Q_EMIT verdictFailed(messageWithPlace(result.error()));
                return;
            }
            m_verdicts = std::move(result).value();
            Q_EMIT verdictsChanged();
        });
}

QString Validations::sentenceOf(const validate::FieldDifferences& field) const {
    for (const mapping::EntityMapping& owner : m_project.document().mappings)
        for (const mapping::FieldMapping& mapped : owner.fields)
            if (mapped.reference == field.reference && mapped.rule == field.rule)
                if (const rules::ParsedRule parsed = rules::parse(mapped.rule); parsed.tree)
                    return qt(rules::sentence(*parsed.tree, mapping::environmentOf(m_project.document(), owner), windowCatalogue()));
    return qt(field.sentence);
}

} // namespace mw::ui

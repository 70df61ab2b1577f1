// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/versions.h"

#include "core/document/semantic_diff.h"
#include "core/evidence/document_history.h"
#include "ui/models/project.h"
#include "ui/present/messages.h"
#include "ui/present/person.h"
#include "ui/present/text.h"

#include <algorithm>
#include <filesystem>

namespace mw::ui {

namespace {

using evidence::EvidenceStore;
constexpr std::size_t kFirstSteps = 500;

std::string storeOf(const Project& project) { return evidence::storePath(utf8(project.path())); }

/// Null where nothing was kept yet.
Result<std::unique_ptr<EvidenceStore>> openForReading(const std::string& path) {
    std::error_code failure;
    if (!std::filesystem::exists(path, failure))
        return std::unique_ptr<EvidenceStore>();
    return EvidenceStore::open(path);
}

struct Read {
    std::vector<evidence::HistoryRecord> steps;
    QString beginning;
    bool isComplete = true, isKept = false;
};

Result<Read> readSteps(const std::string& path, std::size_t count) {
    Read read;
    MW_TRY(const auto store, openForReading(path));
    if (!store)
        return read;
    MW_TRY(const std::optional<std::string> head, store->historyHead());
    read.isKept = head.has_value();
    MW_TRY(read.steps, store->history({}, count + 1));
    read.isComplete = read.steps.size() <= count;
    if (!read.isComplete)
        read.steps.pop_back();
    MW_TRY(const std::string beginning, store->versionOf(0));
    read.beginning = qt(beginning);
    return read;
}

} // namespace

Versions::Versions(Project& project) : QObject(&project), m_project(project) {}

void Versions::refresh() { read(std::max(kFirstSteps, m_steps.size())); }
void Versions::readMore() { read(m_steps.size() * 4); }

void Versions::read(std::size_t count) {
    if (m_project.path().isEmpty())
        return;
    m_reading.start<Read>(
        m_project.tasks(), Tasks::Lane::Quick, tr("Read the history"), this,
        [path = storeOf(m_project), count](JobContext&) { return readSteps(path, count); },
        [this](Result<Read> result) {
            if (!result)
                return Q_EMIT failed(messageWithPlace(result.error()));
            m_steps = std::move(result->steps);
            m_beginning = result->beginning;
            m_isComplete = result->isComplete;
            m_isKept = result->isKept;
            Q_EMIT changed();
        });
}

void Versions::compare(State from, State to) {
    m_difference.reset();
    using Found = std::shared_ptr<const Difference>;
    m_comparing.start<Found>(
        m_project.tasks(), Tasks::Lane::Quick, tr("Compare two versions"), this,
        [path = storeOf(m_project), now = m_project.snapshot(), from, to](JobContext&) -> Result<Found> {
            MW_TRY(const auto store, openForReading(path));
            const auto stateOf = [&](State state) -> Result<mapping::Document> {
                if (state)
                    return evidence::documentAfter(*store, *state);
                mapping::Document document = *now;
                document.signaturesJson.clear(); // states of the history have none
                return document;
            };
            if (!store)
                return makeError(Code::UnknownName, "the history");
            MW_TRY(const mapping::Document was, stateOf(from));
            MW_TRY(const mapping::Document is, stateOf(to));
            return Found(std::make_shared<const Difference>(Difference{from, to, sign::changedFacts(was, is, windowCatalogue())}));
        },
        [this](Result<Found> result) {
            if (!result)
                return Q_EMIT failed(messageWithPlace(result.error()));
            m_difference = std::move(result).value();
            Q_EMIT compared();
        });
    Q_EMIT compared();
}

void Versions::name(std::int64_t step, const QString& name) {
    const QString person = personName();
    m_naming.start<bool>(
        m_project.tasks(), Tasks::Lane::File, tr("Name a version"), this,
        [path = storeOf(m_project), step, name = utf8(name.trimmed()), person = utf8(person)](JobContext&) -> Result<bool> {
            evidence::StoreOptions options;
            options.write = true;
            options.actor = person;
            MW_TRY(const auto store, EvidenceStore::open(path, options));
            MW_TRY_DO(store->nameVersion(step, name, person));
            return true;
        },
        [this](Result<bool> result) {
            if (!result)
                Q_EMIT failed(messageWithPlace(result.error()));
            refresh();
        });
}

void Versions::bringBack(std::int64_t step, const QString& label) {
    using Back = std::shared_ptr<const mapping::Edit>;
    const auto now = m_project.snapshot();
    m_bringing.start<Back>(
        m_project.tasks(), Tasks::Lane::Quick, label, this,
        [path = storeOf(m_project), now, step, label = utf8(label)](JobContext&) -> Result<Back> {
            MW_TRY(const auto store, EvidenceStore::open(path));
            MW_TRY(const mapping::Document then, evidence::documentAfter(*store, step));
            return Back(std::make_shared<const mapping::Edit>(document::editBetween(*now, then, label)));
        },
        [this, now](Result<Back> result) {
            if (!result)
                return Q_EMIT failed(messageWithPlace(result.error()));
            if (m_project.snapshot() != now)
                return Q_EMIT failed(tr("The document was edited meanwhile. Nothing was brought back."));
            if ((*result)->steps.empty() || m_project.apply(**result))
                Q_EMIT broughtBack();
        });
}

} // namespace mw::ui

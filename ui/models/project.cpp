// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/project.h"

#include "core/document/document_file.h"
#include "ui/present/messages.h"
#include "ui/present/text.h"

#include <QFileInfo>

#include <algorithm>
#include <atomic>

namespace mw::ui {

namespace {
constexpr int kCheckDelayMs = 120;       // after the last key, so that typing is never in the way of itself
constexpr std::uint64_t kSampleRows = 1000;
} // namespace

const mapping::Coverage* Findings::coverageOf(const Id& entityMapping) const {
    const auto it = std::find_if(coverage.begin(), coverage.end(),
                                 [&](const mapping::Coverage& item) { return item.entityMapping == entityMapping; });
    return it == coverage.end() ? nullptr : &*it;
}

Project::Project(mapping::Document document, QString path, Tasks& tasks, QObject* parent)
    : QObject(parent), m_tasks(tasks), m_document(std::make_shared<mapping::Document>(std::move(document))),
      m_path(std::move(path)) {
    m_checkSoon.setSingleShot(true);
    m_checkSoon.setInterval(kCheckDelayMs);
    connect(&m_checkSoon, &QTimer::timeout, this, &Project::check);
    connect(&m_undo, &QUndoStack::cleanChanged, this, &Project::savedChanged);
    if (!m_document->mappings.empty())
        m_selection.entityMapping = m_document->mappings.front().id;
    check();
}

Project::~Project() = default;

QString Project::title() const {
    if (!m_document->title.empty())
        return qt(m_document->title);
    return m_path.isEmpty() ? tr("Untitled migration") : QFileInfo(m_path).completeBaseName();
}

Result<mapping::Edit> Project::perform(const mapping::Edit& edit) {
    if (m_document.use_count() > 1) {
        m_document = std::make_shared<mapping::Document>(*m_document);
    } else {
        // The last worker that read this state let go of it; its reads come before our writes.
        std::atomic_thread_fence(std::memory_order_acquire);
    }
    mapping::ChangeSet changes;
    MW_TRY(mapping::Edit inverse, mapping::apply(*m_document, edit, &changes));
    for (const mapping::Change& change : changes)
        if (change.what == mapping::Change::What::Connection) {
            dropData();
            break;
        }
    m_checkSoon.start();
    Q_EMIT changed(changes);
    return inverse;
}

bool Project::apply(mapping::Edit edit, const QString& mergeKey) {
    auto inverse = perform(edit);
    if (!inverse) {
        Q_EMIT editRefused(messageWithPlace(inverse.error()));
        return false;
    }
    m_undo.push(new EditCommand(*this, std::move(edit), std::move(inverse).value(), mergeKey));
    return true;
}

void Project::save(const QString& path) {
    const QString where = path.isEmpty() ? m_path : path;
    if (where.isEmpty())
        return;
    const int index = m_undo.index();
    m_save.start<bool>(
        m_tasks, Tasks::Lane::Quick, tr("Save %1").arg(QFileInfo(where).fileName()), this,
        [document = snapshot(), file = utf8(where)](JobContext&) -> Result<bool> {
            MW_TRY_DO(document::saveDocument(*document, file));
            return true;
        },
        [this, where, index](Result<bool> result) {
            if (!result) {
                Q_EMIT saveFailed(messageWithPlace(result.error()));
                return;
            }
            const bool moved = QFileInfo(m_path).absolutePath() != QFileInfo(where).absolutePath();
            m_path = where;
            if (m_undo.index() == index)
                m_undo.setClean(); // what was edited meanwhile is not in the file
            if (moved)
                dropData();
            Q_EMIT savedChanged();
        });
    Q_EMIT savedChanged();
}

void Project::check() {
    m_check.start<std::shared_ptr<const Findings>>(
        m_tasks, Tasks::Lane::Quick, tr("Look for problems"), this,
        [document = snapshot()](JobContext&) -> Result<std::shared_ptr<const Findings>> {
            auto findings = std::make_shared<Findings>();
            findings->problems = mapping::findProblems(*document);
            findings->coverage = mapping::coverage(*document);
            for (const mapping::Problem& problem : findings->problems) {
                findings->errors += problem.severity == mapping::Problem::Severity::Error;
                findings->warnings += problem.severity == mapping::Problem::Severity::Warning;
            }
            return std::shared_ptr<const Findings>(std::move(findings));
        },
        [this](Result<std::shared_ptr<const Findings>> result) {
            if (result)
                m_findings = std::move(result).value();
            Q_EMIT findingsChanged();
        });
}

void Project::select(const Selection& selection) {
    if (selection == m_selection)
        return;
    m_selection = selection;
    Q_EMIT selectionChanged();
}

engine::Places Project::places() const {
    engine::Places places;
    if (!m_path.isEmpty())
        places.baseFolder = utf8(QFileInfo(m_path).absolutePath());
    places.locationName = utf8(m_locationName);
    return places;
}

void Project::setLocationName(const QString& name) {
    if (name == m_locationName)
        return;
    m_locationName = name;
    dropData();
}

void Project::dropData() {
    m_samples.clear();
    m_profiles.clear();
    Q_EMIT placesChanged();
}

std::shared_ptr<const SampleRows> Project::sampleRows(const Id& connection, const Id& entity) {
    Samples& samples = m_samples[entity];
    if (samples.rows || samples.error || samples.task)
        return samples.rows;
    samples.task = std::make_unique<LatestTask>();
    samples.task->start<std::shared_ptr<const SampleRows>>(
        m_tasks, Tasks::Lane::Quick, tr("Read sample rows"), this,
        [document = snapshot(), where = places(), connection, entity](JobContext& job) -> Result<std::shared_ptr<const SampleRows>> {
            ReadOptions options;
            options.limit = kSampleRows;
            MW_TRY(OpenedReader opened, openEntity(*document, where, connection, entity, options, job));
            auto sample = std::make_shared<SampleRows>();
            sample->fields = opened.reader->fields();
            for (;;) {
                auto batch = std::make_shared<Batch>();
                MW_TRY(const bool more, opened.reader->next(*batch, job));
                if (!more)
                    break;
                sample->rows += batch->rows;
                sample->batches.push_back(std::move(batch));
            }
            sample->complete = sample->rows < kSampleRows;
            return std::shared_ptr<const SampleRows>(std::move(sample));
        },
        [this, entity](Result<std::shared_ptr<const SampleRows>> result) {
            Samples& done = m_samples[entity];
            if (result)
                done.rows = std::move(result).value();
            else
                done.error = result.error();
            Q_EMIT sampleRowsChanged(entity);
        });
    return nullptr;
}

std::optional<Error> Project::sampleError(const Id& entity) const {
    const auto it = m_samples.find(entity);
    return it == m_samples.end() ? std::nullopt : it->second.error;
}

std::shared_ptr<const profile::EntityProfile> Project::profile(const Id& entity) const {
    const auto it = m_profiles.find(entity);
    return it == m_profiles.end() ? nullptr : it->second.result;
}

JobPtr Project::profileJob(const Id& entity) const {
    const auto it = m_profiles.find(entity);
    return it == m_profiles.end() || !it->second.task ? nullptr : it->second.task->job();
}

std::optional<Error> Project::profileError(const Id& entity) const {
    const auto it = m_profiles.find(entity);
    return it == m_profiles.end() ? std::nullopt : it->second.error;
}

void Project::makeProfile(const Id& connection, const Id& entity) {
    const mapping::Connection* place = m_document->connection(connection);
    const Entity* what = place ? place->schema.entityById(entity) : nullptr;
    if (!what)
        return;
    Profiled& profiled = m_profiles[entity];
    profiled.error.reset();
    profiled.task = std::make_unique<LatestTask>();
    profiled.task->start<std::shared_ptr<const profile::EntityProfile>>(
        m_tasks, Tasks::Lane::Long, tr("Profile %1").arg(qt(what->name)), this,
        [document = snapshot(), where = places(), connection, entity, name = what->name](JobContext& job)
            -> Result<std::shared_ptr<const profile::EntityProfile>> {
            MW_TRY(OpenedReader opened, openEntity(*document, where, connection, entity, {}, job));
            job.setTotal(opened.reader->totalBytes());
            MW_TRY(profile::EntityProfile made, profile::profileRows(*opened.reader, name, {}, job));
            return std::shared_ptr<const profile::EntityProfile>(
                std::make_shared<profile::EntityProfile>(std::move(made)));
        },
        [this, entity](Result<std::shared_ptr<const profile::EntityProfile>> result) {
            Profiled& done = m_profiles[entity];
            if (result)
                done.result = std::move(result).value();
            else
                done.error = result.error();
            Q_EMIT profileChanged(entity);
        });
    Q_EMIT profileChanged(entity);
}

Result<OpenedReader> openEntity(const mapping::Document& document, const engine::Places& places, const Id& connection,
                                const Id& entity, const ReadOptions& options, JobContext& job) {
    const mapping::Connection* place = document.connection(connection);
    const Entity* what = place ? place->schema.entityById(entity) : nullptr;
    if (!what)
        return makeError(Code::UnknownEntity, entity.text(), "");
    MW_TRY(const Location location, places.locationOf(document, *place));
    OpenedReader opened;
    MW_TRY(opened.connection, openConnection(location, place->options));
    ReadOptions wanted = options;
    if (wanted.fields.empty() && !wanted.raw)
        for (const Field& field : what->fields)
            wanted.fields.push_back(field.name);
    MW_TRY(opened.reader, opened.connection->read(what->name, wanted, job));
    return opened;
}

} // namespace mw::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/project.h"

#include "core/document/document_file.h"
#include "core/document/semantic_diff.h"
#include "core/evidence/evidence_store.h"
#include "ui/models/runs.h"
#include "ui/models/signatures.h"
#include "ui/models/validations.h"
#include "ui/models/versions.h"
#include "ui/present/messages.h"
#include "ui/present/text.h"

#include <QFileInfo>

#include <algorithm>
#include <atomic>
#include <filesystem>
#include <utility>

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

Project::Project(mapping::Document document, Tasks& tasks, QObject* parent)
    : QObject(parent), m_tasks(tasks), m_document(std::make_shared<mapping::Document>(std::move(document))) {
    begin();
}

Project::Project(OpenedDocument opened, Tasks& tasks, QObject* parent)
    : QObject(parent), m_tasks(tasks), m_document(std::make_shared<mapping::Document>(std::move(opened.document))),
      m_path(qt(opened.path)) {
    if (opened.journal)
        m_recovery = opened.journal->recovery();
    keep(std::move(opened.journal), std::move(opened.text));
    begin();
}

void Project::begin() {
    m_checkSoon.setSingleShot(true);
    m_checkSoon.setInterval(kCheckDelayMs);
    connect(&m_checkSoon, &QTimer::timeout, this, &Project::check);
    connect(&m_undo, &QUndoStack::cleanChanged, this, &Project::savedChanged);
    if (!m_document->mappings.empty())
        m_selection.entityMapping = m_document->mappings.front().id;
    m_runs = std::make_unique<Runs>(*this);
    m_validations = std::make_unique<Validations>(*this);
    m_signatures = std::make_unique<Signatures>(*this);
    m_versions = std::make_unique<Versions>(*this);
    check();
}

void Project::keep(std::shared_ptr<document::Journal> journal, std::string text) {
    m_keeper = std::make_unique<DocumentKeeper>(m_tasks, std::move(journal), utf8(m_path), std::move(text));
    connect(m_keeper.get(), &DocumentKeeper::failed, this, &Project::journalFailed);
    connect(m_keeper.get(), &DocumentKeeper::historyFailed, this, &Project::historyFailed);
    connect(m_keeper.get(), &DocumentKeeper::historyKept, this, [this] { m_versions->refresh(); });
}

Project::~Project() = default;

QString Project::title() const {
    if (!m_document->title.empty())
        return qt(m_document->title);
    return m_path.isEmpty() ? tr("Untitled migration") : QFileInfo(m_path).completeBaseName();
}

/// The document, for a change that workers which look at it do not see.
mapping::Document& Project::writable() {
    if (m_document.use_count() > 1) {
        m_document = std::make_shared<mapping::Document>(*m_document);
    } else {
        // The last worker that read this state let go of it; its reads come before our writes.
        std::atomic_thread_fence(std::memory_order_acquire);
    }
    return *m_document;
}

Result<mapping::Edit> Project::perform(const mapping::Edit& edit) {
    mapping::Document& document = writable();
    mapping::ChangeSet changes;
    MW_TRY(mapping::Edit inverse, mapping::apply(document, edit, &changes));
    for (const mapping::Change& change : changes)
        if (change.what == mapping::Change::What::Connection) {
            dropData();
            break;
        }
    // While edits of the last time wait for an answer the journal is theirs.
    if (m_keeper && m_recovery.edits.empty())
        m_keeper->append(edit);
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

void Project::save(bool overwrite) {
    if (!m_keeper)
        return;
    m_saving = true;
    m_keeper->save(snapshot(), overwrite, [this, index = m_undo.index()](Result<bool> result) {
        m_saving = false;
        if (result && m_undo.index() == index)
            m_undo.setClean(); // what was edited meanwhile is not in the file
        if (!result && result.error().code == Code::ChangedOnDisk)
            Q_EMIT changedOnDisk();
        else if (!result)
            Q_EMIT saveFailed(messageWithPlace(result.error()));
        Q_EMIT savedChanged();
    });
    Q_EMIT savedChanged();
}

void Project::saveSigned(std::string signatures, std::function<void(Result<bool>)> done) {
    MW_ASSERT(m_keeper, "what was never saved is not signed");
    auto made = std::make_shared<mapping::Document>(*m_document);
    made->signaturesJson = signatures;
    m_saving = true;
    m_keeper->save(std::move(made), false,
                   [this, index = m_undo.index(), signatures = std::move(signatures), done = std::move(done)](Result<bool> result) {
                       m_saving = false;
                       if (result) {
                           writable().signaturesJson = signatures;
                           if (m_undo.index() == index)
                               m_undo.setClean();
                       }
                       done(result);
                       Q_EMIT savedChanged();
                   });
    Q_EMIT savedChanged();
}

bool Project::takeMerged(const mapping::Document& merged, const std::string& fileText, const mapping::Document& file) {
    MW_ASSERT(m_keeper, "what was never saved is not in a file");
    const std::string label = utf8(tr("Merge with the file"));
    mapping::Edit edit = document::editBetween(*m_document, merged, label);
    if (!edit.steps.empty() && !apply(std::move(edit)))
        return false;
    writable().signaturesJson = merged.signaturesJson;
    m_keeper->goOnFrom(fileText, document::editBetween(file, *m_document, label));
    save();
    return true;
}

void Project::saveAs(const QString& path) {
    m_saving = true;
    m_saveElsewhere.start<OpenedDocument>(
        m_tasks, Tasks::Lane::File, tr("Save %1").arg(QFileInfo(path).fileName()), this,
        [document = snapshot(), file = utf8(QFileInfo(path).absoluteFilePath())](JobContext&) -> Result<OpenedDocument> {
            MW_TRY_DO(document::saveDocument(*document, file));
            return openDocument(file);
        },
        [this, path, index = m_undo.index()](Result<OpenedDocument> result) {
            m_saving = false;
            if (!result) {
                Q_EMIT saveFailed(messageWithPlace(result.error()));
                Q_EMIT savedChanged();
                return;
            }
            const bool moved = QFileInfo(m_path).absolutePath() != QFileInfo(path).absolutePath();
            abandonEdits(); // of the old file: it stays as it is
            m_path = qt(result->path);
            keep(std::move(result->journal), std::move(result->text));
            if (m_undo.index() == index)
                m_undo.setClean();
            if (moved)
                dropData();
            Q_EMIT savedChanged();
        });
    Q_EMIT savedChanged();
}

void Project::restoreEdits() {
    const std::vector<mapping::Edit> edits = std::exchange(m_recovery.edits, {});
    // They are written down anew, one by one, as they are applied.
    if (m_keeper)
        m_keeper->forget();
    for (const mapping::Edit& edit : edits)
        if (!apply(edit))
            break;
}

void Project::dropEdits() {
    m_recovery.edits.clear();
    abandonEdits();
}

void Project::abandonEdits() {
    if (m_keeper && m_recovery.edits.empty())
        m_keeper->forget();
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

std::shared_ptr<const ProfileDrift> Project::profileDrift(const Id& entity) const {
    const auto known = m_profiles.find(entity);
    return known == m_profiles.end() ? nullptr : known->second.drift;
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

namespace {

struct NewProfile {
    std::shared_ptr<const profile::EntityProfile> profile;
    std::shared_ptr<const ProfileDrift> drift;
};

/// Compares a profile with the one before it, and keeps it in the evidence store. A profile that cannot be kept is one.
ProfileDrift keepProfile(const std::string& storePath, const Location& location, const profile::EntityProfile& made) {
    ProfileDrift drift;
    const auto keep = [&]() -> Result<void> {
        std::error_code failure;
        std::filesystem::create_directories(std::filesystem::path(storePath).parent_path(), failure);
        evidence::StoreOptions write;
        write.write = true;
        MW_TRY(const auto store, evidence::EvidenceStore::open(storePath, write));
        const std::string place = evidence::scannedPlace(location);
        MW_TRY(const auto last, store->latestScan(place, made.name));
        if (last) {
            MW_TRY(evidence::StoredScan before, store->loadScan(*last));
            std::erase_if(before.profiles, [&](const profile::EntityProfile& each) { return each.name != made.name; });
            drift.beforeMicros = before.atMicros;
            drift.changes = profile::driftBetween(before.profiles, {&made, 1});
        }
        MW_TRY(const std::int64_t kept, store->saveScan({}, place, {&made, 1}));
        (void)kept;
        return {};
    };
    if (const auto kept = keep(); !kept)
        drift.notKept = kept.error();
    return drift;
}

} // namespace

void Project::makeProfile(const Id& connection, const Id& entity, FindingsCounted findings) {
    const mapping::Connection* place = m_document->connection(connection);
    const Entity* what = place ? place->schema.entityById(entity) : nullptr;
    if (!what)
        return;
    Profiled& profiled = m_profiles[entity];
    profiled.error.reset();
    profiled.task = std::make_unique<LatestTask>();
    profiled.task->start<NewProfile>(
        m_tasks, Tasks::Lane::Long, tr("Profile %1").arg(qt(what->name)), this,
        [document = snapshot(), where = places(), store = utf8(m_runs->storePath()), connection, entity, name = what->name,
         findings](JobContext& job) -> Result<NewProfile> {
            MW_TRY(OpenedReader opened, openEntity(*document, where, connection, entity, {}, job));
            job.setTotal(opened.reader->totalBytes());
            MW_TRY(profile::EntityProfile made, profile::profileRows(*opened.reader, name, {}, job));
            if (findings == FindingsCounted::InAllRows) {
                MW_TRY(const OpenedReader again, openEntity(*document, where, connection, entity, {}, job));
                MW_TRY_DO(profile::verifyFindings(*again.reader, made, {}, job));
            }
            MW_TRY(const Location location, where.locationOf(*document, *document->connection(connection)));
            NewProfile kept;
            kept.drift = std::make_shared<const ProfileDrift>(keepProfile(store, location, made));
            kept.profile = std::make_shared<const profile::EntityProfile>(std::move(made));
            return kept;
        },
        [this, entity](Result<NewProfile> result) {
            Profiled& done = m_profiles[entity];
            if (result) {
                done.result = std::move(result->profile);
                done.drift = std::move(result->drift);
            } else {
                done.error = result.error();
            }
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

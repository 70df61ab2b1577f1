// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/batch/batch.h"
#include "core/engine/plan.h"
#include "core/mapping/edit.h"
#include "core/mapping/problems.h"
#include "core/profile/drift.h"
#include "core/profile/profile.h"
#include "ui/commands/edit_command.h"
#include "ui/models/document_keeper.h"
#include "ui/models/tasks.h"

#include <QHash>
#include <QObject>
#include <QTimer>
#include <QUndoStack>

#include <memory>

namespace mw::ui {

class Runs;
class Signatures;
class Validations;
class Versions;

/// What all views look at together. Null ids where nothing is chosen.
struct Selection {
    Id entityMapping;
    Id targetField;
    Id sourceConnection, sourceEntity, sourceField;
    friend bool operator==(const Selection&, const Selection&) = default;
};

/// Problems and coverage of one state of the document.
struct Findings {
    std::vector<mapping::Problem> problems;
    std::vector<mapping::Coverage> coverage;
    std::size_t errors = 0, warnings = 0;
    const mapping::Coverage* coverageOf(const Id& entityMapping) const;
};

/// The first rows of a source entity, kept for live results. Columns in the order of the entity's fields, as
/// mapping::environmentOf numbers them.
struct SampleRows {
    std::vector<Field> fields;
    std::vector<std::shared_ptr<const Batch>> batches;
    std::size_t rows = 0;
    bool complete = false; ///< the entity has no more rows
};

/// What differs between a profile and the one before it that the evidence store keeps.
struct ProfileDrift {
    std::optional<std::int64_t> beforeMicros; ///< when that was made; none: this is the first
    std::vector<profile::Drift> changes;
    std::optional<Error> notKept;             ///< why this one will not be there to compare with
};

/// The open document: the one place where it changes. UI thread only; what goes to workers is the immutable snapshot.
class Project final : public QObject, private EditTarget {
    Q_OBJECT
public:
    /// A document that was never saved. `tasks` outlives the project.
    Project(mapping::Document document, Tasks& tasks, QObject* parent = nullptr);
    /// A document from its file.
    Project(OpenedDocument opened, Tasks& tasks, QObject* parent = nullptr);
    ~Project() override;

    // -- the document
    const mapping::Document& document() const { return *m_document; }
    /// The state of now, safe to hand to a worker.
    std::shared_ptr<const mapping::Document> snapshot() const { return m_document; }
    /// Performs an edit and puts it into the history; where the document refuses it nothing happens but editRefused().
    /// Edits of the same `mergeKey` in a row become one step of the history.
    bool apply(mapping::Edit edit, const QString& mergeKey = {});
    QUndoStack& undoStack() { return m_undo; }
    IdMaker& ids() { return m_ids; }
    Tasks& tasks() { return m_tasks; }

    // -- the file
    QString path() const { return m_path; }
    /// The name to show: the title, else the file's name.
    QString title() const;
    bool isSaved() const { return !m_path.isEmpty() && m_undo.isClean(); }
    bool isSaving() const { return m_saving; }
    /// Writes it on a worker; savedChanged(), changedOnDisk() or saveFailed() follows.
    void save(bool overwrite = false);
    /// Saves it with these signatures in its file, or changes nothing: they are no edit, so no undo takes them away. Needs a
    /// file.
    void saveSigned(std::string signatures, std::function<void(Result<bool>)> done);
    /// Writes it to another file and goes on there.
    void saveAs(const QString& path);
    /// Edits that a program which did not end well left behind; restored or dropped by the user.
    std::size_t pendingRecovery() const { return m_recovery.edits.size(); }
    bool recoveryFits() const { return !m_recovery.changedOnDisk; }
    void restoreEdits();
    void dropEdits();
    /// The document is left without saving: what is pending is not offered back.
    void abandonEdits();
    /// The text of the file as it was read or saved last; null for a document that was never saved.
    std::shared_ptr<const std::string> savedText() const { return m_keeper ? m_keeper->text() : nullptr; }
    /// Makes of the document what was merged from it and the file as it is now, as one edit, and saves it there.
    bool takeMerged(const mapping::Document& merged, const std::string& fileText, const mapping::Document& file);

    // -- what was found
    /// Never null; belongs to the state of a moment ago while isChecking().
    const Findings& findings() const { return *m_findings; }
    bool isChecking() const { return m_check.isRunning() || m_checkSoon.isActive(); }

    // -- what is looked at
    const Selection& selection() const { return m_selection; }
    void select(const Selection& selection);
    /// Asks the window to show an element: an id of the document (mapping, field mapping, value map, check, field …).
    void requestShow(const Id& element) { Q_EMIT showRequested(element); }

    // -- evidence
    Runs& runs() { return *m_runs; }
    Validations& validations() { return *m_validations; }
    Signatures& signatures() { return *m_signatures; }
    Versions& versions() { return *m_versions; }

    // -- data
    /// Where connections lie: relative to the document's folder, at the chosen location ("dev", "uat").
    engine::Places places() const;
    QString locationName() const { return m_locationName; }
    void setLocationName(const QString& name);
    /// The first rows of a source entity; null while they are loaded (sampleRowsChanged follows) or where that failed.
    std::shared_ptr<const SampleRows> sampleRows(const Id& connection, const Id& entity);
    /// Why there are no sample rows; none while they are loaded or fine.
    std::optional<Error> sampleError(const Id& entity) const;
    /// The profile of an entity, null where none was made; makeProfile starts one as a job.
    std::shared_ptr<const profile::EntityProfile> profile(const Id& entity) const;
    /// InAllRows: what was found in a sample of them is counted in a second pass.
    enum class FindingsCounted { InSample, InAllRows };
    void makeProfile(const Id& connection, const Id& entity, FindingsCounted findings = FindingsCounted::InSample);
    /// What changed since the profile before; null as long as profile() is.
    std::shared_ptr<const ProfileDrift> profileDrift(const Id& entity) const;
    JobPtr profileJob(const Id& entity) const;
    std::optional<Error> profileError(const Id& entity) const;

Q_SIGNALS:
    void changed(const mw::mapping::ChangeSet& changes);
    void editRefused(const QString& why);
    void savedChanged();
    void saveFailed(const QString& why);
    /// Somebody else wrote the file meanwhile; nothing was saved.
    void changedOnDisk();
    void journalFailed(const QString& why);
    void historyFailed(const QString& why);
    void findingsChanged();
    void selectionChanged();
    void showRequested(const mw::Id& element);
    void sampleRowsChanged(const mw::Id& entity);
    void profileChanged(const mw::Id& entity);
    void placesChanged();

private:
    Result<mapping::Edit> perform(const mapping::Edit& edit) override;
    void begin();
    mapping::Document& writable();
    void keep(std::shared_ptr<document::Journal> journal, std::string text);
    void check();
    void dropData();

    struct Samples {
        std::shared_ptr<const SampleRows> rows;
        std::optional<Error> error;
        std::unique_ptr<LatestTask> task;
    };
    struct Profiled {
        std::shared_ptr<const profile::EntityProfile> result;
        std::shared_ptr<const ProfileDrift> drift;
        std::optional<Error> error;
        std::unique_ptr<LatestTask> task;
    };

    Tasks& m_tasks;
    std::shared_ptr<mapping::Document> m_document;
    QString m_path;
    QString m_locationName;
    QUndoStack m_undo;
    IdMaker m_ids;
    Selection m_selection;
    std::shared_ptr<const Findings> m_findings = std::make_shared<Findings>();
    QTimer m_checkSoon;
    LatestTask m_check;
    LatestTask m_saveElsewhere;
    std::unique_ptr<DocumentKeeper> m_keeper;
    document::Recovery m_recovery;
    bool m_saving = false;
    std::map<Id, Samples> m_samples;
    std::map<Id, Profiled> m_profiles;
    std::unique_ptr<Runs> m_runs;
    std::unique_ptr<Validations> m_validations;
    std::unique_ptr<Signatures> m_signatures;
    std::unique_ptr<Versions> m_versions;
};

/// Opens the reader of one entity of the document on a worker thread: finds the location, opens the connection with the
/// options that were set, asks for the fields in schema order.
struct OpenedReader {
    std::unique_ptr<Connection> connection;
    std::unique_ptr<Reader> reader;
};
Result<OpenedReader> openEntity(const mapping::Document& document, const engine::Places& places, const Id& connection,
                                const Id& entity, const ReadOptions& options, JobContext& job);

} // namespace mw::ui

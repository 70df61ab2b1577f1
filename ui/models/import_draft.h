// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connect/connector.h"
#include "core/connect/fixed/fixed_detection.h"
#include "core/mapping/edit.h"
#include "ui/models/project.h"
#include "ui/models/tasks.h"

#include <QObject>
#include <QString>

#include <map>
#include <memory>
#include <optional>
#include <vector>

namespace mw::ui {

/// A connection that is about to be added, or to get another shape: where it lies, what was said of it, and what that
/// makes of the data. Every change is looked at anew by workers, the newest wins; no document changes before edit() is
/// applied. UI thread.
class ImportDraft final : public QObject {
    Q_OBJECT
public:
    /// The first rows of an entity as the draft would read them, and what the first rows looked at are like.
    struct Rows {
        std::string entity; ///< as it was asked for; empty: the first
        std::vector<Field> fields;
        std::vector<std::shared_ptr<const Batch>> batches;
        std::size_t count = 0;                ///< rows shown; at most kShownRows
        std::uint64_t looked = 0;             ///< rows and malformed records looked at
        bool complete = false;                ///< there are no more
        std::uint64_t malformedCount = 0;
        std::vector<MalformedRow> malformed;  ///< the first of them
        Repairs repairs;
        std::uint64_t doubtful = 0;           ///< values that look as if the encoding were another, see doubtfulStretches()
    };
    /// What all of it is like.
    struct Shape {
        const ConnectorInfo* connector = nullptr;
        Schema schema;
        std::vector<Finding> findings;
        bool isFile = false; ///< it lies in one file
        std::shared_ptr<const fixed::FixedFile> fixedFile; ///< of records in fixed columns; else null
        std::vector<std::string> newProblems; ///< of the document, once the connection has this shape
    };
    static constexpr std::size_t kShownRows = 200;

    explicit ImportDraft(Tasks& tasks, QObject* parent = nullptr);

    /// Begins with a place that is no connection yet.
    void beginNew(const QString& location);
    /// Begins with a connection of the document as it is.
    void beginExisting(std::shared_ptr<const mapping::Document> document, const Id& connection, const engine::Places& places);
    /// Stops looking and forgets all.
    void clear();

    bool isNew() const { return m_connection.id.isNull(); }
    QString location() const { return m_location; }
    void setLocation(const QString& location);
    /// Of the options only those that were set, as the document keeps them.
    const OptionValues& options() const { return m_connection.options; }
    /// An empty value: as it is detected.
    void setOption(const std::string& key, const std::string& value);
    void clearOptions();
    /// Sets all options at once, and the entity in view. `goesOn`: with the change before, undo() takes back both at once.
    void change(OptionValues options, const std::string& entity, bool goesOn = false);
    /// Every change of options can be taken back until another place is looked at.
    bool canUndo() const { return !m_before.empty(); }
    bool canRedo() const { return !m_after.empty(); }
    void undo();
    void redo();
    /// Sets an option that says what was known of a file to what the file is like now, once that has been read.
    void rememberFile(const std::string& key);
    const std::string& entity() const { return m_entity; }
    void showEntity(const std::string& entity);

    /// Null until there is one; of a moment ago while isLooking().
    std::shared_ptr<const Rows> rows() const { return m_rows; }
    std::shared_ptr<const Shape> shape() const { return m_shape; }
    std::optional<Error> error() const { return m_error; }
    bool isLooking() const { return m_rowsTask.isRunning() || m_shapeTask.isRunning() || m_markTask.isRunning(); }
    /// The shape belongs to what is set now: the connection can be made.
    bool isSettled() const { return m_shape && !m_error && !isLooking(); }
    /// What was found for an option before it was set; null where it was never left open.
    const Finding* detected(const std::string& key) const;

    /// The connection as it would be; its schema has no ids yet.
    mapping::Connection connection() const;

Q_SIGNALS:
    void optionsChanged();
    void rowsChanged();
    void shapeChanged();

private:
    /// What undo() brings back.
    struct State {
        OptionValues options;
        std::string entity;
    };
    struct Question {
        Location location;
        std::string connector;
        OptionValues options;
        std::string entity;
    };
    Result<Question> question() const;
    static Result<std::unique_ptr<Connection>> open(const Question& question);
    static Result<std::shared_ptr<const Rows>> lookAtRows(const Question& question, JobContext& job);
    static Result<std::shared_ptr<const Shape>> lookAtShape(const Question& question, const mapping::Document* document,
                                                            mapping::Connection connection, JobContext& job);
    void look();
    void step(std::vector<State>& from, std::vector<State>& to);
    void readRows(const Question& question);
    void fail(const Error& error);

    Tasks& m_tasks;
    std::shared_ptr<const mapping::Document> m_document; ///< whose connection it is; null for a new one
    mapping::Connection m_connection;
    QString m_location;
    std::string m_baseFolder;
    std::string m_entity;
    std::shared_ptr<const Rows> m_rows;
    std::shared_ptr<const Shape> m_shape;
    std::optional<Error> m_error;
    std::map<std::string, Finding> m_detected; // by option key, as long as it was left open
    std::vector<State> m_before, m_after; // newest last
    LatestTask m_rowsTask;
    LatestTask m_shapeTask;
    LatestTask m_markTask;
};

} // namespace mw::ui

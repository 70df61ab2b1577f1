// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/project.h"

#include <functional>
#include <memory>

namespace mw::ui {

/// What the program around the window gives it.
struct Services {
    /// Copies the sample migrations into a folder and gives the paths of their documents.
    std::function<Result<std::vector<std::string>>(const std::string& folder)> unpackSamples;
};

/// What a new migration begins with; all of it may come later.
struct NewMigration {
    QString title;
    QString source, target; ///< locations
    QString mappings;       ///< a mapping workbook: a side without location is proposed from the names in it
};

/// The documents of the window: opens, makes, saves and closes them, all on workers, and remembers the recent ones.
class Workspace final : public QObject {
    Q_OBJECT
public:
    explicit Workspace(Services services, QObject* parent = nullptr);
    ~Workspace() override;

    Tasks& tasks() { return m_tasks; }
    Project* project() { return m_project.get(); }

    void open(const QString& path);
    /// Of the sample migration: the mapped document, or the one where nothing is mapped yet.
    enum class Sample { Mapped, Tutorial };
    /// Unpacks the samples once and opens one.
    void openSample(Sample sample = Sample::Mapped);
    /// Makes a document of what is at two locations. created() follows.
    void create(const NewMigration& wanted);
    /// Adds a connection that was looked at, without ids, to the open document; without one it makes a document of it. An
    /// empty name is made of its location. connectionAdded() follows.
    void addConnection(mapping::Connection connection);
    /// Gives a connection of the document another shape, see mapping::reshape(). connectionChanged() follows.
    void changeConnection(const mapping::Connection& connection);
    void close();
    /// True while a document is being opened or made.
    bool isOpening() const { return m_opening.isRunning(); }

    static QStringList recentFiles();
    static void forgetRecent(const QString& path);
    /// The document that was open when the program ended; empty where none was.
    static QString lastOpen();

Q_SIGNALS:
    /// Another project, or none, is open; the old one lives until the call ends.
    void projectChanged(mw::ui::Project* project);
    void openingChanged();
    void created(const mw::ui::NewMigration& wanted);
    void openFailed(const QString& path, const QString& why);
    void connectionAdded(const mw::Id& connection, const QString& name);
    void connectionChanged(const mw::Id& connection, const QString& name);
    void recentChanged();

private:
    void adopt(std::unique_ptr<Project> opened);
    void letGo();
    static void remember(const QString& path);

    Services m_services;
    Tasks m_tasks;
    LatestTask m_opening;
    std::unique_ptr<Project> m_project;
};

} // namespace mw::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/project.h"

namespace mw::ui {

/// Writes the profiles of a connection as a file for others, under the privacy floor.
class ProfileExport final : public QObject {
    Q_OBJECT
public:
    explicit ProfileExport(QObject* parent = nullptr) : QObject(parent) {}
    /// The endings of the formats there are, for a question for a file: "Excel workbook (*.xlsx);;…".
    static QString filter();
    /// How many entities start() would write: that entity, or where it is null all of the connection that have a profile.
    static std::size_t profiled(const Project& project, const Id& connection, const Id& entity);
    /// Starts writing in the format of the path's ending and the language of the window; done() or failed() follows.
    void start(Project& project, const Id& connection, const Id& entity, const QString& path);

Q_SIGNALS:
    void done(const QString& path);
    void failed(const QString& why);

private:
    LatestTask m_task;
};

} // namespace mw::ui

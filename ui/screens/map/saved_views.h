// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/project.h"

#include <QToolButton>

#include <functional>

namespace mw::ui {

/// How the grid is looked at: which rows, in which order, which columns.
struct GridLook {
    QString words;
    int state = 0; ///< MapGridProxy::State
    int sortColumn = 0;
    bool descending = false;
    QStringList hidden; ///< titles of columns
    QString text() const;
    static GridLook fromText(const QString& text);
    friend bool operator==(const GridLook&, const GridLook&) = default;
};

/// Views of the grid that have a name. They stand in the document, outside its hash: the whole team has them, and edits of them
/// can be undone.
class SavedViews final : public QToolButton {
    Q_OBJECT
public:
    explicit SavedViews(QWidget* parent = nullptr);
    void setProject(Project* project) { m_project = project; }
    /// Who knows how the grid is looked at now, and can look at it so.
    void setLook(std::function<GridLook()> look, std::function<void(const GridLook&)> show);

private:
    void fillMenu();
    void save(const QString& name);
    void remove(const QString& name);

    QPointer<Project> m_project;
    std::function<GridLook()> m_look;
    std::function<void(const GridLook&)> m_show;
};

} // namespace mw::ui

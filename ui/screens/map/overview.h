// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/project.h"

#include <QGraphicsView>
#include <QPointer>
#include <QTimer>

namespace mw::ui {

/// Which entity feeds which: source entities left, target entities right, a line for every entity mapping, thin ones for lookups.
/// The wheel with Ctrl, + and - zoom, 0 shows all; a double click or Return opens the mapping.
class Overview final : public QGraphicsView {
    Q_OBJECT
public:
    explicit Overview(QWidget* parent = nullptr);
    void setProject(Project* project);
    void showAll();

Q_SIGNALS:
    void opened(const mw::Id& entityMapping);

protected:
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void rebuild();
    void zoom(double factor);
    void openSelected();

    QPointer<Project> m_project;
    QTimer m_soon; ///< edits come with every key
    bool m_isStale = true;
};

} // namespace mw::ui

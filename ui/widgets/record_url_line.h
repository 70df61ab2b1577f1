// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/project.h"

#include <QPointer>
#include <QWidget>

class QLabel;
class QLineEdit;

namespace mw::ui {

/// Where the records of a connection are seen in their own system: an address with {entity} and {key} in it. What cannot be one
/// is told in place and not taken.
class RecordUrlLine final : public QWidget {
    Q_OBJECT
public:
    explicit RecordUrlLine(QWidget* parent = nullptr);
    void setProject(Project* project);
    void show(const Id& connection);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    std::string kept() const;
    void fill();
    void take();
    void say(const QString& problem);

    QPointer<Project> m_project;
    Id m_connection;
    QLineEdit* m_address;
    QLabel* m_problem;
};

} // namespace mw::ui

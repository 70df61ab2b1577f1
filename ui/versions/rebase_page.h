// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/schema_rebase.h"

#include <QPointer>
#include <QWidget>

class QLabel;
class QPushButton;
class QStackedWidget;

namespace mw::ui {

class DenseTable;
class EmptyState;
class ProgressStrip;
class SchemaDriftModel;
class SectionHeader;

/// What has changed in a connection since the document scanned it, what hangs on it, and the way to take it over.
class RebasePage final : public QWidget {
    Q_OBJECT
public:
    explicit RebasePage(QWidget* parent = nullptr);
    void show(Project& project, const Id& connection);
    void leave();

Q_SIGNALS:
    void closed();
    void takenOver();

protected:
    void keyPressEvent(QKeyEvent* event) override; ///< Escape leaves

private:
    void makeActions();
    void follow();
    void showRow();
    void takeOver();

    SchemaRebase m_rebase;
    QPointer<Project> m_project;
    SectionHeader* m_header;
    QPushButton* m_take;
    ProgressStrip* m_progress;
    QLabel* m_message;
    QStackedWidget* m_pages;
    EmptyState* m_empty;
    SchemaDriftModel* m_drift;
    DenseTable* m_table;
    QLabel* m_detail;
};

} // namespace mw::ui

// SPDX-License-Identifier: GPL-3.0-or-later
/// versions: what a document was: its history over all saves, any two states compared, an old one brought back; and the file
/// that somebody else changed meanwhile, merged. Includes models and widgets.
#pragma once

#include "ui/models/project.h"

#include <QPointer>
#include <QWidget>

class QAction;
class QLabel;
class QPushButton;
class QStackedWidget;

namespace mw::ui {

class ChangedFactModel;
class DenseTable;
class EmptyState;
class FactDetail;
class FilterEdit;
class FilterProxy;
class SectionHeader;
class VersionListModel;

/// Left the states of the document, right what differs between two of them: one that is chosen and now, or two that are.
class VersionsPage final : public QWidget {
    Q_OBJECT
public:
    explicit VersionsPage(QWidget* parent = nullptr);
    void show(Project& project);
    void leave();

Q_SIGNALS:
    void closed();

protected:
    void keyPressEvent(QKeyEvent* event) override; ///< Escape leaves

private:
    QWidget* makeList();
    QWidget* makeFacts();
    void makeActions();
    void follow();
    void compareChosen();
    void showDifference();
    void bringBack();
    void nameVersion();
    void say(const QString& text, bool isError);
    /// The rows that are compared, older first; none where nothing is chosen.
    QList<int> chosenRows() const;

    QPointer<Project> m_project;
    SectionHeader* m_header;
    QPushButton* m_back;
    QLabel* m_message;
    VersionListModel* m_versions;
    DenseTable* m_list;
    SectionHeader* m_compared;
    FilterEdit* m_filter;
    ChangedFactModel* m_facts;
    FilterProxy* m_shown;
    QStackedWidget* m_pages;
    EmptyState* m_empty;
    DenseTable* m_table;
    FactDetail* m_detail;
};

} // namespace mw::ui

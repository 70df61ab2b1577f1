// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/signatures.h"

#include <QPointer>
#include <QWidget>

class QAction;
class QStackedWidget;
class QToolButton;

namespace mw::ui {

class ChangedFactModel;
class DenseTable;
class EmptyState;
class FactDetail;
class Project;
class SectionHeader;

/// What is no longer as it was signed: since the signer's own last approval, or since a signature that was chosen.
class ChangesPane final : public QWidget {
    Q_OBJECT
public:
    /// `readAction` leads to the whole specification, for somebody who has not signed before.
    explicit ChangesPane(QAction* readAction, QWidget* parent = nullptr);
    void setProject(Project* project);
    void show(const SigningOutlook& outlook);
    /// Chooses the first fact there is.
    void chooseFirst();

Q_SIGNALS:
    /// Back to what the signer has to look at.
    void ownRequested();

private:
    void showFact();

    QPointer<Project> m_project;
    ChangedFactModel* m_facts;
    SectionHeader* m_header;
    QToolButton* m_own;
    QStackedWidget* m_pages;
    EmptyState* m_empty;
    EmptyState* m_unsigned;
    DenseTable* m_table;
    FactDetail* m_detail;
};

} // namespace mw::ui

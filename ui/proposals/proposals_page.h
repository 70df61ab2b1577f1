// SPDX-License-Identifier: GPL-3.0-or-later
/// proposals: the page on which a workbook with mappings is reviewed: each fact that it says otherwise than the document,
/// chosen or not, then applied as one edit; names nobody knows, and which column holds what. Includes models and widgets.
#pragma once

#include "ui/models/incoming_workbook.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QTabWidget;

namespace mw::ui {

class ColumnForm;
class DenseTable;
class FilterEdit;
class FilterProxy;
class ProposalDetail;
class ProposalModel;
class RemarkModel;
class SectionHeader;
class UnknownNameModel;

/// See above.
class ProposalsPage final : public QWidget {
    Q_OBJECT
public:
    explicit ProposalsPage(QWidget* parent = nullptr);
    /// Reads a workbook and shows what it proposes for the document.
    void show(Project& project, const QString& path);
    /// Forgets what was shown.
    void leave();

Q_SIGNALS:
    /// That many were applied, and nothing is left to decide.
    void finished(int applied);
    void closed();

protected:
    void keyPressEvent(QKeyEvent* event) override; ///< Escape leaves

private:
    QWidget* makeList();
    QWidget* makeSide();
    void makeActions();
    void follow();
    void showFacts();
    void showDetail();
    void showChosen();
    void chooseShown(bool isChosen);
    void apply();

    IncomingWorkbook m_incoming;
    QPointer<Project> m_project;
    int m_applied = 0;
    SectionHeader* m_header;
    QPushButton* m_apply;
    QLabel* m_facts;
    QLabel* m_message;
    FilterEdit* m_filter;
    ProposalModel* m_proposals;
    FilterProxy* m_shown;
    DenseTable* m_table;
    QTabWidget* m_side;
    ProposalDetail* m_detail;
    UnknownNameModel* m_unknown;
    DenseTable* m_unknownTable;
    RemarkModel* m_remarks;
    DenseTable* m_remarkTable;
    ColumnForm* m_columns;
};

} // namespace mw::ui

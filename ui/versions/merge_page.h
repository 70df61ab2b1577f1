// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/file_merge.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QStackedWidget;
class QTabWidget;

namespace mw::ui {

class ChangedFactModel;
class ConflictModel;
class DenseTable;
class EmptyState;
class FactDetail;
class SectionHeader;

/// Brings the open document and its file together, which somebody else has written: what conflicts is decided here, all else
/// goes together by itself.
class MergePage final : public QWidget {
    Q_OBJECT
public:
    explicit MergePage(QWidget* parent = nullptr);
    void show(Project& project);
    void leave();

Q_SIGNALS:
    void closed();
    void merged();

protected:
    void keyPressEvent(QKeyEvent* event) override; ///< Escape leaves

private:
    QWidget* makeConflicts();
    void makeActions();
    void follow();
    void decide(bool byTheirs);
    QModelIndexList chosen() const;

    FileMerge m_merge;
    SectionHeader* m_header;
    QPushButton* m_apply;
    QLabel* m_message;
    QTabWidget* m_tabs;
    QStackedWidget* m_pages;
    EmptyState* m_none;
    ConflictModel* m_conflicts;
    DenseTable* m_table;
    FactDetail* m_detail;
    ChangedFactModel* m_theirs;
    DenseTable* m_theirTable;
};

} // namespace mw::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/reviews.h"

#include <QPointer>
#include <QWidget>

class QLabel;
class QLineEdit;
class QStackedWidget;
class QToolButton;

namespace mw::ui {

class DefectChangeModel;
class DefectModel;
class DenseTable;
class SectionHeader;

/// The defects that reviews have found: what became of each, what is said of it next, and the way to issue trackers and back.
class DefectPane final : public QWidget {
    Q_OBJECT
public:
    explicit DefectPane(QWidget* parent = nullptr);
    void setReviews(Reviews* reviews);
    /// Shows them as they are now; the chosen one stays.
    void showAll();
    void focusList();
    int unfinished() const;

Q_SIGNALS:
    /// The record of a defect is to be seen, or looked at again; by the defect's reference.
    void recordRequested(const std::string& reference);
    void retestRequested(const std::string& reference);

private:
    QWidget* makeProposals();
    QWidget* makeTools();
    void makeForm();
    const review::Defect* chosen() const;
    void showChosen();
    void showProposals();
    void start(review::DefectNote::State state);
    void send();
    void exportFile();
    void importFile();

    QPointer<Reviews> m_reviews;
    SectionHeader* m_header;
    QStackedWidget* m_pages;
    QWidget* m_proposals;
    QLabel* m_proposed;
    DefectChangeModel* m_changes;
    DefectModel* m_defects;
    DenseTable* m_table;
    QLabel* m_history;
    QList<QToolButton*> m_tools;
    QToolButton* m_retest;
    QToolButton* m_export;
    QWidget* m_form;
    QLabel* m_question;
    QLineEdit* m_comment;
    QLineEdit* m_external;
    QLineEdit* m_author;
    review::DefectNote::State m_state = review::DefectNote::State::Open;
};

} // namespace mw::ui

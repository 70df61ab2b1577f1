// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/question_lists.h"
#include "ui/models/question_model.h"

#include <QPointer>
#include <QWidget>

class QToolButton;

namespace mw::ui {

class DenseTable;
class FilterEdit;
class FilterProxy;
class NoticeBar;

/// The questions of the document, below the page: a click leads to what one is about; lists go out to people and come back.
class QuestionsView final : public QWidget {
    Q_OBJECT
public:
    QuestionsView(NoticeBar* notices, QWidget* parent = nullptr);
    void setProject(Project* project);
    QuestionModel& model() { return *m_model; }
    /// For the title line of the view.
    QList<QWidget*> tools() const;

Q_SIGNALS:
    void chosen(const mw::Id& element);

private:
    void fillMenu();
    void send(const QString& person);
    void bringIn();
    void propose(const std::vector<review::QuestionAnswer>& answers);

    NoticeBar* m_notices;
    QPointer<Project> m_project;
    QuestionLists m_lists;
    QuestionModel* m_model;
    FilterProxy* m_shown;
    DenseTable* m_table;
    FilterEdit* m_filter;
    QToolButton* m_send;
    QToolButton* m_receive;
};

} // namespace mw::ui

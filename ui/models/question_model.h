// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/mapping/discussion.h"
#include "ui/models/project.h"
#include "ui/models/table_model.h"

#include <QPointer>

namespace mw::ui {

/// The questions of the open document: what is asked, of whom, until when, and what was answered. Open ones first, those that
/// block before others.
class QuestionModel final : public TableModel {
    Q_OBJECT
public:
    enum Column { Reference, State, About, Text, Addressee, Due, Answer };
    explicit QuestionModel(QObject* parent = nullptr);
    void setProject(Project* project);
    int open() const { return m_open; }
    int blocking() const { return m_blocking; }
    /// The element that a question is about.
    Id elementAt(int row) const { return m_rows[std::size_t(row)].element; }

Q_SIGNALS:
    void countsChanged();

protected:
    int rows() const override { return int(m_rows.size()); }
    const QStringList& titles() const override { return m_titles; }
    QVariant cell(int row, int column, int role) const override;

private:
    struct Row {
        Id element;
        QString reference, state, about, text, addressee, due, answer;
        bool isOpen = true, isBlocking = false, isAnswered = false;
        friend bool operator==(const Row&, const Row&) = default;
    };
    void refresh();

    QPointer<Project> m_project;
    QStringList m_titles;
    std::vector<Row> m_rows;
    int m_open = 0, m_blocking = 0;
};

} // namespace mw::ui

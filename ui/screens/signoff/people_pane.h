// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/person_table_model.h"

#include <QPointer>
#include <QWidget>

class QCheckBox;
class QLabel;
class QToolButton;

namespace mw::ui {

class DenseTable;
class PassphraseLine;
class Project;

/// Whose keys count: the lead enrols and revokes, and says whether one person may sign in several roles.
class PeoplePane final : public QWidget {
    Q_OBJECT
public:
    explicit PeoplePane(QWidget* parent = nullptr);
    void setProject(Project* project);

Q_SIGNALS:
    void countChanged(int count);

private:
    enum class Doing { Nothing, Enrol, Revoke, Duties };
    QWidget* makeForm();
    void fill();
    void updateTools();
    void begin(Doing doing);
    void perform(const QString& passphrase);
    void say(const QString& text, bool isError);
    const PersonTableModel::Row* chosen() const;

    QPointer<Project> m_project;
    Doing m_doing = Doing::Nothing;
    bool m_isSeparate = false, m_isMine = false; ///< what is being done was begun here
    PersonTableModel* m_people;
    DenseTable* m_table;
    QToolButton* m_enrol;
    QToolButton* m_revoke;
    QToolButton* m_duties;
    QWidget* m_form;
    QLabel* m_question;
    QWidget* m_roles;
    std::vector<QCheckBox*> m_roleBoxes;
    QCheckBox* m_void;
    PassphraseLine* m_passphrase;
    QLabel* m_message;
};

} // namespace mw::ui

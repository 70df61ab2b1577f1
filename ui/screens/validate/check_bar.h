// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/mapping/checks_in_effect.h"
#include "core/validate/validate.h"

#include <QPointer>
#include <QWidget>

#include <optional>

class QLabel;
class QLineEdit;
class QToolButton;

namespace mw::ui {

class Project;

/// What the document says of the chosen check: what it follows from, what it proves, whether it is made; and the tools
/// that change it. Its state is the document's of now, whatever the last validation made.
class CheckBar final : public QWidget {
    Q_OBJECT
public:
    explicit CheckBar(QWidget* parent = nullptr);
    void setProject(Project* project);
    /// Null: none is chosen.
    void show(const validate::CheckResult* check);
    /// Opens the form of the chosen check, where it has one.
    void edit();
    /// Asks why the chosen check is to be switched off; switches one on that is off.
    void toggle();

Q_SIGNALS:
    void editRequested(const mw::mapping::Check& check);

private:
    void fill();
    void find();
    void switchOff();

    QPointer<Project> m_project;
    std::string m_reference, m_kind, m_entity, m_field, m_of; ///< of the check that was chosen; no kind: none
    std::optional<mapping::CheckInEffect> m_check;
    QLabel* m_facts;
    QLabel* m_proves;
    QToolButton* m_edit;
    QToolButton* m_switch;
    QToolButton* m_onlyWarns;
    QToolButton* m_remove;
    QWidget* m_form;
    QLineEdit* m_reason;
};

} // namespace mw::ui

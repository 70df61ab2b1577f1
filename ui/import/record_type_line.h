// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/layout_draft.h"

#include <QWidget>

class QComboBox;
class QLineEdit;
class QTabBar;
class QToolButton;

namespace mw::ui {

/// The record types of a layout as tabs; beside them the name of the one in view, what tells its records, and the type that
/// they belong to.
class RecordTypeLine final : public QWidget {
    Q_OBJECT
public:
    explicit RecordTypeLine(LayoutDraft& draft, QWidget* parent = nullptr);
    /// Follows the draft; what is being typed stays.
    void follow();

private:
    QWidget* makeHead();
    QLineEdit* makeEdit(const QString& name, const QString& label, int characters);
    void takeHead();

    LayoutDraft& m_draft;
    QTabBar* m_types;
    QWidget* m_head;
    QLineEdit* m_name;
    QLineEdit* m_columns;
    QLineEdit* m_values;
    QComboBox* m_parent;
    QToolButton* m_remove;
};

} // namespace mw::ui

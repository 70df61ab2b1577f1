// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/present/roles.h"

#include <QWidget>

class QHBoxLayout;
class QLabel;
class QToolButton;

namespace mw::ui {

class DenseTable;
class ElidedLabel;
class TableModel;

/// A line that says something in short, and opens a table of what it is about below itself.
class FoldLine final : public QWidget {
    Q_OBJECT
public:
    /// `name` begins the names of its parts: nameLine, nameText, nameOpen, nameTable; `key` remembers the table's widths.
    FoldLine(const QString& name, const QString& key, const QString& openText, TableModel* model, QWidget* parent = nullptr);
    void say(Sign sign, const QString& text);
    /// Without anything to open it closes.
    void setOpenable(bool isOpenable);
    /// Adds a tool before the one that opens; takes ownership.
    void addTool(QWidget* tool);
    DenseTable* table() const { return m_table; }

private:
    QLabel* m_sign;
    ElidedLabel* m_text;
    QToolButton* m_open;
    QHBoxLayout* m_line;
    DenseTable* m_table;
};

} // namespace mw::ui

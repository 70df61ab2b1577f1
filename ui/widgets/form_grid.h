// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QGridLayout>
#include <QHash>

class QLabel;

namespace mw::ui {

/// A form whose rows may be hidden: a label, and beside it a field. QFormLayout of Qt 6.4 writes behind its own memory where
/// rows are hidden and a text wraps (QFormLayout::setRowVisible with heightForWidth).
class FormGrid : public QGridLayout {
public:
    FormGrid();
    void addRow(const QString& title, QWidget* field);
    /// A row that is never hidden.
    void addRow(const QString& title, QLayout* fields);
    void setRowVisible(QWidget* field, bool isVisible);

private:
    QLabel* addTitle(const QString& title);

    QHash<QWidget*, QLabel*> m_titles;
};

} // namespace mw::ui

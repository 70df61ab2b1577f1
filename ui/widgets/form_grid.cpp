// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/form_grid.h"

#include "ui/present/theme.h"

#include <QLabel>

namespace mw::ui {

FormGrid::FormGrid() {
    setHorizontalSpacing(space::kL);
    setVerticalSpacing(space::kM);
    setColumnStretch(1, 1);
}

QLabel* FormGrid::addTitle(const QString& title) {
    auto* label = new QLabel(title);
    addWidget(label, rowCount(), 0, Qt::AlignLeft | Qt::AlignVCenter);
    return label;
}

void FormGrid::addRow(const QString& title, QWidget* field) {
    QLabel* const label = addTitle(title);
    label->setBuddy(field);
    addWidget(field, rowCount() - 1, 1);
    m_titles.insert(field, label);
}

void FormGrid::addRow(const QString& title, QLayout* fields) {
    addTitle(title);
    addLayout(fields, rowCount() - 1, 1);
}

void FormGrid::setRowVisible(QWidget* field, bool isVisible) {
    m_titles.value(field)->setVisible(isVisible);
    field->setVisible(isVisible);
}

} // namespace mw::ui

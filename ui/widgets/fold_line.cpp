// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/fold_line.h"

#include "ui/models/table_model.h"
#include "ui/present/icons.h"
#include "ui/present/signs.h"
#include "ui/present/theme.h"
#include "ui/widgets/dense_view.h"
#include "ui/widgets/elided_label.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

namespace mw::ui {

namespace {
constexpr int kLineHeight = 30, kTableRows = 6;
}

FoldLine::FoldLine(const QString& name, const QString& key, const QString& openText, TableModel* model, QWidget* parent) : QWidget(parent) {
    setObjectName(name + QStringLiteral("Line"));
    auto* line = new QWidget(this);
    line->setProperty("role", QStringLiteral("toolline"));
    line->setAttribute(Qt::WA_StyledBackground);
    line->setFixedHeight(kLineHeight);
    m_sign = new QLabel(line);
    m_text = new ElidedLabel(line);
    m_text->setObjectName(name + QStringLiteral("Text"));
    m_open = new QToolButton(line);
    m_open->setObjectName(name + QStringLiteral("Open"));
    m_open->setText(openText);
    m_open->setCheckable(true);
    m_table = new DenseTable(key, this);
    m_table->setObjectName(name + QStringLiteral("Table"));
    m_table->setModel(model);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setFixedHeight(kHeaderHeight + kTableRows * kRowHeight);
    m_table->hide();
    m_line = new QHBoxLayout(line);
    m_line->setContentsMargins(space::kM, 0, space::kS, 0);
    m_line->setSpacing(space::kS);
    m_line->addWidget(m_sign);
    m_line->addWidget(m_text, 1);
    m_line->addWidget(m_open);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(line);
    layout->addWidget(m_table);
    connect(m_open, &QToolButton::toggled, m_table, &QWidget::setVisible);
}

void FoldLine::say(Sign sign, const QString& text) {
    m_sign->setPixmap(iconPixmap(signIcon(sign), signColor(sign), 14, devicePixelRatioF()));
    m_text->setFullText(text);
}

void FoldLine::setOpenable(bool isOpenable) {
    m_open->setVisible(isOpenable);
    if (!isOpenable)
        m_open->setChecked(false);
}

void FoldLine::addTool(QWidget* tool) { m_line->insertWidget(m_line->count() - 1, tool); }

} // namespace mw::ui

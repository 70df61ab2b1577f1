// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/section_header.h"

#include "ui/present/theme.h"

#include <QHBoxLayout>
#include <QLabel>

namespace mw::ui {

SectionHeader::SectionHeader(const QString& title, QWidget* parent) : QWidget(parent) {
    setProperty("role", QStringLiteral("toolline"));
    setAttribute(Qt::WA_StyledBackground);
    setFixedHeight(kBarHeight);
    m_title = new QLabel(title, this);
    m_title->setProperty("role", QStringLiteral("strong"));
    m_fact = new QLabel(this);
    m_fact->setProperty("role", QStringLiteral("muted"));
    m_layout = new QHBoxLayout(this);
    m_layout->setContentsMargins(space::kM, 0, space::kS, 0);
    m_layout->setSpacing(space::kS);
    m_layout->addWidget(m_title);
    m_layout->addWidget(m_fact);
    m_layout->addStretch();
}

void SectionHeader::setTitle(const QString& title) { m_title->setText(title); }
void SectionHeader::setFact(const QString& fact) { m_fact->setText(fact); }
void SectionHeader::addTool(QWidget* tool) { m_layout->addWidget(tool); }

} // namespace mw::ui

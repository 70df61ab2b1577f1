// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/screens/signoff/gate_list.h"

#include "ui/present/icons.h"
#include "ui/present/messages.h"
#include "ui/present/signs.h"
#include "ui/present/theme.h"

#include <QGridLayout>
#include <QLabel>
#include <QPainter>
#include <QToolButton>
#include <QVBoxLayout>

namespace mw::ui {

namespace {

/// Paints its sign anew each time, so that it follows the theme, and a hairline below.
class Row final : public QWidget {
public:
    Row(Sign sign, QWidget* parent) : QWidget(parent), m_sign(sign) {}

protected:
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        painter.drawPixmap(space::kM, space::kS, iconPixmap(signIcon(m_sign), signColor(m_sign), kIconSize, devicePixelRatioF()));
        painter.fillRect(space::kM, height() - 1, width() - space::kM, 1, theme::colors().grid);
    }

private:
    Sign m_sign;
};

QString capitalised(QString text) {
    if (!text.isEmpty())
        text[0] = text[0].toUpper();
    return text;
}

} // namespace

GateList::GateList(QWidget* parent) : QWidget(parent) {
    setObjectName(QStringLiteral("gateList"));
    setProperty("role", QStringLiteral("page"));
    setAttribute(Qt::WA_StyledBackground);
    m_layout = new QVBoxLayout(this);
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(0);
    m_layout->addStretch(1);
}

void GateList::setGates(const std::vector<sign::Gate>& gates) {
    const auto isSame = [](const sign::Gate& a, const sign::Gate& b) {
        return a.name == b.name && a.isOpen == b.isOpen && a.why == b.why && a.element == b.element;
    };
    if (std::equal(gates.begin(), gates.end(), m_gates.begin(), m_gates.end(), isSame))
        return; // nothing jumps, and the focus stays
    m_gates = gates;
    while (m_layout->count() > 1)
        if (QLayoutItem* old = m_layout->takeAt(0)) {
            old->widget()->hide();
            old->widget()->deleteLater();
            delete old;
        }
    for (std::size_t i = 0; i < m_gates.size(); ++i)
        m_layout->insertWidget(int(i), makeRow(m_gates[i], int(i)));
}

/// What the way to what is missing is called; empty where there is none.
QString GateList::whereTo(const sign::Gate& gate) {
    if (!gate.element.isNull())
        return tr("Show it");
    switch (gate.found) {
    case sign::Gate::Found::Run: return tr("Go to Test load");
    case sign::Gate::Found::Validation: return tr("Go to Validate");
    case sign::Gate::Found::Review: return tr("Go to Review");
    default: return {};
    }
}

QWidget* GateList::makeRow(const sign::Gate& gate, int number) {
    auto* row = new Row(gate.isOpen ? Sign::Ok : Sign::Error, this);
    row->setObjectName(QStringLiteral("gate/%1").arg(number));
    const QString name = capitalised(coreText(gate.name));
    auto* title = new QLabel(name, row);
    title->setProperty("role", QStringLiteral("strong"));
    auto* state = new QLabel(gate.isOpen ? tr("open") : tr("closed"), row);
    state->setProperty("role", gate.isOpen ? QStringLiteral("muted") : QStringLiteral("error"));
    auto* why = new QLabel(coreText(gate.why), row);
    why->setObjectName(QStringLiteral("gateWhy/%1").arg(number));
    why->setProperty("role", QStringLiteral("muted"));
    why->setWordWrap(true);
    why->setTextInteractionFlags(Qt::TextSelectableByMouse);
    row->setAccessibleName(QStringLiteral("%1: %2. %3").arg(name, state->text(), why->text()));
    auto* layout = new QGridLayout(row);
    layout->setContentsMargins(space::kM + kIconSize + space::kS, space::kS - 2, space::kS, space::kS);
    layout->setHorizontalSpacing(space::kS);
    layout->setVerticalSpacing(1);
    layout->addWidget(title, 0, 0);
    layout->addWidget(state, 0, 1);
    layout->setColumnStretch(2, 1);
    layout->addWidget(why, 1, 0, 1, 3);
    if (const QString where = whereTo(gate); !gate.isOpen && !where.isEmpty()) {
        auto* go = new QToolButton(row);
        go->setObjectName(QStringLiteral("gateGo/%1").arg(number));
        go->setText(where);
        go->setIcon(icon(QStringLiteral("arrow-right")));
        go->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        go->setAccessibleName(tr("%1: go to what is missing").arg(name));
        connect(go, &QToolButton::clicked, this, [this, gate] { Q_EMIT goRequested(gate); });
        layout->addWidget(go, 0, 3, 2, 1, Qt::AlignTop);
    }
    return row;
}

} // namespace mw::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/screens/map/rule_chips.h"

#include "ui/present/text.h"
#include "ui/present/theme.h"
#include "ui/screens/map/chip_button.h"
#include "ui/screens/map/step_forms.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QScrollArea>
#include <QScrollBar>

namespace mw::ui {

RuleChips::RuleChips(RuleDesk* desk, MapFields* fields, QWidget* parent) : QWidget(parent), m_desk(desk), m_fields(fields) {
    setObjectName(QStringLiteral("ruleChips"));
    setAccessibleName(tr("Steps of the rule"));
    setProperty("role", QStringLiteral("toolline"));
    setAttribute(Qt::WA_StyledBackground);
    setFixedHeight(34);
    m_branches = new QLabel(tr("This rule branches, so it is edited as text."), this);
    m_branches->setObjectName(QStringLiteral("ruleBranches"));
    m_branches->setProperty("role", QStringLiteral("muted"));
    // More chips than there is room for are scrolled to by the focus.
    auto* scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* inside = new QWidget(scroll);
    inside->setProperty("role", QStringLiteral("page"));
    inside->setAttribute(Qt::WA_StyledBackground);
    m_line = new QHBoxLayout(inside);
    m_line->setContentsMargins(0, 0, 0, 0);
    m_line->setSpacing(space::kXs);
    scroll->setWidget(inside);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(space::kM, 0, space::kS, 1);
    layout->setSpacing(0);
    layout->addWidget(m_branches);
    layout->addWidget(scroll, 1);
    connect(desk, &RuleDesk::opened, this, &RuleChips::follow);
    connect(desk, &RuleDesk::verdictChanged, this, &RuleChips::follow);
    connect(desk, &RuleDesk::textReplaced, this, &RuleChips::follow);
    follow();
}

void RuleChips::follow() {
    const QString rule = m_desk->row() < 0 ? QString() : m_desk->text();
    if (m_steps && !m_chips.isEmpty() && rule == m_shown && isEnabled() == (m_desk->row() >= 0))
        return;
    m_shown = rule;
    setEnabled(m_desk->row() >= 0);
    m_steps = RuleSteps::read(rule);
    rebuild();
}

void RuleChips::rebuild() {
    int focused = -1;
    for (int i = 0; i < int(m_chips.size()); ++i)
        if (m_chips[i]->hasFocus())
            focused = i;
    while (QLayoutItem* item = m_line->takeAt(0)) {
        if (QWidget* widget = item->widget()) {
            widget->hide();
            widget->deleteLater();
        }
        delete item;
    }
    m_chips.clear();
    m_branches->setVisible(!m_steps);
    if (!m_steps)
        return;
    const auto arrow = [this] {
        auto* label = new QLabel(QStringLiteral("→"), m_line->parentWidget());
        label->setProperty("role", QStringLiteral("muted"));
        m_line->addWidget(label);
    };
    ChipButton* start = addChip(QStringLiteral("stepStart"), QStringLiteral("field"), m_steps->isEmpty() ? tr("Choose a field") : m_steps->startText(),
                                tr("What the rule begins with"), !m_steps->isEmpty());
    connect(start, &QAbstractButton::clicked, this, &RuleChips::openStart);
    for (std::size_t i = 0; i < m_steps->size(); ++i) {
        arrow();
        ChipButton* chip = addChip(QStringLiteral("step/%1").arg(i + 1), QStringLiteral("function"), m_steps->stepText(i), m_steps->stepHelp(i), true);
        connect(chip, &QAbstractButton::clicked, this, [this, i] { openStep(i); });
    }
    if (!m_steps->isEmpty()) {
        arrow();
        ChipButton* add = addChip(QStringLiteral("stepAdd"), QStringLiteral("plus"), tr("Add a step"), tr("What is to be done with it next"), false);
        connect(add, &QAbstractButton::clicked, this, &RuleChips::openCandidates);
    }
    m_line->addStretch();
    if (focused >= 0)
        focusChip(focused);
}

ChipButton* RuleChips::addChip(const QString& name, const QString& iconName, const QString& text, const QString& help, bool isSet) {
    auto* chip = new ChipButton(iconName, m_line->parentWidget());
    chip->setObjectName(name);
    chip->set(text, help, isSet);
    chip->installEventFilter(this);
    m_line->addWidget(chip);
    chip->show(); // at once, so that it can take the focus
    m_chips.append(chip);
    return chip;
}

void RuleChips::focusChip(int chip) {
    if (!m_chips.isEmpty())
        m_chips[qBound(0, chip, int(m_chips.size()) - 1)]->setFocus(Qt::OtherFocusReason);
}

void RuleChips::take(const RuleSteps& next) { Q_EMIT changed(next.text()); }

void RuleChips::openStart() {
    if (!m_steps || !m_fields->mapping())
        return;
    auto* form = new StartForm(m_fields->environment(), m_steps->startText(), this);
    connect(form, &StartForm::chosen, this, [this](const QString& field) {
        if (m_steps)
            take(m_steps->withStart(field));
        focusChip(int(m_chips.size()) - 1); // what is to be done with it is asked next
    });
    form->openBelow(m_chips.front());
}

void RuleChips::openStep(std::size_t step) {
    if (!m_steps || step >= m_steps->size())
        return;
    auto* form = new StepForm(*m_steps, step, m_fields->environment(), true, this);
    connect(form, &StepForm::changed, this, &RuleChips::take);
    form->openBelow(m_chips[int(step) + 1]);
}

void RuleChips::openCandidates() {
    if (!m_steps || m_steps->isEmpty())
        return;
    auto* list = new StepList(m_steps->candidates(m_fields->environment()), this);
    connect(list, &StepList::chosen, this, [this](const RuleSteps::Candidate& candidate) {
        if (!m_steps)
            return;
        const RuleSteps next = m_steps->with(candidate);
        if (!candidate.needsArguments) {
            take(next);
            focusChip(int(m_chips.size()) - 1);
            return;
        }
        auto* form = new StepForm(next, next.size() - 1, m_fields->environment(), false, this);
        connect(form, &StepForm::changed, this, [this](const RuleSteps& made) {
            take(made);
            focusChip(int(m_chips.size()) - 1);
        });
        form->openBelow(m_chips.back());
    });
    list->openBelow(m_chips.back());
}

bool RuleChips::eventFilter(QObject* watched, QEvent* event) {
    const int chip = int(m_chips.indexOf(static_cast<ChipButton*>(watched)));
    if (event->type() != QEvent::KeyPress || chip < 0 || !m_steps)
        return QWidget::eventFilter(watched, event);
    const auto* key = static_cast<QKeyEvent*>(event);
    const bool isStep = chip > 0 && std::size_t(chip) <= m_steps->size();
    const int by = key->key() == Qt::Key_Left ? -1 : key->key() == Qt::Key_Right ? 1 : 0;
    if (by != 0 && key->modifiers() == Qt::NoModifier) {
        focusChip(chip + by);
        return true;
    }
    if (by != 0 && key->modifiers() == Qt::ControlModifier && isStep) {
        take(m_steps->moved(std::size_t(chip - 1), by));
        focusChip(qBound(1, chip + by, int(m_steps->size())));
        return true;
    }
    if ((key->key() == Qt::Key_Delete || key->key() == Qt::Key_Backspace) && isStep) {
        take(m_steps->without(std::size_t(chip - 1)));
        return true;
    }
    if (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) {
        m_chips[chip]->click();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace mw::ui

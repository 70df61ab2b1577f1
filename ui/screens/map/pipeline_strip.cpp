// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/screens/map/pipeline_strip.h"

#include "ui/commands/map_edits.h"
#include "ui/models/step_counts.h"
#include "ui/models/step_draft.h"
#include "ui/present/text.h"
#include "ui/present/theme.h"
#include "ui/screens/map/chip_button.h"
#include "ui/screens/map/pipeline_forms.h"
#include "ui/screens/map/pipeline_step_form.h"
#include "ui/screens/map/step_rows_form.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QMenu>
#include <QScrollArea>
#include <QToolButton>

#include <algorithm>

namespace mw::ui {

namespace {
constexpr qsizetype kShownRule = 44;

QLabel* between(const QString& text, QWidget* parent) {
    auto* label = new QLabel(text, parent);
    label->setProperty("role", QStringLiteral("muted"));
    return label;
}
} // namespace

PipelineStrip::PipelineStrip(MapFields* fields, QWidget* parent)
    : QWidget(parent), m_fields(fields), m_counts(new StepCounts(fields, this)) {
    setObjectName(QStringLiteral("pipelineStrip"));
    setAccessibleName(tr("The way of the records"));
    setProperty("role", QStringLiteral("toolline"));
    setAttribute(Qt::WA_StyledBackground);
    setFixedHeight(kBarHeight);
    // More steps than there is room for are scrolled to by the focus.
    auto* scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* inside = new QWidget(scroll);
    inside->setProperty("role", QStringLiteral("page"));
    inside->setAttribute(Qt::WA_StyledBackground);
    scroll->setWidget(inside);
    auto* around = new QHBoxLayout(this);
    around->setContentsMargins(space::kS, 0, space::kS, 0);
    around->addWidget(scroll);
    auto* layout = new QHBoxLayout(inside);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::kXs);
    m_from = makePart(Part::From, QStringLiteral("chipFrom"), QStringLiteral("source"));
    m_add = makeChip(QStringLiteral("chipAddStep"), QStringLiteral("plus"));
    connect(m_add, &QAbstractButton::clicked, this, &PipelineStrip::openKinds);
    m_filter = makePart(Part::Filter, QStringLiteral("chipFilter"), QStringLiteral("filter"));
    m_deduplicate = makePart(Part::Deduplicate, QStringLiteral("chipDeduplicate"), QStringLiteral("group"));
    m_target = makePart(Part::Target, QStringLiteral("chipTarget"), QStringLiteral("target"));
    m_stepLine = new QHBoxLayout;
    m_stepLine->setSpacing(space::kXs);
    layout->addWidget(m_from);
    layout->addLayout(m_stepLine);
    layout->addWidget(m_add);
    layout->addWidget(between(QStringLiteral("·"), inside));
    layout->addWidget(m_filter);
    layout->addWidget(between(QStringLiteral("·"), inside));
    layout->addWidget(m_deduplicate);
    layout->addWidget(between(QStringLiteral("→"), inside));
    layout->addWidget(m_target);
    layout->addStretch();
    connect(fields, &MapFields::rebuilt, this, &PipelineStrip::show);
    connect(fields, &MapFields::pipelineChanged, this, &PipelineStrip::show);
    connect(m_counts, &StepCounts::changed, this, &PipelineStrip::showCounts);
    show();
}

ChipButton* PipelineStrip::makeChip(const QString& name, const QString& iconName) {
    auto* chip = new ChipButton(iconName, this);
    chip->setObjectName(name);
    chip->installEventFilter(this);
    return chip;
}

ChipButton* PipelineStrip::makePart(Part part, const QString& name, const QString& iconName) {
    ChipButton* const chip = makeChip(name, iconName);
    connect(chip, &QAbstractButton::clicked, this, [this, part] { open(part); });
    return chip;
}

void PipelineStrip::show() {
    const mapping::EntityMapping* owner = m_fields->mapping();
    setEnabled(owner != nullptr);
    showSteps();
    if (!owner)
        return;
    const mapping::Document& document = m_fields->project()->document();
    const Entity* source = document.sourceOf(*owner);
    const auto set = [](ChipButton* chip, const QString& text, const QString& help, bool isSet = true) {
        chip->set(text, help, isSet);
    };
    const QString name = source ? qt(source->name) : tr("no source");
    set(m_from, owner->alias.empty() ? name : tr("%1 as %2").arg(name, qt(owner->alias)), tr("Where the records come from"));
    set(m_add, owner->steps.empty() ? tr("join, group, split…") : QString(), tr("Add a step: join, group, union, pivot (Insert)"), false);
    if (owner->filter.empty())
        set(m_filter, tr("every record"), tr("Set a filter: which records are migrated"), false);
    else
        set(m_filter, tr("where %1").arg(elideName(qt(owner->filter).simplified(), kShownRule)),
            qt(owner->filter) + (owner->filterReason.empty() ? QString() : QStringLiteral("\n\n") + qt(owner->filterReason)));
    if (!owner->deduplication) {
        set(m_deduplicate, tr("duplicates stay"), tr("Set which records are the same, and which of them survives"), false);
    } else {
        QStringList keys;
        for (const std::string& key : owner->deduplication->keys)
            keys.append(qt(key).simplified());
        set(m_deduplicate, tr("one per %1").arg(elideName(keys.join(QStringLiteral(", ")), kShownRule)),
            keys.join(u'\n') + (owner->deduplication->reason.empty() ? QString() : QStringLiteral("\n\n") + qt(owner->deduplication->reason)));
    }
    const QString mode = owner->loadMode == "replace"          ? tr("%1, replaced")
                         : owner->loadMode == "upsert"         ? tr("%1, overwritten by key")
                         : owner->loadMode == "append_missing" ? tr("%1, missing ones added")
                                                               : tr("%1, added");
    set(m_target, mode.arg(m_fields->targetName()), tr("How the target is filled"));
}

void PipelineStrip::showSteps() {
    int focused = -1;
    for (int i = 0; i < int(m_steps.size()); ++i)
        if (m_steps[i]->hasFocus())
            focused = i;
    while (QLayoutItem* item = m_stepLine->takeAt(0)) {
        if (QWidget* widget = item->widget()) {
            widget->hide();
            widget->deleteLater();
        }
        delete item;
    }
    m_steps.clear();
    m_figures.clear();
    const mapping::EntityMapping* owner = m_fields->mapping();
    for (std::size_t i = 0; owner && i < owner->steps.size(); ++i) {
        if (i == 0)
            m_stepLine->addWidget(between(QStringLiteral("·"), m_from->parentWidget()));
        const mapping::Step& step = owner->steps[i];
        auto* chip = new ChipButton(StepDraft::chipIcon(step), m_from->parentWidget());
        chip->setObjectName(QStringLiteral("pipelineStep/%1").arg(i + 1));
        chip->installEventFilter(this);
        chip->set(StepDraft::chipText(m_fields->project()->document(), step),
                  StepDraft::kindTitle(qt(mapping::kindOf(step))) + (step.reason.empty() ? QString() : QStringLiteral("\n\n") + qt(step.reason)), true);
        connect(chip, &QAbstractButton::clicked, this, [this, i] { openStep(i); });
        m_stepLine->addWidget(chip);
        chip->show(); // at once, so that it can take the focus
        m_steps.append(chip);
        auto* figure = new QToolButton(m_from->parentWidget());
        figure->setObjectName(QStringLiteral("stepRows/%1").arg(i + 1));
        figure->setAutoRaise(true);
        figure->setFocusPolicy(Qt::NoFocus);
        connect(figure, &QAbstractButton::clicked, this, [this, i] { openRows(i + 1); });
        m_stepLine->addWidget(figure);
        m_figures.append(figure);
    }
    showCounts();
    if (focused >= 0 && !m_steps.isEmpty())
        m_steps[qMin(focused, int(m_steps.size()) - 1)]->setFocus(Qt::OtherFocusReason);
}

/// What goes on behind each step, with what it lost.
void PipelineStrip::showCounts() {
    const engine::StepsPreview* known = m_counts->counts();
    for (int i = 0; i < int(m_figures.size()); ++i) {
        auto* figure = qobject_cast<QToolButton*>(m_figures[i]);
        QString text = QStringLiteral("·");
        QString help = tr("Show the rows behind this step (Space)");
        if (known && std::size_t(i) < known->counts.size()) {
            const engine::StepCount& count = known->counts[std::size_t(i)];
            text = QStringLiteral("→ ") + formatCount(count.out);
            if (count.excluded > 0)
                text += QStringLiteral("  −") + formatCount(count.excluded);
            help = tr("%1 rows in, %2 out, %3 excluded, %4 rejected").arg(formatCount(count.in), formatCount(count.out), formatCount(count.excluded), formatCount(count.rejected)) +
                   u'\n' + help;
        } else if (m_counts->isCounting()) {
            text = QStringLiteral("…");
        } else if (m_counts->failure()) {
            text = QStringLiteral("!");
            help = qt(m_counts->failure()->message());
        }
        figure->setText(text);
        figure->setToolTip(help);
        figure->setAccessibleName(help);
    }
}

void PipelineStrip::open(Part part) {
    if (!m_fields->mapping())
        return;
    PipelineForm* form = nullptr;
    ChipButton* chip = m_from;
    switch (part) {
    case Part::From: form = new FromForm(m_fields, this); break;
    case Part::Filter:
        form = new FilterForm(m_fields, this);
        chip = m_filter;
        break;
    case Part::Deduplicate:
        form = new DeduplicateForm(m_fields, this);
        chip = m_deduplicate;
        break;
    case Part::Target:
        form = new TargetForm(m_fields, this);
        chip = m_target;
        break;
    }
    connect(form, &PipelineForm::hintRequested, this, &PipelineStrip::hintRequested);
    form->openBelow(chip);
}

void PipelineStrip::openStep(std::size_t step) {
    const mapping::EntityMapping* owner = m_fields->mapping();
    if (owner && step < owner->steps.size())
        (new PipelineStepForm(m_fields, step, owner->steps[step], this))->openBelow(m_steps[int(step)]);
}

void PipelineStrip::openKinds() {
    const mapping::EntityMapping* owner = m_fields->mapping();
    if (!owner)
        return;
    auto* menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("stepKinds"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setToolTipsVisible(true);
    for (const QString& kind : StepDraft::kinds()) {
        QAction* const action = menu->addAction(StepDraft::kindTitle(kind));
        action->setObjectName(kind);
        action->setToolTip(StepDraft::kindHelp(kind));
        connect(action, &QAction::triggered, this, [this, kind] {
            if (const mapping::EntityMapping* now = m_fields->mapping())
                (new PipelineStepForm(m_fields, now->steps.size(), StepDraft::made(kind), this))->openBelow(m_add);
        });
    }
    menu->popup(m_add->mapToGlobal(QPoint(0, m_add->height() + 2)));
}

void PipelineStrip::openRows(std::size_t step) {
    const mapping::EntityMapping* owner = m_fields->mapping();
    if (!owner || step > owner->steps.size())
        return;
    const QString title = step == 0 ? tr("Records of the source") : tr("Rows behind “%1”").arg(m_steps[int(step) - 1]->text());
    (new StepRowsForm(m_counts, step, title, this))->openBelow(step == 0 ? m_from : m_steps[int(step) - 1]);
}

QList<ChipButton*> PipelineStrip::chips() const {
    return QList<ChipButton*>{m_from} + m_steps + QList<ChipButton*>{m_add, m_filter, m_deduplicate, m_target};
}

void PipelineStrip::focusChip(int chip) {
    const QList<ChipButton*> all = chips();
    all[qBound(0, chip, int(all.size()) - 1)]->setFocus(Qt::OtherFocusReason);
}

void PipelineStrip::moveStep(std::size_t step, int by) {
    const std::ptrdiff_t to = std::ptrdiff_t(step) + by;
    if (to < 0 || to >= std::ptrdiff_t(m_steps.size()))
        return;
    Project* project = m_fields->project();
    project->apply(edits::setPipeline(project->document(), m_fields->mappingId(), tr("Move a step of %1").arg(m_fields->targetName()),
                                      [&](mapping::EntityMapping& owner) { std::swap(owner.steps[step], owner.steps[std::size_t(to)]); }));
    focusChip(1 + int(to));
}

void PipelineStrip::removeStep(std::size_t step) {
    Project* project = m_fields->project();
    project->apply(edits::setPipeline(project->document(), m_fields->mappingId(), tr("Remove a step of %1").arg(m_fields->targetName()),
                                      [&](mapping::EntityMapping& owner) { owner.steps.erase(owner.steps.begin() + std::ptrdiff_t(step)); }));
    focusChip(qMin(1 + int(step), int(m_steps.size())));
}

bool PipelineStrip::eventFilter(QObject* watched, QEvent* event) {
    const int chip = event->type() == QEvent::KeyPress ? int(chips().indexOf(static_cast<ChipButton*>(watched))) : -1;
    if (chip < 0 || !m_fields->mapping())
        return QWidget::eventFilter(watched, event);
    const auto* key = static_cast<QKeyEvent*>(event);
    const bool isStep = chip > 0 && chip <= int(m_steps.size());
    const int by = key->key() == Qt::Key_Left ? -1 : key->key() == Qt::Key_Right ? 1 : 0;
    if (by != 0 && key->modifiers() == Qt::NoModifier)
        focusChip(chip + by);
    else if (by != 0 && key->modifiers() == Qt::ControlModifier && isStep)
        moveStep(std::size_t(chip - 1), by);
    else if ((key->key() == Qt::Key_Delete || key->key() == Qt::Key_Backspace) && isStep)
        removeStep(std::size_t(chip - 1));
    else if (key->key() == Qt::Key_Insert)
        openKinds();
    else if (key->key() == Qt::Key_Space && (isStep || chip == 0))
        openRows(std::size_t(chip));
    else if (key->key() == Qt::Key_R && key->modifiers() == Qt::NoModifier)
        m_counts->refresh();
    else if (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter)
        chips()[chip]->click();
    else
        return QWidget::eventFilter(watched, event);
    return true;
}

} // namespace mw::ui

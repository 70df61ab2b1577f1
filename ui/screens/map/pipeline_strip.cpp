// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/screens/map/pipeline_strip.h"

#include "ui/present/text.h"
#include "ui/present/theme.h"
#include "ui/screens/map/chip_button.h"
#include "ui/screens/map/pipeline_forms.h"

#include <QHBoxLayout>
#include <QLabel>

namespace mw::ui {

namespace {
constexpr qsizetype kShownRule = 44;

QLabel* between(const QString& text, QWidget* parent) {
    auto* label = new QLabel(text, parent);
    label->setProperty("role", QStringLiteral("muted"));
    return label;
}
} // namespace

PipelineStrip::PipelineStrip(MapFields* fields, QWidget* parent) : QWidget(parent), m_fields(fields) {
    setObjectName(QStringLiteral("pipelineStrip"));
    setProperty("role", QStringLiteral("toolline"));
    setAttribute(Qt::WA_StyledBackground);
    setFixedHeight(kBarHeight);
    m_from = makeChip(Part::From, QStringLiteral("chipFrom"), QStringLiteral("source"));
    m_filter = makeChip(Part::Filter, QStringLiteral("chipFilter"), QStringLiteral("filter"));
    m_deduplicate = makeChip(Part::Deduplicate, QStringLiteral("chipDeduplicate"), QStringLiteral("group"));
    m_target = makeChip(Part::Target, QStringLiteral("chipTarget"), QStringLiteral("target"));
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(space::kS, 0, space::kS, 0);
    layout->setSpacing(space::kXs);
    layout->addWidget(m_from);
    layout->addWidget(between(QStringLiteral("·"), this));
    layout->addWidget(m_filter);
    layout->addWidget(between(QStringLiteral("·"), this));
    layout->addWidget(m_deduplicate);
    layout->addWidget(between(QStringLiteral("→"), this));
    layout->addWidget(m_target);
    layout->addStretch();
    connect(fields, &MapFields::rebuilt, this, &PipelineStrip::show);
    connect(fields, &MapFields::pipelineChanged, this, &PipelineStrip::show);
    show();
}

ChipButton* PipelineStrip::makeChip(Part part, const QString& name, const QString& iconName) {
    auto* chip = new ChipButton(iconName, this);
    chip->setObjectName(name);
    connect(chip, &QAbstractButton::clicked, this, [this, part] { open(part); });
    return chip;
}

void PipelineStrip::show() {
    const mapping::EntityMapping* owner = m_fields->mapping();
    setEnabled(owner != nullptr);
    if (!owner)
        return;
    const mapping::Document& document = m_fields->project()->document();
    const Entity* source = document.sourceOf(*owner);
    const auto set = [](ChipButton* chip, const QString& text, const QString& help, bool isSet = true) {
        chip->set(text, help, isSet);
    };
    const QString name = source ? qt(source->name) : tr("no source");
    set(m_from, owner->alias.empty() ? name : tr("%1 as %2").arg(name, qt(owner->alias)), tr("Where the records come from"));
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

} // namespace mw::ui

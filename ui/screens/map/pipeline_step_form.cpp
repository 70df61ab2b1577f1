// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/screens/map/pipeline_step_form.h"

#include "core/mapping/pipeline.h"
#include "core/suggest/join_keys.h"
#include "ui/commands/map_edits.h"
#include "ui/editors/rule_line.h"
#include "ui/models/map_rule_words.h"
#include "ui/present/messages.h"
#include "ui/present/text.h"
#include "ui/present/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QCompleter>
#include <QLabel>
#include <QPlainTextEdit>
#include <QStyle>
#include <QVBoxLayout>

#include <algorithm>

namespace mw::ui {

namespace {
constexpr int kLinesHeight = 62;
const QString kOn = QStringLiteral("on");
const QString kEntity = QStringLiteral("entity");
} // namespace

PipelineStepForm::PipelineStepForm(MapFields* fields, std::size_t position, mapping::Step step, QWidget* parent)
    : PipelineForm(StepDraft::kindTitle(qt(mapping::kindOf(step))), fields, parent), m_position(position), m_step(std::move(step)) {
    m_parts = StepDraft::parts(fields->project()->document(), m_step);
    for (const StepPart& part : m_parts)
        addPart(part);
    m_says = addLabel({});
    m_says->setObjectName(QStringLiteral("stepSays"));
    m_says->setMinimumHeight(34); // two lines, so that the form does not jump
    m_says->setAlignment(Qt::AlignTop);
    addFoot(!isNew());
    suggestKeys();
    check();
    m_inputs.value(m_parts.front().key)->setFocus();
}

bool PipelineStepForm::isNew() const { return m_position >= m_fields->mapping()->steps.size(); }

void PipelineStepForm::addPart(const StepPart& part) {
    QWidget* made = nullptr;
    if (part.kind == StepPart::Kind::Check) {
        auto* box = new QCheckBox(part.label, this);
        box->setChecked(!part.text.isEmpty());
        connect(box, &QCheckBox::toggled, this, &PipelineStepForm::check);
        made = box;
    } else {
        addLabel(part.label);
    }
    if (part.kind == StepPart::Kind::Choice) {
        auto* combo = new QComboBox(this);
        for (const auto& [shown, value] : part.choices)
            combo->addItem(shown, value);
        combo->setCurrentIndex(qMax(0, combo->findData(part.text)));
        connect(combo, &QComboBox::currentIndexChanged, this, [this, key = part.key] {
            if (key == kEntity)
                suggestKeys();
            check();
        });
        made = combo;
    } else if (part.kind == StepPart::Kind::Lines) {
        auto* lines = new QPlainTextEdit(part.text, this);
        lines->setPlaceholderText(part.placeholder);
        lines->setFont(theme::codeFont());
        lines->setTabChangesFocus(true);
        lines->setFixedHeight(kLinesHeight);
        connect(lines, &QPlainTextEdit::textChanged, this, &PipelineStepForm::check);
        made = lines;
    } else if (part.kind != StepPart::Kind::Check) {
        auto* line = part.kind == StepPart::Kind::Text ? new QLineEdit(this) : new RuleLine(this);
        if (auto* rule = qobject_cast<RuleLine*>(line); rule && part.kind == StepPart::Kind::Rule)
            rule->setWords(ruleWords(mapping::environmentBefore(m_fields->project()->document(), *m_fields->mapping(), m_position)));
        line->setText(part.text);
        line->setPlaceholderText(part.placeholder);
        connect(line, &QLineEdit::textChanged, this, &PipelineStepForm::check);
        made = line;
    }
    made->setObjectName(QStringLiteral("stepPart/") + part.key);
    made->setAccessibleName(part.label);
    m_layout->addWidget(made);
    m_inputs.insert(part.key, made);
    if (part.key != kOn)
        return;
    m_keys = new QComboBox(this);
    m_keys->setObjectName(QStringLiteral("joinKeys"));
    m_keys->setAccessibleName(tr("Keys that may fit"));
    connect(m_keys, &QComboBox::activated, this, [this](int index) {
        if (auto* lines = qobject_cast<QPlainTextEdit*>(input(kOn)); lines && index > 0)
            lines->setPlainText(m_keys->itemData(index).toString());
    });
    m_layout->addWidget(m_keys);
}

QMap<QString, QString> PipelineStepForm::texts() const {
    QMap<QString, QString> texts;
    for (auto part = m_inputs.begin(); part != m_inputs.end(); ++part) {
        QWidget* const each = part.value();
        if (const auto* combo = qobject_cast<const QComboBox*>(each))
            texts.insert(part.key(), combo->currentData().toString());
        else if (const auto* lines = qobject_cast<const QPlainTextEdit*>(each))
            texts.insert(part.key(), lines->toPlainText());
        else if (const auto* box = qobject_cast<const QCheckBox*>(each))
            texts.insert(part.key(), box->isChecked() ? QStringLiteral("yes") : QString());
        else
            texts.insert(part.key(), qobject_cast<const QLineEdit*>(each)->text());
    }
    return texts;
}

Result<mapping::Step> PipelineStepForm::draft() const { return StepDraft::with(m_step, texts()); }

/// Offers keys for the chosen entity; the best one is taken where nothing was said yet.
void PipelineStepForm::suggestKeys() {
    if (!m_keys)
        return;
    const auto step = draft();
    m_keys->clear();
    m_keys->addItem(tr("Keys that may fit…"));
    if (!step.ok())
        return;
    const auto& join = std::get<mapping::Join>(step->what);
    const mapping::Document& document = m_fields->project()->document();
    const Entity* const other = document.entityOf(join.connection, join.entity);
    const mapping::EntityMapping& owner = *m_fields->mapping();
    if (!other)
        return;
    const auto before = mapping::environmentBefore(document, owner, m_position).fields;
    for (const suggest::JoinKey& key :
         suggest::suggestJoinKeys(before, document.sourceOf(owner), join.connection == owner.sourceConnection, *other)) {
        QStringList pairs;
        for (const auto& [left, right] : key.on)
            pairs << qt(left) + QStringLiteral(" = ") + qt(right);
        m_keys->addItem(pairs.join(QStringLiteral(", ")) + QStringLiteral("   (") + qt(key.reason) + u')', pairs.join(u'\n'));
    }
    auto* lines = qobject_cast<QPlainTextEdit*>(input(kOn));
    if (isNew() && m_keys->count() > 1 && (lines->toPlainText().isEmpty() || lines->property("suggested") == lines->toPlainText())) {
        lines->setPlainText(m_keys->itemData(1).toString());
        lines->setProperty("suggested", lines->toPlainText());
    }
    m_keys->setEnabled(m_keys->count() > 1);
}

/// Says the first thing that is wrong with the step as it stands in the form.
void PipelineStepForm::check() {
    if (!m_says)
        return;
    const auto step = draft();
    QString says;
    if (!step.ok()) {
        says = message(step.error());
    } else {
        mapping::Document document = m_fields->project()->document();
        for (mapping::EntityMapping& owner : document.mappings) {
            if (owner.id != m_fields->mappingId())
                continue;
            owner.steps.resize(std::min(owner.steps.size(), m_position));
            owner.steps.push_back(*step);
            owner.fields.clear(); // what fills fields is no matter here
            const std::string place = mapping::placeOfStep(document, owner, m_position) + ": ";
            for (const mapping::Problem& problem : mapping::findProblems(document, owner))
                if (says.isEmpty() && problem.severity == mapping::Problem::Severity::Error && problem.message.starts_with(place))
                    says = qt(problem.message.substr(place.size()));
            break;
        }
    }
    m_says->setProperty("role", says.isEmpty() ? QStringLiteral("muted") : QStringLiteral("error"));
    m_says->setText(says.isEmpty() ? StepDraft::kindHelp(qt(mapping::kindOf(m_step))) : says);
    m_says->style()->unpolish(m_says);
    m_says->style()->polish(m_says);
}

bool PipelineStepForm::apply() {
    auto step = draft();
    if (!step.ok())
        return false; // what is wrong is said
    const bool fresh = isNew();
    write(fresh ? tr("Add a step to %1") : tr("Change a step of %1"), [&](mapping::EntityMapping& owner) {
        if (fresh)
            owner.steps.push_back(std::move(step).value());
        else
            owner.steps[m_position] = std::move(step).value();
    });
    return true;
}

void PipelineStepForm::remove() {
    write(tr("Remove a step of %1"), [this](mapping::EntityMapping& owner) {
        owner.steps.erase(owner.steps.begin() + std::ptrdiff_t(m_position));
    });
}

} // namespace mw::ui

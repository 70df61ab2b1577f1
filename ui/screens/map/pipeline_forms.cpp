// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/screens/map/pipeline_forms.h"

#include "ui/commands/map_edits.h"
#include "ui/editors/rule_edit.h"
#include "ui/editors/rule_line.h"
#include "ui/models/map_rule_work.h"
#include "ui/present/messages.h"
#include "ui/present/text.h"
#include "ui/present/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace mw::ui {

PipelineForm::PipelineForm(const QString& title, MapFields* fields, QWidget* parent) : ChipForm(title, parent), m_fields(fields) {
    setObjectName(QStringLiteral("pipelineForm"));
}

void PipelineForm::write(const QString& label, const std::function<void(mapping::EntityMapping&)>& change) {
    Project* project = m_fields->project();
    mapping::Edit edit = edits::setPipeline(project->document(), m_fields->mappingId(), label.arg(m_fields->targetName()), change);
    if (!edit.steps.empty())
        project->apply(std::move(edit));
}

FromForm::FromForm(MapFields* fields, QWidget* parent) : PipelineForm(tr("From"), fields, parent) {
    const mapping::EntityMapping* owner = fields->mapping();
    const mapping::Connection* connection = fields->project()->document().connection(owner->sourceConnection);
    const Entity* source = fields->project()->document().sourceOf(*owner);
    const QString name = source ? qt(source->name) : QString();
    addLabel(tr("Reads every record of %1 in %2.").arg(name, connection ? qt(connection->name) : QString()));
    addLabel(tr("Rules may call it"));
    m_alias = new QLineEdit(qt(owner->alias), this);
    m_alias->setObjectName(QStringLiteral("alias"));
    m_alias->setAccessibleName(tr("Name of the source in rules"));
    m_alias->setPlaceholderText(name);
    m_layout->addWidget(m_alias);
    addFoot(false);
    m_alias->setFocus();
}

bool FromForm::apply() {
    write(tr("Change source name of %1"), [this](mapping::EntityMapping& owner) { owner.alias = utf8(m_alias->text().trimmed()); });
    return true;
}

FilterForm::FilterForm(MapFields* fields, QWidget* parent) : PipelineForm(tr("Migrate only records for which this is true"), fields, parent) {
    const mapping::EntityMapping* owner = fields->mapping();
    m_rule = new RuleEdit(this);
    m_rule->setObjectName(QStringLiteral("filterRule"));
    m_rule->setFixedHeight(72);
    m_rule->setWords(ruleWords(fields->environment()));
    m_rule->setRule(qt(owner->filter));
    auto* frame = new QFrame(this);
    frame->setObjectName(QStringLiteral("ruleFrame"));
    auto* framed = new QVBoxLayout(frame);
    framed->setContentsMargins(0, 0, 0, 0);
    framed->addWidget(m_rule);
    m_layout->addWidget(frame);
    m_says = addLabel({});
    m_says->setObjectName(QStringLiteral("filterSays"));
    m_says->setMinimumHeight(34); // two lines, so that the form does not jump
    m_says->setAlignment(Qt::AlignTop);
    addLabel(tr("Why the others stay behind"));
    m_reason = new QLineEdit(qt(owner->filterReason), this);
    m_reason->setObjectName(QStringLiteral("filterReason"));
    m_reason->setAccessibleName(tr("Why the others stay behind"));
    m_layout->addWidget(m_reason);
    addFoot(!owner->filter.empty());
    connect(m_rule, &RuleEdit::ruleEdited, this, &FilterForm::check);
    connect(m_rule, &RuleEdit::leaveRequested, this, &QWidget::close);
    check();
    m_rule->setFocus();
}

void FilterForm::check() {
    const RuleVerdict verdict = checkRule(utf8(m_rule->rule()), m_fields->environment(), rules::Wanted{LogicalType::boolean(), true});
    m_rule->setProblems(verdict.problems);
    m_says->setText(verdict.problems.empty() ? qt(verdict.sentence) : message(verdict.problems.front().error));
}

bool FilterForm::apply() {
    write(tr("Change filter of %1"), [this](mapping::EntityMapping& owner) {
        owner.filter = utf8(m_rule->rule().trimmed());
        owner.filterReason = utf8(m_reason->text().trimmed());
    });
    return true;
}

void FilterForm::remove() {
    write(tr("Remove filter of %1"), [](mapping::EntityMapping& owner) {
        owner.filter.clear();
        owner.filterReason.clear();
    });
}

DeduplicateForm::DeduplicateForm(MapFields* fields, QWidget* parent)
    : PipelineForm(tr("Records are the same where these are equal"), fields, parent) {
    const std::optional<mapping::Deduplication>& known = fields->mapping()->deduplication;
    m_keys = new QPlainTextEdit(this);
    m_keys->setObjectName(QStringLiteral("deduplicateKeys"));
    m_keys->setAccessibleName(tr("Rules whose results make records the same, one per line"));
    m_keys->setPlaceholderText(tr("One rule per line, for example lower(trim(email))"));
    m_keys->setFont(theme::codeFont());
    m_keys->setTabChangesFocus(true);
    m_keys->setFixedHeight(66);
    m_layout->addWidget(m_keys);
    addLabel(tr("The one that survives"));
    m_direction = new QComboBox(this);
    m_direction->setObjectName(QStringLiteral("deduplicateDirection"));
    m_direction->setAccessibleName(tr("Which one survives"));
    m_direction->addItem(tr("smallest"));
    m_direction->addItem(tr("largest"));
    auto* order = new RuleLine(this);
    order->setWords(ruleWords(fields->environment()));
    m_order = order;
    m_order->setObjectName(QStringLiteral("deduplicateOrder"));
    m_order->setAccessibleName(tr("Rule that orders the records"));
    m_order->setPlaceholderText(tr("by this rule; empty: the first"));
    auto* line = new QHBoxLayout;
    line->addWidget(m_direction);
    line->addWidget(m_order, 1);
    m_layout->addLayout(line);
    addLabel(tr("Reason"));
    m_reason = new QLineEdit(this);
    m_reason->setObjectName(QStringLiteral("deduplicateReason"));
    m_reason->setAccessibleName(tr("Reason"));
    m_layout->addWidget(m_reason);
    if (known) {
        QStringList keys;
        for (const std::string& key : known->keys)
            keys.append(qt(key));
        m_keys->setPlainText(keys.join(u'\n'));
        m_order->setText(qt(known->order));
        m_direction->setCurrentIndex(known->descending ? 1 : 0);
        m_reason->setText(qt(known->reason));
    }
    addFoot(known.has_value());
    m_keys->setFocus();
}

bool DeduplicateForm::apply() {
    mapping::Deduplication next;
    for (const QString& key : m_keys->toPlainText().split(u'\n', Qt::SkipEmptyParts))
        if (!key.trimmed().isEmpty())
            next.keys.push_back(utf8(key.trimmed()));
    if (next.keys.empty()) {
        remove();
        return true;
    }
    next.order = utf8(m_order->text().trimmed());
    next.descending = m_direction->currentIndex() == 1;
    next.reason = utf8(m_reason->text().trimmed());
    write(tr("Change de-duplication of %1"), [&](mapping::EntityMapping& owner) { owner.deduplication = next; });
    return true;
}

void DeduplicateForm::remove() {
    write(tr("Remove de-duplication of %1"), [](mapping::EntityMapping& owner) { owner.deduplication.reset(); });
}

TargetForm::TargetForm(MapFields* fields, QWidget* parent) : PipelineForm(tr("Into %1").arg(fields->targetName()), fields, parent) {
    const mapping::EntityMapping* owner = fields->mapping();
    addLabel(tr("What stands in the target already"));
    m_mode = new QComboBox(this);
    m_mode->setObjectName(QStringLiteral("loadMode"));
    m_mode->setAccessibleName(tr("What stands in the target already"));
    m_mode->addItem(tr("stays; records are added"), QStringLiteral("insert"));
    m_mode->addItem(tr("is replaced"), QStringLiteral("replace"));
    m_mode->addItem(tr("is overwritten where the key is the same"), QStringLiteral("upsert"));
    m_mode->addItem(tr("stays; only records with a new key are added"), QStringLiteral("append_missing"));
    m_mode->setCurrentIndex(qMax(0, m_mode->findData(qt(owner->loadMode))));
    m_layout->addWidget(m_mode);
    addLabel(tr("Fields that identify a record, with commas"));
    QStringList key;
    for (const std::string& name : owner->key)
        key.append(qt(name));
    m_key = new QLineEdit(key.join(QStringLiteral(", ")), this);
    m_key->setObjectName(QStringLiteral("targetKey"));
    m_key->setAccessibleName(tr("Fields that identify a record, with commas"));
    m_layout->addWidget(m_key);
    m_faithful = new QCheckBox(tr("Faithful: any change of a value is a defect"), this);
    m_faithful->setObjectName(QStringLiteral("faithful"));
    m_faithful->setToolTip(tr("A validation then holds the target against the source, not against the rule"));
    m_faithful->setChecked(owner->faithful);
    m_layout->addWidget(m_faithful);
    addFoot(false);
    m_mode->setFocus();
}

bool TargetForm::apply() {
    std::vector<std::string> key;
    for (const QString& name : m_key->text().split(u',', Qt::SkipEmptyParts))
        if (!name.trimmed().isEmpty())
            key.push_back(utf8(name.trimmed()));
    write(tr("Change how %1 is loaded"), [&](mapping::EntityMapping& owner) {
        owner.loadMode = utf8(m_mode->currentData().toString());
        owner.key = key;
        owner.faithful = m_faithful->isChecked();
    });
    return true;
}

} // namespace mw::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/screens/map/step_forms.h"

#include "core/mapping/starting_rule.h"
#include "ui/models/filter_proxy.h"
#include "ui/models/step_list_model.h"
#include "ui/present/icons.h"
#include "ui/present/messages.h"
#include "ui/present/text.h"
#include "ui/present/theme.h"
#include "ui/widgets/dense_view.h"
#include "ui/widgets/filter_edit.h"

#include <QComboBox>
#include <QCompleter>
#include <QFormLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

namespace mw::ui {

namespace {
constexpr int kListHeight = 300;
}

StartForm::StartForm(const rules::Environment& environment, const QString& now, QWidget* parent) : ChipForm(tr("Begin with"), parent) {
    setObjectName(QStringLiteral("startForm"));
    m_field = new QComboBox(this);
    m_field->setObjectName(QStringLiteral("startField"));
    m_field->setAccessibleName(tr("Field"));
    m_field->setEditable(true);
    m_field->setInsertPolicy(QComboBox::NoInsert);
    m_field->setMaxVisibleItems(16);
    m_field->completer()->setFilterMode(Qt::MatchContains);
    m_field->completer()->setCompletionMode(QCompleter::PopupCompletion);
    for (const rules::FieldBinding& binding : environment.fields)
        m_field->addItem(icon(QStringLiteral("field")), qt(binding.field.name));
    m_field->setCurrentText(now);
    m_layout->addWidget(m_field);
    addLabel(tr("A field of the source. A value is written with = before it: ='open'"));
    addFoot(false);
    m_field->setFocus();
    m_field->lineEdit()->selectAll();
}

bool StartForm::apply() {
    if (m_field->currentText().trimmed().isEmpty())
        return false;
    Q_EMIT chosen(m_field->currentText().trimmed());
    return true;
}

StepForm::StepForm(const RuleSteps& steps, std::size_t step, const rules::Environment& environment, bool isThere, QWidget* parent)
    : ChipForm(steps.stepTitle(step), parent), m_steps(steps), m_step(step) {
    setObjectName(QStringLiteral("stepForm"));
    addLabel(steps.stepHelp(step));
    auto* form = new QFormLayout;
    form->setHorizontalSpacing(space::kM);
    form->setVerticalSpacing(space::kXs);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    QStringList fields;
    for (const rules::FieldBinding& binding : environment.fields)
        fields << u'=' + qt(mapping::ruleName(binding.field.name));
    for (const RuleSteps::Argument& argument : steps.arguments(step, environment)) {
        QWidget* input = nullptr;
        if (!argument.choices.isEmpty()) {
            auto* combo = new QComboBox(this);
            combo->addItems(argument.choices);
            combo->setCurrentIndex(qMax(0, int(argument.choices.indexOf(argument.text))));
            input = combo;
        } else {
            auto* line = new QLineEdit(argument.text, this);
            line->setPlaceholderText(argument.isNeeded ? tr("a value, or = and a field") : tr("may be left out"));
            auto* completer = new QCompleter(fields, line);
            completer->setCaseSensitivity(Qt::CaseInsensitive);
            line->setCompleter(completer);
            connect(line, &QLineEdit::textEdited, this, [this] { m_error->clear(); });
            input = line;
        }
        input->setObjectName(QStringLiteral("argument/%1").arg(m_arguments.size() + 1));
        input->setAccessibleName(argument.title);
        auto* label = new QLabel(argument.title, this);
        label->setProperty("role", QStringLiteral("muted"));
        form->addRow(label, input);
        m_arguments.append(input);
    }
    m_layout->addLayout(form);
    m_error = addLabel({});
    m_error->setObjectName(QStringLiteral("stepError"));
    m_error->setProperty("role", QStringLiteral("error"));
    addFoot(isThere);
    if (!m_arguments.isEmpty())
        m_arguments.front()->setFocus();
    else
        setFocus();
}

QStringList StepForm::texts() const {
    QStringList texts;
    for (const QWidget* input : m_arguments) {
        const auto* combo = qobject_cast<const QComboBox*>(input);
        texts << (combo ? combo->currentText() : qobject_cast<const QLineEdit*>(input)->text());
    }
    return texts;
}

bool StepForm::apply() {
    if (m_arguments.isEmpty()) {
        Q_EMIT changed(m_steps);
        return true;
    }
    const auto next = m_steps.withArguments(m_step, texts());
    if (!next) {
        m_error->setText(message(next.error()));
        adjustSize();
        return false;
    }
    Q_EMIT changed(*next);
    return true;
}

void StepForm::remove() { Q_EMIT changed(m_steps.without(m_step)); }

StepList::StepList(QList<RuleSteps::Candidate> candidates, QWidget* parent) : ChipForm(tr("What next?"), parent), m_candidates(candidates) {
    setObjectName(QStringLiteral("stepList"));
    m_filter = new FilterEdit(tr("Find a step: trim, date, phone…"), this);
    m_filter->setObjectName(QStringLiteral("stepFilter"));
    m_shown = new FilterProxy(this);
    m_shown->setSourceModel(new StepListModel(std::move(candidates), this));
    m_table = new DenseTable(QString(), this);
    m_table->setObjectName(QStringLiteral("stepTable"));
    m_table->setAccessibleName(tr("Steps"));
    m_table->setModel(m_shown);
    m_table->setColumnCharacters({20, 40});
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->horizontalHeader()->hide();
    m_table->setFixedHeight(kListHeight);
    m_table->setEmptyText(tr("No step does that; rules can say more as text."));
    m_table->selectRow(0);
    m_filter->setResultView(m_table);
    m_layout->addWidget(m_filter);
    m_layout->addWidget(m_table);
    connect(m_filter, &QLineEdit::textChanged, this, [this](const QString& words) {
        m_shown->setWords(words);
        m_table->selectRow(0);
    });
    connect(m_table, &QAbstractItemView::activated, this, [this] {
        if (apply())
            close();
    });
    connect(m_table, &QAbstractItemView::clicked, this, [this] {
        if (apply())
            close();
    });
    m_filter->setFocus();
}

bool StepList::apply() {
    const QModelIndex chosenRow = m_shown->mapToSource(m_table->currentIndex());
    if (!chosenRow.isValid())
        return false;
    hide(); // what follows may open a form of its own
    Q_EMIT chosen(m_candidates[chosenRow.row()]);
    return true;
}

} // namespace mw::ui

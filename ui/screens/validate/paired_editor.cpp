// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/screens/validate/paired_editor.h"

#include "ui/commands/check_edits.h"
#include "ui/models/paired_words.h"
#include "ui/present/text.h"
#include "ui/present/theme.h"
#include "ui/screens/validate/question_form.h"
#include "ui/widgets/section_header.h"

#include <QComboBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QShortcut>
#include <QStyle>
#include <QVBoxLayout>

#include <algorithm>

namespace mw::ui {

namespace {

constexpr int kLinesHeight = 128, kRecordsHeight = 62; // seven lines, three

/// The first thing that is wrong with a check as it would stand in the document.
QString problemOf(const mapping::Document& document, mapping::Check check) {
    mapping::Document alone = document;
    for (mapping::EntityMapping& mapping : alone.mappings)
        mapping.fields.clear(); // what fills fields is no matter here
    check.proves.clear();
    const Id id = check.id;
    alone.decisions.clear();
    alone.checks = {std::move(check)};
    for (const mapping::Problem& problem : mapping::findProblems(alone))
        if (problem.element == id)
            return qt(problem.message);
    return {};
}

} // namespace

PairedEditor::PairedEditor(QWidget* parent) : QWidget(parent) {
    setObjectName(QStringLiteral("pairedEditor"));
    m_header = new SectionHeader(QString(), this);
    auto* keepIt = new QPushButton(tr("Keep"), m_header);
    keepIt->setObjectName(QStringLiteral("pairedKeep"));
    keepIt->setProperty("primary", true);
    auto* dropIt = new QPushButton(tr("Cancel"), m_header);
    dropIt->setObjectName(QStringLiteral("pairedCancel"));
    m_header->addTool(keepIt);
    m_header->addTool(dropIt);
    connect(keepIt, &QPushButton::clicked, this, &PairedEditor::keep);
    connect(dropIt, &QPushButton::clicked, this, &PairedEditor::drop);
    auto* escape = new QShortcut(QKeySequence(Qt::Key_Escape), this, this, &PairedEditor::drop, Qt::WidgetWithChildrenShortcut);
    escape->setAutoRepeat(false);
    m_scroll = new QScrollArea(this);
    m_scroll->setObjectName(QStringLiteral("pairedScroll"));
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_says = new QLabel(this);
    m_says->setObjectName(QStringLiteral("pairedSays"));
    m_says->setWordWrap(true);
    m_says->setContentsMargins(space::kM, space::kXs, space::kM, space::kXs);
    m_says->setMinimumHeight(40); // two lines, so that nothing jumps
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_header);
    layout->addWidget(m_scroll, 1);
    layout->addWidget(m_says);
}

void PairedEditor::setProject(Project* project) {
    if (m_project)
        m_project->disconnect(this);
    m_project = project;
    m_check.reset();
    if (!project)
        return;
    connect(project, &Project::changed, this, [this] {
        if (!m_check)
            return;
        // Taken back or changed elsewhere: what stands in the document counts.
        const auto& checks = m_project->document().checks;
        const auto now = std::find_if(checks.begin(), checks.end(), [this](const mapping::Check& each) { return each.id == m_check->id; });
        if (now != checks.end() && *now != *m_check)
            edit(*now);
    });
}

void PairedEditor::edit(const mapping::Check& check) {
    m_check = check;
    if (m_kind != check.kind)
        build(check.kind);
    fill();
    if (m_texts.contains(QStringLiteral("machine")))
        m_texts.value(QStringLiteral("machine"))->setFocus();
    else
        m_note->setFocus();
}

void PairedEditor::addText(QFormLayout* form, const std::string& key, const QString& title, const QString& hint) {
        QWidget* const page = form->parentWidget();
    QWidget* input = nullptr;
    if (key == "aggregate") {
        auto* combo = new QComboBox(page);
        for (const auto& [shown, value] : {std::pair(tr("count of records"), "count"), std::pair(tr("sum"), "sum"), std::pair(tr("average"), "average"),
                                           std::pair(tr("smallest"), "smallest"), std::pair(tr("largest"), "largest")})
            combo->addItem(shown, QLatin1String(value));
        connect(combo, &QComboBox::currentIndexChanged, this, &PairedEditor::follow);
        input = combo;
    } else if (key == "machine" || key == "records" || key == "steps") {
        auto* lines = new QPlainTextEdit(page);
        lines->setPlaceholderText(hint);
        lines->setFont(theme::codeFont());
        lines->setTabChangesFocus(true);
        lines->setFixedHeight(key == "records" ? kRecordsHeight : kLinesHeight);
        connect(lines, &QPlainTextEdit::textChanged, this, &PairedEditor::follow);
        input = lines;
    } else {
        auto* line = new QLineEdit(page);
        line->setPlaceholderText(hint);
        connect(line, &QLineEdit::textChanged, this, &PairedEditor::follow);
        connect(line, &QLineEdit::returnPressed, this, &PairedEditor::keep);
        input = line;
    }
    input->setObjectName(QStringLiteral("paired_") + qt(key));
    input->setAccessibleName(title);
    auto* label = new QLabel(title, page);
    label->setProperty("role", QStringLiteral("muted"));
    label->setBuddy(input);
    form->addRow(label, input);
    m_texts.insert(qt(key), input);
}

void PairedEditor::build(const std::string& kind) {
    m_kind = kind;
    m_questions.clear();
    m_texts.clear();
    auto* page = new QWidget(this);
    page->setProperty("role", QStringLiteral("page"));
    page->setAttribute(Qt::WA_StyledBackground);
    auto* layout = new QVBoxLayout(page);
    layout->setContentsMargins(space::kM, space::kM, space::kM, space::kM);
    layout->setSpacing(space::kM);
    auto* form = new QFormLayout;
    form->setHorizontalSpacing(space::kM);
    form->setVerticalSpacing(space::kXs);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    layout->addLayout(form);
    const auto row = [&](const QString& title, QWidget* input, const char* name) {
        input->setObjectName(QLatin1String(name));
        input->setAccessibleName(title);
        auto* label = new QLabel(title, page);
        label->setProperty("role", QStringLiteral("muted"));
        label->setBuddy(input);
        form->addRow(label, input);
    };
    m_note = new QLineEdit(page);
    m_note->setPlaceholderText(tr("the claim, for the list and the specification: orders per country stay the same"));
    connect(m_note, &QLineEdit::textChanged, this, &PairedEditor::follow);
    connect(m_note, &QLineEdit::returnPressed, this, &PairedEditor::keep);
    row(tr("What holds"), m_note, "paired_note");
    m_mapping = new QComboBox(page);
    connect(m_mapping, &QComboBox::currentIndexChanged, this, [this] {
        if (m_isFilling)
            return;
        const auto now = draft(); // its own records are others now
        for (QuestionForm* question : m_questions)
            question->fill(m_project->document(), *now);
        follow();
    });
    row(tr("Of"), m_mapping, "paired_mapping");
    if (kind == "report") {
        addText(form, "aggregate", tr("Figure is the"), {});
        addText(form, "tolerance", tr("Tolerance"), tr("none; for example 0.01 or 0.5 %"));
    } else if (kind == "permissions") {
        addText(form, "levels", tr("Rights, the least first"), tr("for example read, edit, own"));
    } else if (kind == "scenario") {
        addText(form, "records", tr("Records"), tr("keys in the target, a line each"));
        addText(form, "steps", tr("Steps"), tr("Look at the stage") + QStringLiteral("\n  expect: ") + tr("she is a lead") + QStringLiteral("\n  rule: lifecycle_stage = 'lead'"));
    } else {
        addText(form, "machine", tr("States and ways"),
                QStringLiteral("New -> Qualified, Lost\nQualified -> Won if amount is not null\nfinal: Won, Lost\non Won => ") + tr("sends the invoice"));
    }
    auto* sides = new QHBoxLayout;
    sides->setSpacing(space::kXl);
    for (const bool isSource : {true, false}) {
        const auto questions = mapping::pairedQuestions(kind);
        if (std::none_of(questions.begin(), questions.end(), [&](const auto& question) { return question.isSource == isSource; }))
            continue;
        auto* side = new QVBoxLayout;
        side->setSpacing(space::kXs);
        auto* title = new QLabel(isSource ? tr("Source") : tr("Target"), page);
        title->setProperty("role", QStringLiteral("strong"));
        side->addWidget(title);
        for (const mapping::PairedQuestion& question : questions) {
            if (question.isSource != isSource)
                continue;
            auto* made = new QuestionForm(question, page);
            connect(made, &QuestionForm::edited, this, &PairedEditor::follow);
            connect(made, &QuestionForm::accepted, this, &PairedEditor::keep);
            side->addWidget(made);
            m_questions.push_back(made);
        }
        side->addStretch(1);
        sides->addLayout(side, 1);
    }
    layout->addLayout(sides);
    layout->addStretch(1);
    m_scroll->setWidget(page); // takes the form before away
}

void PairedEditor::fill() {
    m_isFilling = true;
    const mapping::Document& document = m_project->document();
    m_header->setTitle(PairedWords::title(m_check->kind));
    m_header->setFact(qt(m_check->reference));
    m_note->setText(qt(m_check->note));
    m_mapping->clear();
    for (const mapping::EntityMapping& mapping : document.mappings)
        m_mapping->addItem(qt(mapping::placeOf(document, mapping)), qt(mapping.id.text()));
    m_mapping->setCurrentIndex(qMax(0, m_mapping->findData(qt(m_check->entityMapping.text()))));
    for (auto each = m_texts.begin(); each != m_texts.end(); ++each) {
        const auto found = m_check->parameters.find(utf8(each.key()));
        const QString text = found == m_check->parameters.end() ? QString() : qt(found->second);
        if (auto* combo = qobject_cast<QComboBox*>(each.value()))
            combo->setCurrentIndex(qMax(0, combo->findData(text)));
        else if (auto* lines = qobject_cast<QPlainTextEdit*>(each.value()))
            lines->setPlainText(text);
        else
            qobject_cast<QLineEdit*>(each.value())->setText(text);
    }
    for (QuestionForm* question : m_questions)
        question->fill(document, *m_check);
    m_isFilling = false;
    follow();
}

std::optional<mapping::Check> PairedEditor::draft() const {
    if (!m_check)
        return {};
    mapping::Check check = *m_check;
    check.note = utf8(m_note->text().trimmed());
    check.entityMapping = Id(utf8(m_mapping->currentData().toString()));
    for (auto each = m_texts.begin(); each != m_texts.end(); ++each) {
        QString text;
        const auto was = m_check->parameters.find(utf8(each.key()));
        if (const auto* combo = qobject_cast<const QComboBox*>(each.value())) {
            // To count is what is done without a word: it is not written where it did not stand.
            text = combo->currentIndex() == 0 && was == m_check->parameters.end() ? QString() : combo->currentData().toString();
        } else if (const auto* lines = qobject_cast<const QPlainTextEdit*>(each.value()))
            text = lines->toPlainText();
        else
            text = qobject_cast<const QLineEdit*>(each.value())->text().trimmed();
        if (text.trimmed().isEmpty())
            check.parameters.erase(utf8(each.key()));
        else
            check.parameters[utf8(each.key())] = utf8(text);
    }
    for (const QuestionForm* question : m_questions)
        question->collect(check);
    return check;
}

/// What may be named, and what is wrong, follow what is written.
void PairedEditor::follow() {
    if (m_isFilling || !m_check || !m_project)
        return;
    const mapping::Check check = *draft();
    for (QuestionForm* question : m_questions)
        question->follow(m_project->document(), check);
    const QString wrong = problemOf(m_project->document(), check);
    m_says->setText(wrong.isEmpty() ? PairedWords::help(m_kind) : wrong);
    m_says->setProperty("role", wrong.isEmpty() ? QStringLiteral("muted") : QStringLiteral("error"));
    m_says->style()->unpolish(m_says);
    m_says->style()->polish(m_says);
    Q_EMIT edited();
}

void PairedEditor::keep() {
    if (!m_check || !m_project)
        return;
    const mapping::Check was = *m_check, now = *draft();
    m_check.reset(); // what follows from the edit is none of the form's
    if (now != was)
        m_project->apply(edits::declareCheck(m_project->document(), now));
    const auto& checks = m_project->document().checks;
    const bool isThere = std::any_of(checks.begin(), checks.end(), [&](const mapping::Check& each) { return each.id == now.id; });
    close(isThere ? qt(now.reference) : QString());
}

void PairedEditor::drop() {
    if (m_check)
        close({});
}

void PairedEditor::close(const QString& reference) {
    m_check.reset();
    Q_EMIT closed(reference);
}

} // namespace mw::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/screens/validate/question_form.h"

#include "ui/editors/rule_line.h"
#include "ui/models/map_rule_words.h"
#include "ui/models/paired_words.h"
#include "ui/present/text.h"
#include "ui/present/theme.h"

#include <QComboBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QToolButton>
#include <QVBoxLayout>

namespace mw::ui {

namespace {
constexpr int kQueryHeight = 76; // four lines
} // namespace

QuestionForm::QuestionForm(const mapping::PairedQuestion& question, QWidget* parent) : QWidget(parent), m_question(question) {
    m_body = new QWidget(this);
    auto* form = new QFormLayout(m_body);
    form->setContentsMargins(0, 0, 0, space::kS);
    form->setHorizontalSpacing(space::kM);
    form->setVerticalSpacing(space::kXs);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    addPlace(form);
    for (const std::string_view rule : question.rules)
        if (!rule.empty())
            addRule(form, rule);
    addRule(form, "filter");
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::kXs);
    if (!isNeeded()) {
        m_open = new QToolButton(this);
        m_open->setObjectName(name("open"));
        m_open->setText(PairedWords::questionTitle(question));
        m_open->setCheckable(true);
        m_open->setAutoRaise(true);
        m_open->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        connect(m_open, &QToolButton::toggled, this, [this] {
            showParts();
            if (!m_isFilling)
                Q_EMIT edited();
        });
        layout->addWidget(m_open);
    }
    layout->addWidget(m_body);
    showParts();
}

QString QuestionForm::name(std::string_view part) const { return qt(m_question.prefix()) + qt(part); }

/// The main question of a target is asked always; everything else may be left out.
bool QuestionForm::isNeeded() const { return m_question.part.empty() && !(m_question.kind == "workflow" && m_question.isSource); }

int QuestionForm::of() const { return m_of->currentData().toInt(); }

void QuestionForm::addPlace(QFormLayout* form) {
    const auto combo = [this](std::string_view part, const QString& title) {
        auto* made = new QComboBox(m_body);
        made->setObjectName(name(part));
        made->setAccessibleName(title);
        made->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        made->setMinimumContentsLength(9);
        return made;
    };
    m_of = combo("of_rows", tr("Which rows"));
    if (m_question.part.empty())
        m_of->addItem(tr("Its own records"), Own);
    m_of->addItem(tr("Another entity"), OtherEntity);
    m_of->addItem(tr("A query in SQL"), Query);
    m_connection = combo("connection", tr("Connection"));
    m_entity = combo("entity", tr("Entity"));
    m_entity->setEditable(true); // rights are often kept in tables that the document does not know
    m_entity->setInsertPolicy(QComboBox::NoInsert);
    m_sql = new QPlainTextEdit(m_body);
    m_sql->setObjectName(name("sql"));
    m_sql->setAccessibleName(tr("Query in SQL"));
    m_sql->setPlaceholderText(m_question.kind == "report" ? QStringLiteral("SELECT line, figure FROM …") : QStringLiteral("SELECT … FROM …"));
    m_sql->setFont(theme::codeFont());
    m_sql->setTabChangesFocus(true);
    m_sql->setFixedHeight(kQueryHeight);
    auto* line = new QHBoxLayout;
    line->setSpacing(space::kXs);
    for (QComboBox* each : {m_of, m_connection, m_entity})
        line->addWidget(each, 1);
    auto* label = new QLabel(tr("Rows of"), m_body);
    label->setProperty("role", QStringLiteral("muted"));
    form->addRow(label, line);
    form->addRow(m_sql);
    connect(m_of, &QComboBox::currentIndexChanged, this, [this] {
        showParts();
        if (!m_isFilling)
            Q_EMIT edited();
    });
    connect(m_connection, &QComboBox::currentIndexChanged, this, [this] {
        if (m_isFilling)
            return;
        fillEntities(m_connection->currentData().toString(), m_entity->currentText());
        Q_EMIT edited();
    });
    const auto changed = [this] {
        if (!m_isFilling)
            Q_EMIT edited();
    };
    connect(m_entity, &QComboBox::editTextChanged, this, changed);
    connect(m_sql, &QPlainTextEdit::textChanged, this, changed);
}

void QuestionForm::addRule(QFormLayout* form, std::string_view rule) {
    auto* line = new RuleLine(m_body);
    line->setObjectName(name(rule));
    line->setAccessibleName(PairedWords::ruleTitle(m_question, rule));
    line->setPlaceholderText(PairedWords::ruleHint(m_question, rule));
    line->setFont(theme::codeFont());
    connect(line, &QLineEdit::textChanged, this, [this] {
        if (!m_isFilling)
            Q_EMIT edited();
    });
    connect(line, &QLineEdit::returnPressed, this, &QuestionForm::accepted);
    auto* label = new QLabel(PairedWords::ruleTitle(m_question, rule), m_body);
    label->setProperty("role", QStringLiteral("muted"));
    label->setBuddy(line);
    form->addRow(label, line);
    m_rules.insert(qt(rule), line);
}

void QuestionForm::showParts() {
    m_body->setVisible(!m_open || m_open->isChecked());
    if (m_open)
        m_open->setArrowType(m_open->isChecked() ? Qt::DownArrow : Qt::RightArrow);
    m_connection->setVisible(of() != Own);
    m_entity->setVisible(of() == OtherEntity);
    m_sql->setVisible(of() == Query);
}

void QuestionForm::fill(const mapping::Document& document, const mapping::Check& check) {
    m_isFilling = true;
    const mapping::EntityMapping* const owner = document.mapping(check.entityMapping);
    const mapping::Connection* const own = owner ? document.connection(m_question.isSource ? owner->sourceConnection : owner->targetConnection) : nullptr;
    m_entities.clear();
    m_connection->clear();
    const auto add = [this](const QString& shown, const QString& named, const mapping::Connection& connection) {
        m_connection->addItem(shown, named);
        for (const Entity& entity : connection.schema.entities)
            m_entities[named] << qt(entity.name);
    };
    if (own)
        add(tr("%1 (its own)").arg(qt(own->name)), {}, *own);
    for (const mapping::Connection& each : document.connections)
        add(qt(each.name), qt(each.name), each);
    const auto text = [&](std::string_view part) { return qt(m_question.parameter(check, part)); };
    m_connection->setCurrentIndex(qMax(0, m_connection->findData(text("connection"))));
    const bool isQuery = !text("sql").isEmpty();
    const bool isOther = !text("entity").isEmpty() || !m_question.part.empty();
    m_of->setCurrentIndex(m_of->findData(isQuery ? Query : isOther ? OtherEntity : Own));
    fillEntities(m_connection->currentData().toString(), text("entity"));
    m_sql->setPlainText(text("sql"));
    for (auto rule = m_rules.begin(); rule != m_rules.end(); ++rule)
        rule.value()->setText(text(utf8(rule.key())));
    if (m_open)
        m_open->setChecked(m_question.isAsked(check));
    showParts();
    follow(document, check);
    m_isFilling = false;
}

void QuestionForm::fillEntities(const QString& connection, const QString& entity) {
    const bool wasFilling = std::exchange(m_isFilling, true);
    m_entity->clear();
    m_entity->addItems(m_entities.value(connection));
    m_entity->setCurrentText(entity);
    m_isFilling = wasFilling;
}

void QuestionForm::follow(const mapping::Document& document, const mapping::Check& check) {
    const auto environment = document.mapping(check.entityMapping) ? mapping::environmentOf(document, check, m_question) : std::nullopt;
    const std::vector<RuleWord> words = environment ? ruleWords(*environment) : std::vector<RuleWord>();
    for (RuleLine* rule : m_rules)
        rule->setWords(words);
}

void QuestionForm::collect(mapping::Check& check) const {
    const auto set = [&](std::string_view part, const QString& text) {
        const std::string key = m_question.prefix() + std::string(part);
        if (text.trimmed().isEmpty())
            check.parameters.erase(key);
        else
            check.parameters[key] = utf8(text.trimmed());
    };
    const bool isAsked = !m_open || m_open->isChecked(); // closing a question takes it back
    set("connection", isAsked && of() != Own ? m_connection->currentData().toString() : QString());
    set("entity", isAsked && of() == OtherEntity ? m_entity->currentText() : QString());
    set("sql", isAsked && of() == Query ? m_sql->toPlainText() : QString());
    for (auto rule = m_rules.begin(); rule != m_rules.end(); ++rule)
        set(utf8(rule.key()), isAsked ? rule.value()->text() : QString());
}

} // namespace mw::ui

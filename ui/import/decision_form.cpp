// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/import/decision_form.h"

#include "core/connect/option_key.h"
#include "ui/present/text.h"
#include "ui/present/theme.h"
#include "ui/widgets/elided_label.h"

#include <QComboBox>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QStyle>
#include <QVBoxLayout>
#include <QWheelEvent>

#include <algorithm>

namespace mw::ui {

namespace {

constexpr int kLabelWidth = 124;
constexpr int kSurenessWidth = 46;

/// The wheel turns the form, not what happens to lie under the pointer.
class QuietCombo final : public QComboBox {
public:
    using QComboBox::QComboBox;

protected:
    void wheelEvent(QWheelEvent* event) override { event->ignore(); }
};

QString objectNameOf(const ImportDecision& decision) {
    return QStringLiteral("option/") + qt(optionName(decision.key));
}

} // namespace

DecisionForm::DecisionForm(ImportDraft& draft, QWidget* parent) : QScrollArea(parent), m_draft(draft) {
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
    auto* body = new QWidget(this);
    body->setProperty("role", QStringLiteral("page"));
    m_layout = new QVBoxLayout(body);
    m_layout->setContentsMargins(space::kM, space::kM, space::kM, space::kM);
    m_layout->setSpacing(space::kM);
    m_layout->addStretch();
    setWidget(body);
}

void DecisionForm::follow() {
    const std::vector<ImportDecision> next = decisionsOf(m_draft);
    const bool sameRows = next.size() == m_rows.size() && std::equal(next.begin(), next.end(), m_rows.begin(), [](const ImportDecision& a, const Row& b) {
        return optionName(a.key) == optionName(b.shown.key) && a.label == b.shown.label && a.choices.empty() == b.shown.choices.empty();
    });
    if (!sameRows) {
        for (Row& row : m_rows)
            delete row.frame;
        m_rows.clear();
        for (const ImportDecision& decision : next)
            addRow(decision);
        chain();
    }
    for (std::size_t i = 0; i < next.size(); ++i)
        fill(m_rows[i], next[i]);
}

void DecisionForm::setNeighbours(QWidget* before, QWidget* after) {
    m_before = before;
    m_after = after;
}

/// Parts that come later would stand at the end of the window's order.
void DecisionForm::chain() {
    QWidget* last = m_before;
    for (const Row& row : m_rows)
        if (row.choice) {
            setTabOrder(last, row.choice);
            last = row.choice;
        }
    setTabOrder(last, m_after);
}

void DecisionForm::addRow(const ImportDecision& decision) {
    Row row;
    const std::size_t place = m_rows.size();
    row.frame = new QWidget(widget());
    row.label = new QLabel(decision.label, row.frame);
    row.label->setToolTip(decision.help);
    row.label->setFixedWidth(kLabelWidth);
    row.label->setWordWrap(true);
    row.sureness = new QLabel(row.frame);
    row.sureness->setFixedWidth(kSurenessWidth);
    row.sureness->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    row.reason = new ElidedLabel(row.frame);
    row.reason->setProperty("role", QStringLiteral("small"));
    auto* grid = new QGridLayout(row.frame);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(space::kS);
    grid->setVerticalSpacing(1);
    grid->addWidget(row.label, 0, 0);
    if (decision.key.empty()) {
        row.value = new ElidedLabel(row.frame);
        grid->addWidget(row.value, 0, 1);
    } else {
        row.choice = new QuietCombo(row.frame);
        row.choice->setObjectName(objectNameOf(decision));
        row.choice->setAccessibleName(decision.label);
        row.choice->setAccessibleDescription(decision.help);
        row.choice->setToolTip(decision.help);
        row.choice->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        row.choice->setMinimumContentsLength(12);
        row.choice->setMaxVisibleItems(20);
        row.choice->setEditable(decision.mayBeTyped);
        row.choice->setInsertPolicy(QComboBox::NoInsert);
        row.label->setBuddy(row.choice);
        grid->addWidget(row.choice, 0, 1);
        connect(row.choice, &QComboBox::activated, this, [this, place](int choice) { this->choose(place, choice); });
        if (QLineEdit* edit = row.choice->lineEdit())
            connect(edit, &QLineEdit::editingFinished, this, [this, place] { takeTyped(place); });
    }
    grid->addWidget(row.sureness, 0, 2);
    grid->addWidget(row.reason, 1, 1, 1, 2);
    grid->setColumnStretch(1, 1);
    m_layout->insertWidget(int(m_rows.size()), row.frame);
    row.frame->show(); // at once: somebody may be on the way with the Tab key
    m_rows.push_back(std::move(row));
}

void DecisionForm::fill(Row& row, const ImportDecision& decision) {
    row.shown = decision;
    row.reason->setFullText(decision.reason);
    row.reason->setVisible(!decision.reason.isEmpty());
    const bool doubtful = decision.sign == Sign::Question || decision.sign == Sign::Warning;
    row.sureness->setText(decision.isSet ? tr("set", "decided by somebody") : decision.sureness);
    row.sureness->setProperty("role", decision.isSet ? QStringLiteral("strong") : doubtful ? QStringLiteral("warning") : QStringLiteral("muted"));
    row.sureness->setToolTip(decision.isSet ? tr("You decided this. Choose the first entry to leave it to what is found.")
                             : doubtful     ? tr("Not sure: look at the rows.")
                                            : tr("How sure it is"));
    row.sureness->style()->polish(row.sureness);
    if (row.value)
        row.value->setFullText(decision.choices.empty() ? QString() : decision.choices.front().text);
    if (!row.choice)
        return;
    const QSignalBlocker quiet(row.choice);
    QStringList texts;
    for (const ImportDecision::Choice& choice : decision.choices)
        texts << choice.text;
    QStringList before;
    for (int i = 0; i < row.choice->count(); ++i)
        before << row.choice->itemText(i);
    if (texts != before) {
        row.choice->clear();
        row.choice->addItems(texts);
    }
    row.choice->setCurrentIndex(decision.chosen);
    if (QLineEdit* edit = row.choice->lineEdit()) {
        edit->setText(texts.value(decision.chosen));
        edit->setCursorPosition(0);
        if (edit->hasFocus())
            edit->selectAll();
    }
    QFont font = row.choice->font();
    font.setBold(decision.isSet);
    row.choice->setFont(font);
}

void DecisionForm::choose(std::size_t row, int choice) {
    const ImportDecision decision = m_rows[row].shown; // it is filled anew by what follows
    if (choice < 0 || choice >= int(decision.choices.size()))
        return;
    const ImportDecision::Choice& chosen = decision.choices[std::size_t(choice)];
    if (chosen.remember)
        m_draft.rememberFile(decision.key);
    else
        m_draft.setOption(decision.key, chosen.value);
}

void DecisionForm::takeTyped(std::size_t row) {
    const ImportDecision& decision = m_rows[row].shown;
    const QString text = m_rows[row].choice->currentText();
    if (text == decision.choices[std::size_t(decision.chosen)].text)
        return;
    for (std::size_t i = 0; i < decision.choices.size(); ++i)
        if (text == decision.choices[i].text) {
            choose(row, int(i));
            return;
        }
    m_draft.setOption(std::string(decision.key), utf8(text == QStringLiteral(" ") || text == QStringLiteral("\t") ? text : text.trimmed()));
}

} // namespace mw::ui

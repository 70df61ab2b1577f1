// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editors/rule_completion.h"

#include "ui/present/icons.h"
#include "ui/present/theme.h"

#include <QKeyEvent>
#include <QLabel>
#include <QListWidget>
#include <QPainter>
#include <QScreen>
#include <QVBoxLayout>

namespace mw::ui {

namespace {
constexpr std::size_t kOffered = 60;
constexpr int kShownRows = 8;
constexpr int kWidth = 380;
} // namespace

RuleCompletion::RuleCompletion(QWidget* owner) : QFrame(owner, Qt::ToolTip | Qt::FramelessWindowHint) {
    setObjectName(QStringLiteral("ruleCompletion"));
    setAccessibleName(tr("Suggestions for the rule"));
    setFocusPolicy(Qt::NoFocus);
    setAttribute(Qt::WA_ShowWithoutActivating);
    m_list = new QListWidget(this);
    m_list->setObjectName(QStringLiteral("ruleCompletionList"));
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setUniformItemSizes(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_help = new QLabel(this);
    m_help->setProperty("role", QStringLiteral("small"));
    m_help->setWordWrap(true);
    m_help->setContentsMargins(space::kS, space::kXs, space::kS, space::kXs);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(1, 1, 1, 1);
    layout->setSpacing(0);
    layout->addWidget(m_list);
    layout->addWidget(m_help);
    connect(m_list, &QListWidget::currentRowChanged, this, &RuleCompletion::showHelp);
    connect(m_list, &QListWidget::itemClicked, this, &RuleCompletion::choose);
    hide();
}

void RuleCompletion::setWords(std::vector<RuleWord> words) {
    m_list->clear();
    m_shown.clear();
    m_words = std::move(words);
    hide();
}

void RuleCompletion::offer(const QString& typed, const QPoint& below) {
    m_shown = matchingWords(m_words, typed, kOffered);
    // Nothing left to say where the word is finished.
    if (m_shown.empty() || (m_shown.size() == 1 && m_shown.front()->insert == typed)) {
        hide();
        return;
    }
    m_list->clear();
    for (const RuleWord* word : m_shown) {
        const QString detail = word->kind == RuleWord::Kind::Function ? QString() : word->detail;
        auto* item = new QListWidgetItem(icon(ruleWordIcon(word->kind)), detail.isEmpty() ? word->name : word->name + QStringLiteral("   ") + detail, m_list);
        item->setSizeHint(QSize(0, kRowHeight));
    }
    m_list->setCurrentRow(0);
    m_list->setFixedHeight(qMin(kShownRows, int(m_shown.size())) * kRowHeight + 2);
    setFixedWidth(kWidth);
    showHelp();
    adjustSize();
    QPoint at = below;
    if (const QScreen* screen = this->screen(); screen && at.y() + height() > screen->availableGeometry().bottom())
        at.ry() -= height() + kRowHeight;
    move(at);
    show();
    raise();
}

void RuleCompletion::showHelp() {
    const int row = m_list->currentRow();
    if (row < 0 || std::size_t(row) >= m_shown.size())
        return;
    const RuleWord& word = *m_shown[std::size_t(row)];
    QStringList lines;
    if (word.kind == RuleWord::Kind::Function && !word.detail.isEmpty())
        lines.append(word.detail);
    if (!word.help.isEmpty())
        lines.append(word.help);
    m_help->setText(lines.join(u'\n'));
    m_help->setVisible(!lines.isEmpty());
    adjustSize();
}

bool RuleCompletion::takeKey(QKeyEvent* event) {
    if (!isVisible())
        return false;
    const int row = m_list->currentRow(), rows = m_list->count();
    switch (event->key()) {
    case Qt::Key_Down: m_list->setCurrentRow((row + 1) % rows); return true;
    case Qt::Key_Up: m_list->setCurrentRow((row + rows - 1) % rows); return true;
    case Qt::Key_PageDown: m_list->setCurrentRow(qMin(rows - 1, row + kShownRows)); return true;
    case Qt::Key_PageUp: m_list->setCurrentRow(qMax(0, row - kShownRows)); return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Tab: choose(); return true;
    case Qt::Key_Escape: hide(); return true;
    default: return false;
    }
}

void RuleCompletion::choose() {
    const int row = m_list->currentRow();
    hide();
    if (row >= 0 && std::size_t(row) < m_shown.size()) {
        const RuleWord word = *m_shown[std::size_t(row)];
        Q_EMIT chosen(word);
    }
}

QStringList RuleCompletion::shownNames() const {
    QStringList names;
    if (isVisible())
        for (const RuleWord* word : m_shown)
            names.append(word->name);
    return names;
}

void RuleCompletion::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), theme::colors().raised);
    painter.setPen(theme::colors().lineStrong);
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
}

} // namespace mw::ui

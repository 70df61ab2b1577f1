// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/command_palette.h"

#include "ui/present/icons.h"
#include "ui/present/roles.h"
#include "ui/present/theme.h"
#include "ui/widgets/dense_view.h"
#include "ui/widgets/filter_edit.h"

#include <QAction>
#include <QApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>

namespace mw::ui {

namespace {
constexpr std::size_t kShown = 200;
constexpr int kWidth = 600;
constexpr int kVisibleRows = 12;
} // namespace

DestinationModel::DestinationModel(QObject* parent) : TableModel(parent), m_titles{QString(), QString()} {}

void DestinationModel::setAll(std::vector<Destination> all) {
    beginResetModel();
    m_all = std::move(all);
    m_best = rank(m_all, {}, kShown);
    endResetModel();
}

void DestinationModel::search(const QString& typed) {
    replaceRows(m_best, rank(m_all, typed, kShown));
}

QVariant DestinationModel::cell(int row, int column, int role) const {
    const Destination& destination = at(row);
    switch (role) {
    case Qt::DisplayRole: return column == 0 ? destination.title : destination.detail;
    case Qt::DecorationRole: return column == 0 && !destination.iconName.isEmpty() ? QVariant(icon(destination.iconName)) : QVariant();
    case MutedRole: return column == 1;
    default: return {};
    }
}

CommandPalette::CommandPalette(QWidget* parent) : QFrame(parent) {
    setObjectName(QStringLiteral("commandPalette"));
    setAutoFillBackground(true);
    setStyleSheet({});
    m_model = new DestinationModel(this);
    m_field = new FilterEdit(QString(), this);
    m_field->setObjectName(QStringLiteral("paletteField"));
    m_list = new DenseTable(QString(), this);
    m_list->setObjectName(QStringLiteral("paletteList"));
    m_list->setModel(m_model);
    m_list->setShowGrid(false);
    m_list->horizontalHeader()->hide();
    m_list->setSelectionMode(QAbstractItemView::SingleSelection);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setTextElideMode(Qt::ElideMiddle);
    m_none = new QLabel(tr("Nothing is called that."), this);
    m_none->setProperty("role", QStringLiteral("muted"));
    m_none->setAlignment(Qt::AlignCenter);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::kS, space::kS, space::kS, space::kS);
    layout->setSpacing(space::kS);
    layout->addWidget(m_field);
    layout->addWidget(m_list, 1);
    layout->addWidget(m_none, 1);
    m_field->installEventFilter(this);
    connect(m_field, &QLineEdit::textChanged, this, [this](const QString& typed) {
        m_model->search(typed);
        m_list->setCurrentIndex(m_model->index(0, 0));
        m_list->setVisible(m_model->rowCount() > 0);
        m_none->setVisible(m_model->rowCount() == 0);
    });
    connect(m_list, &QAbstractItemView::clicked, this, &CommandPalette::pick);
    hide();
}

void CommandPalette::open(const QString& placeholder, std::vector<Destination> entries,
                          std::function<void(const Destination&)> chosen) {
    if (!isVisible())
        m_before = QApplication::focusWidget();
    m_chosen = std::move(chosen);
    m_field->clear();
    m_field->setPlaceholderText(placeholder);
    m_field->setAccessibleName(placeholder);
    m_model->setAll(std::move(entries));
    m_list->setVisible(m_model->rowCount() > 0);
    m_none->setVisible(m_model->rowCount() == 0);
    place();
    show();
    raise();
    m_list->setCurrentIndex(m_model->index(0, 0));
    m_list->scrollToTop();
    m_field->setFocus(Qt::PopupFocusReason);
    qApp->installEventFilter(this);
}

void CommandPalette::place() {
    const QRect room = parentWidget()->rect();
    const int width = qMin(kWidth, room.width() - 2 * space::kXl);
    const int height = qMin(kVisibleRows * kRowHeight + 56, room.height() - 2 * space::kXl);
    setGeometry((room.width() - width) / 2, qMin(56, room.height() / 8), width, height);
    m_list->setColumnWidth(0, (width - 2 * space::kS) * 11 / 20);
}

void CommandPalette::pick(const QModelIndex& index) {
    if (!index.isValid())
        return;
    const Destination picked = m_model->at(index.row());
    const auto chosen = m_chosen;
    dismiss();
    if (chosen)
        chosen(picked);
}

void CommandPalette::dismiss() {
    qApp->removeEventFilter(this);
    hide();
    if (m_before)
        m_before->setFocus(Qt::PopupFocusReason);
}

bool CommandPalette::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_field && event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        const int row = m_list->currentIndex().row();
        const int page = key->key() == Qt::Key_PageDown || key->key() == Qt::Key_PageUp ? kVisibleRows - 1 : 1;
        switch (key->key()) {
        case Qt::Key_Down:
        case Qt::Key_PageDown:
            m_list->setCurrentIndex(m_model->index(qMin(row + page, m_model->rowCount() - 1), 0));
            return true;
        case Qt::Key_Up:
        case Qt::Key_PageUp: m_list->setCurrentIndex(m_model->index(qMax(row - page, 0), 0)); return true;
        case Qt::Key_Return:
        case Qt::Key_Enter: pick(m_list->currentIndex()); return true;
        case Qt::Key_Escape: dismiss(); return true;
        default: break;
        }
    }
    if (isVisible() && event->type() == QEvent::MouseButtonPress && watched->isWidgetType()) {
        auto* widget = static_cast<QWidget*>(watched);
        if (widget != this && !isAncestorOf(widget))
            dismiss();
    }
    if (watched == parentWidget() && event->type() == QEvent::Resize)
        place();
    return QFrame::eventFilter(watched, event);
}

std::vector<Destination> destinationsOf(const QList<QAction*>& actions) {
    std::vector<Destination> entries;
    for (int i = 0; i < int(actions.size()); ++i) {
        const QAction* action = actions[i];
        if (action->isSeparator() || !action->isEnabled() || !action->isVisible() || action->text().isEmpty())
            continue;
        Destination entry;
        entry.title = action->text().remove(u'&');
        if (entry.title.endsWith(QChar(0x2026)))
            entry.title.chop(1);
        entry.detail = action->shortcut().toString(QKeySequence::NativeText);
        entry.action = i;
        setHaystack(entry);
        entries.push_back(std::move(entry));
    }
    return entries;
}

} // namespace mw::ui

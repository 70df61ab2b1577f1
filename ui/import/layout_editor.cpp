// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/import/layout_editor.h"

#include "ui/import/choice_delegate.h"
#include "ui/import/layout_ruler.h"
#include "ui/import/preview_table.h"
#include "ui/import/record_type_line.h"
#include "ui/models/layout_field_model.h"
#include "ui/models/preview_rows_model.h"
#include "ui/present/icons.h"
#include "ui/present/text.h"
#include "ui/present/theme.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/split_pane.h"

#include <QAction>
#include <QHBoxLayout>
#include <QItemSelectionModel>
#include <QStyle>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <functional>

namespace mw::ui {

namespace {
constexpr int kRulerHeight = 260, kBelowHeight = 300;
constexpr int kFieldsWidth = 480, kRowsWidth = 320;
constexpr int kLeastWidth = 200;
} // namespace

LayoutEditor::LayoutEditor(ImportDraft& draft, PreviewRowsModel* rows, QWidget* parent) : QWidget(parent), m_layout(draft) {
    setObjectName(QStringLiteral("layoutEditor"));
    m_types = new RecordTypeLine(m_layout, this);
    m_ruler = new LayoutRuler(m_layout, this);
    m_ruler->setObjectName(QStringLiteral("layoutRuler"));
    m_ruler->setAccessibleName(tr("Ruler over the first records"));
    m_rows = new PreviewTable(rows, this);
    m_rows->setObjectName(QStringLiteral("layoutRows"));
    m_rows->setMinimumWidth(kLeastWidth);
    auto* below = new SplitPane(Qt::Horizontal, QStringLiteral("import/layout"), {makeFields(), m_rows}, {kFieldsWidth, kRowsWidth}, {1, 1}, this);
    auto* split = new SplitPane(Qt::Vertical, QStringLiteral("import/ruler"), {m_ruler, below}, {kRulerHeight, kBelowHeight}, {1, 1}, this);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_types);
    layout->addWidget(split, 1);
    layout->addWidget(makeHelp());
    connect(&m_layout, &LayoutDraft::changed, this, &LayoutEditor::showLayout);
    connect(&m_layout, &LayoutDraft::choiceChanged, this, &LayoutEditor::showChoice);
    connect(&m_layout, &LayoutDraft::refused, this, [this](const QString& why) {
        m_facts->setProperty("role", QStringLiteral("error"));
        m_facts->style()->polish(m_facts);
        m_facts->setFullText(why);
    });
}

/// Below all of it: what columns are here, or why something was refused.
QWidget* LayoutEditor::makeHelp() {
    auto* line = new QWidget(this);
    line->setProperty("role", QStringLiteral("toolline"));
    m_facts = new ElidedLabel(line);
    m_facts->setObjectName(QStringLiteral("layoutFacts"));
    m_anew = new QToolButton(line);
    m_anew->setObjectName(QStringLiteral("layoutAnew"));
    m_anew->setIcon(icon(QStringLiteral("refresh")));
    m_anew->setText(tr("Find columns"));
    m_anew->setToolTip(tr("Leave the columns to what is found in the file"));
    m_anew->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    auto* layout = new QHBoxLayout(line);
    layout->setContentsMargins(space::kM, 2, space::kS, 2);
    layout->addWidget(m_facts, 1);
    layout->addWidget(m_anew);
    connect(m_anew, &QToolButton::clicked, &m_layout, &LayoutDraft::findAnew);
    return line;
}

DenseTable* LayoutEditor::makeFields() {
    m_fieldModel = new LayoutFieldModel(m_layout, this);
    m_fields = new DenseTable(QStringLiteral("import/layoutFields"), this);
    m_fields->setObjectName(QStringLiteral("layoutFields"));
    m_fields->setAccessibleName(tr("Fields of the layout"));
    m_fields->setModel(m_fieldModel);
    m_fields->setItemDelegate(new ChoiceDelegate(m_fields));
    m_fields->setColumnCharacters({14, 6, 12, 11, 14, 12, 14});
    m_fields->setMinimumWidth(kLeastWidth);
    m_fields->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed | QAbstractItemView::SelectedClicked |
                              QAbstractItemView::AnyKeyPressed);
    auto* remove = new QAction(tr("Leave the field out"), m_fields);
    remove->setShortcut(QKeySequence::Delete);
    remove->setShortcutContext(Qt::WidgetShortcut);
    m_fields->addAction(remove);
    m_fields->setContextMenuPolicy(Qt::ActionsContextMenu);
    connect(remove, &QAction::triggered, this, &LayoutEditor::removeChosenFields);
    connect(m_fields->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex& row) {
        if (m_isChoosing || !row.isValid() || !m_layout.isThere())
            return;
        m_layout.chooseEdge({});
        m_layout.chooseField(std::size_t(row.row()));
    });
    return m_fields;
}

void LayoutEditor::begin() { m_rows->forgetColumns(); }

bool LayoutEditor::follow() {
    m_layout.follow();
    return m_layout.isThere();
}

void LayoutEditor::rowsChanged() {
    m_rows->fitColumns();
    seeChosenColumn();
}

void LayoutEditor::showLayout() {
    m_isChoosing = true;
    m_types->follow();
    m_fieldModel->follow();
    m_isChoosing = false;
    m_ruler->follow();
    if (!m_layout.isThere())
        return;
    const FixedLines& lines = m_layout.lines();
    const QString encoding = qt(m_layout.file().encoding);
    m_facts->setProperty("role", QStringLiteral("small"));
    m_facts->style()->polish(m_facts);
    m_facts->setFullText((lines.countsCharacters() ? tr("A column is a character (%1).") : tr("A column is a byte (%1).")).arg(encoding) + u' ' +
                         tr("Click: new edge · drag: move · double click: remove · keys: Tab, ←, →, Insert, Delete"));
    showChoice();
}

void LayoutEditor::showChoice() {
    if (m_isChoosing)
        return;
    m_isChoosing = true;
    if (const auto field = m_layout.field(); field && int(*field) != m_fields->currentIndex().row()) {
        const QModelIndex chosen = m_fieldModel->index(int(*field), qMax(0, m_fields->currentIndex().column()));
        m_fields->selectionModel()->setCurrentIndex(chosen, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
        m_fields->scrollTo(chosen);
    }
    m_isChoosing = false;
    seeChosenColumn();
}

/// The field chosen is seen among the rows too.
void LayoutEditor::seeChosenColumn() {
    const auto field = m_layout.isThere() ? m_layout.field() : std::nullopt;
    if (!field)
        return;
    const QString name = qt(m_layout.record().fields[*field].name);
    for (int column = 0; column < m_rows->model()->columnCount(); ++column)
        if (m_rows->model()->headerData(column, Qt::Horizontal).toString() == name)
            m_rows->scrollTo(m_rows->model()->index(m_rows->rowAt(0), column));
}

void LayoutEditor::removeChosenFields() {
    std::vector<int> rows;
    for (const QModelIndex& index : m_fields->selectionModel()->selectedRows())
        rows.push_back(index.row());
    std::sort(rows.begin(), rows.end(), std::greater<>());
    for (const int row : rows)
        m_layout.removeField(std::size_t(row));
}

} // namespace mw::ui

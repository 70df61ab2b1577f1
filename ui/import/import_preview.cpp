// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/import/import_preview.h"

#include "ui/import/choice_delegate.h"
#include "ui/import/layout_editor.h"
#include "ui/import/preview_table.h"
#include "ui/models/import_decisions.h"
#include "ui/models/import_field_model.h"
#include "ui/models/preview_rows_model.h"
#include "ui/models/row_trouble_model.h"
#include "ui/present/icons.h"
#include "ui/present/text.h"
#include "ui/present/theme.h"
#include "ui/widgets/section_header.h"

#include <QButtonGroup>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace mw::ui {

ImportPreview::ImportPreview(ImportDraft& draft, QWidget* parent) : QWidget(parent), m_draft(draft) {
    m_rows = new PreviewRowsModel(this);
    m_fields = new ImportFieldModel(draft, this);
    m_trouble = new RowTroubleModel(this);
    m_tabs = new QButtonGroup(this);
    m_pages = new QStackedWidget(this);
    makeHeader();
    m_rowsTable = new PreviewTable(m_rows, this);
    m_rowsTable->setObjectName(QStringLiteral("importRows"));
    m_layout = new LayoutEditor(draft, m_rows, this);
    addTab(LayoutTab, QStringLiteral("importLayoutTab"), tr("Columns"), QStringLiteral("map"), m_layout);
    addTab(RowsTab, QStringLiteral("importRowsTab"), tr("Rows"), QStringLiteral("data"), m_rowsTable);
    addTab(FieldsTab, QStringLiteral("importFieldsTab"), tr("Fields"), QStringLiteral("field"), makeFields());
    addTab(TroubleTab, QStringLiteral("importTroubleTab"), QString(), QStringLiteral("rejects"), makeTrouble());
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_header);
    layout->addWidget(makeDoubtLine());
    layout->addWidget(m_pages, 1);
    connect(m_tabs, &QButtonGroup::idClicked, m_pages, &QStackedWidget::setCurrentIndex);
}

void ImportPreview::makeHeader() {
    m_header = new SectionHeader(QString(), this);
    m_header->setObjectName(QStringLiteral("importPreview"));
    m_entity = new QComboBox(m_header);
    m_entity->setObjectName(QStringLiteral("importEntity"));
    m_entity->setAccessibleName(tr("Entity"));
    m_entity->setToolTip(tr("The entity in view; of a workbook also a range that you write: Sheet1!A5:F90"));
    m_entity->setEditable(true);
    m_entity->setInsertPolicy(QComboBox::NoInsert);
    m_entity->setMinimumWidth(150);
    m_entity->setMaxVisibleItems(20);
    m_header->addTool(m_entity);
    connect(m_entity, &QComboBox::activated, this, &ImportPreview::takeEntity);
    connect(m_entity->lineEdit(), &QLineEdit::returnPressed, this, &ImportPreview::takeEntity);
}

QToolButton* ImportPreview::addTab(Tab tab, const QString& name, const QString& text, const QString& iconName, QWidget* page) {
    auto* button = new QToolButton(m_header);
    button->setObjectName(name);
    button->setText(text);
    button->setIcon(icon(iconName));
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setCheckable(true);
    m_tabs->addButton(button, tab);
    m_header->addTool(button);
    m_pages->insertWidget(tab, page);
    return button;
}

DenseTable* ImportPreview::makeFields() {
    auto* fields = new DenseTable(QStringLiteral("import/fields"), this);
    fields->setObjectName(QStringLiteral("importFields"));
    fields->setAccessibleName(tr("Fields"));
    fields->setModel(m_fields);
    fields->setItemDelegate(new ChoiceDelegate(fields));
    fields->setColumnCharacters({24, 18, 26, 60});
    fields->setSelectionMode(QAbstractItemView::SingleSelection);
    fields->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed | QAbstractItemView::SelectedClicked |
                            QAbstractItemView::AnyKeyPressed);
    return fields;
}

DenseTable* ImportPreview::makeTrouble() {
    auto* trouble = new DenseTable(QStringLiteral("import/trouble"), this);
    trouble->setObjectName(QStringLiteral("importTrouble"));
    trouble->setAccessibleName(tr("Row errors and repairs"));
    trouble->setModel(m_trouble);
    trouble->setColumnCharacters({8, 18, 50, 60});
    trouble->setEmptyText(tr("Every record that was looked at is a row as it stands."));
    return trouble;
}

QWidget* ImportPreview::makeDoubtLine() {
    m_doubtLine = new QWidget(this);
    m_doubt = new QLabel(m_doubtLine);
    m_doubt->setObjectName(QStringLiteral("importDoubt"));
    m_doubt->setProperty("role", QStringLiteral("warning"));
    m_asUtf8 = new QPushButton(tr("Read as UTF-8"), m_doubtLine);
    m_asUtf8->setObjectName(QStringLiteral("importAsUtf8"));
    auto* layout = new QHBoxLayout(m_doubtLine);
    layout->setContentsMargins(space::kM, space::kXs, space::kS, space::kXs);
    layout->addWidget(m_doubt, 1);
    layout->addWidget(m_asUtf8);
    m_doubtLine->hide();
    connect(m_asUtf8, &QPushButton::clicked, this, [this] { m_draft.setOption("encoding", "UTF-8"); });
    return m_doubtLine;
}

QWidget* ImportPreview::first() const { return m_entity; }

void ImportPreview::begin() {
    m_hasOffered = false;
    m_rowsTable->forgetColumns();
    m_layout->begin();
    m_tabs->button(RowsTab)->click();
    showRows();
    showShape();
}

void ImportPreview::takeEntity() {
    const std::string wanted = utf8(m_entity->currentText().trimmed());
    const auto shape = m_draft.shape();
    if (wanted.empty() || !shape)
        return;
    if (shape->schema.entity(wanted)) {
        m_draft.showEntity(wanted);
        return;
    }
    const auto location = parseLocation(utf8(m_draft.location()));
    if (m_draft.isNew() && location && !location->path.empty()) {
        m_draft.setLocation(qt(location->path) + u'#' + qt(wanted)); // a range becomes an entity of its own
        m_draft.showEntity(wanted);
    }
}

void ImportPreview::showOptions() { showLayout(); }

/// The tab is there where the file has fixed columns, and is what one sees first.
void ImportPreview::showLayout() {
    const bool isThere = m_layout->follow();
    QAbstractButton* tab = m_tabs->button(LayoutTab);
    tab->setVisible(isThere);
    if (isThere && !m_hasOffered)
        tab->click();
    else if (!isThere && tab->isChecked())
        m_tabs->button(RowsTab)->click();
    m_hasOffered = isThere;
}

void ImportPreview::showShape() {
    const auto shape = m_draft.shape();
    const std::string entity = entityInView(m_draft);
    m_fields->follow();
    showLayout();
    const QSignalBlocker quiet(m_entity);
    m_entity->clear();
    if (!shape)
        return;
    for (const Entity& each : shape->schema.entities)
        m_entity->addItem(qt(each.name));
    m_entity->setCurrentText(qt(entity));
    m_rows->setTypes(shape->schema.entity(entity));
    m_rowsTable->fitColumns();
    m_layout->rowsChanged();
}

void ImportPreview::showRows() {
    const auto rows = m_draft.rows();
    const auto shape = m_draft.shape();
    const int side = m_rowsTable->horizontalScrollBar()->value();
    m_rows->show(rows, shape ? shape->schema.entity(entityInView(m_draft)) : nullptr);
    m_rowsTable->horizontalScrollBar()->setValue(side);
    m_rowsTable->fitColumns();
    m_layout->rowsChanged();
    m_trouble->show(rows);
}

void ImportPreview::showState(bool isLooking) {
    const auto rows = m_draft.rows();
    const auto shape = m_draft.shape();
    const Entity* entity = shape ? shape->schema.entity(entityInView(m_draft)) : nullptr;
    QStringList facts;
    if (isLooking)
        facts << tr("looking…");
    if (rows && rows->complete)
        facts << tr("%n rows", nullptr, int(rows->looked - rows->malformedCount));
    else if (rows)
        facts << (entity && entity->rowEstimate ? tr("the first %1 of about %2 rows").arg(formatCount(rows->count), formatCount(*entity->rowEstimate))
                                                : tr("the first %1 rows").arg(formatCount(rows->count)));
    if (rows)
        facts << tr("%n fields", nullptr, int(rows->fields.size()));
    m_header->setFact(facts.join(QStringLiteral(" · ")));
    showTrouble();
    showDoubt();
}

void ImportPreview::showTrouble() {
    const auto rows = m_draft.rows();
    QStringList trouble;
    if (rows && rows->malformedCount > 0)
        trouble << tr("%n row error(s)", nullptr, int(rows->malformedCount));
    if (rows && rows->repairs.count > 0)
        trouble << tr("%n mended", nullptr, int(rows->repairs.count));
    QAbstractButton* tab = m_tabs->button(TroubleTab);
    tab->setText(trouble.isEmpty() ? tr("No row errors") : trouble.join(QStringLiteral(", ")));
    tab->setToolTip(rows ? tr("In the first %1 records").arg(formatCount(rows->looked)) : QString());
    tab->setIcon(icon(rows && rows->malformedCount > 0 ? QStringLiteral("error") : QStringLiteral("rejects")));
}

void ImportPreview::showDoubt() {
    const auto rows = m_draft.rows();
    const std::uint64_t doubtful = rows ? rows->doubtful : 0;
    m_doubtLine->setVisible(doubtful > 0);
    if (doubtful == 0)
        return;
    m_doubt->setText(tr("%n value(s) look as if the encoding were another.", nullptr, int(doubtful)));
    const Finding* found = m_draft.detected("encoding");
    const auto set = m_draft.options().find("encoding");
    m_asUtf8->setVisible(set != m_draft.options().end() ? set->second != "UTF-8" : found && found->value != "UTF-8");
}

} // namespace mw::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/screens/testload/preview_pane.h"

#include "ui/models/run_models.h"
#include "ui/present/icons.h"
#include "ui/present/signs.h"
#include "ui/present/text.h"
#include "ui/present/theme.h"
#include "ui/widgets/dense_view.h"
#include "ui/widgets/section_header.h"
#include "ui/widgets/split_pane.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QScrollBar>
#include <QToolButton>
#include <QVBoxLayout>

namespace mw::ui {

PreviewPane::PreviewPane(QWidget* parent) : QWidget(parent) {
    m_source = new PreviewModel(PreviewModel::Side::Source, this);
    m_target = new PreviewModel(PreviewModel::Side::Target, this);
    const auto side = [this](PreviewModel* model, const QString& name, DenseTable*& table, SectionHeader*& header) {
        auto* pane = new QWidget(this);
        header = new SectionHeader(QString(), pane);
        header->setFixedHeight(30);
        table = new DenseTable(QString(), pane);
        table->setObjectName(name);
        table->setModel(model);
        table->setSelectionMode(QAbstractItemView::SingleSelection);
        table->horizontalHeader()->setStretchLastSection(false);
        auto* layout = new QVBoxLayout(pane);
        layout->setContentsMargins(0, 0, 0, 0);
        layout->setSpacing(0);
        layout->addWidget(header);
        layout->addWidget(table, 1);
        return pane;
    };
    QWidget* left = side(m_source, QStringLiteral("previewSource"), m_sourceTable, m_sourceHeader);
    QWidget* right = side(m_target, QStringLiteral("previewTarget"), m_targetTable, m_targetHeader);
    m_sourceTable->setAccessibleName(tr("Source rows"));
    m_targetTable->setAccessibleName(tr("Target rows"));
    // Both are the two halves of one row: they scroll and select together.
    m_sourceTable->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    for (DenseTable* table : {m_sourceTable, m_targetTable})
        table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOn);
    connect(m_targetTable->verticalScrollBar(), &QScrollBar::valueChanged, m_sourceTable->verticalScrollBar(), &QScrollBar::setValue);
    connect(m_sourceTable->verticalScrollBar(), &QScrollBar::valueChanged, m_targetTable->verticalScrollBar(), &QScrollBar::setValue);
    const auto follow = [](DenseTable* from, DenseTable* to) {
        return [from, to] {
            const int row = from->currentIndex().row();
            if (row >= 0 && to->currentIndex().row() != row)
                to->setCurrentIndex(to->model()->index(row, qMax(0, to->currentIndex().column())));
        };
    };
    connect(m_sourceTable->selectionModel(), &QItemSelectionModel::currentChanged, this, follow(m_sourceTable, m_targetTable));
    connect(m_targetTable->selectionModel(), &QItemSelectionModel::currentChanged, this, follow(m_targetTable, m_sourceTable));
    connect(m_targetTable->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex& current) {
        if (current.isValid())
            Q_EMIT recordChosen(m_target->rowAt(current.row()).rowNumber, qt(m_target->fieldAt(current.column()).name));
    });

    m_filters = new QButtonGroup(this);
    m_fact = new QLabel(this);
    m_fact->setObjectName(QStringLiteral("previewFact"));
    m_fact->setProperty("role", QStringLiteral("muted"));
    m_filterLine = new QHBoxLayout;
    m_filterLine->setContentsMargins(space::kS, space::kXs, space::kM, space::kXs);
    m_filterLine->setSpacing(2);
    m_filterLine->addStretch();
    m_filterLine->addWidget(m_fact);
    connect(m_filters, &QButtonGroup::idClicked, this,
            [this](int id) { show(id < 0 ? std::nullopt : std::optional(Disposition(id))); });
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(m_filterLine);
    layout->addWidget(new SplitPane(Qt::Horizontal, QStringLiteral("testload/preview"), {left, right}, {420, 420}, {1, 1}, this), 1);
}

void PreviewPane::setPreview(std::shared_ptr<const engine::Preview> preview, const QString& source, const QString& target) {
    m_preview = std::move(preview);
    m_sourceHeader->setTitle(tr("Source: %1").arg(source));
    m_targetHeader->setTitle(tr("Target: %1").arg(target));
    m_fact->setText(m_preview->complete ? tr("all %1 rows of the source were looked at").arg(formatCount(m_preview->read))
                                        : tr("%1 rows of the source were looked at").arg(formatCount(m_preview->read)));
    rebuildFilters();
    show(std::nullopt);
    setWidths();
}

void PreviewPane::clear() {
    m_preview.reset();
    m_source->set(nullptr, std::nullopt);
    m_target->set(nullptr, std::nullopt);
    m_fact->clear();
    rebuildFilters();
}

void PreviewPane::chooseRow(int row) {
    if (row < m_target->rowCount())
        m_targetTable->setCurrentIndex(m_target->index(row, 0));
}

void PreviewPane::show(std::optional<Disposition> wanted) {
    m_source->set(m_preview, wanted);
    m_target->set(m_preview, wanted);
}

void PreviewPane::rebuildFilters() {
    for (QAbstractButton* button : m_filters->buttons())
        delete button;
    if (!m_preview)
        return;
    std::map<Disposition, std::size_t> counts;
    for (const engine::PreviewRow& row : m_preview->rows)
        ++counts[row.disposition];
    int position = 0;
    const auto add = [&](int id, const QString& text, std::size_t count, const QIcon& sign) {
        auto* button = new QToolButton(this);
        button->setText(QStringLiteral("%1 %2").arg(text, formatCount(count)));
        button->setIcon(sign);
        button->setIconSize({14, 14});
        button->setToolButtonStyle(sign.isNull() ? Qt::ToolButtonTextOnly : Qt::ToolButtonTextBesideIcon);
        button->setCheckable(true);
        m_filters->addButton(button, id);
        m_filterLine->insertWidget(position++, button);
        return button;
    };
    add(-2, tr("All"), m_preview->rows.size(), {})->setChecked(true);
    for (const auto& [disposition, count] : counts)
        add(int(disposition), textOf(disposition), count, icon(signIcon(signOf(disposition)), signColor(signOf(disposition))));
}

void PreviewPane::setWidths() {
    const int letter = fontMetrics().averageCharWidth();
    for (const auto& [model, table] : {std::pair(m_source, m_sourceTable), std::pair(m_target, m_targetTable)})
        for (int column = 0; column < model->columnCount(); ++column) {
            if (column < model->leading()) {
                table->setColumnWidth(column, qMax(letter * (column == 0 ? 8 : 12) + 14, titleWidth(table->horizontalHeader(), column)));
                continue;
            }
            const Field& field = model->fieldAt(column);
            int characters = 16;
            if (field.type.kind == TypeKind::Text)
                characters = field.type.length > 0 ? qBound(8, int(field.type.length), 22) : 18;
            else if (field.type.kind == TypeKind::Integer || field.type.kind == TypeKind::Boolean || field.type.kind == TypeKind::Date)
                characters = 11;
            table->setColumnWidth(column, letter * qMax(characters, int(field.name.size()) + 2) + 14);
        }
}

} // namespace mw::ui

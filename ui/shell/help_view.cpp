// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/help_view.h"

#include "ui/models/filter_proxy.h"
#include "ui/models/help_model.h"
#include "ui/present/theme.h"
#include "ui/widgets/dense_view.h"
#include "ui/widgets/filter_edit.h"
#include "ui/widgets/split_pane.h"

#include <QLabel>
#include <QScrollArea>
#include <QVBoxLayout>

namespace mw::ui {

HelpView::HelpView(QWidget* parent)
    : QWidget(parent), m_model(new HelpModel(this)), m_proxy(new FilterProxy(this)), m_filter(new FilterEdit(tr("Key or function"), this)),
      m_table(new DenseTable(QStringLiteral("help"), this)), m_text(new QLabel(this)) {
    m_proxy->setSourceModel(m_model);
    m_table->setObjectName(QStringLiteral("helpTable"));
    m_table->setAccessibleName(tr("Help"));
    m_table->setModel(m_proxy);
    m_table->setColumnCharacters({34, 44, 60});
    m_table->setEmptyText(tr("There is no such key or function."));
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_filter->setObjectName(QStringLiteral("helpFilter"));
    m_filter->setFixedWidth(220);
    m_filter->setResultView(m_table);
    m_text->setObjectName(QStringLiteral("helpText"));
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    m_text->setMargin(space::kM);
    m_text->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto* scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setWidget(m_text);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(new SplitPane(Qt::Horizontal, QStringLiteral("help"), {m_table, scroll}, {800, 380}, {1, 0}, this));
    connect(m_filter, &QLineEdit::textChanged, this, [this](const QString& words) {
        m_proxy->setWords(words);
        m_table->setCurrentIndex(m_proxy->index(0, 0));
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &HelpView::showChosen);
}

void HelpView::ask(const QString& word, const QList<QAction*>& actions) {
    m_model->setActions(actions);
    m_filter->setText(word);
    m_table->setCurrentIndex(m_proxy->index(0, 0));
    showChosen();
}

void HelpView::showChosen() {
    const QModelIndex current = m_table->currentIndex();
    m_text->setText(current.isValid() ? m_model->wholeText(m_proxy->mapToSource(current).row()) : QString());
}

} // namespace mw::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/screens/discover/field_detail.h"

#include "core/profile/privacy_floor.h"
#include "ui/models/value_count_model.h"
#include "ui/present/icons.h"
#include "ui/present/messages.h"
#include "ui/present/text.h"
#include "ui/present/theme.h"
#include "ui/screens/discover/length_chart.h"
#include "ui/screens/discover/release_line.h"
#include "ui/widgets/dense_view.h"

#include <QFormLayout>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

namespace mw::ui {

namespace {

DenseTable* countTable(ValueCountModel* model, const QString& name, QWidget* parent) {
    auto* table = new DenseTable(QString(), parent);
    table->setObjectName(name);
    table->setModel(model);
    table->setShowGrid(false);
    table->horizontalHeader()->setStretchLastSection(false);
    table->setColumnCharacters({20, 10, 18});
    table->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    return table;
}

/// "12 · 30 · 55", or "≈ 12 · 30 · 55 (± 1.3 % of the rows)".
QString quartilesText(const profile::FieldProfile& profile) {
    QStringList values;
    for (const std::string& value : profile.quartiles)
        values << qt(value);
    const QString text = values.join(QStringLiteral(" · "));
    return profile.quartileError > 0 ? FieldDetail::tr("≈ %1 (± %2 of the rows)").arg(text, formatShare(std::uint64_t(profile.quartileError * 1000 + 0.5), 1000)) : text;
}

} // namespace

FieldDetail::FieldDetail(QWidget* parent) : QWidget(parent) {
    setObjectName(QStringLiteral("fieldDetail"));
    setProperty("role", QStringLiteral("page"));
    setAttribute(Qt::WA_StyledBackground);
    m_title = new QLabel(this);
    m_title->setProperty("role", QStringLiteral("strong"));
    m_type = new QLabel(this);
    m_type->setProperty("role", QStringLiteral("muted"));
    m_cluster = new QToolButton(this);
    m_cluster->setObjectName(QStringLiteral("clusterField"));
    m_cluster->setIcon(icon(QStringLiteral("group")));
    m_cluster->setText(tr("Cluster values …"));
    m_cluster->setToolTip(tr("Find values that are spellings of one, and list them in a value map"));
    m_cluster->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    connect(m_cluster, &QToolButton::clicked, this, &FieldDetail::clustersRequested);
    m_facts = new QFormLayout;
    m_facts->setHorizontalSpacing(space::kM);
    m_facts->setVerticalSpacing(2);
    m_facts->setLabelAlignment(Qt::AlignLeft);
    m_top = new ValueCountModel(tr("Top values"), this);
    m_patterns = new ValueCountModel(tr("Patterns"), this);
    m_topTable = countTable(m_top, QStringLiteral("topValues"), this);
    m_topTable->setToolTip(tr("Double-click a value to see its rows"));
    m_patternTable = countTable(m_patterns, QStringLiteral("patterns"), this);
    m_lengths = new LengthChart(this);
    m_lengths->setMaximumHeight(96);
    connect(m_topTable, &QAbstractItemView::activated, this, [this](const QModelIndex& index) {
        Q_EMIT rowsRequested({RowFilter::Kind::Equals, m_field, m_top->valueAt(index.row())});
    });

    auto* left = new QVBoxLayout;
    left->setContentsMargins(space::kM, space::kS, space::kS, space::kS);
    left->setSpacing(space::kXs);
    auto* titleLine = new QHBoxLayout;
    titleLine->addWidget(m_title);
    titleLine->addWidget(m_type, 1);
    left->addLayout(titleLine);
    left->addLayout(m_facts);
    left->addWidget(m_lengths, 1);
    left->addStretch();
    left->addWidget(m_cluster, 0, Qt::AlignLeft);
    auto* leftBox = new QWidget(this);
    leftBox->setLayout(left);
    leftBox->setFixedWidth(280);
    const auto upright = [this] {
        auto* line = new QFrame(this);
        line->setProperty("role", QStringLiteral("line"));
        line->setFixedWidth(1);
        return line;
    };
    m_release = new ReleaseLine(this);
    connect(m_release, &ReleaseLine::releaseRequested, this, &FieldDetail::releaseRequested);
    connect(m_release, &ReleaseLine::maskRequested, this, &FieldDetail::maskRequested);
    auto* level = new QFrame(this);
    level->setProperty("role", QStringLiteral("line"));
    level->setFixedHeight(1);
    auto* columns = new QHBoxLayout;
    columns->setSpacing(0);
    columns->addWidget(leftBox);
    columns->addWidget(upright());
    columns->addWidget(m_topTable, 1);
    columns->addWidget(upright());
    columns->addWidget(m_patternTable, 1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(columns, 1);
    layout->addWidget(level);
    layout->addWidget(m_release);
    setMinimumHeight(180);
}

void FieldDetail::clearFacts() {
    while (m_facts->rowCount() > 0)
        m_facts->removeRow(0);
}

void FieldDetail::addFact(const QString& name, const QString& text, const QString& link) {
    auto* label = new QLabel(name, this);
    label->setProperty("role", QStringLiteral("muted"));
    auto* value = new QLabel(this);
    if (link.isEmpty()) {
        value->setTextFormat(Qt::PlainText);
        value->setText(text);
    } else {
        value->setText(QStringLiteral("<a href=\"%1\">%2</a>").arg(link, text.toHtmlEscaped()));
        value->setTextInteractionFlags(Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
        value->setToolTip(tr("Show these rows"));
        connect(value, &QLabel::linkActivated, this, [this](const QString& which) {
            Q_EMIT rowsRequested({which == QStringLiteral("null")    ? RowFilter::Kind::IsNull
                                  : which == QStringLiteral("empty") ? RowFilter::Kind::IsEmpty
                                                                     : RowFilter::Kind::HasEdgeSpace,
                                  m_field, {}});
        });
    }
    m_facts->addRow(label, value);
}

void FieldDetail::show(const Field* field, const profile::FieldProfile* profile, std::uint64_t rows, const QString& release) {
    clearFacts();
    m_release->setVisible(field != nullptr);
    if (field)
        m_release->show(coreText(std::string(profile::personalKind(field->name, profile ? profile->semanticType : std::string()))), release);
    m_field = field ? field->name : std::string();
    m_title->setText(field ? elideName(qt(field->name), 28) : QString());
    m_title->setToolTip(field ? qt(field->name) : QString());
    m_type->setText(field ? typeText(field->type) + (field->nullable ? QString() : QStringLiteral(" · ") + tr("required")) : QString());
    m_top->set(profile ? profile->top : std::vector<profile::ValueCount>(), rows);
    m_patterns->set(profile ? profile->patterns : std::vector<profile::ValueCount>(), rows);
    m_lengths->set(profile ? profile->lengthHistogram : std::vector<std::uint64_t>(), profile ? profile->maximumLength.value_or(0) : 0);
    m_cluster->setVisible(profile && profile->distinct > 1);
    m_lengths->setVisible(profile && profile->maximumLength.value_or(0) > 0);
    if (!profile)
        return;
    const auto counted = [&](const QString& name, std::uint64_t count, const QString& link) {
        const QString text = QStringLiteral("%1 (%2)").arg(formatCount(count), formatShare(count, rows));
        addFact(name, count > 0 ? text : tr("none"), count > 0 ? link : QString());
    };
    counted(tr("Null"), profile->nulls, QStringLiteral("null"));
    if (profile->type.kind == TypeKind::Text) {
        counted(tr("Empty"), profile->empty, QStringLiteral("empty"));
        counted(tr("Edge spaces"), profile->edgeSpaces, QStringLiteral("space"));
    }
    addFact(tr("Distinct"), (profile->distinctIsExact ? QString() : QStringLiteral("≈ ")) + formatCount(profile->distinct));
    if (profile->minimum && profile->maximum && profile->type.kind != TypeKind::Text)
        addFact(tr("Range"), QStringLiteral("%1 – %2").arg(qt(*profile->minimum), qt(*profile->maximum)));
    if (profile->mean)
        addFact(tr("Mean"), qt(*profile->mean));
    if (profile->quartiles.size() == 3)
        addFact(tr("Quartiles"), quartilesText(*profile));
    if (!profile->semanticType.empty())
        addFact(tr("Looks like"), tr("%1, %2 of the values").arg(coreText(profile->semanticType), formatShare(std::uint64_t(profile->semanticRate * 1000), 1000)));
}

} // namespace mw::ui

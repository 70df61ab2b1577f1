// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/screens/discover/drift_line.h"

#include "ui/models/drift_model.h"
#include "ui/present/icons.h"
#include "ui/present/messages.h"
#include "ui/present/roles.h"
#include "ui/present/signs.h"
#include "ui/present/text.h"
#include "ui/present/theme.h"
#include "ui/widgets/dense_view.h"
#include "ui/widgets/elided_label.h"

#include <QDateTime>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QToolButton>
#include <QVBoxLayout>

namespace mw::ui {

namespace {
constexpr int kLineHeight = 30, kTableRows = 6;
}

DriftLine::DriftLine(QWidget* parent) : QWidget(parent) {
    setObjectName(QStringLiteral("driftLine"));
    auto* line = new QWidget(this);
    line->setProperty("role", QStringLiteral("toolline"));
    line->setAttribute(Qt::WA_StyledBackground);
    line->setFixedHeight(kLineHeight);
    m_sign = new QLabel(line);
    m_text = new ElidedLabel(line);
    m_text->setObjectName(QStringLiteral("driftText"));
    m_open = new QToolButton(line);
    m_open->setObjectName(QStringLiteral("driftOpen"));
    m_open->setText(tr("What changed"));
    m_open->setCheckable(true);
    m_model = new DriftModel(this);
    m_table = new DenseTable(QStringLiteral("discover/drift"), this);
    m_table->setObjectName(QStringLiteral("driftTable"));
    m_table->setAccessibleName(tr("What changed since the profile before"));
    m_table->setModel(m_model);
    m_table->setColumnCharacters({20, 26, 36, 36});
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setFixedHeight(kHeaderHeight + kTableRows * kRowHeight);
    m_table->hide();
    auto* inLine = new QHBoxLayout(line);
    inLine->setContentsMargins(space::kM, 0, space::kS, 0);
    inLine->setSpacing(space::kS);
    inLine->addWidget(m_sign);
    inLine->addWidget(m_text, 1);
    inLine->addWidget(m_open);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(line);
    layout->addWidget(m_table);
    connect(m_open, &QToolButton::toggled, m_table, &QWidget::setVisible);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex& current) {
        if (current.isValid())
            Q_EMIT fieldChosen(qt(m_model->fieldAt(current.row())));
    });
    show(nullptr);
}

void DriftLine::show(std::shared_ptr<const ProfileDrift> drift) {
    m_model->show(drift);
    setVisible(drift && (drift->beforeMicros || drift->notKept));
    m_open->setVisible(drift && !drift->changes.empty());
    if (!drift || drift->changes.empty())
        m_open->setChecked(false);
    if (!drift)
        return;
    Sign sign = drift->notKept ? Sign::Warning : Sign::Ok;
    QString text;
    if (drift->beforeMicros) {
        const QString when = QLocale().toString(QDateTime::fromMSecsSinceEpoch(*drift->beforeMicros / 1000), QLocale::ShortFormat);
        text = drift->changes.empty() ? tr("Nothing changed since the profile of %1.").arg(when)
                                      : tr("%Ln change(s) since the profile of %1.", nullptr, int(drift->changes.size())).arg(when);
    }
    if (!drift->changes.empty())
        sign = Sign(m_model->index(0, DriftModel::Change).data(SignRole).toInt()); // the weightiest stands first
    if (drift->notKept)
        text = QStringList{text, tr("This profile could not be kept: %1").arg(messageWithPlace(*drift->notKept))}.join(u' ').trimmed();
    m_sign->setPixmap(iconPixmap(signIcon(sign), signColor(sign), 14, devicePixelRatioF()));
    m_text->setFullText(text);
}

} // namespace mw::ui

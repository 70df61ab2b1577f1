// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/screens/discover/drift_line.h"

#include "ui/models/drift_model.h"
#include "ui/present/messages.h"
#include "ui/present/roles.h"
#include "ui/present/text.h"
#include "ui/widgets/dense_view.h"
#include "ui/widgets/fold_line.h"

#include <QDateTime>
#include <QLocale>
#include <QVBoxLayout>

namespace mw::ui {

DriftLine::DriftLine(QWidget* parent) : QWidget(parent) {
    m_model = new DriftModel(this);
    m_line = new FoldLine(QStringLiteral("drift"), QStringLiteral("discover/drift"), tr("What changed"), m_model, this);
    m_line->table()->setAccessibleName(tr("What changed since the profile before"));
    m_line->table()->setColumnCharacters({20, 26, 36, 36});
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_line);
    connect(m_line->table()->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex& current) {
        if (current.isValid())
            Q_EMIT fieldChosen(qt(m_model->fieldAt(current.row())));
    });
    show(nullptr);
}

void DriftLine::show(std::shared_ptr<const ProfileDrift> drift) {
    m_model->show(drift);
    setVisible(drift && (drift->beforeMicros || drift->notKept));
    m_line->setOpenable(drift && !drift->changes.empty());
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
    m_line->say(sign, text);
}

} // namespace mw::ui

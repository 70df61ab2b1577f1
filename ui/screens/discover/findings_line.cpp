// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/screens/discover/findings_line.h"

#include "ui/models/finding_model.h"
#include "ui/present/text.h"
#include "ui/widgets/dense_view.h"
#include "ui/widgets/fold_line.h"

#include <QToolButton>
#include <QVBoxLayout>

namespace mw::ui {

FindingsLine::FindingsLine(QWidget* parent) : QWidget(parent) {
    m_model = new FindingModel(this);
    m_line = new FoldLine(QStringLiteral("findings"), QStringLiteral("discover/findings"), tr("What was found"), m_model, this);
    m_line->table()->setAccessibleName(tr("Keys, and fields that follow from others"));
    m_line->table()->setColumnCharacters({20, 40, 26, 30});
    m_verify = new QToolButton(this);
    m_verify->setObjectName(QStringLiteral("findingsVerify"));
    m_verify->setText(tr("Verify in all rows"));
    m_verify->setToolTip(tr("Read all rows once more and count what was found in a sample of them"));
    m_line->addTool(m_verify);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_line);
    connect(m_verify, &QToolButton::clicked, this, &FindingsLine::verifyRequested);
    connect(m_line->table()->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex& current) {
        if (current.isValid())
            Q_EMIT fieldChosen(qt(m_model->fieldAt(current.row())));
    });
    show(nullptr);
}

void FindingsLine::show(std::shared_ptr<const profile::EntityProfile> profile) {
    m_model->show(profile);
    setVisible(m_model->rowCount() > 0);
    m_line->setOpenable(m_model->rowCount() > 0);
    m_verify->setVisible(m_model->needsVerifying());
    if (!profile || m_model->rowCount() == 0)
        return;
    QStringList keys, parts;
    for (const profile::CandidateKey& key : profile->keys) {
        QStringList names;
        for (const std::string& field : key.fields)
            names << qt(field);
        keys << names.join(QStringLiteral(" + ")) + (key.isExact ? QString() : QStringLiteral(" ?"));
    }
    if (!keys.isEmpty())
        parts << tr("Keys: %1").arg(keys.join(QStringLiteral(", ")));
    if (!profile->dependencies.empty()) {
        const profile::Dependency& best = profile->dependencies.front();
        const QString first = tr("%1 follows from %2 (%3)").arg(qt(best.dependent), qt(best.determinant), formatShare(best.rows - best.exceptions, best.rows));
        parts << (profile->dependencies.size() == 1 ? first : tr("%1, and %Ln more", nullptr, int(profile->dependencies.size() - 1)).arg(first));
    }
    m_line->say(Sign::Note, parts.join(QStringLiteral(" · ")));
}

} // namespace mw::ui

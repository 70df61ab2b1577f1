// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/help_model.h"

#include "core/rules/catalogue.h"
#include "ui/models/map_rule_words.h"
#include "ui/present/messages.h"
#include "ui/present/roles.h"
#include "ui/present/text.h"

#include <QAction>

namespace mw::ui {

HelpModel::HelpModel(QObject* parent) : TableModel(parent), m_titles{tr("Name"), tr("Key or call"), tr("What it does")} { setActions({}); }

void HelpModel::setActions(const QList<QAction*>& actions) {
    std::vector<Row> next;
    for (const QAction* action : actions)
        if (!action->shortcut().isEmpty()) {
            QStringList keys;
            for (const QKeySequence& key : action->shortcuts())
                keys << key.toString(QKeySequence::NativeText);
            next.push_back({action->text().remove(u'&').remove(QChar(0x2026)), keys.join(QStringLiteral(", ")), {}, false});
        }
    for (const rules::Function& function : rules::allFunctions()) {
        const auto signatures = function.signatures();
        next.push_back({qt(function.name()), signatures.empty() ? QString() : qt(signatures.front()), coreText(function.summary()), true});
    }
    replaceRows(m_rows, std::move(next));
}

QString HelpModel::wholeText(int row) const {
    const Row& shown = m_rows[std::size_t(row)];
    return shown.isFunction ? functionHelp(shown.name) : QStringLiteral("%1\n%2").arg(shown.name, shown.how);
}

QVariant HelpModel::cell(int row, int column, int role) const {
    const Row& shown = m_rows[std::size_t(row)];
    if (role == FilterRole)
        return QString(shown.name + u' ' + shown.how + u' ' + shown.what).toLower();
    if (role == Qt::ToolTipRole)
        return wholeText(row);
    if (role == CodeRole)
        return shown.isFunction && column == How;
    if (role == MutedRole)
        return column == What;
    if (role != Qt::DisplayRole)
        return {};
    return column == Name ? shown.name : column == How ? shown.how : shown.what;
}

} // namespace mw::ui

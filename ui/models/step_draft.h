// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/mapping/model.h"
#include "core/rules/environment.h"

#include <QCoreApplication>
#include <QList>
#include <QMap>
#include <QString>

#include <optional>

namespace mw::ui {

/// A part of a pipeline step as a form shows it.
struct StepPart {
    enum class Kind {
        Text,
        Rule,     ///< over the rows before the step
        SideRule, ///< over the entity that the step takes in
        Lines,    ///< several, one per line
        Choice,
        Check,
    };
    QString key; ///< "on", "where"
    QString label;
    QString placeholder;
    Kind kind = Kind::Text;
    QString text; ///< the value; of a choice its data, of a check "yes" or nothing
    QList<std::pair<QString, QString>> choices = {}; ///< shown text, data
};

/// A pipeline step as texts that people edit, and back. Lists are written one item a line: "total = sum(amount)".
class StepDraft {
    Q_DECLARE_TR_FUNCTIONS(StepDraft)
public:
    /// The kinds in the order in which they are offered.
    static const QList<QString>& kinds();
    static QString kindTitle(const QString& kind); ///< "Join another entity"
    static QString kindHelp(const QString& kind);
    static mapping::Step made(const QString& kind);

    static QList<StepPart> parts(const mapping::Document& document, const mapping::Step& step);
    /// The step with what stands in the parts, by their keys; an error says which line cannot be read.
    static Result<mapping::Step> with(const mapping::Step& step, const QMap<QString, QString>& texts);

    /// "⨝ customers", "where amount > 0".
    static QString chipText(const mapping::Document& document, const mapping::Step& step);
    static QString chipIcon(const mapping::Step& step);
};

} // namespace mw::ui

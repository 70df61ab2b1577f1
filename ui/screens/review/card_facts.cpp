// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/screens/review/card_facts.h"

#include "ui/present/messages.h"
#include "ui/present/text.h"
#include "ui/screens/review/card_model.h"
#include "ui/screens/review/worklist_model.h"

namespace mw::ui {

QStringList cardFacts(const review::CardStanding& card, const review::CardContent& content) {
    QStringList facts;
    if (const QString why = WorklistModel::whyOf(card.card); !why.isEmpty())
        facts.append(why);
    if (content.disposition == Disposition::Excluded)
        facts.append(CardModel::tr("excluded by the filter"));
    for (const engine::RejectReason& reason : content.reasons)
        facts.append(CardModel::tr("rejected: %1").arg((reason.targetField.empty() ? QString() : qt(reason.targetField) + QStringLiteral(": ")) + message(reason)));
    if (content.source.empty() && content.reasons.empty())
        facts.append(CardModel::tr("the source no longer holds it"));
    else if (content.actual.empty() && !content.expected.empty())
        facts.append(CardModel::tr("the target holds no such record"));
    const auto children = [](const std::vector<review::Children>& all) {
        QStringList parts;
        for (const review::Children& each : all)
            parts.append(formatCount(each.count) + u' ' + qt(each.entity));
        return parts.join(QStringLiteral(", "));
    };
    if (!content.sourceChildren.empty())
        facts.append(CardModel::tr("source: %1").arg(children(content.sourceChildren)));
    if (!content.targetChildren.empty())
        facts.append(CardModel::tr("target: %1").arg(children(content.targetChildren)));
    if (!card.missing().empty() && !card.verdicts.empty()) {
        QStringList names;
        for (const std::string& name : card.missing())
            names.append(qt(name));
        facts.append(CardModel::tr("still to judge: %1").arg(names.join(QStringLiteral(", "))));
    }
    return facts;
}

} // namespace mw::ui

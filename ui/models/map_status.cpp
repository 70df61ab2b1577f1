// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/map_status.h"

#include "ui/present/text.h"
#include "ui/present/theme.h"

#include <QCoreApplication>

namespace mw::ui {

namespace {
struct Status {
    Q_DECLARE_TR_FUNCTIONS(Status)
};
} // namespace

const QStringList& statusWords() {
    static const QStringList words{QStringLiteral("draft"), QStringLiteral("in review"), QStringLiteral("approved"),
                                   QStringLiteral("question"), QStringLiteral("excluded")};
    return words;
}

QString statusText(const QString& status) {
    if (status == u"draft")
        return Status::tr("Draft");
    if (status == u"in review")
        return Status::tr("In review");
    if (status == u"approved")
        return Status::tr("Approved");
    if (status == u"question")
        return Status::tr("Question");
    if (status == u"excluded")
        return Status::tr("Excluded");
    return status;
}

QString statusWord(const QString& text) {
    const QString wanted = text.trimmed();
    for (const QString& word : statusWords())
        if (wanted.compare(word, Qt::CaseInsensitive) == 0 || wanted.compare(statusText(word), Qt::CaseInsensitive) == 0)
            return word;
    return {};
}

Sign statusSign(const QString& status) {
    if (status == u"approved")
        return Sign::Ok;
    if (status == u"question")
        return Sign::Question;
    if (status == u"in review")
        return Sign::Note;
    return status.isEmpty() ? Sign::None : Sign::Open;
}

QString statusIcon(const QString& status) {
    if (status == u"in review")
        return QStringLiteral("eye");
    if (status == u"approved")
        return QStringLiteral("ok");
    if (status == u"question")
        return QStringLiteral("question");
    if (status == u"excluded")
        return QStringLiteral("minus");
    return QStringLiteral("edit");
}

QColor statusColor(const QString& status) {
    const Colors& colors = theme::colors();
    if (status == u"approved")
        return colors.ok;
    if (status == u"question")
        return colors.info;
    return colors.textMuted;
}

QString workflowStatus(const mapping::Document& document, const Id& element) {
    const auto found = document.workflow.status.find(element.text());
    return found == document.workflow.status.end() ? QStringLiteral("draft") : qt(found->second);
}

QString workflowOwner(const mapping::Document& document, const Id& element) {
    const auto found = document.workflow.owner.find(element.text());
    return found == document.workflow.owner.end() ? QString() : qt(found->second);
}

QString criticalityText(mapping::Criticality criticality) {
    switch (criticality) {
    case mapping::Criticality::Normal: return Status::tr("Normal");
    case mapping::Criticality::Critical: return Status::tr("Critical");
    case mapping::Criticality::Informative: return Status::tr("Informative");
    }
    return {};
}

std::optional<mapping::Criticality> criticalityOf(const QString& text) {
    const QString wanted = text.trimmed();
    using mapping::Criticality;
    for (const auto& [value, word] : {std::pair(Criticality::Normal, QStringLiteral("normal")),
                                      std::pair(Criticality::Critical, QStringLiteral("critical")),
                                      std::pair(Criticality::Informative, QStringLiteral("informative"))})
        if (wanted.compare(word, Qt::CaseInsensitive) == 0 || wanted.compare(criticalityText(value), Qt::CaseInsensitive) == 0)
            return value;
    return {};
}

} // namespace mw::ui

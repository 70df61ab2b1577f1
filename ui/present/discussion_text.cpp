// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/present/discussion_text.h"

#include "ui/present/text.h"
#include "ui/present/theme.h"

#include <QCoreApplication>
#include <QDateTime>

namespace mw::ui {

namespace {

struct Said {
    Q_DECLARE_TR_FUNCTIONS(Discussion)
};

QString moment(const std::string& time) {
    const QDateTime at = QDateTime::fromString(qt(time), Qt::ISODate);
    return at.isValid() ? at.toLocalTime().toString(QStringLiteral("yyyy-MM-dd HH:mm")) : qt(time);
}

QString link(const char* act, const Id& thread, const QString& text) {
    return QStringLiteral("<a href=\"%1:%2\">%3</a>").arg(QLatin1String(act), qt(thread.text()).toHtmlEscaped(), text);
}

QString remark(const mapping::Comment& comment, bool isReply) {
    const QString muted = theme::colors().textMuted.name();
    return QStringLiteral("<div style=\"margin:%1px 0 2px %2px\"><b>%3</b> <span style=\"color:%4\">%5</span><br>%6</div>")
        .arg(isReply ? 4 : 0)
        .arg(isReply ? 14 : 0)
        .arg(qt(comment.author).toHtmlEscaped(), muted, moment(comment.time).toHtmlEscaped(),
             qt(comment.text).toHtmlEscaped().replace(u'\n', QStringLiteral("<br>")));
}

} // namespace

QString questionState(const mapping::Thread& thread) {
    const mapping::Question& question = *thread.first->question;
    if (!question.closed.empty())
        return Said::tr("closed");
    if (thread.answer())
        return Said::tr("answered");
    if (!question.due.empty() && qt(question.due) < QDate::currentDate().toString(Qt::ISODate))
        return Said::tr("overdue");
    return question.blocking ? Said::tr("blocks approval") : Said::tr("open");
}

QString discussionHtml(const std::vector<mapping::Thread>& threads) {
    QString html;
    const QString muted = theme::colors().textMuted.name();
    for (const mapping::Thread& thread : threads) {
        const mapping::Comment& first = *thread.first;
        html += QStringLiteral("<div style=\"margin:10px 0\">");
        if (const auto& question = first.question) {
            QString head = QStringLiteral("<b>%1</b> · %2").arg(qt(question->reference).toHtmlEscaped(), questionState(thread));
            if (!question->addressee.empty())
                head += QStringLiteral(" · ") + Said::tr("asked of %1").arg(qt(question->addressee).toHtmlEscaped());
            if (!question->due.empty())
                head += QStringLiteral(" · ") + Said::tr("until %1").arg(qt(question->due).toHtmlEscaped());
            html += QStringLiteral("<div style=\"color:%1\">%2</div>").arg(muted, head);
        }
        html += remark(first, false);
        for (const mapping::Comment* const each : thread.replies)
            html += remark(*each, true);
        QStringList acts = {link("reply", first.id, Said::tr("Answer"))};
        if (first.question && mapping::isOpenQuestion(first))
            acts << link("close", first.id, Said::tr("Close")) << link("decide", first.id, Said::tr("Make it a decision"));
        else if (first.question)
            acts << link("reopen", first.id, Said::tr("Open again"));
        acts << link("remove", first.id, Said::tr("Remove"));
        html += QStringLiteral("<div style=\"margin-top:2px\">%1</div></div>").arg(acts.join(QStringLiteral(" &nbsp; ")));
    }
    return html;
}

} // namespace mw::ui

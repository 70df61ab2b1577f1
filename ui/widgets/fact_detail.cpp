// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/fact_detail.h"

#include "core/base/wording.h"
#include "ui/present/messages.h"
#include "ui/present/text.h"
#include "ui/present/theme.h"

namespace mw::ui {

namespace {

QString paragraph(const QString& title, const std::string& sentence, const std::string& text) {
    if (sentence.empty() && text.empty())
        return {};
    const QString code = QStringLiteral("<code>%1</code>").arg(qt(text).toHtmlEscaped());
    const QString said = qt(sentence).toHtmlEscaped().replace(u'\n', QStringLiteral("<br>"));
    return QStringLiteral("<p style=\"margin:2px 0\"><b>%1</b> %2</p>")
        .arg(title, sentence.empty() ? code : text.empty() ? said : said + QStringLiteral("<br>") + code);
}

} // namespace

FactDetail::FactDetail(const QString& was, const QString& now, QWidget* parent) : QLabel(parent), m_was(was), m_now(now) {
    setProperty("role", QStringLiteral("chrome"));
    setContentsMargins(space::kM, space::kS, space::kM, space::kS);
    setWordWrap(true);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
    connect(this, &QLabel::linkActivated, this, [this](const QString& element) { Q_EMIT showRequested(Id(utf8(element))); });
    hide();
}

void FactDetail::setFact(const sign::ChangedFact* fact) {
    setVisible(fact != nullptr);
    if (!fact)
        return;
    QString text = QStringLiteral("<b>%1</b>").arg(coreText(fact->where).toHtmlEscaped());
    if (fact->kind != sign::Change::Kind::Removed && !fact->element.isNull())
        text += QStringLiteral(" &nbsp;<a href=\"%1\">%2</a>").arg(qt(fact->element.text()).toHtmlEscaped(), tr("Show it"));
    text += paragraph(m_was, fact->wasSentence, fact->was);
    text += paragraph(m_now, fact->nowSentence, fact->now);
    if (!fact->through.empty())
        text += QStringLiteral("<p style=\"margin:2px 0\">%1</p>").arg(tr("It hangs on what has changed: %1").arg(coreText(listed(fact->through)).toHtmlEscaped()));
    setText(text);
}

} // namespace mw::ui

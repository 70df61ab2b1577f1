// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/present/messages.h"

#include "ui/present/text.h"

#include <QCoreApplication>

namespace mw::ui {

QString coreText(std::string_view english) {
    if (english.empty())
        return {};
    const std::string text(english);
    return QCoreApplication::translate("core", text.c_str());
}

QString message(const Error& error) {
    return qt(fillTemplate(utf8(coreText(templateOf(error.code))), error.arguments));
}

QString messageWithPlace(const Error& error) {
    QString text = error.where.empty() ? message(error) : qt(error.where) + QStringLiteral(": ") + message(error);
    for (const std::string& context : error.context)
        text += QStringLiteral(" (%1)").arg(coreText(context));
    return text;
}

QString typeText(const LogicalType& type) { return qt(printType(type)); }

QString stateText(JobProgress::State state) {
    switch (state) {
    case JobProgress::State::Waiting: return QCoreApplication::translate("Jobs", "waiting");
    case JobProgress::State::Running: return QCoreApplication::translate("Jobs", "running");
    case JobProgress::State::Done: return QCoreApplication::translate("Jobs", "done");
    case JobProgress::State::Failed: return QCoreApplication::translate("Jobs", "failed");
    case JobProgress::State::Cancelled: return QCoreApplication::translate("Jobs", "cancelled");
    }
    return {};
}

} // namespace mw::ui

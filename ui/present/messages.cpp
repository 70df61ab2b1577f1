// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/present/messages.h"

#include "ui/present/phrase_book.h"
#include "ui/present/text.h"

#include <QCoreApplication>

namespace mw::ui {

namespace {

std::string translated(const std::string& english) { return utf8(QCoreApplication::translate("core", english.c_str())); }

class WindowCatalogue final : public MessageCatalogue {
public:
    std::string text(std::string_view english) const override { return translated(std::string(english)); }
};

} // namespace

QString coreText(std::string_view english) { return qt(sayFinished(english, translated)); }

const MessageCatalogue& windowCatalogue() {
    static const WindowCatalogue catalogue;
    return catalogue;
}

QString message(const Error& error) {
    // What a rule says when it rejects a record is the analyst's text.
    if (error.code == Code::Rejected)
        return message(error.code, error.message());
    std::vector<std::string> arguments = error.arguments;
    for (std::string& argument : arguments)
        // Names and values stay as they are.
        if (argument.find(' ') != std::string::npos && argument.front() != '\'')
            argument = sayFinished(argument, translated);
    return qt(fillTemplate(translated(std::string(templateOf(error.code))), arguments));
}

QString message(Code code, const std::string& english) { return code == Code::Rejected ? qt(translated(english)) : coreText(english); }

QString message(const engine::RejectReason& reason) { return message(reason.code, reason.message); }

QString messageWithPlace(const Error& error) {
    QString text = error.where.empty() ? message(error) : coreText(error.where) + QStringLiteral(": ") + message(error);
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

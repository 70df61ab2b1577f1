// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/verb.h"
#include "app/samples.h"
#include "core/connect/connector.h"
#ifdef MW_WITH_WINDOW
#include "ui/shell/start.h"
#endif

#include <QGuiApplication>

#include <algorithm>
#include <clocale>
#include <cstdio>
#include <memory>
#include <string>
#include <vector>

namespace {

int printVersion() {
    std::printf("mapwright %s\nconnectors:", MW_VERSION);
    for (const mw::ConnectorInfo& connector : mw::connectors())
        std::printf(" %s", connector.name.c_str());
    std::printf("\n");
    return mw::cli::Done;
}

int unknownVerb(const std::vector<std::string>& words, bool json) {
    const std::string word = words.empty() || words.front() == "--json" ? "no verb" : words.front();
    const char* const why = "there is no such verb or document; see mapwright --help";
    const mw::cli::Console console(json);
    console.note(word + " — command line: " + why);
    if (json)
        console.document({{"error", {{"code", mw::nameOf(mw::Code::Usage)}, {"message", word + ": " + why}, {"where", "command line"}}}});
    return mw::cli::RequestWrong;
}

} // namespace

int main(int argc, char** argv) {
    const std::vector<std::string> words(argv + 1, argv + argc);
    const std::string first = words.empty() ? "" : words.front();
    if (first == "--help" || first == "-h") {
        std::fputs(mw::cli::overallHelp().c_str(), stdout);
        return mw::cli::Done;
    }
    if (first == "--version")
        return printVersion();
    if (const mw::cli::Verb* verb = mw::cli::findVerb(first)) {
        // Qt finds its database drivers through the application; it also takes over the user's locale, in whose numbers
        // no file is written.
        std::unique_ptr<QCoreApplication> application;
        if (verb->paints && verb->paints({words.begin() + 1, words.end()})) {
            qputenv("QT_QPA_PLATFORM", "offscreen");
            // Who paints without a display does not hear what a desktop would have.
            qInstallMessageHandler([](QtMsgType, const QMessageLogContext&, const QString&) {});
            application = std::make_unique<QGuiApplication>(argc, argv);
        } else {
            application = std::make_unique<QCoreApplication>(argc, argv);
        }
        std::setlocale(LC_NUMERIC, "C");
        return mw::cli::runVerb(*verb, {words.begin() + 1, words.end()});
    }
    const bool json = std::find(words.begin(), words.end(), "--json") != words.end();
#ifdef MW_WITH_WINDOW
    // Everything that is no verb is a file to open, or an option of the window; but who wants JSON wants no window.
    if (!json && mw::ui::isForWindow(words))
        return mw::ui::startWindow(argc, argv, {mw::app::unpackSamples});
#endif
    return unknownVerb(words, json);
}

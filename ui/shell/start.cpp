// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/start.h"

#include "ui/present/english_plurals.h"
#include "ui/present/icons.h"
#include "ui/present/text.h"
#include "ui/shell/main_window.h"
#include "ui/shell/pictures.h"
#include "ui/shell/preferences.h"

#include <QApplication>
#include <QFileInfo>
#include <QTimer>

#include <cstdio>

namespace mw::ui {

bool isForWindow(const std::vector<std::string>& words) {
    return words.empty() || words.front() == "--pictures" || words.front().empty() || words.front().front() != '-';
}

int startWindow(int argc, char** argv, Services services) {
    const std::vector<std::string> words(argv + 1, argv + argc);
    const bool pictures = !words.empty() && words.front() == "--pictures";
    if (pictures && (words.size() < 2 || words.size() > 3)) {
        std::fputs("mapwright: --pictures — command line: it needs a folder, and takes one document\n", stderr);
        return 2;
    }
    if (!pictures && !words.empty() && !QFileInfo::exists(qt(words.front()))) {
        std::fprintf(stderr, "mapwright: %s — command line: there is no such verb or file; see mapwright --help\n", words.front().c_str());
        return 2;
    }
    if (pictures && qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    else if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM") && qEnvironmentVariableIsEmpty("DISPLAY") &&
             qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY")) {
        std::fputs("mapwright: window — display: there is none; see mapwright --help for the command line\n", stderr);
        return 3;
    }
    preferences::nameApplication();
    QApplication application(argc, argv);
    QApplication::installTranslator(new EnglishPlurals(&application));
    QApplication::setApplicationDisplayName(QStringLiteral("Mapwright"));
    QApplication::setDesktopFileName(QStringLiteral("mapwright"));
    QApplication::setWindowIcon(QIcon(QStringLiteral(":/icons/mapwright.svg")));
    if (pictures) {
        preferences::install(application, preferences::systemLanguage());
        return takePictures(application, std::move(services), qt(words[1]), words.size() > 2 ? qt(words[2]) : QString());
    }
    preferences::apply(application);
    MainWindow window(std::move(services));
    window.show();
    if (!words.empty()) {
        const QString path = qt(words.front());
        if (path.endsWith(QStringLiteral(".mapwright")))
            window.workspace().open(path);
        else
            window.openImport(path);
    } else if (const QString last = Workspace::lastOpen(); !last.isEmpty() && QFileInfo::exists(last)) {
        window.workspace().open(last);
    }
    return QApplication::exec();
}

} // namespace mw::ui

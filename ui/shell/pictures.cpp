// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/pictures.h"

#include "ui/present/text.h"
#include "ui/shell/main_window.h"
#include "ui/shell/preferences.h"

#include <QApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QImage>
#include <QPainter>
#include <QSettings>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QThreadPool>
#include <QTimer>

#include <atomic>
#include <cstdio>

namespace mw::ui {

namespace {

constexpr int kQuietMs = 200;            // no job for that long: the page has settled
constexpr int kPngQuality = 80;          // of the compression only: quick rather than small
constexpr int kPatienceMs = 10 * 60'000; // the longest wait for jobs

struct Size {
    QSize window;
    qreal scale;
    QString name() const {
        return QStringLiteral("%1x%2").arg(int(window.width() * scale)).arg(int(window.height() * scale));
    }
};
const QList<Size> kSizes{{{1280, 720}, 1}, {{1920, 1080}, 1}, {{1920, 1080}, 2}};

/// Lets the window work until nothing is under way. Only here, where there is nobody at the window.
bool settle(Tasks& tasks) {
    QElapsedTimer total, quiet;
    total.start();
    quiet.start();
    while (total.elapsed() < kPatienceMs) {
        QEventLoop loop;
        QTimer::singleShot(20, &loop, &QEventLoop::quit);
        loop.exec();
        if (tasks.running() > 0)
            quiet.restart();
        else if (quiet.elapsed() > kQuietMs)
            return true;
    }
    return false;
}

class Photographer {
public:
    Photographer(QApplication& application, MainWindow& window, QDir folder)
        : m_application(application), m_window(window), m_folder(std::move(folder)) {}

    /// Saves the window as it is now, in both themes and all sizes.
    bool take(const QString& name) {
        for (const ThemeMode mode : {ThemeMode::Light, ThemeMode::Dark}) {
            theme::apply(m_application, mode);
            for (const Size& size : kSizes) {
                m_window.resize(size.window);
                if (!settle(m_window.workspace().tasks()))
                    return false;
                QImage image(size.window * size.scale, QImage::Format_RGB32);
                image.setDevicePixelRatio(size.scale);
                m_window.render(&image);
                const QString file = QStringLiteral("%1-%2-%3.png").arg(name, mode == ThemeMode::Dark ? QStringLiteral("dark") : QStringLiteral("light"), size.name());
                // Written while the window settles for the next one.
                m_writing.start([this, image, path = m_folder.filePath(file)] {
                    if (!image.save(path, "PNG", kPngQuality))
                        m_failed = true;
                });
            }
        }
        std::printf("%s\n", qPrintable(m_folder.filePath(name)));
        return true;
    }
    /// Whether all pictures were written.
    bool finish() {
        m_writing.waitForDone();
        return !m_failed;
    }

private:
    QApplication& m_application;
    MainWindow& m_window;
    QDir m_folder;
    std::atomic<bool> m_failed = false;
    QThreadPool m_writing;
};

bool takeAll(Photographer& photographer, MainWindow& window, bool withDocument) {
    Tasks& tasks = window.workspace().tasks();
    if (!withDocument)
        return photographer.take(QStringLiteral("00-start"));
    bool good = true;
    int number = 1;
    for (Screen* screen : window.screens()) {
        const QString prefix = QStringLiteral("%1-%2").arg(number++, 2, 10, QLatin1Char('0')).arg(screen->name());
        window.showView({});
        window.showScreen(screen->name());
        good &= settle(tasks) && photographer.take(prefix);
        for (const Screen::PictureState& state : screen->pictureStates()) {
            state.enter();
            good &= settle(tasks) && photographer.take(prefix + u'-' + state.name);
        }
    }
    window.openExport();
    good &= settle(tasks) && photographer.take(QStringLiteral("80-export"));
    for (const mapping::Connection& connection : window.workspace().project()->document().connections) {
        window.openShape(connection.id);
        good &= settle(tasks) && photographer.take(QStringLiteral("81-shape-") + qt(connection.name));
    }
    window.showScreen(window.screens().front()->name());
    for (const QString& view : {QStringLiteral("problems"), QStringLiteral("questions"), QStringLiteral("jobs"), QStringLiteral("rejects"), QStringLiteral("history"), QStringLiteral("help")}) {
        window.showView(view);
        good &= settle(tasks) && photographer.take(QStringLiteral("90-") + view);
    }
    window.showView({});
    window.openGoTo();
    good &= photographer.take(QStringLiteral("91-go-to"));
    window.openPalette();
    good &= photographer.take(QStringLiteral("92-actions"));
    return good;
}

} // namespace

int takePictures(QApplication& application, Services services, const QString& folder, const QString& document) {
    const QDir place(folder);
    if (!place.mkpath(QStringLiteral("."))) {
        std::fprintf(stderr, "mapwright: pictures — %s: the folder cannot be made\n", qPrintable(folder));
        return 3;
    }
    // A fresh user: what somebody set or opened must not show, nor be touched.
    const QTemporaryDir home;
    for (const char* variable : {"XDG_DATA_HOME", "XDG_CONFIG_HOME"})
        qputenv(variable, QFile::encodeName(home.path()));
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, home.path());
    theme::apply(application, ThemeMode::Light);

    MainWindow window(std::move(services));
    window.resize(kSizes.front().window);
    window.show();
    Photographer photographer(application, window, place);
    bool good = takeAll(photographer, window, false);
    QString failure;
    QObject::connect(&window.workspace(), &Workspace::openFailed, [&failure](const QString&, const QString& why) { failure = why; });
    if (document.isEmpty())
        window.workspace().openSample();
    else
        window.workspace().open(document);
    if (!settle(window.workspace().tasks()) || !window.workspace().project()) {
        std::fprintf(stderr, "mapwright: pictures — %s: %s\n", qPrintable(document.isEmpty() ? QStringLiteral("the sample") : document), qPrintable(failure));
        return 2;
    }
    good &= takeAll(photographer, window, true);
    good &= photographer.finish();
    if (!good)
        std::fprintf(stderr, "mapwright: pictures — %s: a picture could not be saved\n", qPrintable(folder));
    return good ? 0 : 3;
}

} // namespace mw::ui

// SPDX-License-Identifier: GPL-3.0-or-later
// The canvas at scale: opens a generated mapping of 2,000 × 2,000 fields with 3,000 links in the real page, then scrolls,
// filters, drags and moves the pointer. A frame is an input event to the finished raster of the page at 1920 × 1080.
//   QT_QPA_PLATFORM=offscreen bench_canvas [fields] [links]
#include "core/document/generated_document.h"
#include "ui/present/theme.h"
#include "ui/screens/map/canvas.h"
#include "ui/screens/map/map_editor.h"
#include "ui/screens/map/map_screen.h"
#include "ui/widgets/filter_edit.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QImage>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>
#include <QSettings>
#include <QTemporaryDir>
#include <QWheelEvent>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <functional>
#include <vector>

using namespace mw;
using namespace mw::ui;

namespace {

constexpr int kFrames = 400;

double threadMs() {
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return double(now.tv_sec) * 1e3 + double(now.tv_nsec) / 1e6;
}

/// Paints what changed since the last frame, as a window system would ask for it.
class FrameClock {
public:
    explicit FrameClock(QWidget& page) : m_page(page), m_image(page.size(), QImage::Format_ARGB32_Premultiplied) {}

    /// What a frame took, and what of it this thread worked: they differ on a machine that is busy with other things.
    struct Time {
        double passed, worked;
    };

    Time frame(QWidget& painted, const std::function<void()>& input) {
        QElapsedTimer timer;
        timer.start();
        const double before = threadMs();
        input();
        // The canvas answers an input by repainting its whole viewport: links run all over it.
        painted.render(&m_image, painted.mapTo(&m_page, QPoint()), QRegion(), QWidget::DrawWindowBackground | QWidget::DrawChildren);
        return {double(timer.nsecsElapsed()) / 1e6, threadMs() - before};
    }

    void report(const char* what, QWidget& painted, const std::function<void(int)>& input) {
        std::vector<double> passed, worked;
        for (int i = 0; i < kFrames; ++i) {
            const Time time = frame(painted, [&] { input(i); });
            passed.push_back(time.passed);
            worked.push_back(time.worked);
        }
        std::sort(passed.begin(), passed.end());
        std::sort(worked.begin(), worked.end());
        std::printf("%-34s p50 %6.2f ms   p99 %6.2f ms   worst %6.2f ms   of it worked: p50 %6.2f ms   p99 %6.2f ms\n", what,
                    passed[kFrames / 2], passed[kFrames * 99 / 100], passed.back(), worked[kFrames / 2], worked[kFrames * 99 / 100]);
    }

private:
    QWidget& m_page;
    QImage m_image;
};

void wheel(Canvas& canvas, const QPoint& at, int steps) {
    QWheelEvent event(at, canvas.viewport()->mapToGlobal(at), QPoint(), QPoint(0, steps * 120), Qt::NoButton, Qt::NoModifier,
                      Qt::NoScrollPhase, false);
    QApplication::sendEvent(canvas.viewport(), &event);
}

void mouse(Canvas& canvas, QEvent::Type type, const QPoint& at, Qt::MouseButtons buttons) {
    QMouseEvent event(type, at, canvas.viewport()->mapToGlobal(at), type == QEvent::MouseMove ? Qt::NoButton : Qt::LeftButton, buttons,
                      Qt::NoModifier);
    QApplication::sendEvent(canvas.viewport(), &event);
}

} // namespace

int main(int argc, char** argv) {
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    const QTemporaryDir home;
    QSettings::setDefaultFormat(QSettings::IniFormat);
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, home.path());
    theme::apply(application, ThemeMode::Light);

    document::GeneratedShape shape;
    if (argc > 1)
        shape.fields = std::strtoull(argv[1], nullptr, 10);
    shape.links = argc > 2 ? std::strtoull(argv[2], nullptr, 10) : shape.fields * 3 / 2;
    Tasks tasks;
    Project project(document::generatedDocument(shape), tasks);
    while (project.isChecking())
        QApplication::processEvents(QEventLoop::AllEvents, 20);

    MapScreen page;
    page.resize(1920, 1080);
    page.show();
    page.setProject(&project);
    QImage image(page.size(), QImage::Format_ARGB32_Premultiplied);
    page.render(&image);

    QElapsedTimer timer;
    timer.start();
    page.openMapping(project.document().mappings.front().id);
    page.render(&image);
    std::printf("%zu × %zu fields, %zu links\n", shape.fields, shape.fields, shape.links);
    std::printf("%-34s %6.0f ms\n", "open to first picture", double(timer.nsecsElapsed()) / 1e6);

    Canvas& canvas = *page.editor()->canvas();
    const CanvasGeometry g = canvas.viewGeometry();
    const QPoint gutter = g.gutter.center(), source = g.source.center(), target = g.target.center();
    FrameClock clock(page);
    const auto wave = [](int i) { return (i / 100) % 2 == 0 ? -1 : 1; };
    clock.report("wheel over the links, both sides", canvas, [&](int i) { wheel(canvas, gutter, wave(i)); });
    clock.report("wheel over the source", canvas, [&](int i) { wheel(canvas, source, wave(i)); });
    clock.report("wheel over the target", canvas, [&](int i) { wheel(canvas, target, wave(i)); });
    clock.report("scroll bar, jumps", canvas, [&](int i) {
        QScrollBar* bar = canvas.verticalScrollBar();
        bar->setValue(int(std::int64_t(bar->maximum()) * (i * 37 % kFrames) / kFrames));
    });
    canvas.verticalScrollBar()->setValue(0);
    clock.report("pointer over the links", canvas, [&](int i) {
        mouse(canvas, QEvent::MouseMove, QPoint(g.gutter.left() + i % g.gutter.width(), 20 + (i * 7) % (g.height - 40)), Qt::NoButton);
    });
    const QPoint start = canvas.sourceRect(5).center();
    mouse(canvas, QEvent::MouseButtonPress, start, Qt::LeftButton);
    clock.report("dragging a field", canvas, [&](int i) {
        mouse(canvas, QEvent::MouseMove, QPoint(start.x() + 40 + i, 60 + (i * 3) % (g.height - 80)), Qt::LeftButton);
    });
    mouse(canvas, QEvent::MouseButtonRelease, gutter, Qt::LeftButton);
    const QString words = QStringLiteral("customer_name");
    clock.report("typing into the target filter", canvas, [&](int i) {
        canvas.targetFilter()->setText(words.left(i % (words.size() + 1)));
    });
    canvas.targetFilter()->clear();
    clock.report("whole page, wheel", page, [&](int i) { wheel(canvas, gutter, wave(i)); });
    while (tasks.running() > 0)
        QApplication::processEvents(QEventLoop::AllEvents, 20);
    page.setProject(nullptr);
    return 0;
}

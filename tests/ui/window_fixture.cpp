// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/test_main.h"
#include "tests/ui/window_fixture.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QComboBox>
#include <QDirIterator>
#include <QSettings>
#include <QTest>

namespace mw::test {

namespace {

/// Stands in for the program's own resources: the sample as the build made it.
Result<std::vector<std::string>> unpackSamples(const std::string& folder) {
    const QDir from(QStringLiteral(MW_SAMPLE_FOLDER));
    const QDir to(qt(folder) + QStringLiteral("/legacy-crm"));
    QDirIterator files(from.path(), QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString file = files.next(), copy = to.filePath(from.relativeFilePath(file));
        if (!QDir().mkpath(QFileInfo(copy).path()) || !QFile::copy(file, copy))
            return at(makeError(Code::FileNotFound), copy.toStdString());
        QFile::setPermissions(copy, QFile::ReadOwner | QFile::WriteOwner);
    }
    return std::vector<std::string>{to.filePath(QStringLiteral("legacy-crm.mapwright")).toStdString()};
}

} // namespace

void picture(QWidget* widget, const QString& name) {
    const QString folder = qEnvironmentVariable("MW_TEST_PICTURES");
    if (folder.isEmpty() || !widget)
        return;
    QApplication::processEvents(); // what was said is laid out
    widget->grab().save(folder + u'/' + name + QStringLiteral(".png"));
}

WindowFixture::WindowFixture() {
    for (const char* place : {"XDG_DATA_HOME", "XDG_CONFIG_HOME"})
        qputenv(place, QFile::encodeName(m_folder.path()));
    QSettings().clear();
    open();
}

WindowFixture::~WindowFixture() {
    m_window.reset();
    QSettings().clear();
}

void WindowFixture::open() {
    m_window = std::make_unique<ui::MainWindow>(ui::Services{unpackSamples});
    m_window->show();
    if (QTest::qWaitForWindowExposed(m_window.get()))
        m_window->activateWindow();
}

void WindowFixture::restart() {
    settle();
    m_window->close();
    m_window.reset();
    open();
}

bool WindowFixture::settle() {
    return QTest::qWaitFor([this] { return m_window->workspace().tasks().running() == 0 && !(project() && project()->isChecking()); }, 60'000);
}

bool WindowFixture::openSample() {
    m_window->workspace().openSample();
    return settle() && project();
}

bool WindowFixture::click(const char* name) { return click(find(name)); }

bool WindowFixture::click(QWidget* widget) {
    if (!widget || !widget->isVisible() || !widget->isEnabled())
        return false;
    QTest::mouseClick(widget, Qt::LeftButton);
    return true;
}

bool WindowFixture::clickCell(const char* name, const QModelIndex& index, int times) {
    auto* view = find<QAbstractItemView>(name);
    if (!view || !view->isVisible() || !index.isValid())
        return false;
    view->scrollTo(index);
    const QPoint at = view->visualRect(index).center();
    QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, at);
    if (times == 2)
        QTest::mouseDClick(view->viewport(), Qt::LeftButton, {}, at);
    return true;
}

bool WindowFixture::choose(const char* name, const QString& words) {
    auto* combo = find<QComboBox>(name);
    if (!combo || !QTest::qWaitFor([combo] { return combo->isVisible() && combo->isEnabled(); }, 1000))
        return false;
    // Where one can type only the arrow opens it.
    QTest::mouseClick(combo, Qt::LeftButton, {}, combo->isEditable() ? QPoint(combo->width() - 8, combo->height() / 2) : combo->rect().center());
    const int row = combo->findText(words, Qt::MatchStartsWith);
    QAbstractItemView* list = combo->view();
    if (row < 0 || !list->isVisible())
        return false;
    const QModelIndex index = list->model()->index(row, 0);
    list->scrollTo(index);
    const auto isChosen = [combo, row] { return combo->currentIndex() == row; };
    // A list does not take the click that opened it for a choice; on a busy machine that takes a while.
    for (int i = 0; i < 5 && list->isVisible(); ++i) {
        QTest::qWait(QApplication::doubleClickInterval() + 20);
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualRect(index).center());
        if (QTest::qWaitFor([list] { return !list->isVisible(); }, 500))
            break;
    }
    return QTest::qWaitFor(isChosen, 2000);
}

void WindowFixture::key(Qt::Key key, Qt::KeyboardModifiers modifiers, int times) {
    for (int i = 0; i < times; ++i) {
        QWidget* focus = QApplication::focusWidget();
        QTest::keyClick(focus ? focus : m_window.get(), key, modifiers);
    }
}

void WindowFixture::type(const QString& text) {
    for (const QChar letter : text) {
        QWidget* focus = QApplication::focusWidget();
        QTest::keyClick(focus ? focus : m_window.get(), letter.toLatin1());
    }
}

} // namespace mw::test

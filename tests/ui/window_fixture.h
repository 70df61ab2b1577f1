// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/main_window.h"

#include <QTemporaryDir>

#include <memory>

namespace mw::test {

/// Writes a picture where MW_TEST_PICTURES names a folder: to see what a failing test saw, and what people see.
void picture(QWidget* widget, const QString& name);

/// The real window of a fresh user, with the sample at hand; driven by mouse and keys only.
class WindowFixture {
public:
    WindowFixture();
    ~WindowFixture();
    ui::MainWindow& window() { return *m_window; }
    ui::Project* project() { return m_window->workspace().project(); }
    /// A folder of the test's own.
    QString path(const QString& name) const { return m_folder.filePath(name); }
    /// Closes the window and opens another, as the next start would.
    void restart();
    /// Waits until no job is under way and the document is checked.
    bool settle();
    /// Opens the mapped sample and waits for it.
    bool openSample();

    /// A part of the window by its name; of several the one that is seen.
    template <class Widget = QWidget>
    Widget* find(const char* name) {
        const QList<Widget*> all = m_window->findChildren<Widget*>(QLatin1String(name));
        for (Widget* one : all)
            if (one->isVisible())
                return one;
        return all.isEmpty() ? nullptr : all.front();
    }
    /// Clicks the middle of a widget that must be there to be seen; false where it is not.
    bool click(const char* name);
    bool click(QWidget* widget);
    /// Clicks a cell of a table or tree; twice for a double click.
    bool clickCell(const char* view, const QModelIndex& index, int times = 1);
    /// Opens a list with the mouse and clicks the entry that begins with these words.
    bool choose(const char* combo, const QString& words);
    /// Presses a key where the focus is, as the window system would.
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = {}, int times = 1);
    void type(const QString& text);
    void picture(const QString& name) { test::picture(m_window.get(), name); }

private:
    void open();

    QTemporaryDir m_folder;
    std::unique_ptr<ui::MainWindow> m_window;
};

} // namespace mw::test

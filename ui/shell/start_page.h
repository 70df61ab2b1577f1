// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QAction;
class QVBoxLayout;
class QLabel;

namespace mw::ui {

/// What a window without a document shows: what one can do here, and the documents of before.
class StartPage final : public QWidget {
    Q_OBJECT
public:
    explicit StartPage(QWidget* parent = nullptr);
    /// Adds a way to begin; the first is the primary one.
    void addWay(QAction* action, const QString& explanation);
    void setRecent(const QStringList& paths);
    void setBusy(bool busy, const QString& text);

Q_SIGNALS:
    void openRequested(const QString& path);

private:
    QVBoxLayout* m_ways;
    QVBoxLayout* m_recent;
    QWidget* m_recentBox;
    QLabel* m_busy;
};

} // namespace mw::ui

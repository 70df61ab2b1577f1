// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QHBoxLayout;
class QLabel;

namespace mw::ui {

/// The line above a part of a page: title, a muted fact beside it, tools at the right. One height everywhere.
class SectionHeader final : public QWidget {
    Q_OBJECT
public:
    explicit SectionHeader(const QString& title, QWidget* parent = nullptr);
    void setTitle(const QString& title);
    void setFact(const QString& fact); ///< "20,114 rows · 12 fields"
    /// Adds a tool at the right; takes ownership.
    void addTool(QWidget* tool);

private:
    QLabel* m_title;
    QLabel* m_fact;
    QHBoxLayout* m_layout;
};

} // namespace mw::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/present/roles.h"

#include <QList>
#include <QWidget>

class QHBoxLayout;
class QToolButton;

namespace mw::ui {

/// The line at the foot: the views below the page at the left, what runs and how the document stands at the right.
class StatusLine final : public QWidget {
    Q_OBJECT
public:
    explicit StatusLine(QWidget* parent = nullptr);
    QToolButton* addView(const QString& name, const QString& title, const QString& key);
    void setCurrentView(int view);
    /// The text beside a view's title: counts; `sign` colours its sign.
    void setViewFact(int view, Sign sign, const QString& fact);
    void setJob(const QString& text);
    void setDocument(Sign sign, const QString& text, const QString& toolTip);
    /// How many signatures no longer hold, in words; empty: all do.
    void setSignatures(const QString& text);

Q_SIGNALS:
    void viewClicked(int view);
    void jobClicked();
    void documentClicked();
    void signaturesClicked();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QToolButton* addButton(const QString& name);

    QHBoxLayout* m_layout;
    QList<QToolButton*> m_views;
    QStringList m_titles;
    QToolButton* m_job;
    QToolButton* m_document;
    QToolButton* m_signatures;
};

} // namespace mw::ui

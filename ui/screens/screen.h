// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/project.h"

#include <QKeySequence>
#include <QWidget>

#include <functional>
#include <vector>

class QAction;

namespace mw::ui {

/// One page of the window: a stage of the work. Its actions, see addPageAction(), appear in the command palette.
class Screen : public QWidget {
    Q_OBJECT
public:
    using QWidget::QWidget;
    /// Stable name for settings and pictures: "discover".
    virtual QString name() const = 0;
    virtual QString title() const = 0;
    virtual QString iconName() const = 0;
    /// Shows another document; null: none is open, and the page is not shown. The project outlives the next call.
    virtual void setProject(Project* project) = 0;
    /// Brings an element of the document into view; false where this page does not show such elements.
    virtual bool showElement(const Id&) { return false; }
    /// The word that help is asked for where the cursor stands, for example in a rule; empty: for the page.
    virtual QString helpWord() const { return {}; }
    /// Called whenever the page comes to the front: the time to start what is only worth doing when looked at.
    virtual void entered() {}
    /// States of the page worth a picture, besides the one it opens in; each is entered and painted once jobs are done.
    struct PictureState {
        QString name;
        std::function<void()> enter;
    };
    virtual std::vector<PictureState> pictureStates() { return {}; }

Q_SIGNALS:
    /// Asks the window to do one of its own actions, by its name: "export", "show/validate".
    void windowActionRequested(const QString& name);
};

/// Adds an action to a page or a part of one: its key acts only there. The page owns it.
QAction* addPageAction(QWidget* page, const QString& name, const QString& text, const QString& iconName, const QKeySequence& key,
                       const std::function<void()>& act);

} // namespace mw::ui

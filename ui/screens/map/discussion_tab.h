// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/map_fields.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;
class QTextBrowser;
class QToolButton;

namespace mw::ui {

/// What people say of the chosen target field, or of the whole entity mapping where none is chosen: threads, and a place to
/// comment, ask, answer and decide.
class DiscussionTab final : public QWidget {
    Q_OBJECT
public:
    explicit DiscussionTab(MapFields* fields, QWidget* parent = nullptr);
    void setTarget(int target);
    /// How much is said of it, for the title of the tab.
    int count() const { return m_count; }

Q_SIGNALS:
    void countChanged();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override; ///< Ctrl+Return sends, Escape begins anew

private:
    enum class Mode { Comment, Ask, Reply, Decide };
    QWidget* makeComposer();
    Id element() const;
    void watch();
    void follow();
    void act(const QString& link);
    void begin(Mode mode, const Id& thread = {});
    void send();
    bool apply(Result<mapping::Edit> edit);

    MapFields* m_fields;
    QPointer<Project> m_project;
    int m_target = -1;
    int m_count = 0;
    Mode m_mode = Mode::Comment;
    Id m_thread; ///< that is answered or decided
    QTextBrowser* m_said;
    QLabel* m_about;
    QPlainTextEdit* m_text;
    QLineEdit* m_why;
    QWidget* m_question;
    QComboBox* m_addressee;
    QLineEdit* m_due;
    QCheckBox* m_blocking;
    QLineEdit* m_person;
    QLabel* m_error;
    QToolButton* m_ask;
    QToolButton* m_cancel;
    QPushButton* m_send;
};

} // namespace mw::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/screens/screen.h"

#include <QPointer>

class QLabel;
class QMenu;
class QModelIndex;
class QPushButton;
class QStackedWidget;
class QToolButton;

namespace mw::validate {
struct CheckResult;
}

namespace mw::ui {

class CheckBar;
class CheckDesk;
class CheckTreeModel;
class DenseTree;
class Pill;
class ProgressStrip;
class TargetChoice;

/// Compares the target with what the rules say: checks by kind, differences by cause or field, verdicts.
class ValidateScreen final : public Screen {
    Q_OBJECT
public:
    explicit ValidateScreen(QWidget* parent = nullptr);
    QString name() const override { return QStringLiteral("validate"); }
    QString title() const override { return tr("Validate"); }
    QString iconName() const override { return QStringLiteral("validate"); }
    void setProject(Project* project) override;
    /// Checks are shown here.
    bool showElement(const Id& element) override;
    void entered() override;
    std::vector<PictureState> pictureStates() override;
    void start();

private:
    enum Body { NothingYet, Results };
    QWidget* makeToolLine();
    QWidget* makeBody();
    void makeActions();
    void fillTargets();
    void showResult();
    void showPlanned();
    void showCheck();
    /// Shows the checks of the document as it is now, with the same one chosen.
    void showAgain();
    /// The checks that the document declares and the validation shown has not made.
    std::vector<mapping::Check> declaredSince() const;
    void choose(const QModelIndex& check);
    void declare(const std::string& kind);
    void say(const QString& text, bool isError);

    QPointer<Project> m_project;
    bool m_isFilling = false;            ///< the list changes by itself: nobody goes to another check
    std::vector<mapping::Check> m_since; ///< shown beside what was validated
    TargetChoice* m_target;
    QPushButton* m_start;
    ProgressStrip* m_progress;
    Pill* m_verdict;
    QLabel* m_fact;
    QLabel* m_message;
    QStackedWidget* m_body;
    CheckTreeModel* m_checks;
    DenseTree* m_checkTree;
    CheckBar* m_checkBar;
    QToolButton* m_onlyOpen;
    QMenu* m_declare;
    CheckDesk* m_desk;
};

} // namespace mw::ui

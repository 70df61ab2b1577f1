// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/screens/screen.h"

#include <QPointer>

class QLabel;
class QPushButton;
class QStackedWidget;
class QToolButton;

namespace mw::validate {
struct CheckResult;
}

namespace mw::ui {

class CheckBar;
class CheckTreeModel;
class DenseTree;
class DifferencePane;
class Pill;
class ProgressStrip;
class RecordInspector;
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
    void entered() override;
    std::vector<PictureState> pictureStates() override;
    void start();

private:
    QWidget* makeToolLine();
    QWidget* makeBody();
    void makeActions();
    void fillTargets();
    void showResult();
    void showPlanned();
    void showCheck();
    void showDifference();
    void say(const QString& text, bool isError);

    QPointer<Project> m_project;
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
    DifferencePane* m_differences;
    RecordInspector* m_inspector;
};

} // namespace mw::ui

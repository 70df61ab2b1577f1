// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/present/roles.h"
#include "ui/screens/screen.h"

#include <QPointer>

class QAction;
class QButtonGroup;
class QLabel;
class QStackedWidget;

namespace mw::sign {
struct Gate;
}

namespace mw::ui {

class ActPane;
class ChangesPane;
class DenseTable;
class FileVerification;
class PeoplePane;
class Pill;
class ProgressStrip;
class SignatureTableModel;

/// Who stands for the document: gates, the two acts of signing, signatures with what they are worth, people; verifying files.
class SignOffScreen final : public Screen {
    Q_OBJECT
public:
    explicit SignOffScreen(QWidget* parent = nullptr);
    QString name() const override { return QStringLiteral("signoff"); }
    QString title() const override { return tr("Sign off"); }
    QString iconName() const override { return QStringLiteral("signoff"); }
    void setProject(Project* project) override;
    void entered() override;
    std::vector<PictureState> pictureStates() override;
    /// Says in place what a file is worth.
    void verifyFile(const QString& path);

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    QWidget* makeToolLine();
    QWidget* makeSignatures();
    void makeActions();
    void showFound();
    void chooseSignature();
    void go(const sign::Gate& gate);
    void askWhatToVerify();
    void say(Sign sign, const QString& text);

    QPointer<Project> m_project;
    QAction* m_export = nullptr;
    QAction* m_verify = nullptr;
    QString m_tampered; ///< what was said to be so
    FileVerification* m_verification;
    Pill* m_standing;
    QLabel* m_hash;
    ProgressStrip* m_progress;
    QWidget* m_notice;
    Pill* m_noticeSign;
    QLabel* m_noticeText;
    ActPane* m_act;
    SignatureTableModel* m_signatures;
    DenseTable* m_table;
    PeoplePane* m_people;
    ChangesPane* m_changes;
    QButtonGroup* m_views;
    QStackedWidget* m_viewPages;
};

} // namespace mw::ui

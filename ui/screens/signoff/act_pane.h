// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/signatures.h"

#include <QPointer>
#include <QWidget>

class QButtonGroup;
class QComboBox;
class QLabel;
class QLineEdit;

namespace mw::ui {

class GateList;
class PassphraseLine;
class Project;
class SectionHeader;

/// The two acts of signing: what is signed, the gates in front of it, what the signature means, and the signature itself.
class ActPane final : public QWidget {
    Q_OBJECT
public:
    explicit ActPane(QWidget* parent = nullptr);
    void setProject(Project* project);
    /// The page came to the front.
    void entered();
    void choose(sign::Act act);
    /// Which signature to compare with; empty: the signer's own last approval.
    void compareWith(const std::string& digest);
    void startSigning();

Q_SIGNALS:
    void goRequested(const mw::sign::Gate& gate);
    void saveRequested();

private:
    QWidget* makeChoice();
    QWidget* makeForm();
    void fillScopes();
    void fill();
    void intend();
    void sign(const QString& passphrase);
    void say(const QString& text, bool isError);
    bool isAcceptance() const;

    QPointer<Project> m_project;
    std::string m_against;
    bool m_isFilling = false;
    QButtonGroup* m_acts;
    SectionHeader* m_header;
    QComboBox* m_scope;
    GateList* m_gates;
    QLabel* m_meaning;
    QLabel* m_about;
    QLineEdit* m_name;
    QComboBox* m_role;
    PassphraseLine* m_passphrase;
    QLabel* m_key;
    QLabel* m_message;
};

} // namespace mw::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLineEdit;
class QPushButton;

namespace mw::ui {

/// Asks for the passphrase of a key where it is used, twice where the key is new, and acts by a button or Enter. What was
/// typed is forgotten as soon as it is given.
class PassphraseLine final : public QWidget {
    Q_OBJECT
public:
    /// `name` stands before the names of its parts: "sign" gives "signPassphrase", "signRepeat", "signNow".
    PassphraseLine(const QString& name, const QString& act, QWidget* parent = nullptr);
    void setAct(const QString& text);
    /// Whether there is no key yet: what is typed then becomes its passphrase, and is asked twice.
    void setNewKey(bool isNew);
    /// Names whose passphrase is asked for, where that is somebody else's than the one who stands above.
    void setWhose(const QString& name);
    void setActEnabled(bool enabled);
    void setBusy(bool busy);
    void clear();
    void focusPassphrase();

Q_SIGNALS:
    void given(const QString& passphrase);
    /// The two are not the same, or too little.
    void refused(const QString& why);

private:
    void give();

    QLineEdit* m_passphrase;
    QLineEdit* m_repeat;
    QPushButton* m_act;
    bool m_isEnabled = true;
};

} // namespace mw::ui

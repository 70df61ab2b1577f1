// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/screens/signoff/passphrase_line.h"

#include "ui/present/theme.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>

namespace mw::ui {

PassphraseLine::PassphraseLine(const QString& name, const QString& act, QWidget* parent) : QWidget(parent) {
    const auto edit = [this](const QString& object, const QString& placeholder) {
        auto* made = new QLineEdit(this);
        made->setObjectName(object);
        made->setEchoMode(QLineEdit::Password);
        made->setPlaceholderText(placeholder);
        made->setAccessibleName(placeholder);
        connect(made, &QLineEdit::returnPressed, this, &PassphraseLine::give);
        return made;
    };
    m_passphrase = edit(name + QStringLiteral("Passphrase"), tr("passphrase"));
    m_repeat = edit(name + QStringLiteral("Repeat"), tr("the same again"));
    m_repeat->hide();
    m_act = new QPushButton(act, this);
    m_act->setObjectName(name + QStringLiteral("Now"));
    m_act->setProperty("primary", true);
    connect(m_act, &QPushButton::clicked, this, &PassphraseLine::give);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::kS);
    layout->addWidget(m_passphrase, 1);
    layout->addWidget(m_repeat, 1);
    layout->addWidget(m_act);
    setFocusProxy(m_passphrase);
}

void PassphraseLine::setAct(const QString& text) { m_act->setText(text); }

void PassphraseLine::setNewKey(bool isNew) {
    m_repeat->setVisible(isNew);
    m_passphrase->setPlaceholderText(isNew ? tr("a new passphrase") : tr("passphrase"));
}

void PassphraseLine::setWhose(const QString& name) { m_passphrase->setPlaceholderText(tr("passphrase of %1").arg(name)); }

void PassphraseLine::setActEnabled(bool enabled) {
    m_isEnabled = enabled;
    m_act->setEnabled(enabled);
}

void PassphraseLine::setBusy(bool busy) {
    for (QLineEdit* edit : {m_passphrase, m_repeat})
        edit->setReadOnly(busy);
    m_act->setEnabled(m_isEnabled && !busy);
}

void PassphraseLine::clear() {
    m_passphrase->clear();
    m_repeat->clear();
}

void PassphraseLine::focusPassphrase() { m_passphrase->setFocus(Qt::OtherFocusReason); }

void PassphraseLine::give() {
    if (!m_act->isEnabled())
        return;
    const QString passphrase = m_passphrase->text();
    if (passphrase.isEmpty())
        return m_passphrase->setFocus(Qt::OtherFocusReason);
    if (!m_repeat->isHidden() && m_repeat->text().isEmpty())
        return m_repeat->setFocus(Qt::OtherFocusReason);
    if (!m_repeat->isHidden() && m_repeat->text() != passphrase) {
        m_repeat->clear();
        m_repeat->setFocus(Qt::OtherFocusReason);
        Q_EMIT refused(tr("The two passphrases are not the same."));
        return;
    }
    clear();
    Q_EMIT given(passphrase);
}

} // namespace mw::ui

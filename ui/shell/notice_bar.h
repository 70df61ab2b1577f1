// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/present/roles.h"

#include <QWidget>

#include <functional>

class QVBoxLayout;

namespace mw::ui {

/// Says things in place that other programs say in modal boxes: a sign, one sentence, what can be done about it.
class NoticeBar final : public QWidget {
    Q_OBJECT
public:
    struct Choice {
        QString label;
        std::function<void()> act;
    };
    explicit NoticeBar(QWidget* parent = nullptr);
    /// Shows a notice; one of the same `topic` is replaced. Each choice takes the notice away.
    void say(const QString& topic, Sign sign, const QString& text, const QList<Choice>& choices = {});
    void takeAway(const QString& topic);
    bool has(const QString& topic) const { return findChild<QWidget*>(QStringLiteral("notice/") + topic); }

private:
    QVBoxLayout* m_layout;
};

} // namespace mw::ui

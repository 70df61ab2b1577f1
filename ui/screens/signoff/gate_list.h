// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sign/gates.h"

#include <QWidget>

class QVBoxLayout;

namespace mw::ui {

/// What must hold before somebody signs: each gate open or closed, why, and the way to what is missing.
class GateList final : public QWidget {
    Q_OBJECT
public:
    explicit GateList(QWidget* parent = nullptr);
    void setGates(const std::vector<sign::Gate>& gates);

Q_SIGNALS:
    void goRequested(const mw::sign::Gate& gate);

private:
    static QString whereTo(const sign::Gate& gate);
    QWidget* makeRow(const sign::Gate& gate, int number);

    std::vector<sign::Gate> m_gates;
    QVBoxLayout* m_layout;
};

} // namespace mw::ui

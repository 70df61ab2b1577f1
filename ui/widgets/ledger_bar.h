// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/ledger.h"

#include <QWidget>

namespace mw::ui {

/// The conservation ledger as a line of figures over a proportional bar: read → loaded · merged · … · rejected, and
/// whether it closes. Figures stay at their places while they grow.
class LedgerBar final : public QWidget {
    Q_OBJECT
public:
    explicit LedgerBar(QWidget* parent = nullptr);
    /// A finished run.
    void setLedger(const engine::Ledger& ledger, const engine::Written& written);
    /// A run under way: only what is known while it goes.
    void setRunning(std::uint64_t read, std::uint64_t rejected);
    void clear();
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {400, sizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    enum class State { Empty, Running, Done };
    struct Part {
        QString name;
        std::uint64_t count;
        QColor color;
    };
    std::vector<Part> parts() const;
    void describe();

    State m_state = State::Empty;
    engine::Ledger m_ledger;
    engine::Written m_written;
};

} // namespace mw::ui

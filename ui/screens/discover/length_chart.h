// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <cstdint>
#include <vector>

namespace mw::ui {

/// How long the texts of a field are: a bar per length, the largest named.
class LengthChart final : public QWidget {
    Q_OBJECT
public:
    using QWidget::QWidget;
    void set(std::vector<std::uint64_t> counts, std::uint64_t longest);
    QSize sizeHint() const override { return {180, 110}; }

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

private:
    std::size_t barAt(int x) const;
    QRect plot() const;

    std::vector<std::uint64_t> m_counts;
    std::uint64_t m_longest = 0;
};

} // namespace mw::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/review/answers.h"

#include <QWidget>

#include <vector>

class QLabel;

namespace mw::ui {

/// Says what answers came back with a worklist, and asks whether they are to count.
class AnswerBar final : public QWidget {
    Q_OBJECT
public:
    explicit AnswerBar(QWidget* parent = nullptr);
    /// Hidden where there are none.
    void show(const std::vector<review::AnswerProposal>& answers);

Q_SIGNALS:
    void applied();
    void discarded();

private:
    QLabel* m_found;
};

} // namespace mw::ui

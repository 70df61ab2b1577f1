// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/review/standing.h"

#include <QWidget>

class QLabel;
class QProgressBar;

namespace mw::ui {

class Pill;

/// What a sample proves so far, in words with its exact bound, who looked at how much, and how far all are.
class ReviewSummary final : public QWidget {
    Q_OBJECT
public:
    explicit ReviewSummary(QWidget* parent = nullptr);
    void show(const review::PlanStanding& plan);

private:
    QLabel* m_statement;
    QLabel* m_people;
    QProgressBar* m_progress;
};

/// The same in two words: defects first, then disagreements, then what is left to look at. Null: nothing.
void showState(Pill& pill, const review::PlanStanding* plan);

} // namespace mw::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/job/job.h"

#include <QTimer>
#include <QWidget>

class QLabel;
class QProgressBar;
class QToolButton;

namespace mw::ui {

/// Says in words how a job goes: "reading · 412,000 rows · 310,000/s · about 8 s left".
QString progressText(const JobProgress& progress);
/// 0–1, or below 0 where the total is unknown.
double progressShare(const JobProgress& progress);

/// One line that watches a job: what it does, how far it is, how long it will take, and a way to stop it. Hidden while
/// there is none. It keeps its height, so that nothing jumps.
class ProgressStrip final : public QWidget {
    Q_OBJECT
public:
    explicit ProgressStrip(QWidget* parent = nullptr);
    void watch(JobPtr job);

private:
    void sample();

    JobPtr m_job;
    QTimer m_sampler;
    QProgressBar* m_bar;
    QLabel* m_text;
    QToolButton* m_cancel;
};

} // namespace mw::ui

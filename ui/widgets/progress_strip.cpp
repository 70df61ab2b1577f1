// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/progress_strip.h"

#include "ui/present/icons.h"
#include "ui/present/messages.h"
#include "ui/present/text.h"
#include "ui/present/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QToolButton>

namespace mw::ui {

namespace {
constexpr double kSteadySeconds = 1.0; // before that a rate says nothing
}

double progressShare(const JobProgress& progress) {
    if (progress.state == JobProgress::State::Done)
        return 1;
    return progress.total == 0 ? -1 : qMin(1.0, double(progress.done) / double(progress.total));
}

QString progressText(const JobProgress& progress) {
    QStringList parts;
    if (progress.state == JobProgress::State::Running && !progress.phase.empty())
        parts << coreText(progress.phase);
    else
        parts << stateText(progress.state);
    if (progress.rows > 0)
        parts << ProgressStrip::tr("%1 rows").arg(formatCount(progress.rows));
    if (progress.rows > 0 && progress.seconds > kSteadySeconds)
        parts << ProgressStrip::tr("%1/s", "rows per second").arg(formatCount(std::uint64_t(double(progress.rows) / progress.seconds)));
    if (progress.errors > 0)
        parts << ProgressStrip::tr("%1 rejected").arg(formatCount(progress.errors));
    const double share = progressShare(progress);
    if (progress.state == JobProgress::State::Running && share > 0.02 && progress.seconds > kSteadySeconds)
        parts << ProgressStrip::tr("about %1 left").arg(formatDuration(progress.seconds * (1 - share) / share));
    else if (progress.seconds > kSteadySeconds)
        parts << formatDuration(progress.seconds);
    return parts.join(QStringLiteral(" · "));
}

ProgressStrip::ProgressStrip(QWidget* parent) : QWidget(parent) {
    setObjectName(QStringLiteral("progressStrip"));
    m_bar = new QProgressBar(this);
    m_bar->setTextVisible(false);
    m_bar->setFixedWidth(140);
    m_text = new QLabel(this);
    m_text->setProperty("role", QStringLiteral("muted"));
    m_cancel = new QToolButton(this);
    m_cancel->setIcon(icon(QStringLiteral("stop")));
    m_cancel->setText(tr("Cancel"));
    m_cancel->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_cancel->setObjectName(QStringLiteral("cancelJob"));
    connect(m_cancel, &QToolButton::clicked, this, [this] {
        if (m_job)
            m_job->cancel();
    });
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::kS);
    layout->addWidget(m_bar);
    layout->addWidget(m_text);
    layout->addWidget(m_cancel);
    layout->addStretch();
    m_sampler.setInterval(100);
    connect(&m_sampler, &QTimer::timeout, this, &ProgressStrip::sample);
    QSizePolicy policy = sizePolicy();
    policy.setRetainSizeWhenHidden(true);
    setSizePolicy(policy);
    hide();
}

void ProgressStrip::watch(JobPtr job) {
    m_job = std::move(job);
    if (m_job) {
        sample();
        m_sampler.start();
        show();
    } else {
        m_sampler.stop();
        hide();
    }
}

void ProgressStrip::sample() {
    if (!m_job)
        return;
    const JobProgress progress = m_job->progress();
    if (m_job->isFinished()) {
        watch(nullptr);
        return;
    }
    const double share = progressShare(progress);
    m_bar->setRange(0, share < 0 ? 0 : 1000);
    m_bar->setValue(int(share * 1000));
    m_text->setText(progressText(progress));
}

} // namespace mw::ui

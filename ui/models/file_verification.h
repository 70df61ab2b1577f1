// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/tasks.h"
#include "ui/present/roles.h"

#include <QObject>

namespace mw::ui {

/// Verifies a file that somebody has: a mapping document, or an exported specification, which is made again and compared.
class FileVerification final : public QObject {
    Q_OBJECT
public:
    explicit FileVerification(QObject* parent = nullptr) : QObject(parent) {}
    /// done() follows; a call while another runs takes its place.
    void start(Tasks& tasks, const QString& path);
    bool isRunning() const { return m_task.isRunning(); }
    JobPtr job() const { return m_task.job(); }
    void cancel() { m_task.cancel(); }

Q_SIGNALS:
    /// What was found, in words: the first thing that is not as it was signed.
    void done(mw::ui::Sign sign, const QString& text);

private:
    LatestTask m_task;
};

} // namespace mw::ui

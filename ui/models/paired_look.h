// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/validate/paired.h"
#include "ui/models/tasks.h"

#include <QObject>

#include <memory>
#include <optional>

namespace mw::ui {

class Project;

/// What both sides say to a check of paired queries, as it stands in a form or in the document, and what stands behind a line of
/// it. Nothing is kept. UI thread; the sides are read on workers.
class PairedLook final : public QObject {
    Q_OBJECT
public:
    /// The project must outlive it.
    explicit PairedLook(Project& project, QObject* parent = nullptr);
    /// Compares both sides; an empty target is the document's own. changed() follows.
    void compare(const mapping::Check& check, const QString& target);
    /// Looks for what stands behind a line; behindChanged() follows.
    void lookBehind(const mapping::Check& check, const std::string& line, const QString& target);
    /// Shows nothing any more, and stops what is under way.
    void forget();

    bool isComparing() const { return m_comparing.isRunning(); }
    /// Null: nothing was compared, or that failed.
    std::shared_ptr<const validate::PairedResult> lines() const { return m_lines; }
    const std::optional<Error>& failure() const { return m_failure; }

    struct Behind {
        std::string line;
        validate::PairedRows source, target;
    };
    bool isLooking() const { return m_looking.isRunning(); }
    std::shared_ptr<const Behind> behind() const { return m_behind; }
    const std::optional<Error>& behindFailure() const { return m_behindFailure; }

Q_SIGNALS:
    void changed();
    void behindChanged();

private:
    /// Makes a plan of the document with the check in it, on a worker.
    std::function<Result<engine::PlanPtr>(JobContext&)> planner(const mapping::Check& check, const QString& target) const;

    Project& m_project;
    LatestTask m_comparing, m_looking;
    std::shared_ptr<const validate::PairedResult> m_lines;
    std::shared_ptr<const Behind> m_behind;
    std::optional<Error> m_failure, m_behindFailure;
};

} // namespace mw::ui

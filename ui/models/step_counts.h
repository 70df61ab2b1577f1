// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/steps/preview_steps.h"
#include "ui/models/map_fields.h"
#include "ui/models/tasks.h"

#include <QObject>

#include <memory>
#include <optional>

namespace mw::ui {

/// What goes through the steps of the open mapping: counts of the whole source, found in the background after each change of
/// the steps. Of a server they are asked for only by refresh(). UI thread.
class StepCounts final : public QObject {
    Q_OBJECT
public:
    explicit StepCounts(MapFields* fields, QObject* parent = nullptr);
    /// Null: nothing is known, yet or because the steps cannot run.
    const engine::StepsPreview* counts() const { return m_counts.get(); }
    const std::optional<Error>& failure() const { return m_failure; }
    bool isCounting() const { return m_task.isRunning(); }
    void refresh();
    /// Reads the first rows as they are behind the first `steps` steps; `done` gets them on this thread.
    void look(std::size_t steps, std::function<void(Result<engine::StepsPreview>)> done);

Q_SIGNALS:
    void changed();

private:
    void follow();
    bool isOnFiles() const;

    MapFields* m_fields;
    LatestTask m_task, m_look;
    Id m_mapping;
    std::vector<mapping::Step> m_steps; ///< that the counts speak of
    std::unique_ptr<const engine::StepsPreview> m_counts;
    std::optional<Error> m_failure;
};

} // namespace mw::ui

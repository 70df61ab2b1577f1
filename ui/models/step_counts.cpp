// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/step_counts.h"

#include "core/mapping/pipeline.h"

namespace mw::ui {

namespace {
constexpr std::size_t kRows = 200;

engine::PlanOptions optionsOf(Project* project) {
    engine::PlanOptions options;
    options.places = project->places();
    return options;
}
} // namespace

StepCounts::StepCounts(MapFields* fields, QObject* parent) : QObject(parent), m_fields(fields) {
    connect(fields, &MapFields::rebuilt, this, &StepCounts::follow);
    connect(fields, &MapFields::pipelineChanged, this, &StepCounts::follow);
}

void StepCounts::follow() {
    const mapping::EntityMapping* owner = m_fields->mapping();
    const std::vector<mapping::Step> steps = owner ? owner->steps : std::vector<mapping::Step>();
    if (m_mapping == m_fields->mappingId() && m_steps == steps)
        return;
    m_mapping = m_fields->mappingId();
    m_steps = steps;
    m_task.cancel();
    m_look.cancel();
    m_counts.reset();
    m_failure.reset();
    if (!m_steps.empty() && isOnFiles())
        refresh();
    Q_EMIT changed();
}

/// Whether all sources lie in files; a server is not asked without being told.
bool StepCounts::isOnFiles() const {
    const mapping::EntityMapping* owner = m_fields->mapping();
    const mapping::Document& document = m_fields->project()->document();
    const engine::Places places = m_fields->project()->places();
    const auto isFile = [&](const Id& id) {
        const mapping::Connection* connection = document.connection(id);
        const auto location = connection ? places.locationOf(document, *connection) : Result<Location>(makeError(Code::UnknownName));
        return location.ok() && !location->path.empty();
    };
    if (!isFile(owner->sourceConnection))
        return false;
    for (const mapping::TakenIn& taken : mapping::takenIn(document, *owner))
        if (!isFile(taken.connection))
            return false;
    return true;
}

void StepCounts::refresh() {
    if (m_steps.empty() || !m_fields->project())
        return;
    m_task.start<engine::StepsPreview>(
        m_fields->project()->tasks(), Tasks::Lane::Quick, tr("Count rows of each step"), this,
        [document = m_fields->project()->snapshot(), options = optionsOf(m_fields->project()), id = m_mapping.text(),
         steps = m_steps.size()](JobContext& job) {
            return engine::previewSteps(*document, options, id, steps, 0, engine::StepsReading::ToTheEnd, job);
        },
        [this](Result<engine::StepsPreview> result) {
            m_failure.reset();
            if (result)
                m_counts = std::make_unique<const engine::StepsPreview>(std::move(result).value());
            else
                m_failure = result.error();
            Q_EMIT changed();
        });
    Q_EMIT changed();
}

void StepCounts::look(std::size_t steps, std::function<void(Result<engine::StepsPreview>)> done) {
    m_look.start<engine::StepsPreview>(
        m_fields->project()->tasks(), Tasks::Lane::Quick, tr("Read rows behind a step"), this,
        [document = m_fields->project()->snapshot(), options = optionsOf(m_fields->project()), id = m_fields->mappingId().text(),
         steps](JobContext& job) { return engine::previewSteps(*document, options, id, steps, kRows, engine::StepsReading::ForRows, job); },
        std::move(done));
}

} // namespace mw::ui

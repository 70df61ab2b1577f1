// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/open_targets.h"

namespace mw::engine {

Result<void> OpenTargets::open() {
    for (const PlannedEntity& entity : m_plan.entities()) {
        OpenTarget& open = of(entity);
        if (open.target)
            continue;
        MW_TRY(open.target, m_plan.options().access.openTarget(entity.target, plannedSchema(entity)));
        open.target->writeThus(m_options.writing);
        MW_TRY(const std::optional<std::string> note, open.target->note(m_job));
        if (!note)
            continue;
        if (rolledBackRun(*note)) { // that run is gone, whoever was to say so
            MW_TRY_DO(open.target->dropNote(m_job));
            continue;
        }
        auto point = Checkpoint::parse(*note);
        if (!point.ok())
            return at(std::move(point).error(), entity.target.location.text);
        open.from = std::move(point).value();
    }
    return {};
}

/// All that will be loaded beside an entity.
Schema OpenTargets::plannedSchema(const PlannedEntity& beside) const {
    Schema schema;
    for (const PlannedEntity& entity : m_plan.entities())
        if (entity.target.connection == beside.target.connection && !schema.entity(entity.targetEntity.name))
            schema.entities.push_back(entity.targetEntity);
    return schema;
}

Result<void> OpenTargets::prepare(
    const std::function<Result<std::string>(const std::string& connection)>& makeNote) {
    for (auto& [connection, open] : m_targets) {
        open.commitRows = commitRowsOf(*open.target);
        if (m_options.dryRun) {
            MW_TRY_DO(open.target->rehearse());
            continue;
        }
        MW_TRY_DO(keepChanges(connection, open));
        open.target->keepNote([makeNote, name = connection] { return makeNote(name); });
        if (open.from)
            open.rowsBefore = open.from->rowsBefore;
    }
    for (const PlannedEntity& entity : m_plan.entities())
        MW_TRY_DO(countBefore(entity, of(entity)));
    return {};
}

Result<void> OpenTargets::keepChanges(const std::string& connection, OpenTarget& open) {
    const std::string path = m_options.recorder ? m_options.recorder->changesPath(connection) : std::string();
    if (path.empty())
        return {};
    if (open.from) {
        MW_TRY(open.changes, ChangeLog::resume(path, open.from->changes));
    } else {
        MW_TRY(open.changes, ChangeLog::create(path));
    }
    if (!open.target->recordChanges(*open.changes))
        open.changes->irreversible(open.changes->entity(connection), "this kind of target does not tell what changes");
    return {};
}

std::uint64_t OpenTargets::commitRowsOf(const Target& target) const {
    if (m_options.commitRows)
        return *m_options.commitRows;
    if (target.commitsEvery() > 0)
        return target.commitsEvery();
    return m_options.mode == RunMode::Test || m_options.dryRun || target.appearsWhole() ? 0 : kUsualCommitRows;
}

Result<void> OpenTargets::countBefore(const PlannedEntity& entity, OpenTarget& open) {
    const std::string& name = entity.targetEntity.name;
    if (open.rowsBefore.contains(name))
        return {};
    open.rowsBefore[name] = 0;
    if (entity.loadMode != LoadMode::Replace || m_options.replay) {
        MW_TRY(open.rowsBefore[name], open.target->countRows(name, m_job));
    }
    return {};
}

Result<EntityWriter*> OpenTargets::writer(const PlannedEntity& entity, WriteOptions options) {
    OpenTarget& open = of(entity);
    std::unique_ptr<EntityWriter>& writer = open.writers[&entity];
    if (writer)
        return writer.get();
    options.entity = entity.targetEntity;
    options.mode = entity.loadMode;
    // What was to be replaced went with the first commit, or with the run whose rejects are loaded again.
    if (options.mode == LoadMode::Replace && (open.from || m_options.replay))
        options.mode = LoadMode::Insert;
    options.key = entity.mapping->key;
    for (const PlannedField& field : entity.fields)
        options.fields.push_back(field.target.name);
    auto opened = open.target->openWriter(options, m_job);
    if (!opened.ok())
        return during(std::move(opened).error(), "opening " + entity.targetEntity.name);
    writer = std::move(opened).value();
    return writer.get();
}

Result<void> OpenTargets::dropNotes() {
    for (auto& [connection, open] : m_targets)
        MW_TRY_DO(open.target->dropNote(m_job));
    return {};
}

} // namespace mw::engine

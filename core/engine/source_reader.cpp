// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/source_reader.h"

#include "core/engine/hashed_reading.h"
#include "core/engine/steps/step_reader.h"

namespace mw::engine {

Result<std::unique_ptr<SourceReader>> SourceReader::open(const Access& access, const PlannedEntity& entity,
                                                         const Options& options, JobContext& job) {
    auto source = std::unique_ptr<SourceReader>(new SourceReader);
    source->m_what = "reading " + entity.sourceEntity;
    MW_TRY(source->m_connection, access.openSource(entity.source));
    ReadOptions readOptions;
    if (!entity.steps)
        readOptions.limit = options.limit;
    readOptions.hashInput = options.hashInput;
    MW_TRY(source->m_reader, readHashed(*source->m_connection, entity.sourceEntity, readOptions, job));
    const std::vector<Field>& fields = source->m_reader->fields();
    const std::vector<PlannedColumn>& planned = entity.steps ? entity.steps->source : entity.columns;
    bool same = fields.size() == planned.size();
    for (std::size_t i = 0; same && i < fields.size(); ++i)
        same = fields[i].type == planned[i].sourceType;
    if (!same)
        return at(makeError(Code::ReadFailed, "its fields are no longer those that the plan was made for"),
                  entity.source.location.text);
    if (entity.steps) {
        auto steps = std::make_unique<StepReader>(access, entity, std::move(source->m_reader), options.hashInput);
        source->m_steps = steps.get();
        source->m_reader = std::move(steps);
    }
    if (access.select)
        source->m_reader = access.select(std::move(source->m_reader));
    return source;
}

std::vector<StepCount> SourceReader::stepCounts() const { return m_steps ? m_steps->counts() : std::vector<StepCount>(); }

std::optional<std::uint64_t> SourceReader::records() const {
    return m_steps ? std::optional(m_steps->records()) : std::nullopt;
}

std::vector<Input> SourceReader::otherInputs() const { return m_steps ? m_steps->inputs() : std::vector<Input>(); }

Result<bool> SourceReader::next(Batch& batch, JobContext& job) {
    auto more = m_reader->next(batch, job);
    if (!more.ok())
        return during(std::move(more).error(), m_what);
    return more;
}

} // namespace mw::engine

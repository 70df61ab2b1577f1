// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/source_reader.h"

namespace mw::engine {

Result<std::unique_ptr<SourceReader>> SourceReader::open(const Access& access, const PlannedEntity& entity,
                                                         const Options& options, JobContext& job) {
    auto source = std::unique_ptr<SourceReader>(new SourceReader);
    source->m_what = "reading " + entity.sourceEntity;
    MW_TRY(source->m_connection, access.openSource(entity.source));
    ReadOptions readOptions;
    readOptions.limit = options.limit;
    readOptions.hashInput = options.hashInput;
    MW_TRY(source->m_reader, source->m_connection->read(entity.sourceEntity, readOptions, job));
    const std::vector<Field>& fields = source->m_reader->fields();
    bool same = fields.size() == entity.columns.size();
    for (std::size_t i = 0; same && i < fields.size(); ++i)
        same = fields[i].type == entity.columns[i].sourceType;
    if (!same)
        return at(makeError(Code::ReadFailed, "its fields are no longer those that the plan was made for"),
                  entity.source.location.text);
    return source;
}

Result<bool> SourceReader::next(Batch& batch, JobContext& job) {
    auto more = m_reader->next(batch, job);
    if (!more.ok())
        return during(std::move(more).error(), m_what);
    return more;
}

} // namespace mw::engine

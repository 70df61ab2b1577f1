// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/fixed/fixed_connection.h"

#include "core/base/utf8.h"
#include "core/base/wording.h"
#include "core/connect/fixed/fixed_reader.h"
#include "core/connect/type_suggestion.h"

namespace mw::fixed {

namespace {
constexpr std::uint64_t kRowsLookedAt = 10'000;
} // namespace

Result<const FixedFile*> FixedConnection::file(JobContext& job) {
    if (!m_file) {
        auto described = describeFile(m_open, m_options, job, m_limits);
        if (!described)
            return at(std::move(described).error(), m_place);
        m_file = std::move(described).value();
    }
    return &*m_file;
}

std::string FixedConnection::nameOf(std::size_t record) const {
    const std::string& own = m_file->layout.records[record].name;
    return own.empty() ? m_name : own;
}

Result<std::size_t> FixedConnection::find(const std::string& entity) const {
    if (entity.empty())
        return std::size_t(0);
    Schema schema;
    std::vector<std::string> names;
    for (std::size_t i = 0; i < m_file->layout.records.size(); ++i) {
        names.push_back(nameOf(i));
        schema.entities.emplace_back().name = names.back();
    }
    if (const Entity* const match = schema.entity(entity))
        return std::size_t(match - schema.entities.data());
    return at(makeError(Code::UnknownEntity, mw::quoted(entity), elideMiddle(listed(names), 400)), m_place);
}

Result<std::unique_ptr<Reader>> FixedConnection::read(const std::string& entity, const ReadOptions& options, JobContext& job) {
    MW_TRY_DO(job.checkpoint());
    MW_TRY_DO(file(job));
    MW_TRY(const std::size_t record, find(entity));
    MW_TRY(auto source, m_open());
    return FixedReader::open(std::move(source), *m_file, record, options, m_place, m_limits);
}

Result<Entity> FixedConnection::describe(std::size_t record, JobContext& job) {
    ReadOptions options;
    options.limit = kRowsLookedAt + 1; // one more tells whether there are more
    Entity entity;
    entity.name = nameOf(record);
    for (const EntityField& field : entityFields(m_file->layout, record))
        entity.fields.push_back(field.field);
    std::vector<TypeSuggestion> suggestions(entity.fields.size());
    MW_TRY(auto source, m_open());
    MW_TRY(const auto reader, FixedReader::open(std::move(source), *m_file, record, options, m_place, m_limits));
    std::uint64_t rows = 0, malformed = 0, bytes = 0;
    Batch batch;
    for (bool more = true; more;) {
        MW_TRY(more, reader->next(batch, job));
        rows += batch.rows;
        malformed += batch.malformed.size();
        bytes += batch.sourceBytes;
        for (std::size_t i = 0; i < batch.columns.size(); ++i)
            if (const Column& column = *batch.columns[i]; column.type() == LogicalType::text())
                for (std::size_t row = 0; row < batch.rows; ++row)
                    if (!column.isNull(row))
                        suggestions[i].add(column.values<std::string_view>()[row]);
    }
    entity.rowsAreExact = rows <= kRowsLookedAt;
    entity.rowEstimate = rows + malformed;
    if (!entity.rowsAreExact && bytes > 0 && reader->totalBytes() > 0)
        entity.rowEstimate = std::uint64_t(double(rows + malformed) * double(reader->totalBytes()) / double(bytes));
    for (std::size_t i = 0; i < entity.fields.size(); ++i) {
        Field& field = entity.fields[i];
        if (field.type != LogicalType::text())
            continue;
        field.suggestedType = suggestions[i].type();
        field.evidence = suggestions[i].evidence();
        if (!entity.rowsAreExact && !field.evidence.empty())
            field.evidence += ", in the first " + grouped(kRowsLookedAt) + " rows";
    }
    const FixedRecord& type = m_file->layout.records[record];
    if (entity.field("#id"))
        entity.keys.push_back({{}, {"#id"}, true});
    if (!type.parent.empty())
        entity.relations.push_back({{}, {"#parent"}, type.parent, {"#id"}});
    return entity;
}

Result<Schema> FixedConnection::schema(JobContext& job) {
    MW_TRY_DO(file(job));
    Schema schema;
    for (std::size_t i = 0; i < m_file->layout.records.size(); ++i) {
        MW_TRY(auto entity, describe(i, job));
        schema.entities.push_back(std::move(entity));
    }
    return schema;
}

std::vector<Finding> FixedConnection::findings() {
    JobContext job;
    const auto found = file(job);
    return found ? (*found)->findings : std::vector<Finding>(); // schema() and read() say why
}

} // namespace mw::fixed

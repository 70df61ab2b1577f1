// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/ddl/ddl_connection.h"

#include "core/base/utf8.h"
#include "core/connect/ddl/sql_script.h"

#include <algorithm>

namespace mw::ddl {

namespace {

class NoRows final : public Reader {
public:
    explicit NoRows(std::vector<Field> fields) : m_fields(std::move(fields)) {}
    const std::vector<Field>& fields() const override { return m_fields; }
    Result<bool> next(Batch& batch, JobContext& job) override {
        batch.clear();
        MW_TRY_DO(job.checkpoint());
        return false;
    }

private:
    const std::vector<Field> m_fields;
};

} // namespace

Result<Schema> DdlConnection::schema(JobContext& job) {
    if (m_schema)
        return *m_schema;
    SqlScript script;
    for (const std::string& path : m_paths) {
        MW_TRY(auto source, openFile(path));
        MW_TRY_DO(script.read(std::move(source), job));
    }
    Schema schema = script.finish();
    m_skipped = script.skipped();
    if (schema.entities.empty())
        return at(makeError(Code::SyntaxError, "it makes no table with columns"), m_paths.front());
    m_schema = std::move(schema);
    return *m_schema;
}

Result<std::unique_ptr<Reader>> DdlConnection::read(const std::string& entity, const ReadOptions& options,
                                                    JobContext& job) {
    MW_TRY_DO(schema(job));
    const Entity* const found = entity.empty() ? &m_schema->entities.front() : m_schema->entity(entity);
    std::vector<std::string> names;
    if (!found) {
        std::string known;
        for (const Entity& one : m_schema->entities)
            known += (known.empty() ? "" : ", ") + one.name;
        return at(makeError(Code::UnknownEntity, mw::quoted(entity), elideMiddle(known, 400)), m_paths.front());
    }
    for (const Field& field : found->fields)
        names.push_back(field.name);
    std::vector<Field> fields;
    for (const std::string& wanted : options.fields.empty() ? names : options.fields) {
        const auto place = std::find(names.begin(), names.end(), wanted);
        if (place == names.end())
            return at(unknownField(wanted, names), found->name);
        fields.push_back(found->fields[std::size_t(place - names.begin())]);
        if (options.raw)
            fields.back().type = LogicalType::text();
    }
    return std::unique_ptr<Reader>(std::make_unique<NoRows>(std::move(fields)));
}

std::vector<std::pair<std::string, std::string>> DdlConnection::detected() {
    if (m_skipped.empty())
        return {};
    return {{"skipped", m_skipped}};
}

} // namespace mw::ddl

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/qtsql/server_connection.h"

#include <algorithm>

namespace mw {

namespace {

class EmptyReader final : public Reader {
public:
    explicit EmptyReader(std::vector<Field> fields) : m_fields(std::move(fields)) {}
    const std::vector<Field>& fields() const override { return m_fields; }
    Result<bool> next(Batch& batch, JobContext& job) override {
        batch.clear();
        MW_TRY_DO(job.checkpoint());
        return false;
    }

private:
    const std::vector<Field> m_fields;
};

bool hasOpenColumns(const ServerTable& table) {
    return std::any_of(table.columns.begin(), table.columns.end(), [](const ServerColumn& column) { return column.isOpen; });
}

} // namespace

std::unique_ptr<Reader> makeEmptyReader(std::vector<Field> fields) {
    return std::make_unique<EmptyReader>(std::move(fields));
}

Result<Schema> ServerConnection::schema(JobContext& job) {
    MW_TRY_DO(job.checkpoint());
    MW_TRY(m_tables, readCatalog(job));
    m_decided.clear();
    Schema schema;
    for (ServerTable& table : m_tables) {
        MW_TRY_DO(decide(table, job));
        schema.entities.push_back(table.entity);
    }
    return schema;
}

Result<std::unique_ptr<Reader>> ServerConnection::read(const std::string& entity, const ReadOptions& options,
                                                       JobContext& job) {
    MW_TRY_DO(job.checkpoint());
    MW_TRY(ServerTable* const table, find(entity, job));
    if (!options.raw)
        MW_TRY_DO(decide(*table, job));
    std::vector<Field> wanted;
    if (options.fields.empty())
        wanted = table->entity.fields;
    for (const std::string& name : options.fields) {
        const Field* const field = table->entity.field(name);
        if (!field) {
            std::vector<std::string> known;
            for (const Field& other : table->entity.fields)
                known.push_back(other.name);
            return at(unknownField(name, known), table->entity.name);
        }
        wanted.push_back(*field);
    }
    if (options.raw)
        for (Field& field : wanted)
            field.type = LogicalType::text();
    if (options.limit == 0)
        return makeEmptyReader(std::move(wanted));
    return start(*table, std::move(wanted), options, job);
}

Result<std::optional<std::uint64_t>> ServerConnection::countRows(const std::string& entity, JobContext& job) {
    MW_TRY_DO(job.checkpoint());
    MW_TRY(ServerTable* const table, find(entity, job));
    MW_TRY(const std::uint64_t rows, count(*table, job));
    return std::optional<std::uint64_t>(rows);
}

Result<std::unique_ptr<Reader>> ServerConnection::query(const std::string& sql, JobContext& job) {
    MW_TRY_DO(job.checkpoint());
    // Its last line may be a comment; not everybody takes the word before the name.
    MW_TRY(ServerTable asked, describe("(" + sql + "\n) /* AS */ asked", job));
    if (hasOpenColumns(asked))
        MW_TRY_DO(decideOpenColumns(asked, job));
    return start(asked, asked.entity.fields, {}, job);
}

Result<ServerTable*> ServerConnection::find(const std::string& entity, JobContext& job) {
    const std::string& name = entity.empty() ? m_entity : entity;
    const auto known = [&]() -> ServerTable* {
        if (name.empty())
            return m_tables.empty() ? nullptr : &m_tables.front();
        const ServerTable* const found = findServerTable(m_tables, name);
        return found ? &m_tables[std::size_t(found - m_tables.data())] : nullptr;
    };
    if (ServerTable* const table = known())
        return table;
    MW_TRY(m_tables, readCatalog(job));
    m_decided.clear();
    if (ServerTable* const table = known())
        return table;
    return at(unknownServerTable(m_tables, name), m_address.text);
}

Result<void> ServerConnection::decide(ServerTable& table, JobContext& job) {
    if (!hasOpenColumns(table) || !m_decided.insert(table.entity.name).second)
        return {};
    return decideOpenColumns(table, job);
}

} // namespace mw

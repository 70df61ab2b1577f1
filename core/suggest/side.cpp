// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/suggest/side.h"

#include "core/base/utf8.h"
#include "core/base/wording.h"

#include <algorithm>

namespace mw::suggest {

namespace {

constexpr std::uint64_t kValuesPerEntity = 2'000'000;

Result<std::vector<FieldValues>> observeRows(Connection& connection, const Entity& entity, JobContext& job) {
    ReadOptions options;
    options.limit = std::clamp<std::uint64_t>(kValuesPerEntity / std::max<std::size_t>(1, entity.fields.size()), 1'000, 20'000);
    MW_TRY(const auto reader, connection.read(entity.name, options, job));
    const std::vector<Field>& fields = reader->fields();
    std::vector<ValueObserver> observers(fields.size());
    std::uint64_t rows = 0;
    for (bool more = true; more;) {
        MW_TRY_DO(job.checkpoint());
        Batch batch;
        MW_TRY(more, reader->next(batch, job));
        for (std::size_t i = 0; i < batch.columns.size() && i < observers.size(); ++i)
            observers[i].add(*batch.columns[i], batch.rows);
        rows += batch.rows;
        job.addRows(batch.rows);
    }
    std::vector<FieldValues> values;
    if (rows == 0)
        return values;
    // In the order of the schema's fields, whatever the reader's is.
    values.resize(entity.fields.size());
    for (std::size_t i = 0; i < fields.size(); ++i)
        if (const auto index = entity.fieldIndex(fields[i].name))
            values[*index] = observers[i].finish();
    return values;
}

} // namespace

std::vector<FieldPlace> placesOf(const Side& side) {
    std::vector<FieldPlace> places;
    for (std::size_t entity = 0; entity < side.schema.entities.size(); ++entity)
        for (std::size_t field = 0; field < side.schema.entities[entity].fields.size(); ++field)
            places.push_back({entity, field});
    return places;
}

const FieldValues* valuesAt(const Side& side, FieldPlace place) {
    if (place.entity >= side.values.size() || place.field >= side.values[place.entity].size())
        return nullptr;
    const FieldValues& values = side.values[place.entity][place.field];
    return values.isEmpty() ? nullptr : &values;
}

Result<Side> observe(Connection& connection, const std::string& entityName, JobContext& job) {
    Side side;
    MW_TRY(side.schema, connection.schema(job));
    if (!entityName.empty()) {
        const Entity* entity = side.schema.entity(entityName);
        if (!entity) {
            std::vector<std::string> known;
            for (const Entity& other : side.schema.entities)
                known.push_back(other.name);
            return makeError(Code::UnknownEntity, quoted(entityName), listed(known));
        }
        side.schema.entities = {Entity(*entity)};
    }
    // Views show what the tables hold; where there are tables, nobody migrates them beside those.
    const auto isTable = [](const Entity& entity) { return !entity.isView; };
    if (std::any_of(side.schema.entities.begin(), side.schema.entities.end(), isTable))
        std::erase_if(side.schema.entities, [](const Entity& entity) { return entity.isView; });
    for (const Entity& entity : side.schema.entities) {
        job.phase("reading");
        MW_TRY(std::vector<FieldValues> values, observeRows(connection, entity, job));
        side.values.push_back(std::move(values));
    }
    return side;
}

} // namespace mw::suggest

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/source_shape.h"

#include "core/base/utf8.h"
#include "core/base/wording.h"

namespace mw::engine {

Result<Value> conformValue(const Column& from, std::size_t row, const LogicalType& to) {
    if (from.type().kind == TypeKind::Text && to.kind != TypeKind::Text) {
        const std::string_view text = from.values<std::string_view>()[from.at(row)];
        return text.empty() ? Result<Value>(Value()) : parseValue(text, to);
    }
    const Value value = from.value(row);
    if (to.kind == TypeKind::Text && from.type().kind != TypeKind::Text)
        return castValue(Value(printValue(value, from.type())), LogicalType::text(), to);
    return castValue(value, from.type(), to);
}

namespace {

/// Finds the name under which the source itself knows the entity.
Result<std::string> nameInSource(Connection& connection, const Place& place, const Entity& documented, bool onlyEntity,
                                 JobContext& job) {
    MW_TRY(const Schema schema, connection.schema(job));
    if (const Entity* found = schema.entity(documented.name))
        return found->name;
    if (onlyEntity && schema.entities.size() == 1)
        return schema.entities.front().name;
    std::vector<std::string> known;
    for (const Entity& entity : schema.entities)
        known.push_back(entity.name);
    return at(makeError(Code::UnknownEntity, quoted(documented.name), listed(known)), place.location.text);
}

} // namespace

Result<SourceShape> findSourceShape(const Access& access, const Place& place, const Entity& documented, bool onlyEntity,
                                    JobContext& job) {
    MW_TRY(auto connection, access.openSource(place));
    SourceShape shape;
    shape.entity = place.location.entity.empty() ? documented.name : place.location.entity;
    ReadOptions options;
    options.limit = 0;
    // A whole scan of the schema can mean reading every file, so it is asked for only where the name leads nowhere.
    auto reader = connection->read(shape.entity, options, job);
    if (!reader.ok() && reader.error().code == Code::UnknownEntity && place.location.entity.empty()) {
        MW_TRY(shape.entity, nameInSource(*connection, place, documented, onlyEntity, job));
        reader = connection->read(shape.entity, options, job);
    }
    if (!reader.ok())
        return at(std::move(reader).error(), place.location.text);

    Entity given;
    given.fields = (*reader)->fields();
    if (given.fields.empty() && !documented.fields.empty())
        return at(makeError(Code::ReadFailed, "it is empty, not even a header is there"), place.location.text + "#" + shape.entity);
    shape.columnOfField.resize(documented.fields.size());
    for (const Field& field : given.fields) {
        PlannedColumn column;
        column.field = field;
        column.sourceType = field.type;
        shape.columns.push_back(std::move(column));
    }
    for (std::size_t i = 0; i < documented.fields.size(); ++i) {
        const auto found = given.fieldIndex(documented.fields[i].name);
        shape.columnOfField[i] = found;
        if (!found)
            continue;
        shape.columns[*found].field = documented.fields[i];
        shape.columns[*found].inDocument = true;
    }
    return shape;
}

void conformColumns(const std::vector<PlannedColumn>& columns, Batch& batch, RowErrors& errors) {
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const PlannedColumn& planned = columns[i];
        if (!planned.used || planned.sourceType == planned.field.type || i >= batch.columns.size())
            continue;
        const Column& given = *batch.columns[i];
        auto column = std::make_shared<Column>(planned.field.type, batch.rows);
        for (std::size_t row = 0; row < batch.rows; ++row) {
            if (given.isNull(row)) {
                column->setNull(row);
                continue;
            }
            auto value = conformValue(given, row, planned.field.type);
            if (value.ok()) {
                column->setValue(row, value.value());
                continue;
            }
            column->setNull(row);
            errors.add({std::uint32_t(row),
                        kWholeRow,
                        Code::InvalidArgument,
                        {planned.field.name + ": " + value.error().message()},
                        {}});
        }
        batch.columns[i] = std::move(column);
    }
}

} // namespace mw::engine

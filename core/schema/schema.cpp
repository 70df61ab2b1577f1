// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/schema.h"

#include "core/base/unicode.h"

namespace mw {

namespace {

/// Exact match first, then the only one that matches without case; `nameAt(i)` names the i-th of `count` items.
template <class NameAt>
std::optional<std::size_t> findByName(std::size_t count, std::string_view wanted, NameAt nameAt) {
    for (std::size_t i = 0; i < count; ++i)
        if (nameAt(i) == wanted)
            return i;
    const std::string folded = foldCase(wanted);
    std::optional<std::size_t> found;
    for (std::size_t i = 0; i < count; ++i) {
        if (foldCase(nameAt(i)) != folded)
            continue;
        if (found)
            return std::nullopt;
        found = i;
    }
    return found;
}

} // namespace

std::optional<std::size_t> Entity::fieldIndex(std::string_view fieldName) const {
    return findByName(fields.size(), fieldName, [&](std::size_t i) -> std::string_view { return fields[i].name; });
}

const Field* Entity::field(std::string_view fieldName) const {
    const auto index = fieldIndex(fieldName);
    return index ? &fields[*index] : nullptr;
}

const Field* Entity::fieldById(const Id& fieldId) const {
    if (fieldId.isNull())
        return nullptr;
    for (const Field& candidate : fields)
        if (candidate.id == fieldId)
            return &candidate;
    return nullptr;
}

const Key* Entity::primaryKey() const {
    for (const Key& key : keys)
        if (key.primary)
            return &key;
    return nullptr;
}

const Entity* Schema::entity(std::string_view entityName) const {
    const auto index =
        findByName(entities.size(), entityName, [&](std::size_t i) -> std::string_view { return entities[i].name; });
    return index ? &entities[*index] : nullptr;
}

const Entity* Schema::entityById(const Id& entityId) const {
    if (entityId.isNull())
        return nullptr;
    for (const Entity& candidate : entities)
        if (candidate.id == entityId)
            return &candidate;
    return nullptr;
}

void assignIds(Schema& schema, IdMaker& ids) {
    for (Entity& entity : schema.entities) {
        if (entity.id.isNull())
            entity.id = ids.make("e");
        for (Field& field : entity.fields)
            if (field.id.isNull())
                field.id = ids.make("f");
    }
}

} // namespace mw

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/mapping/model.h"
#include "core/suggest/words.h"

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace mw::workbook {

enum class Side : std::uint8_t { Source, Target };

/// An entity and where it lives; pointers into the document.
struct Place {
    const mapping::Connection* connection = nullptr;
    const Entity* entity = nullptr;
    friend bool operator==(const Place&, const Place&) = default;
};

/// A name as it is compared: letter case, spaces and separators aside.
std::string comparable(std::string_view name);

/// What names in a workbook mean in a document: its entities and fields by technical name or label, letter case and
/// separators aside, with or without what stands before a dot. The document outlives it.
class Names {
public:
    /// A connection is of the side its entity mappings say; where none does, the last one is the target, others sources.
    explicit Names(const mapping::Document& document);

    const std::vector<Place>& entities(Side side) const { return m_places[std::size_t(side)]; }
    std::vector<Place> entitiesNamed(Side side, std::string_view name) const;
    /// Those entities of a side that have a field of that name.
    std::vector<Place> entitiesWith(Side side, std::string_view field) const;
    /// Null where there is none, or several.
    const Field* field(const Entity& entity, std::string_view name) const;
    /// Cuts "people.email" into entity and field where the whole is no field of `entity`, which may be null.
    struct Qualified {
        std::string entity, field;
    };
    Qualified qualified(Side side, const Entity* entity, std::string_view name) const;

    /// The share of texts that are names of fields or entities of a side.
    double shareOfFields(Side side, const std::vector<std::string>& texts) const;
    double shareOfEntities(Side side, const std::vector<std::string>& texts) const;

    /// What was probably meant: few letters differ, or the words mean the same; empty where nothing is near. Of another
    /// entity it comes as "accounts.email".
    std::string closestEntity(Side side, std::string_view name) const;
    std::string closestField(Side side, const Entity& entity, std::string_view name) const;

private:
    std::string closest(std::string_view name, const std::vector<std::string_view>& known) const;

    const mapping::Document& m_document;
    std::vector<Place> m_places[2];
    std::set<std::string> m_fields[2], m_entities[2]; ///< comparable
    std::map<const Entity*, std::map<std::string, std::vector<const Field*>>> m_byEntity;
};

} // namespace mw::workbook

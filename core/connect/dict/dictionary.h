// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connect/connector.h"
#include "core/connect/dict/column_roles.h"

#include <map>
#include <string>
#include <utility>
#include <vector>

namespace mw::dict {

/// Builds a schema out of a dictionary's rows. An entity that is named once stands for the rows below it too; a row
/// without a field describes its entity.
class Dictionary {
public:
    /// `usualEntity` is what rows belong to where no column names an entity.
    void begin(const Roles& roles, std::string usualEntity);
    /// Adds one row: a cell by its column, empty where it is blank.
    void add(const std::vector<std::string>& cells);
    Schema take();
    /// What in the dictionary did not become part of the schema, for people; empty where all did.
    std::vector<std::pair<std::string, std::string>> remarks() const;

private:
    std::string cell(const std::vector<std::string>& cells, Role role) const;
    Entity& entityNamed(const std::string& name);
    void describeField(Field& field, const std::vector<std::string>& cells);
    void addKeys(Entity& entity, const Field& field, const std::vector<std::string>& cells);

    Roles m_roles;
    std::string m_usualEntity;
    std::string m_lastEntity;
    Schema m_schema;
    std::map<std::string, std::size_t> m_places; ///< of entities, by name
    std::map<std::pair<std::string, std::string>, bool> m_fields;
    std::vector<std::string> m_twice;        ///< fields that stand twice
    std::vector<std::string> m_unknownTypes; ///< names of types that say nothing
};

} // namespace mw::dict

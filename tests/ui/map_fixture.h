// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/project.h"

#include <memory>

namespace mw::test {

/// A small migration with real rows in a folder of its own: contacts.csv and owners.csv into people, mapped half.
///
///   contacts: contact_no, full_name, e_mail, phone, cust_type, fax, owner (6 rows)
///   people:   id (key), name (required), email, phone, stage (required, unfed), owner_email
class MapMigration {
public:
    MapMigration();
    ~MapMigration();
    ui::Project& project() { return *m_project; }
    const mapping::Document& document() const { return m_project->document(); }
    const mapping::EntityMapping& people() const { return document().mappings.front(); }
    /// The field mapping of a target field by its name; null where there is none.
    const mapping::FieldMapping* field(const char* name) const;
    Id mappingId() const { return Id("em-people"); }
    /// Waits until no job is under way.
    bool settle();

private:
    struct Parts;
    std::unique_ptr<Parts> m_parts;
    std::unique_ptr<ui::Project> m_project;
};

} // namespace mw::test

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "resources/samples/generator/model.h"
#include "resources/samples/generator/table.h"

#include <vector>

namespace mw::sample {

// The legacy system's tables, as its export holds them.
Table ownersTable(const World& world);
Table accountsTable(const World& world);
Table accountMergesTable(const World& world);
Table contactsTable(const World& world);
Table dealsTable(const World& world);
Table activitiesTable(const World& world);
Table notesTable(const World& world);

/// The rows of the new CRM as a correct migration leaves them, each table by its primary key, in dependency order:
/// users, companies, people, opportunities, activities.
std::vector<Table> expectedTables(const World& world);

} // namespace mw::sample

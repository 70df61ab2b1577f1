// SPDX-License-Identifier: GPL-3.0-or-later
/// rebase: how a document follows a system whose schema has changed since it was scanned: what differs, what of the document
/// hangs on it, what was probably renamed, and the edit that takes the new schema over. Includes base … document, suggest.
#pragma once

#include "core/document/document.h"
#include "core/mapping/edit.h"
#include "core/profile/profile.h"
#include "core/suggest/side.h"

#include <span>
#include <string>
#include <vector>

namespace mw::rebase {

/// One difference between the schema that the document keeps of a connection and what is there now.
struct Drift {
    SchemaChange change;
    Id entity, field;          ///< of the document; null for what it does not know yet
    std::vector<Id> affected;  ///< entity and field mappings, lookups and checks that speak of the field, in document order
};

/// A field that is gone and a new one of the same entity that is probably the same.
struct Rename {
    std::string entity;
    Id field;                         ///< in the document
    std::string was, now;
    double score = 0;                 ///< probability, from names, types, places and values
    std::vector<std::string> reasons; ///< strongest first
    friend bool operator==(const Rename&, const Rename&) = default;
};

struct SchemaDrift {
    std::vector<Drift> changes;  ///< in the order of compareSchemas()
    std::vector<Rename> renames; ///< of fields that `changes` tells as gone and come
    bool isEmpty() const { return changes.empty(); }
};

/// Compares. `now` is a fresh scan with samples of values; `before` are profiles of the same entities from an earlier day,
/// whose top values tell a renamed field too: those that are not there are done without. UnknownName where there is no such
/// connection. Proposed entities and fields that are still not there are no difference. Cancelled.
Result<SchemaDrift> schemaDrift(const mapping::Document& document, const Id& connection, const suggest::Side& now,
                                std::span<const profile::EntityProfile> before, JobContext& job);

/// The edit that takes the schema over: what has the name of one that was there is that one, renamed fields get their new
/// name wherever the document speaks of them, what was proposed and is there now is real. What speaks of a field that is gone
/// stays as it is and becomes a problem: nothing is dropped.
Result<mapping::Edit> rebase(const mapping::Document& document, const Id& connection, Schema scanned, std::span<const Rename> renames,
                             IdMaker& ids);

} // namespace mw::rebase

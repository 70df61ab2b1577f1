// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/mapping/model.h"

#include <string>
#include <vector>

namespace mw::mapping {

/// A check that a validation makes: declared in the document, or derived from what the target's schema and the rules say.
struct CheckInEffect {
    Check check; ///< of a derived one: without id, its reference is "AUTO-…" and the same in every validation
    bool isDerived = true;
    std::string entity;              ///< name of the target entity
    std::string because;             ///< what a derived one follows from, or what a declared one stands in for: for people
    std::vector<std::string> proves; ///< references of the field mappings that it proves; of the entity mappings, where it is of whole records
    bool isOn() const { return !check.offBecause; }
};

/// The checks of one target entity. `mappings` all fill it; `target` is how it stands in the document or in the target
/// itself; `filled` are the fields that a rule fills, with the types that the document gives them.
///
/// Derived are: counts, keys that stand once, the accuracy and control totals of each field, required and unique fields,
/// lengths, the values that a value map can give, relations. A declared check stands in for the derived ones of its kind
/// and fields (of all fields where it names none): it changes their severity or parameters or switches them off, with a
/// reason; a declared one that nothing is derived for adds itself. Checks that are switched off are listed too.
std::vector<CheckInEffect> checksInEffect(const Document& document, const std::vector<const EntityMapping*>& mappings,
                                          const Entity& target, const std::vector<Field>& filled);
/// Those of the whole document, by the schemas that it keeps; target entities in the order of their first mapping.
std::vector<CheckInEffect> checksInEffect(const Document& document);

/// The key that pairs the records of both sides: the first mapping's, else the target's primary key.
std::vector<std::string> pairingKey(const EntityMapping& first, const Entity& target);

/// What somebody should know who relies on the checks of a document; empty where all is well.
std::string checksWarning(const Document& document);

/// The one source field whose value a rule brings, however it is written there; null where a rule makes its value of
/// several fields, of none, of other records or of new keys. What a faithful mapping holds the target against.
const Field* sourceFieldOf(const Document& document, const EntityMapping& mapping, const FieldMapping& field);

} // namespace mw::mapping

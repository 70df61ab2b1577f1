// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/document/content_hash.h"

#include <set>
#include <string>
#include <vector>

/// What an approval covers, and what of it has changed since.
namespace mw::sign {

/// The elements of a part, which is an element with what its records or rules hang on: an entity mapping with its fields,
/// its checks, and the value maps, lookups, parameters and functions that they use; or the whole document where `part` is
/// null. Connections are no members of a part: their types are in the hashes of the fields that they bind.
std::vector<document::PartHash> coveredBy(const std::vector<document::ElementHash>& elements, const Id& part);

/// Finds the element that a reference names: "PPL", "PPL-014", "VM-003". UnknownName where there is none.
Result<Id> partNamed(const mapping::Document& document, const std::string& reference);

/// An element that is no longer what was approved.
struct Change {
    enum class Kind : std::uint8_t { Changed, Added, Removed } kind = Kind::Changed;
    std::string where;       ///< "people.email (PPL-014)"
    std::string elementKind; ///< as of PartHash
    std::string reference;
    Id id;
    std::vector<std::string> through; ///< what it hangs on that has changed too: "value map 'Stage' (VM-003)"
    /// "people.email (PPL-014) through value map 'Stage' (VM-003)", "check 'unique' (CHK-001) is gone"
    std::string sentence() const;
};

/// Compares what was covered with what the part is now; in the order of what was covered, then what came since.
std::vector<Change> changesSince(const mapping::Document& document, const std::vector<document::ElementHash>& elements,
                                 const Id& part, const std::vector<document::PartHash>& covered);

} // namespace mw::sign

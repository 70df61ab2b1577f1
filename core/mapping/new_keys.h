// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/mapping/model.h"

#include <set>
#include <string>
#include <vector>

namespace mw::mapping {

/// Where the old and the new key of a mapping's records stand.
struct KeyPair {
    std::vector<std::string> oldFields; ///< of the source
    std::string newField;               ///< of the target
    LogicalType newType;
    bool isGiven = false; ///< the target gives the new key: no rule fills it
    std::string obstacle; ///< why there is no such pair; empty where there is
};
/// The old key is the source's primary key; where it has none, the source fields that plainly fill the mapping's key or
/// the target's. The new key is the target's primary key of one field.
KeyPair keyPairOf(const Document& document, const EntityMapping& mapping);

/// What new_id() can be asked for in rules of `own`, which may be null.
std::vector<rules::Environment::NewKeys> newKeysOf(const Document& document, const EntityMapping* own);

/// The mappings whose rules wait for new keys of one another, each circle once, in document order. A mapping that asks
/// for its own is none.
std::vector<std::vector<const EntityMapping*>> newKeyCircles(const Document& document);

} // namespace mw::mapping

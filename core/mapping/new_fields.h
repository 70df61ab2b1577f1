// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/mapping/model.h"

#include <cstdint>
#include <map>
#include <vector>

namespace mw::mapping {

/// Makes the new field mappings of one edit of an entity mapping: with references that do not meet, and places in target
/// field order. Document and owner outlive it and stay as they are.
class NewFields {
public:
    NewFields(const Document& document, const EntityMapping& owner, IdMaker& ids);

    FieldMapping make(const Id& targetField);
    /// Where it stands among those of the owner. Counts what this edit has put before it.
    std::size_t positionOf(const Id& targetField);

private:
    std::size_t rankOf(const Id& targetField) const;

    const Document& m_document;
    const EntityMapping& m_owner;
    std::map<Id, std::size_t> m_ranks; ///< of target fields
    IdMaker& m_ids;
    std::uint64_t m_next = 0;
    std::vector<std::size_t> m_inserted;
};

} // namespace mw::mapping

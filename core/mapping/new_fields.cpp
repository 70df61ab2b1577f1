// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mapping/new_fields.h"

#include "core/mapping/elements.h"
#include "core/mapping/problems.h"

#include <algorithm>

namespace mw::mapping {

NewFields::NewFields(const Document& document, const EntityMapping& owner, IdMaker& ids)
    : m_document(document), m_owner(owner), m_ids(ids) {
    if (const Entity* const target = document.targetOf(owner))
        for (const Field& field : target->fields)
            m_ranks.emplace(field.id, m_ranks.size());
}

FieldMapping NewFields::make(const Id& targetField) {
    FieldMapping made;
    made.id = m_ids.make("fm");
    made.targetField = targetField;
    if (m_next == 0) {
        const auto split = splitReference(nextReference(m_document, m_owner.reference));
        m_next = split ? split->number : 1;
    }
    made.reference = numberedReference(m_owner.reference, m_next++);
    return made;
}

std::size_t NewFields::positionOf(const Id& targetField) {
    const std::size_t rank = rankOf(targetField);
    std::size_t position = 0;
    while (position < m_owner.fields.size() && rankOf(m_owner.fields[position].targetField) < rank)
        ++position;
    const auto before = std::count_if(m_inserted.begin(), m_inserted.end(), [&](std::size_t other) { return other < rank; });
    m_inserted.push_back(rank);
    return position + std::size_t(before);
}

std::size_t NewFields::rankOf(const Id& targetField) const {
    const auto found = m_ranks.find(targetField);
    return found == m_ranks.end() ? m_ranks.size() : found->second;
}

} // namespace mw::mapping

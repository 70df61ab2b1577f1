// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/mapping/model.h"

#include <charconv>
#include <cstdint>
#include <optional>
#include <string_view>

/// Walks over what every element of a document has in common: ids, which are unique in the whole document, and references.
namespace mw::mapping {

/// Calls visit(const Id&) for the ids that an element brings into the document, its own first.
template <class Element, class Visit>
void eachId(const Element& element, Visit&& visit) {
    visit(element.id);
}
template <class Visit>
void eachId(const Connection& connection, Visit&& visit) {
    visit(connection.id);
    for (const Entity& entity : connection.schema.entities) {
        visit(entity.id);
        for (const Field& field : entity.fields)
            visit(field.id);
    }
}
template <class Visit>
void eachId(const EntityMapping& mapping, Visit&& visit) {
    visit(mapping.id);
    for (const FieldMapping& field : mapping.fields)
        visit(field.id);
}
template <class Visit>
void eachId(const Document& document, Visit&& visit) {
    const auto each = [&](const auto& elements) {
        for (const auto& element : elements)
            eachId(element, visit);
    };
    visit(document.id);
    each(document.connections);
    each(document.lookups);
    each(document.valueMaps);
    each(document.parameters);
    each(document.functions);
    each(document.mappings);
    each(document.checks);
    each(document.decisions);
    each(document.workflow.comments);
}

/// Calls visit(const std::string&) for the references that an element carries; elements without any are skipped.
template <class Element, class Visit>
void eachReference(const Element& element, Visit&& visit) {
    visit(element.reference);
}
template <class Visit>
void eachReference(const Connection&, Visit&&) {}
template <class Visit>
void eachReference(const Workflow::Comment& comment, Visit&& visit) {
    if (comment.question)
        visit(comment.question->reference);
}
template <class Visit>
void eachReference(const EntityMapping& mapping, Visit&& visit) {
    visit(mapping.reference);
    for (const FieldMapping& field : mapping.fields)
        visit(field.reference);
}
template <class Visit>
void eachReference(const Document& document, Visit&& visit) {
    const auto each = [&](const auto& elements) {
        for (const auto& element : elements)
            eachReference(element, visit);
    };
    each(document.lookups);
    each(document.valueMaps);
    each(document.parameters);
    each(document.functions);
    each(document.mappings);
    each(document.checks);
    each(document.decisions);
    each(document.workflow.comments);
}

/// "PPL-014" taken apart. None for texts of another form, such as the prefix alone.
struct NumberedReference {
    std::string_view prefix;
    std::uint64_t number = 0;
};
inline std::optional<NumberedReference> splitReference(std::string_view reference) {
    const std::size_t dash = reference.rfind('-');
    if (dash == std::string_view::npos || dash == 0 || dash + 1 == reference.size())
        return {};
    NumberedReference split{reference.substr(0, dash), 0};
    const char* const end = reference.data() + reference.size();
    const auto [stop, error] = std::from_chars(reference.data() + dash + 1, end, split.number);
    if (error != std::errc() || stop != end)
        return {};
    return split;
}

} // namespace mw::mapping

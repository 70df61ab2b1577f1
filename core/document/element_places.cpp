// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/document/element_places.h"

#include "core/base/utf8.h"
#include "core/mapping/problems.h"

namespace mw::document {

using namespace mapping;

namespace {

std::string named(std::string_view kind, const std::string& name, const std::string& reference) {
    std::string text = std::string(kind) + " " + quoted(name);
    return reference.empty() ? text : text + " (" + reference + ")";
}

template <class Element>
bool placeIn(const Document& document, const std::vector<Element>& elements, const Id& id, std::string& place) {
    for (const Element& element : elements) {
        if (element.id != id)
            continue;
        place = placeOf(document, element);
        return true;
    }
    return false;
}

} // namespace

std::string placeOf(const Document&, const Connection& e) { return named("connection", e.name, {}); }
std::string placeOf(const Document&, const Lookup& e) { return named("lookup", e.name, e.reference); }
std::string placeOf(const Document&, const ValueMap& e) { return named("value map", e.content.name, e.reference); }
std::string placeOf(const Document&, const Parameter& e) { return named("parameter", e.content.name, e.reference); }
std::string placeOf(const Document&, const ProjectFunction& e) { return named("function", e.name, e.reference); }
std::string placeOf(const Document&, const Check& e) { return named("check", e.kind, e.reference); }
std::string placeOf(const Document&, const Decision& e) { return named("decision", elideMiddle(e.what, 40), e.reference); }
std::string placeOf(const Document&, const Workflow::Comment& e) { return named("comment", elideMiddle(e.text, 40), {}); }

std::string placeOf(const Document& document, const Id& element) {
    if (element == document.id)
        return "the document";
    std::string place;
    if (placeIn(document, document.connections, element, place) || placeIn(document, document.lookups, element, place) ||
        placeIn(document, document.valueMaps, element, place) || placeIn(document, document.parameters, element, place) ||
        placeIn(document, document.functions, element, place) || placeIn(document, document.checks, element, place) ||
        placeIn(document, document.decisions, element, place) || placeIn(document, document.workflow.comments, element, place))
        return place;
    for (const EntityMapping& mapping : document.mappings) {
        if (mapping.id == element)
            return mapping::placeOf(document, mapping);
        for (const FieldMapping& field : mapping.fields) {
            if (field.id == element)
                return mapping::placeOf(document, mapping, field);
        }
    }
    return {};
}

} // namespace mw::document

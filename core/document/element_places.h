// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/mapping/model.h"

#include <string>

/// Where an element of a document stands, for messages: "value map 'Stage' (VM-003)"; entity and field mappings by
/// mapping::placeOf().
namespace mw::document {

std::string placeOf(const mapping::Document& document, const mapping::Connection& connection);
std::string placeOf(const mapping::Document& document, const mapping::Lookup& lookup);
std::string placeOf(const mapping::Document& document, const mapping::ValueMap& valueMap);
std::string placeOf(const mapping::Document& document, const mapping::Parameter& parameter);
std::string placeOf(const mapping::Document& document, const mapping::ProjectFunction& function);
std::string placeOf(const mapping::Document& document, const mapping::Check& check);
std::string placeOf(const mapping::Document& document, const mapping::Decision& decision);
std::string placeOf(const mapping::Document& document, const mapping::Workflow::Comment& comment);
/// The same for whatever has this id: an element, a field mapping, or "the document" itself. Empty where there is none.
std::string placeOf(const mapping::Document& document, const Id& element);

} // namespace mw::document

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connect/schemas/element_tree.h"
#include "core/connect/schemas/json_schema.h"

namespace mw::schemas {

/// Reads an XML Schema (1.0): elements, attributes, complex and simple types, groups, extension and restriction, key,
/// unique and keyref. Documents are what the first of `schemas` declares or, where it declares no element, the others, which
/// it is made of; of declarations with equal names the first is taken and the others are told. WrongValue where no element is
/// declared.
Result<Described> readXmlSchema(const std::vector<const Element*>& schemas);

} // namespace mw::schemas

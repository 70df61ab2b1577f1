// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connect/schemas/element_tree.h"
#include "core/connect/schemas/json_schema.h"

namespace mw::schemas {

/// Reads an XML Schema (1.0): elements, attributes, complex and simple types, groups, extension and restriction, key,
/// unique and keyref. Includes and imports are not followed, but told. WrongValue where it declares no element.
Result<Described> readXmlSchema(const Element& schema);

} // namespace mw::schemas

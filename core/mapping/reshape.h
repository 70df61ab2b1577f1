// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/mapping/edit.h"

namespace mw::mapping {

/// What becomes of a field whose name is new, where its entity has as many fields as before.
enum class NewNames : bool { AreFieldsOfTheirOwn, MayStandInOnePlace };

/// Replaces a connection of the document by the same with other options, locations or another schema, freshly scanned:
/// entities and fields without ids. What has the name of one that was there is that one. Where an entity has as many
/// fields as before, one whose name alone is new (another header, another encoding) may be the one that stood in its place:
/// it is renamed then wherever the document speaks of it, see renameField(). Keys and relations stay while their fields do. Others
/// get new ids; what mapped a field that is gone stays and becomes a problem. UnknownName where there is no such
/// connection.
Result<Edit> reshape(const Document& document, Connection reshaped, IdMaker& ids, NewNames newNames = NewNames::MayStandInOnePlace);

} // namespace mw::mapping

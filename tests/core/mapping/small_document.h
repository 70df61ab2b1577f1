// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/mapping/model.h"

namespace mw::test {

/// A small document in which every part of a document occurs and says something, without any problem or note: contacts of
/// an old CRM to people of a new one, owners as a lookup.
mapping::Document smallDocument();

mapping::FieldMapping& fieldMapping(mapping::Document& document, std::string_view reference);

} // namespace mw::test

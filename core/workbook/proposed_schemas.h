// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/schema/schema.h"
#include "core/workbook/book.h"

namespace mw::workbook {

/// The sides of a migration as the names in a mapping workbook tell them, for one that nobody has at hand yet.
struct ProposedSchemas {
    Schema source, target; ///< all of it proposed; a type where a column says one that is known, else text
};

/// Reads the names: of fields by the headings of the sheets, of entities by their columns, else one of the sheet's name. What is
/// no name (a sentence, a rule) is left out. WrongValue where no sheet tells of target fields.
Result<ProposedSchemas> proposedSchemas(const Book& book);

} // namespace mw::workbook

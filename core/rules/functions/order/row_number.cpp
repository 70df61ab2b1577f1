// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/function.h"

namespace mw::rules {

Function define_row_number() {
    return Function("row_number", "Gives the number of the record in its source, from 1, however many workers run.")
        .builtIn(Form::RowNumber, {{}}, LogicalType::integer())
        .phrase("the number of the record in its source")
        .notInPostgres("a table there has no source order")
        .example("row_number()", "1")
        .example("row_number() + 1000", "1001")
        .example("coalesce(null, row_number())", "1");
}

} // namespace mw::rules

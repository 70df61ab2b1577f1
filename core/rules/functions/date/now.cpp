// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/function.h"

namespace mw::rules {

Function define_now() {
    return Function("now", "Gives the moment at which the run began, the same for all its rows.")
        .builtIn(Form::Now, {{}}, LogicalType::timestamp(true))
        .phrase("the moment the run began")
        .postgres("{now}")
        .example("now()", "timestamp '2024-01-31 10:00:00Z'")
        .example("now() > timestamp '2024-01-01 00:00:00Z'", "true")
        .example("coalesce(null, now())", "timestamp '2024-01-31 10:00:00Z'");
}

} // namespace mw::rules

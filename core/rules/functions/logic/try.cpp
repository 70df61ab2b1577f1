// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/function.h"

namespace mw::rules {

Function define_try() {
    return Function("try", "Gives the first value, or the second where computing the first fails.")
        .builtIn(Form::Try, {{generic("value"), generic("fallback")}})
        .phrase("{0}, or {1} where that fails")
        .notInPostgres("an error ends the whole statement there; such rules run in the native engine")
        .example("try(10 / 0, 0)", "0.0000000000")
        .example("try(10 / 4, 0)", "2.5000000000")
        .example("try(null, 'x')", "null");
}

} // namespace mw::rules

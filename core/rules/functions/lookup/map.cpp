// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/function.h"

namespace mw::rules {

Function define_map() {
    return Function("map", "Replaces a value by what a value map of the document lists for it.")
        .builtIn(Form::Map, {{text("value map").fixed(), generic("value")}})
        .phrase("what the value map {0} gives for {1}")
        .step("replace {1} as the value map {0} says")
        .notInPostgres("value maps are put into the target as tables first")
        .example("map('Country', 'USA')", "'US'")
        .example("map('Country', ' united states ')", "'US'")
        .example("map('Country', null)", "null")
        .fails("map('Country', 'Atlantis')", Code::NotInValueMap);
}

} // namespace mw::rules

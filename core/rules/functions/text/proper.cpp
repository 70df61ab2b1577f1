// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/unicode.h"
#include "core/rules/function.h"

namespace mw::rules {

namespace {
std::string_view properCase(Row& row, std::string_view text) { return row.keep(toProper(text)); }
} // namespace

Function define_proper() {
    return Function("proper", "Writes the first letter of each word as a capital and the others small.")
        .overload<properCase>({text("value")})
        .phrase("{0} with each word capitalised")
        .step("capitalise each word of {0}")
        .postgres("(initcap({0} COLLATE \"und-x-icu\") COLLATE \"C\")")
        .example("proper('anna LEE')", "'Anna Lee'")
        .example("proper('émile zola')", "'Émile Zola'")
        .example("proper('')", "''")
        .example("proper(null)", "null");
}

} // namespace mw::rules

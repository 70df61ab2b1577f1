// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/function.h"
#include "core/rules/white_space_p.h"

namespace mw::rules {

namespace {
bool holdsNothing(std::optional<std::string_view> text) { return !text || withoutSpaceBefore(*text).empty(); }
} // namespace

Function define_is_blank() {
    return Function("is_blank", "Says whether a text is null, empty or only white space.")
        .overload<holdsNothing>({text("value")})
        .phrase("whether {0} is blank")
        .postgres("coalesce(btrim({0}, {spaces}), '') = ''")
        .example("is_blank('  ')", "true")
        .example("is_blank('a')", "false")
        .example("is_blank(null)", "true");
}

} // namespace mw::rules

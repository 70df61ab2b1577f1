// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/function.h"

namespace mw::rules {

namespace {
Uuid ofText(Row& row, std::string_view text) {
    Uuid uuid;
    if (parseUuid(text, uuid))
        return uuid;
    return row.fail(Code::NotAUuid, Quoted{text});
}
} // namespace

Function define_to_uuid() {
    return Function("to_uuid", "Reads a UUID written 8-4-4-4-12.")
        .overload<ofText>({text("value")})
        .phrase("{0} as a UUID")
        .step("read {0} as a UUID")
        .postgres("{0}::uuid", "{0} !~ '^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$'")
        .example("to_text(to_uuid('6BA7B810-9DAD-11D1-80B4-00C04FD430C8'))", "'6ba7b810-9dad-11d1-80b4-00c04fd430c8'")
        .example("to_uuid('6ba7b810-9dad-11d1-80b4-00c04fd430c8') is null", "false")
        .example("to_uuid(null)", "null")
        .fails("to_uuid('4711')", Code::NotAUuid);
}

} // namespace mw::rules

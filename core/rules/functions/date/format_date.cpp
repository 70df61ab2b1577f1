// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/function.h"

namespace mw::rules {

namespace {

Result<DatePattern> compile(const CallFacts& facts) { return DatePattern::compile(facts.text(1)); }

std::string_view formatDay(Row& row, const DatePattern& pattern, Date date, std::string_view) {
    return row.keep(pattern.format(Timestamp{std::int64_t(date.days) * kMicrosPerDay}));
}
std::string_view formatStamp(Row& row, const DatePattern& pattern, Timestamp stamp, std::string_view) {
    return row.keep(pattern.format(stamp));
}

} // namespace

Function define_format_date() {
    return Function("format_date", "Writes a date, or a date and time, in a pattern such as 'dd.MM.yyyy'.")
        .overload<formatDay, compile>({date("value"), text("pattern").fixed()})
        .overload<formatStamp, compile>({timestamp("value"), text("pattern").fixed()})
        .phrase("{0} written {1}")
        .step("write {0} as {1}")
        .notInPostgres("its patterns have other letters")
        .example("format_date(date '2024-01-31', 'dd.MM.yyyy')", "'31.01.2024'")
        .example("format_date(timestamp '2024-01-31 18:05:00', 'HH:mm')", "'18:05'")
        .example("format_date(null, 'yyyy')", "null");
}

} // namespace mw::rules

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/function.h"

namespace mw::rules {

namespace {

/// The patterns of a call, in the order they are tried.
struct Patterns {
    std::vector<DatePattern> all;
    std::string names;
};

Result<Patterns> compile(const CallFacts& facts, bool wantsTime) {
    Patterns patterns;
    for (std::size_t i = 1; i < facts.size(); ++i) {
        const std::string_view text = facts.text(i);
        auto pattern = DatePattern::compile(text);
        if (!pattern.ok())
            return std::move(pattern).error();
        if (!pattern->hasDate())
            return makeError(Code::WrongArguments, "the pattern " + std::string(text) + " names no date");
        if (!wantsTime && pattern->hasTime())
            return makeError(Code::WrongArguments,
                             "the pattern " + std::string(text) + " names a time; use parse_timestamp");
        patterns.names += (i > 1 ? " or " : "") + std::string(text);
        patterns.all.push_back(std::move(*pattern));
    }
    return patterns;
}
Result<Patterns> compileDates(const CallFacts& facts) { return compile(facts, false); }
Result<Patterns> compileStamps(const CallFacts& facts) { return compile(facts, true); }

Date readDate(Row& row, const Patterns& patterns, std::string_view text, const Repeated<std::string_view>&) {
    Timestamp stamp;
    for (const DatePattern& pattern : patterns.all)
        if (pattern.parse(text, stamp))
            return Date{std::int32_t((stamp.micros - (stamp.micros < 0 ? kMicrosPerDay - 1 : 0)) / kMicrosPerDay)};
    return row.fail(Code::NotADate, Quoted{text}, std::string_view(patterns.names));
}

Timestamp readStamp(Row& row, const Patterns& patterns, std::string_view text, const Repeated<std::string_view>&) {
    Timestamp stamp;
    for (const DatePattern& pattern : patterns.all)
        if (pattern.parse(text, stamp))
            return stamp;
    return row.fail(Code::NotATimestamp, Quoted{text}, std::string_view(patterns.names));
}

Result<LogicalType> zonedWherePatternsAre(const CallFacts& facts) {
    bool zoned = false, unzoned = false;
    for (std::size_t i = 1; i < facts.size(); ++i) {
        const auto pattern = DatePattern::compile(facts.text(i));
        if (pattern.ok())
            (pattern->hasZone() ? zoned : unzoned) = true;
    }
    if (zoned && unzoned)
        return makeError(Code::WrongArguments, "either all patterns name a zone or none does");
    return LogicalType::timestamp(zoned);
}

} // namespace

Function define_parse_date() {
    return Function("parse_date",
                    "Reads a date written in a pattern such as 'dd/MM/yyyy'; several patterns are tried in order. "
                    "A day that does not exist is an error.")
        .overload<readDate, compileDates>({text("value"), text("pattern").fixed().repeated()})
        .phrase("{0} read as a date written {1}", 2)
        .phrase("{0} read as a date, in the first fitting form of {1*}")
        .step("read {0} as a date written {1}", 2)
        .step("read {0} as a date, in the first form that fits of {1*}")
        .notInPostgres("to_date() accepts days that do not exist")
        .example("parse_date('31/12/2023', 'dd/MM/yyyy')", "date '2023-12-31'")
        .example("parse_date('2023-12-31', 'dd/MM/yyyy', 'yyyy-MM-dd')", "date '2023-12-31'")
        .example("parse_date(null, 'yyyy-MM-dd')", "null")
        .fails("parse_date('31/02/2019', 'dd/MM/yyyy')", Code::NotADate);
}

Function define_parse_timestamp() {
    return Function("parse_timestamp",
                    "Reads a date with a time written in a pattern such as 'dd/MM/yyyy HH:mm'; several "
                    "patterns are tried in order. With an offset in the pattern the result is an instant.")
        .overload<readStamp, compileStamps>({text("value"), text("pattern").fixed().repeated()})
        .returns(zonedWherePatternsAre)
        .phrase("{0} read as a date and time written {1}", 2)
        .phrase("{0} read as a date and time, in the first fitting form of {1*}")
        .step("read {0} as a date and time written {1}", 2)
        .step("read {0} as a date and time, in the first form that fits of {1*}")
        .notInPostgres("to_timestamp() accepts days that do not exist")
        .example("parse_timestamp('31/12/2023 18:05', 'dd/MM/yyyy HH:mm')", "timestamp '2023-12-31 18:05:00'")
        .example("parse_timestamp('2023-12-31', 'yyyy-MM-dd')", "timestamp '2023-12-31 00:00:00'")
        .example("parse_timestamp(null, 'yyyy-MM-dd')", "null")
        .fails("parse_timestamp('31/12/2023 25:00', 'dd/MM/yyyy HH:mm')", Code::NotATimestamp);
}

} // namespace mw::rules

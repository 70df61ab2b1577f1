// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/function.h"

#include <algorithm>

namespace mw::rules {

namespace {

struct AnyPattern {
    std::vector<DatePattern> all;
};

Result<AnyPattern> compileAny(const CallFacts& facts) {
    AnyPattern patterns;
    for (std::size_t i = 1; i < facts.size(); ++i) {
        MW_TRY(DatePattern pattern, DatePattern::compile(facts.text(i)));
        if (!pattern.canParse())
            return makeError(Code::WrongArguments, "the pattern " + pattern.text() + " names no year");
        patterns.all.push_back(std::move(pattern));
    }
    return patterns;
}

bool fitsOne(const AnyPattern& patterns, std::string_view text, const Repeated<std::string_view>&) {
    Timestamp stamp;
    return std::any_of(patterns.all.begin(), patterns.all.end(),
                       [&](const DatePattern& pattern) { return pattern.parse(text, stamp); });
}

} // namespace

Function define_is_date() {
    return Function("is_date", "Says whether a text is a date that exists, written in one of the patterns.")
        .overload<fitsOne, compileAny>({text("value"), text("pattern").fixed().repeated()})
        .phrase("whether {0} is a date written {1}", 2)
        .phrase("whether {0} is a date in one of the forms {1*}")
        .notInPostgres("to_date() accepts days that do not exist")
        .example("is_date('31/12/2023', 'dd/MM/yyyy')", "true")
        .example("is_date('31/02/2023', 'dd/MM/yyyy', 'yyyy-MM-dd')", "false")
        .example("is_date(null, 'yyyy-MM-dd')", "null");
}

} // namespace mw::rules

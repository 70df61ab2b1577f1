// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/check/row_check_p.h"

#include <set>

namespace mw::check {

namespace {

using Values = std::set<std::string, std::less<>>;

struct AllowedJudge {
    static constexpr bool kSeesNulls = false;
    std::shared_ptr<const Values> allowed;

    bool holds(const Column& column, std::size_t row) const {
        if (column.type().kind == TypeKind::Text)
            return allowed->contains(column.values<std::string_view>()[column.at(row)]);
        return allowed->contains(printValue(column.value(row), column.type()));
    }
    std::vector<std::string> arguments(const std::string& value) const { return {quoted(value)}; }
};

Result<std::unique_ptr<Check>> make_allowed(const Spec& spec) {
    const std::string list = parameter(spec, "values");
    const char separator = list.find('\n') == std::string::npos ? '|' : '\n';
    auto allowed = std::make_shared<Values>();
    for (std::size_t begin = 0; begin <= list.size();) {
        const std::size_t end = std::min(list.find(separator, begin), list.size());
        allowed->insert(list.substr(begin, end - begin));
        begin = end + 1;
    }
    return makeRowCheck<AllowedJudge>(spec, Code::NotAllowed,
                                      [&](const Field&) -> Result<AllowedJudge> { return AllowedJudge{allowed}; });
}

} // namespace

KindInfo define_allowed() {
    KindInfo info;
    info.name = "allowed";
    info.help = "The value is one of a list, compared exactly as printed.";
    info.claim = "{0} is one of the values allowed";
    info.code = Code::NotAllowed;
    info.parameters = {{"values", "the values, one per line, or on one line with | between them", true}};
    info.examples = {
        {LogicalType::text(),
         {{"values", "open|closed"}},
         {std::string("open"), std::string("Open"), std::string("open|closed"), Value()},
         2},
        {LogicalType::text(), {{"values", "a|b\nc"}}, {std::string("a|b"), std::string("a"), std::string("c")}, 1},
        {LogicalType::integer(), {{"values", "1|2"}}, {std::int64_t(1), std::int64_t(3)}, 1},
    };
    info.make = make_allowed;
    return info;
}

} // namespace mw::check

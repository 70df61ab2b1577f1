// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/check/row_check_p.h"

#include <limits>

namespace mw::check {

namespace {

struct LengthJudge {
    static constexpr bool kSeesNulls = false;
    std::uint64_t minimum = 0, maximum = 0;
    std::string title;

    bool holds(const Column& column, std::size_t row) const {
        const std::size_t length = column.type().kind == TypeKind::Text
                                       ? countCodePoints(column.values<std::string_view>()[column.at(row)])
                                       : countCodePoints(printValue(column.value(row), column.type()));
        return length >= minimum && length <= maximum;
    }
    std::vector<std::string> arguments(const std::string& value) const { return {quoted(value), title}; }
};

Result<std::uint64_t> bound(const Spec& spec, const char* name, std::uint64_t otherwise) {
    const std::string text = parameter(spec, name);
    if (text.empty())
        return otherwise;
    std::int64_t number = 0;
    if (!parseInteger(text, number) || number < 0)
        return makeError(Code::WrongValue, std::string("the ") + name +
                                               " of the check length must be a whole number, it is " + quoted(text));
    return std::uint64_t(number);
}

Result<std::unique_ptr<Check>> make_length(const Spec& spec) {
    const std::string from = parameter(spec, "minimum");
    const std::string to = parameter(spec, "maximum");
    if (from.empty() && to.empty())
        return makeError(Code::WrongValue, "the check length needs a minimum or a maximum");
    LengthJudge judge;
    MW_TRY(judge.minimum, bound(spec, "minimum", 0));
    MW_TRY(judge.maximum, bound(spec, "maximum", std::numeric_limits<std::uint64_t>::max()));
    judge.title = (from.empty() ? "at most " + to
                   : to.empty() ? "at least " + from
                                : from + " to " + to) +
                  " characters";
    return makeRowCheck<LengthJudge>(spec, Code::OutOfRange,
                                     [&](const Field&) -> Result<LengthJudge> { return judge; });
}

} // namespace

KindInfo define_length() {
    KindInfo info;
    info.name = "length";
    info.help = "The value has at least and at most so many characters (code points).";
    info.claim = "{0} is as long as it may be";
    info.code = Code::OutOfRange;
    info.parameters = {{"minimum", "the fewest characters allowed", false},
                       {"maximum", "the most characters allowed", false}};
    info.examples = {
        {LogicalType::text(),
         {{"maximum", "3"}},
         {std::string("äöü"), std::string("abcd"), std::string(""), Value()},
         1},
        {LogicalType::text(), {{"minimum", "1"}}, {std::string(""), std::string("a")}, 1},
        {LogicalType::integer(),
         {{"minimum", "2"}, {"maximum", "2"}},
         {std::int64_t(10), std::int64_t(7), std::int64_t(100)},
         2},
    };
    info.make = make_length;
    return info;
}

} // namespace mw::check

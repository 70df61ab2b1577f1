// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/check/row_check_p.h"

#include <optional>

namespace mw::check {

namespace {

struct RangeJudge {
    static constexpr bool kSeesNulls = false;
    std::optional<Value> minimum, maximum;
    std::string title;

    bool holds(const Column& column, std::size_t row) const {
        const Value value = column.value(row);
        if (minimum && compareValues(value, *minimum) < 0)
            return false;
        return !maximum || compareValues(value, *maximum) <= 0;
    }
    std::vector<std::string> arguments(const std::string& value) const { return {quoted(value), title}; }
};

Result<std::optional<Value>> bound(const Spec& spec, const Field& field, const char* name) {
    const std::string text = parameter(spec, name);
    if (text.empty())
        return std::optional<Value>();
    // A bound may be written with more or fewer digits than the field has.
    const LogicalType type = field.type.kind == TypeKind::Integer || field.type.kind == TypeKind::Decimal
                                 ? LogicalType::decimal(38, 10)
                                 : field.type;
    auto value = type.kind == TypeKind::Text ? Result<Value>(Value(text)) : parseValue(text, type);
    if (!value.ok())
        return makeError(Code::WrongValue, std::string("the ") + name + " of the check range does not fit " +
                                               field.name + ": " + value.error().message());
    return std::optional<Value>(std::move(value).value());
}

Result<std::unique_ptr<Check>> make_range(const Spec& spec) {
    const std::string from = parameter(spec, "minimum");
    const std::string to = parameter(spec, "maximum");
    if (from.empty() && to.empty())
        return makeError(Code::WrongValue, "the check range needs a minimum or a maximum");
    const std::string title = from.empty() ? "at most " + to : to.empty() ? "at least " + from : from + " to " + to;
    return makeRowCheck<RangeJudge>(spec, Code::OutOfRange, [&](const Field& field) -> Result<RangeJudge> {
        MW_TRY(auto minimum, bound(spec, field, "minimum"));
        MW_TRY(auto maximum, bound(spec, field, "maximum"));
        return RangeJudge{std::move(minimum), std::move(maximum), title};
    });
}

} // namespace

KindInfo define_range() {
    KindInfo info;
    info.name = "range";
    info.help = "The value lies between a minimum and a maximum, both included; either may be left out.";
    info.claim = "{0} lies in its range";
    info.code = Code::OutOfRange;
    info.parameters = {{"minimum", "the smallest value allowed, in the field's type", false},
                       {"maximum", "the largest value allowed", false}};
    info.examples = {
        {LogicalType::integer(),
         {{"minimum", "0"}, {"maximum", "10"}},
         {std::int64_t(0), std::int64_t(10), std::int64_t(11), std::int64_t(-1), Value()},
         2},
        {LogicalType::decimal(10, 2), {{"minimum", "0.005"}}, {Decimal{0, 2}, Decimal{1, 2}}, 1},
        {LogicalType::date(), {{"minimum", "1900-01-01"}}, {Date{0}, Date{-30000}}, 1},
        {LogicalType::text(), {{"maximum", "m"}}, {std::string("a"), std::string("n")}, 1},
    };
    info.make = make_range;
    return info;
}

} // namespace mw::check

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/check/row_check_p.h"

namespace mw::check {

namespace {

/// A value must stand there; text of nothing but spaces is no value.
struct RequiredJudge {
    static constexpr bool kSeesNulls = true;

    bool holds(const Column& column, std::size_t row) const {
        if (column.isNull(row))
            return false;
        if (column.type().kind != TypeKind::Text)
            return true;
        const std::string_view text = column.values<std::string_view>()[column.at(row)];
        for (std::size_t at = 0; at < text.size();)
            if (!isSpace(nextCodePoint(text, at)))
                return true;
        return false;
    }
    std::vector<std::string> arguments(const std::string&) const { return {}; }
};

} // namespace

KindInfo define_required() {
    KindInfo info;
    info.name = "required";
    info.help = "A value must be there; null, empty text and text of spaces alone fail.";
    info.claim = "{0} is filled";
    info.code = Code::RequiredMissing;
    info.examples = {{LogicalType::text(), {}, {std::string("x"), std::string(""), std::string("  "), Value()}, 3},
                     {LogicalType::integer(), {}, {std::int64_t(0), Value()}, 1}};
    info.make = [](const Spec& spec) {
        return makeRowCheck<RequiredJudge>(spec, Code::RequiredMissing,
                                           [](const Field&) -> Result<RequiredJudge> { return RequiredJudge(); });
    };
    return info;
}

} // namespace mw::check

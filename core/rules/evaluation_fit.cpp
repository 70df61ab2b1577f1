// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/evaluation_p.h"

#include "core/base/utf8.h"
#include "core/rules/column_copy_p.h"

namespace mw::rules {

namespace {

void findTooLong(const Column& column, std::uint32_t length, const Selection& selection,
                 std::vector<std::uint32_t>& bad) {
    const auto texts = column.values<std::string_view>();
    const bool isText = column.type().kind == TypeKind::Text;
    selection.forEach([&](std::uint32_t row) {
        const std::string_view text = texts[column.at(row)];
        // Code points are never more than bytes, so short texts need no counting.
        if (text.size() > length && (!isText || countCodePoints(text) > length)) [[unlikely]]
            bad.push_back(row);
    });
}

} // namespace

ColumnPtr Evaluation::fitDecimal(const LogicalType& type, const ColumnPtr& value, const Selection& selection,
                                 std::vector<std::uint32_t>& bad) const {
    const Int128 limit = powerOfTen(type.precision);
    const auto from = value->values<Int128>();
    if (value->type().scale == type.scale) {
        selection.forEach([&](std::uint32_t row) {
            const Int128 unscaled = from[value->at(row)];
            if (unscaled >= limit || unscaled <= -limit) [[unlikely]]
                bad.push_back(row);
        });
        return value;
    }
    ColumnPtr result = make(type);
    const auto out = result->values<Int128>();
    selection.forEach([&](std::uint32_t row) {
        if (value->isNull(row)) {
            result->setNull(row);
            return;
        }
        Decimal scaled;
        const Decimal given{from[value->at(row)], value->type().scale};
        const bool fits = rescale(given, type.scale, Rounding::Refuse, scaled) == DivideOutcome::Ok;
        if (fits && scaled.unscaled < limit && scaled.unscaled > -limit)
            out[row] = scaled.unscaled;
        else
            bad.push_back(row);
    });
    return result;
}

/// Brings a result into the type of a target field. Values that do not fit put their row in error.
ColumnPtr Evaluation::fit(const BoundNode& node, const Selection& selection) {
    const std::size_t mark = m_failures.size();
    const ColumnPtr value = evaluate(*node.children[0], selection);
    ColumnPtr result = value;
    Rows bad(*this);
    if (value->type().kind == TypeKind::Null)
        result = Column::constant(node.type, Value(), m_batch.rows);
    else if (node.type.length > 0)
        findTooLong(*value, node.type.length, selection, *bad);
    else if (node.type.kind == TypeKind::Decimal)
        result = fitDecimal(node.type, value, selection, *bad);
    if (!bad->empty()) {
        const ColumnPtr whole = result;
        result = make(node.type);
        copyRows(*whole, *result, selection);
        for (const std::uint32_t row : *bad) {
            const Result<Value> cast = castValue(value->value(row), value->type(), node.type);
            MW_ASSERT(!cast.ok(), "a value that does not fit cannot be cast");
            fail(node, row, cast.error().code, cast.error().arguments);
            result->setNull(row);
        }
    }
    if (!node.required || !result->hasNulls())
        return result;
    Rows missing(*this);
    selection.forEach([&](std::uint32_t row) {
        if (result->isNull(row))
            missing->push_back(row);
    });
    dropFailed(*missing, mark);
    for (const std::uint32_t row : *missing)
        fail(node, row, Code::RequiredMissing);
    return result;
}

} // namespace mw::rules

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/column_builder.h"

#include <cstring>

namespace mw::engine {

namespace {

bool holdsViews(TypeKind kind) {
    return kind == TypeKind::Text || kind == TypeKind::Binary;
}

void copyViews(const Column& from, Column& to, std::size_t first) {
    const auto source = from.values<std::string_view>();
    const auto target = to.values<std::string_view>();
    for (std::size_t i = 0; i < from.rows(); ++i)
        target[first + i] = to.arena().copy(source[from.at(i)]);
}

} // namespace

ColumnPtr joinColumns(const LogicalType& type, std::span<const ColumnPtr> pieces) {
    std::size_t rows = 0;
    for (const ColumnPtr& piece : pieces)
        rows += piece->rows();
    auto joined = std::make_shared<Column>(type, rows);
    const std::size_t width = storageWidth(type.kind);
    std::size_t first = 0;
    for (const ColumnPtr& piece : pieces) {
        if (holdsViews(type.kind)) {
            copyViews(*piece, *joined, first);
        } else if (piece->isConstant()) {
            for (std::size_t i = 0; i < piece->rows(); ++i)
                joined->setValue(first + i, piece->value(i));
        } else if (piece->rows() > 0 && width > 0) {
            std::byte* to = joined->values<std::byte>().data() + first * width;
            std::memcpy(to, piece->values<std::byte>().data(), piece->rows() * width);
        }
        if (piece->hasNulls())
            for (std::size_t i = 0; i < piece->rows(); ++i)
                if (piece->isNull(i))
                    joined->setNull(first + i);
        first += piece->rows();
    }
    return joined;
}

} // namespace mw::engine

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/column_copy_p.h"

#include "core/base/promise.h"

namespace mw::rules {

namespace {

template <class T> void copyAll(const Column& from, Column& to, const Selection& rows) {
    const auto source = from.values<T>();
    const auto target = to.values<T>();
    if (from.isConstant()) {
        const T value = source[0];
        rows.forEach([&](std::uint32_t row) { target[row] = value; });
    } else {
        rows.forEach([&](std::uint32_t row) { target[row] = source[row]; });
    }
}

template <class T>
void gather(const Column& from, std::span<const std::uint32_t> fromRows, Column& to,
            std::span<const std::uint32_t> toRows) {
    const auto source = from.values<T>();
    const auto target = to.values<T>();
    for (std::size_t i = 0; i < toRows.size(); ++i)
        target[toRows[i]] = source[from.at(fromRows[i])];
}

/// Calls `visit` with a value of the storage type of a kind.
template <class Visit> void forStorage(TypeKind kind, const Visit& visit) {
    switch (kind) {
    case TypeKind::Null: return;
    case TypeKind::Boolean: visit(std::uint8_t()); return;
    case TypeKind::Integer: visit(std::int64_t()); return;
    case TypeKind::Decimal: visit(Int128()); return;
    case TypeKind::Float: visit(double()); return;
    case TypeKind::Text:
    case TypeKind::Binary: visit(std::string_view()); return;
    case TypeKind::Date: visit(Date()); return;
    case TypeKind::Time: visit(Time()); return;
    case TypeKind::Timestamp: visit(Timestamp()); return;
    case TypeKind::Uuid: visit(Uuid()); return;
    }
}

void checkKinds(const Column& from, const Column& to) {
    MW_ASSERT(from.type().kind == to.type().kind, "rows are copied between columns of one kind");
    MW_ASSERT(from.type().kind != TypeKind::Decimal || from.type().scale == to.type().scale,
              "decimals are copied between columns of one scale");
}

} // namespace

void copyRows(const Column& from, Column& to, const Selection& rows) {
    if (from.type().kind == TypeKind::Null) {
        rows.forEach([&](std::uint32_t row) { to.setNull(row); });
        return;
    }
    copyValues(from, to, rows);
    if (to.hasNulls())
        rows.forEach([&](std::uint32_t row) { to.setValid(row); });
    if (from.hasNulls())
        rows.forEach([&](std::uint32_t row) {
            if (from.isNull(row))
                to.setNull(row);
        });
}

void copyValues(const Column& from, Column& to, const Selection& rows) {
    checkKinds(from, to);
    forStorage(to.type().kind, [&]<class T>(const T&) { copyAll<T>(from, to, rows); });
    if (to.type().kind == TypeKind::Text || to.type().kind == TypeKind::Binary)
        to.shareBytesOf(from);
}

void copyRows(const Column& from, std::span<const std::uint32_t> fromRows, Column& to,
              std::span<const std::uint32_t> toRows) {
    checkKinds(from, to);
    forStorage(to.type().kind, [&]<class T>(const T&) { gather<T>(from, fromRows, to, toRows); });
    if (from.hasNulls())
        for (std::size_t i = 0; i < toRows.size(); ++i)
            if (from.isNull(fromRows[i]))
                to.setNull(toRows[i]);
}

} // namespace mw::rules

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/source_digest.h"

#include <algorithm>

namespace mw::engine {

namespace {

void appendValue(std::string& image, const Column& column, std::size_t row) {
    StoredValue value;
    if (column.isNull(row)) {
        appendStored(image, value);
        return;
    }
    const std::size_t i = column.at(row);
    value.kind = StoredValue::Kind::Text;
    std::string printed;
    switch (column.type().kind) {
    case TypeKind::Text:
    case TypeKind::Binary:
        value.bytes = column.values<std::string_view>()[i];
        break;
    case TypeKind::Integer:
        value.kind = StoredValue::Kind::Integer;
        value.integer = column.values<std::int64_t>()[i];
        break;
    case TypeKind::Float:
        value.kind = StoredValue::Kind::Real;
        value.real = column.values<double>()[i];
        break;
    default:
        printed = printValue(column.value(row), column.type());
        value.bytes = printed;
        break;
    }
    appendStored(image, value);
}

} // namespace

SourceDigest digestRecords(const Batch& batch, std::uint64_t upTo) {
    SourceDigest digest;
    std::string image;
    const auto add = [&](std::uint64_t number) {
        (number <= upTo ? digest.before : digest.after).add(stableHash(image));
        digest.lastRecord = std::max(digest.lastRecord, number);
    };
    for (std::size_t row = 0; row < batch.rows; ++row) {
        const std::uint64_t number = batch.origins.rowNumber[row];
        image.clear();
        appendStored(image, {StoredValue::Kind::Integer, std::int64_t(number), 0, {}});
        for (const ColumnPtr& column : batch.columns)
            appendValue(image, *column, row);
        add(number);
    }
    for (const MalformedRow& row : batch.malformed) {
        image.clear();
        appendStored(image, {StoredValue::Kind::Integer, std::int64_t(row.rowNumber), 0, {}});
        appendStored(image, {StoredValue::Kind::Text, 0, 0, row.raw});
        add(row.rowNumber);
    }
    return digest;
}

} // namespace mw::engine

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/diff/row_codec_p.h"

#include "core/base/promise.h"

#include <cstring>

namespace mw::diff {

namespace {

template <class T>
void append(std::string& into, const T& value) {
    into.append(reinterpret_cast<const char*>(&value), sizeof value);
}

template <class T>
T take(std::string_view& bytes) {
    MW_ASSERT(bytes.size() >= sizeof(T), "a row reads back as it was written");
    T value;
    std::memcpy(&value, bytes.data(), sizeof value);
    bytes.remove_prefix(sizeof value);
    return value;
}

} // namespace

void encodeRow(const Batch& batch, std::size_t row, std::string& into) {
    append(into, row < batch.origins.rowNumber.size() ? batch.origins.rowNumber[row] : std::uint64_t(0));
    for (const ColumnPtr& column : batch.columns) {
        const bool isNull = column->isNull(row);
        into += char(isNull);
        if (isNull)
            continue;
        const TypeKind kind = column->type().kind;
        if (kind == TypeKind::Text || kind == TypeKind::Binary) {
            const std::string_view text = column->values<std::string_view>()[column->at(row)];
            append(into, std::uint64_t(text.size()));
            into.append(text);
        } else {
            const std::size_t width = storageWidth(kind);
            into.append(reinterpret_cast<const char*>(column->values<std::byte>().data()) + column->at(row) * width, width);
        }
    }
}

void decodeRow(std::string_view bytes, Batch& batch, std::size_t row) {
    batch.origins.rowNumber[row] = take<std::uint64_t>(bytes);
    for (const ColumnPtr& column : batch.columns) {
        if (take<char>(bytes)) {
            column->setNull(row);
            continue;
        }
        const TypeKind kind = column->type().kind;
        if (kind == TypeKind::Text || kind == TypeKind::Binary) {
            const auto size = std::size_t(take<std::uint64_t>(bytes));
            column->values<std::string_view>()[row] = column->arena().copy(bytes.substr(0, size));
            bytes.remove_prefix(size);
        } else {
            const std::size_t width = storageWidth(kind);
            std::memcpy(column->values<std::byte>().data() + row * width, bytes.data(), width);
            bytes.remove_prefix(width);
        }
    }
}

} // namespace mw::diff

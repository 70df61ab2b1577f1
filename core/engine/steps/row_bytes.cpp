// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/steps/row_bytes.h"

namespace mw::engine {

namespace {

bool isText(TypeKind kind) { return kind == TypeKind::Text || kind == TypeKind::Binary; }

} // namespace

void appendCell(std::string& bytes, const Column& column, std::size_t row) {
    const TypeKind kind = column.type().kind;
    if (kind == TypeKind::Null || column.isNull(row)) {
        bytes += '\0';
        return;
    }
    bytes += '\1';
    const std::size_t at = column.at(row);
    if (isText(kind)) {
        const std::string_view text = column.values<std::string_view>()[at];
        const auto length = std::uint32_t(text.size());
        bytes.append(reinterpret_cast<const char*>(&length), sizeof length);
        bytes += text;
        return;
    }
    const std::size_t width = storageWidth(kind);
    bytes.append(column.values<char>().data() + at * width, width);
}

void takeCell(std::string_view& bytes, Column& column, std::size_t row) {
    const bool isNull = bytes.front() == '\0';
    bytes.remove_prefix(1);
    if (isNull) {
        column.setNull(row);
        return;
    }
    const TypeKind kind = column.type().kind;
    if (isText(kind)) {
        std::uint32_t length;
        std::memcpy(&length, bytes.data(), sizeof length);
        bytes.remove_prefix(sizeof length);
        char* const copy = column.arena().allocate(length + 1); // an empty text is not null
        std::memcpy(copy, bytes.data(), length);
        column.values<std::string_view>()[row] = std::string_view(copy, length);
        bytes.remove_prefix(length);
        return;
    }
    const std::size_t width = storageWidth(kind);
    std::memcpy(column.values<char>().data() + row * width, bytes.data(), width);
    bytes.remove_prefix(width);
}

} // namespace mw::engine

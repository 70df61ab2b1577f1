// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/qtsql/row_words.h"

#include "core/base/utf8.h"

namespace mw {

std::string cellText(const Batch& batch, std::uint32_t row, std::size_t column) {
    const Column& values = *batch.columns[column];
    if (values.isNull(row))
        return "null";
    const std::string text = printValue(values.value(row), values.type());
    return values.type().kind == TypeKind::Text ? quoted(text) : elideMiddle(text, 100);
}

std::string cellsText(const Batch& batch, std::uint32_t row, std::span<const std::size_t> columns) {
    std::string text;
    for (const std::size_t column : columns)
        text += (text.empty() ? "" : ", ") + cellText(batch, row, column);
    return text;
}

} // namespace mw

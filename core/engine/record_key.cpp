// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/record_key.h"

namespace mw::engine {

std::string keyPart(const Value& value, const LogicalType& type) {
    std::string text = printValue(value, type);
    const bool hasScale = std::holds_alternative<Decimal>(value) && text.find('.') != std::string::npos;
    while (hasScale && (text.back() == '0' || text.back() == '.')) {
        const bool isPoint = text.back() == '.';
        text.pop_back();
        if (isPoint)
            break;
    }
    return text;
}

std::string keyText(const std::vector<ColumnPtr>& columns, const std::vector<std::size_t>& positions, std::size_t row) {
    std::string key;
    for (const std::size_t& position : positions) {
        const Column& column = *columns[position];
        key += (&position == positions.data() ? "" : "|") + keyPart(column.value(row), column.type());
    }
    return key;
}

std::vector<std::size_t> namingColumns(const PlannedEntity& entity) {
    return entity.keyColumns.empty() && !entity.columns.empty() ? std::vector<std::size_t>{0} : entity.keyColumns;
}

} // namespace mw::engine

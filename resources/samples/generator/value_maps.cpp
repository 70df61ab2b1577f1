// SPDX-License-Identifier: GPL-3.0-or-later
#include "resources/samples/generator/value_maps.h"

#include "resources/samples/generator/csv.h"

#include <stdexcept>

namespace mw::sample {

ValueMaps::ValueMaps(std::string_view csv) {
    const Table table = readCsv(csv, "value_maps", {});
    for (const Row& row : table.rows)
        if (!m_maps[row[0].text].emplace(row[2].text, row[3].text).second)
            throw std::runtime_error("value map " + row[0].text + " lists twice: " + row[2].text);
}

std::optional<std::string> ValueMaps::find(std::string_view map, const std::string& value) const {
    const auto found = m_maps.find(map);
    if (found == m_maps.end())
        throw std::runtime_error("no value map " + std::string(map));
    const auto entry = found->second.find(value);
    if (entry == found->second.end())
        return std::nullopt;
    return entry->second;
}

} // namespace mw::sample

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "resources/samples/generator/table.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace mw::sample {

/// The value maps of value_maps.csv: what a listed value becomes.
class ValueMaps {
public:
    /// `csv` has the columns map, unlisted, old_value, new_value; throws std::runtime_error on a value listed twice.
    explicit ValueMaps(std::string_view csv);

    std::optional<std::string> find(std::string_view map, const std::string& value) const;
    bool has(std::string_view map, const std::string& value) const { return find(map, value).has_value(); }

private:
    std::map<std::string, std::map<std::string, std::string>, std::less<>> m_maps;
};

} // namespace mw::sample

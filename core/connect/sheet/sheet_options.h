// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connect/connector.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace mw::sheet {

/// What a connection says about its sheets; what it leaves open is found.
struct SheetOptions {
    std::optional<bool> header;
    std::optional<std::uint32_t> headerRow; ///< row of the sheet that holds the names
    bool hiddenRows = true;                 ///< hidden rows are read too
};

/// The options as forms and documents show them.
std::vector<OptionField> optionFields();
/// Reads those that hold for an entity: "header_row.Sheet1" stands before "header_row" for Sheet1 and is none of the
/// others' business. WrongValue for what cannot be, UnknownKey for other names.
Result<SheetOptions> parseOptions(const OptionValues& values, const std::string& entity = {});

} // namespace mw::sheet

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/connect/connector.h"

#include <optional>
#include <string>
#include <vector>

namespace mw::csv {

/// What a connection says about its files; what it leaves open is detected.
struct CsvOptions {
    std::optional<std::string> encoding;
    std::optional<std::string> delimiter;
    std::optional<char> quote;  ///< 0: none
    std::optional<char> escape; ///< 0: none
    std::optional<bool> header;
    bool emptyIsNull = true;
};

/// The options as forms and documents show them.
std::vector<OptionField> optionFields();
/// Reads them; WrongValue for what cannot be, UnknownKey for other names.
Result<CsvOptions> parseOptions(const OptionValues& values);

/// Shows a delimiter or quote to people: "';'", "tab", "none".
std::string showCharacter(std::string_view character);

} // namespace mw::csv

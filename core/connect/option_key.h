// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace mw {

/// A name among OptionValues may be narrowed to an entity, or a field of one, where the connector says so:
/// "header.orders", "date_order.orders.created". This is the name of the OptionField that is meant: "header".
inline std::string_view optionName(std::string_view key) {
    return key.substr(0, key.find('.'));
}

} // namespace mw

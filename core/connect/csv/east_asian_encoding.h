// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connect/csv/text_encoding.h"

#include <optional>
#include <string_view>

namespace mw::csv {

/// Recognises text in Shift_JIS, EUC-JP, GB18030, Big5 or EUC-KR, also where it is only a few cells of names and
/// places; none where the bytes may as well be a European alphabet.
std::optional<TextEncoding> detectEastAsian(std::string_view text);

} // namespace mw::csv

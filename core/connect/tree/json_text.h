// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace mw::tree {

/// Appends a text as JSON writes it, in quotes (RFC 8259, section 7); what stands above ASCII is kept.
void appendJsonText(std::string& into, std::string_view text);

/// A copy in which each byte that is no UTF-8 is U+FFFD.
std::string validText(std::string_view bytes);
/// The beginning of a broken record as it is shown: valid, at most 4 KiB.
std::string shownRecord(std::string_view bytes);

} // namespace mw::tree

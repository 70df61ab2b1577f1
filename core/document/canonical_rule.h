// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace mw::document {

/// Gives what a signer sees of a rule: its canonical spelling, spacing and comments aside; as written where it does not
/// parse.
std::string canonicalRule(const std::string& rule);

} // namespace mw::document

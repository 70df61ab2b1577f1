// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace mw::rules {

/// Says whether a text is an e-mail address as people use them: name@domain.tld, no quotes, no comments.
bool isEmailAddress(std::string_view text);

} // namespace mw::rules

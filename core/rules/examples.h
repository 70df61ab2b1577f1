// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rules/environment.h"

namespace mw::rules {

/// What the worked examples of the functions may name: the value map 'Country', the lookup 'Users' (key name, fields
/// name, email, active), new keys of 'contacts', now() = 2024-01-31 10:00:00Z.
Environment exampleEnvironment();

} // namespace mw::rules

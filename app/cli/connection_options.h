// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/invocation.h"
#include "core/connect/connector.h"

namespace mw::cli {

/// --option NAME=VALUE, for verbs that open a location.
Option connectionOption();
/// What --option says; Usage where no '=' stands in it.
Result<OptionValues> connectionOptions(const Invocation& invocation);

} // namespace mw::cli

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/console.h"
#include "core/mapping/model.h"

namespace mw::cli {

/// Says what differs between two documents, a sentence a line; gives the same as JSON, empty where nothing does.
Json tellChanges(const mapping::Document& was, const mapping::Document& now, const Console& console);

} // namespace mw::cli

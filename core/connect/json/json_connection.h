// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connect/connector.h"
#include "core/connect/json/json_input.h"
#include "core/connect/tree/many_files.h"
#include "core/connect/tree/tree_connection.h"

#include <memory>
#include <string>

namespace mw::json {

using tree::OpenBytes;

/// A file of JSON as a source of nested values; the layout is found by its beginning where `options` leave it open.
/// `place`: the file's path.
Result<tree::TreeSource> openSource(const OpenBytes& open, const std::string& place, const OptionValues& options,
                                    const JsonLimits& limits = {});

std::vector<OptionField> optionFields();

} // namespace mw::json

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connect/tree/many_files.h"
#include "core/connect/tree/tree_connection.h"
#include "core/connect/xml/xml_input.h"

#include <memory>
#include <string>

namespace mw::xml {

using tree::OpenBytes;

/// A file of XML as a source of nested values. `place`: the file's path.
Result<tree::TreeSource> openSource(const OpenBytes& open, const std::string& place, const XmlLimits& limits = {});

} // namespace mw::xml

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connect/tree/tree_connection.h"
#include "core/connect/xml/xml_input.h"

#include <functional>
#include <memory>
#include <string>

namespace mw::xml {

/// Opens the bytes of a file, from their beginning each time.
using OpenBytes = std::function<Result<std::unique_ptr<ByteSource>>()>;

/// A file of XML as a source of nested values. `place`: the file's path.
Result<tree::TreeSource> openSource(const OpenBytes& open, const std::string& place, const XmlLimits& limits = {});

} // namespace mw::xml

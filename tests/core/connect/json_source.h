// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connect/json/json_connection.h"

#include <memory>
#include <string>
#include <string_view>

namespace mw::test {

/// Opens bytes, which must outlive it, as a file of JSON of that name.
inline Result<std::unique_ptr<Connection>> openJson(std::string_view bytes, const std::string& name = "test.json",
                                                    const OptionValues& options = {},
                                                    const json::JsonLimits& limits = {}) {
    const auto open = [bytes]() -> Result<std::unique_ptr<ByteSource>> { return openBytes(bytes); };
    MW_TRY(auto source, json::openSource(open, name, options, limits));
    return std::unique_ptr<Connection>(std::make_unique<tree::TreeConnection>(std::move(source)));
}

} // namespace mw::test

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connect/xml/xml_connection.h"

#include <memory>
#include <string_view>

namespace mw::test {

/// Opens bytes, which must outlive it, as a file of XML.
inline Result<std::unique_ptr<Connection>> openXml(std::string_view bytes, const xml::XmlLimits& limits = {}) {
    const auto open = [bytes]() -> Result<std::unique_ptr<ByteSource>> { return openBytes(bytes); };
    MW_TRY(auto source, xml::openSource(open, "test.xml", limits));
    return std::unique_ptr<Connection>(std::make_unique<tree::TreeConnection>(std::move(source)));
}

} // namespace mw::test

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connect/package/xml_parser.h"
#include "core/connect/sheet/string_table.h"

#include <string>

namespace mw::xlsx {

/// The texts that cells share (the part sharedStrings.xml): runs of rich text joined, readings of East Asian text left
/// out.
class SharedStrings final : public package::XmlHandler {
public:
    sheet::StringTable& table() { return m_table; }
    void start(std::string_view name, const package::XmlAttributes& attributes) override;
    void end(std::string_view name) override;
    void text(std::string_view piece) override;

private:
    sheet::StringTable m_table;
    bool m_inText = false;
    int m_inReading = 0;
    std::string m_text;
    std::string m_unescaped;
};

} // namespace mw::xlsx

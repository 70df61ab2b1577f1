// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connect/package/xml_parser.h"
#include "core/connect/sheet/number_format.h"

#include <map>
#include <string>
#include <vector>

namespace mw::xlsx {

/// What each style of a cell makes of a number (the part styles.xml).
class Styles final : public package::XmlHandler {
public:
    sheet::NumberShown shown(std::uint32_t style) const {
        return style < m_shown.size() ? m_shown[style] : sheet::NumberShown::AsNumber;
    }
    void start(std::string_view name, const package::XmlAttributes& attributes) override;
    void end(std::string_view name) override;

private:
    bool m_inCellFormats = false;
    std::map<std::uint64_t, sheet::NumberShown> m_formats; ///< by number, those that the file brings
    std::vector<sheet::NumberShown> m_shown;
};

} // namespace mw::xlsx

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/xlsx/styles.h"

namespace mw::xlsx {

namespace {

constexpr std::size_t kMostStyles = 1 << 20;

} // namespace

void Styles::start(std::string_view name, const package::XmlAttributes& attributes) {
    if (name == "cellXfs") {
        m_inCellFormats = true;
    } else if (name == "numFmt") {
        if (const auto number = attributes.number("numFmtId"); number && m_formats.size() < kMostStyles)
            m_formats[*number] = sheet::shownBy(attributes["formatCode"]);
    } else if (name == "xf" && m_inCellFormats) {
        if (m_shown.size() >= kMostStyles) {
            failure = makeError(Code::RefusedContent, "a workbook with more than a million styles");
            return;
        }
        const std::uint64_t number = attributes.number("numFmtId").value_or(0);
        const auto known = m_formats.find(number);
        m_shown.push_back(known != m_formats.end() ? known->second
                                                   : sheet::shownByBuiltIn(std::uint32_t(std::min<std::uint64_t>(number, 1000))));
    }
}

void Styles::end(std::string_view name) {
    if (name == "cellXfs")
        m_inCellFormats = false;
}

} // namespace mw::xlsx

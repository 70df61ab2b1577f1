// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/xlsx/shared_strings.h"

#include "core/connect/sheet/sheet_row.h"
#include "core/connect/xlsx/escapes.h"

namespace mw::xlsx {

void SharedStrings::start(std::string_view name, const package::XmlAttributes&) {
    if (name == "si")
        m_text.clear();
    else if (name == "rPh")
        ++m_inReading;
    else if (name == "t")
        m_inText = m_inReading == 0;
}

void SharedStrings::text(std::string_view piece) {
    if (!m_inText)
        return;
    if (m_text.size() + piece.size() > sheet::kLargestRow) {
        failure = makeError(Code::RefusedContent, "a text of more than 16 MiB in one cell");
        return;
    }
    m_text += piece;
}

void SharedStrings::end(std::string_view name) {
    if (name == "t") {
        m_inText = false;
    } else if (name == "rPh") {
        --m_inReading;
    } else if (name == "si") {
        m_unescaped.clear();
        appendUnescaped(m_text, m_unescaped);
        if (auto added = m_table.add(m_unescaped); !added)
            failure = std::move(added).error();
    }
}

} // namespace mw::xlsx

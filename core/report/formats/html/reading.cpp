// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/formats/html/reading_p.h"

#include "core/base/file.h"

#include <utility>

namespace mw::report::html {

namespace {

/// Text as people read it: the characters that stand for what a page cannot hold as such.
std::string unescaped(std::string_view text) {
    constexpr std::pair<std::string_view, char> kEscapes[] = {{"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}};
    std::string made;
    for (std::size_t i = 0; i < text.size();) {
        bool isEscape = false;
        for (const auto& [escape, meant] : kEscapes) {
            if (text.substr(i, escape.size()) != escape)
                continue;
            made += meant;
            i += escape.size();
            isEscape = true;
            break;
        }
        if (!isEscape)
            made += text[i++];
    }
    return made;
}

/// Walks over tags and texts and knows in which cell of which row it is.
class Walk {
public:
    std::vector<Shown> run(std::string_view page) {
        std::size_t begin = 0;
        while (begin < page.size()) {
            const bool isTag = page[begin] == '<';
            std::size_t end = isTag ? page.find('>', begin) : page.find('<', begin);
            end = end == std::string_view::npos ? page.size() : isTag ? end + 1 : end;
            const std::string_view token = page.substr(begin, end - begin);
            if (isTag)
                tag(token);
            else
                text(token);
            begin = end;
        }
        return std::move(m_shown);
    }

private:
    /// Tags count as well: a page can hide, move and replace what stands in it.
    void tag(std::string_view token) {
        const auto is = [&](std::string_view name) {
            return token.starts_with(name) && token.size() > name.size() && (token[name.size()] == '>' || token[name.size()] == ' ');
        };
        if (is("<thead"))
            m_heads.clear();
        else if (is("<th"))
            m_heads.emplace_back();
        else if (is("<tr"))
            m_row.clear(), m_cell = 0;
        else if (is("<td"))
            ++m_cell;
        else if (is("</table"))
            m_cell = 0;
        else if (is("<h1") || is("<h2") || is("<h3"))
            m_section.clear(), m_inHeading = true;
        else if (is("</h1") || is("</h2") || is("</h3"))
            m_inHeading = false;
        if (is("<th"))
            m_inHead = true;
        else if (is("</th"))
            m_inHead = false;
        m_shown.push_back({place(), std::string(token)});
    }

    void text(std::string_view token) {
        const std::string said = unescaped(token);
        if (m_inHead && !m_heads.empty())
            m_heads.back() += said;
        if (m_inHeading)
            m_section += said;
        if (m_cell == 1)
            m_row += said;
        m_shown.push_back({place(), said});
    }

    std::string place() const {
        if (m_cell == 0)
            return m_section.empty() ? "the page" : m_section;
        const std::string head = m_cell <= m_heads.size() ? m_heads[m_cell - 1] : "cell " + std::to_string(m_cell);
        return (m_row.empty() ? m_section : m_row) + ", " + head;
    }

    std::vector<Shown> m_shown;
    std::vector<std::string> m_heads; ///< of the table at hand
    std::string m_section, m_row;     ///< the last heading; the first cell of the row
    std::size_t m_cell = 0;           ///< from 1; 0 outside of rows
    bool m_inHead = false, m_inHeading = false;
};

} // namespace

Result<Exported> readExport(const std::string& path) {
    MW_TRY(std::string page, readFile(path));
    Exported exported;
    const std::size_t begin = page.find(kCopyBegin);
    const std::size_t end = begin == std::string::npos ? begin : page.find(kCopyEnd, begin);
    if (end == std::string::npos)
        return exported;
    exported.copyText = page.substr(begin + kCopyBegin.size(), end - begin - kCopyBegin.size());
    page.erase(begin, end + kCopyEnd.size() - begin);
    exported.shown = Walk().run(page);
    return exported;
}

} // namespace mw::report::html

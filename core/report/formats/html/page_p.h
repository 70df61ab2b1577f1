// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/content.h"
#include "core/report/words_p.h"

#include <string>
#include <string_view>
#include <vector>

namespace mw::report::html {

/// Text as it stands in a page; names may break after an underscore or a point.
std::string escaped(std::string_view text);

/// Text where tags are not read: the page's title, attributes.
std::string withoutTags(std::string_view text);

/// Writes a page from top to bottom and remembers headings for the contents.
class Page {
public:
    void heading(int level, const std::string& text, const std::string& tag = {});
    void paragraph(const std::string& text, const char* style = nullptr);
    void facts(const std::vector<Content::Fact>& facts, const char* style);
    void list(const std::vector<std::string>& items);
    /// A table, or what is said where it has no rows.
    void table(const Content::Table& table);
    void raw(const std::string& html) { m_body += html; }

    /// What stands above the contents: what kind of document it is, its title, what it is about, facts.
    struct Cover {
        std::string kind, title, description;
        std::vector<Content::Fact> facts;
        std::string hidden; ///< HTML that nobody sees, behind the facts
        std::string footer;
        std::string style = {}; ///< CSS beside that of all pages
        std::string logo = {};  ///< HTML above all
    };
    /// The whole file, with its style.
    std::string whole(const Cover& cover, const Words& words) const;

private:
    std::string m_body, m_contents;
    int m_headings = 0;
};

} // namespace mw::report::html

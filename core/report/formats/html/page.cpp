// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/formats/html/page_p.h"

#include "core/report/formats/html/style_p.h"

namespace mw::report::html {

std::string withoutTags(std::string_view text) {
    std::string made = escaped(text);
    for (const std::string_view tag : {"<wbr>", "<br>"})
        for (std::size_t at = 0; (at = made.find(tag, at)) != std::string::npos;)
            made.replace(at, tag.size(), tag == "<br>" ? " " : "");
    return made;
}

std::string escaped(std::string_view text) {
    std::string made;
    made.reserve(text.size() + 16);
    for (const char c : text) {
        switch (c) {
        case '&': made += "&amp;"; break;
        case '<': made += "&lt;"; break;
        case '>': made += "&gt;"; break;
        case '"': made += "&quot;"; break;
        case '\n': made += "<br>"; break;
        case '\r': break;
        // Names may break where people would: after an underscore or a point.
        case '_': made += "_<wbr>"; break;
        default: made += c;
        }
    }
    return made;
}

void Page::heading(int level, const std::string& text, const std::string& tag) {
    const std::string id = "s" + std::to_string(++m_headings);
    if (level == 2)
        m_contents += "<li><a href=\"#" + id + "\">" + escaped(text) + "</a></li>\n";
    const std::string number = std::to_string(level);
    m_body += "<h" + number + " id=\"" + id + "\">" + escaped(text) + (tag.empty() ? "" : " <span class=\"tag\">" + escaped(tag) + "</span>") + "</h" + number + ">\n";
}

void Page::paragraph(const std::string& text, const char* style) {
    m_body += std::string("<p") + (style ? std::string(" class=\"") + style + "\"" : "") + ">" + escaped(text) + "</p>\n";
}

void Page::facts(const std::vector<Content::Fact>& facts, const char* style) {
    m_body += std::string("<dl class=\"") + style + "\">";
    for (const auto& fact : facts)
        m_body += "<div><dt>" + escaped(fact.name) + "</dt><dd>" + escaped(fact.value) + "</dd></div>";
    m_body += "</dl>\n";
}

void Page::list(const std::vector<std::string>& items) {
    m_body += "<ul>";
    for (const std::string& item : items)
        m_body += "<li>" + escaped(item) + "</li>";
    m_body += "</ul>\n";
}

void Page::table(const Content::Table& table) {
    if (table.rows.empty()) {
        if (!table.emptyText.empty())
            paragraph(table.emptyText, "empty");
        return;
    }
    int weights = 0;
    for (const auto& column : table.columns)
        weights += column.weight;
    m_body += "<table><colgroup>";
    for (const auto& column : table.columns)
        m_body += "<col style=\"width:" + std::to_string(100 * column.weight / weights) + "%\">";
    m_body += "</colgroup><thead><tr>";
    for (const auto& column : table.columns)
        m_body += std::string("<th") + (column.numeric ? " class=\"number\"" : "") + ">" + escaped(column.title) + "</th>";
    m_body += "</tr></thead><tbody>";
    for (const auto& row : table.rows) {
        m_body += "<tr>";
        for (std::size_t i = 0; i < row.size(); ++i) {
            const bool numeric = i < table.columns.size() && table.columns[i].numeric;
            const bool isCode = i < table.columns.size() && table.columns[i].code && !row[i].empty();
            m_body += std::string("<td") + (numeric ? " class=\"number\"" : "") + ">" +
                      (isCode ? "<code>" + escaped(row[i]) + "</code>" : escaped(row[i])) + "</td>";
        }
        m_body += "</tr>";
    }
    m_body += "</tbody></table>\n";
}

std::string Page::whole(const Cover& cover, const Words& words) const {
    std::string html = "<!DOCTYPE html>\n<html lang=\"" + words.catalogue().language() + "\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">"
                       "<title>" + withoutTags(cover.title) + "</title><style>" + std::string(kStyle) + cover.style + "</style></head><body>\n<header>" + cover.logo + "<p class=\"kind\">" + escaped(cover.kind) + "</p><h1>" +
                       escaped(cover.title) + "</h1>";
    if (!cover.description.empty())
        html += "<p class=\"lead\">" + escaped(cover.description) + "</p>";
    html += "<dl class=\"cover\">";
    for (const auto& fact : cover.facts)
        html += "<div><dt>" + escaped(fact.name) + "</dt><dd>" + escaped(fact.value) + "</dd></div>";
    return html + "</dl>" + cover.hidden + "</header>\n<nav><h2>" + escaped(words("Contents")) + "</h2><ol>" + m_contents + "</ol></nav>\n<main>" + m_body +
           "</main>\n<footer>" + escaped(cover.footer) + "</footer></body></html>\n";
}

} // namespace mw::report::html

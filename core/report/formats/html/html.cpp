// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/base64.h"
#include "core/base/file.h"
#include "core/report/chapter_tables.h"
#include "core/report/format.h"
#include "core/report/formats/html/reading_p.h"
#include "core/report/formats/html/style_p.h"
#include "core/report/words_p.h"

namespace mw::report {

namespace {

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

/// Text where tags are not read: the page's title.
std::string withoutTags(std::string_view text) {
    std::string made = escaped(text);
    for (const std::string_view tag : {"<wbr>", "<br>"})
        for (std::size_t at = 0; (at = made.find(tag, at)) != std::string::npos;)
            made.replace(at, tag.size(), tag == "<br>" ? " " : "");
    return made;
}

/// Writes the page from top to bottom and remembers headings for the contents.
class Page {
public:
    void heading(int level, const std::string& text, const std::string& tag = {}) {
        const std::string id = "s" + std::to_string(++m_headings);
        if (level == 2)
            m_contents += "<li><a href=\"#" + id + "\">" + escaped(text) + "</a></li>\n";
        const std::string number = std::to_string(level);
        m_body += "<h" + number + " id=\"" + id + "\">" + escaped(text) + (tag.empty() ? "" : " <span class=\"tag\">" + escaped(tag) + "</span>") + "</h" + number + ">\n";
    }
    void paragraph(const std::string& text, const char* style = nullptr) {
        m_body += std::string("<p") + (style ? std::string(" class=\"") + style + "\"" : "") + ">" + escaped(text) + "</p>\n";
    }
    void facts(const std::vector<Content::Fact>& facts, const char* style) {
        m_body += std::string("<dl class=\"") + style + "\">";
        for (const auto& fact : facts)
            m_body += "<div><dt>" + escaped(fact.name) + "</dt><dd>" + escaped(fact.value) + "</dd></div>";
        m_body += "</dl>\n";
    }
    void list(const std::vector<std::string>& items) {
        m_body += "<ul>";
        for (const std::string& item : items)
            m_body += "<li>" + escaped(item) + "</li>";
        m_body += "</ul>\n";
    }
    void table(const Content::Table& table) {
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
    void raw(const std::string& html) { m_body += html; }
    const std::string& body() const { return m_body; }
    const std::string& contents() const { return m_contents; }

private:
    std::string m_body, m_contents;
    int m_headings = 0;
};

std::string fieldRow(const Content::FieldLine& line, const Words& words) {
    std::string target = "<b>" + escaped(line.target) + "</b>";
    if (!line.label.empty() && line.label != line.target)
        target += "<br>" + escaped(line.label);
    std::string marks = line.required ? words("required") : "";
    if (!line.criticality.empty())
        marks += (marks.empty() ? "" : ", ") + line.criticality;
    std::string rule = escaped(line.sentence);
    if (!line.rule.empty())
        rule += "<br><code>" + escaped(line.rule) + "</code>";
    if (!line.intent.empty())
        rule += "<br><span class=\"intent\">" + escaped(words("“{0}”", line.intent)) + (line.saidBy.empty() ? "" : " — " + escaped(line.saidBy)) + "</span>";
    if (!line.note.empty())
        rule += "<br><span class=\"intent\">" + escaped(line.note) + "</span>";
    std::string examples;
    for (const auto& [before, after] : line.examples)
        examples += (examples.empty() ? "" : "<br>") + escaped(before) + " → <b>" + escaped(after) + "</b>";
    return "<tr><td class=\"ref\">" + escaped(line.reference) + "</td><td>" + target + "</td><td>" + escaped(line.type) +
           (marks.empty() ? "" : "<br><i>" + escaped(marks) + "</i>") + "</td><td>" + escaped(line.source) + "</td><td>" + rule +
           "</td><td>" + examples + "</td></tr>";
}

void addChapter(Page& page, const Content::Chapter& chapter, const Words& words) {
    page.heading(2, chapter.title, chapter.reference);
    if (!chapter.intent.empty())
        page.paragraph(chapter.intent, "lead");
    if (!chapter.note.empty())
        page.paragraph(chapter.note);
    page.list(chapter.pipeline);
    if (!chapter.ledger.empty())
        page.facts(chapter.ledger, "figures");
    std::string rows;
    for (const auto& line : chapter.fields)
        rows += fieldRow(line, words);
    page.raw("<table><colgroup><col style=\"width:9%\"><col style=\"width:15%\"><col style=\"width:12%\"><col style=\"width:14%\">"
             "<col style=\"width:32%\"><col style=\"width:18%\"></colgroup><thead><tr>");
    for (const std::string& head : {words("Reference"), words("Target"), words("Type"), words("Source"), words("Rule"), words("Before → after")})
        page.raw("<th>" + escaped(head) + "</th>");
    page.raw("</tr></thead><tbody>" + rows + "</tbody></table>\n");
    page.table(unfedTable(chapter, words));
    page.table(leftBehindTable(chapter, words));
}

std::string logoOf(const HouseStyle& style) {
    if (!style.logo)
        return {};
    std::string made = "<img class=\"logo\" alt=\"" + withoutTags(style.organisation) + "\" src=\"data:" + std::string(style.logo->mediaType()) + ";base64,";
    appendBase64(made, style.logo->bytes);
    return made + "\">";
}

Result<void> write_html(const SpecificationInput& input, const Content& content, const std::string& path) {
    const Words words(input);
    Page page;
    page.heading(2, content.signatures.title);
    page.table(content.signatures);
    page.heading(2, words("Summary"));
    page.facts(content.summary, "figures");
    page.heading(2, content.ledger.title);
    if (!content.ledgerStatement.empty())
        page.paragraph(content.ledgerStatement, "lead");
    page.table(content.ledger);
    for (const auto& chapter : content.chapters)
        addChapter(page, chapter, words);
    if (!content.valueMaps.empty())
        page.heading(2, words("Value maps"));
    for (const auto& map : content.valueMaps) {
        page.heading(3, map.title);
        page.table(map);
    }
    for (const auto* table : {&content.lookups, &content.parameters, &content.functions, &content.decisions}) {
        page.heading(2, table->title);
        page.table(*table);
    }
    page.heading(2, content.checks.title);
    if (!content.checks.rows.empty())
        page.paragraph(content.validationStatement, "lead");
    page.table(content.checks);
    for (const auto* table : {&content.differences, &content.losses, &content.scenarios, &content.inputs, &content.trace, &content.glossary}) {
        if (table->columns.empty())
            continue;
        page.heading(2, table->title);
        page.table(*table);
    }
    std::string html = "<!DOCTYPE html>\n<html lang=\"" + words.catalogue().language() + "\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">"
                       "<title>" + withoutTags(content.title) + "</title><style>" + styleOf(content.style, input.paper) + "</style></head><body>\n<header>" + logoOf(content.style) + "<p class=\"kind\">" + escaped(content.heading()) + "</p><h1>" +
                       escaped(content.title) + "</h1>";
    if (!content.description.empty())
        html += "<p class=\"lead\">" + escaped(content.description) + "</p>";
    html += "<dl class=\"cover\">";
    for (const auto& fact : content.cover)
        html += "<div><dt>" + escaped(fact.name) + "</dt><dd>" + escaped(fact.value) + "</dd></div>";
    html += "</dl>" + std::string(report::html::kCopyBegin) + printCopy(input) + std::string(report::html::kCopyEnd) + "</header>\n<nav><h2>" + escaped(words("Contents")) + "</h2><ol>" + page.contents() + "</ol></nav>\n<main>" + page.body() +
            "</main>\n<footer>" + escaped(content.title) + " · " + content.shortHash() + (content.foot().empty() ? "" : " · " + escaped(content.foot())) + "</footer></body></html>\n";
    return writeFile(path, html);
}

} // namespace

Format define_html() { return {{"html", "Web page", "html", false}, write_html, report::html::readExport}; }

} // namespace mw::report

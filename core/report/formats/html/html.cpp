// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/base64.h"
#include "core/base/file.h"
#include "core/report/chapter_tables.h"
#include "core/report/format.h"
#include "core/report/formats/html/page_p.h"
#include "core/report/formats/html/profile_p.h"
#include "core/report/formats/html/reading_p.h"
#include "core/report/formats/html/style_p.h"
#include "core/report/words_p.h"

namespace mw::report {

namespace {

std::string fieldRow(const Content::FieldLine& line, const Words& words) {
    std::string target = "<b>" + html::escaped(line.target) + "</b>";
    if (!line.label.empty() && line.label != line.target)
        target += "<br>" + html::escaped(line.label);
    std::string marks = line.required ? words("required") : "";
    if (!line.criticality.empty())
        marks += (marks.empty() ? "" : ", ") + line.criticality;
    std::string rule = html::escaped(line.sentence);
    if (!line.rule.empty())
        rule += "<br><code>" + html::escaped(line.rule) + "</code>";
    if (!line.intent.empty())
        rule += "<br><span class=\"intent\">" + html::escaped(words("“{0}”", line.intent)) + (line.saidBy.empty() ? "" : " — " + html::escaped(line.saidBy)) + "</span>";
    if (!line.note.empty())
        rule += "<br><span class=\"intent\">" + html::escaped(line.note) + "</span>";
    std::string examples;
    for (const auto& [before, after] : line.examples)
        examples += (examples.empty() ? "" : "<br>") + html::escaped(before) + " → <b>" + html::escaped(after) + "</b>";
    return "<tr><td class=\"ref\">" + html::escaped(line.reference) + "</td><td>" + target + "</td><td>" + html::escaped(line.type) +
           (marks.empty() ? "" : "<br><i>" + html::escaped(marks) + "</i>") + "</td><td>" + html::escaped(line.source) + "</td><td>" + rule +
           "</td><td>" + examples + "</td></tr>";
}

void addChapter(html::Page& page, const Content::Chapter& chapter, const Words& words) {
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
        page.raw("<th>" + html::escaped(head) + "</th>");
    page.raw("</tr></thead><tbody>" + rows + "</tbody></table>\n");
    page.table(unfedTable(chapter, words));
    page.table(leftBehindTable(chapter, words));
}

std::string logoOf(const HouseStyle& style) {
    if (!style.logo)
        return {};
    std::string made = "<img class=\"logo\" alt=\"" + html::withoutTags(style.organisation) + "\" src=\"data:" + std::string(style.logo->mediaType()) + ";base64,";
    appendBase64(made, style.logo->bytes);
    return made + "\">";
}

Result<void> write_html(const SpecificationInput& input, const Content& content, const std::string& path) {
    const Words words(input);
    html::Page page;
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
    html::Page::Cover cover{content.heading(), content.title, content.description, content.cover, {}, content.title + " · " + content.shortHash()};
    if (!content.foot().empty())
        cover.footer += " · " + content.foot();
    cover.style = styleOf(content.style, input.paper);
    cover.logo = logoOf(content.style);
    cover.hidden = std::string(report::html::kCopyBegin) + printCopy(input) + std::string(report::html::kCopyEnd);
    return writeFile(path, page.whole(cover, words));
}

} // namespace

Format define_html() { return {{"html", "Web page", "html", false}, write_html, report::html::readExport, report::html::writeProfile}; }

} // namespace mw::report

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/file.h"
#include "core/report/format.h"

namespace mw::report {

namespace {

/// Text in a table cell or paragraph: characters that Markdown reads are escaped, line breaks become <br>.
std::string escaped(const std::string& text) {
    std::string made;
    for (const char c : text) {
        if (c == '\n') {
            made += "<br>";
            continue;
        }
        if (std::string_view("\\`*_{}[]<>#|~").find(c) != std::string_view::npos)
            made += '\\';
        if (c != '\r')
            made += c;
    }
    return made;
}

/// Code in a table cell: a bar would end the cell.
std::string code(const std::string& text) {
    if (text.empty())
        return {};
    std::string made;
    for (const char c : text)
        made += c == '|' ? std::string("\\|") : c == '\n' ? std::string(" ") : std::string(1, c);
    const bool hasTick = made.find('`') != std::string::npos;
    return hasTick ? "`` " + made + " ``" : "`" + made + "`";
}

void appendTable(std::string& out, const Content::Table& table) {
    if (table.rows.empty()) {
        if (!table.emptyText.empty())
            out += "_" + escaped(table.emptyText) + "_\n\n";
        return;
    }
    std::string rule = "|";
    out += "|";
    for (const auto& column : table.columns) {
        out += " " + escaped(column.title) + " |";
        rule += column.numeric ? " ---: |" : " --- |";
    }
    out += "\n" + rule + "\n";
    for (const auto& row : table.rows) {
        out += "|";
        for (std::size_t i = 0; i < row.size(); ++i)
            out += " " + (i < table.columns.size() && table.columns[i].code ? code(row[i]) : escaped(row[i])) + " |";
        out += "\n";
    }
    out += "\n";
}

void appendSection(std::string& out, const Content::Table& table) {
    out += "## " + escaped(table.title) + "\n\n";
    appendTable(out, table);
}

void appendChapter(std::string& out, const Content::Chapter& chapter) {
    out += "## " + escaped(chapter.title) + " (" + escaped(chapter.reference) + ")\n\n";
    if (!chapter.intent.empty())
        out += "> " + escaped(chapter.intent) + "\n\n";
    for (const std::string& sentence : chapter.pipeline)
        out += "- " + escaped(sentence) + "\n";
    out += "\n";
    Content::Table table;
    table.columns = {{"Reference"}, {"Target"}, {"Type"}, {"Required"}, {"Source"}, {"Rule in words"}, {"Rule", false, true}, {"Intent"}};
    for (const auto& line : chapter.fields)
        table.rows.push_back({line.reference, line.target, line.type, line.required ? "required" : "", line.source, line.sentence, line.rule,
                              line.intent + (line.saidBy.empty() ? "" : " — " + line.saidBy)});
    appendTable(out, table);
    table = {};
    table.columns = {{"Target field that nothing fills"}, {"Type"}, {"Required"}};
    for (const auto& line : chapter.unfed)
        table.rows.push_back({line.target, line.type, line.required ? "required" : ""});
    appendTable(out, table);
    table = {};
    table.columns = {{"Source field not migrated"}, {"Reason"}};
    for (const auto& [field, reason] : chapter.notMigrated)
        table.rows.push_back({field, reason});
    for (const std::string& field : chapter.unaccounted)
        table.rows.push_back({field, "nobody has spoken of it yet"});
    appendTable(out, table);
}

Result<void> write(const SpecificationInput&, const Content& content, const std::string& path) {
    std::string out = "# " + escaped(content.title) + "\n\n";
    if (!content.description.empty())
        out += escaped(content.description) + "\n\n";
    for (const auto* facts : {&content.cover, &content.summary}) {
        for (const auto& fact : *facts)
            out += "- **" + escaped(fact.name) + ":** " + escaped(fact.value) + "\n";
        out += "\n";
    }
    appendSection(out, content.ledger);
    if (!content.ledgerStatement.empty())
        out += escaped(content.ledgerStatement) + "\n\n";
    for (const auto& chapter : content.chapters)
        appendChapter(out, chapter);
    for (const auto& map : content.valueMaps)
        appendSection(out, map);
    for (const auto* table : {&content.lookups, &content.parameters, &content.functions, &content.decisions, &content.checks,
                              &content.differences, &content.inputs, &content.glossary})
        appendSection(out, *table);
    return writeFile(path, out);
}

} // namespace

Format define_markdown() { return {{"md", "Markdown", "md"}, write}; }

} // namespace mw::report

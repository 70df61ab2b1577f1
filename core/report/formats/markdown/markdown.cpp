// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/file.h"
#include "core/report/chapter_tables.h"
#include "core/report/format.h"
#include "core/report/words_p.h"

#include <cctype>
#include <cstdint>

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

/// One line of code in a table cell. Ticks cannot hold all texts: "\\|" would end the cell, "``" the code.
std::string codeLine(const std::string& line) {
    std::string made;
    if (line.find("\\|") == std::string::npos && line.find("``") == std::string::npos) {
        for (const char c : line)
            made += c == '|' ? std::string("\\|") : std::string(1, c);
        return line.find('`') != std::string::npos ? "`` " + made + " ``" : "`" + made + "`";
    }
    for (const char c : line)
        made += std::ispunct(std::uint8_t(c)) ? "&#" + std::to_string(int(c)) + ";" : std::string(1, c);
    return "<code>" + made + "</code>";
}

/// Code in a table cell: a line break would end the cell. Each line is code of its own, so that a comment ends where it
/// did.
std::string code(const std::string& text) {
    std::string made, line;
    const auto endLine = [&] {
        if (!line.empty())
            made += (made.empty() ? "" : "<br>") + codeLine(line);
        line.clear();
    };
    for (const char c : text) {
        if (c == '\n')
            endLine();
        else if (c != '\r')
            line += c;
    }
    endLine();
    return made;
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

void appendChapter(std::string& out, const Content::Chapter& chapter, const Words& words) {
    out += "## " + escaped(chapter.title) + " (" + escaped(chapter.reference) + ")\n\n";
    if (!chapter.intent.empty())
        out += "> " + escaped(chapter.intent) + "\n\n";
    if (!chapter.note.empty())
        out += escaped(chapter.note) + "\n\n";
    for (const std::string& sentence : chapter.pipeline)
        out += "- " + escaped(sentence) + "\n";
    out += "\n";
    Content::Table table;
    table.columns = {{words("Reference")}, {words("Target")}, {words("Type")}, {words("Required")}, {words("Source")}, {words("Rule in words")}, {words("Rule"), false, true}, {words("Intent")}, {words("Note")}};
    for (const auto& line : chapter.fields)
        table.rows.push_back({line.reference, line.target, line.type, line.required ? words("required") : "", line.source, line.sentence, line.rule,
                              line.intent + (line.saidBy.empty() ? "" : " — " + line.saidBy), line.note});
    appendTable(out, table);
    appendTable(out, unfedTable(chapter, words));
    appendTable(out, leftBehindTable(chapter, words));
}

Result<void> write_markdown(const SpecificationInput& input, const Content& content, const std::string& path) {
    const Words words(input);
    std::string out = "# " + escaped(content.title) + "\n\n";
    if (!content.description.empty())
        out += escaped(content.description) + "\n\n";
    for (const auto* facts : {&content.cover, &content.summary}) {
        for (const auto& fact : *facts)
            out += "- **" + escaped(fact.name) + ":** " + escaped(fact.value) + "\n";
        out += "\n";
    }
    appendSection(out, content.signatures);
    appendSection(out, content.ledger);
    if (!content.ledgerStatement.empty())
        out += escaped(content.ledgerStatement) + "\n\n";
    for (const auto& chapter : content.chapters)
        appendChapter(out, chapter, words);
    for (const auto& map : content.valueMaps)
        appendSection(out, map);
    for (const auto* table : {&content.lookups, &content.parameters, &content.functions, &content.decisions, &content.checks,
                              &content.differences, &content.losses, &content.scenarios, &content.inputs, &content.trace, &content.glossary})
        if (!table->columns.empty())
            appendSection(out, *table);
    out += "---\n\n_" + escaped(content.copyStatement) + "_\n";
    return writeFile(path, out);
}

} // namespace

Format define_markdown() { return {{"md", "Markdown", "md", false}, write_markdown}; }

} // namespace mw::report

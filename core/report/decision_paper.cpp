// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/decision_paper.h"

#include "core/base/utf8.h"
#include "core/report/part_making_p.h"

#include <algorithm>

namespace mw::report {

namespace {

constexpr std::size_t kAloneRows = 4;    // what one page holds of lists, whatever stands in them
constexpr std::size_t kLongestText = 150; // characters of a cell or line

std::string shortened(const std::string& text) {
    if (countCodePoints(text) <= kLongestText)
        return text;
    return text.substr(0, offsetOfCodePoint(text, kLongestText)) + "…";
}

void addMore(Part& part, std::size_t all, std::size_t shown, const Words& words) {
    if (all > shown)
        addText(part, Block::Kind::Text, words("{0} more stand in the full specification.", words.counted(all - shown)));
}

void addShort(Part& part, const Content::Table& table, std::size_t rows, const Words& words) {
    Content::Table cut = table;
    cut.rows.resize(std::min(rows, cut.rows.size()));
    for (auto& row : cut.rows)
        for (std::string& cell : row)
            cell = shortened(cell);
    addTable(part, cut);
    addMore(part, table.rows.size(), rows, words);
}

void addShort(Part& part, const std::vector<std::string>& items, std::size_t count, const Words& words) {
    Block list;
    list.kind = Block::Kind::Bullets;
    for (std::size_t i = 0; i < std::min(count, items.size()); ++i)
        list.items.push_back(shortened(items[i]));
    part.blocks.push_back(std::move(list));
    addMore(part, items.size(), count, words);
}

/// The one page that has to be read.
Part askedPart(const Content& content, const Words& words) {
    const Content::Asked& asked = content.asked;
    Part part;
    addHeading(part, 1, words("What you are asked to approve"));
    addText(part, Block::Kind::Lead, asked.statement);
    addHeading(part, 2, content.ledger.title);
    if (asked.figures.empty()) {
        addText(part, Block::Kind::Placeholder, content.ledger.emptyText);
    } else {
        Block figures;
        figures.kind = Block::Kind::Facts;
        figures.facts = asked.figures;
        part.blocks.push_back(std::move(figures));
        addText(part, Block::Kind::Text, content.ledgerStatement);
    }
    addHeading(part, 2, asked.gates.title);
    addShort(part, asked.gates, asked.gates.rows.size(), words);
    addHeading(part, 2, words("Proof"));
    addShort(part, asked.proofs, asked.proofs.size(), words);
    addHeading(part, 2, words("Decisions needed"));
    if (asked.questions.empty())
        addText(part, Block::Kind::Text, words("No question is open."));
    else
        addShort(part, asked.questions, kAloneRows, words);
    addHeading(part, 2, asked.risks.title);
    addShort(part, asked.risks, kAloneRows, words);
    if (!content.review.empty()) {
        addHeading(part, 2, words("Review"));
        addText(part, Block::Kind::Text, content.review);
    }
    return part;
}

/// Checks that do not hold, or compared nothing.
Content::Table fallenChecks(const Content& content, const Words& words) {
    Content::Table fallen = content.checks;
    fallen.title = words("Checks that do not hold");
    std::erase_if(fallen.rows, [&](const auto& row) { return row[2] == words("passed"); });
    if (fallen.rows.empty() && !content.checks.rows.empty())
        fallen.emptyText = content.validationStatement;
    return fallen;
}

Content::Table leftBehind(const Content& content, const Words& words) {
    Content::Table table{words("What is not migrated"), {{words("Source"), false, false, 2}, {words("Field"), false, false, 2}, {words("Reason"), false, false, 5}}, {},
                         words("Every source field goes somewhere.")};
    for (const Content::Chapter& chapter : content.chapters) {
        for (const auto& [field, reason] : chapter.notMigrated)
            table.rows.push_back({chapter.sourceEntity, field, reason});
        for (const std::string& field : chapter.unaccounted)
            table.rows.push_back({chapter.sourceEntity, field, words("nobody has spoken of it yet")});
    }
    return table;
}

} // namespace

std::vector<Part> decisionPaper(const Content& content, const Words& words, std::size_t rows) {
    Part rests, proof;
    if (!content.asked.changes.empty()) {
        addHeading(rests, 1, words("Changed since it was signed"));
        addShort(rests, content.asked.changes, rows, words);
    }
    const auto section = [&](Part& part, const Content::Table& table) {
        addHeading(part, 1, table.title);
        addShort(part, table, rows, words);
    };
    section(rests, content.ledger);
    section(rests, leftBehind(content, words));
    section(rests, content.decisions);
    proof.isLandscape = true;
    section(proof, content.asked.critical);
    section(proof, fallenChecks(content, words));
    section(proof, content.differences);
    addHeading(proof, 1, words("This copy"));
    addText(proof, Block::Kind::Text, content.copyStatement);
    return {askedPart(content, words), rests, proof};
}

} // namespace mw::report

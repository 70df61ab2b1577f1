// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/parts.h"

#include "core/report/chapter_tables.h"
#include "core/report/decision_paper.h"
#include "core/report/part_making_p.h"

namespace mw::report {

namespace {

using Manner = CellLine::Manner;
using Cell = std::vector<CellLine>;

void addSection(Part& part, const Content::Table& table, const std::string& lead = {}) {
    if (table.rows.empty() && table.emptyText.empty())
        return;
    addHeading(part, 1, table.title);
    if (!table.rows.empty())
        addText(part, Block::Kind::Lead, lead);
    addTable(part, table);
}

std::vector<Cell> rowOf(const Content::FieldLine& line, const Words& words) {
    const auto add = [](Cell& cell, const std::string& text, Manner manner) {
        if (!text.empty())
            cell.push_back({text, manner});
    };
    Cell reference{{line.reference, Manner::Soft}}, target, type, source, rule, examples;
    add(target, line.target, Manner::Strong);
    if (line.label != line.target)
        add(target, line.label, Manner::Plain);
    add(type, line.type, Manner::Plain);
    if (line.required)
        add(type, words("required"), Manner::Soft);
    add(type, line.criticality, Manner::Soft);
    add(source, line.source, Manner::Plain);
    add(rule, line.sentence, Manner::Plain);
    add(rule, line.rule, Manner::Code);
    if (!line.intent.empty())
        add(rule, words("“{0}”", line.intent) + (line.saidBy.empty() ? "" : " — " + line.saidBy), Manner::Quote);
    add(rule, line.note, Manner::Quote);
    for (const auto& [before, after] : line.examples)
        add(examples, before + " → " + after, Manner::Plain);
    return {reference, target, type, source, rule, examples};
}

Part chapterPart(const Content::Chapter& chapter, const Words& words) {
    Part part;
    part.isLandscape = true;
    addHeading(part, 1, chapter.title, chapter.reference);
    addText(part, Block::Kind::Lead, chapter.intent);
    addText(part, Block::Kind::Text, chapter.note);
    Block steps = block(Block::Kind::Bullets, {});
    steps.items = chapter.pipeline;
    part.blocks.push_back(std::move(steps));
    if (!chapter.ledger.empty()) {
        Block figures = block(Block::Kind::Facts, {});
        figures.facts = chapter.ledger;
        part.blocks.push_back(std::move(figures));
    }
    Block fields = block(chapter.fields.empty() ? Block::Kind::Placeholder : Block::Kind::Table, {});
    if (chapter.fields.empty())
        fields.text = words("No field is mapped yet.");
    fields.columns = {{words("Reference"), false, false, 8}, {words("Target"), false, false, 14}, {words("Type"), false, false, 11},
                      {words("Source"), false, false, 12}, {words("Rule"), false, false, 36}, {words("Before → after"), false, false, 19}};
    for (const auto& line : chapter.fields)
        fields.rows.push_back(rowOf(line, words));
    part.blocks.push_back(std::move(fields));
    // Silence is to be seen: what is filled by nothing, and what stays behind.
    addTable(part, unfedTable(chapter, words));
    addTable(part, leftBehindTable(chapter, words));
    return part;
}

} // namespace

std::vector<Block> coverOf(const Content& content, const Words& words) {
    Part cover;
    Block state = block(Block::Kind::Pairs, {}), figures = block(Block::Kind::Facts, {});
    state.facts = content.cover;
    figures.facts = content.summary;
    cover.blocks = {state, figures};
    if (content.signatures.rows.empty()) {
        addText(cover, Block::Kind::Placeholder, content.signatures.emptyText);
        return cover.blocks;
    }
    Block signers = block(Block::Kind::Table, {});
    signers.columns = {{words("Signed by"), false, false, 6}, {words("What it says"), false, false, 9}, {words("Signer's clock, key"), false, false, 8}, {words("State"), false, false, 7}};
    for (const auto& row : content.signatures.rows)
        signers.rows.push_back({{{row[Content::SignerName], Manner::Strong}, {row[Content::SignerRole], Manner::Soft}},
                                {{row[Content::Meaning], Manner::Plain}, {row[Content::Scope], Manner::Soft}},
                                {{row[Content::SignedAt], Manner::Plain}, {row[Content::SignerKey], Manner::Code}},
                                {{row[Content::SignatureState], Manner::Strong}}});
    cover.blocks.push_back(std::move(signers));
    return cover.blocks;
}

std::vector<Part> partsOf(const Content& content, const Words& words, std::size_t rows) {
    using Audience = SpecificationInput::Audience;
    if (content.audience == Audience::DecisionPaper)
        return decisionPaper(content, words, rows);
    const bool isFull = content.audience == Audience::Full;
    std::vector<Part> parts;
    Part ledger;
    if (isFull)
        addSection(ledger, content.ledger, content.ledgerStatement);
    parts.push_back(std::move(ledger));
    for (const auto& chapter : content.chapters)
        parts.push_back(chapterPart(chapter, words));
    Part lists;
    if (!content.valueMaps.empty())
        addHeading(lists, 1, words("Value maps"));
    for (const auto& map : content.valueMaps) {
        addHeading(lists, 2, map.title);
        addTable(lists, map);
    }
    for (const auto* table : {&content.lookups, &content.parameters, &content.functions})
        addSection(lists, *table);
    if (isFull)
        addSection(lists, content.decisions);
    parts.push_back(std::move(lists));
    Part proof;
    proof.isLandscape = true;
    addSection(proof, content.checks, content.validationStatement);
    addSection(proof, content.differences);
    if (!content.losses.columns.empty())
        addSection(proof, content.losses);
    if (!content.scenarios.columns.empty())
        addSection(proof, content.scenarios);
    if (!content.review.empty()) {
        addHeading(proof, 1, words("Review"));
        addText(proof, Block::Kind::Text, content.review);
    }
    addSection(proof, content.inputs);
    parts.push_back(std::move(proof));
    Part trace;
    trace.isLandscape = true;
    if (isFull)
        addSection(trace, content.trace);
    parts.push_back(std::move(trace));
    Part end;
    addSection(end, content.glossary);
    addHeading(end, 1, words("This copy"));
    addText(end, Block::Kind::Text, content.copyStatement);
    parts.push_back(std::move(end));
    return parts;
}

} // namespace mw::report

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/formats/pdf/typesetter_p.h"

#include <QStringList>

#include <algorithm>

namespace mw::report::pdf {

namespace {

constexpr qreal kPadX = 4 * kPoint, kPadY = 3.5 * kPoint, kRule = 0.5 * kPoint;
constexpr qreal kFactWidth = 108 * kPoint;

QString qt(const std::string& text) { return QString::fromUtf8(text.data(), qsizetype(text.size())); }

Style styleOf(CellLine::Manner manner) {
    switch (manner) {
    case CellLine::Manner::Strong: return Style::SmallStrong;
    case CellLine::Manner::Code: return Style::Code;
    case CellLine::Manner::Quote: return Style::SmallItalic;
    case CellLine::Manner::Plain:
    case CellLine::Manner::Soft: break;
    }
    return Style::Small;
}

Ink inkOf(CellLine::Manner manner) {
    return manner == CellLine::Manner::Plain || manner == CellLine::Manner::Strong ? Ink::Text : Ink::Soft;
}

} // namespace

void Typesetter::beginSheet(bool landscape) {
    m_sheets.push_back({landscape, {}, {}, {}});
    m_y = PageMeasures::kTop;
}

void Typesetter::nextSheet() {
    const QString chapter = m_marks.empty() ? QString() : m_marks.back().text;
    beginSheet(sheet().isLandscape);
    sheet().chapter = chapter;
}

void Typesetter::need(qreal height) {
    if (height > room() && m_y > PageMeasures::kTop)
        nextSheet();
}

void Typesetter::addText(qreal x, qreal top, const Line& line, Ink ink) {
    if (!line.text.isEmpty())
        sheet().texts.push_back({QPointF(x, top + m_typeface.ascent(line.style)), line.text, line.style, ink});
}

void Typesetter::addLines(const std::vector<Line>& lines, qreal x, Ink ink) {
    for (const Line& line : lines) {
        need(m_typeface.height(line.style));
        addText(x, m_y, line, ink);
        m_y += m_typeface.height(line.style);
    }
}

void Typesetter::add(const Part& part) {
    beginSheet(part.isLandscape);
    for (std::size_t i = 0; i < part.blocks.size(); ++i)
        add(part.blocks[i], i + 1 < part.blocks.size() ? &part.blocks[i + 1] : nullptr);
}

qreal Typesetter::least(const Block& block) const {
    switch (block.kind) {
    case Block::Kind::Heading: return 60 * kPoint;
    case Block::Kind::Table: {
        if (block.rows.empty())
            return 0;
        const std::vector<qreal> columns = widths(block);
        return std::min(headOf(block, columns).height + layOut(block.rows.front(), columns).height, 160 * kPoint);
    }
    default: return 30 * kPoint;
    }
}

void Typesetter::add(const Block& block, const Block* next) {
    switch (block.kind) {
    case Block::Kind::Heading: return addHeading(block, next);
    case Block::Kind::Table: return addTable(block);
    case Block::Kind::Facts: return addFacts(block.facts);
    case Block::Kind::Pairs: return addPairs(block.facts);
    case Block::Kind::Lead:
        addLines(m_typeface.lines(qt(block.text), Style::Lead, std::min(width(), 560 * kPoint)), left(), Ink::Text);
        return skip(6 * kPoint);
    case Block::Kind::Text:
    case Block::Kind::Placeholder:
        addLines(m_typeface.lines(qt(block.text), Style::Body, std::min(width(), 560 * kPoint)), left(),
                 block.kind == Block::Kind::Placeholder ? Ink::Soft : Ink::Text);
        return skip(8 * kPoint);
    case Block::Kind::Bullets:
        for (const std::string& item : block.items) {
            const std::vector<Line> lines = m_typeface.lines(qt(item), Style::Body, std::min(width(), 560 * kPoint) - 12 * kPoint);
            need(m_typeface.height(Style::Body));
            addText(left() + 2 * kPoint, m_y, {QStringLiteral("•"), Style::Body, 0}, Ink::Accent);
            addLines(lines, left() + 12 * kPoint, Ink::Text);
        }
        return skip(8 * kPoint);
    }
}

void Typesetter::addHeading(const Block& block, const Block* next) {
    const bool isFirst = m_y <= PageMeasures::kTop;
    const Style style = block.level == 1 ? Style::Heading1 : Style::Heading2;
    const QString tag = qt(block.tag);
    const Line tagLine = tag.isEmpty() ? Line() : m_typeface.oneLine(tag, Style::Small, 90 * kPoint);
    const std::vector<Line> lines = m_typeface.lines(qt(block.text), style, width() - (tag.isEmpty() ? 0 : tagLine.width + 12 * kPoint));
    const qreal above = isFirst ? 0 : block.level == 1 ? 20 * kPoint : 10 * kPoint;
    const qreal own = qreal(lines.size()) * m_typeface.height(style);
    need(above + own + 6 * kPoint + (next ? least(*next) : 0));
    if (m_y > PageMeasures::kTop)
        skip(above);
    m_marks.push_back({qt(block.text).replace(u'\n', u' '), block.level, m_sheets.size() - 1, m_y});
    if (sheet().chapter.isEmpty() || m_y <= PageMeasures::kTop)
        sheet().chapter = m_marks.back().text;
    if (!tag.isEmpty()) {
        const qreal x = left() + lines.back().width + 8 * kPoint;
        const qreal top = m_y + own - m_typeface.height(style) + m_typeface.ascent(style) - m_typeface.ascent(Style::Small);
        addText(x, top, tagLine, Ink::Soft);
    }
    addLines(lines, left(), block.level == 1 ? Ink::Accent : Ink::Text);
    skip(block.level == 1 ? 6 * kPoint : 4 * kPoint);
}

void Typesetter::addFacts(const std::vector<Content::Fact>& facts) {
    const auto perRow = std::max<std::size_t>(1, std::size_t(width() / kFactWidth));
    const qreal step = width() / qreal(perRow);
    for (std::size_t begin = 0; begin < facts.size(); begin += perRow) {
        const std::size_t end = std::min(begin + perRow, facts.size());
        qreal names = 0;
        std::vector<std::vector<Line>> lines;
        for (std::size_t i = begin; i < end; ++i) {
            lines.push_back(m_typeface.lines(qt(facts[i].name), Style::Small, step - 10 * kPoint));
            names = std::max(names, qreal(lines.back().size()) * m_typeface.height(Style::Small));
        }
        const qreal figure = m_typeface.height(Style::Figure);
        need(figure + names);
        for (std::size_t i = begin; i < end; ++i) {
            const qreal x = left() + qreal(i - begin) * step;
            addText(x, m_y, m_typeface.oneLine(qt(facts[i].value), Style::Figure, step - 10 * kPoint), Ink::Text);
            qreal y = m_y + figure;
            for (const Line& line : lines[i - begin]) {
                addText(x, y, line, Ink::Soft);
                y += m_typeface.height(Style::Small);
            }
        }
        skip(figure + names + 8 * kPoint);
    }
    skip(4 * kPoint);
}

void Typesetter::addPairs(const std::vector<Content::Fact>& facts) {
    constexpr qreal kNames = 140 * kPoint, kBetween = 10 * kPoint;
    for (const Content::Fact& fact : facts) {
        const std::vector<Line> lines = m_typeface.lines(qt(fact.value), fact.isCode ? Style::Code : Style::Small, width() - kNames - kBetween);
        need(m_typeface.height(Style::Small));
        addText(left(), m_y, m_typeface.oneLine(qt(fact.name), Style::Small, kNames), Ink::Soft);
        addLines(lines, left() + kNames + kBetween, Ink::Text);
        skip(4 * kPoint);
    }
    skip(16 * kPoint);
}

std::vector<qreal> Typesetter::widths(const Block& block) const {
    int weights = 0;
    for (const auto& column : block.columns)
        weights += column.weight;
    std::vector<qreal> all;
    for (const auto& column : block.columns)
        all.push_back(width() * column.weight / weights);
    // A figure is never broken, and takes no more than it needs: words get the rest.
    qreal freed = 0;
    int wordWeights = 0;
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (!block.columns[i].numeric) {
            wordWeights += block.columns[i].weight;
            continue;
        }
        qreal needed = 0;
        const auto measure = [&](const std::string& text, Style style) {
            for (const QString& word : qt(text).split(u' '))
                needed = std::max(needed, m_typeface.oneLine(word, style, 1e6).width + 2 * kPadX + kPoint);
        };
        measure(block.columns[i].title, Style::SmallStrong);
        for (const auto& row : block.rows)
            if (i < row.size())
                for (const CellLine& line : row[i])
                    measure(line.text, Style::Small);
        freed += all[i] - needed;
        all[i] = needed;
    }
    for (std::size_t i = 0; i < all.size() && wordWeights > 0; ++i)
        if (!block.columns[i].numeric)
            all[i] += freed * block.columns[i].weight / wordWeights;
    return all;
}

Typesetter::Row Typesetter::layOut(const std::vector<std::vector<CellLine>>& cells, const std::vector<qreal>& widths) const {
    Row row;
    for (std::size_t i = 0; i < cells.size() && i < widths.size(); ++i) {
        row.cells.emplace_back();
        row.inks.emplace_back();
        qreal height = 0;
        for (const CellLine& cell : cells[i]) {
            if (cell.text.empty())
                continue;
            const Style style = styleOf(cell.manner);
            for (Line& line : m_typeface.lines(qt(cell.text), style, widths[i] - 2 * kPadX)) {
                row.cells.back().push_back(std::move(line));
                row.inks.back().push_back(inkOf(cell.manner));
                height += m_typeface.height(style);
            }
        }
        row.height = std::max(row.height, height + 2 * kPadY);
    }
    row.height = std::max(row.height, m_typeface.height(Style::Small) + 2 * kPadY);
    return row;
}

Typesetter::Row Typesetter::headOf(const Block& block, const std::vector<qreal>& widths) const {
    std::vector<std::vector<CellLine>> cells;
    for (const auto& column : block.columns)
        cells.push_back({{column.title, CellLine::Manner::Strong}});
    return layOut(cells, widths);
}

void Typesetter::addHead(const Row& head, const Block& block, const std::vector<qreal>& widths) {
    addBox({left(), m_y, width(), head.height}, Ink::Fill);
    std::vector<std::size_t> from(head.cells.size(), 0);
    addRow(head, block, widths, from);
}

void Typesetter::addRow(const Row& row, const Block& block, const std::vector<qreal>& widths, std::vector<std::size_t>& from) {
    const qreal end = m_paper.end(sheet().isLandscape) - kPadY;
    qreal x = left(), deepest = m_y + kPadY;
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
        qreal y = m_y + kPadY;
        for (; from[i] < row.cells[i].size(); ++from[i]) {
            const Line& line = row.cells[i][from[i]];
            const qreal height = m_typeface.height(line.style);
            if (y + height > end)
                break;
            const qreal at = block.columns[i].numeric ? x + widths[i] - kPadX - line.width : x + kPadX;
            addText(at, y, line, row.inks[i][from[i]]);
            y += height;
        }
        deepest = std::max(deepest, y);
        x += widths[i];
    }
    m_y = std::max(deepest + kPadY, std::min(m_y + m_typeface.height(Style::Small) + 2 * kPadY, end + kPadY));
    addBox({left(), m_y - kRule, width(), kRule}, Ink::Line);
}

void Typesetter::addTable(const Block& block) {
    if (block.rows.empty())
        return;
    const std::vector<qreal> columns = widths(block);
    const Row head = headOf(block, columns);
    const auto continueOnNextSheet = [&] {
        nextSheet();
        if (!m_marks.empty())
            addLines({m_typeface.oneLine(qt(m_words("{0} (continued)", m_marks.back().text.toStdString())), Style::Heading2, width())}, left(), Ink::Soft);
        skip(4 * kPoint);
        addHead(head, block, columns);
    };
    bool isBegun = false;
    for (const auto& cells : block.rows) {
        const Row row = layOut(cells, columns);
        if (!isBegun) {
            if (head.height + std::min(row.height, 160 * kPoint) > room() && m_y > PageMeasures::kTop)
                continueOnNextSheet();
            else
                addHead(head, block, columns);
            isBegun = true;
        }
        const qreal whole = m_paper.end(sheet().isLandscape) - PageMeasures::kTop - head.height - 30 * kPoint;
        if (row.height > room() && row.height <= whole)
            continueOnNextSheet();
        std::vector<std::size_t> from(row.cells.size(), 0);
        const auto isDone = [&] {
            for (std::size_t i = 0; i < from.size(); ++i)
                if (from[i] < row.cells[i].size())
                    return false;
            return true;
        };
        do {
            if (room() < m_typeface.height(Style::Small) + 2 * kPadY)
                continueOnNextSheet();
            addRow(row, block, columns, from);
        } while (!isDone());
    }
    skip(14 * kPoint);
}

} // namespace mw::report::pdf

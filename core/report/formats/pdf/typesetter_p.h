// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/formats/pdf/sheet_p.h"
#include "core/report/parts.h"

namespace mw::report::pdf {

/// Puts blocks onto sheets: headings stay with what they head, rows stay whole where a page can hold them, heads of tables
/// stand again on each page.
class Typesetter {
public:
    Typesetter(const Typeface& typeface, const PageMeasures& paper, const Words& words) : m_typeface(typeface), m_paper(paper), m_words(words) {}

    void beginSheet(bool landscape);
    void add(const Part& part);
    /// A figure below its name each, several side by side.
    void addFacts(const std::vector<Content::Fact>& facts);
    /// Names at the left, what they say beside them.
    void addPairs(const std::vector<Content::Fact>& facts);
    void addLines(const std::vector<Line>& lines, qreal x, Ink ink);
    void addBox(const QRectF& place, Ink ink) { sheet().boxes.push_back({place, ink}); }
    void addText(qreal x, qreal top, const Line& line, Ink ink);
    void add(const Block& block, const Block* next);
    void skip(qreal height) { m_y += height; }
    qreal y() const { return m_y; }
    qreal width() const { return m_paper.width(sheet().isLandscape); }
    qreal left() const { return PageMeasures::kSide; }

    std::vector<Sheet>& sheets() { return m_sheets; }
    const std::vector<Mark>& marks() const { return m_marks; }

private:
    struct Row {
        std::vector<std::vector<Line>> cells; ///< lines of each
        std::vector<std::vector<Ink>> inks;
        qreal height = 0;
    };
    Sheet& sheet() { return m_sheets.back(); }
    const Sheet& sheet() const { return m_sheets.back(); }
    qreal room() const { return m_paper.end(sheet().isLandscape) - m_y; }
    void nextSheet();
    void need(qreal height);
    qreal least(const Block& block) const; ///< what the beginning of a block takes
    void addHeading(const Block& block, const Block* next);
    void addTable(const Block& block);
    std::vector<qreal> widths(const Block& block) const;
    Row layOut(const std::vector<std::vector<CellLine>>& cells, const std::vector<qreal>& widths) const;
    Row headOf(const Block& block, const std::vector<qreal>& widths) const;
    void addHead(const Row& head, const Block& block, const std::vector<qreal>& widths);
    /// The lines of a row from `from` on, as many as there is room for; moves `from` behind them.
    void addRow(const Row& row, const Block& block, const std::vector<qreal>& widths, std::vector<std::size_t>& from);

    const Typeface& m_typeface;
    const PageMeasures& m_paper;
    const Words& m_words;
    std::vector<Sheet> m_sheets;
    std::vector<Mark> m_marks;
    qreal m_y = 0;
};

} // namespace mw::report::pdf

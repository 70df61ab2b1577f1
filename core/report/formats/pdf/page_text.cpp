// SPDX-License-Identifier: GPL-3.0-or-later
// Names where a text stands from how the typesetter lays pages out: heads of tables are bold and small, headings bold and
// large, columns at least eight points apart, rows at least seven points more apart than their lines.
#include "core/report/formats/pdf/page_text_p.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace mw::report::pdf {

namespace {

constexpr double kSameLine = 1.0, kColumnGap = 6.0, kHeadingSize = 10.8, kLineStep = 13.0;

/// Words side by side.
struct Chunk : PlacedWord {};
using WordLine = std::vector<Chunk>;

std::vector<WordLine> linesOf(std::vector<PlacedWord> words) {
    std::stable_sort(words.begin(), words.end(), [](const PlacedWord& a, const PlacedWord& b) { return a.bottom < b.bottom; });
    std::vector<std::vector<PlacedWord>> rows;
    for (PlacedWord& word : words) {
        if (rows.empty() || word.bottom - rows.back().front().bottom > kSameLine)
            rows.emplace_back();
        rows.back().push_back(std::move(word));
    }
    std::vector<WordLine> lines;
    for (auto& row : rows) {
        std::stable_sort(row.begin(), row.end(), [](const PlacedWord& a, const PlacedWord& b) { return a.left < b.left; });
        WordLine& line = lines.emplace_back();
        for (const PlacedWord& word : row) {
            if (!line.empty() && word.left - line.back().right < kColumnGap) {
                line.back().text += " " + word.text;
                line.back().right = std::max(line.back().right, word.right);
                line.back().isBold = line.back().isBold && word.isBold;
            } else {
                line.push_back({word});
            }
        }
    }
    return lines;
}

bool isHeading(const WordLine& line) { return line.front().isBold && line.front().size >= kHeadingSize; }
bool isBoldAndSmall(const WordLine& line) {
    return std::all_of(line.begin(), line.end(), [](const Chunk& chunk) { return chunk.isBold && chunk.size < kHeadingSize; });
}

/// The table whose rows are walked over.
struct Table {
    std::vector<Chunk> heads;
    std::string row;
    double lastOfFirst = -100; ///< where the first column's last line stands

    void addHeads(const WordLine& line) {
        for (const Chunk& chunk : line) {
            const auto above = std::find_if(heads.begin(), heads.end(), [&](const Chunk& head) {
                return chunk.left < head.right + 1 && chunk.right > head.left - 1;
            });
            if (above == heads.end()) {
                heads.push_back(chunk);
            } else {
                above->text += " " + chunk.text;
                above->left = std::min(above->left, chunk.left);
                above->right = std::max(above->right, chunk.right);
            }
        }
    }
    /// Words begin below the head's beginning, figures end below its end.
    std::size_t columnOf(const Chunk& chunk) const {
        std::size_t best = 0;
        double nearest = 1e9;
        for (std::size_t i = 0; i < heads.size(); ++i) {
            const double distance = std::min(std::abs(chunk.left - heads[i].left), std::abs(chunk.right - heads[i].right) + 0.5);
            if (distance < nearest) {
                nearest = distance;
                best = i;
            }
        }
        return best;
    }
    std::string placeOf(const Chunk& chunk) {
        const std::size_t column = columnOf(chunk);
        if (column == 0) {
            const bool goesOn = chunk.bottom - lastOfFirst < kLineStep;
            row = goesOn ? row + " " + chunk.text : chunk.text;
            lastOfFirst = chunk.bottom;
        }
        return (row.empty() ? std::string() : row + ", ") + heads[column].text;
    }
};

} // namespace

std::string PageText::heading() const { return m_heading.empty() ? "the cover" : m_heading; }

void PageText::add(std::vector<PlacedWord> words, std::vector<Shown>& shown) {
    std::optional<Table> table;
    bool inHead = false, inHeading = false;
    for (const WordLine& line : linesOf(std::move(words))) {
        if (isHeading(line)) {
            m_heading = inHeading ? m_heading + " " + line.front().text : line.front().text;
            inHeading = true;
            table.reset();
        } else {
            inHeading = false;
            if (isBoldAndSmall(line) && (inHead || line.size() > 1)) {
                if (!inHead)
                    table.emplace();
                table->addHeads(line);
                inHead = true;
                for (const Chunk& chunk : line)
                    shown.push_back({heading(), chunk.text});
                continue;
            }
        }
        inHead = false;
        for (const Chunk& chunk : line) {
            const std::string place = table ? table->placeOf(chunk) : std::string();
            shown.push_back({place.empty() ? heading() : place, chunk.text});
        }
    }
}

} // namespace mw::report::pdf

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/utf8.h"
#include "core/connect/fixed/fixed_detection.h"

#include <algorithm>

namespace mw::fixed {

namespace {

constexpr std::size_t kWidestRow = 100'000;

Stands standsOf(char32_t point) {
    if (isSpace(point) || point == 0)
        return Stands::Blank;
    if (point >= '0' && point <= '9')
        return Stands::Digit;
    const bool isLetter = (point >= 'a' && point <= 'z') || (point >= 'A' && point <= 'Z') || point >= 0x80;
    return isLetter ? Stands::Letter : Stands::Other;
}

/// What stands in one column, over all rows.
struct ColumnFacts {
    std::size_t filled = 0;
    std::size_t digits = 0;
    std::size_t letters = 0;
    bool onlyDigits() const { return filled > 0 && digits == filled; }
    bool onlyLetters() const { return filled > 0 && letters == filled; }
};

std::vector<ColumnFacts> factsOf(const std::vector<std::string>& shapes) {
    std::vector<ColumnFacts> facts;
    for (const std::string& shape : shapes) {
        facts.resize(std::max(facts.size(), std::min(shape.size(), kWidestRow)));
        for (std::size_t i = 0; i < std::min(shape.size(), kWidestRow); ++i) {
            const auto stands = Stands(shape[i]);
            facts[i].filled += stands == Stands::Blank ? 0 : 1;
            facts[i].digits += stands == Stands::Digit ? 1 : 0;
            facts[i].letters += stands == Stands::Letter ? 1 : 0;
        }
    }
    return facts;
}

struct Stretch {
    std::size_t begin;
    std::size_t end;
};

/// The stretches between columns that are blank everywhere.
std::vector<Stretch> filledStretches(const std::vector<ColumnFacts>& facts) {
    std::vector<Stretch> stretches;
    for (std::size_t i = 0; i < facts.size(); ++i) {
        if (facts[i].filled == 0)
            continue;
        if (stretches.empty() || stretches.back().end != i)
            stretches.push_back({i, i});
        stretches.back().end = i + 1;
    }
    return stretches;
}

/// Cuts stretches where in every row a letter stands beside a digit, the same way round.
std::vector<Stretch> cutByChange(const std::vector<Stretch>& stretches, const std::vector<ColumnFacts>& facts, std::size_t rows) {
    std::vector<Stretch> cut;
    for (Stretch stretch : stretches) {
        for (std::size_t i = stretch.begin + 1; i < stretch.end; ++i) {
            const bool isChange = (facts[i - 1].onlyDigits() && facts[i].onlyLetters()) ||
                                  (facts[i - 1].onlyLetters() && facts[i].onlyDigits());
            if (!isChange || facts[i].filled < rows)
                continue;
            cut.push_back({stretch.begin, i});
            stretch.begin = i;
        }
        cut.push_back(stretch);
    }
    return cut;
}

/// Where in the blank columns between two stretches the second field begins: text grows to the right, figures, which
/// always fill their last column, to the left.
std::size_t borderBetween(const Stretch& left, const Stretch& right, const std::vector<ColumnFacts>& facts, std::size_t rows) {
    const auto isFigures = [&](const Stretch& stretch) {
        return facts[stretch.end - 1].filled == rows && facts[stretch.begin].filled < rows;
    };
    if (!isFigures(right))
        return right.begin;
    return isFigures(left) ? left.end : left.end + (right.begin - left.end + 1) / 2;
}

} // namespace

std::vector<std::string> shapesOf(const std::vector<std::string>& lines) {
    std::vector<std::string> shapes;
    for (const std::string& line : lines) {
        std::string& shape = shapes.emplace_back();
        for (std::size_t at = 0; at < line.size();)
            shape += char(standsOf(nextCodePoint(line, at)));
    }
    return shapes;
}

std::vector<Columns> findColumns(const std::vector<std::string>& shapes, bool byChange) {
    const std::vector<ColumnFacts> facts = factsOf(shapes);
    std::vector<Stretch> stretches = filledStretches(facts);
    if (byChange || stretches.size() < 2)
        stretches = cutByChange(stretches, facts, shapes.size());
    std::vector<Columns> columns;
    std::size_t begin = 0;
    for (std::size_t i = 0; i < stretches.size(); ++i) {
        const bool isLast = i + 1 == stretches.size();
        const std::size_t border = isLast ? facts.size() : borderBetween(stretches[i], stretches[i + 1], facts, shapes.size());
        columns.push_back({begin, isLast ? 0 : border - begin});
        begin = border;
    }
    return columns;
}

} // namespace mw::fixed

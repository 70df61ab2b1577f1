// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/sheet/table_finding.h"

#include "core/base/message_catalogue.h"
#include "core/base/unicode.h"
#include "core/base/utf8.h"
#include "core/base/wording.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

namespace mw::sheet {

namespace {

using Row = Sample::Row;
using Cell = Sample::Cell;

constexpr std::size_t kMostTitles = 30;
constexpr std::size_t kSampleCells = 256 * 1024;
constexpr std::size_t kSampleText = 1024;
constexpr std::size_t kKinds = 9;

std::string positionName(std::size_t index) {
    return "column_" + std::to_string(index + 1);
}

const Cell* cellAt(const Row& row, std::uint32_t column) {
    const auto found = std::lower_bound(row.cells.begin(), row.cells.end(), column,
                                        [](const Cell& cell, std::uint32_t wanted) { return cell.column < wanted; });
    return found != row.cells.end() && found->column == column ? &*found : nullptr;
}

/// How many cells a row of the table usually has: three rows of four have no more.
std::size_t usualCells(const std::vector<Row>& rows) {
    std::vector<std::size_t> counts;
    for (const Row& row : rows)
        counts.push_back(row.cells.size());
    const auto place = counts.begin() + std::ptrdiff_t(counts.size() * 3 / 4);
    std::nth_element(counts.begin(), place, counts.end());
    return *place;
}

/// Rows above the table: those that hold far fewer values than it has columns. In a narrow table that is not telling
/// unless a blank row follows.
std::size_t titleRows(const std::vector<Row>& rows, std::size_t usual) {
    std::size_t behindGap = 0;
    for (std::size_t i = 0; i < std::min(kMostTitles, rows.size()); ++i) {
        if (rows[i].cells.size() * 2 > usual)
            return usual >= 3 ? i : behindGap;
        if (i + 1 < rows.size() && rows[i + 1].number > rows[i].number + 1)
            behindGap = i + 1;
    }
    return 0;
}

/// What the cells of a column below the header have in common.
struct ColumnBelow {
    std::optional<CellKind> kind; ///< of nine cells of ten
    std::uint32_t style = 0;      ///< of the first
    bool holds = false;           ///< the header's text comes again
    std::size_t cells = 0;
};

ColumnBelow columnBelow(const std::vector<Row>& rows, std::size_t first, const Cell& header) {
    ColumnBelow below;
    std::array<std::size_t, kKinds> counts{};
    for (std::size_t i = first + 1; i < rows.size(); ++i) {
        const Cell* const cell = cellAt(rows[i], header.column);
        if (!cell)
            continue;
        if (below.cells++ == 0)
            below.style = cell->style;
        ++counts[std::size_t(cell->kind)];
        below.holds = below.holds || cell->text == header.text;
    }
    const auto most = std::max_element(counts.begin(), counts.end());
    if (below.cells > 0 && *most * 10 >= below.cells * 9)
        below.kind = CellKind(most - counts.begin());
    return below;
}

/// Years in a row, as the columns of a cross table are called.
bool areYears(const Row& row) {
    std::vector<std::string> years;
    for (const Cell& cell : row.cells)
        if (cell.kind == CellKind::Number)
            years.push_back(cell.text);
    const bool allFit = std::all_of(years.begin(), years.end(),
                                    [](const std::string& year) { return year.size() == 4 && year >= "1900" && year <= "2100"; });
    return years.size() > 1 && allFit && (std::is_sorted(years.begin(), years.end()) || std::is_sorted(years.rbegin(), years.rend()));
}

struct HeaderVote {
    bool yes = false;
    double confidence = 0;
    std::string reason;
};

/// Compares a row with what stands below it: names over numbers and dates speak for a header, and so does another look;
/// numbers over numbers speak against it.
HeaderVote voteOnHeader(const std::vector<Row>& rows, std::size_t first) {
    const Row& header = rows[first];
    const bool hasYears = areYears(header) && !(first + 1 < rows.size() && areYears(rows[first + 1]));
    double votes = 0;
    std::size_t overValues = 0, typed = 0, others = 0;
    std::set<std::string> unique;
    for (const Cell& cell : header.cells) {
        const ColumnBelow below = columnBelow(rows, first, cell);
        const bool isName = cell.kind == CellKind::Text || (hasYears && cell.kind == CellKind::Number);
        const bool isTypedBelow = below.kind && *below.kind != CellKind::Text;
        typed += isName ? 0 : 1;
        others += below.cells > 0 && below.style != cell.style ? 1 : 0;
        unique.insert(cell.text);
        if (isName && isTypedBelow) {
            votes += 1;
            ++overValues;
        } else if (!isName && below.kind == cell.kind) {
            votes -= 0.7;
        } else if (!isName) {
            votes -= cell.kind == CellKind::Date && isTypedBelow ? -0.3 : 0.5;
        } else if (below.holds) {
            votes -= 0.5;
        }
    }
    const std::size_t cells = header.cells.size();
    if (rows.size() == first + 1)
        return typed == 0 ? HeaderVote{true, 0.6, "the only row holds text alone"}
                          : HeaderVote{false, 0.6, "the only row holds values"};
    const bool looksOther = others * 10 >= cells * 8;
    if (looksOther && typed == 0)
        votes += 0.25 * double(cells);
    if (votes > 0)
        return {true, std::min(0.99, 0.75 + 0.25 * votes / double(cells)),
                overValues > 0 ? "columns with a name over numbers, dates or truth values: " + std::to_string(overValues)
                               : std::string("the row looks different from those below it")};
    if (votes < 0)
        return {false, std::min(0.95, 0.65 + 0.3 * -votes / double(cells)), "the first row looks like those below it"};
    return typed == 0 && unique.size() == cells ? HeaderVote{true, 0.6, "all is text; the first row could be names"}
                                                : HeaderVote{false, 0.6, "the first row holds no set of names"};
}

/// The name of a field: the header's words with single spaces.
std::string nameOf(std::string_view text) {
    std::string name;
    bool space = false;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = at;
        if (isSpace(nextCodePoint(text, at))) {
            space = !name.empty();
            continue;
        }
        if (space)
            name += ' ';
        space = false;
        name += text.substr(begin, at - begin);
    }
    return name;
}

std::vector<std::string> uniqueNames(const std::vector<std::string>& given) {
    const std::set<std::string> taken(given.begin(), given.end());
    std::set<std::string> used;
    std::vector<std::string> names;
    for (std::size_t i = 0; i < given.size(); ++i) {
        const std::string base = given[i].empty() ? positionName(i) : given[i];
        std::string name = base;
        for (int n = 2; used.contains(name) || (name != base && taken.contains(name)); ++n)
            name = base + "_" + std::to_string(n);
        used.insert(name);
        names.push_back(std::move(name));
    }
    return names;
}

void nameColumns(TableLayout& layout, const std::vector<std::string>& header) {
    std::vector<std::string> given;
    for (std::size_t i = 0; i < layout.endColumn - layout.firstColumn; ++i)
        given.push_back(i < header.size() ? nameOf(header[i]) : std::string());
    layout.names = uniqueNames(given);
    for (std::size_t i = 0; i < given.size(); ++i)
        layout.labels.push_back(i < header.size() && header[i] != given[i] ? header[i] : std::string());
}

TableLayout layoutOfTable(const WorkbookEntity& entity) {
    TableLayout layout;
    layout.isCutOut = true;
    layout.firstColumn = entity.range->firstColumn;
    layout.endColumn = entity.range->endColumn;
    layout.firstRow = entity.range->firstRow + (entity.headerInRange ? 1 : 0);
    layout.endRow = std::max(layout.firstRow, entity.range->endRow - std::min(entity.totalRows, entity.range->rows()));
    if (entity.headerInRange)
        layout.headerRow = entity.range->firstRow;
    nameColumns(layout, entity.columns);
    layout.decisions.push_back({"the table", rangeName(*entity.range), 1.0, "as the workbook says"});
    return layout;
}

/// The header's place in the sample by option or by looking; none where there is none.
std::optional<std::size_t> findHeader(const std::vector<Row>& rows, const SheetOptions& options, TableLayout& layout,
                                      std::size_t& first) {
    const auto decide = [&](const HeaderVote& vote) {
        layout.decisions.push_back({forPeople("header"), vote.yes ? "row " + std::to_string(rows[first].number) : std::string(forPeople("none")),
                                    vote.confidence, vote.reason});
        return vote.yes ? std::optional<std::size_t>(first) : std::nullopt;
    };
    if (options.headerRow) {
        const auto found = std::find_if(rows.begin(), rows.end(), [&](const Row& row) { return row.number >= *options.headerRow; });
        first = std::size_t(found - rows.begin());
        if (found == rows.end() || found->number != *options.headerRow)
            return std::nullopt;
        return decide({true, 1.0, "as the connection says"});
    }
    first = titleRows(rows, usualCells(rows));
    const auto voteAt = [&](std::size_t row) {
        return options.header ? HeaderVote{*options.header, 1.0, "as the connection says"} : voteOnHeader(rows, row);
    };
    HeaderVote vote = voteAt(first);
    if (first > 0 && !vote.yes) {
        // Without names below them, what looks like titles may be rows with few values.
        first = 0;
        vote = voteAt(first);
    }
    if (first > 0)
        layout.decisions.push_back({forPeople("titles"), counted(first, "row", "rows"), 0.8, "above the table, with far fewer values than it"});
    return decide(vote);
}

} // namespace

void makeNamesUnique(std::vector<WorkbookEntity>& entities) {
    std::set<std::string> used;
    for (WorkbookEntity& entity : entities) {
        const std::string base = entity.name;
        for (int n = 2; !used.insert(foldCase(entity.name)).second; ++n)
            entity.name = base + " (" + std::to_string(n) + ")";
    }
}

Result<Sample> takeSample(RowSource& source, const std::optional<CellRange>& range, std::size_t rows, JobContext& job) {
    Sample sample;
    std::size_t cells = 0;
    SheetRow row;
    while (sample.rows.size() < rows && cells < kSampleCells) {
        MW_TRY(const bool more, source.next(row, job));
        if (!more || (range && row.number >= range->endRow)) {
            sample.isWhole = true;
            break;
        }
        if (range && row.number < range->firstRow)
            continue;
        Row kept;
        kept.number = row.number;
        for (const SheetCell& cell : row.cells)
            if (!range || (cell.column >= range->firstColumn && cell.column < range->endColumn))
                kept.cells.push_back({cell.column, cell.kind, cell.style,
                                      std::string(cell.text.substr(0, offsetOfCodePoint(cell.text.substr(0, 4 * kSampleText), kSampleText)))});
        cells += kept.cells.size();
        if (!kept.cells.empty())
            sample.rows.push_back(std::move(kept));
    }
    sample.used = source.facts().used;
    return sample;
}

TableLayout findTable(const WorkbookEntity& entity, const Sample& sample, const SheetOptions& options) {
    if (entity.kind == WorkbookEntity::Kind::Table)
        return layoutOfTable(entity);
    TableLayout layout;
    if (entity.range) {
        layout.isCutOut = true;
        layout.firstRow = entity.range->firstRow;
        layout.endRow = entity.range->endRow;
    }
    const std::vector<Row>& rows = sample.rows;
    if (rows.empty())
        return layout;
    std::size_t first = 0;
    const auto header = findHeader(rows, options, layout, first);
    layout.firstColumn = kMostColumns;
    for (std::size_t i = first; i < rows.size(); ++i) {
        layout.firstColumn = std::min(layout.firstColumn, rows[i].cells.front().column);
        layout.endColumn = std::max(layout.endColumn, rows[i].cells.back().column + 1);
    }
    if (first == rows.size())
        layout.firstColumn = layout.endColumn = 0;
    if (entity.range) {
        layout.firstColumn = entity.range->firstColumn;
        layout.endColumn = entity.range->endColumn;
    }
    std::vector<std::string> names(layout.endColumn - layout.firstColumn);
    if (header) {
        layout.headerRow = rows[*header].number;
        layout.firstRow = rows[*header].number + 1;
        for (const Cell& cell : rows[*header].cells)
            names[cell.column - layout.firstColumn] = cell.text;
    } else if (options.headerRow) {
        layout.firstRow = *options.headerRow + 1; // that row is blank
    }
    nameColumns(layout, names);
    return layout;
}

TableLayout wholeSheet(const WorkbookEntity& entity, const Sample& sample) {
    TableLayout layout;
    if (entity.range) {
        layout.isCutOut = true;
        layout.firstRow = entity.range->firstRow;
        layout.endRow = entity.range->endRow;
        layout.firstColumn = entity.range->firstColumn;
        layout.endColumn = entity.range->endColumn;
    } else {
        for (const Row& row : sample.rows)
            layout.endColumn = std::max(layout.endColumn, row.cells.back().column + 1);
        if (!sample.isWhole && sample.used)
            layout.endColumn = std::max(layout.endColumn, sample.used->endColumn);
    }
    nameColumns(layout, {});
    return layout;
}

} // namespace mw::sheet

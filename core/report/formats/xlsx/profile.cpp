// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/formats/xlsx/profile_p.h"

#include "core/report/formats/xlsx/workbook_p.h"

namespace mw::report::xlsx {

namespace {

/// Figures as numbers, which can be sorted and added up; all else as text.
void putCell(Workbook& book, lxw_worksheet* sheet, std::size_t row, std::size_t column, const ProfileContent::Cell& cell) {
    if (const auto* text = std::get_if<std::string>(&cell))
        book.put(sheet, row, column, *text, Workbook::Style::Text);
    else if (const auto* count = std::get_if<std::uint64_t>(&cell))
        book.putNumber(sheet, row, column, double(*count), Workbook::Figure::Count);
    else if (const auto* share = std::get_if<ProfileContent::Share>(&cell))
        book.putNumber(sheet, row, column, share->of, Workbook::Figure::Share);
}

/// No sheet where there are no rows.
void addSheet(Workbook& book, const ProfileContent::Table& table, const std::string& name, const Words& words) {
    lxw_worksheet* const sheet = table.rows.empty() ? nullptr : book.sheet(name);
    if (!sheet)
        return;
    std::vector<double> widths;
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        book.put(sheet, 0, i, table.columns[i].title, Workbook::Style::Head);
        widths.push_back(7.0 * table.columns[i].weight + 4);
    }
    std::size_t row = 1;
    for (const auto& cells : table.rows) {
        std::vector<std::string> texts;
        for (std::size_t i = 0; i < cells.size(); ++i) {
            putCell(book, sheet, row, i, cells[i]);
            texts.push_back(shown(cells[i], words));
        }
        fitRow(book, sheet, row++, texts, widths);
    }
    finishSheet(book, sheet, row, widths, words);
}

void addCover(Workbook& book, const ProfileContent& content, const Words& words) {
    lxw_worksheet* const sheet = book.sheet(words("Cover"));
    if (!sheet)
        return;
    book.put(sheet, 0, 0, content.title, Workbook::Style::Title);
    book.put(sheet, 2, 0, words("Made on"), Workbook::Style::Strong);
    book.put(sheet, 2, 1, content.generatedAt, Workbook::Style::Text);
    book.put(sheet, 3, 0, words("Privacy"), Workbook::Style::Strong);
    book.put(sheet, 3, 1, content.statement, Workbook::Style::Text);
    const std::vector<double> widths = {30, 70};
    fitRow(book, sheet, 3, {words("Privacy"), content.statement}, widths);
    book.put(sheet, 5, 0, words("Entity"), Workbook::Style::Head);
    book.put(sheet, 5, 1, words("Rows"), Workbook::Style::Head);
    std::size_t row = 6;
    for (const ProfileContent::Entity& entity : content.entities) {
        book.put(sheet, row, 0, entity.profile.name, Workbook::Style::Strong);
        std::string rows = words.counted(entity.profile.rows);
        if (entity.profile.malformed > 0)
            rows += words(", {0} malformed", words.counted(entity.profile.malformed));
        if (!entity.profile.complete)
            rows += words(", a sample");
        book.put(sheet, row++, 1, rows, Workbook::Style::Text);
    }
    for (std::size_t i = 0; i < widths.size(); ++i)
        book.note(worksheet_set_column(sheet, lxw_col_t(i), lxw_col_t(i), widths[i], nullptr));
}

} // namespace

Result<void> writeProfile(const ProfileContent& content, const Words& words, const std::string& path) {
    return writeWorkbook(path, content.title, content.statement, content.generatedAt, {}, [&](Workbook& book) {
        addCover(book, content, words);
        addSheet(book, fieldTable(content, {}, words), words("Fields"), words);
        addSheet(book, valueTable(content, false, words), words("Values"), words);
        addSheet(book, valueTable(content, true, words), words("Patterns"), words);
        addSheet(book, findingTable(content, {}, words), words("Findings"), words);
    });
}

} // namespace mw::report::xlsx

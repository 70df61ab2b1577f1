// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/formats/xlsx/workbook_p.h"

#include "core/base/file.h"
#include "core/base/temporary_folder.h"
#include "core/types/value.h"

#include <algorithm>
#include <ctime>

namespace mw::report::xlsx {

namespace {

constexpr double kLineHeight = 13.0;     // points, of a text of 10
constexpr double kTallestRow = 409.0;    // points; the format's limit is 409.5
constexpr double kLettersPerUnit = 1.05; // of the width of a column, which counts digits of the default font

/// Lines that a text takes in a column, broken at spaces and, where a word is longer than a line, within it.
std::size_t linesIn(std::string_view text, double width) {
    const auto letters = std::max<std::size_t>(1, std::size_t(width * kLettersPerUnit));
    std::size_t lines = 1, used = 0;
    for (std::size_t begin = 0; begin <= text.size();) {
        const std::size_t end = std::min(text.find_first_of(" \n", begin), text.size());
        const std::size_t word = countCodePoints(text.substr(begin, end - begin));
        if (used > 0 && used + 1 + word > letters) {
            ++lines;
            used = 0;
        }
        used += word + (used > 0 ? 1 : 0);
        lines += used > letters ? (used - 1) / letters : 0;
        used = used > letters ? (used - 1) % letters + 1 : used;
        if (end < text.size() && text[end] == '\n') {
            ++lines;
            used = 0;
        }
        begin = end + 1;
    }
    return lines;
}

} // namespace

void fitRow(Workbook& book, lxw_worksheet* sheet, std::size_t row, const std::vector<std::string>& cells, const std::vector<double>& widths) {
    std::size_t lines = 1;
    for (std::size_t i = 0; i < cells.size() && i < widths.size(); ++i)
        lines = std::max(lines, linesIn(cells[i], widths[i]));
    book.note(worksheet_set_row(sheet, lxw_row_t(row), std::min(kTallestRow, double(lines) * kLineHeight + 2), nullptr));
}

void finishSheet(Workbook& book, lxw_worksheet* sheet, std::size_t rows, const std::vector<double>& widths, const Words& words) {
    for (std::size_t i = 0; i < widths.size(); ++i)
        book.note(worksheet_set_column(sheet, lxw_col_t(i), lxw_col_t(i), widths[i], nullptr));
    worksheet_freeze_panes(sheet, 1, 0);
    if (rows > 1)
        book.note(worksheet_autofilter(sheet, 0, 0, lxw_row_t(rows - 1), lxw_col_t(widths.size() - 1)));
    book.note(worksheet_repeat_rows(sheet, 0, 0));
    book.setPages(sheet, words("Page {0} of {1}", "&P", "&N"));
}

void addTable(Workbook& book, const std::string& name, const std::vector<const Content::Table*>& tables, bool withTitles, const Words& words) {
    const bool hasRows = std::any_of(tables.begin(), tables.end(), [](const Content::Table* table) { return !table->rows.empty(); });
    if (!hasRows)
        return;
    lxw_worksheet* sheet = book.sheet(name);
    if (!sheet)
        return;
    std::size_t row = 0;
    const std::size_t shift = withTitles ? 1 : 0;
    std::vector<double> widths;
    if (withTitles)
        widths.push_back(28);
    for (const auto& column : tables.front()->columns)
        widths.push_back(12.0 * column.weight + 6);
    if (withTitles)
        book.put(sheet, row, 0, words("List"), Workbook::Style::Head);
    for (std::size_t i = 0; i < tables.front()->columns.size(); ++i)
        book.put(sheet, row, i + shift, tables.front()->columns[i].title, Workbook::Style::Head);
    ++row;
    for (const Content::Table* table : tables)
        for (const auto& cells : table->rows) {
            if (withTitles)
                book.put(sheet, row, 0, table->title, Workbook::Style::Strong);
            for (std::size_t i = 0; i < cells.size(); ++i)
                book.put(sheet, row, i + shift, cells[i], table->columns[i].numeric ? Workbook::Style::Number : table->columns[i].code ? Workbook::Style::Code : Workbook::Style::Text);
            fitRow(book, sheet, row, cells, {widths.begin() + std::ptrdiff_t(shift), widths.end()});
            ++row;
        }
    finishSheet(book, sheet, row, widths, words);
}

Result<void> writeWorkbook(const std::string& path, const std::string& givenTitle, const std::string& givenComment, const std::string& madeAt, Look look,
                           const std::function<void(Workbook&)>& fill) {
    const auto failed = [&](const std::string& why) {
        return at(during(makeError(Code::WriteFailed, why), "writing the workbook"), path);
    };
    // The library writes its file bit by bit: it does so elsewhere, and only whole ones get to the path.
    const TemporaryFolder folder;
    if (folder.path().empty())
        return failed("there is no room for a temporary file");
    const std::string file = folder.path() + "/book";
    Workbook book(file, std::move(look));
    if (!book.ok())
        return failed("not enough memory");
    lxw_doc_properties properties = {};
    std::string title = givenTitle, comment = givenComment;
    properties.title = title.data();
    properties.comments = comment.data();
    Timestamp made;
    bool zoned = false;
    // Equal input gives equal bytes: the library would take the clock.
    if (parseIsoTimestamp(madeAt, made, zoned))
        properties.created = std::time_t(made.micros / 1'000'000);
    book.note(workbook_set_properties(book.book(), &properties));
    fill(book);
    if (const lxw_error error = book.close(); error != LXW_NO_ERROR)
        return failed(lxw_strerror(error));
    MW_TRY(const std::string bytes, readFile(file));
    return writeFile(path, bytes);
}

} // namespace mw::report::xlsx

// SPDX-License-Identifier: GPL-3.0-or-later
#include "resources/samples/generator/workbook.h"

#include <xlsxwriter.h>

#include <algorithm>
#include <cstdio>
#include <memory>
#include <stdexcept>
#include <utility>

namespace mw::sample {

namespace {

constexpr lxw_row_t kHeaderRow = 3; // below the title, the remark and a blank row
constexpr std::size_t kWidestColumn = 40;

bool isWholeNumber(const std::string& text) {
    return !text.empty() && text.size() <= 15 && text.find_first_not_of("0123456789") == std::string::npos &&
           (text.size() == 1 || text[0] != '0');
}

bool parseIsoDate(const std::string& text, lxw_datetime& date) {
    int end = 0;
    return text.size() == 10 && std::sscanf(text.c_str(), "%4d-%2d-%2d%n", &date.year, &date.month, &date.day, &end) == 3 && end == 10;
}

void demand(lxw_error outcome, const std::string& path) {
    if (outcome != LXW_NO_ERROR)
        throw std::runtime_error("cannot write " + path + ": " + lxw_strerror(outcome));
}

/// A workbook whose every cell was accepted, or an exception. What is left behind by one is closed all the same.
class Workbook {
public:
    explicit Workbook(const std::string& path) : m_path(path), m_book(workbook_new(path.c_str())) {
        // Without a time of its own the file would hold that of its writing.
        lxw_doc_properties properties{};
        properties.created = 1'710'000'000; // 2024-03-09, before the sample's first decision
        demand(workbook_set_properties(m_book.get(), &properties), m_path);
        m_title = workbook_add_format(m_book.get());
        format_set_bold(m_title);
        format_set_font_size(m_title, 14);
        m_header = workbook_add_format(m_book.get());
        format_set_bold(m_header);
        format_set_bottom(m_header, LXW_BORDER_THIN);
        m_date = workbook_add_format(m_book.get());
        format_set_num_format(m_date, "yyyy-mm-dd");
    }

    void write(const Table& table, const std::string& title, const std::string& remark) {
        lxw_worksheet* const sheet = workbook_add_worksheet(m_book.get(), table.name.c_str());
        demand(worksheet_write_string(sheet, 0, 0, title.c_str(), m_title), m_path);
        demand(worksheet_write_string(sheet, 1, 0, remark.c_str(), nullptr), m_path);
        const auto lastColumn = static_cast<lxw_col_t>(table.columns.size() - 1);
        for (lxw_col_t column = 0; column <= lastColumn; ++column) {
            const std::string& name = table.columns[column];
            demand(worksheet_write_string(sheet, kHeaderRow, column, name.c_str(), m_header), m_path);
            std::size_t width = name.size();
            lxw_row_t row = kHeaderRow;
            for (const Row& cells : table.rows) {
                writeCell(sheet, ++row, column, cells[column]);
                width = std::max(width, cells[column].text.size());
            }
            demand(worksheet_set_column(sheet, column, column, static_cast<double>(std::min(width, kWidestColumn) + 2), nullptr), m_path);
        }
        const auto lastRow = static_cast<lxw_row_t>(kHeaderRow + table.rows.size());
        demand(worksheet_autofilter(sheet, kHeaderRow, 0, lastRow, lastColumn), m_path);
        worksheet_freeze_panes(sheet, kHeaderRow + 1, 0);
    }

    void close() { demand(workbook_close(m_book.release()), m_path); }

private:
    void writeCell(lxw_worksheet* sheet, lxw_row_t row, lxw_col_t column, const Cell& cell) {
        if (cell.isNull())
            return;
        const std::string text = cell.asText();
        lxw_datetime date{};
        if (text.empty())
            throw std::runtime_error("cannot write " + m_path + ": a text without anything");
        if (parseIsoDate(text, date))
            demand(worksheet_write_datetime(sheet, row, column, &date, m_date), m_path);
        else if (isWholeNumber(text))
            demand(worksheet_write_number(sheet, row, column, std::stod(text), nullptr), m_path);
        else
            demand(worksheet_write_string(sheet, row, column, text.c_str(), nullptr), m_path);
    }

    struct Close {
        void operator()(lxw_workbook* book) const { workbook_close(book); }
    };
    const std::string m_path;
    std::unique_ptr<lxw_workbook, Close> m_book;
    lxw_format* m_title = nullptr; // they belong to the workbook
    lxw_format* m_header = nullptr;
    lxw_format* m_date = nullptr;
};

} // namespace

void writeWorkbook(const Table& table, const std::string& title, const std::string& remark, const std::string& path) {
    Workbook book(path);
    book.write(table, title, remark);
    book.close();
}

} // namespace mw::sample

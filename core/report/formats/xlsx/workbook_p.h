// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/utf8.h"
#include "core/report/content.h"
#include "core/report/style.h"
#include "core/report/words_p.h"

#include <xlsxwriter.h>

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace mw::report::xlsx {

constexpr std::uint8_t kPaperA4 = 9, kPaperLetter = 1;
constexpr std::size_t kLongestCell = 32'767; ///< characters; ECMA-376, limits of the application

/// How a workbook looks, and what its pages say for those who print it.
struct Look {
    std::optional<HouseStyle> style; ///< none: the program's own
    Paper paper = Paper::A4;
    std::string foot = {}; ///< at the head of each page; empty: nothing
};

/// The workbook being written: its formats, and the first error that the library gave.
class Workbook {
public:
    Workbook(const std::string& path, Look look) : m_look(std::move(look)), m_book(workbook_new(path.c_str())) {
        if (!m_book)
            return;
        m_title = format(16, true, false);
        if (m_look.style)
            format_set_font_name(m_title, m_look.style->headingFont.c_str());
        m_head = format(10, true, true);
        format_set_bg_color(m_head, m_look.style.value_or(HouseStyle()).accent);
        format_set_font_color(m_head, LXW_COLOR_WHITE);
        m_text = format(10, false, true);
        m_strong = format(10, true, true);
        m_code = format(9, false, true);
        format_set_font_name(m_code, "DejaVu Sans Mono");
        m_number = format(10, false, true);
        m_count = format(10, false, false);
        format_set_num_format(m_count, "#,##0");
        m_share = format(10, false, false);
        format_set_num_format(m_share, "0.0%");
        for (lxw_format* figure : {m_number, m_count, m_share})
            format_set_align(figure, LXW_ALIGN_RIGHT);
        // Text keeps off the figure to its left.
        for (lxw_format* text : {m_title, m_head, m_text, m_strong, m_code})
            format_set_indent(text, 1);
    }
    bool ok() const { return m_book != nullptr && m_error == LXW_NO_ERROR; }
    lxw_error error() const { return m_error; }
    lxw_workbook* book() { return m_book; }

    lxw_worksheet* sheet(const std::string& name) {
        lxw_worksheet* made = workbook_add_worksheet(m_book, name.c_str());
        if (!made)
            m_error = LXW_ERROR_MEMORY_MALLOC_FAILED;
        return made;
    }
    enum class Style { Title, Head, Text, Strong, Code, Number };
    /// All cells are text: a leading zero or a long number stays what it is.
    void put(lxw_worksheet* sheet, std::size_t row, std::size_t column, const std::string& text, Style style) {
        std::string cell = text;
        std::erase(cell, '\r'); // the library would write it as the letters "_x000D_"
        if (countCodePoints(cell) > kLongestCell)
            cell = elideMiddle(cell, kLongestCell); // says by "…" that something is missing
        note(worksheet_write_string(sheet, lxw_row_t(row), lxw_col_t(column), cell.c_str(), of(style)));
    }
    enum class Figure { Count, Share };
    void putNumber(lxw_worksheet* sheet, std::size_t row, std::size_t column, double number, Figure figure) {
        note(worksheet_write_number(sheet, lxw_row_t(row), lxw_col_t(column), number, figure == Figure::Share ? m_share : m_count));
    }
    /// Pages of a sheet; `number` is what the foot says of each, empty for nothing.
    void setPages(lxw_worksheet* sheet, const std::string& number) {
        worksheet_set_landscape(sheet);
        worksheet_set_paper(sheet, m_look.paper == Paper::Letter ? kPaperLetter : kPaperA4);
        worksheet_fit_to_pages(sheet, 1, 0);
        if (!m_look.foot.empty())
            note(worksheet_set_header(sheet, ("&R" + bandText(m_look.foot)).c_str()));
        if (!number.empty())
            note(worksheet_set_footer(sheet, ("&L&F&R" + number).c_str()));
    }
    /// Puts a picture into the first row, which it makes as tall.
    void putLogo(lxw_worksheet* sheet, const HouseStyle::Logo& logo) {
        const auto [width, height] = logo.within(190, 50);
        lxw_image_options options = {};
        options.x_offset = options.y_offset = 4;
        options.x_scale = width / 0.75 / logo.width; // a point is 0.75 of a pixel there
        options.y_scale = height / 0.75 / logo.height;
        note(worksheet_set_row(sheet, 0, height + 10, nullptr));
        note(worksheet_insert_image_buffer_opt(sheet, 0, 0, reinterpret_cast<const unsigned char*>(logo.bytes.data()), logo.bytes.size(), &options));
    }
    /// Makes columns ones of text, so that what is typed below the last row keeps its zeros.
    void textColumns(lxw_worksheet* sheet, const std::vector<double>& widths) {
        for (std::size_t i = 0; i < widths.size(); ++i)
            note(worksheet_set_column(sheet, lxw_col_t(i), lxw_col_t(i), widths[i], m_text));
    }
    /// Hides the column of keys; filters and sorting take it along.
    void hideKeys(lxw_worksheet* sheet, std::size_t column, std::size_t rows) {
        lxw_row_col_options hidden = {};
        hidden.hidden = 1;
        note(worksheet_set_column_opt(sheet, lxw_col_t(column), lxw_col_t(column), 4, m_text, &hidden));
        note(worksheet_autofilter(sheet, 0, 0, lxw_row_t(rows - 1), lxw_col_t(column)));
    }
    /// Nobody types into these cells.
    void keepAsIs(lxw_worksheet* sheet, std::size_t column, std::size_t rows, const std::string& why) {
        lxw_data_validation rule = {};
        std::string formula = "=FALSE", message = why;
        rule.validate = LXW_VALIDATION_TYPE_CUSTOM_FORMULA;
        rule.value_formula = formula.data();
        rule.error_message = message.data();
        note(worksheet_data_validation_range(sheet, 1, lxw_col_t(column), lxw_row_t(rows - 1), lxw_col_t(column), &rule));
    }
    /// Offers words in a list; others may be typed.
    void offer(lxw_worksheet* sheet, std::size_t column, std::size_t rows, std::vector<std::string> texts) {
        std::vector<char*> list;
        for (std::string& text : texts)
            list.push_back(text.data());
        list.push_back(nullptr);
        lxw_data_validation rule = {};
        rule.validate = LXW_VALIDATION_TYPE_LIST;
        rule.value_list = list.data();
        rule.error_type = LXW_VALIDATION_ERROR_TYPE_INFORMATION;
        note(worksheet_data_validation_range(sheet, 1, lxw_col_t(column), lxw_row_t(rows - 1), lxw_col_t(column), &rule));
    }
    void note(lxw_error error) {
        if (m_error == LXW_NO_ERROR)
            m_error = error;
    }
    lxw_error close() {
        note(workbook_close(m_book));
        m_book = nullptr;
        return m_error;
    }

private:
    /// Text at the head or foot of a page: '&' begins an instruction there, and 255 bytes are the most.
    static std::string bandText(const std::string& text) {
        constexpr std::size_t kMost = 240;
        for (std::size_t letters = kMost;; letters -= 20) {
            std::string made;
            for (const char c : countCodePoints(text) > letters ? elideMiddle(text, letters) : text)
                made += c == '&' ? "&&" : std::string(1, c);
            if (made.size() <= kMost)
                return made;
        }
    }
    lxw_format* format(double size, bool bold, bool wrap) {
        lxw_format* made = workbook_add_format(m_book);
        format_set_font_size(made, size);
        if (m_look.style)
            format_set_font_name(made, m_look.style->bodyFont.c_str());
        if (bold)
            format_set_bold(made);
        if (wrap)
            format_set_text_wrap(made);
        format_set_align(made, LXW_ALIGN_VERTICAL_TOP);
        format_set_num_format(made, "@");
        return made;
    }
    lxw_format* of(Style style) const {
        switch (style) {
        case Style::Title: return m_title;
        case Style::Head: return m_head;
        case Style::Strong: return m_strong;
        case Style::Code: return m_code;
        case Style::Number: return m_number;
        case Style::Text: break;
        }
        return m_text;
    }
    const Look m_look;
    lxw_workbook* m_book;
    lxw_format *m_title = nullptr, *m_head = nullptr, *m_text = nullptr, *m_strong = nullptr, *m_code = nullptr, *m_number = nullptr, *m_count = nullptr, *m_share = nullptr;
    lxw_error m_error = LXW_NO_ERROR;
};

/// As tall as the tallest of its texts: not every program finds that out by itself.
void fitRow(Workbook& book, lxw_worksheet* sheet, std::size_t row, const std::vector<std::string>& cells, const std::vector<double>& widths);
/// Freezes the head, sets filters and print titles.
void finishSheet(Workbook& book, lxw_worksheet* sheet, std::size_t rows, const std::vector<double>& widths, const Words& words);
/// A sheet of the rows of tables with equal columns, `withTitles` in front of each row; none where there are no rows.
void addTable(Workbook& book, const std::string& name, const std::vector<const Content::Table*>& tables, bool withTitles, const Words& words);
/// Writes a workbook to a path, whole or not at all: `fill` puts its sheets. `madeAt` is an ISO time: equal input gives equal bytes.
Result<void> writeWorkbook(const std::string& path, const std::string& title, const std::string& comment, const std::string& madeAt, Look look,
                           const std::function<void(Workbook&)>& fill);

} // namespace mw::report::xlsx

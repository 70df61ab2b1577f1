// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/file.h"
#include "core/base/temporary_folder.h"
#include "core/base/utf8.h"
#include "core/review/book_cells_p.h"

namespace mw::review {

namespace {
/// ECMA-376, limits of the application.
constexpr std::size_t kLongestCell = 32'767;
constexpr std::uint8_t kPaperA4 = 9;
} // namespace

BookCells::BookCells(const std::string& file) : m_book(workbook_new(file.c_str())) {
    if (m_book == nullptr)
        return;
    m_text = format(false, false);
    m_head = format(true, false);
    format_set_bg_color(m_head, 0x1F5FA8);
    format_set_font_color(m_head, LXW_COLOR_WHITE);
    m_title = format(true, false);
    format_set_font_size(m_title, 14);
    m_title->text_wrap = 0;
    m_plain = format(false, false);
    m_plain->text_wrap = 0;
    m_open = format(false, true);
    m_changed = format(true, false);
    format_set_underline(m_changed, LXW_UNDERLINE_SINGLE);
}

lxw_format* BookCells::format(bool isBold, bool isOpen) {
    lxw_format* const made = workbook_add_format(m_book);
    format_set_font_size(made, 10);
    format_set_text_wrap(made);
    format_set_align(made, LXW_ALIGN_VERTICAL_TOP);
    if (isBold)
        format_set_bold(made);
    if (isOpen) {
        format_set_unlocked(made);
        format_set_bg_color(made, 0xFFF8E1);
        format_set_border(made, LXW_BORDER_THIN);
        format_set_border_color(made, 0xD4D9E1);
    }
    return made;
}

void BookCells::put(lxw_worksheet* sheet, std::size_t row, std::size_t column, std::string text, lxw_format* style) {
    std::erase(text, '\r'); // the library would write it as the letters "_x000D_"
    if (countCodePoints(text) > kLongestCell)
        text = elideMiddle(text, kLongestCell);
    note(text.empty() ? worksheet_write_blank(sheet, lxw_row_t(row), lxw_col_t(column), style)
                      : worksheet_write_string(sheet, lxw_row_t(row), lxw_col_t(column), text.c_str(), style));
}

void BookCells::finish(lxw_worksheet* sheet, int headRow) {
    worksheet_set_landscape(sheet);
    worksheet_set_paper(sheet, kPaperA4);
    note(worksheet_repeat_rows(sheet, lxw_row_t(headRow), lxw_row_t(headRow)));
    lxw_protection allowed = {};
    allowed.format_columns = 1;
    allowed.format_rows = 1;
    allowed.autofilter = 1;
    worksheet_protect(sheet, nullptr, &allowed);
}

void BookCells::note(lxw_error error) {
    if (m_error == LXW_NO_ERROR)
        m_error = error;
}

lxw_error BookCells::close() {
    note(workbook_close(m_book));
    return m_error;
}

Result<void> writeBook(const std::string& path, const char* what, const std::function<lxw_error(const std::string& file)>& make) {
    const auto failed = [&](const std::string& why) { return at(during(makeError(Code::WriteFailed, why), what), path); };
    const TemporaryFolder scratch;
    if (scratch.path().empty())
        return failed("there is no room for a temporary file");
    const std::string file = scratch.path() + "/book";
    if (const lxw_error error = make(file); error != LXW_NO_ERROR)
        return failed(lxw_strerror(error));
    MW_TRY(const std::string bytes, readFile(file));
    return writeFile(path, bytes);
}

} // namespace mw::review

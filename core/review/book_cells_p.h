// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <xlsxwriter.h>

#include <cstddef>
#include <functional>
#include <string>

namespace mw::review {

/// A workbook that goes out to people who fill in its yellow cells, in the making: cells of text, in one look.
class BookCells {
public:
    explicit BookCells(const std::string& file);
    BookCells(const BookCells&) = delete;
    BookCells& operator=(const BookCells&) = delete;

    lxw_workbook* book() { return m_book; } ///< null where the library has no memory
    /// Every cell is text: a leading zero or a long number stays what it is.
    void put(lxw_worksheet* sheet, std::size_t row, std::size_t column, std::string text, lxw_format* style);
    /// How it is printed, that its head is repeated, that only open cells can be changed.
    void finish(lxw_worksheet* sheet, int headRow);
    /// Keeps the first error.
    void note(lxw_error error);
    /// Writes the file; the first error there was.
    lxw_error close();

    lxw_format* text() { return m_text; }
    lxw_format* head() { return m_head; }
    lxw_format* title() { return m_title; }
    lxw_format* plain() { return m_plain; }
    lxw_format* open() { return m_open; }
    lxw_format* changed() { return m_changed; }

private:
    lxw_format* format(bool isBold, bool isOpen);

    lxw_workbook* m_book;
    lxw_error m_error = LXW_NO_ERROR;
    lxw_format *m_text = nullptr, *m_head = nullptr, *m_title = nullptr, *m_plain = nullptr, *m_open = nullptr, *m_changed = nullptr;
};

/// Lets `make` write a workbook into a file of its own, and puts it in place whole; `what` is what was done where that fails.
Result<void> writeBook(const std::string& path, const char* what, const std::function<lxw_error(const std::string& file)>& make);

} // namespace mw::review

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workbook/book.h"

#include "core/base/utf8.h"
#include "core/base/wording.h"
#include "core/connect/connector.h"
#include "core/connect/ods/ods_workbook.h"
#include "core/connect/package/random_bytes.h"
#include "core/connect/sheet/reference.h"
#include "core/connect/xlsx/xlsx_workbook.h"

#include <algorithm>
#include <filesystem>
#include <utility>

namespace mw::workbook {

namespace {

/// Line breaks come as "\r\n" from some programs; at the end of a cell they say nothing.
std::string cellText(std::string_view text) {
    std::string cleaned(text);
    std::erase(cleaned, '\r');
    while (!cleaned.empty() && cleaned.back() == '\n')
        cleaned.pop_back();
    return cleaned;
}

/// Adds rows to a book as long as it is none too large.
class Shelf {
public:
    explicit Shelf(std::string path) : m_path(std::move(path)) {}
    Result<void> add(Sheet& sheet, Row row) {
        while (!row.cells.empty() && row.cells.back().empty())
            row.cells.pop_back();
        if (row.cells.empty())
            return {};
        m_cells += row.cells.size();
        if (m_cells > kMostCells)
            return at(makeError(Code::TooLarge, counted(kMostCells, "cell", "cells")), m_path);
        sheet.rows.push_back(std::move(row));
        return {};
    }

private:
    const std::string m_path;
    std::size_t m_cells = 0;
};

bool isWorkbook(const ConnectorInfo& connector) { return connector.name == "xlsx" || connector.name == "ods"; }

/// Opens a workbook and finds out what it holds.
Result<std::shared_ptr<sheet::Workbook>> openWorkbook(const ConnectorInfo& connector, const Location& location, JobContext& job) {
    MW_TRY(std::shared_ptr<package::RandomBytes> bytes, package::openRandom(location.path));
    const std::string name = std::filesystem::path(location.path).filename().string();
    MW_TRY(auto workbook, connector.name == "xlsx" ? xlsx::XlsxWorkbook::open(std::move(bytes), name, job) : ods::OdsWorkbook::open(std::move(bytes), name, job));
    MW_TRY_DO(workbook->load(job));
    return workbook;
}

Result<Book> fromWorkbook(sheet::Workbook& workbook, const std::string& path, JobContext& job) {
    Book book;
    Shelf shelf(path);
    for (const sheet::WorkbookEntity& entity : workbook.entities()) {
        if (entity.kind != sheet::WorkbookEntity::Kind::Sheet)
            continue; // its cells stand on a sheet
        Sheet& sheet = book.sheets.emplace_back();
        sheet.name = entity.sheetName;
        sheet.isHidden = entity.remark == "hidden sheet";
        MW_TRY(const auto rows, workbook.rows(entity.sheet, false, job));
        sheet::SheetRow read;
        while (true) {
            if (sheet.rows.size() % 256 == 0)
                MW_TRY_DO(job.checkpoint());
            MW_TRY(const bool more, rows->next(read, job));
            if (!more)
                break;
            Row row;
            row.number = read.number;
            if (read.problem)
                book.unreadable.push_back(at(*read.problem, sheet.place(row, 0)));
            for (const sheet::SheetCell& cell : read.cells) {
                if (cell.column >= row.cells.size())
                    row.cells.resize(cell.column + 1);
                if (cell.kind == sheet::CellKind::Error)
                    book.unreadable.push_back(at(makeError(Code::CellError, cell.text), sheet.place(row, cell.column)));
                else if (cell.kind == sheet::CellKind::Unsaved)
                    book.unreadable.push_back(at(makeError(Code::UnsavedFormula, quoted(cell.text)), sheet.place(row, cell.column)));
                else
                    row.cells[cell.column] = cellText(cell.text);
            }
            MW_TRY_DO(shelf.add(sheet, std::move(row)));
        }
    }
    return book;
}

Result<Book> fromText(const ConnectorInfo& connector, const Location& location, JobContext& job) {
    MW_TRY(const auto connection, connector.open(location, {}));
    ReadOptions options;
    options.raw = true;
    MW_TRY(const auto reader, connection->read({}, options, job));
    Book book;
    Shelf shelf(location.path);
    Sheet& sheet = book.sheets.emplace_back();
    sheet.name = std::filesystem::path(location.path).stem().string();
    Batch batch;
    while (true) {
        MW_TRY(const bool more, reader->next(batch, job));
        for (const MalformedRow& malformed : batch.malformed)
            book.unreadable.push_back(at(malformed.error, location.path + ", row " + std::to_string(malformed.rowNumber)));
        for (std::size_t i = 0; i < batch.rows; ++i) {
            Row row;
            row.number = std::uint32_t(batch.origins.rowNumber[i]);
            for (const ColumnPtr& column : batch.columns)
                row.cells.push_back(column->isNull(i) ? std::string() : cellText(std::as_const(*column).values<std::string_view>()[i]));
            MW_TRY_DO(shelf.add(sheet, std::move(row)));
        }
        if (!more)
            return book;
    }
}

} // namespace

const std::string& Row::at(std::size_t column) const {
    static const std::string none;
    return column < cells.size() ? cells[column] : none;
}

std::string Sheet::place(const Row& row, std::size_t column) const {
    return sheet::cellPlace(name, row.number, std::uint32_t(column));
}

Result<Book> readBook(const std::string& path, JobContext& job) {
    MW_TRY(const Location location, parseLocation(path));
    MW_TRY(const ConnectorInfo* const connector, connectorFor(location));
    if (connector->name == "csv")
        return fromText(*connector, location, job);
    if (!isWorkbook(*connector))
        return at(makeError(Code::NotSupported, "a mapping workbook that is neither XLSX nor ODS nor delimited text"), path);
    MW_TRY(const auto workbook, openWorkbook(*connector, location, job));
    MW_TRY(Book book, fromWorkbook(*workbook, path, job));
    book.keepsSpaces = connector->name != "ods";
    return book;
}

Result<bool> hasSheet(const std::string& path, std::string_view sheet, JobContext& job) {
    MW_TRY(const Location location, parseLocation(path));
    MW_TRY(const ConnectorInfo* const connector, connectorFor(location));
    if (!isWorkbook(*connector))
        return false;
    MW_TRY(const auto workbook, openWorkbook(*connector, location, job));
    return std::any_of(workbook->entities().begin(), workbook->entities().end(), [&](const sheet::WorkbookEntity& entity) {
        return entity.kind == sheet::WorkbookEntity::Kind::Sheet && entity.sheetName == sheet;
    });
}

} // namespace mw::workbook

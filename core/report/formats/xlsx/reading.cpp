// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/formats/xlsx/reading_p.h"

#include "core/connect/package/random_bytes.h"
#include "core/connect/sheet/reference.h"
#include "core/connect/xlsx/xlsx_workbook.h"

#include <map>

namespace mw::report::xlsx {

namespace {

/// What stands in a sheet, cell by cell; what is hidden says so.
Result<void> readSheet(sheet::Workbook& workbook, const sheet::WorkbookEntity& entity, JobContext& job, Exported& exported) {
    MW_TRY(const auto rows, workbook.rows(entity.sheet, true, job));
    const bool isCopy = entity.name == kCopySheet;
    std::map<std::uint32_t, std::string> heads;
    sheet::SheetRow row;
    while (true) {
        MW_TRY(const bool more, rows->next(row, job));
        if (!more)
            break;
        if (row.problem)
            return *row.problem;
        if (row.hidden && !isCopy)
            exported.shown.push_back({entity.name + ", row " + std::to_string(row.number), "(hidden)"});
        for (const sheet::SheetCell& cell : row.cells) {
            if (isCopy) {
                exported.copyText += cell.text;
                continue;
            }
            if (row.number == 1)
                heads[cell.column] = std::string(cell.text);
            const auto head = heads.find(cell.column);
            const std::string where = entity.name + ", row " + std::to_string(row.number);
            const std::string first(row.cells.front().text);
            exported.shown.push_back({row.number > 1 && head != heads.end() ? first + ", " + head->second + " (" + where + ")"
                                                                            : first + " (" + where + ")",
                                      std::string(cell.text)});
        }
    }
    for (const auto& [first, end] : rows->facts().hiddenColumns)
        exported.shown.push_back({entity.name + ", column " + std::to_string(first + 1), "(hidden up to " + std::to_string(end) + ")"});
    return {};
}

} // namespace

Result<Exported> readExport(const std::string& path) {
    JobContext job;
    MW_TRY(auto bytes, package::openRandom(path));
    MW_TRY(const auto workbook, mw::xlsx::XlsxWorkbook::open(std::move(bytes), path, job));
    Exported exported;
    for (const sheet::WorkbookEntity& entity : workbook->entities()) {
        if (entity.kind != sheet::WorkbookEntity::Kind::Sheet)
            continue;
        exported.shown.push_back({entity.name, entity.remark.empty() ? "a sheet" : entity.remark});
        MW_TRY_DO(readSheet(*workbook, entity, job, exported));
    }
    return exported;
}

} // namespace mw::report::xlsx

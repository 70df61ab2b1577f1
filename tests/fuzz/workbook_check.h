// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/utf8.h"
#include "core/connect/ods/ods_workbook.h"
#include "core/connect/sheet/sheet_connection.h"
#include "core/connect/xlsx/xlsx_workbook.h"
#include "tests/core/connect/workbook_file.h"

#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>
#include <utility>

namespace mw::test {

inline void demandOf(bool holds, std::string_view bytes) {
    if (holds)
        return;
    std::fputs("a promise is broken by these bytes: ", stderr);
    for (const char c : bytes)
        std::fprintf(stderr, "\\x%02X", unsigned(static_cast<unsigned char>(c)));
    std::fputs("\n", stderr);
    std::abort();
}

/// Reads every entity of a workbook in all ways: rows ascend, texts are valid UTF-8, errors say where.
inline void checkWorkbook(std::shared_ptr<sheet::Workbook> workbook, std::string_view bytes) {
    JobContext job;
    sheet::SheetConnection connection(std::move(workbook), {}, "fuzz", "");
    const auto schema = connection.schema(job);
    if (!schema) {
        demandOf(!schema.error().where.empty(), bytes);
        return;
    }
    for (const Entity& entity : schema->entities)
        for (const bool raw : {false, true}) {
            ReadOptions options;
            options.raw = raw;
            options.limit = 3000;
            const auto reader = connection.read(entity.name, options, job);
            if (!reader) {
                demandOf(!reader.error().where.empty(), bytes);
                continue;
            }
            Batch batch;
            std::uint64_t last = 0;
            for (bool more = true; more;) {
                const auto next = (*reader)->next(batch, job);
                demandOf(next.ok() || !next.error().where.empty(), bytes);
                more = next.ok() && *next;
                for (const std::uint64_t number : batch.origins.rowNumber) {
                    demandOf(number > last, bytes);
                    last = number;
                }
                for (const MalformedRow& row : batch.malformed)
                    demandOf(row.rowNumber > 0 && row.raw.size() <= 4096 && findInvalidUtf8(row.raw) == std::string_view::npos && !row.error.where.empty(), bytes);
                for (const ColumnPtr& column : batch.columns)
                    for (const std::string_view value : std::as_const(*column).values<std::string_view>())
                        demandOf(findInvalidUtf8(value) == std::string_view::npos, bytes);
            }
        }
}

/// The first byte chooses what the others are: a whole archive, or a part of one that is otherwise good.
inline void checkXlsx(std::string_view bytes) {
    if (bytes.empty())
        return;
    const std::string content(bytes.substr(1));
    WorkbookText book;
    book.sheetData = "<sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" s=\"1\"><v>45000</v></c></row></sheetData>";
    book.sharedStrings = "<si><t>id</t></si>";
    book.styles = "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs>";
    book.table = "<table displayName=\"T\" ref=\"A1:B2\"><tableColumns><tableColumn name=\"a\"/></tableColumns></table>";
    Parts parts = partsOf(book);
    static constexpr std::string_view kParts[] = {"", "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml", "xl/workbook.xml", "xl/tables/table1.xml", "xl/_rels/workbook.xml.rels"};
    const std::size_t chosen = static_cast<unsigned char>(bytes[0]) % std::size(kParts);
    for (auto& [name, text] : parts)
        if (name == kParts[chosen])
            text = content;
    const std::string archive = chosen == 0 ? content : zipOf(parts);
    JobContext job;
    auto workbook = xlsx::XlsxWorkbook::open(package::randomBytes(archive), "fuzz.xlsx", job);
    if (workbook)
        checkWorkbook(std::move(workbook).value(), bytes);
    else
        demandOf(!workbook.error().where.empty(), bytes);
}

/// The same for OpenDocument: a whole archive or its content.
inline void checkOds(std::string_view bytes) {
    if (bytes.empty())
        return;
    const std::string content(bytes.substr(1));
    const std::string archive = bytes[0] == 0 ? content : zipOf({{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"}, {"content.xml", content}});
    JobContext job;
    auto workbook = ods::OdsWorkbook::open(package::randomBytes(archive), "fuzz.ods", job);
    if (workbook)
        checkWorkbook(std::move(workbook).value(), bytes);
    else
        demandOf(!workbook.error().where.empty(), bytes);
}

} // namespace mw::test

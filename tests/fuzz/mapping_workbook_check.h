// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/utf8.h"
#include "core/document/document_file.h"
#include "core/workbook/mapping_import.h"
#include "tests/core/mapping/small_document.h"
#include "tests/fuzz/promise.h"

#include <string>
#include <string_view>
#include <vector>

namespace mw::test {

/// Bytes as the cells of a workbook: 0x1D ends a sheet, 0x1E a row, 0x1F a cell. What is no UTF-8 comes from no reader.
inline workbook::Book bookOfBytes(std::string_view bytes) {
    workbook::Book book;
    book.sheets.emplace_back().name = "Sheet1";
    workbook::Row row{1, {""}};
    for (const char c : bytes) {
        if (c == '\x1F') {
            row.cells.emplace_back();
        } else if (c == '\x1E' || c == '\x1D') {
            const std::uint32_t next = row.number + 1;
            book.sheets.back().rows.push_back(std::move(row));
            row = {next, {""}};
            if (c == '\x1D') {
                book.sheets.emplace_back().name = "Sheet" + std::to_string(book.sheets.size());
                row.number = 1;
            }
        } else {
            row.cells.back() += c;
        }
    }
    book.sheets.back().rows.push_back(std::move(row));
    return book;
}

/// What a workbook proposes names its cells, applies, leaves what stood in the document and is not proposed again.
inline void checkMappingWorkbook(std::string_view bytes) {
    if (findInvalidUtf8(bytes) != std::string_view::npos)
        return;
    const workbook::Book book = bookOfBytes(bytes);
    const mapping::Document before = smallDocument();
    JobContext job;
    const auto import = workbook::proposeMappings(before, book, {{}, "book.xlsx"}, job);
    if (!import.ok()) {
        demand(import.error().code == Code::WrongValue && !import.error().message().empty(), bytes);
        return;
    }
    std::vector<workbook::Proposal> chosen;
    for (const workbook::Proposal& proposal : import->proposals) {
        demand(proposal.cell.find('!') != std::string::npos && !proposal.where.empty() && !proposal.sent.empty() && proposal.sent != proposal.now, bytes);
        if (!proposal.conflict)
            chosen.push_back(proposal);
    }
    for (const workbook::Unknown& unknown : import->unknown)
        demand(!unknown.cell.empty() && !unknown.name.empty() && unknown.times > 0, bytes);
    IdMaker ids(1);
    mapping::Document after = before;
    demand(mapping::apply(after, workbook::editOf(before, chosen, ids, "import")).ok(), bytes);
    const auto read = document::parseDocument(document::printDocument(after), "after");
    demand(read.ok() && *read == after, bytes);
    for (const mapping::EntityMapping& mapping : before.mappings)
        for (const mapping::FieldMapping& field : mapping.fields) {
            const auto& now = fieldMapping(after, field.reference);
            demand((field.rule.empty() || now.rule == field.rule) && (field.intent.text.empty() || now.intent.text == field.intent.text) &&
                       (field.note.empty() || now.note == field.note), bytes);
        }
    const auto again = workbook::proposeMappings(after, book, {{}, "book.xlsx"}, job);
    demand(again.ok(), bytes);
    for (const workbook::Proposal& proposal : again->proposals)
        demand(proposal.conflict, bytes);
}

} // namespace mw::test

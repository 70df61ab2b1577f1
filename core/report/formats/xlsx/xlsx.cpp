// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/utf8.h"
#include "core/report/format.h"
#include "core/report/formats/xlsx/profile_p.h"
#include "core/report/formats/xlsx/reading_p.h"
#include "core/report/formats/xlsx/workbook_p.h"
#include "core/report/mapping_rows.h"
#include "core/report/words_p.h"
#include "core/workbook/sent.h"

#include <algorithm>

namespace mw::report {

namespace {

using xlsx::Workbook;
using Style = Workbook::Style;

void addCover(Workbook& book, const Content& content, const Words& words) {
    lxw_worksheet* sheet = book.sheet(words("Cover"));
    if (!sheet)
        return;
    std::size_t row = 0;
    if (content.style.logo)
        book.putLogo(sheet, *content.style.logo), ++row;
    book.put(sheet, row++, 0, content.title, Style::Title);
    if (!content.style.organisation.empty())
        book.put(sheet, row++, 0, content.heading(), Style::Text);
    const std::vector<double> widths = {46, 70};
    ++row;
    const auto line = [&](const std::string& name, const std::string& value) {
        book.put(sheet, row, 0, name, Style::Strong);
        book.put(sheet, row, 1, value, Style::Text);
        xlsx::fitRow(book, sheet, row++, {name, value}, widths);
    };
    if (!content.description.empty())
        line(words("Description"), content.description);
    for (const auto* facts : {&content.cover, &content.summary}) {
        for (const auto& fact : *facts)
            line(fact.name, fact.value);
        ++row;
    }
    if (!content.ledgerStatement.empty())
        line(words("Records in and out"), content.ledgerStatement);
    line(words("Checks"), content.validationStatement);
    for (std::size_t i = 0; i < widths.size(); ++i)
        book.note(worksheet_set_column(sheet, lxw_col_t(i), lxw_col_t(i), widths[i], nullptr));
    book.setPages(sheet, {});
}

/// A line per entity mapping: how its records come to be.
void addEntities(Workbook& book, const Content& content, const Words& words) {
    Content::Table table;
    table.columns = {{words("Reference")}, {words("Mapping"), false, false, 2}, {words("Intent"), false, false, 3}, {words("Steps"), false, false, 5}, {words("Note"), false, false, 3}};
    for (const auto& chapter : content.chapters) {
        std::string steps;
        for (const std::string& step : chapter.pipeline)
            steps += (steps.empty() ? "" : "\n") + step;
        table.rows.push_back({chapter.reference, chapter.title, chapter.intent, steps, chapter.note});
    }
    xlsx::addTable(book, words("Entities"), {&table}, false, words);
}

/// What was sent, in a sheet that nobody needs to see, for the day the workbook comes back.
void addSent(Workbook& book, const std::vector<std::vector<std::string>>& rows) {
    lxw_worksheet* sheet = book.sheet(std::string(workbook::kSentSheet));
    if (!sheet)
        return;
    for (std::size_t row = 0; row < rows.size(); ++row)
        for (std::size_t i = 0; i < rows[row].size(); ++i)
            if (!rows[row][i].empty())
                book.put(sheet, row, i, rows[row][i], Style::Text);
    worksheet_hide(sheet);
    worksheet_protect(sheet, nullptr, nullptr);
}

/// One flat, filterable sheet of all field mappings, gaps and sources left behind. The hidden last column holds the keys of
/// the rows. Gives what was sent of them.
std::vector<std::vector<std::string>> addMapping(Workbook& book, const Content& content, const mapping::Document& document, const Words& words) {
    lxw_worksheet* sheet = book.sheet(words("Mapping"));
    if (!sheet)
        return {};
    const MappingRows rows = mappingRows(content, words);
    std::vector<std::string> head;
    for (const auto& column : rows.table.columns)
        head.push_back(column.title);
    const std::vector<double> widths = {11, 16, 20, 18, 14, 9, 11, 16, 22, 44, 40, 34, 16, 34, 12, 14, 30};
    std::vector<std::vector<std::string>> sent;
    std::size_t row = 0;
    for (std::size_t i = 0; i < head.size(); ++i)
        book.put(sheet, row, i, head[i], Style::Head);
    book.put(sheet, row, head.size(), std::string(workbook::kSentSheet), Style::Head);
    xlsx::fitRow(book, sheet, row, head, widths);
    for (const std::vector<std::string>& cells : rows.table.rows) {
        const MappingRows::Place& place = rows.places[row++];
        for (std::size_t i = 0; i < cells.size(); ++i)
            book.put(sheet, row, i, cells[i], i == 10 ? Style::Code : i == 2 ? Style::Strong : Style::Text);
        const std::string key = workbook::rowKey(document, place.chapter, place.target, place.source);
        book.put(sheet, row, cells.size(), key, Style::Text);
        sent.push_back(cells);
        sent.back().insert(sent.back().begin(), key);
        xlsx::fitRow(book, sheet, row, cells, widths);
    }
    ++row;
    xlsx::finishSheet(book, sheet, row, widths, words);
    book.textColumns(sheet, widths);
    book.hideKeys(sheet, head.size(), row);
    if (row > 1) {
        for (const std::size_t column : {workbook::sentColumn("reference"), head.size()})
            book.keepAsIs(sheet, column, row, words("By this the row is known when it comes back; it stays as it is."));
        book.offer(sheet, workbook::sentColumn("status"), row, {words("draft"), words("in review"), words("approved"), words("question"), words("excluded")});
        book.offer(sheet, workbook::sentColumn("criticality"), row, {words("normal"), words("critical"), words("informative")});
    }
    return workbook::sentRows(document, content.hash, head, sent);
}

/// What the workbook was made of, on a sheet that nobody looks at: see copy.h.
void addCopy(Workbook& book, const std::string& copy) {
    lxw_worksheet* sheet = book.sheet(std::string(report::xlsx::kCopySheet));
    if (!sheet)
        return;
    std::size_t row = 0;
    for (std::size_t begin = 0; begin < copy.size();) {
        const std::size_t end = begin + offsetOfCodePoint(std::string_view(copy).substr(begin), report::xlsx::kCopyPiece);
        book.put(sheet, row++, 0, copy.substr(begin, end - begin), Style::Code);
        begin = end;
    }
    worksheet_hide(sheet);
}

Result<void> write_xlsx(const SpecificationInput& input, const Content& content, const std::string& path) {
    if (content.style.logo && content.style.logo->kind == HouseStyle::Logo::Kind::Svg)
        return at(makeError(Code::WrongValue, "the logo of the style is an SVG; a workbook takes a PNG"), path);
    const Words words(input);
    return xlsx::writeWorkbook(path, content.title, words("document hash {0}", content.hash), input.generatedAt, {input.style, input.paper, content.foot()}, [&](Workbook& book) {
        addCover(book, content, words);
        xlsx::addTable(book, words("Signatures"), {&content.signatures}, false, words);
        addEntities(book, content, words);
        const auto sent = addMapping(book, content, *input.document, words);
        std::vector<const Content::Table*> maps;
        for (const auto& map : content.valueMaps)
            maps.push_back(&map);
        if (!maps.empty())
            xlsx::addTable(book, words("Value maps"), maps, true, words);
        xlsx::addTable(book, words("Records"), {&content.ledger}, false, words);
        xlsx::addTable(book, words("Lookups"), {&content.lookups}, false, words);
        xlsx::addTable(book, words("Parameters"), {&content.parameters}, false, words);
        xlsx::addTable(book, words("Functions"), {&content.functions}, false, words);
        xlsx::addTable(book, words("Decisions"), {&content.decisions}, false, words);
        xlsx::addTable(book, words("Checks"), {&content.checks}, false, words);
        xlsx::addTable(book, words("Differences"), {&content.differences}, false, words);
        if (!content.losses.columns.empty())
            xlsx::addTable(book, words("Losses"), {&content.losses}, false, words);
        if (!content.scenarios.columns.empty())
            xlsx::addTable(book, words("Scenarios"), {&content.scenarios}, false, words);
        xlsx::addTable(book, words("Inputs"), {&content.inputs}, false, words);
        xlsx::addTable(book, words("Traceability"), {&content.trace}, false, words);
        addCopy(book, printCopy(input));
        addSent(book, sent);
    });
}

} // namespace

Format define_xlsx() { return {{"xlsx", "Excel workbook", "xlsx", false}, write_xlsx, report::xlsx::readExport, report::xlsx::writeProfile}; }

} // namespace mw::report

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/file.h"
#include "core/base/temporary_folder.h"
#include "core/base/utf8.h"
#include "core/report/format.h"
#include "core/report/formats/xlsx/reading_p.h"
#include "core/report/mapping_rows.h"
#include "core/report/words_p.h"
#include "core/workbook/sent.h"

#include <xlsxwriter.h>

#include <algorithm>
#include <cstdlib>
#include <ctime>

namespace mw::report {

namespace {

/// A cell holds at most 32,767 characters (ECMA-376, limits of the application).
constexpr std::uint8_t kPaperA4 = 9, kPaperLetter = 1;
constexpr std::size_t kLongestCell = 32'767;

/// The workbook being written: its formats, and the first error that the library gave.
class Workbook {
public:
    Workbook(const std::string& path, const SpecificationInput& input)
        : m_book(workbook_new(path.c_str())), m_paper(input.paper == Paper::Letter ? kPaperLetter : kPaperA4), m_font(input.style ? input.style->bodyFont : std::string()) {
        if (!m_book)
            return;
        m_title = format(16, true, false);
        if (input.style)
            format_set_font_name(m_title, input.style->headingFont.c_str());
        m_head = format(10, true, true);
        format_set_bg_color(m_head, input.style.value_or(HouseStyle()).accent);
        format_set_font_color(m_head, LXW_COLOR_WHITE);
        m_text = format(10, false, true);
        m_strong = format(10, true, true);
        m_code = format(9, false, true);
        format_set_font_name(m_code, "DejaVu Sans Mono");
        m_number = format(10, false, true);
        format_set_align(m_number, LXW_ALIGN_RIGHT);
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
    /// Pages of a sheet, for those who print it; `foot` stands between the file's name and the page's number.
    void setPages(lxw_worksheet* sheet, const std::string& foot, const std::string& number) {
        worksheet_set_landscape(sheet);
        worksheet_set_paper(sheet, m_paper);
        worksheet_fit_to_pages(sheet, 1, 0);
        if (!foot.empty())
            note(worksheet_set_header(sheet, ("&R" + bandText(foot)).c_str()));
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
        if (!m_font.empty())
            format_set_font_name(made, m_font.c_str());
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
    lxw_workbook* m_book;
    const std::uint8_t m_paper;
    const std::string m_font; ///< empty: the library's own
    lxw_format *m_title = nullptr, *m_head = nullptr, *m_text = nullptr, *m_strong = nullptr, *m_code = nullptr, *m_number = nullptr;
    lxw_error m_error = LXW_NO_ERROR;
};

using Style = Workbook::Style;

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

/// As tall as the tallest of its texts: not every program finds that out by itself.
void fitRow(Workbook& book, lxw_worksheet* sheet, std::size_t row, const std::vector<std::string>& cells, const std::vector<double>& widths) {
    std::size_t lines = 1;
    for (std::size_t i = 0; i < cells.size() && i < widths.size(); ++i)
        lines = std::max(lines, linesIn(cells[i], widths[i]));
    book.note(worksheet_set_row(sheet, lxw_row_t(row), std::min(kTallestRow, double(lines) * kLineHeight + 2), nullptr));
}

/// Freezes the head, sets filters and print titles.
void finishSheet(Workbook& book, lxw_worksheet* sheet, std::size_t rows, const std::vector<double>& widths, const std::string& foot, const Words& words) {
    for (std::size_t i = 0; i < widths.size(); ++i)
        book.note(worksheet_set_column(sheet, lxw_col_t(i), lxw_col_t(i), widths[i], nullptr));
    worksheet_freeze_panes(sheet, 1, 0);
    if (rows > 1)
        book.note(worksheet_autofilter(sheet, 0, 0, lxw_row_t(rows - 1), lxw_col_t(widths.size() - 1)));
    book.note(worksheet_repeat_rows(sheet, 0, 0));
    book.setPages(sheet, foot, words("Page {0} of {1}", "&P", "&N"));
}

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
        fitRow(book, sheet, row++, {name, value}, widths);
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
    book.setPages(sheet, content.foot(), {});
}

void addTable(Workbook& book, const std::string& name, const std::vector<const Content::Table*>& tables, bool withTitles, const std::string& foot, const Words& words) {
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
        book.put(sheet, row, 0, words("List"), Style::Head);
    for (std::size_t i = 0; i < tables.front()->columns.size(); ++i)
        book.put(sheet, row, i + shift, tables.front()->columns[i].title, Style::Head);
    ++row;
    for (const Content::Table* table : tables)
        for (const auto& cells : table->rows) {
            if (withTitles)
                book.put(sheet, row, 0, table->title, Style::Strong);
            for (std::size_t i = 0; i < cells.size(); ++i)
                book.put(sheet, row, i + shift, cells[i], table->columns[i].numeric ? Style::Number : table->columns[i].code ? Style::Code : Style::Text);
            fitRow(book, sheet, row, cells, {widths.begin() + std::ptrdiff_t(shift), widths.end()});
            ++row;
        }
    finishSheet(book, sheet, row, widths, foot, words);
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
    addTable(book, words("Entities"), {&table}, false, content.foot(), words);
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
    fitRow(book, sheet, row, head, widths);
    for (const std::vector<std::string>& cells : rows.table.rows) {
        const MappingRows::Place& place = rows.places[row++];
        for (std::size_t i = 0; i < cells.size(); ++i)
            book.put(sheet, row, i, cells[i], i == 10 ? Style::Code : i == 2 ? Style::Strong : Style::Text);
        const std::string key = workbook::rowKey(document, place.chapter, place.target, place.source);
        book.put(sheet, row, cells.size(), key, Style::Text);
        sent.push_back(cells);
        sent.back().insert(sent.back().begin(), key);
        fitRow(book, sheet, row, cells, widths);
    }
    ++row;
    finishSheet(book, sheet, row, widths, content.foot(), words);
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
    const auto failed = [&](const std::string& why) {
        return at(during(makeError(Code::WriteFailed, why), "writing the workbook"), path);
    };
    // The library writes its file bit by bit: it does so elsewhere, and only whole ones get to the path.
    const TemporaryFolder folder;
    if (folder.path().empty())
        return failed("there is no room for a temporary file");
    const std::string file = folder.path() + "/book";
    Workbook book(file, input);
    if (!book.ok())
        return failed("not enough memory");
    lxw_doc_properties properties = {};
    std::string title = content.title, comment = words("document hash {0}", content.hash);
    properties.title = title.data();
    properties.comments = comment.data();
    Timestamp made;
    bool zoned = false;
    // Equal input gives equal bytes: the library would take the clock.
    if (parseIsoTimestamp(input.generatedAt, made, zoned))
        properties.created = std::time_t(made.micros / 1'000'000);
    book.note(workbook_set_properties(book.book(), &properties));
    addCover(book, content, words);
    addTable(book, words("Signatures"), {&content.signatures}, false, content.foot(), words);
    addEntities(book, content, words);
    const auto sent = addMapping(book, content, *input.document, words);
    std::vector<const Content::Table*> maps;
    for (const auto& map : content.valueMaps)
        maps.push_back(&map);
    if (!maps.empty())
        addTable(book, words("Value maps"), maps, true, content.foot(), words);
    addTable(book, words("Records"), {&content.ledger}, false, content.foot(), words);
    addTable(book, words("Lookups"), {&content.lookups}, false, content.foot(), words);
    addTable(book, words("Parameters"), {&content.parameters}, false, content.foot(), words);
    addTable(book, words("Functions"), {&content.functions}, false, content.foot(), words);
    addTable(book, words("Decisions"), {&content.decisions}, false, content.foot(), words);
    addTable(book, words("Checks"), {&content.checks}, false, content.foot(), words);
    addTable(book, words("Differences"), {&content.differences}, false, content.foot(), words);
    if (!content.losses.columns.empty())
        addTable(book, words("Losses"), {&content.losses}, false, content.foot(), words);
    if (!content.scenarios.columns.empty())
        addTable(book, words("Scenarios"), {&content.scenarios}, false, content.foot(), words);
    addTable(book, words("Inputs"), {&content.inputs}, false, content.foot(), words);
    addTable(book, words("Traceability"), {&content.trace}, false, content.foot(), words);
    addCopy(book, printCopy(input));
    addSent(book, sent);
    if (const lxw_error error = book.close(); error != LXW_NO_ERROR)
        return failed(lxw_strerror(error));
    MW_TRY(const std::string bytes, readFile(file));
    return writeFile(path, bytes);
}

} // namespace

Format define_xlsx() { return {{"xlsx", "Excel workbook", "xlsx", false}, write_xlsx, report::xlsx::readExport}; }

} // namespace mw::report

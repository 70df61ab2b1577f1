// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/xlsx_target.h"

#include "core/base/file.h"
#include "core/base/unicode.h"
#include "core/base/utf8.h"
#include "core/connect/connector.h"
#include "core/load/key_guard.h"
#include "core/load/xlsx_cells.h"

#include <xlsxwriter.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <optional>
#include <system_error>

namespace mw {

namespace {

namespace fs = std::filesystem;
using xlsx_cells::Cell;

constexpr std::size_t kMostColumns = 16'384;
constexpr std::uint32_t kMostRows = 1'048'576;
constexpr std::size_t kLongestName = 31;

Result<std::unique_ptr<Connection>> openWorkbook(const std::string& path) {
    Location location;
    location.text = location.path = path;
    location.scheme = "file";
    return openConnection(location, {{"header", "yes"}});
}

/// Names of sheets are short and keep off the signs of formulas.
bool canBeSheet(const std::string& name) {
    return !name.empty() && countCodePoints(name) <= kLongestName && name.find_first_of("[]:*?/\\") == std::string::npos &&
           name.front() != '\'' && name.back() != '\'' && foldCase(name) != "history";
}

} // namespace

/// The library's workbook, built in a temporary file that has no name and goes with it.
class XlsxTarget::Book {
public:
    static Result<std::unique_ptr<Book>> make() {
        std::unique_ptr<Book> book(new Book);
        book->m_file.reset(std::tmpfile());
        if (!book->m_file)
            return fromErrno(errno, "temporary file", true);
        const std::string path = "/proc/self/fd/" + std::to_string(::fileno(book->m_file.get()));
        lxw_workbook_options options{};
        options.constant_memory = LXW_TRUE;
        book->m_book = workbook_new_opt(path.c_str(), &options);
        if (!book->m_book)
            return makeError(Code::OutOfMemory);
        book->m_name = book->numberFormat(nullptr);
        format_set_bold(book->m_name);
        book->m_date = book->numberFormat("yyyy-mm-dd");
        book->m_time = book->numberFormat("hh:mm:ss.000");
        book->m_timestamp = book->numberFormat("yyyy-mm-dd hh:mm:ss.000");
        book->m_text = book->numberFormat("@");
        return book;
    }
    ~Book() {
        if (m_book)
            lxw_workbook_free(m_book);
    }
    Book(const Book&) = delete;
    Book& operator=(const Book&) = delete;

    lxw_worksheet* addSheet(const std::string& name) { return workbook_add_worksheet(m_book, name.c_str()); }
    lxw_format* numbers(const LogicalType& type) {
        return type.kind == TypeKind::Decimal && type.scale > 0 ? numberFormat(("0." + std::string(type.scale, '0')).c_str()) : nullptr;
    }
    lxw_format* names() const { return m_name; }

    lxw_error put(lxw_worksheet* sheet, std::uint32_t row, std::uint16_t column, const Cell& cell, lxw_format* format) {
        switch (cell.kind) {
        case Cell::Kind::Blank:
            return LXW_NO_ERROR;
        case Cell::Kind::Text:
            return worksheet_write_string(sheet, row, column, cell.text.c_str(), m_text);
        case Cell::Kind::Boolean:
            return worksheet_write_boolean(sheet, row, column, int(cell.number), nullptr);
        case Cell::Kind::Number:
            return worksheet_write_number(sheet, row, column, cell.number, format);
        case Cell::Kind::Date:
            return worksheet_write_number(sheet, row, column, cell.number, m_date);
        case Cell::Kind::Time:
            return worksheet_write_number(sheet, row, column, cell.number, m_time);
        case Cell::Kind::Timestamp:
            return worksheet_write_number(sheet, row, column, cell.number, m_timestamp);
        }
        return LXW_NO_ERROR;
    }

    /// Packs the workbook and hands its bytes to the sink.
    Result<void> finish(ByteSink& sink, JobContext& job) {
        errno = 0;
        const lxw_error outcome = workbook_close(m_book);
        m_book = nullptr;
        if (outcome != LXW_NO_ERROR)
            return errno != 0 ? fromErrno(errno, "temporary file", true) : at(makeError(Code::WriteFailed, lxw_strerror(outcome)), "temporary file");
        std::rewind(m_file.get());
        std::string buffer(256 * 1024, '\0');
        while (true) {
            MW_TRY_DO(job.checkpoint());
            const std::size_t got = std::fread(buffer.data(), 1, buffer.size(), m_file.get());
            if (got == 0 && std::ferror(m_file.get()))
                return fromErrno(errno, "temporary file", false);
            if (got == 0)
                return {};
            MW_TRY_DO(sink.write(std::string_view(buffer).substr(0, got)));
        }
    }

private:
    Book() = default;
    lxw_format* numberFormat(const char* code) {
        lxw_format* const made = workbook_add_format(m_book);
        if (code)
            format_set_num_format(made, code);
        return made;
    }

    struct CloseFile {
        void operator()(std::FILE* file) const { std::fclose(file); }
    };
    std::unique_ptr<std::FILE, CloseFile> m_file;
    lxw_workbook* m_book = nullptr;
    lxw_format *m_name = nullptr, *m_date = nullptr, *m_time = nullptr, *m_timestamp = nullptr, *m_text = nullptr;
};

/// One sheet under construction; shared by the writers of its entity.
class XlsxTarget::Sheet {
public:
    Sheet(Book& book, const Entity& entity)
        : m_book(book), m_entity(entity), m_keys(entity), m_sheet(book.addSheet(entity.name)) {
        for (std::size_t i = 0; m_sheet && i < entity.fields.size(); ++i) {
            m_formats.push_back(book.numbers(entity.fields[i].type));
            note(worksheet_write_string(m_sheet, 0, lxw_col_t(i), xlsx_cells::escaped(entity.fields[i].name).c_str(), book.names()));
        }
        if (m_sheet)
            worksheet_freeze_panes(m_sheet, 1, 0);
    }
    const Entity& entity() const { return m_entity; }
    bool isMade() const { return m_sheet != nullptr; }
    KeyGuard& keys() { return m_keys; }

    /// Writes one row; a refusal says why it cannot stand here.
    Result<std::optional<RowError>> write(const std::vector<ColumnPtr>& columns, std::uint32_t row) {
        // All cells are judged before the first is written: a row cannot be taken back.
        std::vector<Cell>& cells = m_cells;
        cells.clear();
        bool isBlank = true;
        for (const ColumnPtr& column : columns) {
            cells.push_back(column ? xlsx_cells::cellOf(*column, row) : Cell());
            isBlank = isBlank && cells.back().kind == Cell::Kind::Blank;
            if (auto refusal = xlsx_cells::refusalOf(cells.back())) {
                refusal->field = std::uint32_t(cells.size() - 1);
                return refusal;
            }
        }
        if (isBlank)
            return wholeRow(Code::InvalidArgument, "a row without any value cannot stand in a workbook");
        if (m_next == kMostRows)
            return wholeRow(Code::InvalidArgument, "a sheet holds no more than 1,048,576 rows");
        for (std::size_t i = 0; i < cells.size(); ++i)
            note(m_book.put(m_sheet, m_next, lxw_col_t(i), cells[i], m_formats[i]));
        ++m_next;
        if (m_error != LXW_NO_ERROR)
            return at(makeError(Code::WriteFailed, lxw_strerror(m_error)), m_entity.name);
        return std::optional<RowError>();
    }

private:
    static std::optional<RowError> wholeRow(Code code, const char* why) {
        RowError error;
        error.field = kWholeRow;
        error.code = code;
        error.arguments = {why};
        return error;
    }
    void note(lxw_error error) {
        if (m_error == LXW_NO_ERROR)
            m_error = error;
    }

    Book& m_book;
    const Entity m_entity;
    KeyGuard m_keys;
    lxw_worksheet* const m_sheet;
    std::vector<lxw_format*> m_formats;
    std::vector<Cell> m_cells;
    std::uint32_t m_next = 1;
    lxw_error m_error = LXW_NO_ERROR;
};

class XlsxTarget::Writer final : public EntityWriter {
public:
    Writer(std::shared_ptr<Sheet> sheet, const std::vector<std::string>& fields)
        : m_sheet(std::move(sheet)), m_places(m_sheet->entity().fields.size()) {
        for (std::size_t i = 0; i < fields.size(); ++i)
            if (const auto place = m_sheet->entity().fieldIndex(fields[i]))
                m_places[*place] = i;
    }

    Result<void> write(const Batch& batch, std::span<const std::uint32_t> rows, const RefusedRow& refused, JobContext& job) override {
        MW_TRY_DO(job.checkpoint());
        std::vector<ColumnPtr> columns;
        for (const auto& place : m_places)
            columns.push_back(place ? batch.columns[*place] : nullptr);
        for (const std::uint32_t row : rows) {
            MW_TRY(auto refusal, m_sheet->keys().judge(batch, row, m_places));
            if (!refusal) {
                MW_TRY(refusal, m_sheet->write(columns, row));
                if (refusal && refusal->field != kWholeRow)
                    refusal->field = std::uint32_t(m_places[refusal->field].value_or(0));
            }
            if (refusal) {
                refusal->row = row;
                refused(row, std::move(*refusal));
                continue;
            }
            MW_TRY_DO(m_sheet->keys().keep());
            ++m_sent;
        }
        return {};
    }
    std::uint64_t sent() const override { return m_sent; }

private:
    const std::shared_ptr<Sheet> m_sheet;
    KeyGuard::Places m_places;
    std::uint64_t m_sent = 0;
};

XlsxTarget::XlsxTarget(std::string path, FileCommit commit) : m_path(std::move(path)), m_commit(std::move(commit)) {}
XlsxTarget::~XlsxTarget() = default;

Result<std::unique_ptr<Target>> XlsxTarget::open(const std::string& path) {
    std::error_code failure;
    if (fs::is_directory(path, failure))
        return fromErrno(EISDIR, path, true);
    MW_TRY(FileCommit commit, FileCommit::open(path, false));
    return std::unique_ptr<Target>(new XlsxTarget(path, std::move(commit)));
}

Result<Schema> XlsxTarget::schema(JobContext& job) {
    if (!fileExists(m_path))
        return Schema();
    MW_TRY(const auto connection, openWorkbook(m_path));
    return connection->schema(job);
}

/// A workbook that is there may go only where each of its sheets is written anew.
Result<void> XlsxTarget::checkReplacing(JobContext& job) {
    MW_TRY(const Schema there, schema(job));
    for (const Entity& entity : there.entities) {
        const bool isWritten = std::any_of(m_sheets.begin(), m_sheets.end(), [&](const auto& sheet) { return foldCase(sheet.first) == foldCase(entity.name); });
        if (!isWritten && !entity.fields.empty())
            return at(makeError(Code::Usage, "the workbook is there and would lose " + mw::quoted(entity.name) + "; write to another file"), m_path);
    }
    return {};
}

Result<std::unique_ptr<EntityWriter>> XlsxTarget::openWriter(const WriteOptions& options, JobContext& job) {
    MW_TRY_DO(job.checkpoint());
    const Entity& entity = options.entity;
    if (m_isFinished)
        return at(makeError(Code::Usage, "the workbook is finished; nothing can be added to it"), m_path);
    if (!canBeSheet(entity.name))
        return at(makeError(Code::NotSupported, "a sheet named " + mw::quoted(entity.name)), m_path);
    if (entity.fields.size() > kMostColumns)
        return at(makeError(Code::NotSupported, "a sheet of more than 16,384 columns"), entity.name);
    if (options.mode == LoadMode::Upsert || options.mode == LoadMode::AppendMissing)
        return at(makeError(Code::NotSupported, "telling by key which records a load file already holds"), entity.name);
    if (options.mode != LoadMode::Replace && fileExists(m_path))
        return at(makeError(Code::Usage, "the workbook is there, and rows cannot be added to it; replace it instead"), m_path);
    for (const std::string& field : options.fields)
        if (!entity.fieldIndex(field))
            return at(makeError(Code::UnknownField, mw::quoted(field), ""), entity.name);
    if (!m_book) {
        MW_TRY(m_book, Book::make());
    }
    for (const auto& [name, sheet] : m_sheets)
        if (name != entity.name && foldCase(name) == foldCase(entity.name))
            return at(makeError(Code::NotSupported, "a second sheet named " + mw::quoted(entity.name)), m_path);
    auto& sheet = m_sheets[entity.name];
    if (!sheet)
        sheet = std::make_shared<Sheet>(*m_book, entity);
    if (!sheet->isMade()) {
        m_sheets.erase(entity.name);
        return at(makeError(Code::NotSupported, "a sheet named " + mw::quoted(entity.name)), m_path);
    }
    return std::unique_ptr<EntityWriter>(std::make_unique<Writer>(sheet, options.fields));
}

Result<void> XlsxTarget::commit(JobContext& job) {
    MW_TRY_DO(job.checkpoint());
    const bool isWriting = std::any_of(m_sheets.begin(), m_sheets.end(), [](const auto& sheet) { return sheet.second.use_count() > 1; });
    if (isWriting)
        return {};
    if (!m_book)
        return m_commit.commit({});
    if (fileExists(m_path))
        MW_TRY_DO(checkReplacing(job));
    MW_TRY(const std::unique_ptr<ByteSink> sink, createFile(m_path));
    m_isFinished = true;
    m_sheets.clear();
    const auto packed = m_book->finish(*sink, job);
    m_book.reset();
    MW_TRY_DO(packed);
    const std::unique_ptr<ByteSink>* const one = &sink;
    return m_commit.commit({&one, 1});
}

Result<std::uint64_t> XlsxTarget::countRows(const std::string& entity, JobContext& job) {
    if (!fileExists(m_path))
        return std::uint64_t(0);
    MW_TRY(const auto connection, openWorkbook(m_path));
    MW_TRY(const auto reader, connection->read(entity, {}, job));
    std::uint64_t rows = 0;
    Batch batch;
    while (true) {
        MW_TRY(const bool more, reader->next(batch, job));
        rows += batch.rows;
        if (!more)
            return rows;
    }
}

} // namespace mw

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/csv_target.h"

#include "core/base/file.h"
#include "core/base/promise.h"
#include "core/base/utf8.h"
#include "core/connect/csv/csv_connection.h"
#include "core/connect/csv/record_count.h"
#include "core/load/key_guard.h"

#include <algorithm>
#include <atomic>
#include <filesystem>
#include <optional>
#include <system_error>

namespace mw {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view kExtension = ".csv";
constexpr std::uint64_t kMarkEvery = 8u << 20; // bytes

/// The reader's options that read back exactly what is written here.
OptionValues readingOptions(const CsvTargetOptions& options) {
    const auto character = [](char c) { return c == 0 ? std::string("none") : std::string(1, c); };
    return {{"encoding", "UTF-8"},
            {"preamble", "0"},
            {"footer", "0"},
            {"tables", "one"},
            {"space_after_delimiter", "keep"},
            {"delimiter", options.dialect.delimiter},
            {"quote", character(options.dialect.quote)},
            {"escape", character(options.dialect.escape)},
            {"header", options.header ? "yes" : "no"}};
}

/// How rows become records of a load file: shared by its writers and whoever prepares rows for them.
struct RecordShape {
    RecordShape(const CsvDialect& dialect, std::size_t fields) : format(dialect), places(fields) {}

    const CsvFormat format;
    std::vector<LogicalType> types;
    KeyGuard::Places places; ///< the batch column of each field
    mutable std::atomic<std::size_t> usualSize = 0; ///< bytes of a batch before

    /// The columns of all fields; those that nothing fills are null.
    std::vector<ColumnPtr> columnsOf(const Batch& batch) const {
        std::vector<ColumnPtr> columns;
        for (std::size_t i = 0; i < places.size(); ++i)
            columns.push_back(places[i] ? batch.columns[*places[i]] : Column::constant(types[i], Value(), batch.rows));
        return columns;
    }
};

/// Rows of a batch as records.
class RowsAsText final : public PreparedRows {
public:
    RowsAsText(const RecordShape& shape, const Batch& batch, std::span<const std::uint32_t> list)
        : rows(list.begin(), list.end()) {
        text.room(shape.usualSize.load(std::memory_order_relaxed));
        shape.format.append(shape.columnsOf(batch), rows, text);
        shape.usualSize.store(text.size() + text.size() / 16, std::memory_order_relaxed);
    }
    /// Where each of `some`, which are among the rows, stands in the text.
    std::vector<std::size_t> recordsOf(std::span<const std::uint32_t> some) const {
        std::vector<std::size_t> records;
        records.reserve(some.size());
        auto at = rows.begin();
        for (const std::uint32_t row : some) {
            at = std::find(at, rows.end(), row);
            MW_ASSERT(at != rows.end(), "rows that are written were prepared");
            records.push_back(std::size_t(at - rows.begin()));
        }
        return records;
    }

    const std::vector<std::uint32_t> rows; ///< ascending
    CsvText text;
};

} // namespace

/// One load file under construction; shared by the writers of its entity.
class CsvTarget::File {
public:
    File(const CsvTarget& target, std::string path, const Entity& entity)
        : m_target(target), m_path(std::move(path)), m_entity(entity), m_keys(entity) {}

    const Entity& entity() const { return m_entity; }
    void replace() { m_keepsRows = false; }
    bool keepsRows() const { return m_keepsRows; }
    std::uint64_t written() const { return m_written; }
    /// Where records begin, some megabytes apart.
    const std::vector<std::uint64_t>& marks() const { return m_marks; }

    /// `places`: the batch column of each field. Gives the number of rows taken.
    Result<std::uint64_t> write(const RowsAsText& prepared, const Batch& batch, std::span<const std::uint32_t> rows,
                                const KeyGuard::Places& places, const RefusedRow& refused, JobContext& job) {
        MW_TRY_DO(begin(job));
        std::vector<std::uint32_t> good;
        if (m_keys.isNeeded()) {
            MW_TRY(good, rowsOfNewKeys(batch, rows, places, refused));
            rows = good;
        }
        MW_TRY_DO(m_writer->write(prepared.text, prepared.recordsOf(rows)));
        m_written += rows.size();
        const std::uint64_t end = m_bytesBefore + m_writer->bytesWritten();
        if (end - (m_marks.empty() ? 0 : m_marks.back()) >= kMarkEvery)
            m_marks.push_back(end);
        return rows.size();
    }

    /// Hands all rows over to the file; true where there is a file to be committed.
    Result<bool> complete(JobContext& job) {
        // No rows are an answer too: a new file, and one that is to be replaced, then holds the header alone.
        if (!m_sink && (!m_keepsRows || !fileExists(m_path)))
            MW_TRY_DO(begin(job));
        if (!m_sink)
            return false;
        MW_TRY_DO(m_writer->flush());
        return true;
    }
    const std::unique_ptr<ByteSink>& sink() const { return m_sink; }
    void committed() {
        m_writer.reset();
        m_sink.reset();
        m_keepsRows = m_knowsOldKeys = true;
    }

private:
    Result<void> begin(JobContext& job) {
        if (m_sink)
            return {};
        if (m_target.m_isFolder) {
            std::error_code failure;
            fs::create_directories(m_target.m_path, failure);
            if (failure)
                return fromErrno(failure.value(), m_target.m_path, true);
        }
        const bool append = m_keepsRows && fileExists(m_path);
        if (append)
            MW_TRY_DO(readOldFile(job));
        else
            m_marks.clear();
        MW_TRY(m_sink, createFile(m_path));
        m_writer.emplace(*m_sink, m_target.m_options.dialect);
        m_bytesBefore = 0;
        return append ? copyRows(job) : writeHeader();
    }

    std::vector<std::string> names() const {
        std::vector<std::string> names;
        for (const Field& field : m_entity.fields)
            names.push_back(field.name);
        return names;
    }

    Result<void> writeHeader() {
        const std::vector<std::string> header = names();
        return m_target.m_options.header ? m_writer->writeHeader(header) : Result<void>();
    }

    Result<std::vector<std::uint32_t>> rowsOfNewKeys(const Batch& batch, std::span<const std::uint32_t> rows,
                                                     const KeyGuard::Places& places, const RefusedRow& refused) {
        std::vector<std::uint32_t> good;
        good.reserve(rows.size());
        while (!rows.empty()) {
            const auto kept = rows.first(m_keys.keepAscending(batch, rows, places));
            good.insert(good.end(), kept.begin(), kept.end());
            rows = rows.subspan(kept.size());
            if (rows.empty())
                break;
            const std::uint32_t row = rows.front();
            rows = rows.subspan(1);
            MW_TRY(std::optional<RowError> refusal, m_keys.judge(batch, row, places));
            if (refusal) {
                refused(row, std::move(*refusal));
                continue;
            }
            MW_TRY_DO(m_keys.keep());
            good.push_back(row);
        }
        return good;
    }

    /// Rows are added to a file of the same columns only; the keys in it are taken.
    Result<void> readOldFile(JobContext& job) {
        const bool needsKeys = m_keys.isNeeded() && !m_knowsOldKeys;
        if (!m_target.m_options.header && !needsKeys)
            return {};
        MW_TRY(const auto connection, m_target.openFile(m_path));
        MW_TRY(const auto reader, connection->read({}, {}, job));
        std::vector<std::string> found;
        for (const Field& field : reader->fields())
            found.push_back(field.name);
        if (m_target.m_options.header ? found != names() : found.size() != m_entity.fields.size())
            return at(makeError(Code::Usage, "the file is there and has other columns; replace it instead"), m_path);
        if (!needsKeys)
            return {};
        KeyGuard::Places places;
        for (std::size_t i = 0; i < found.size(); ++i)
            places.emplace_back(i);
        MW_TRY_DO(m_keys.keepAllOf(*reader, places, job));
        m_knowsOldKeys = true;
        return {};
    }

    Result<void> copyRows(JobContext& job) {
        MW_TRY(const auto source, mw::openFile(m_path));
        std::string buffer(256 * 1024, '\0');
        char last = '\n';
        while (true) {
            MW_TRY_DO(job.checkpoint());
            MW_TRY(const std::size_t size, source->read(buffer.data(), buffer.size()));
            if (size == 0)
                break;
            last = buffer[size - 1];
            m_bytesBefore += size;
            MW_TRY_DO(m_sink->write(std::string_view(buffer.data(), size)));
        }
        if (last == '\n')
            return {};
        ++m_bytesBefore;
        return m_sink->write("\n");
    }

    const CsvTarget& m_target;
    const std::string m_path;
    const Entity m_entity;
    KeyGuard m_keys;
    bool m_keepsRows = true;
    bool m_knowsOldKeys = false; ///< those of the file that is there
    std::uint64_t m_written = 0;
    std::uint64_t m_bytesBefore = 0; ///< of a file that was there
    std::vector<std::uint64_t> m_marks;
    std::unique_ptr<ByteSink> m_sink; ///< while rows are waiting for a commit
    std::optional<CsvRowWriter> m_writer;
};

class CsvTarget::Writer final : public EntityWriter {
public:
    Writer(std::shared_ptr<File> file, const std::vector<std::string>& fields, const CsvDialect& dialect)
        : m_file(std::move(file)) {
        const Entity& entity = m_file->entity();
        const auto shape = std::make_shared<RecordShape>(dialect, entity.fields.size());
        for (const Field& field : entity.fields)
            shape->types.push_back(field.type);
        for (std::size_t i = 0; i < fields.size(); ++i)
            if (const auto place = entity.fieldIndex(fields[i]))
                shape->places[*place] = i;
        m_shape = shape;
    }

    PrepareRows preparation() const override {
        return [shape = m_shape](const Batch& batch, std::span<const std::uint32_t> rows) {
            return std::make_unique<RowsAsText>(*shape, batch, rows);
        };
    }
    Result<void> write(const Batch& batch, std::span<const std::uint32_t> rows, const RefusedRow& refused,
                       JobContext& job) override {
        return writePrepared(RowsAsText(*m_shape, batch, rows), batch, rows, refused, job);
    }
    Result<void> writePrepared(const PreparedRows& prepared, const Batch& batch, std::span<const std::uint32_t> rows,
                               const RefusedRow& refused, JobContext& job) override {
        if (rows.empty())
            return {};
        MW_TRY(const std::uint64_t taken, m_file->write(static_cast<const RowsAsText&>(prepared), batch, rows,
                                                        m_shape->places, refused, job));
        m_sent += taken;
        return {};
    }
    std::uint64_t sent() const override { return m_sent; }

private:
    const std::shared_ptr<File> m_file;
    std::shared_ptr<const RecordShape> m_shape;
    std::uint64_t m_sent = 0;
};

Result<std::unique_ptr<Target>> CsvTarget::open(const std::string& path, bool isFolder, CsvTargetOptions options) {
    std::error_code failure;
    if (fileExists(path) && fs::is_directory(path, failure) != isFolder)
        return fromErrno(isFolder ? ENOTDIR : EISDIR, path, true);
    MW_TRY(FileCommit commit, FileCommit::open(path, isFolder));
    return std::unique_ptr<Target>(new CsvTarget(path, isFolder, std::move(options), std::move(commit)));
}

CsvTarget::~CsvTarget() = default;

Result<std::string> CsvTarget::fileOf(const std::string& entity) const {
    if (!m_isFolder)
        return m_path;
    const bool isFileName = !entity.empty() && entity != "." && entity != ".." &&
                            entity.find_first_of(std::string_view("/\\\0", 3)) == std::string::npos;
    if (!isFileName)
        return at(makeError(Code::NotSupported, "a load file named " + mw::quoted(entity)), m_path);
    return (fs::path(m_path) / (entity + std::string(kExtension))).string();
}

Result<std::unique_ptr<Connection>> CsvTarget::openFile(const std::string& path) const {
    Location location;
    location.text = path;
    location.path = path;
    location.scheme = "file";
    return csv::CsvConnection::open(location, readingOptions(m_options));
}

Result<Schema> CsvTarget::schema(JobContext& job) {
    if (!fileExists(m_path))
        return Schema();
    MW_TRY(const auto connection, openFile(m_path));
    return connection->schema(job);
}

Result<std::unique_ptr<EntityWriter>> CsvTarget::openWriter(const WriteOptions& options, JobContext& job) {
    MW_TRY_DO(job.checkpoint());
    const std::string& name = options.entity.name;
    std::shared_ptr<File> file;
    if (const auto known = m_files.find(name); known != m_files.end()) {
        file = known->second;
    } else {
        if (!m_isFolder && !m_files.empty())
            return at(makeError(Code::Usage, "one file takes one entity; a folder takes several"), m_path);
        MW_TRY(std::string path, fileOf(name));
        file = std::make_shared<File>(*this, std::move(path), options.entity);
    }
    if (options.mode == LoadMode::Upsert || options.mode == LoadMode::AppendMissing)
        return at(makeError(Code::NotSupported, "telling by key which records a load file already holds"), name);
    for (const std::string& field : options.fields)
        if (!file->entity().fieldIndex(field))
            return at(makeError(Code::UnknownField, mw::quoted(field), ""), name);
    if (options.mode == LoadMode::Replace)
        file->replace();
    m_files.emplace(name, file);
    return std::unique_ptr<EntityWriter>(std::make_unique<Writer>(file, options.fields, m_options.dialect));
}

Result<void> CsvTarget::commit(JobContext& job) {
    MW_TRY_DO(job.checkpoint());
    std::vector<File*> complete;
    std::vector<const std::unique_ptr<ByteSink>*> sinks;
    for (const auto& [entity, file] : m_files) {
        MW_TRY(const bool isToBeCommitted, file->complete(job));
        if (!isToBeCommitted)
            continue;
        complete.push_back(file.get());
        sinks.push_back(&file->sink());
    }
    if (m_isRehearsal) // the files go with their sinks
        return {};
    MW_TRY_DO(m_commit.commit(sinks));
    for (File* const file : complete)
        file->committed();
    return {};
}

Result<void> CsvTarget::rehearse() {
    m_isRehearsal = true;
    return {};
}

Result<std::uint64_t> CsvTarget::countRows(const std::string& entity, JobContext& job) {
    MW_TRY(const std::string path, fileOf(entity));
    const auto known = m_files.find(entity);
    // In a dry run nobody can read what a commit would have left: it is counted as it was written.
    const bool isPretended = m_isRehearsal && known != m_files.end();
    const std::uint64_t written = isPretended ? known->second->written() : 0;
    if (!fileExists(path) || (isPretended && !known->second->keepsRows()))
        return written;
    if (known != m_files.end()) {
        const std::size_t width = known->second->entity().fields.size();
        MW_TRY(const auto records, csv::countRecords(path, known->second->marks(), m_options.dialect, width, job));
        if (records)
            return *records - (m_options.header && *records > 0 ? 1 : 0) + written;
    }
    MW_TRY(const auto connection, openFile(path));
    MW_TRY(auto reader, connection->read({}, {}, job));
    if (reader->fields().size() > 1) { // one field is enough to count by
        ReadOptions options;
        options.fields = {reader->fields().front().name};
        MW_TRY(reader, connection->read({}, options, job));
    }
    std::uint64_t rows = written;
    Batch batch;
    while (true) {
        MW_TRY(const bool more, reader->next(batch, job));
        rows += batch.rows;
        if (!more)
            return rows;
    }
}

} // namespace mw

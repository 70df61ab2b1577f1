// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/nested/nested_target.h"

#include "core/base/file.h"
#include "core/base/utf8.h"
#include "core/connect/connector.h"
#include "core/connect/json/json_connection.h"
#include "core/connect/tree/json_text.h"
#include "core/connect/xml/xml_connection.h"
#include "core/load/key_guard.h"
#include "core/load/nested/record_spool.h"
#include "core/load/nested/row_counter.h"

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <system_error>

namespace mw {

using nested::Format;
using nested::NestedEntity;
using nested::NestedPlan;

namespace {

namespace fs = std::filesystem;

constexpr std::size_t kBuffer = 256 * 1024;

bool exists(const std::string& path) {
    std::error_code failure;
    return fs::exists(path, failure);
}

Location fileAt(const std::string& path) {
    Location location;
    location.text = location.path = path;
    location.scheme = "file";
    return location;
}

/// The outermost element's name: the file's where that can be one and is not the records' own.
std::string rootElement(const std::string& path, const NestedPlan& plan) {
    const std::string stem = fs::path(path).stem().string();
    const auto isName = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; };
    const auto mayFollow = [&](char c) { return isName(c) || (c >= '0' && c <= '9') || c == '-'; };
    const bool isFree = std::none_of(plan.entities.begin(), plan.entities.end(), [&](const NestedEntity& entity) { return entity.entity.name == stem; });
    return !stem.empty() && isFree && isName(stem.front()) && std::all_of(stem.begin(), stem.end(), mayFollow) ? stem : "records";
}

} // namespace

/// The file under construction; shared by the writers. A single entity goes right into it, several wait for one another.
class NestedTarget::Book {
public:
    Book(const NestedPlan& plan, std::string path, Format format)
        : m_plan(plan), m_path(std::move(path)), m_format(format), m_text(nested::fileText(plan, format, rootElement(m_path, plan))),
          m_written(plan.entities.size()), m_takenBack(plan.entities.size()) {
        for (const NestedEntity& entity : plan.entities)
            m_keys.emplace_back(entity.entity);
    }

    const NestedPlan& plan() const { return m_plan; }
    std::uint64_t written(std::size_t entity) const { return m_written[entity]; }
    void hear(std::size_t entity, TakenBackRow takenBack) { m_takenBack[entity] = std::move(takenBack); }
    /// The keys that stand in the file.
    KeyGuard& keys(std::size_t entity) { return m_keys[entity]; }
    /// Rows are added to a file whose keys are taken.
    Result<void> keepRows(Connection& connection, JobContext& job) {
        if (m_keepsRows || !m_keys.front().isNeeded()) {
            m_keepsRows = true;
            return {};
        }
        m_keepsRows = true;
        MW_TRY(const auto reader, connection.read({}, {}, job));
        KeyGuard::Places places;
        for (const Field& field : m_plan.entities.front().entity.fields) {
            const auto& there = reader->fields();
            const auto same = std::find_if(there.begin(), there.end(), [&](const Field& one) { return one.name == field.name; });
            places.push_back(same == there.end() ? std::nullopt : std::optional(std::size_t(same - there.begin())));
        }
        return m_keys.front().keepAllOf(*reader, places, job);
    }
    bool keepsRows() const { return m_keepsRows; }

    /// False where the record's key is taken.
    Result<bool> add(std::size_t entity, const nested::RecordPlace& place, const nested::RecordText& record, JobContext& job) {
        bool isNew = true;
        if (m_plan.isFlat()) {
            MW_TRY_DO(begin(job));
            MW_TRY_DO(putRecord(record.text));
        } else {
            if (!m_spool) {
                MW_TRY(m_spool, nested::RecordSpool::make(m_plan));
            }
            MW_TRY(isNew, m_spool->add(entity, place, record));
        }
        m_written[entity] += isNew ? 1 : 0;
        return isNew;
    }

    Result<void> finish(FileCommit* commit, JobContext& job) {
        if (m_spool)
            for (std::size_t i = 0; i < m_plan.entities.size(); ++i)
                MW_TRY_DO(takeOrphans(i, job));
        if (!commit) {
            m_sink.reset(); // and with it the file
            return {};
        }
        MW_TRY_DO(begin(job));
        if (m_plan.isFlat())
            MW_TRY_DO(put(m_text.endRoot));
        else
            MW_TRY_DO(putWaiting(job));
        MW_TRY_DO(put(m_text.end));
        MW_TRY_DO(flush());
        const std::unique_ptr<ByteSink>* const one = &m_sink;
        return commit->commit({&one, 1});
    }

private:
    Result<void> begin(JobContext& job) {
        if (m_sink)
            return {};
        const bool append = m_keepsRows && exists(m_path);
        std::unique_ptr<ByteSource> before;
        if (append) {
            MW_TRY(before, openFile(m_path));
        }
        MW_TRY(m_sink, createFile(m_path));
        if (append)
            MW_TRY_DO(copy(*before, job));
        MW_TRY_DO(put(m_text.begin));
        return m_plan.isFlat() ? put(rootText(0)) : Result<void>();
    }

    Result<void> copy(ByteSource& before, JobContext& job) {
        std::string bytes(kBuffer, '\0');
        char last = '\n';
        while (true) {
            MW_TRY_DO(job.checkpoint());
            MW_TRY(const std::size_t size, before.read(bytes.data(), bytes.size()));
            if (size == 0)
                return last == '\n' ? Result<void>() : m_sink->write("\n");
            last = bytes[size - 1];
            MW_TRY_DO(m_sink->write(std::string_view(bytes).substr(0, size)));
        }
    }

    std::string rootText(std::size_t root) const {
        std::string text = m_text.beginRoot;
        if (const std::size_t place = text.find("{0}"); place != std::string::npos) {
            std::string name;
            tree::appendJsonText(name, m_plan.entities[root].entity.name);
            text.replace(place, 3, name);
        }
        return text;
    }

    Result<void> putRecord(std::string_view record) {
        if (m_hasRecord)
            MW_TRY_DO(put(m_text.betweenRecords));
        m_hasRecord = true;
        MW_TRY_DO(put(record));
        return put(m_text.afterRecord);
    }

    Result<void> putWaiting(JobContext& job) {
        bool isFirst = true;
        for (std::size_t i = 0; i < m_plan.entities.size(); ++i) {
            if (m_plan.entities[i].parent)
                continue;
            if (!isFirst)
                MW_TRY_DO(put(m_text.betweenRoots));
            isFirst = false;
            MW_TRY_DO(put(rootText(i)));
            if (m_spool)
                MW_TRY_DO(m_spool->write(i, m_text, [&](std::string_view text) { return put(text); }, job));
            MW_TRY_DO(put(m_text.endRoot));
        }
        return {};
    }

    Result<void> takeOrphans(std::size_t entity, JobContext& job) {
        const auto orphan = [&](std::uint64_t sequence, std::uint32_t row, std::string_view key) -> Result<void> {
            const NestedEntity& planned = m_plan.entities[entity];
            const std::string parent = m_plan.entities[*planned.parent].entity.name;
            if (!m_takenBack[entity])
                return at(makeError(Code::MissingParent, mw::quoted(key), parent), planned.entity.name);
            RowError error;
            error.row = row;
            error.field = std::uint32_t(planned.parentId.value_or(0));
            error.code = Code::MissingParent;
            error.arguments = {mw::quoted(key), parent};
            m_takenBack[entity](sequence, row, std::move(error));
            --m_written[entity];
            return {};
        };
        return m_spool->takeOrphans(entity, orphan, job);
    }

    Result<void> put(std::string_view text) {
        m_buffer += text;
        return m_buffer.size() < kBuffer ? Result<void>() : flush();
    }
    Result<void> flush() {
        auto outcome = m_sink->write(m_buffer);
        m_buffer.clear();
        return outcome;
    }

    const NestedPlan& m_plan;
    const std::string m_path;
    const Format m_format;
    const nested::FileText m_text;
    std::vector<std::uint64_t> m_written;
    std::vector<TakenBackRow> m_takenBack;
    std::vector<KeyGuard> m_keys; ///< by entity
    bool m_keepsRows = false;
    bool m_hasRecord = false;
    std::string m_buffer;
    std::unique_ptr<ByteSink> m_sink;
    std::unique_ptr<nested::RecordSpool> m_spool;
};

class NestedTarget::Writer final : public EntityWriter {
public:
    Writer(std::shared_ptr<Book> book, std::size_t entity, Format format, const std::vector<std::string>& fields)
        : m_book(std::move(book)), m_entity(entity), m_planned(m_book->plan().entities[entity]), m_records(nested::RecordWriter::make(m_planned, format)),
          m_places(m_planned.entity.fields.size()) {
        for (std::size_t i = 0; i < fields.size(); ++i)
            if (const auto place = m_planned.entity.fieldIndex(fields[i]))
                m_places[*place] = i;
    }

    Result<void> write(const Batch& batch, std::span<const std::uint32_t> rows, const RefusedRow& refused, JobContext& job) override {
        MW_TRY_DO(job.checkpoint());
        if (rows.empty())
            return {}; // the last batch of a reader may have no columns either
        std::vector<ColumnPtr> columns;
        for (const auto& place : m_places)
            columns.push_back(place ? batch.columns[*place] : nullptr);
        KeyGuard& keys = m_book->keys(m_entity);
        for (const std::uint32_t row : rows) {
            MW_TRY(auto taken, keys.judge(batch, row, m_places));
            if (taken) {
                refused(row, std::move(*taken));
                continue;
            }
            auto refusal = m_records->write(columns, row, m_record);
            if (!refusal) {
                nested::RecordPlace place{keyText(columns, m_planned.id, row), keyText(columns, m_planned.parentId, row), {}, batch.sequence, row};
                if (const auto position = keyText(columns, m_planned.position, row)) {
                    std::int64_t number = 0;
                    if (parseInteger(*position, number))
                        place.position = number;
                }
                MW_TRY(const bool isNew, m_book->add(m_entity, place, m_record, job));
                if (isNew) {
                    MW_TRY_DO(keys.keep());
                    ++m_sent;
                    continue;
                }
                refusal.emplace();
                refusal->field = std::uint32_t(m_planned.id.value_or(0));
                refusal->code = Code::DuplicateKey;
                refusal->arguments = {mw::quoted(place.id.value_or(std::string()))};
            }
            refusal->row = row;
            if (refusal->field != kWholeRow)
                refusal->field = std::uint32_t(m_places[refusal->field].value_or(0));
            refused(row, std::move(*refusal));
        }
        return {};
    }
    std::uint64_t sent() const override { return m_sent; }

private:
    static std::optional<std::string> keyText(const std::vector<ColumnPtr>& columns, std::optional<std::size_t> field, std::uint32_t row) {
        if (!field || !columns[*field])
            return std::nullopt;
        std::string text;
        return nested::tokenOf(*columns[*field], row, text) == nested::TokenKind::Null ? std::nullopt : std::optional<std::string>(text);
    }

    const std::shared_ptr<Book> m_book;
    const std::size_t m_entity;
    const NestedEntity& m_planned;
    const std::unique_ptr<nested::RecordWriter> m_records;
    KeyGuard::Places m_places;
    nested::RecordText m_record;
    std::uint64_t m_sent = 0;
};

Result<std::unique_ptr<Target>> NestedTarget::open(const std::string& path, NestedTargetOptions options) {
    std::error_code failure;
    if (fs::is_directory(path, failure))
        return fromErrno(EISDIR, path, true);
    MW_TRY(FileCommit commit, FileCommit::open(path, false));
    return std::unique_ptr<Target>(new NestedTarget(path, std::move(options), std::move(commit)));
}

NestedTarget::~NestedTarget() = default;

Result<Schema> NestedTarget::schema(JobContext& job) {
    if (!exists(m_path))
        return Schema();
    MW_TRY(const auto connection, openConnection(fileAt(m_path)));
    return connection->schema(job);
}

/// The plan is that of the schema; an entity that it lacks is planned alone.
Result<void> NestedTarget::makePlan(const Entity& entity) {
    Schema planned = m_options.planned;
    const bool isPlanned = std::any_of(planned.entities.begin(), planned.entities.end(), [&](const Entity& known) { return known.name == entity.name; });
    if (!isPlanned) {
        planned = {};
        planned.entities.push_back(entity);
    }
    auto made = nested::planFile(planned, m_options.format);
    if (!made)
        return at(std::move(made).error(), m_path);
    m_plan = std::make_unique<NestedPlan>(std::move(made).value());
    m_book = std::make_shared<Book>(*m_plan, m_path, m_options.format);
    return {};
}

Result<std::unique_ptr<EntityWriter>> NestedTarget::openWriter(const WriteOptions& options, JobContext& job) {
    MW_TRY_DO(job.checkpoint());
    const Entity& entity = options.entity;
    if (m_isFinished)
        return at(makeError(Code::Usage, "the file is finished; nothing can be added to it"), m_path);
    if (options.mode == LoadMode::Upsert || options.mode == LoadMode::AppendMissing)
        return at(makeError(Code::NotSupported, "telling by key which records a load file already holds"), entity.name);
    const bool keeps = options.mode == LoadMode::Insert && exists(m_path);
    if (keeps && m_options.format != Format::JsonLines)
        return at(makeError(Code::Usage, "the file is there, and rows cannot be added to it; replace it instead"), m_path);
    if (!m_plan)
        MW_TRY_DO(makePlan(entity));
    const auto place = m_plan->find(entity.name);
    if (!place)
        return at(makeError(Code::Usage, "the file takes the entities that were planned for it"), entity.name);
    for (const std::string& field : options.fields)
        if (!m_plan->entities[*place].entity.fieldIndex(field))
            return at(makeError(Code::UnknownField, mw::quoted(field), ""), entity.name);
    if (keeps) {
        MW_TRY(const auto connection, openConnection(fileAt(m_path)));
        MW_TRY_DO(m_book->keepRows(*connection, job));
    }
    if (options.takenBack)
        m_book->hear(*place, options.takenBack);
    return std::unique_ptr<EntityWriter>(std::make_unique<Writer>(m_book, *place, m_options.format, options.fields));
}

Result<void> NestedTarget::commit(JobContext& job) {
    MW_TRY_DO(job.checkpoint());
    const bool isWriting = m_book && m_book.use_count() > 1;
    if (isWriting)
        return {};
    if (!m_book || m_isFinished)
        return m_isRehearsal ? Result<void>() : m_commit.commit({});
    m_isFinished = true;
    const auto outcome = m_book->finish(m_isRehearsal ? nullptr : &m_commit, job);
    if (!m_isRehearsal)
        m_book.reset();
    return outcome;
}

Result<void> NestedTarget::rehearse() {
    m_isRehearsal = true;
    return {};
}

/// Where in the file the entity's records stand.
std::vector<std::string> NestedTarget::pathInFile(std::size_t entity) const {
    std::vector<std::string> path = m_plan->entities[entity].path;
    const bool isNamed = m_options.format == Format::Xml || (m_options.format == Format::Json && m_plan->roots > 1);
    if (!isNamed) // the records are the file's own values
        path.erase(path.begin());
    return path;
}

Result<std::uint64_t> NestedTarget::countRows(const std::string& entity, JobContext& job) {
    if (!m_plan || !m_plan->find(entity))
        return std::uint64_t(0);
    const std::size_t place = *m_plan->find(entity);
    const std::uint64_t rows = m_isRehearsal && m_book ? m_book->written(place) : 0;
    const bool isOnlyTried = m_isRehearsal && !(m_book && m_book->keepsRows());
    if (!exists(m_path) || isOnlyTried)
        return rows;
    const auto bytes = [this] { return openFile(m_path); };
    auto source = m_options.format == Format::Xml ? xml::openSource(bytes, m_path)
                                                  : json::openSource(bytes, m_path, {{"layout", m_options.format == Format::Json ? "document" : "lines"}});
    if (!source)
        return std::move(source).error();
    MW_TRY(const auto input, source->open(false));
    nested::RowCounter counter(pathInFile(place));
    for (bool more = true; more;) {
        MW_TRY_DO(job.checkpoint());
        MW_TRY(more, input->feed(counter, job));
    }
    return rows + counter.rows();
}

} // namespace mw

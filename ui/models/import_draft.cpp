// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/import_draft.h"

#include "core/connect/file_growth.h"
#include "core/connect/fixed/fixed_connection.h"
#include "core/mapping/problems.h"
#include "core/mapping/reshape.h"
#include "ui/present/encoding_doubt.h"
#include "ui/present/text.h"

#include <QFileInfo>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <set>

namespace mw::ui {

namespace {

constexpr std::uint64_t kRowsLookedAt = 10'000;
constexpr std::chrono::milliseconds kLookingTime{60}; // beyond the rows shown: an answer comes while one still looks
constexpr std::size_t kMalformedKept = 200;
constexpr std::uint64_t kMostMalformed = 2'000; // where nothing else comes

bool isAscii(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

std::uint64_t doubtfulIn(const Batch& batch) {
    std::uint64_t count = 0;
    for (const ColumnPtr& column : batch.columns) {
        if (column->type().kind != TypeKind::Text)
            continue;
        const auto values = column->values<std::string_view>();
        for (std::size_t row = 0; row < batch.rows; ++row)
            if (!column->isNull(row) && !isAscii(values[column->at(row)]))
                count += !doubtfulStretches(qt(values[column->at(row)])).isEmpty();
    }
    return count;
}

} // namespace

ImportDraft::ImportDraft(Tasks& tasks, QObject* parent) : QObject(parent), m_tasks(tasks) {}

void ImportDraft::clear() {
    m_rowsTask.cancel();
    m_shapeTask.cancel();
    m_markTask.cancel();
    m_document = nullptr;
    m_connection = {};
    m_location.clear();
    m_baseFolder.clear();
    m_entity.clear();
    m_rows = nullptr;
    m_shape = nullptr;
    m_error.reset();
    m_detected.clear();
    m_before.clear();
    m_after.clear();
}

void ImportDraft::beginNew(const QString& location) {
    clear();
    m_location = location;
    look();
}

void ImportDraft::beginExisting(std::shared_ptr<const mapping::Document> document, const Id& connection, const engine::Places& places) {
    clear();
    const mapping::Connection* known = document->connection(connection);
    if (!known)
        return;
    m_document = std::move(document);
    m_connection = *known;
    if (const auto location = places.locationOf(*m_document, *known))
        m_location = qt(location->text);
    m_baseFolder = places.baseFolder;
    look();
}

void ImportDraft::setLocation(const QString& location) {
    if (location == m_location)
        return;
    m_location = location;
    m_entity.clear();
    m_detected.clear();
    m_before.clear();
    m_after.clear();
    m_shape = nullptr;
    m_rows = nullptr;
    look();
}

void ImportDraft::setOption(const std::string& key, const std::string& value) {
    const auto known = m_connection.options.find(key);
    if (known == m_connection.options.end() ? value.empty() : known->second == value)
        return;
    OptionValues options = m_connection.options;
    if (value.empty())
        options.erase(key);
    else
        options[key] = value;
    change(std::move(options), m_entity);
}

void ImportDraft::clearOptions() { change({}, m_entity); }

void ImportDraft::change(OptionValues options, const std::string& entity, bool goesOn) {
    if (options == m_connection.options && entity == m_entity)
        return;
    if (!goesOn || m_before.empty())
        m_before.push_back({m_connection.options, m_entity});
    m_after.clear();
    m_connection.options = std::move(options);
    m_entity = entity;
    look();
}

void ImportDraft::undo() { step(m_before, m_after); }
void ImportDraft::redo() { step(m_after, m_before); }

void ImportDraft::step(std::vector<State>& from, std::vector<State>& to) {
    if (from.empty())
        return;
    to.push_back({m_connection.options, m_entity});
    m_connection.options = std::move(from.back().options);
    m_entity = std::move(from.back().entity);
    from.pop_back();
    look();
}

void ImportDraft::rememberFile(const std::string& key) {
    const auto asked = question();
    if (!asked)
        return;
    m_markTask.start<FileMark>(
        m_tasks, Tasks::Lane::Quick, tr("Read %1").arg(QFileInfo(m_location).fileName()), this,
        [path = asked->location.path](JobContext& job) { return markFile(path, job); },
        [this, key](Result<FileMark> result) {
            if (result)
                setOption(key, printFileMark(*result));
            else
                fail(result.error());
        });
}

void ImportDraft::showEntity(const std::string& entity) {
    if (entity == m_entity)
        return;
    m_entity = entity;
    Q_EMIT optionsChanged();
    if (const auto asked = question())
        readRows(*asked);
}

const Finding* ImportDraft::detected(const std::string& key) const {
    const auto known = m_detected.find(key);
    return known == m_detected.end() ? nullptr : &known->second;
}

mapping::Connection ImportDraft::connection() const {
    mapping::Connection made = m_connection;
    if (m_shape) {
        made.connector = m_shape->connector->name;
        made.schema = m_shape->schema;
    }
    if (isNew())
        made.locations = {{"dev", utf8(m_location)}};
    return made;
}

Result<ImportDraft::Question> ImportDraft::question() const {
    Question asked;
    MW_TRY(asked.location, parseLocation(utf8(m_location), m_baseFolder));
    asked.connector = m_connection.connector;
    asked.options = m_connection.options;
    asked.entity = m_entity;
    return asked;
}

Result<std::unique_ptr<Connection>> ImportDraft::open(const Question& question) {
    if (question.connector.empty())
        return openConnection(question.location, question.options);
    for (const ConnectorInfo& info : connectors())
        if (info.name == question.connector)
            return info.open(question.location, question.options);
    return makeError(Code::UnknownConnector, question.connector);
}

Result<std::shared_ptr<const ImportDraft::Rows>> ImportDraft::lookAtRows(const Question& question, JobContext& job) {
    MW_TRY(const auto connection, open(question));
    ReadOptions options;
    options.limit = kRowsLookedAt + 1;
    const std::string& entity = question.entity.empty() ? question.location.entity : question.entity;
    MW_TRY(const auto reader, connection->read(entity, options, job));
    auto rows = std::make_shared<Rows>();
    rows->entity = question.entity;
    rows->fields = reader->fields();
    const auto begin = std::chrono::steady_clock::now();
    std::uint64_t good = 0;
    while (good <= kRowsLookedAt && rows->malformedCount < kMostMalformed &&
           (good < kShownRows || std::chrono::steady_clock::now() - begin < kLookingTime)) {
        MW_TRY_DO(job.checkpoint());
        auto batch = std::make_shared<Batch>();
        MW_TRY(const bool more, reader->next(*batch, job));
        rows->malformedCount += batch->malformed.size();
        for (MalformedRow& row : batch->malformed)
            if (rows->malformed.size() < kMalformedKept)
                rows->malformed.push_back(std::move(row));
        if (!more) {
            rows->complete = true;
            break;
        }
        good += batch->rows;
        rows->doubtful += doubtfulIn(*batch);
        if (rows->count < kShownRows) {
            rows->count = std::min(kShownRows, rows->count + batch->rows);
            rows->batches.push_back(std::move(batch));
        }
    }
    rows->looked = std::min(good, kRowsLookedAt) + rows->malformedCount;
    if (const Repairs* repairs = reader->repairs())
        rows->repairs = *repairs;
    return std::shared_ptr<const Rows>(std::move(rows));
}

Result<std::shared_ptr<const ImportDraft::Shape>> ImportDraft::lookAtShape(const Question& question, const mapping::Document* document,
                                                                           mapping::Connection connection, JobContext& job) {
    auto shape = std::make_shared<Shape>();
    if (question.connector.empty()) {
        MW_TRY(shape->connector, connectorFor(question.location));
    } else {
        for (const ConnectorInfo& info : connectors())
            if (info.name == question.connector)
                shape->connector = &info;
    }
    MW_TRY(const auto opened, open(question));
    MW_TRY(shape->schema, opened->schema(job));
    shape->findings = opened->findings();
    if (auto* const columns = dynamic_cast<fixed::FixedConnection*>(opened.get())) {
        MW_TRY(const fixed::FixedFile* const file, columns->file(job));
        shape->fixedFile = std::make_shared<const fixed::FixedFile>(*file);
    }
    std::error_code failure;
    shape->isFile = std::filesystem::is_regular_file(question.location.path, failure);
    if (document) {
        connection.schema = shape->schema;
        mapping::Document changed = *document;
        IdMaker ids;
        MW_TRY(const mapping::Edit edit, mapping::reshape(changed, std::move(connection), ids));
        MW_TRY_DO(mapping::apply(changed, edit));
        std::set<std::string> known;
        for (const mapping::Problem& problem : mapping::findProblems(*document))
            known.insert(problem.where + '\n' + problem.message);
        for (const mapping::Problem& problem : mapping::findProblems(changed))
            if (problem.severity == mapping::Problem::Severity::Error && !known.contains(problem.where + '\n' + problem.message))
                shape->newProblems.push_back(problem.where + ": " + problem.message);
    }
    return std::shared_ptr<const Shape>(std::move(shape));
}

void ImportDraft::look() {
    m_error.reset();
    m_rowsTask.cancel();
    m_shapeTask.cancel();
    const auto asked = question();
    if (!asked) {
        fail(asked.error());
        return;
    }
    m_shapeTask.start<std::shared_ptr<const Shape>>(
        m_tasks, Tasks::Lane::Quick, tr("Look at %1").arg(QFileInfo(m_location).fileName()), this,
        [asked = *asked, document = m_document, connection = m_connection](JobContext& job) {
            return lookAtShape(asked, document.get(), connection, job);
        },
        [this](Result<std::shared_ptr<const Shape>> result) {
            if (!result) {
                fail(result.error());
                return;
            }
            m_shape = std::move(result).value();
            for (const Finding& finding : m_shape->findings)
                if (!finding.option.empty() && !m_connection.options.contains(finding.option))
                    m_detected[finding.option] = finding;
            Q_EMIT shapeChanged();
        });
    readRows(*asked);
    Q_EMIT optionsChanged();
}

void ImportDraft::readRows(const Question& question) {
    m_rowsTask.start<std::shared_ptr<const Rows>>(
        m_tasks, Tasks::Lane::Quick, tr("Read the first rows"), this,
        [question](JobContext& job) { return lookAtRows(question, job); },
        [this](Result<std::shared_ptr<const Rows>> result) {
            if (!result) {
                fail(result.error());
                return;
            }
            m_rows = std::move(result).value();
            Q_EMIT rowsChanged();
        });
}

void ImportDraft::fail(const Error& error) {
    m_error = error;
    Q_EMIT shapeChanged();
}

} // namespace mw::ui

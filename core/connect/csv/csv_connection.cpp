// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/csv/csv_connection.h"

#include "core/base/file.h"
#include "core/base/message_catalogue.h"
#include "core/base/unicode.h"
#include "core/base/utf8.h"
#include "core/base/wording.h"
#include "core/connect/csv/delimited_name.h"
#include "core/connect/csv/csv_reader.h"
#include "core/connect/csv/field_conventions.h"
#include "core/connect/file_set.h"
#include "core/connect/many_files_reader.h"
#include "core/connect/type_suggestion.h"

#include <algorithm>
#include <filesystem>
#include <system_error>

namespace mw::csv {

namespace fs = std::filesystem;

namespace {

constexpr std::uint64_t kRowsLookedAt = 10'000;

std::string fileName(const std::string& path) {
    return fs::path(path).filename().string();
}

/// Says whether the first `bytes` of a source end with a line end.
Result<bool> endsWithLine(ByteSource& source, std::uint64_t bytes) {
    std::vector<char> room(64 * 1024);
    char last = '\n';
    while (bytes > 0) {
        MW_TRY(const std::size_t got, source.read(room.data(), std::size_t(std::min<std::uint64_t>(room.size(), bytes))));
        if (got == 0)
            break;
        last = room[got - 1];
        bytes -= got;
    }
    return last == '\n' || last == '\r';
}

} // namespace

Result<std::unique_ptr<Connection>> CsvConnection::open(const Location& location, const OptionValues& values) {
    return open(location, values, {});
}

Result<std::unique_ptr<Connection>> CsvConnection::open(const Location& location, const OptionValues& values, Access access) {
    std::unique_ptr<CsvConnection> connection(new CsvConnection(std::move(access)));
    std::error_code failure;
    const fs::file_status status = fs::status(location.path, failure);
    if (status.type() == fs::file_type::directory) {
        MW_TRY(const auto files, filesOfFolder(location.path, isDelimitedName));
        if (files.empty())
            return at(makeError(Code::UnknownConnector, "a folder without files of delimited text"), location.path);
        for (const std::string& path : files) {
            const auto sameStem = [&](const std::string& other) { return nameWithoutEnding(other) == nameWithoutEnding(path); };
            const bool isUnique = std::count_if(files.begin(), files.end(), sameStem) == 1;
            connection->m_sources.push_back({isUnique ? nameWithoutEnding(path) : fileName(path), {path}});
        }
    } else if (status.type() == fs::file_type::not_found && hasWildcard(location.path)) {
        MW_TRY(auto files, filesOfWildcard(location.path));
        connection->m_root = fixedFolder(location.path);
        connection->m_sources.push_back({nameWithoutEnding(location.path), std::move(files), true, {}});
    } else {
        MW_TRY_DO(connection->m_access.openFile(location.path)); // says why where it cannot be read
        connection->m_sources.push_back({nameWithoutEnding(location.path), {location.path}});
    }
    if (auto known = connection->readOptions(values); !known)
        return at(std::move(known).error(), location.text);
    return std::unique_ptr<Connection>(std::move(connection));
}

Result<void> CsvConnection::readOptions(const OptionValues& values) {
    std::vector<std::string> names;
    for (const Source& source : m_sources)
        names.push_back(source.name);
    for (Source& source : m_sources) {
        MW_TRY(const OptionValues own, optionsOf(source.name, names, values));
        MW_TRY(source.options, parseOptions(own));
    }
    return {};
}

std::string CsvConnection::optionKey(const Source& source, const std::string& option, const std::string& field) const {
    std::string key = option;
    if (!option.empty() && m_sources.size() > 1)
        key += "." + source.name;
    if (!option.empty() && !field.empty())
        key += "." + field;
    return key;
}

Result<CsvConnection::Place> CsvConnection::find(const std::string& entity) {
    if (entity.empty())
        return Place{&m_sources.front(), 0};
    for (const Source& source : m_sources)
        if (source.name == entity || (!source.isWildcard && fileName(source.paths.front()) == entity))
            return Place{&source, 0};
    MW_TRY(const Place table, findTable(entity));
    if (table.source)
        return table;
    const std::string folded = foldCase(entity);
    Place match;
    std::size_t matches = 0;
    std::string names;
    for (const Source& source : m_sources) {
        names += (names.empty() ? "" : ", ") + source.name;
        if (foldCase(source.name) == folded) {
            match = {&source, 0};
            ++matches;
        }
    }
    if (matches == 1)
        return match;
    return makeError(Code::UnknownEntity, mw::quoted(entity), elideMiddle(names, 400));
}

/// Looks for a table behind the first of a file; no source where there is none.
Result<CsvConnection::Place> CsvConnection::findTable(const std::string& entity) {
    for (const Source& source : m_sources) {
        if (source.isWildcard || !entity.starts_with(source.name + "_"))
            continue;
        MW_TRY(const FileLayout* file, layoutOf(source, source.paths.front()));
        for (std::size_t table = 1; table < file->tables.size(); ++table)
            if (tableName({&source, table}) == entity)
                return Place{&source, table};
    }
    return Place();
}

Result<const FileLayout*> CsvConnection::layoutOf(const Source& source, const std::string& path) {
    if (const auto known = m_layouts.find(path); known != m_layouts.end())
        return &known->second;
    MW_TRY(auto layout, detectFile(path, source.options, m_access.openFile));
    return &m_layouts.emplace(path, std::move(layout)).first->second;
}

std::string CsvConnection::tableName(const Place& place) const {
    std::string name = place.source->name;
    if (place.table == 0)
        return name;
    name += "_" + std::to_string(place.table + 1);
    const auto isTaken = [&](const Source& other) { return other.name == name; };
    while (std::any_of(m_sources.begin(), m_sources.end(), isTaken))
        name += "_";
    return name;
}

std::string CsvConnection::shownName(const Source& source, const std::string& path) const {
    return source.isWildcard && path.starts_with(m_root) ? path.substr(m_root.size()) : fileName(path);
}

Result<CsvLayout> CsvConnection::newRowsOf(const std::string& path, const FileMark& seen, CsvLayout layout, JobContext& job) {
    MW_TRY(const Growth growth, growthOf(path, seen, job));
    if (growth == Growth::Changed)
        return at(makeError(Code::WrongValue, "the file does not begin with what was last seen: all its rows are to be read"), path);
    if (!layout.encoding.isUtf8())
        return at(makeError(Code::NotSupported, "reading only new rows of a file in " + layout.encoding.name), path);
    MW_TRY(const auto source, openFile(path));
    MW_TRY(const bool endsLine, endsWithLine(*source, seen.bytes));
    if (!endsLine)
        return at(makeError(Code::WrongValue, "what was last seen ends inside a row: all its rows are to be read"), path);
    layout.dataBegin = std::max(layout.dataBegin, seen.bytes - std::min<std::uint64_t>(seen.bytes, layout.encoding.markBytes));
    return layout;
}

Result<std::unique_ptr<Reader>> CsvConnection::readTable(const Place& place, const ReadOptions& options, JobContext& job) {
    const Source& source = *place.source;
    if (!source.isWildcard) {
        const std::string& path = source.paths.front();
        MW_TRY(const FileLayout* file, layoutOf(source, path));
        MW_TRY(auto bytes, m_access.openFile(path));
        CsvLayout layout = file->tables[place.table];
        if (source.options.onlyNew) {
            MW_TRY(layout, newRowsOf(path, *source.options.lastSeen, std::move(layout), job));
        }
        MW_TRY(auto reader, CsvReader::open(std::move(bytes), fileName(path), layout, options, m_access.limits));
        return std::unique_ptr<Reader>(std::move(reader));
    }
    return readAll(source, options);
}

Result<std::unique_ptr<Reader>> CsvConnection::readAll(const Source& source, const ReadOptions& options) {
    std::vector<CsvLayout> layouts;
    std::size_t widest = 0;
    for (const std::string& path : source.paths) {
        MW_TRY(const FileLayout* file, layoutOf(source, path));
        layouts.push_back(file->tables.front());
        widest = std::max(widest, layouts.back().widest);
    }
    std::vector<ManyFilesReader::File> files;
    for (std::size_t i = 0; i < source.paths.size(); ++i) {
        CsvLayout& layout = layouts[i];
        if (options.raw) {
            layout.widest = widest;
            layout.names.resize(widest);
            for (std::size_t place = 0; place < widest; ++place)
                layout.names[place] = positionName(place);
        }
        ManyFilesReader::File& file = files.emplace_back();
        const std::string& path = source.paths[i];
        file.name = shownName(source, path);
        for (const std::string& name : layout.names) {
            file.fields.emplace_back().name = name;
            file.fields.back().type = LogicalType::text();
        }
        std::error_code failure;
        const auto size = fs::file_size(path, failure);
        file.bytes = failure ? 0 : size;
        file.open = [path, name = file.name, layout, access = m_access](const ReadOptions& wanted, JobContext&) -> Result<std::unique_ptr<Reader>> {
            MW_TRY(auto bytes, access.openFile(path));
            MW_TRY(auto reader, CsvReader::open(std::move(bytes), name, layout, wanted, access.limits));
            return std::unique_ptr<Reader>(std::move(reader));
        };
    }
    return ManyFilesReader::open(std::move(files), options);
}

Result<std::unique_ptr<Reader>> CsvConnection::read(const std::string& entity, const ReadOptions& options,
                                                    JobContext& job) {
    MW_TRY_DO(job.checkpoint());
    MW_TRY(const Place place, find(entity));
    return readTable(place, options, job);
}

Result<Entity> CsvConnection::describe(const Place& place, JobContext& job) {
    ReadOptions options;
    options.limit = kRowsLookedAt + 1; // one more tells whether there are more
    MW_TRY(auto reader, readTable(place, options, job));
    Entity entity;
    entity.name = tableName(place);
    entity.fields = reader->fields();
    std::vector<TypeSuggestion> suggestions(entity.fields.size());
    std::vector<FieldConventions> conventions(entity.fields.size());
    std::uint64_t rows = 0;
    std::uint64_t malformed = 0;
    std::uint64_t bytes = 0;
    Batch batch;
    while (true) {
        MW_TRY(const bool more, reader->next(batch, job));
        bytes += batch.sourceBytes;
        malformed += batch.malformed.size();
        if (!more)
            break;
        const std::size_t looked = std::min(batch.rows, std::size_t(kRowsLookedAt - std::min(rows, kRowsLookedAt)));
        rows += batch.rows;
        for (std::size_t i = 0; i < batch.columns.size(); ++i) {
            const Column& column = *batch.columns[i];
            const auto values = column.values<std::string_view>();
            for (std::size_t row = 0; row < looked; ++row)
                if (!column.isNull(row)) {
                    suggestions[i].add(values[column.at(row)]);
                    conventions[i].add(values[column.at(row)]);
                }
        }
    }
    const bool isWhole = rows <= kRowsLookedAt;
    for (std::size_t i = 0; i < entity.fields.size(); ++i) {
        Field& field = entity.fields[i];
        field.suggestedType = suggestions[i].type();
        field.evidence = suggestions[i].evidence();
        if (!isWhole && !field.evidence.empty())
            field.evidence += ", in the first " + grouped(kRowsLookedAt) + " rows";
    }
    std::vector<Finding>& told = m_conventions[entity.name];
    told.clear();
    const CsvOptions& said = place.source->options;
    const auto saidOf = [](const auto& byField, const std::string& field, const auto& otherwise) {
        const auto own = byField.find(field);
        return own == byField.end() ? otherwise : std::optional(own->second);
    };
    for (std::size_t i = 0; i < entity.fields.size(); ++i) {
        const std::string& field = entity.fields[i].name;
        for (auto finding : {conventions[i].decimalMark(saidOf(said.decimalMarkOf, field, said.decimalMark)),
                             conventions[i].dateOrder(saidOf(said.dateOrderOf, field, said.dateOrder))})
            if (finding) {
                finding->entity = entity.name;
                finding->field = field;
                finding->option = optionKey(*place.source, finding->option, field);
                told.push_back(*std::move(finding));
            }
    }
    entity.rowsAreExact = isWhole;
    entity.rowEstimate = rows + malformed;
    if (!isWhole && bytes > 0)
        entity.rowEstimate = std::uint64_t(double(rows + malformed) * double(reader->totalBytes()) / double(bytes));
    return entity;
}

Result<void> CsvConnection::compareWithLastSeen(JobContext& job) {
    const Source& source = m_sources.front();
    if (!source.options.lastSeen || m_sources.size() != 1 || source.isWildcard)
        return {};
    MW_TRY(const Growth growth, growthOf(source.paths.front(), *source.options.lastSeen, job));
    Finding finding;
    finding.what = forPeople("since last seen");
    finding.value = growth == Growth::Same ? "same" : growth == Growth::Appended ? "appended" : "changed";
    finding.reason = growth == Growth::Changed ? "the file does not begin with the bytes that were known"
                                                : "the bytes that were known are there unchanged";
    m_growth = std::move(finding);
    return {};
}

Result<Schema> CsvConnection::schema(JobContext& job) {
    Schema schema;
    MW_TRY_DO(compareWithLastSeen(job));
    for (const Source& source : m_sources) {
        MW_TRY(const FileLayout* file, layoutOf(source, source.paths.front()));
        const std::size_t tables = source.isWildcard ? 1 : file->tables.size();
        for (std::size_t table = 0; table < tables; ++table) {
            MW_TRY(auto entity, describe({&source, table}, job));
            schema.entities.push_back(std::move(entity));
        }
    }
    return schema;
}

std::vector<Finding> CsvConnection::findings() {
    std::vector<Finding> found;
    const bool hasSeveralFiles = m_sources.size() > 1 || m_sources.front().paths.size() > 1;
    for (const Source& source : m_sources) {
        for (const std::string& path : source.paths) {
            const auto file = layoutOf(source, path);
            if (!file)
                continue; // schema() and read() say why
            const std::string shown = hasSeveralFiles ? (source.isWildcard ? shownName(source, path) : source.name) : "";
            for (Finding finding : (*file)->findings) {
                finding.entity = shown;
                finding.option = optionKey(source, finding.option);
                found.push_back(std::move(finding));
            }
            const bool hasSeveralTables = !source.isWildcard && (*file)->tables.size() > 1;
            for (std::size_t table = 0; table < (source.isWildcard ? 1 : (*file)->tables.size()); ++table)
                for (Finding finding : (*file)->tables[table].findings) {
                    finding.entity = hasSeveralTables ? tableName({&source, table}) : shown;
                    finding.option = optionKey(source, finding.option);
                    found.push_back(std::move(finding));
                }
        }
    }
    if (m_growth)
        found.push_back(*m_growth);
    for (const auto& [entity, findings] : m_conventions)
        found.insert(found.end(), findings.begin(), findings.end());
    return found;
}

} // namespace mw::csv

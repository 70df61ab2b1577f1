// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/csv/csv_connection.h"

#include "core/base/file.h"
#include "core/base/unicode.h"
#include "core/base/utf8.h"
#include "core/base/wording.h"
#include "core/connect/csv/file_set.h"
#include "core/connect/csv/layout_detection.h"
#include "core/connect/type_suggestion.h"

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <system_error>

namespace mw::csv {

namespace fs = std::filesystem;

namespace {

constexpr std::uint64_t kRowsLookedAt = 10'000;

std::string fileName(const std::string& path) {
    return fs::path(path).filename().string();
}

std::string stem(const std::string& path) {
    const std::string name = fs::path(path).stem().string();
    return name.empty() ? fileName(path) : name;
}

/// The path's beginning without its first part with a wildcard and what follows.
std::string fixedFolder(const std::string& pattern) {
    const std::size_t wild = pattern.find_first_of("*?[");
    const std::size_t separator = pattern.rfind('/', wild);
    return separator == std::string::npos ? std::string() : pattern.substr(0, separator + 1);
}

} // namespace

Result<std::unique_ptr<Connection>> CsvConnection::open(const Location& location, const OptionValues& values) {
    std::unique_ptr<CsvConnection> connection(new CsvConnection);
    auto options = parseOptions(values);
    if (!options)
        return at(std::move(options).error(), location.text);
    connection->m_options = std::move(options).value();

    std::error_code failure;
    const fs::file_status status = fs::status(location.path, failure);
    if (status.type() == fs::file_type::directory) {
        MW_TRY(const auto files, filesOfFolder(location.path));
        if (files.empty())
            return at(makeError(Code::UnknownConnector, "a folder without files of delimited text"), location.path);
        for (const std::string& path : files) {
            const auto sameStem = [&](const std::string& other) { return stem(other) == stem(path); };
            const bool isUnique = std::count_if(files.begin(), files.end(), sameStem) == 1;
            connection->m_sources.push_back({isUnique ? stem(path) : fileName(path), {path}, false});
        }
    } else if (status.type() == fs::file_type::not_found && hasWildcard(location.path)) {
        MW_TRY(auto files, filesOfWildcard(location.path));
        connection->m_root = fixedFolder(location.path);
        connection->m_sources.push_back({stem(location.path), std::move(files), true});
    } else {
        MW_TRY_DO(openFile(location.path)); // says why where it cannot be read
        connection->m_sources.push_back({stem(location.path), {location.path}, false});
    }
    return std::unique_ptr<Connection>(std::move(connection));
}

Result<const CsvConnection::Source*> CsvConnection::find(const std::string& entity) const {
    if (entity.empty())
        return &m_sources.front();
    for (const Source& source : m_sources)
        if (source.name == entity || (!source.isWildcard && fileName(source.paths.front()) == entity))
            return &source;
    const std::string folded = foldCase(entity);
    const Source* match = nullptr;
    std::size_t matches = 0;
    std::string names;
    for (const Source& source : m_sources) {
        names += (names.empty() ? "" : ", ") + source.name;
        if (foldCase(source.name) == folded) {
            match = &source;
            ++matches;
        }
    }
    if (matches == 1)
        return match;
    return makeError(Code::UnknownEntity, mw::quoted(entity), elideMiddle(names, 400));
}

Result<const CsvLayout*> CsvConnection::layoutOf(const std::string& path) {
    if (const auto known = m_layouts.find(path); known != m_layouts.end())
        return &known->second;
    MW_TRY(auto layout, detectFile(path, m_options));
    return &m_layouts.emplace(path, std::move(layout)).first->second;
}

std::string CsvConnection::shownName(const Source& source, const std::string& path) const {
    return source.isWildcard && path.starts_with(m_root) ? path.substr(m_root.size()) : fileName(path);
}

Result<std::unique_ptr<Reader>> CsvConnection::readSource(const Source& source, const ReadOptions& options) {
    if (!source.isWildcard) {
        const std::string& path = source.paths.front();
        MW_TRY(const CsvLayout* layout, layoutOf(path));
        MW_TRY(auto bytes, openFile(path));
        MW_TRY(auto reader, CsvReader::open(std::move(bytes), fileName(path), *layout, options));
        return std::unique_ptr<Reader>(std::move(reader));
    }
    std::vector<ManyFilesReader::File> files;
    for (const std::string& path : source.paths) {
        MW_TRY(const CsvLayout* layout, layoutOf(path));
        files.push_back({path, shownName(source, path), *layout});
    }
    MW_TRY(auto reader, ManyFilesReader::open(std::move(files), options));
    return std::unique_ptr<Reader>(std::move(reader));
}

Result<std::unique_ptr<Reader>> CsvConnection::read(const std::string& entity, const ReadOptions& options,
                                                    JobContext& job) {
    MW_TRY_DO(job.checkpoint());
    MW_TRY(const Source* source, find(entity));
    MW_TRY(auto reader, readSource(*source, options));
    return std::unique_ptr<Reader>(std::move(reader));
}

Result<Entity> CsvConnection::describe(const Source& source, JobContext& job) {
    ReadOptions options;
    options.limit = kRowsLookedAt + 1; // one more tells whether there are more
    MW_TRY(auto reader, readSource(source, options));
    Entity entity;
    entity.name = source.name;
    entity.fields = reader->fields();
    std::vector<TypeSuggestion> suggestions(entity.fields.size());
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
                if (!column.isNull(row))
                    suggestions[i].add(values[column.at(row)]);
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
    entity.rowsAreExact = isWhole;
    entity.rowEstimate = rows + malformed;
    if (!isWhole && bytes > 0)
        entity.rowEstimate = std::uint64_t(double(rows + malformed) * double(reader->totalBytes()) / double(bytes));
    return entity;
}

Result<Schema> CsvConnection::schema(JobContext& job) {
    Schema schema;
    for (const Source& source : m_sources) {
        MW_TRY(auto entity, describe(source, job));
        schema.entities.push_back(std::move(entity));
    }
    return schema;
}

std::vector<std::pair<std::string, std::string>> CsvConnection::detected() {
    std::vector<std::pair<std::string, std::string>> found;
    const bool several = m_sources.size() > 1 || m_sources.front().paths.size() > 1;
    for (const Source& source : m_sources) {
        for (const std::string& path : source.paths) {
            const auto layout = layoutOf(path);
            if (!layout)
                continue; // schema() and read() say why
            for (const Decision& decision : (*layout)->decisions) {
                char sureness[16];
                std::snprintf(sureness, sizeof sureness, " (%.2f): ", decision.confidence);
                found.emplace_back(several ? shownName(source, path) + ": " + decision.what : decision.what,
                                   decision.value + sureness + decision.reason);
            }
        }
    }
    return found;
}

} // namespace mw::csv

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/many_files_connection.h"

#include "core/base/utf8.h"
#include "core/base/wording.h"
#include "core/connect/file_set.h"

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <utility>

namespace mw {

Result<std::unique_ptr<Connection>> ManyFilesConnection::open(const std::string& pattern, const OpenFileConnection& openFile) {
    MW_TRY(const std::vector<std::string> paths, filesOfWildcard(pattern));
    std::unique_ptr<ManyFilesConnection> connection(new ManyFilesConnection(pattern));
    const std::size_t folder = fixedFolder(pattern).size();
    for (const std::string& path : paths) {
        MW_TRY(auto file, openFile(path));
        connection->m_files.push_back({path, path.substr(folder), std::move(file)});
    }
    return std::unique_ptr<Connection>(std::move(connection));
}

std::string ManyFilesConnection::shownName(const File& file, const std::string& entity) const {
    return entity == nameWithoutEnding(file.path) ? nameWithoutEnding(m_pattern) : entity;
}

Result<void> ManyFilesConnection::describe(JobContext& job) {
    MW_TRY_DO(job.checkpoint());
    if (m_schema)
        return {};
    Schema all;
    for (File& file : m_files) {
        MW_TRY(file.schema, file.connection->schema(job));
        for (const Entity& entity : file.schema.entities) {
            const std::string name = shownName(file, entity.name);
            const bool isKnown = std::any_of(all.entities.begin(), all.entities.end(), [&](const Entity& known) { return known.name == name; });
            if (!isKnown)
                all.entities.emplace_back().name = name;
        }
    }
    for (Entity& entity : all.entities)
        entity = unite(entity.name);
    m_schema = std::move(all);
    return {};
}

std::vector<ManyFilesReader::File> ManyFilesConnection::filesWith(const std::string& name) const {
    std::vector<ManyFilesReader::File> files;
    for (const File& file : m_files)
        for (const Entity& entity : file.schema.entities) {
            if (shownName(file, entity.name) != name)
                continue;
            std::error_code failure;
            const auto size = std::filesystem::file_size(file.path, failure);
            files.push_back({file.name, entity.fields, failure ? 0 : size,
                             [connection = file.connection, own = entity.name](const ReadOptions& options, JobContext& job) {
                                 return connection->read(own, options, job);
                             }});
        }
    return files;
}

Entity ManyFilesConnection::unite(const std::string& name) const {
    Entity all;
    all.name = name;
    all.rowsAreExact = true;
    std::vector<std::vector<std::string>> own;
    all.fields = unionOfFields(filesWith(name), own);
    for (const File& file : m_files)
        for (const Entity& entity : file.schema.entities) {
            if (shownName(file, entity.name) != name)
                continue;
            all.rowsAreExact = all.rowsAreExact && entity.rowsAreExact;
            all.rowEstimate = all.rowEstimate.value_or(0) + entity.rowEstimate.value_or(0);
            for (Field& field : all.fields)
                if (const Field* const here = entity.field(field.name); here && here->suggestedType != field.suggestedType) {
                    field.suggestedType = LogicalType::null(); // what one file suggests need not hold for the others
                    field.evidence.clear();
                }
            if (all.keys.empty() && all.relations.empty()) {
                all.keys = entity.keys;
                all.relations = entity.relations;
                for (Relation& relation : all.relations)
                    relation.parentEntity = shownName(file, relation.parentEntity);
            }
        }
    const auto addFileName = [](std::vector<std::string>& fields) { fields.insert(fields.begin(), std::string(kFileNameField)); };
    for (Key& key : all.keys)
        addFileName(key.fields);
    for (Relation& relation : all.relations) {
        addFileName(relation.fields);
        addFileName(relation.parentFields);
    }
    return all;
}

Result<Schema> ManyFilesConnection::schema(JobContext& job) {
    MW_TRY_DO(describe(job));
    return *m_schema;
}

Result<std::unique_ptr<Reader>> ManyFilesConnection::read(const std::string& entity, const ReadOptions& options, JobContext& job) {
    MW_TRY_DO(describe(job));
    const Entity* const wanted = entity.empty() ? &m_schema->entities.front() : m_schema->entity(entity);
    if (!wanted) {
        std::vector<std::string> names;
        for (const Entity& known : m_schema->entities)
            names.push_back(known.name);
        return at(makeError(Code::UnknownEntity, mw::quoted(entity), elideMiddle(listed(names), 400)), m_pattern);
    }
    return ManyFilesReader::open(filesWith(wanted->name), options);
}

std::vector<Finding> ManyFilesConnection::findings() {
    const auto isSame = [](const Finding& a, const Finding& b) {
        return a.entity == b.entity && a.field == b.field && a.what == b.what && a.value == b.value && a.reason == b.reason;
    };
    std::vector<Finding> all;
    std::vector<std::pair<std::string, std::vector<Finding>>> byFile;
    for (File& file : m_files)
        byFile.emplace_back(file.name, file.connection->findings());
    for (const auto& [name, findings] : byFile)
        for (const Finding& finding : findings) {
            const auto hasIt = [&](const std::vector<Finding>& others) {
                return std::any_of(others.begin(), others.end(), [&](const Finding& other) { return isSame(finding, other); });
            };
            const bool holdsForAll = std::all_of(byFile.begin(), byFile.end(), [&](const auto& other) { return hasIt(other.second); });
            if (holdsForAll && hasIt(all))
                continue;
            all.push_back(finding);
            if (!holdsForAll)
                all.back().entity = name;
        }
    return all;
}

Result<std::unique_ptr<Connection>> openOneOrMany(const Location& location, const OpenFileConnection& openFile) {
    std::error_code failure;
    if (std::filesystem::exists(location.path, failure) || !hasWildcard(location.path))
        return openFile(location.path);
    return ManyFilesConnection::open(location.path, openFile);
}

} // namespace mw

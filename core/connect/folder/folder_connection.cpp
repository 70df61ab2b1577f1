// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/folder/folder_connection.h"

#include "core/base/utf8.h"
#include "core/base/wording.h"
#include "core/connect/file_set.h"

#include <algorithm>
#include <array>
#include <filesystem>

namespace mw::folder {

bool isDataName(std::string_view path) {
    static constexpr std::array<std::string_view, 20> kNames = {"csv",  "tsv", "tab",    "psv", "txt",  "json", "geojson", "ndjson", "jsonl", "jsonlines",
                                                                "xml",  "kml", "xlsx",   "xlsm", "ods",  "xls",  "fwf",     "prn",    "ebcdic", "dbf"};
    return std::find(kNames.begin(), kNames.end(), lowerExtension(path)) != kNames.end();
}

FolderConnection::FolderConnection(const std::vector<std::string>& paths) {
    for (const std::string& path : paths) {
        const std::string name = nameWithoutEnding(path);
        const auto isSame = [&](const std::string& other) { return nameWithoutEnding(other) == name; };
        const bool isUnique = std::count_if(paths.begin(), paths.end(), isSame) == 1;
        m_parts.push_back({isUnique ? name : std::filesystem::path(path).filename().string(), path, nullptr, {}});
    }
}

Result<void> FolderConnection::open(JobContext& job) {
    if (m_isOpen)
        return {};
    Schema all;
    for (Part& part : m_parts) {
        Location location;
        location.text = location.path = part.path;
        location.scheme = "file";
        MW_TRY(part.connection, openConnection(location));
        MW_TRY(Schema schema, part.connection->schema(job));
        const std::string own = nameWithoutEnding(part.path);
        for (const Entity& entity : schema.entities)
            part.names[entity.name] = schema.entities.size() == 1 || entity.name == own ? part.name : part.name + "." + entity.name;
        for (Entity& entity : schema.entities) {
            entity.name = part.names[entity.name];
            for (Relation& relation : entity.relations)
                if (const auto parent = part.names.find(relation.parentEntity); parent != part.names.end())
                    relation.parentEntity = parent->second;
            all.entities.push_back(std::move(entity));
        }
    }
    m_schema = std::move(all);
    m_isOpen = true;
    return {};
}

Result<Schema> FolderConnection::schema(JobContext& job) {
    MW_TRY_DO(open(job));
    return m_schema;
}

Result<FolderConnection::Place> FolderConnection::find(const std::string& entity, JobContext& job) {
    MW_TRY_DO(open(job));
    const Entity* const wanted = entity.empty() && !m_schema.entities.empty() ? &m_schema.entities.front() : m_schema.entity(entity);
    for (Part& part : m_parts)
        for (const auto& [own, shown] : part.names)
            if (wanted && shown == wanted->name)
                return Place{&part, own};
    std::vector<std::string> names;
    for (const Entity& known : m_schema.entities)
        names.push_back(known.name);
    return makeError(Code::UnknownEntity, mw::quoted(entity), elideMiddle(listed(names), 400));
}

Result<std::unique_ptr<Reader>> FolderConnection::read(const std::string& entity, const ReadOptions& options, JobContext& job) {
    MW_TRY_DO(job.checkpoint());
    MW_TRY(const Place place, find(entity, job));
    return place.part->connection->read(place.entity, options, job);
}

std::vector<Finding> FolderConnection::findings() {
    std::vector<Finding> all;
    for (Part& part : m_parts)
        if (part.connection)
            for (Finding finding : part.connection->findings()) {
                const auto shown = part.names.find(finding.entity);
                finding.entity = shown != part.names.end() ? shown->second : part.name;
                finding.option.clear(); // an option would be meant for all files
                all.push_back(std::move(finding));
            }
    return all;
}

Result<std::optional<std::uint64_t>> FolderConnection::countRows(const std::string& entity, JobContext& job) {
    MW_TRY(const Place place, find(entity, job));
    return place.part->connection->countRows(place.entity, job);
}

} // namespace mw::folder

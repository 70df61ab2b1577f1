// SPDX-License-Identifier: GPL-3.0-or-later
/// folder: a folder of files of several formats as one connection; each file is read by its own connector, through the
/// contract. Includes base..connect.
#pragma once

#include "core/connect/connector.h"

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace mw::folder {

/// Says whether a folder's file is one of data, by its name.
bool isDataName(std::string_view path);

/// The entities of all files. One that is its file's only one, or named as it, is named as the file, others "file.entity".
class FolderConnection final : public Connection {
public:
    /// `paths`: the files, at least one.
    explicit FolderConnection(const std::vector<std::string>& paths);

    Result<Schema> schema(JobContext& job) override;
    Result<std::unique_ptr<Reader>> read(const std::string& entity, const ReadOptions& options, JobContext& job) override;
    std::vector<Finding> findings() override;
    Result<std::optional<std::uint64_t>> countRows(const std::string& entity, JobContext& job) override;

private:
    struct Part {
        std::string name; ///< of the file, as its entities are named
        std::string path;
        std::unique_ptr<Connection> connection;
        std::map<std::string, std::string> names; ///< of the entities, by their own
    };
    /// An entity of a file.
    struct Place {
        Part* part = nullptr;
        std::string entity;
    };
    Result<void> open(JobContext& job);
    Result<Place> find(const std::string& entity, JobContext& job);

    std::vector<Part> m_parts;
    Schema m_schema;
    bool m_isOpen = false;
};

} // namespace mw::folder

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connect/connector.h"
#include "core/connect/many_files_reader.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace mw {

/// Opens one file of a format.
using OpenFileConnection = std::function<Result<std::unique_ptr<Connection>>(const std::string& path)>;

/// The files of a wildcard as one connection: an entity for each that they have, with the rows of all files, see
/// ManyFilesReader. One that is named as its file is named as the wildcard. What is generated tells records of one file
/// apart, so keys and relations hold together with the name of the file.
class ManyFilesConnection final : public Connection {
public:
    /// FileNotFound where no file is meant.
    static Result<std::unique_ptr<Connection>> open(const std::string& pattern, const OpenFileConnection& openFile);

    Result<Schema> schema(JobContext& job) override;
    Result<std::unique_ptr<Reader>> read(const std::string& entity, const ReadOptions& options, JobContext& job) override;
    std::vector<Finding> findings() override;

private:
    struct File {
        std::string path;
        std::string name; ///< as it stands in `file_name`
        std::shared_ptr<Connection> connection; ///< shared with readers
        Schema schema = {}; ///< once it was asked for
    };
    explicit ManyFilesConnection(std::string pattern) : m_pattern(std::move(pattern)) {}
    Result<void> describe(JobContext& job);
    std::string shownName(const File& file, const std::string& entity) const;
    std::vector<ManyFilesReader::File> filesWith(const std::string& entity) const;
    Entity unite(const std::string& name) const;

    const std::string m_pattern;
    std::vector<File> m_files;
    std::optional<Schema> m_schema;
};

/// Opens a location as one file, or as all that its wildcard means.
Result<std::unique_ptr<Connection>> openOneOrMany(const Location& location, const OpenFileConnection& openFile);

} // namespace mw

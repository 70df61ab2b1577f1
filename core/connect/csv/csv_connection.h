// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connect/connector.h"
#include "core/connect/csv/csv_options.h"
#include "core/connect/csv/layout_detection.h"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace mw::csv {

/// A file of delimited text (one entity for each table in it), a folder of them or a wildcard (one entity of the first
/// tables of all). The tables of "orders.csv" are "orders", "orders_2", … Files may be compressed by gzip or zstd.
/// All fields are text; what else their values look like stands in Field::suggestedType.
class CsvConnection final : public Connection {
public:
    /// How files are read; others than these are for tests.
    struct Access {
        OpenFile openFile = kOpenFile;
        CsvLimits limits = {};
    };
    static Result<std::unique_ptr<Connection>> open(const Location& location, const OptionValues& values);
    static Result<std::unique_ptr<Connection>> open(const Location& location, const OptionValues& values, Access access);

    Result<Schema> schema(JobContext& job) override;
    Result<std::unique_ptr<Reader>> read(const std::string& entity, const ReadOptions& options,
                                         JobContext& job) override;
    std::vector<Finding> findings() override;

private:
    struct Source {
        std::string name;               ///< of the entity
        std::vector<std::string> paths; ///< one, or those of the wildcard
        bool isWildcard = false;
        CsvOptions options = {};
    };
    explicit CsvConnection(Access access) : m_access(std::move(access)) {}
    Result<void> readOptions(const OptionValues& values);
    /// One of the tables of a source.
    struct Place {
        const Source* source = nullptr;
        std::size_t table = 0;
    };
    Result<Place> find(const std::string& entity);
    Result<Place> findTable(const std::string& entity);
    Result<const FileLayout*> layoutOf(const Source& source, const std::string& path);
    Result<std::unique_ptr<Reader>> readTable(const Place& place, const ReadOptions& options, JobContext& job);
    /// The first tables of a wildcard's files as one.
    Result<std::unique_ptr<Reader>> readAll(const Source& source, const ReadOptions& options);
    /// The layout of the rows behind what was last seen.
    Result<CsvLayout> newRowsOf(const std::string& path, const FileMark& seen, CsvLayout layout, JobContext& job);
    Result<Entity> describe(const Place& place, JobContext& job);
    Result<void> compareWithLastSeen(JobContext& job);
    std::string tableName(const Place& place) const;
    std::string shownName(const Source& source, const std::string& path) const;
    /// The key of an option that holds for one source alone, and for a field of it.
    std::string optionKey(const Source& source, const std::string& option, const std::string& field = {}) const;

    const Access m_access;
    std::string m_root; // the wildcard's folder, up to its first part with a wildcard
    std::vector<Source> m_sources;
    std::map<std::string, FileLayout> m_layouts; // by path, found so far
    std::optional<Finding> m_growth;            // told by schema()
    std::map<std::string, std::vector<Finding>> m_conventions; // of the fields of each entity that was described
};

} // namespace mw::csv

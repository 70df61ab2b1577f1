// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connect/connector.h"
#include "core/connect/csv/csv_layout.h"
#include "core/connect/csv/csv_options.h"
#include "core/connect/csv/many_files_reader.h"

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace mw::csv {

/// A file of delimited text (one entity), a folder of them (one entity each) or a wildcard (one entity of all).
/// All fields are text; what else their values look like stands in Field::suggestedType.
class CsvConnection final : public Connection {
public:
    static Result<std::unique_ptr<Connection>> open(const Location& location, const OptionValues& values);

    Result<Schema> schema(JobContext& job) override;
    Result<std::unique_ptr<Reader>> read(const std::string& entity, const ReadOptions& options,
                                         JobContext& job) override;
    std::vector<std::pair<std::string, std::string>> detected() override;

private:
    struct Source {
        std::string name;               ///< of the entity
        std::vector<std::string> paths; ///< one, or those of the wildcard
        bool isWildcard = false;
    };
    CsvConnection() = default;
    Result<const Source*> find(const std::string& entity) const;
    Result<const CsvLayout*> layoutOf(const std::string& path);
    Result<std::unique_ptr<Reader>> readSource(const Source& source, const ReadOptions& options);
    Result<Entity> describe(const Source& source, JobContext& job);
    std::string shownName(const Source& source, const std::string& path) const;

    CsvOptions m_options;
    std::string m_root; // the wildcard's folder, up to its first part with a wildcard
    std::vector<Source> m_sources;
    std::map<std::string, CsvLayout> m_layouts; // by path, found so far
};

} // namespace mw::csv

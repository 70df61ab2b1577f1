// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connect/connector.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace mw::ddl {

/// The schema that scripts of SQL make: tables without rows.
class DdlConnection final : public Connection {
public:
    explicit DdlConnection(std::vector<std::string> paths) : m_paths(std::move(paths)) {}

    /// Fails with SyntaxError where the scripts make no table at all.
    Result<Schema> schema(JobContext& job) override;
    /// A reader that gives the fields and no rows.
    Result<std::unique_ptr<Reader>> read(const std::string& entity, const ReadOptions& options,
                                         JobContext& job) override;
    std::vector<std::pair<std::string, std::string>> detected() override;

private:
    const std::vector<std::string> m_paths;
    std::optional<Schema> m_schema;
    std::string m_skipped;
};

} // namespace mw::ddl

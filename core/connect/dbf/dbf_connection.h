// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connect/connector.h"
#include "core/connect/dbf/dbf_reader.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace mw::dbf {

/// Opens the bytes of a file, from their beginning each time.
using OpenBytes = std::function<Result<std::unique_ptr<ByteSource>>()>;

/// A DBF file: one entity, named as the file. Which records are deleted and in which code page the texts are is told.
class DbfConnection final : public Connection {
public:
    /// `path`: of the table, beside which its memos and its ".cpg" lie. `encoding`: what was said, empty for what the file
    /// itself says.
    DbfConnection(OpenBytes open, std::string path, std::string encoding, DbfLimits limits = {})
        : m_open(std::move(open)), m_path(std::move(path)), m_given(std::move(encoding)), m_limits(limits) {}

    Result<Schema> schema(JobContext& job) override;
    Result<std::unique_ptr<Reader>> read(const std::string& entity, const ReadOptions& options, JobContext& job) override;
    std::vector<Finding> findings() override { return m_findings; }

private:
    Result<void> load(JobContext& job);
    void chooseEncoding();
    Result<std::unique_ptr<DbfReader>> openReader(const ReadOptions& options);

    const OpenBytes m_open;
    const std::string m_path;
    const std::string m_given;
    const DbfLimits m_limits;
    std::optional<DbfTable> m_table;
    std::string m_encoding;
    std::shared_ptr<const DbfMemo> m_memo;
    std::vector<Finding> m_findings;
};

} // namespace mw::dbf

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connect/connector.h"
#include "core/connect/csv/csv_writer.h"
#include "core/connect/writer.h"
#include "core/load/file_commit.h"

#include <map>
#include <memory>
#include <string>

namespace mw {

struct CsvTargetOptions {
    CsvDialect dialect;
    bool header = true;
};

/// Writes load files for somebody else's loader, UTF-8: one file per entity in a folder, or one file. Each file has all
/// fields of its entity, those that nothing fills are empty. A file is whole or as it was: rows are written beside it
/// and take its place at commit. Inserting into a file that is there keeps its rows. A key that the entity declares stands
/// in the file once.
class CsvTarget final : public Target {
public:
    /// `path`: a folder (made at the first commit if need be), or a file for a single entity.
    static Result<std::unique_ptr<Target>> open(const std::string& path, bool isFolder, CsvTargetOptions options);
    ~CsvTarget() override;

    Result<Schema> schema(JobContext& job) override;
    Result<std::unique_ptr<EntityWriter>> openWriter(const WriteOptions& options, JobContext& job) override;
    Result<void> commit(JobContext& job) override;
    /// Counts the records that stand in the file.
    Result<std::uint64_t> countRows(const std::string& entity, JobContext& job) override;
    bool handsOver() const override { return true; }
    bool appearsWhole() const override { return true; }
    Result<void> rehearse() override;
    Result<std::optional<std::string>> note(JobContext&) override { return m_commit.note(); }
    bool keepNote(MakeNote make) override {
        m_commit.keepNote(std::move(make));
        return true;
    }
    Result<void> dropNote(JobContext&) override { return m_commit.dropNote(); }

private:
    class File;
    class Writer;

    CsvTarget(std::string path, bool isFolder, CsvTargetOptions options, FileCommit commit)
        : m_path(std::move(path)), m_isFolder(isFolder), m_options(std::move(options)), m_commit(std::move(commit)) {}
    Result<std::string> fileOf(const std::string& entity) const;
    Result<std::unique_ptr<Connection>> openFile(const std::string& path) const;

    const std::string m_path;
    const bool m_isFolder;
    const CsvTargetOptions m_options;
    FileCommit m_commit;
    bool m_isRehearsal = false;
    std::map<std::string, std::shared_ptr<File>> m_files; ///< by entity
};

} // namespace mw

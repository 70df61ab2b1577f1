// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connect/writer.h"
#include "core/load/file_commit.h"

#include <map>
#include <memory>
#include <string>

namespace mw {

/// Writes a workbook for somebody else's loader: a sheet for each entity, with a row of names and typed cells; text stays
/// text, and what a cell cannot hold exactly is written as text (see xlsx_cells). Memory stays flat. The file is whole or
/// as it was: it takes its place at the commit behind the last writer; earlier ones wait for that. A workbook that is
/// there is replaced, which must be asked for, and never loses a sheet that is not written anew. A key that the entity
/// declares stands in its sheet once.
class XlsxTarget final : public Target {
public:
    static Result<std::unique_ptr<Target>> open(const std::string& path);
    ~XlsxTarget() override;

    Result<Schema> schema(JobContext& job) override;
    /// NotSupported for names and numbers of fields that no sheet can have; Usage where a workbook is there that would
    /// lose rows.
    Result<std::unique_ptr<EntityWriter>> openWriter(const WriteOptions& options, JobContext& job) override;
    Result<void> commit(JobContext& job) override;
    /// Counts the rows that stand in the file.
    Result<std::uint64_t> countRows(const std::string& entity, JobContext& job) override;
    bool handsOver() const override { return true; }
    bool appearsWhole() const override { return true; }
    Result<std::optional<std::string>> note(JobContext&) override { return m_commit.note(); }
    bool keepNote(MakeNote make) override {
        m_commit.keepNote(std::move(make));
        return true;
    }
    Result<void> dropNote(JobContext&) override { return m_commit.dropNote(); }

private:
    class Book;
    class Sheet;
    class Writer;

    XlsxTarget(std::string path, FileCommit commit);
    Result<void> checkReplacing(JobContext& job);

    const std::string m_path;
    std::unique_ptr<Book> m_book; ///< under construction
    std::map<std::string, std::shared_ptr<Sheet>> m_sheets; ///< by entity
    FileCommit m_commit;
    bool m_isFinished = false;
};

} // namespace mw

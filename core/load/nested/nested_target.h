// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connect/writer.h"
#include "core/load/file_commit.h"
#include "core/load/nested/nested_plan.h"

#include <map>
#include <memory>
#include <string>

namespace mw {

struct NestedTargetOptions {
    nested::Format format = nested::Format::Json;
    Schema planned; ///< all that will be loaded; what is not in it stands in a file of its own
};

/// Writes load files of nested values for somebody else's loader, UTF-8: fields named "a.b" stand in objects, records whose
/// "#parent" refers to others in a list inside of them. The file is whole or as it was: it takes its place at the commit behind
/// the last writer; earlier ones wait for that. Inserting keeps what a file of lines holds; other files that are there
/// are replaced, which must be asked for. Memory stays flat: what has to wait for others waits on disk.
class NestedTarget final : public Target {
public:
    /// NotSupported, Usage for a schema that cannot stand in one file of the format.
    static Result<std::unique_ptr<Target>> open(const std::string& path, NestedTargetOptions options);
    ~NestedTarget() override;

    Result<Schema> schema(JobContext& job) override;
    Result<std::unique_ptr<EntityWriter>> openWriter(const WriteOptions& options, JobContext& job) override;
    /// MissingParent for records whose parent is not there, unless their writer hears of rows that are taken back.
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
    class Book;
    class Writer;

    NestedTarget(std::string path, NestedTargetOptions options, FileCommit commit)
        : m_path(std::move(path)), m_options(std::move(options)), m_commit(std::move(commit)) {}
    Result<void> makePlan(const Entity& entity);
    std::vector<std::string> pathInFile(std::size_t entity) const;

    const std::string m_path;
    const NestedTargetOptions m_options;
    std::unique_ptr<nested::NestedPlan> m_plan; ///< made with the first writer
    std::shared_ptr<Book> m_book;               ///< under construction
    FileCommit m_commit;
    bool m_isRehearsal = false;
    bool m_isFinished = false;
};

} // namespace mw

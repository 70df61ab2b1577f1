// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connect/connector.h"

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace mw {

/// Reads several files one after the other as one entity: `file_name` first, then the fields of all files by name, in
/// the order in which they first come; a file without a field has null there. A field that has several types has the one
/// that all their values fit, at worst text. Records are numbered through.
/// The hash is SHA-256 over a line "<hex>  <file name>" for each file, as sha256sum prints it.
class ManyFilesReader final : public Reader {
public:
    struct File {
        std::string name;          ///< as it stands in `file_name`
        std::vector<Field> fields; ///< all that it has
        std::uint64_t bytes = 0;   ///< 0 where unknown
        std::function<Result<std::unique_ptr<Reader>>(const ReadOptions&, JobContext&)> open;
    };
    /// UnknownField for wanted fields that no file has.
    static Result<std::unique_ptr<Reader>> open(std::vector<File> files, const ReadOptions& options);

    const std::vector<Field>& fields() const override { return m_fields; }
    Result<bool> next(Batch& batch, JobContext& job) override;
    const Repairs* repairs() const override { return &m_repairs; }
    std::string inputHash() const override { return m_hash; }
    std::uint64_t totalBytes() const override { return m_totalBytes; }

private:
    ManyFilesReader() = default;
    Result<void> openNext(JobContext& job);
    void rearrange(Batch& batch) const;
    void addRepairs(const Repairs* repairs);

    std::vector<File> m_files;
    std::vector<std::vector<std::string>> m_names; // of each file: the entity's names for its fields
    ReadOptions m_options;
    std::vector<Field> m_fields;
    std::size_t m_next = 0; // file to open
    std::unique_ptr<Reader> m_reader;
    std::vector<std::size_t> m_places; // of each field in the current reader; kFileName, kMissing
    std::uint64_t m_left = 0;
    std::uint64_t m_rowsBefore = 0; // records of the files before
    std::uint64_t m_rowsHere = 0;
    std::uint64_t m_sequence = 0;
    std::vector<MalformedRow> m_waiting; // of a file that ended without a batch for them
    std::uint64_t m_totalBytes = 0;
    Repairs m_repairs; // of the files that were read to their end
    std::string m_hashes;
    std::string m_hash;
};

/// The field that tells of which file a row is.
inline constexpr std::string_view kFileNameField = "file_name";

/// The fields that several files have together, `file_name` first; `own` gets for each file its fields' names among them.
std::vector<Field> unionOfFields(const std::vector<ManyFilesReader::File>& files, std::vector<std::vector<std::string>>& own);

} // namespace mw

// SPDX-License-Identifier: GPL-3.0-or-later
/// ods: OpenDocument spreadsheets: the content streamed, repeated rows and cells bounded. Includes package, sheet.
#pragma once

#include "core/connect/package/archive.h"
#include "core/connect/sheet/workbook.h"

#include <memory>
#include <string>

namespace mw::ods {

/// An ODS workbook. All its sheets stand in one part, which load() goes through: a later sheet is read past those before it.
class OdsWorkbook final : public sheet::Workbook {
public:
    /// `name` is for messages. Encrypted for a document with a password, NotSupported for one that is no spreadsheet.
    static Result<std::shared_ptr<sheet::Workbook>> open(std::shared_ptr<package::RandomBytes> bytes, const std::string& name,
                                                         JobContext& job, const package::ArchiveLimits& limits = {});

    Result<void> load(JobContext& job) override;
    const std::vector<sheet::WorkbookEntity>& entities() const override { return m_entities; }
    Result<std::unique_ptr<sheet::RowSource>> rows(std::size_t sheet, bool raw, JobContext& job) override;
    Result<std::string> hash(JobContext& job) override { return package::hashOf(m_archive->bytes(), job); }

private:
    explicit OdsWorkbook(std::shared_ptr<package::Archive> archive) : m_archive(std::move(archive)) {}

    const std::shared_ptr<package::Archive> m_archive;
    bool m_isLoaded = false;
    std::vector<sheet::WorkbookEntity> m_entities;
};

} // namespace mw::ods

// SPDX-License-Identifier: GPL-3.0-or-later
/// xlsx: Office Open XML workbooks (XLSX, XLSM): parts streamed, shared texts in bounded memory. Includes package, sheet.
#pragma once

#include "core/connect/package/archive.h"
#include "core/connect/sheet/workbook.h"
#include "core/connect/xlsx/sheet_rows.h"
#include "core/connect/xlsx/workbook_parts.h"

#include <memory>
#include <string>

namespace mw::xlsx {

/// An XLSX workbook. Styles and shared texts are read when the first sheet is.
class XlsxWorkbook final : public sheet::Workbook {
public:
    /// `name` is for messages. Encrypted for a workbook with a password.
    static Result<std::shared_ptr<sheet::Workbook>> open(std::shared_ptr<package::RandomBytes> bytes, const std::string& name,
                                                         JobContext& job, const package::ArchiveLimits& limits = {});

    const std::vector<sheet::WorkbookEntity>& entities() const override { return m_parts.entities; }
    Result<std::unique_ptr<sheet::RowSource>> rows(std::size_t sheet, bool raw, JobContext& job) override;
    Result<std::string> hash(JobContext& job) override { return package::hashOf(m_archive->bytes(), job); }
    std::vector<std::pair<std::string, std::string>> decisions() const override;

private:
    XlsxWorkbook(std::shared_ptr<package::Archive> archive, WorkbookParts parts)
        : m_archive(std::move(archive)), m_parts(std::move(parts)) {}

    const std::shared_ptr<package::Archive> m_archive;
    const WorkbookParts m_parts;
    std::shared_ptr<CellContext> m_context;
};

} // namespace mw::xlsx

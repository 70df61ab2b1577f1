// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/xlsx/xlsx_workbook.h"

#include "core/base/message_catalogue.h"
#include "core/base/wording.h"
#include "core/connect/package/compound_file.h"

namespace mw::xlsx {

Result<std::shared_ptr<sheet::Workbook>> XlsxWorkbook::open(std::shared_ptr<package::RandomBytes> bytes,
                                                            const std::string& name, JobContext& job,
                                                            const package::ArchiveLimits& limits) {
    MW_TRY(const bool isCompound, package::isCompoundFile(*bytes));
    if (isCompound) {
        MW_TRY(const bool isEncrypted, package::holdsEncryptedPackage(*bytes, job));
        if (isEncrypted)
            return at(makeError(Code::Encrypted), name);
        return at(makeError(Code::NotSupported, "an old workbook (XLS) under another name"), name);
    }
    MW_TRY(auto archive, package::Archive::open(std::move(bytes), name, limits));
    MW_TRY(WorkbookParts parts, readParts(*archive, job));
    return std::shared_ptr<sheet::Workbook>(new XlsxWorkbook(std::move(archive), std::move(parts)));
}

Result<std::unique_ptr<sheet::RowSource>> XlsxWorkbook::rows(std::size_t sheet, bool raw, JobContext& job) {
    if (!m_context) {
        auto context = std::make_shared<CellContext>();
        context->calendar = m_parts.calendar;
        if (!m_parts.styles.empty())
            MW_TRY_DO(package::parsePart(*m_archive, m_parts.styles, context->styles, job));
        if (!m_parts.sharedStrings.empty())
            MW_TRY_DO(package::parsePart(*m_archive, m_parts.sharedStrings, context->strings, job));
        m_context = std::move(context);
    }
    std::string sheetName;
    for (const sheet::WorkbookEntity& entity : m_parts.entities)
        if (entity.kind == sheet::WorkbookEntity::Kind::Sheet && entity.sheet == sheet)
            sheetName = entity.sheetName;
    return SheetRows::open(m_archive, m_context, m_parts.sheets[sheet], sheetName, raw);
}

std::vector<std::pair<std::string, std::string>> XlsxWorkbook::decisions() const {
    std::vector<std::pair<std::string, std::string>> told;
    if (m_parts.calendar == sheet::Calendar::Since1904)
        told.emplace_back(forPeople("calendar"), "1904 (1.00): as the workbook says");
    if (!m_parts.skipped.empty())
        told.emplace_back("sheets without cells", listed(m_parts.skipped) + " (1.00): charts and dialogs are no data");
    return told;
}

} // namespace mw::xlsx

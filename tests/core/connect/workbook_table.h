// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connect/sheet/sheet_connection.h"
#include "core/connect/xlsx/xlsx_workbook.h"
#include "tests/core/connect/csv_table.h"
#include "tests/core/connect/workbook_file.h"

#include <memory>
#include <string>

namespace mw::test {

/// Opens bytes as a workbook.
inline Result<std::unique_ptr<Connection>> openXlsx(std::shared_ptr<package::RandomBytes> bytes, const OptionValues& values = {},
                                                    const std::string& entity = {}, const package::ArchiveLimits& limits = {}) {
    MW_TRY_DO(sheet::parseOptions(values));
    JobContext job;
    MW_TRY(auto workbook, xlsx::XlsxWorkbook::open(std::move(bytes), "test.xlsx", job, limits));
    return std::unique_ptr<Connection>(std::make_unique<sheet::SheetConnection>(std::move(workbook), values, "test.xlsx", entity));
}

/// Reads an entity of a workbook to its end.
inline CsvTable readXlsx(const std::string& bytes, const OptionValues& values = {}, const ReadOptions& options = {},
                         const std::string& entity = {}, const package::ArchiveLimits& limits = {}) {
    CsvTable table;
    JobContext job;
    const auto connection = openXlsx(package::randomBytes(bytes), values, {}, limits);
    if (!connection) {
        table.error = connection.error();
        return table;
    }
    const auto reader = (*connection)->read(entity, options, job);
    if (!reader) {
        table.error = reader.error();
        return table;
    }
    return readAll(**reader, job);
}

/// The schema's only entity, or the one that is named.
inline Result<Entity> describeXlsx(const std::string& bytes, const std::string& name = "Sheet1", const OptionValues& values = {}) {
    JobContext job;
    MW_TRY(const auto connection, openXlsx(package::randomBytes(bytes), values));
    MW_TRY(const Schema schema, connection->schema(job));
    const Entity* const entity = schema.entity(name);
    if (!entity)
        return makeError(Code::UnknownEntity, name, "");
    return *entity;
}

} // namespace mw::test

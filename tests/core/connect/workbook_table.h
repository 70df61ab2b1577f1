// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connect/sheet/sheet_connection.h"
#include "core/connect/xlsx/xlsx_workbook.h"
#include "tests/core/connect/csv_table.h"
#include "tests/core/connect/workbook_file.h"

#include <algorithm>
#include <memory>
#include <string>

namespace mw::test {

/// Bytes that fail from a given place on, or are cut into small reads.
class FailingBytes final : public package::RandomBytes {
public:
    explicit FailingBytes(std::string_view bytes, std::uint64_t failAt = ~0ull, std::size_t largestRead = ~std::size_t(0))
        : m_bytes(bytes), m_failAt(failAt), m_largestRead(largestRead) {}
    Result<std::size_t> readAt(std::uint64_t offset, char* into, std::size_t size) override {
        if (m_reads++ >= m_failAt)
            return at(makeError(Code::ReadFailed, "the test's device gives up"), "failing device");
        const auto whole = package::randomBytes(m_bytes);
        return whole->readAt(offset, into, std::min(size, m_largestRead));
    }
    std::uint64_t size() const override { return m_bytes.size(); }
    std::uint64_t reads() const { return m_reads; }

private:
    const std::string_view m_bytes;
    const std::uint64_t m_failAt; ///< number of the read that fails, from 0
    const std::size_t m_largestRead;
    std::uint64_t m_reads = 0;
};

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

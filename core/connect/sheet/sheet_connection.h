// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connect/connector.h"
#include "core/connect/package/random_bytes.h"
#include "core/connect/sheet/sheet_options.h"
#include "core/connect/sheet/table_finding.h"
#include "core/connect/sheet/workbook.h"

#include <functional>
#include <map>
#include <memory>
#include <string>

namespace mw::sheet {

/// A workbook as a connection: sheets, tables and named ranges are its entities, "Sheet1!A5:F90" is one too. All fields
/// are text; which other type their cells have stands in Field::suggestedType, exceptions in Field::evidence.
class SheetConnection final : public Connection {
public:
    /// `entity` is the one that the location names, empty for the first.
    SheetConnection(std::shared_ptr<Workbook> workbook, OptionValues options, std::string path, std::string entity)
        : m_workbook(std::move(workbook)), m_options(std::move(options)), m_path(std::move(path)), m_entity(std::move(entity)) {}

    Result<Schema> schema(JobContext& job) override;
    Result<std::unique_ptr<Reader>> read(const std::string& entity, const ReadOptions& options,
                                         JobContext& job) override;
    std::vector<Finding> findings() override;

private:
    Result<WorkbookEntity> find(const std::string& name) const;
    Result<const TableLayout*> layoutOf(const WorkbookEntity& entity, JobContext& job);
    Result<Entity> describe(const WorkbookEntity& entity, JobContext& job);

    const std::shared_ptr<Workbook> m_workbook; ///< shared with readers
    const OptionValues m_options;
    const std::string m_path;
    const std::string m_entity;
    std::map<std::string, TableLayout> m_layouts; ///< by entity, found so far
};

/// Opens the workbook that lies in a file of some format; `name` is the file's, for messages.
using OpenWorkbook = std::function<Result<std::shared_ptr<Workbook>>(std::shared_ptr<package::RandomBytes> bytes, const std::string& name, JobContext& job)>;

/// Opens a location as a connection to its workbook.
Result<std::unique_ptr<Connection>> connectTo(const Location& location, const OptionValues& values, const OpenWorkbook& openWorkbook);

} // namespace mw::sheet

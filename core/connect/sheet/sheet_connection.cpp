// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/sheet/sheet_connection.h"

#include "core/base/message_catalogue.h"
#include "core/base/unicode.h"
#include "core/base/utf8.h"
#include "core/base/wording.h"
#include "core/connect/option_key.h"
#include "core/connect/sheet/column_census.h"
#include "core/connect/sheet/sheet_reader.h"
#include "core/connect/sheet/table_rows.h"

#include <algorithm>
#include <filesystem>

namespace mw::sheet {

namespace {

constexpr std::size_t kSampleRows = 1000;
constexpr std::uint64_t kRowsLookedAt = 10'000;
constexpr std::uint64_t kCellsLookedAt = 4'000'000; // of very wide sheets
constexpr std::size_t kMergedNamed = 5;

void addRemark(std::string& remarks, const std::string& remark) {
    if (!remark.empty())
        remarks += (remarks.empty() ? "" : "; ") + remark;
}

/// What of a sheet cannot be seen in its rows.
std::string remarksOn(const WorkbookEntity& entity, const TableRows& rows) {
    std::string remarks = entity.remark;
    if (entity.kind != WorkbookEntity::Kind::Sheet && entity.range)
        addRemark(remarks, cellPlace(entity.sheetName, entity.range->firstRow, entity.range->firstColumn) + ":" +
                               cellName(entity.range->endRow - 1, entity.range->endColumn - 1));
    if (entity.totalRows > 0)
        addRemark(remarks, "totals left out: " + counted(entity.totalRows, "row", "rows"));
    if (rows.hiddenRows() > 0)
        addRemark(remarks, "hidden: " + counted(rows.hiddenRows(), "row", "rows"));
    const std::vector<CellRange>& merged = rows.source().facts().merged;
    std::string named;
    for (std::size_t i = 0; i < std::min(kMergedNamed, merged.size()); ++i)
        named += (named.empty() ? "" : ", ") + rangeName(merged[i]);
    if (!merged.empty())
        addRemark(remarks, "merged cells: " + named + (merged.size() > kMergedNamed ? " …" : ""));
    return remarks;
}

bool isHidden(const SheetFacts& facts, std::uint32_t column) {
    return std::any_of(facts.hiddenColumns.begin(), facts.hiddenColumns.end(),
                       [&](const auto& stretch) { return column >= stretch.first && column < stretch.second; });
}

} // namespace

Result<WorkbookEntity> SheetConnection::find(const std::string& name) const {
    const std::vector<WorkbookEntity>& all = m_workbook->entities();
    const std::string& wanted = name.empty() ? m_entity : name;
    if (all.empty())
        return at(makeError(Code::ReadFailed, "the workbook has no sheet with cells"), m_path);
    if (wanted.empty())
        return all.front();
    for (const WorkbookEntity& entity : all)
        if (entity.name == wanted)
            return entity;
    const std::string folded = foldCase(wanted);
    std::vector<std::string> names;
    for (const WorkbookEntity& entity : all) {
        if (foldCase(entity.name) == folded)
            return entity;
        names.push_back(entity.name);
    }
    std::string sheetName;
    if (const auto range = parseSheetRange(wanted, sheetName)) {
        const std::string foldedSheet = foldCase(sheetName);
        for (const WorkbookEntity& entity : all)
            if (entity.kind == WorkbookEntity::Kind::Sheet && foldCase(entity.sheetName) == foldedSheet)
                return WorkbookEntity{wanted, WorkbookEntity::Kind::Range, entity.sheet, entity.sheetName, {}, range};
    }
    return at(makeError(Code::UnknownEntity, mw::quoted(wanted), elideMiddle(listed(names), 400)), m_path);
}

Result<const TableLayout*> SheetConnection::layoutOf(const WorkbookEntity& entity, JobContext& job) {
    if (const auto known = m_layouts.find(entity.name); known != m_layouts.end())
        return &known->second;
    Sample sample;
    if (entity.kind != WorkbookEntity::Kind::Table) {
        MW_TRY(const auto source, m_workbook->rows(entity.sheet, false, job));
        MW_TRY(sample, takeSample(*source, entity.range, kSampleRows, job));
    }
    MW_TRY(const SheetOptions options, parseOptions(m_options, entity.name));
    return &m_layouts.emplace(entity.name, findTable(entity, sample, options)).first->second;
}

Result<std::unique_ptr<Reader>> SheetConnection::read(const std::string& name, const ReadOptions& options,
                                                      JobContext& job) {
    MW_TRY_DO(job.checkpoint());
    MW_TRY_DO(m_workbook->load(job));
    MW_TRY(const WorkbookEntity entity, find(name));
    TableLayout layout;
    if (options.raw) {
        MW_TRY(const auto source, m_workbook->rows(entity.sheet, true, job));
        MW_TRY(const Sample sample, takeSample(*source, entity.range, kSampleRows, job));
        layout = wholeSheet(entity, sample);
    } else {
        MW_TRY(const TableLayout* found, layoutOf(entity, job));
        layout = *found;
    }
    MW_TRY(const SheetOptions said, parseOptions(m_options, entity.name));
    MW_TRY(auto source, m_workbook->rows(entity.sheet, options.raw, job));
    return SheetReader::open(TableRows(std::move(source), layout, entity.sheetName, options.raw || said.hiddenRows),
                             layout, entity.name, options, [book = m_workbook](JobContext& hashing) { return book->hash(hashing); });
}

Result<Entity> SheetConnection::describe(const WorkbookEntity& entity, JobContext& job) {
    MW_TRY(const TableLayout* layout, layoutOf(entity, job));
    MW_TRY(auto source, m_workbook->rows(entity.sheet, false, job));
    MW_TRY(const SheetOptions said, parseOptions(m_options, entity.name));
    TableRows rows(std::move(source), *layout, entity.sheetName, said.hiddenRows);
    std::vector<ColumnCensus> census(layout->names.size());
    std::uint64_t count = 0, cells = 0;
    std::uint32_t lastRow = layout->firstRow;
    bool isWhole = false;
    SheetRow row;
    while (true) {
        if (count % 256 == 0)
            MW_TRY_DO(job.checkpoint());
        MW_TRY(const bool more, rows.next(row, job));
        isWhole = !more;
        if (!more || count >= kRowsLookedAt || cells >= kCellsLookedAt)
            break;
        ++count;
        cells += row.cells.size();
        lastRow = row.number;
        for (const SheetCell& cell : row.cells)
            census[cell.column].add(cell, row.number);
    }
    const SheetFacts& facts = rows.source().facts();
    Entity described;
    described.name = entity.name;
    described.comment = remarksOn(entity, rows);
    for (std::size_t i = 0; i < layout->names.size(); ++i) {
        const std::uint32_t column = layout->firstColumn + std::uint32_t(i);
        Field field;
        field.name = layout->names[i];
        field.label = layout->labels[i];
        field.type = LogicalType::text();
        field.suggestedType = census[i].type();
        field.evidence = census[i].evidence(column);
        if (!isWhole && !field.evidence.empty())
            field.evidence += ", in the first " + grouped(count) + " rows";
        if (isHidden(facts, column))
            field.comment = "hidden column " + columnLetters(column);
        described.fields.push_back(std::move(field));
    }
    described.rowsAreExact = isWhole;
    described.rowEstimate = count;
    if (!isWhole) {
        const std::uint32_t end = std::min(layout->endRow, facts.used ? facts.used->endRow : layout->endRow);
        const std::uint64_t taken = rows.source().bytesTaken();
        if (end <= kMostRows && end > lastRow)
            described.rowEstimate = count + (end - lastRow) - 1;
        else if (taken > 0)
            described.rowEstimate = std::uint64_t(double(count) * double(rows.source().totalBytes()) / double(taken));
    }
    return described;
}

Result<Schema> SheetConnection::schema(JobContext& job) {
    Schema schema;
    MW_TRY_DO(m_workbook->load(job));
    const auto& all = m_workbook->entities();
    for (const WorkbookEntity& entity : all) {
        MW_TRY(auto described, describe(entity, job));
        schema.entities.push_back(std::move(described));
    }
    const bool isListed = m_entity.empty() || schema.entity(m_entity);
    if (!isListed) {
        MW_TRY(const WorkbookEntity named, find(m_entity)); // a range that is written out
        MW_TRY(auto described, describe(named, job));
        schema.entities.push_back(std::move(described));
    }
    return schema;
}

std::vector<Finding> SheetConnection::findings() {
    std::vector<Finding> found;
    for (const auto& [what, value] : m_workbook->decisions()) {
        Finding& finding = found.emplace_back();
        finding.what = what;
        finding.value = value;
    }
    const bool hasOthers = m_workbook->entities().size() > 1 || m_layouts.size() > 1;
    for (const auto& [entity, layout] : m_layouts)
        for (const Decision& decision : layout.decisions) {
            Finding finding;
            finding.entity = hasOthers ? entity : std::string();
            finding.what = decision.what;
            finding.value = decision.value;
            finding.confidence = decision.confidence;
            finding.reason = decision.reason;
            if (decision.what == "header") {
                finding.shown = decision.value;
                finding.value = layout.headerRow ? std::to_string(*layout.headerRow) : "no";
                finding.option = (layout.headerRow ? "header_row" : "header") + (hasOthers ? "." + entity : std::string());
            }
            found.push_back(std::move(finding));
        }
    return found;
}

Result<std::unique_ptr<Connection>> connectTo(const Location& location, const OptionValues& values, const OpenWorkbook& openWorkbook) {
    if (const auto options = parseOptions(values); !options)
        return at(options.error(), location.text);
    for (const auto& [key, value] : values)
        if (const auto options = parseOptions({{std::string(optionName(key)), value}}); !options)
            return at(options.error(), location.text);
    MW_TRY(std::shared_ptr<package::RandomBytes> bytes, package::openRandom(location.path));
    JobContext job;
    MW_TRY(auto workbook, openWorkbook(std::move(bytes), std::filesystem::path(location.path).filename().string(), job));
    return std::unique_ptr<Connection>(std::make_unique<SheetConnection>(std::move(workbook), values, location.path, location.entity));
}

} // namespace mw::sheet

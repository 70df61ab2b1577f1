// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workbook/mapping_import.h"

#include "core/base/utf8.h"
#include "core/base/wording.h"
#include "core/workbook/import_row_p.h"

#include <algorithm>

namespace mw::workbook {

using mapping::Document;

namespace {

constexpr std::string_view kRemembered = "mapping_workbook.";

NamedColumns parseRemembered(const std::string& text) {
    NamedColumns named;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        const std::string line = text.substr(begin, end - begin);
        const std::size_t sign = line.find('=');
        if (const auto role = sign == std::string::npos ? std::nullopt : roleNamed(line.substr(0, sign)))
            named.emplace(*role, line.substr(sign + 1));
        begin = end + 1;
    }
    return named;
}

/// The columns of a sheet: as said now, as said when this layout came first, or as found.
std::optional<Columns> columnsOf(const Sheet& sheet, const Names& names, const Document& document, const NamedColumns& named) {
    if (named.empty())
        for (const auto& [key, text] : document.workflow.layout) {
            if (!key.starts_with(kRemembered))
                continue;
            auto columns = findColumns(sheet, names, parseRemembered(text));
            if (columns && columns->signature() == key.substr(kRemembered.size()))
                return columns;
        }
    return findColumns(sheet, names, named);
}

Error noMappings(const Book& book, const ImportOptions& options) {
    std::vector<std::string> headings, wanted;
    for (const Sheet& sheet : book.sheets)
        for (std::size_t row = 0; row < std::min<std::size_t>(sheet.rows.size(), 10); ++row)
            for (const std::string& cell : sheet.rows[row].cells)
                if (!cell.empty() && cell.size() < 60 && headings.size() < 40)
                    headings.push_back(quoted(cell));
    for (const auto& [role, name] : options.columns)
        wanted.push_back(quoted(name));
    if (!wanted.empty())
        return makeError(Code::WrongValue, "no sheet has the columns " + listed(wanted) + "; in its first rows stand: " + elideMiddle(listed(headings), 400));
    return makeError(Code::WrongValue, "no sheet holds mappings: none has a column of target fields of the document and one of source fields or rules; "
                                       "its columns can be named");
}

} // namespace

std::string_view whatName(Unknown::What what) {
    switch (what) {
    case Unknown::What::TargetEntity: return "target entity";
    case Unknown::What::TargetField: return "target field";
    case Unknown::What::SourceEntity: return "source entity";
    case Unknown::What::SourceField: return "source field";
    case Unknown::What::NameInRule: return "name in a rule";
    }
    return {};
}

std::size_t MappingImport::count(Fact fact) const {
    return std::size_t(std::count_if(proposals.begin(), proposals.end(), [&](const Proposal& each) { return each.fact == fact && !each.conflict; }));
}

Result<MappingImport> proposeMappings(const Document& document, const Book& book, const ImportOptions& options, JobContext& job) {
    const Names names(document);
    MappingImport import;
    for (const Error& error : book.unreadable)
        import.remarks.push_back({error.where, error.message(), {}});
    RowImporter importer(document, names, options, import);
    for (const Sheet& sheet : book.sheets) {
        auto columns = columnsOf(sheet, names, document, options.columns);
        if (!columns) {
            if (!sheet.rows.empty())
                import.remarks.push_back({sheet.name, "the sheet holds no mappings and is left out", {}});
            continue;
        }
        const std::size_t first = columns->header ? *columns->header + 1 : 0;
        importer.beginSheet(sheet, *columns);
        for (std::size_t row = first; row < sheet.rows.size(); ++row) {
            if (row % 64 == 0)
                MW_TRY_DO(job.checkpoint());
            importer.add(sheet.rows[row]);
        }
        importer.endSheet();
        import.sheets.push_back({sheet.name, std::move(*columns), sheet.rows.size() - first});
    }
    if (import.sheets.empty())
        return noMappings(book, options);
    return import;
}

mapping::SingleEdit remember(const Columns& columns, const NamedColumns& named) {
    std::string text;
    for (const auto& [role, heading] : named)
        text += (text.empty() ? "" : "\n") + std::string(roleName(role)) + "=" + heading;
    return mapping::SetWorkflow{mapping::SetWorkflow::What::Layout, std::string(kRemembered) + columns.signature(), std::move(text)};
}

} // namespace mw::workbook

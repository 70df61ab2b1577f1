// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/proposals.h"
#include "core/base/utf8.h"
#include "core/base/wording.h"
#include "core/connect/sheet/reference.h"
#include "core/document/document_file.h"
#include "core/workbook/mapping_import.h"

#include <filesystem>

namespace mw::cli {

namespace {

using workbook::MappingImport;
using workbook::Unknown;

Result<workbook::NamedColumns> namedColumns(const Invocation& invocation) {
    workbook::NamedColumns named;
    for (const std::string& text : invocation.values("--column")) {
        const std::size_t sign = text.find('=');
        const auto role = sign == std::string::npos ? std::nullopt : workbook::roleNamed(text.substr(0, sign));
        if (!role || sign + 1 == text.size()) {
            std::vector<std::string> names;
            for (const workbook::Role each : workbook::rolesToName())
                names.emplace_back(workbook::roleName(each));
            return makeError(Code::Usage, "--column takes WHAT=HEADING, where WHAT is one of " + listed(names) + "; not " + mw::quoted(text));
        }
        named.insert_or_assign(*role, text.substr(sign + 1));
    }
    return named;
}

Json toJson(const MappingImport::Read& read) {
    Json columns = Json::object();
    for (const auto& [role, column] : read.columns.at)
        columns[std::string(workbook::roleName(role))] = {
            {"column", sheet::columnLetters(std::uint32_t(column))}, {"heading", column < read.columns.headings.size() ? read.columns.headings[column] : ""}};
    return {{"sheet", read.sheet}, {"rows", read.rows}, {"columns", std::move(columns)}};
}

void print(const MappingImport& import, const Console& console) {
    for (const MappingImport::Read& read : import.sheets) {
        std::string columns;
        for (const auto& [role, column] : read.columns.at)
            columns += (columns.empty() ? "" : ", ") + std::string(workbook::roleName(role)) + " " + sheet::columnLetters(std::uint32_t(column));
        console.line(read.sheet + ": " + counted(read.rows, "row", "rows") + "; " + columns);
    }
    print(import.proposals, import.remarks, console);
    std::vector<std::vector<std::string>> rows;
    for (const Unknown& unknown : import.unknown)
        rows.push_back({unknown.cell, std::string(workbook::whatName(unknown.what)), unknown.name, unknown.within, unknown.closest});
    if (!rows.empty())
        console.table({"unknown in", "what", "name", "of", "closest"}, rows);
}

Result<int> run(const Invocation& invocation, Console& console, JobContext& job) {
    MW_TRY(workbook::NamedColumns named, namedColumns(invocation));
    const std::string path = invocation.argument(1);
    MW_TRY(mapping::Document document, document::loadDocument(invocation.argument(0)));
    MW_TRY(const workbook::Book book, workbook::readBook(path, job));
    workbook::ImportOptions options;
    options.columns = named;
    options.saidBy = std::filesystem::path(path).filename().string();
    auto proposed = workbook::proposeMappings(document, book, options, job);
    if (!proposed)
        return at(std::move(proposed).error(), path);
    const MappingImport import = std::move(proposed).value();
    std::vector<mapping::SingleEdit> more;
    if (!named.empty())
        for (const MappingImport::Read& read : import.sheets)
            more.push_back(workbook::remember(read.columns, named));
    MW_TRY(const Applied applied, applyProposals(invocation, std::move(document), import.proposals, std::move(more)));

    const std::size_t mapped = import.count(workbook::Fact::Rule), intents = import.count(workbook::Fact::Intent);
    std::size_t differing = 0;
    for (const workbook::Proposal& proposal : import.proposals)
        differing += proposal.conflict;
    if (console.json()) {
        Json unknown = Json::array(), sheets = Json::array();
        for (const Unknown& each : import.unknown)
            unknown.push_back({{"cell", each.cell}, {"what", workbook::whatName(each.what)}, {"name", each.name}, {"within", each.within}, {"closest", each.closest}, {"times", each.times}});
        for (const MappingImport::Read& read : import.sheets)
            sheets.push_back(toJson(read));
        console.document({{"mapped", mapped}, {"intents", intents}, {"unknown", std::move(unknown)}, {"differing", differing}, {"same", import.same},
                          {"proposals", cli::toJson(import.proposals)}, {"remarks", cli::toJson(import.remarks)}, {"sheets", std::move(sheets)},
                          {"applied", applied.count}, {"path", applied.path}});
        return Done;
    }
    print(import, console);
    console.line(counted(mapped, "rule", "rules") + ", " + counted(intents, "intent", "intents") + ", " + counted(import.unknown.size(), "unknown name", "unknown names") + ", " +
                 std::to_string(import.same) + " said already, " + std::to_string(differing) + " differing from the document");
    console.line(applied.path.empty() ? "nothing was applied; --apply writes it into the document, -o OUT into another" : std::to_string(applied.count) + " applied: " + applied.path);
    return Done;
}

} // namespace

Verb define_import_mapping() {
    std::vector<Option> options = {{"--column", "WHAT=HEADING", "which column holds what, by heading or letter; remembered for this layout: target, source, rule, …", true}};
    for (Option& option : proposalOptions())
        options.push_back(std::move(option));
    return {"import-mapping",
            "any mapping workbook as draft mappings and intents; unknown names are listed, nothing is overwritten",
            {{"DOC", "a mapping document"}, {"FILE", "a workbook (XLSX, ODS) or delimited text"}},
            std::move(options),
            run};
}

} // namespace mw::cli

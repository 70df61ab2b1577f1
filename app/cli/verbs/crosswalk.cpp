// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/documents.h"
#include "app/cli/standard_output.h"
#include "app/evidence_place.h"
#include "core/base/utf8.h"
#include "core/base/wording.h"
#include "core/engine/crosswalk_rows.h"
#include "core/load/open_target.h"

#include <algorithm>
#include <map>
#include <numeric>

namespace mw::cli {

namespace {

using Crosswalks = std::vector<engine::KeptCrosswalk>;

/// What the store keeps of the wanted entities; UnknownEntity where nothing is kept of one.
Result<Crosswalks> find(const OpenedDocument& opened, const evidence::EvidenceStore& store,
                        std::optional<std::int64_t> run) {
    MW_TRY(Crosswalks kept, engine::listCrosswalks(*opened.document, opened.options.places, store.crosswalkPath(), run));
    std::vector<std::string> known;
    for (const engine::KeptCrosswalk& one : kept)
        known.push_back(one.targetEntity);
    const auto isMeant = [](const engine::KeptCrosswalk& one, const std::string& name) {
        return name == one.mapping->reference || name == one.targetEntity || name == one.sourceEntity;
    };
    const std::vector<std::string>& wanted = opened.options.entities;
    for (const std::string& name : wanted)
        if (std::none_of(kept.begin(), kept.end(), [&](const auto& one) { return isMeant(one, name); }))
            return makeError(Code::UnknownEntity, mw::quoted(name), listed(known));
    std::erase_if(kept, [&](const engine::KeptCrosswalk& one) {
        return !wanted.empty() &&
               std::none_of(wanted.begin(), wanted.end(), [&](const std::string& name) { return isMeant(one, name); });
    });
    return kept;
}

Result<std::uint64_t> print(const Crosswalks& crosswalks, JobContext& job) {
    StandardOutput output;
    CsvRowWriter rows(output, CsvDialect());
    std::vector<std::string> names;
    for (const Field& field : engine::crosswalkTable(crosswalks, {}).fields)
        names.push_back(field.name);
    MW_TRY_DO(rows.writeHeader(names));
    MW_TRY(const std::uint64_t count,
           engine::eachCrosswalkRow(crosswalks, [&](const Batch& batch) { return rows.write(batch); }, job));
    MW_TRY_DO(rows.flush());
    return count;
}

/// Fills a table anew, in a file or a server.
Result<std::uint64_t> write(const Crosswalks& crosswalks, const Location& location, const OptionValues& given,
                            const std::string& table, JobContext& job) {
    WriteOptions options;
    options.entity = engine::crosswalkTable(crosswalks, table);
    options.mode = LoadMode::Replace;
    for (const Field& field : options.entity.fields)
        options.fields.push_back(field.name);
    MW_TRY(const auto target, openTarget(location, given, Schema{{options.entity}}));
    MW_TRY(auto writer, target->openWriter(options, job));
    std::vector<std::uint32_t> rows;
    std::optional<Error> refusal;
    const auto refused = [&](std::uint32_t, const RowError& error) {
        refusal = at(makeError(error.code), table);
        refusal->arguments = error.arguments;
    };
    MW_TRY(const std::uint64_t count, engine::eachCrosswalkRow(crosswalks,
                                                               [&](const Batch& batch) -> Result<void> {
                                                                   rows.resize(batch.rows);
                                                                   std::iota(rows.begin(), rows.end(), 0u);
                                                                   MW_TRY_DO(writer->write(batch, rows, refused, job));
                                                                   if (refusal)
                                                                       return std::move(*refusal);
                                                                   return {};
                                                               },
                                                               job));
    writer.reset();
    MW_TRY_DO(target->commit(job));
    return count;
}

/// Each target gets the table of what was loaded into it.
Result<std::uint64_t> writeIntoTargets(const OpenedDocument& opened, const Crosswalks& crosswalks,
                                       const std::string& table, JobContext& job) {
    std::map<Id, Crosswalks> byTarget;
    for (const engine::KeptCrosswalk& one : crosswalks)
        byTarget[one.mapping->targetConnection].push_back(one);
    std::uint64_t count = 0;
    for (const auto& [id, own] : byTarget) {
        const mapping::Connection* const connection = opened.document->connection(id);
        MW_TRY(const Location location, opened.options.places.locationOf(*opened.document, *connection));
        MW_TRY(const std::uint64_t rows, write(own, location, connection->options, table, job));
        count += rows;
    }
    return count;
}

Result<int> run(const Invocation& invocation, Console& console, JobContext& job) {
    MW_TRY(const OpenedDocument opened, openDocument(invocation));
    const std::string file = invocation.value("-o"), table = invocation.value("--table");
    if (!file.empty() && !table.empty())
        return makeError(Code::Usage, "-o FILE writes a file, --table NAME a table of the target: one of them");
    std::optional<std::int64_t> number;
    if (invocation.has("--run")) {
        MW_TRY(number, runNumber(invocation.value("--run"), "--run"));
    }
    MW_TRY(const auto store, app::readEvidence(invocation.argument(0), invocation.value("--evidence")));
    Crosswalks crosswalks;
    if (store) {
        MW_TRY(crosswalks, find(opened, *store, number));
    }
    if (crosswalks.empty())
        return at(makeError(Code::NewKeysNotKnown, "its entities"), invocation.argument(0));
    std::uint64_t rows = 0;
    if (!table.empty()) {
        MW_TRY(rows, writeIntoTargets(opened, crosswalks, table, job));
    } else if (!file.empty()) {
        MW_TRY(const Location location, parseLocation(file));
        MW_TRY(rows, write(crosswalks, location, {}, "crosswalk", job));
    } else if (console.json()) {
        MW_TRY(rows, engine::eachCrosswalkRow(crosswalks, [](const Batch&) { return Result<void>(); }, job));
    } else {
        MW_TRY(rows, print(crosswalks, job));
        return Done;
    }
    if (console.json()) {
        Json entities = Json::array();
        for (const engine::KeptCrosswalk& one : crosswalks)
            entities.push_back({{"mapping", one.mapping->reference},
                                {"source", one.sourceEntity},
                                {"entity", one.targetEntity},
                                {"run", one.kept.runs.last}});
        console.document({{"rows", rows}, {"entities", entities}});
    } else {
        console.line((table.empty() ? file : table) + ": " + counted(rows, "row", "rows"));
    }
    return Done;
}

} // namespace

Verb define_crosswalk() {
    std::vector<Option> options = placeOptions();
    options.push_back({"--run", "RUN", "as it stood after that run (default: the latest)", false});
    options.push_back({"-o", "FILE", "into a file: .csv, .xlsx, .json, .sqlite …, instead of CSV on standard output", false});
    options.push_back({"--table", "NAME", "into a table of the target, filled anew", false});
    options.push_back({"--evidence", "FILE", "the evidence store (default: beside the document)", false});
    return {"crosswalk", "old and new keys of what was loaded", {{"DOC", "a mapping document"}}, std::move(options), run};
}

} // namespace mw::cli

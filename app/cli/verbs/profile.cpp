// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/verb.h"
#include "app/evidence_place.h"
#include "app/languages.h"
#include "core/base/clock.h"
#include "core/base/utf8.h"
#include "core/connect/connector.h"
#include "core/document/document_file.h"
#include "core/engine/plan.h"
#include "core/mapping/released_fields.h"
#include "core/profile/drift.h"
#include "core/report/profile_report.h"

#include <algorithm>
#include <cstdio>
#include <filesystem>

namespace mw::cli {

namespace {

/// Which fields tell rows apart, and which follow from others.
void printFindings(const profile::EntityProfile& entity, const Console& console) {
    const std::string inSample = ", in " + grouped(entity.findingRows) + " of the rows, drawn at random";
    for (const profile::CandidateKey& key : entity.keys) {
        std::string names;
        for (const std::string& field : key.fields)
            names += (names.empty() ? "" : " + ") + field;
        console.line("key: " + names + (key.isExact ? "" : inSample));
    }
    for (const profile::Dependency& one : entity.dependencies) {
        char rate[16];
        std::snprintf(rate, sizeof rate, "%.1f %%", one.exceptions == 0 ? 100.0 : std::min(99.9, one.rate() * 100));
        console.line(one.dependent + " follows from " + one.determinant + ": " + rate + " of " + counted(one.rows, "row", "rows") +
                     (one.isExact ? "" : inSample));
    }
}

/// An estimate says by how many of the rows it may be off.
std::string quartilesOf(const profile::FieldProfile& field) {
    std::string text;
    for (const std::string& value : field.quartiles)
        text += (text.empty() ? "" : " · ") + value;
    if (field.quartileError == 0)
        return text;
    char error[32];
    std::snprintf(error, sizeof error, " (± %.1f %%)", field.quartileError * 100);
    return "≈ " + text + error;
}

void print(const profile::EntityProfile& entity, const Console& console) {
    console.line(entity.name + ": " + counted(entity.rows, "row", "rows") +
                 (entity.malformed ? ", " + grouped(entity.malformed) + " malformed" : "") +
                 (entity.complete ? "" : " (a sample)"));
    std::vector<std::vector<std::string>> rows;
    for (const profile::FieldProfile& field : entity.fields)
        rows.push_back({field.name, printType(field.type), grouped(field.nulls),
                        (field.distinctIsExact ? "" : "≈ ") + grouped(field.distinct), field.minimum.value_or(""),
                        field.maximum.value_or(""), field.mean.value_or(""), quartilesOf(field),
                        field.minimumLength ? std::to_string(*field.minimumLength) + "–" + std::to_string(*field.maximumLength) : "",
                        field.patterns.empty() ? "" : field.patterns.front().value,
                        field.top.empty() ? "" : field.top.front().value + " × " + grouped(field.top.front().count),
                        field.semanticType});
    console.table({"field", "type", "nulls", "distinct", "min", "max", "mean", "quartiles", "length", "pattern", "most frequent", "looks like"},
                  rows, {false, false, true, true});
    printFindings(entity, console);
    console.line();
}

Json toJson(const std::vector<profile::Drift>& drifts) {
    Json changes = Json::array();
    for (const profile::Drift& drift : drifts)
        changes.push_back({{"kind", profile::nameOf(drift.kind)},
                           {"entity", drift.entity},
                           {"field", drift.field.empty() ? Json(nullptr) : Json(drift.field)},
                           {"before", drift.before},
                           {"now", drift.now}});
    return changes;
}

void print(const std::vector<profile::Drift>& drifts, std::int64_t against, const Console& console) {
    if (drifts.empty())
        return console.line("nothing changed since profile " + std::to_string(against));
    std::vector<std::vector<std::string>> rows;
    for (const profile::Drift& drift : drifts) {
        std::string kind = profile::nameOf(drift.kind);
        std::replace(kind.begin(), kind.end(), '_', ' ');
        rows.push_back({drift.field.empty() ? drift.entity : drift.entity + "." + drift.field, kind, drift.before, drift.now});
    }
    console.line("since profile " + std::to_string(against) + ":");
    console.table({"what", "change", "before", "now"}, rows);
}

Result<std::vector<profile::EntityProfile>> profileAll(const Invocation& invocation, const Location& location, JobContext& job) {
    MW_TRY(const auto connection, openConnection(location));
    MW_TRY(const Schema schema, connection->schema(job));
    profile::ProfileOptions options;
    MW_TRY(options.sample, invocation.number("--sample"));
    if (!location.entity.empty() && !schema.entity(location.entity)) {
        std::vector<std::string> known;
        for (const Entity& other : schema.entities)
            known.push_back(other.name);
        return at(makeError(Code::UnknownEntity, mw::quoted(location.entity), listed(known)), location.path);
    }
    std::vector<profile::EntityProfile> profiles;
    for (const Entity& entity : schema.entities) {
        if (!location.entity.empty() && schema.entity(location.entity) != &entity)
            continue;
        MW_TRY(const auto reader, connection->read(entity.name, {}, job));
        MW_TRY(profiles.emplace_back(), profile::profileRows(*reader, entity.name, options, job));
        if (invocation.has("--verify")) {
            MW_TRY(const auto again, connection->read(entity.name, {}, job));
            MW_TRY_DO(profile::verifyFindings(*again, profiles.back(), options, job));
        }
    }
    return profiles;
}

/// The earlier profile that was asked for: by its number, or the last one of this place.
Result<evidence::StoredScan> earlier(const Invocation& invocation, evidence::EvidenceStore& store, const Location& location) {
    if (invocation.value("--against") == "last") {
        MW_TRY(const std::optional<std::int64_t> last, store.latestScan(evidence::scannedPlace(location), location.entity));
        if (!last)
            return makeError(Code::UnknownName, "a profile of " + evidence::scannedPlace(location), "");
        return store.loadScan(*last);
    }
    MW_TRY(const auto number, invocation.number("--against"));
    return store.loadScan(std::int64_t(*number));
}

/// The fields of this place that the document given by --released-in releases from the privacy floor.
Result<void> addReleased(const std::string& path, const Location& location, report::ProfileInput& input) {
    MW_TRY(const mapping::Document document, document::loadDocument(path));
    engine::Places places;
    places.baseFolder = std::filesystem::absolute(path).parent_path().string();
    bool isKnown = false;
    for (const mapping::Connection& connection : document.connections) {
        if (connection.locations.empty())
            continue;
        MW_TRY(const Location place, places.locationOf(document, connection));
        if (evidence::scannedPlace(place) != evidence::scannedPlace(location))
            continue;
        isKnown = true;
        for (const Entity& entity : connection.schema.entities)
            for (const Field& field : entity.fields)
                if (const std::string release = mapping::releaseOf(document, field.id); !release.empty())
                    input.released[entity.name][field.name] = release;
    }
    return isKnown ? Result<void>() : at(makeError(Code::UnknownName, "a connection to " + evidence::scannedPlace(location), ""), path);
}

/// The format that -o asks for by its extension; empty where it does not.
Result<std::string> formatWanted(const Invocation& invocation) {
    const std::string path = invocation.value("-o");
    if (path.empty()) {
        for (const char* option : {"--released-in", "--language"})
            if (invocation.has(option))
                return makeError(Code::Usage, std::string(option) + " needs -o: the file to write");
        return std::string();
    }
    std::string known;
    for (const report::FormatInfo& format : report::profileFormats()) {
        if (path.ends_with("." + format.extension))
            return format.name;
        known += (known.empty() ? "." : ", .") + format.extension;
    }
    return makeError(Code::Usage, "-o ends in " + known + ", not " + mw::quoted(path));
}

/// Writes the profiles as a file for others.
Result<void> write(const Invocation& invocation, const std::string& format, const Location& location, const std::vector<profile::EntityProfile>& profiles) {
    MW_TRY(const auto catalogue, app::catalogueOf(invocation.value("--language")));
    report::ProfileInput input;
    input.place = location.text;
    input.profiles = profiles;
    input.generatedAt = printUtc(Clock::system().nowMicros());
    input.catalogue = catalogue.get();
    if (invocation.has("--released-in"))
        MW_TRY_DO(addReleased(invocation.value("--released-in"), location, input));
    return report::exportProfile(input, format, invocation.value("-o"));
}

Result<int> run(const Invocation& invocation, Console& console, JobContext& job) {
    MW_TRY(const Location location, parseLocation(invocation.argument(0)));
    MW_TRY(const std::string format, formatWanted(invocation));
    std::unique_ptr<evidence::EvidenceStore> store;
    if (invocation.has("--evidence")) {
        MW_TRY(store, app::openEvidence({}, invocation.value("--evidence")));
    } else if (invocation.has("--against")) {
        return makeError(Code::Usage, "--against needs --evidence: the store that keeps the earlier profile");
    }
    std::optional<evidence::StoredScan> before;
    if (invocation.has("--against")) {
        MW_TRY(before, earlier(invocation, *store, location));
    }
    if (invocation.has("--verify") && invocation.has("--sample"))
        return makeError(Code::Usage, "--verify counts in all rows, --sample looks at some: one of them");
    const ProgressLine progress("profile", job);
    MW_TRY(const std::vector<profile::EntityProfile> profiles, profileAll(invocation, location, job));
    Json document = {{"location", location.text}, {"entities", Json::array()}};
    for (const profile::EntityProfile& one : profiles)
        if (console.json())
            document["entities"].push_back(Json::parse(report::profileJson(one)));
        else if (format.empty())
            print(one, console);
    if (!format.empty()) {
        MW_TRY_DO(write(invocation, format, location, profiles));
        document["path"] = invocation.value("-o");
        if (!console.json())
            console.line(invocation.value("-o"));
    }
    if (store && !profiles.empty()) {
        MW_TRY(const std::int64_t kept, store->saveScan({}, evidence::scannedPlace(location), profiles));
        document["profile"] = kept;
        if (!console.json())
            console.line("kept as profile " + std::to_string(kept));
    }
    std::vector<profile::Drift> drifts;
    if (before) {
        if (!location.entity.empty())
            std::erase_if(before->profiles, [&](const profile::EntityProfile& one) { return one.name != profiles.front().name; });
        drifts = profile::driftBetween(before->profiles, profiles);
        document["against"] = before->id;
        document["changes"] = toJson(drifts);
        if (!console.json())
            print(drifts, before->id, console);
    }
    if (console.json())
        console.document(document);
    return drifts.empty() ? Done : FallsShort;
}

} // namespace

Verb define_profile() {
    return {"profile",
            "counts, nulls, distinct, ranges, means, quartiles, lengths, patterns and top values of every field; keys, and fields that follow from others",
            {{"LOC", "path, URL or path#entity"}},
            {{"--sample", "N", "look at the first N rows only", false},
             {"--verify", "", "count keys and dependencies that were found in a sample in all rows, by a second pass", false},
             {"--evidence", "FILE", "keep the profile in this evidence store, under a number", false},
             {"--against", "RUN", "what changed since the profile of that number, or since the last one", false},
             {"-o", "FILE", "write it as a workbook, a web page with charts or JSON: .xlsx, .html, .json; rare and personal values are masked", false},
             {"--released-in", "DOC", "show the values of fields that this document releases (see release)", false},
             {"--language", "L", "the language of the file: en, de (default: en); JSON is always English", false}},
            run};
}

} // namespace mw::cli

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/documents.h"
#include "app/evidence_place.h"
#include "core/base/utf8.h"
#include "core/base/wording.h"
#include "core/document/document_file.h"
#include "core/document/element_places.h"
#include "core/evidence/earlier_profiles.h"
#include "core/rebase/rebase.h"

#include <algorithm>
#include <cstdio>

namespace mw::cli {

namespace {

struct Scanned {
    const mapping::Connection* connection = nullptr;
    Schema schema;
    rebase::SchemaDrift drift;
};

Result<Scanned> scan(const OpenedDocument& opened, const mapping::Connection& connection, evidence::EvidenceStore* store, JobContext& job) {
    MW_TRY(const Location location, opened.options.places.locationOf(*opened.document, connection));
    MW_TRY(const auto place, openConnection(location, connection.options));
    MW_TRY(suggest::Side now, suggest::observe(*place, {}, job));
    std::vector<profile::EntityProfile> before;
    if (store) {
        MW_TRY(before, evidence::earlierProfiles(*store, location, connection.schema));
    }
    MW_TRY(rebase::SchemaDrift drift, rebase::schemaDrift(*opened.document, connection.id, now, before, job));
    return Scanned{&connection, std::move(now.schema), std::move(drift)};
}

std::string wordOf(SchemaChange::Kind kind) {
    switch (kind) {
    case SchemaChange::Kind::EntityAdded: return "new entity";
    case SchemaChange::Kind::EntityRemoved: return "entity gone";
    case SchemaChange::Kind::FieldAdded: return "new field";
    case SchemaChange::Kind::FieldRemoved: return "field gone";
    case SchemaChange::Kind::TypeChanged: return "type";
    case SchemaChange::Kind::NullabilityChanged: return "required";
    case SchemaChange::Kind::KeyChanged: return "key";
    case SchemaChange::Kind::RelationChanged: break;
    }
    return "relation";
}

std::vector<std::string> placesOf(const mapping::Document& document, const std::vector<Id>& elements) {
    std::vector<std::string> places;
    for (const Id& id : elements)
        places.push_back(document::placeOf(document, id));
    return places;
}

void print(const mapping::Document& document, const std::vector<Scanned>& all, const Console& console) {
    for (const Scanned& scanned : all) {
        if (scanned.drift.isEmpty()) {
            console.line(scanned.connection->name + ": as the document knows it");
            continue;
        }
        console.line(scanned.connection->name + ":");
        std::vector<std::vector<std::string>> rows;
        for (const rebase::Drift& drift : scanned.drift.changes) {
            const SchemaChange& change = drift.change;
            rows.push_back({change.field.empty() ? change.entity : change.entity + "." + change.field, wordOf(change.kind), change.was, change.now,
                            listed(placesOf(document, drift.affected))});
        }
        console.table({"where", "what", "was", "now", "affects"}, rows);
        for (const rebase::Rename& rename : scanned.drift.renames) {
            char score[8];
            std::snprintf(score, sizeof score, "%.2f", rename.score);
            console.line("probably renamed (" + std::string(score) + "): " + rename.entity + "." + rename.was + " → " + rename.now + "; " +
                         listed(rename.reasons));
        }
    }
}

Json toJson(const mapping::Document& document, const std::vector<Scanned>& all) {
    Json connections = Json::array();
    for (const Scanned& scanned : all) {
        Json changes = Json::array(), renames = Json::array();
        for (const rebase::Drift& drift : scanned.drift.changes)
            changes.push_back({{"entity", drift.change.entity}, {"field", drift.change.field}, {"what", wordOf(drift.change.kind)}, {"was", drift.change.was},
                               {"now", drift.change.now}, {"affects", placesOf(document, drift.affected)}});
        for (const rebase::Rename& rename : scanned.drift.renames)
            renames.push_back({{"entity", rename.entity}, {"was", rename.was}, {"now", rename.now}, {"score", rename.score}, {"reasons", rename.reasons}});
        connections.push_back({{"connection", scanned.connection->name}, {"changes", changes}, {"renames", renames}});
    }
    return connections;
}

/// The renames that are taken over: those that were found, unless they are ruled out, and those that somebody names.
Result<std::vector<rebase::Rename>> renamesOf(const Invocation& invocation, const Scanned& scanned) {
    std::vector<rebase::Rename> renames;
    if (!invocation.has("--no-renames"))
        renames = scanned.drift.renames;
    for (const std::string& text : invocation.values("--rename")) {
        const std::size_t dot = text.find('.'), sign = text.find('=');
        const Entity* const entity = dot < sign && sign != std::string::npos ? scanned.connection->schema.entity(text.substr(0, dot)) : nullptr;
        const Field* const field = entity ? entity->field(text.substr(dot + 1, sign - dot - 1)) : nullptr;
        if (sign == std::string::npos || dot == std::string::npos || dot > sign)
            return makeError(Code::Usage, "--rename takes ENTITY.WAS=NOW; not " + mw::quoted(text));
        if (!field)
            continue; // of another connection
        const std::string now = text.substr(sign + 1);
        std::erase_if(renames, [&](const rebase::Rename& one) { return one.field == field->id || (one.entity == entity->name && one.now == now); });
        renames.push_back({entity->name, field->id, field->name, now, 1, {}});
    }
    return renames;
}

Result<int> run(const Invocation& invocation, Console& console, JobContext& job) {
    MW_TRY(const OpenedDocument opened, openDocument(invocation));
    const std::vector<std::string> named = invocation.values("--connection");
    MW_TRY(const auto store, app::readEvidence(invocation.argument(0), invocation.value("--evidence")));
    std::vector<Scanned> all;
    for (const mapping::Connection& connection : opened.document->connections) {
        if (!named.empty() && std::find(named.begin(), named.end(), connection.name) == named.end())
            continue;
        MW_TRY(Scanned scanned, scan(opened, connection, store.get(), job));
        all.push_back(std::move(scanned));
    }
    for (const std::string& name : named)
        if (std::none_of(all.begin(), all.end(), [&](const Scanned& each) { return each.connection->name == name; }))
            return makeError(Code::UnknownName, mw::quoted(name), "");
    const bool differs = std::any_of(all.begin(), all.end(), [](const Scanned& each) { return !each.drift.isEmpty(); });
    const std::string path = invocation.has("-o") ? invocation.value("-o") : invocation.has("--apply") ? invocation.argument(0) : std::string();
    if (!path.empty() && differs) {
        mapping::Document document = *opened.document;
        IdMaker ids;
        for (const Scanned& scanned : all) {
            MW_TRY(const std::vector<rebase::Rename> renames, renamesOf(invocation, scanned));
            MW_TRY(const mapping::Edit edit, rebase::rebase(document, scanned.connection->id, scanned.schema, renames, ids));
            MW_TRY([[maybe_unused]] const mapping::Edit inverse, mapping::apply(document, edit));
        }
        MW_TRY_DO(document::saveDocument(document, path));
    }
    if (console.json())
        console.document({{"connections", toJson(*opened.document, all)}, {"path", differs ? path : ""}});
    else
        print(*opened.document, all, console);
    if (!path.empty() && differs)
        console.line(path + ": the schemas were taken over; what speaks of fields that are gone is now a problem of the document");
    return differs && path.empty() ? FallsShort : Done;
}

} // namespace

Verb define_rebase() {
    std::vector<Option> options = placeOptions();
    options.push_back({"--connection", "NAME", "only this connection (repeatable)", true});
    options.push_back({"--rename", "E.WAS=NOW", "that field of entity E is the one that is called NOW (repeatable)", true});
    options.push_back({"--no-renames", "", "fields that were probably renamed count as gone and new", false});
    options.push_back({"--apply", "", "takes the schemas over in the document", false});
    options.push_back({"-o", "FILE", "writes the document there instead", false});
    options.push_back({"--evidence", "FILE", "the evidence store, whose profiles tell renamed fields (default: beside the document)", false});
    return {"rebase",
            "what has changed in the schemas since the document scanned them, and what it affects",
            {{"DOC", "a mapping document"}},
            std::move(options),
            run};
}

} // namespace mw::cli

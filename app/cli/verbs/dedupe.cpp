// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/documents.h"
#include "app/cli/duplicate_rules.h"
#include "core/base/utf8.h"
#include "core/document/document_file.h"
#include "core/mapping/edit.h"
#include "core/mapping/matching.h"
#include "core/merge/merge_file.h"
#include "core/suggest/suggest.h"

#include <algorithm>
#include <cstdio>
#include <optional>
#include <utility>

namespace mw::cli {

namespace {

constexpr std::size_t kShown = 50; ///< pairs that people see

/// A table whose records are compared.
struct Place {
    std::string text;
    Location location;
    std::unique_ptr<Connection> connection;
    Entity entity;
};

Result<Place> openPlace(const std::string& text, JobContext& job) {
    Place place;
    place.text = text;
    MW_TRY(place.location, parseLocation(text));
    MW_TRY(place.connection, openConnection(place.location));
    MW_TRY(const Schema schema, place.connection->schema(job));
    const Entity* entity = place.location.entity.empty() ? (schema.entities.empty() ? nullptr : &schema.entities.front())
                                                         : schema.entity(place.location.entity);
    if (!entity) {
        std::vector<std::string> known;
        for (const Entity& other : schema.entities)
            known.push_back(other.name);
        return at(makeError(Code::UnknownEntity, mw::quoted(place.location.entity), listed(known)), text);
    }
    place.entity = *entity;
    return place;
}

/// The fields of the second table that are compared with those of the first: by name, else as they are suggested.
Result<std::vector<std::string>> partnersOf(const std::vector<std::string>& fields, Place& left, Place& right, JobContext& job) {
    std::vector<std::string> partners;
    bool allFound = true;
    for (const std::string& field : fields) {
        const Field* same = right.entity.field(field);
        partners.push_back(same ? same->name : "");
        allFound = allFound && same;
    }
    if (allFound)
        return partners;
    MW_TRY(const suggest::Side source, suggest::observe(*left.connection, left.entity.name, job));
    MW_TRY(const suggest::Side target, suggest::observe(*right.connection, right.entity.name, job));
    MW_TRY(const auto suggestions, suggest::suggestMappings(source, target, {}, job));
    for (const suggest::Suggestion& suggestion : suggestions)
        for (std::size_t i = 0; i < fields.size(); ++i)
            if (suggestion.assigned && partners[i].empty() && suggestion.source.field == fields[i] &&
                std::find(partners.begin(), partners.end(), suggestion.target.field) == partners.end())
                partners[i] = suggestion.target.field;
    return partners;
}

Json toJson(const match::MatchResult& result, const match::Records& records, const std::vector<std::string>& keys) {
    Json clusters = Json::array(), pairs = Json::array(), passes = Json::array(), fields = Json::array();
    for (const auto& cluster : result.clusters) {
        Json members = Json::array();
        for (const std::uint32_t record : cluster)
            members.push_back(keys[record]);
        clusters.push_back({{"records", std::move(members)}});
    }
    for (const match::MatchedPair& pair : result.pairs)
        pairs.push_back({{"left", keys[pair.left]},
                         {"right", keys[pair.right]},
                         {"score", pair.score},
                         {"reasons", match::reasonsFor(pair, records, result.fields)}});
    for (const match::BlockingPass& pass : result.passes)
        passes.push_back({{"key", pass.key}, {"blocks", pass.blocks}, {"pairs", pass.pairs}, {"skipped_blocks", pass.skipped}});
    for (const match::ComparedField& field : result.fields)
        fields.push_back({{"name", records.fields()[field.field]},
                          {"agrees_among_matches", field.weights.m[match::kSame]},
                          {"agrees_by_chance", field.weights.u[match::kSame]}});
    return {{"records", records.size()}, {"clusters", std::move(clusters)}, {"pairs", std::move(pairs)},
            {"compared", result.compared}, {"passes", std::move(passes)}, {"fields", std::move(fields)}};
}

void print(const match::MatchResult& result, const match::Records& records, const std::vector<std::string>& keys, const Console& console) {
    console.line(counted(records.size(), "record", "records") + ", " + counted(result.compared, "pair", "pairs") + " compared, " +
                 counted(result.clusters.size(), "cluster", "clusters") + " of duplicates");
    std::vector<std::vector<std::string>> rows;
    for (const match::MatchedPair& pair : result.pairs) {
        if (rows.size() == kShown)
            break;
        char score[8];
        std::snprintf(score, sizeof score, "%.2f", pair.score);
        std::string reasons;
        for (const std::string& reason : match::reasonsFor(pair, records, result.fields))
            reasons += (reasons.empty() ? "" : ", ") + reason;
        rows.push_back({score, keys[pair.left], keys[pair.right], reasons});
    }
    console.table({"score", "left", "right", "because"}, rows, {true});
    if (result.pairs.size() > rows.size())
        console.line("… and " + counted(result.pairs.size() - rows.size(), "more pair", "more pairs") + " (all with --json)");
}

/// What is compared, and what a document says of it.
struct Subject {
    Place place;
    std::string key; ///< empty: rows are counted
    DuplicateRules rules;
    std::shared_ptr<const mapping::Document> document; ///< null: a location was given
    const mapping::EntityMapping* owner = nullptr;     ///< in the document
};

/// The entity mapping whose driving source is meant.
Result<const mapping::EntityMapping*> mappingMeant(const mapping::Document& document, const std::string& wanted) {
    std::vector<std::string> known;
    const mapping::EntityMapping* found = nullptr;
    for (const mapping::EntityMapping& mapping : document.mappings) {
        const Entity* const target = document.targetOf(mapping);
        const Entity* const source = document.sourceOf(mapping);
        known.push_back(mapping.reference);
        if (wanted.empty() ? document.mappings.size() == 1
                           : wanted == mapping.reference || (target && wanted == target->name) || (source && wanted == source->name))
            found = found ? found : &mapping;
    }
    if (found)
        return found;
    if (wanted.empty())
        return makeError(Code::Usage, "--entity says which entity mapping is meant: " + listed(known));
    return makeError(Code::UnknownEntity, mw::quoted(wanted), listed(known));
}

Result<Subject> openSubject(const Invocation& invocation, JobContext& job) {
    Subject subject;
    if (!invocation.argument(0).ends_with(".mapwright")) {
        MW_TRY(subject.place, openPlace(invocation.argument(0), job));
        return subject;
    }
    MW_TRY(const OpenedDocument opened, openDocument(invocation));
    subject.document = opened.document;
    MW_TRY(subject.owner, mappingMeant(*opened.document, invocation.value("--entity")));
    const mapping::Connection* const connection = opened.document->connection(subject.owner->sourceConnection);
    const Entity* const source = opened.document->sourceOf(*subject.owner);
    if (!connection || !source)
        return at(makeError(Code::WrongValue, "it has no source"), subject.owner->reference);
    MW_TRY(subject.place.location, opened.options.places.locationOf(*opened.document, *connection));
    subject.place.text = subject.place.location.text;
    MW_TRY(subject.place.connection, engine::Access::standard().openSource({connection->name, connection->connector, subject.place.location, connection->options}));
    MW_TRY(const Schema schema, subject.place.connection->schema(job));
    const Entity* const entity = schema.entity(source->name);
    if (!entity)
        return at(makeError(Code::UnknownEntity, mw::quoted(source->name), ""), subject.place.text);
    subject.place.entity = *entity;
    if (subject.owner->matching)
        subject.rules.matching = *subject.owner->matching;
    return subject;
}

/// Remembers what --same and --different say in the document; gives how many.
Result<std::size_t> remember(const Invocation& invocation, Subject& subject, const std::vector<std::string>& keys) {
    std::vector<mapping::PairDecision> made;
    for (const bool same : {true, false})
        for (const std::string& text : invocation.values(same ? "--same" : "--different")) {
            MW_TRY(const merge::KeyPair pair, readKeyPair(same ? "--same" : "--different", text));
            if (pair.first == pair.second)
                return makeError(Code::Usage, mw::quoted(pair.first) + " is one record: it makes no pair");
            made.push_back({pair.first, pair.second, same, invocation.value("--as"), invocation.value("--why")});
        }
    if (made.empty())
        return std::size_t(0);
    if (!subject.document)
        return makeError(Code::Usage, "--same and --different are remembered in a document; of a location, --rules says them");
    if (!invocation.has("--as"))
        return makeError(Code::Usage, "--as says who decides");
    if (subject.key.empty())
        return makeError(Code::Usage, "--key names the field that tells records apart: there is no primary key");
    mapping::Matching& matching = subject.rules.matching;
    matching.key = subject.key;
    for (mapping::PairDecision& decision : made) {
        const merge::FoundPairs found = merge::recordsOf({{decision.left, decision.right}}, keys, 0);
        if (!found.unknown.empty())
            return at(makeError(Code::WrongValue, "no record has the key " + mw::quoted(found.unknown.front())), subject.place.text);
        mapping::decide(matching, std::move(decision));
    }
    mapping::Document document = *subject.document;
    mapping::EntityMapping changed = *subject.owner;
    changed.matching = matching;
    MW_TRY_DO(mapping::apply(document, {"Decide pairs", {mapping::SetPipeline{std::move(changed)}}}));
    MW_TRY_DO(document::saveDocument(document, invocation.argument(0)));
    return made.size();
}

/// What was decided on pairs of records; keys of the document that no record has are given back.
Result<std::vector<std::string>> linkDecided(Subject& subject, match::MatchOptions& options, const std::vector<std::string>& keys,
                                             const std::string& rulesPath) {
    const std::uint32_t boundary = options.blocking.boundary;
    for (const bool same : {true, false}) {
        merge::FoundPairs found = merge::recordsOf(same ? subject.rules.mustLink : subject.rules.cannotLink, keys, boundary);
        if (!found.unknown.empty())
            return at(makeError(Code::WrongValue, "no record has the key " + mw::quoted(found.unknown.front())), rulesPath);
        (same ? options.mustLink : options.cannotLink) = std::move(found.pairs);
    }
    std::vector<std::string> unknown;
    for (const bool same : {true, false}) {
        std::vector<merge::KeyPair> decided;
        for (const mapping::PairDecision& decision : subject.rules.matching.decisions)
            if (decision.same == same)
                decided.push_back({decision.left, decision.right});
        const merge::FoundPairs found = merge::recordsOf(decided, keys, 0);
        unknown.insert(unknown.end(), found.unknown.begin(), found.unknown.end());
        auto& pairs = same ? options.mustLink : options.cannotLink;
        pairs.insert(pairs.end(), found.pairs.begin(), found.pairs.end());
    }
    return unknown;
}

/// Children whose references follow their records: FIELD=LOC.
Result<std::vector<merge::Child>> openChildren(const Invocation& invocation, std::vector<Place>& places, JobContext& job) {
    std::vector<merge::Child> children;
    for (const std::string& text : invocation.values("--child")) {
        const std::size_t equals = text.find('=');
        if (equals == std::string::npos || equals == 0)
            return makeError(Code::Usage, "--child takes FIELD=LOC: the field that refers to the records, and where it is; not " + mw::quoted(text));
        MW_TRY(Place place, openPlace(text.substr(equals + 1), job));
        const Field* const field = place.entity.field(text.substr(0, equals));
        if (!field)
            return at(makeError(Code::UnknownField, mw::quoted(text.substr(0, equals)), ""), place.text);
        const std::string name = field->name;
        places.push_back(std::move(place));
        children.push_back({places.back().connection.get(), places.back().entity, name});
    }
    return children;
}

Result<merge::MergeCounts> writeSurvivors(const Invocation& invocation, Subject& subject, const std::vector<std::vector<std::uint32_t>>& clusters,
                                          std::uint64_t records, JobContext& job) {
    if (subject.key.empty())
        return makeError(Code::Usage, "--key names the field that tells records apart: survivors are found again by it");
    if (!invocation.argument(1).empty())
        return makeError(Code::Usage, "--write takes the records of one table");
    rules::Environment environment;
    if (subject.owner)
        environment = mapping::environmentOfMatching(*subject.document, *subject.owner);
    MW_TRY(auto survivorship, merge::Survivorship::bind(subject.place.entity.fields, subject.rules.matching, std::move(environment)));
    std::vector<Place> places;
    MW_TRY(const std::vector<merge::Child> children, openChildren(invocation, places, job));
    return merge::writeMerge(invocation.value("--write"), *subject.place.connection, subject.place.entity, subject.key, clusters, records,
                             survivorship, children, job);
}

Json toJson(const std::vector<merge::ChildCount>& children) {
    Json json = Json::array();
    for (const merge::ChildCount& child : children)
        json.push_back({{"entity", child.entity}, {"rows", child.rows}, {"moved", child.moved}});
    return json;
}

void print(const std::string& path, const merge::MergeCounts& counts, const Console& console) {
    console.line(path + ": " + counted(counts.survivors, "record", "records") + " of " + grouped(counts.records) + " survive; " +
                 counted(counts.merges, "of them stands", "of them stand") + " for several");
    for (const merge::ChildCount& child : counts.children)
        console.line(child.entity + ": " + counted(child.rows, "row", "rows") + ", " + grouped(child.moved) + " of them refer to a survivor now");
}

Result<int> takeApart(const Invocation& invocation, Console& console, JobContext& job) {
    MW_TRY(const merge::Separated separated, merge::separate(invocation.argument(0), invocation.value("--separate"), job));
    if (console.json()) {
        console.document({{"separated", separated.keys}, {"children", toJson(separated.children)}});
        return Done;
    }
    console.line("apart again: " + listed(separated.keys));
    for (const merge::ChildCount& child : separated.children)
        console.line(child.entity + ": " + counted(child.moved, "row refers", "rows refer") + " to its own record again");
    return Done;
}

Result<int> run(const Invocation& invocation, Console& console, JobContext& job) {
    const ProgressLine progress("dedupe", job);
    if (invocation.has("--separate"))
        return takeApart(invocation, console, job);
    if (invocation.has("--child") && !invocation.has("--write"))
        return makeError(Code::Usage, "--child needs --write: the file in which children refer to the survivors");
    MW_TRY(Subject subject, openSubject(invocation, job));
    const std::string wanted = invocation.value("--key", subject.rules.matching.key);
    MW_TRY(subject.key, merge::keyFieldOf(subject.place.entity, wanted));
    std::vector<std::string> fields;
    for (const Field& field : subject.place.entity.fields)
        if (field.name != subject.key)
            fields.push_back(field.name);
    if (invocation.has("--rules")) {
        if (subject.document)
            return makeError(Code::Usage, "--rules says for a location what a document says by itself");
        MW_TRY(subject.rules, readDuplicateRules(invocation.value("--rules"), fields));
    }
    if (const auto wrong = mapping::whatIsWrong(subject.rules.matching))
        return at(makeError(Code::WrongValue, *wrong), invocation.argument(0));
    match::Records records(fields);
    std::vector<std::string> keys;
    MW_TRY_DO(merge::readRecords(*subject.place.connection, subject.place.entity.name, fields, subject.key, records, keys, job));
    match::MatchOptions options = merge::optionsOf(subject.rules.matching);
    if (!invocation.argument(1).empty() && subject.document)
        return makeError(Code::Usage, "a document says of one table which of its records are the same");
    if (!invocation.argument(1).empty()) {
        options.blocking.boundary = std::uint32_t(records.size());
        MW_TRY(Place right, openPlace(invocation.argument(1), job));
        MW_TRY(const std::string rightKey, merge::keyFieldOf(right.entity, wanted));
        MW_TRY(std::vector<std::string> partners, partnersOf(fields, subject.place, right, job));
        for (std::string& partner : partners)
            if (partner == rightKey)
                partner.clear();
        MW_TRY_DO(merge::readRecords(*right.connection, right.entity.name, partners, rightKey, records, keys, job));
    }
    MW_TRY(const std::size_t decided, remember(invocation, subject, keys));
    MW_TRY(const std::vector<std::string> unknown, linkDecided(subject, options, keys, invocation.value("--rules")));
    MW_TRY(const match::MatchResult result, match::findMatches(records, options, job));
    std::optional<merge::MergeCounts> written;
    if (invocation.has("--write")) {
        MW_TRY(written, writeSurvivors(invocation, subject, result.clusters, keys.size(), job));
    }
    if (console.json()) {
        Json document = toJson(result, records, keys);
        document["decided"] = decided;
        document["decisions"] = options.mustLink.size() + options.cannotLink.size();
        document["keys_not_there"] = unknown;
        if (written)
            document["written"] = {{"path", invocation.value("--write")},  {"records", written->records},
                                   {"survivors", written->survivors},      {"merges", written->merges},
                                   {"malformed", written->malformed},      {"children", toJson(written->children)}};
        console.document(document);
        return Done;
    }
    print(result, records, keys, console);
    if (decided > 0)
        console.line(counted(decided, "decision", "decisions") + " remembered: " + invocation.argument(0));
    if (!unknown.empty())
        console.line("decisions speak of records that are not there: " + listed(unknown));
    if (written)
        print(invocation.value("--write"), *written, console);
    return Done;
}

} // namespace

Verb define_dedupe() {
    return {"dedupe",
            "records that are the same thing, with score and reasons; writes what survives where it is asked to",
            {{"LOC", "path, URL or path#entity; a document: the source of one of its entity mappings"},
             {"LOC2", "a second table: its records are held against the first's", false}},
            {{"--key", "K", "the field that names a record; else the document's, the primary key, the row's number", false},
             {"--rules", "FILE", "JSON: threshold, weights of fields, must_link and cannot_link, record and values that survive", false},
             {"--entity", "E", "of a document: the entity mapping, by reference, target or source", false},
             {"--source", "LOC", "of a document: stands in for its source; with several: NAME=LOC", true},
             {"--location", "NAME", "of a document: which of the named locations of the connections to use", false},
             {"--same", "A=B", "remember in the document that these two are the same", true},
             {"--different", "A=B", "remember in the document that these two are different", true},
             {"--as", "NAME", "who decides", false},
             {"--why", "TEXT", "the reason of the decision", false},
             {"--write", "FILE", "write the survivors, with a crosswalk of old to surviving keys, into a new SQLite file", false},
             {"--child", "FIELD=LOC", "with --write: an entity whose FIELD refers to the records goes along and follows them", true},
             {"--separate", "KEY", "LOC is a file of --write: take the merge back that this record went into, children too", false}},
            run};
}

} // namespace mw::cli

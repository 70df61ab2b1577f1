// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/verb.h"
#include "core/base/file.h"
#include "core/base/utf8.h"
#include "core/connect/connector.h"
#include "core/match/match.h"
#include "core/suggest/suggest.h"

#include <algorithm>
#include <cstdio>
#include <unordered_map>
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

/// The field that names a record: the one asked for, a primary key of one field, else none: rows are counted.
Result<std::string> keyOf(const Place& place, const std::string& wanted) {
    if (!wanted.empty()) {
        const Field* field = place.entity.field(wanted);
        if (!field)
            return at(makeError(Code::UnknownField, mw::quoted(wanted), ""), place.text);
        return field->name;
    }
    const Key* primary = place.entity.primaryKey();
    return primary && primary->fields.size() == 1 ? primary->fields.front() : std::string();
}

/// Reads all records of a place; `fields` may hold "" for a field that this table lacks.
Result<void> readRecords(Place& place, const std::vector<std::string>& fields, const std::string& key, match::Records& records,
                         std::vector<std::string>& keys, JobContext& job) {
    ReadOptions options;
    for (const std::string& field : fields)
        if (!field.empty())
            options.fields.push_back(field);
    if (!key.empty())
        options.fields.push_back(key);
    MW_TRY(const auto reader, place.connection->read(place.entity.name, options, job));
    job.phase("reading");
    std::uint64_t row = 0;
    std::vector<std::string> texts(fields.size());
    std::vector<std::string_view> views(fields.size());
    for (bool more = true; more;) {
        MW_TRY_DO(job.checkpoint());
        Batch batch;
        MW_TRY(more, reader->next(batch, job));
        job.addRows(batch.rows);
        for (std::size_t i = 0; i < batch.rows; ++i) {
            const auto textAt = [&](const Column& column) {
                return column.isNull(i) ? std::string() : printValue(column.value(i), column.type());
            };
            std::size_t column = 0;
            for (std::size_t f = 0; f < fields.size(); ++f) {
                texts[f] = fields[f].empty() ? "" : textAt(*batch.columns[column++]);
                views[f] = texts[f];
            }
            ++row;
            keys.push_back(key.empty() ? std::to_string(row) : textAt(*batch.columns[column]));
            if (!records.add(views))
                return at(makeError(Code::OutOfMemory), place.text);
        }
    }
    return {};
}

/// What --rules says: {"threshold": 0.8, "weights": {"city": 0.5}, "must_link": [["1", "7"]], "cannot_link": [["2", "9"]]}.
struct Rules {
    match::MatchOptions options;
    std::vector<std::pair<std::string, std::string>> mustLink, cannotLink; ///< key values
};

Result<Rules> readRules(const std::string& path, const std::vector<std::string>& fields) {
    Rules rules;
    if (path.empty())
        return rules;
    MW_TRY(const std::string text, readFile(path, 64u << 20));
    const Json json = Json::parse(text, nullptr, false);
    if (!json.is_object())
        return at(makeError(Code::NotJson, "a JSON object is expected"), path);
    const auto wrong = [&](const std::string& what) { return at(makeError(Code::WrongValue, what), path); };
    for (const auto& [name, value] : json.items()) {
        if (name == "threshold") {
            if (!value.is_number() || value.get<double>() < 0 || value.get<double>() > 1)
                return wrong("threshold takes a number from 0 to 1");
            rules.options.threshold = value.get<double>();
        } else if (name == "weights" && value.is_object()) {
            for (const auto& [field, weight] : value.items()) {
                if (std::find(fields.begin(), fields.end(), field) == fields.end())
                    return at(makeError(Code::UnknownField, mw::quoted(field), ""), path);
                if (!weight.is_number() || weight.get<double>() < 0)
                    return wrong("the weight of " + mw::quoted(field) + " is no number from 0 up");
                rules.options.weights[field] = weight.get<double>();
            }
        } else if ((name == "must_link" || name == "cannot_link") && value.is_array()) {
            for (const Json& pair : value) {
                if (!pair.is_array() || pair.size() != 2 || !pair[0].is_string() || !pair[1].is_string())
                    return wrong(name + " takes pairs of key values as texts");
                (name == "must_link" ? rules.mustLink : rules.cannotLink).push_back({pair[0], pair[1]});
            }
        } else {
            return wrong("unknown or malformed: " + name);
        }
    }
    return rules;
}

/// Turns pairs of key values into pairs of records; a key that no record has is an error.
Result<std::vector<match::RecordPair>> recordsOf(const std::vector<std::pair<std::string, std::string>>& pairs, const std::vector<std::string>& keys,
                                                 std::uint32_t boundary, const std::string& where) {
    std::vector<match::RecordPair> found;
    if (pairs.empty())
        return found;
    std::unordered_map<std::string_view, std::uint32_t> left, right;
    for (std::uint32_t record = 0; record < keys.size(); ++record)
        (boundary > 0 && record < boundary ? left : right).emplace(keys[record], record);
    for (const auto& [a, b] : pairs) {
        const auto& first = boundary > 0 ? left : right;
        const auto one = first.find(a);
        const auto other = std::as_const(right).find(b);
        if (one == first.end() || other == right.end())
            return at(makeError(Code::WrongValue, "no record has the key " + mw::quoted(one == first.end() ? a : b)), where);
        if (one->second != other->second)
            found.push_back(std::minmax(one->second, other->second));
    }
    return found;
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

Result<int> run(const Invocation& invocation, Console& console, JobContext& job) {
    const ProgressLine progress("dedupe", job);
    const std::string wanted = invocation.value("--key");
    MW_TRY(Place left, openPlace(invocation.argument(0), job));
    MW_TRY(const std::string key, keyOf(left, wanted));
    std::vector<std::string> fields;
    for (const Field& field : left.entity.fields)
        if (field.name != key)
            fields.push_back(field.name);
    MW_TRY(Rules rules, readRules(invocation.value("--rules"), fields));
    match::Records records(fields);
    std::vector<std::string> keys;
    MW_TRY_DO(readRecords(left, fields, key, records, keys, job));
    if (!invocation.argument(1).empty()) {
        rules.options.blocking.boundary = std::uint32_t(records.size());
        MW_TRY(Place right, openPlace(invocation.argument(1), job));
        MW_TRY(const std::string rightKey, keyOf(right, wanted));
        MW_TRY(std::vector<std::string> partners, partnersOf(fields, left, right, job));
        for (std::string& partner : partners)
            if (partner == rightKey)
                partner.clear();
        MW_TRY_DO(readRecords(right, partners, rightKey, records, keys, job));
    }
    MW_TRY(rules.options.mustLink, recordsOf(rules.mustLink, keys, rules.options.blocking.boundary, invocation.value("--rules")));
    MW_TRY(rules.options.cannotLink, recordsOf(rules.cannotLink, keys, rules.options.blocking.boundary, invocation.value("--rules")));
    MW_TRY(const match::MatchResult result, match::findMatches(records, rules.options, job));
    if (console.json())
        console.document(toJson(result, records, keys));
    else
        print(result, records, keys, console);
    return Done;
}

} // namespace

Verb define_dedupe() {
    return {"dedupe",
            "records that are the same thing, with score and reasons; nothing is merged",
            {{"LOC", "path, URL or path#entity"}, {"LOC2", "a second table: its records are held against the first's", false}},
            {{"--key", "K", "the field that names a record; else the primary key, else the row's number", false},
             {"--rules", "FILE", "JSON: threshold, weights of fields, must_link and cannot_link", false}},
            run};
}

} // namespace mw::cli

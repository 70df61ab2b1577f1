// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/review/entries.h"

#include "core/base/hash.h"
#include "core/base/utf8.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <limits>
#include <map>
#include <numeric>
#include <set>
#include <type_traits>

namespace mw::review {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::array<std::string_view, 4> kVerdicts = {"pass", "fail", "unsure", "accept"};
constexpr std::array<std::string_view, 5> kHows = {"random", "risk", "covering", "re-test", "named"};
constexpr std::array<std::string_view, 3> kStates = {"open", "fixed", "no defect"};
constexpr std::uint64_t kMostRecords = 1'000'000'000'000'000; // of a population: sums of these stay numbers
constexpr std::array<std::string_view, 5> kActs = {"plan", "assignment", "verdict", "defect", "scenario"};

template <class Enum, std::size_t Size>
std::optional<Enum> named(const std::array<std::string_view, Size>& names, std::string_view name) {
    const auto found = std::find(names.begin(), names.end(), name);
    return found == names.end() ? std::nullopt : std::optional(Enum(found - names.begin()));
}

/// What is wrong with an entry that was read; caught where the entry is parsed.
struct Wrong {
    Error error;
};

template <class Enum, std::size_t Size>
Enum demand(const std::array<std::string_view, Size>& names, const Json& json) {
    const auto found = named<Enum>(names, json.get_ref<const std::string&>());
    if (!found)
        throw Wrong{makeError(Code::WrongValue, mw::quoted(json.get_ref<const std::string&>()) + " is not known here")};
    return *found;
}

const Json& member(const Json& json, const char* key) {
    const auto found = json.find(key);
    if (found == json.end())
        throw Wrong{makeError(Code::MissingKey, key)};
    return *found;
}

template <class T>
T read(const Json& json, const char* key) {
    if constexpr (std::is_unsigned_v<T> && !std::is_same_v<T, bool>) {
        const Json& number = member(json, key);
        if (!number.is_number_unsigned() || number.get<std::uint64_t>() > std::numeric_limits<T>::max())
            throw Wrong{makeError(Code::WrongValue, mw::quoted(key) + " is no whole number that fits")};
        return number.get<T>();
    } else {
        return member(json, key).get<T>();
    }
}

/// Left out where it is empty or not so.
template <class T>
T readOr(const Json& json, const char* key) {
    return json.contains(key) ? read<T>(json, key) : T();
}

template <class T>
void write(Json& json, const char* key, const T& value) {
    if (value != T())
        json[key] = value;
}

Json toJson(const Card& card) {
    Json picks = Json::array();
    for (const Pick& pick : card.picks)
        picks.push_back(pick.why.empty() ? Json::array({kHows[std::size_t(pick.how)]}) : Json::array({kHows[std::size_t(pick.how)], pick.why}));
    Json json = {{"record", card.record}, {"key", card.key}, {"picks", picks}};
    write(json, "stratum", card.stratum);
    return json;
}

Card cardFrom(const Json& json) {
    Card card{read<std::uint64_t>(json, "record"), read<std::string>(json, "key"), readOr<std::string>(json, "stratum"), {}};
    for (const Json& pick : member(json, "picks"))
        card.picks.push_back({demand<Pick::How>(kHows, pick.at(0)), pick.size() > 1 ? pick.at(1).get<std::string>() : std::string()});
    return card;
}

void put(Json& json, const SamplePlan& plan) {
    json["run"] = plan.run;
    json["mapping"] = plan.mapping.text();
    json["source"] = plan.source;
    json["target"] = plan.target;
    json["seed"] = plan.seed;
    json["confidence"] = plan.confidence;
    json["tolerable"] = plan.tolerable;
    json["allowed"] = plan.allowed;
    write(json, "stratified_by", plan.stratifiedBy);
    Json& strata = json["strata"] = Json::array();
    for (const Stratum& stratum : plan.strata)
        strata.push_back({{"name", stratum.name}, {"population", stratum.population}, {"drawn", stratum.drawn}});
    Json& cards = json["cards"] = Json::array();
    for (const Card& card : plan.cards)
        cards.push_back(toJson(card));
    write(json, "covering", plan.isCovering);
    for (const Unexercised& each : plan.unexercised)
        json["unexercised"].push_back({each.field, each.reference, each.way, each.part});
    write(json, "replaces", plan.replaces);
    write(json, "because", plan.because);
}

SamplePlan planFrom(const Json& json) {
    SamplePlan plan;
    plan.run = read<std::int64_t>(json, "run");
    plan.mapping = Id(read<std::string>(json, "mapping"));
    plan.source = read<std::string>(json, "source");
    plan.target = read<std::string>(json, "target");
    plan.seed = read<std::uint64_t>(json, "seed");
    plan.confidence = read<Millionths>(json, "confidence");
    plan.tolerable = read<Millionths>(json, "tolerable");
    plan.allowed = read<std::uint64_t>(json, "allowed");
    plan.stratifiedBy = readOr<std::string>(json, "stratified_by");
    for (const Json& stratum : member(json, "strata"))
        plan.strata.push_back({read<std::string>(stratum, "name"), read<std::uint64_t>(stratum, "population"), read<std::uint64_t>(stratum, "drawn")});
    for (const Json& card : member(json, "cards"))
        plan.cards.push_back(cardFrom(card));
    plan.isCovering = readOr<bool>(json, "covering");
    if (json.contains("unexercised")) {
        for (const Json& each : json.at("unexercised"))
            plan.unexercised.push_back({each.at(0), each.at(1), each.at(2), each.at(3)});
    }
    plan.replaces = readOr<std::string>(json, "replaces");
    plan.because = readOr<std::string>(json, "because");
    return plan;
}

void put(Json& json, const Assignment& assignment) {
    json["plan"] = assignment.plan;
    json["reviewer"] = assignment.reviewer;
    write(json, "records", assignment.records);
    write(json, "withdrawn", assignment.isWithdrawn);
}

Assignment assignmentFrom(const Json& json) {
    return {read<std::string>(json, "plan"), read<std::string>(json, "reviewer"), readOr<std::vector<std::uint64_t>>(json, "records"),
            readOr<bool>(json, "withdrawn")};
}

void put(Json& json, const Judgement& judgement) {
    json["plan"] = judgement.plan;
    json["record"] = judgement.record;
    json["verdict"] = kVerdicts[std::size_t(judgement.verdict)];
    write(json, "comment", judgement.comment);
    write(json, "fields", judgement.fields);
    write(json, "seen", judgement.seen);
    write(json, "via", judgement.via);
}

Judgement judgementFrom(const Json& json) {
    return {read<std::string>(json, "plan"),
            read<std::uint64_t>(json, "record"),
            demand<Verdict>(kVerdicts, member(json, "verdict")),
            readOr<std::string>(json, "comment"),
            readOr<std::vector<std::string>>(json, "fields"),
            readOr<std::string>(json, "seen"),
            readOr<std::string>(json, "via")};
}

void put(Json& json, const DefectNote& note) {
    json["plan"] = note.plan;
    json["record"] = note.record;
    json["state"] = kStates[std::size_t(note.state)];
    write(json, "comment", note.comment);
    write(json, "external", note.external);
}

DefectNote noteFrom(const Json& json) {
    return {read<std::string>(json, "plan"), read<std::uint64_t>(json, "record"),
            demand<DefectNote::State>(kStates, member(json, "state")), readOr<std::string>(json, "comment"),
            readOr<std::string>(json, "external")};
}

void put(Json& json, const ScenarioResult& result) {
    json["scenario"] = result.scenario.text();
    json["reference"] = result.reference;
    write(json, "run", result.run);
    json["verdict"] = kVerdicts[std::size_t(result.verdict)];
    write(json, "step", result.step);
    write(json, "comment", result.comment);
    write(json, "content", result.content);
}

ScenarioResult resultFrom(const Json& json) {
    return {Id(read<std::string>(json, "scenario")),
            read<std::string>(json, "reference"),
            readOr<std::int64_t>(json, "run"),
            demand<Verdict>(kVerdicts, member(json, "verdict")),
            readOr<std::uint32_t>(json, "step"),
            readOr<std::string>(json, "comment"),
            readOr<std::string>(json, "content")};
}

Entry entryFrom(const Json& json) {
    Entry entry;
    entry.document = Id(read<std::string>(json, "document"));
    entry.documentHash = read<std::string>(json, "document_hash");
    entry.by = read<std::string>(json, "by");
    entry.atMicros = read<std::int64_t>(json, "at");
    switch (demand<int>(kActs, member(json, "act"))) {
    case 0: entry.said = planFrom(json); break;
    case 1: entry.said = assignmentFrom(json); break;
    case 2: entry.said = judgementFrom(json); break;
    case 3: entry.said = noteFrom(json); break;
    default: entry.said = resultFrom(json); break;
    }
    return entry;
}

/// The cards are what the strata say.
Result<void> validateCards(const SamplePlan& plan) {
    std::map<std::string, std::uint64_t> drawn;
    std::set<std::uint64_t> records;
    for (const Card& card : plan.cards) {
        if (!records.insert(card.record).second)
            return makeError(Code::WrongValue, "a record stands twice in the sample");
        drawn[card.stratum] += card.isRandom() ? 1 : 0;
    }
    for (const Stratum& stratum : plan.strata) {
        const auto found = drawn.find(stratum.name);
        const std::uint64_t cards = found == drawn.end() ? 0 : found->second;
        if (stratum.drawn > stratum.population || stratum.drawn != cards || stratum.population > kMostRecords)
            return makeError(Code::WrongValue, "more or fewer records are drawn than there are cards");
        if (found != drawn.end())
            drawn.erase(found);
    }
    const bool isLeft = std::any_of(drawn.begin(), drawn.end(), [](const auto& each) { return each.second > 0; });
    return isLeft ? Result<void>(makeError(Code::WrongValue, "more or fewer records are drawn than there are cards")) : Result<void>();
}

std::string shortUpper(const std::string& hex) {
    std::string text = hex.substr(0, 6);
    std::transform(text.begin(), text.end(), text.begin(), [](char c) { return c >= 'a' && c <= 'f' ? char(c - 32) : c; });
    return text;
}

/// For the audit log.
std::string subjectOf(const Entry& entry, const std::string& digest) {
    if (const auto* const plan = std::get_if<SamplePlan>(&entry.said))
        return planReference(digest) + ": plan of run " + std::to_string(plan->run);
    if (const auto* const assignment = std::get_if<Assignment>(&entry.said))
        return planReference(assignment->plan) + ": for " + assignment->reviewer;
    if (const auto* const judgement = std::get_if<Judgement>(&entry.said))
        return planReference(judgement->plan) + ", record " + std::to_string(judgement->record) + ": " + std::string(nameOf(judgement->verdict));
    if (const auto* const result = std::get_if<ScenarioResult>(&entry.said))
        return result->reference + ": " + std::string(nameOf(result->verdict));
    const auto& note = std::get<DefectNote>(entry.said);
    return defectReference(note.plan, note.record) + ": " + std::string(nameOf(note.state));
}

} // namespace

bool Card::isRandom() const {
    return std::any_of(picks.begin(), picks.end(), [](const Pick& pick) { return pick.how == Pick::How::Random; });
}

std::uint64_t SamplePlan::population() const {
    return std::accumulate(strata.begin(), strata.end(), std::uint64_t(0), [](std::uint64_t sum, const Stratum& each) { return sum + each.population; });
}

std::uint64_t SamplePlan::drawn() const {
    return std::accumulate(strata.begin(), strata.end(), std::uint64_t(0), [](std::uint64_t sum, const Stratum& each) { return sum + each.drawn; });
}

std::string_view nameOf(Verdict verdict) { return kVerdicts[std::size_t(verdict)]; }
std::optional<Verdict> verdictNamed(std::string_view name) { return named<Verdict>(kVerdicts, name); }
std::string_view nameOf(Pick::How how) { return kHows[std::size_t(how)]; }
std::string_view nameOf(DefectNote::State state) { return kStates[std::size_t(state)]; }
std::optional<DefectNote::State> defectStateNamed(std::string_view name) { return named<DefectNote::State>(kStates, name); }

std::string printEntry(const Entry& entry) {
    Json json = {{"act", kActs[entry.said.index()]},
                 {"document", entry.document.text()},
                 {"document_hash", entry.documentHash},
                 {"by", entry.by},
                 {"at", entry.atMicros}};
    std::visit([&](const auto& said) { put(json, said); }, entry.said);
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Result<Entry> parseEntry(std::string_view text) {
    try {
        const Json json = Json::parse(text);
        if (!json.is_object())
            return makeError(Code::WrongValue, "an entry of a review is an object");
        Entry entry = entryFrom(json);
        MW_TRY_DO(validate(entry));
        return entry;
    } catch (const Json::parse_error& thrown) {
        return makeError(Code::NotJson, thrown.what());
    } catch (const nlohmann::json::exception&) {
        return makeError(Code::WrongValue, "an entry of a review has a member that is not what it should be");
    } catch (const Wrong& wrong) {
        return wrong.error;
    }
}

std::string digestOf(std::string_view text) {
    Sha256 sum;
    sum.add("mapwright-review-1\n");
    sum.add(text);
    return toHex(sum.finish());
}

Result<void> validate(const Entry& entry) {
    if (entry.by.empty())
        return makeError(Code::WrongValue, "what is said in a review needs an author");
    if (const auto* const plan = std::get_if<SamplePlan>(&entry.said)) {
        const auto isShare = [](Millionths share) { return share > 0 && share < kWhole; };
        if (plan->cards.empty())
            return makeError(Code::WrongValue, "the sample holds no record");
        if (!isShare(plan->confidence) || !isShare(plan->tolerable))
            return makeError(Code::WrongValue, "confidence and tolerable share lie between 0 and 100 %");
        return validateCards(*plan);
    } else if (const auto* const judgement = std::get_if<Judgement>(&entry.said)) {
        if (judgement->verdict == Verdict::Fail && judgement->comment.empty())
            return makeError(Code::WrongValue, "a record that fails needs a comment: what is wrong");
        if (judgement->verdict == Verdict::Accept && judgement->comment.empty())
            return makeError(Code::WrongValue, "a record that is accepted as it is needs a reason");
    } else if (const auto* const assignment = std::get_if<Assignment>(&entry.said)) {
        if (assignment->reviewer.empty())
            return makeError(Code::WrongValue, "a worklist needs a reviewer");
    } else if (const auto* const result = std::get_if<ScenarioResult>(&entry.said)) {
        if (result->scenario.isNull())
            return makeError(Code::WrongValue, "it names no scenario");
        if (result->comment.empty() && result->verdict == Verdict::Fail)
            return makeError(Code::WrongValue, "a scenario that fails needs a comment: what is wrong");
        if (result->comment.empty() && result->verdict == Verdict::Accept)
            return makeError(Code::WrongValue, "a scenario that is accepted as it is needs a reason");
    } else if (const auto& note = std::get<DefectNote>(entry.said); note.state == DefectNote::State::NoDefect && note.comment.empty()) {
        return makeError(Code::WrongValue, "that something is no defect needs a reason");
    }
    return {};
}

std::string contentOf(const mapping::Check& scenario) {
    Json json = {{"mapping", scenario.entityMapping.text()}, {"parameters", scenario.parameters}};
    return toHex(sha256(json.dump(-1, ' ', false, Json::error_handler_t::replace)));
}

std::string planReference(const std::string& planDigest) { return "REV-" + shortUpper(planDigest); }

std::string defectReference(const std::string& planDigest, std::uint64_t record) {
    return "DEF-" + shortUpper(toHex(sha256(planDigest + ":" + std::to_string(record))));
}

evidence::ReviewEntry toStored(const Entry& entry) {
    std::string text = printEntry(entry);
    std::string digest = digestOf(text);
    return {digest, subjectOf(entry, digest), entry.documentHash, entry.by, entry.atMicros, std::move(text)};
}

Result<KnownEntry> fromStored(const evidence::ReviewEntry& stored) {
    if (digestOf(stored.text) != stored.digest)
        return makeError(Code::CorruptDatabase, "an entry of a review is not what was written: " + stored.subject);
    auto entry = parseEntry(stored.text);
    if (!entry.ok())
        return makeError(Code::CorruptDatabase, entry.error().message());
    return KnownEntry{std::move(entry).value(), stored.digest};
}

} // namespace mw::review

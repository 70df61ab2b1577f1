// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evidence/json_p.h"

namespace mw::evidence {

namespace {

Json toJson(const engine::Ledger& ledger) {
    return {{"read", ledger.read},         {"loaded", ledger.loaded},
            {"merged", ledger.merged},     {"handed_over", ledger.handedOver},
            {"archived", ledger.archived}, {"excluded", ledger.excluded},
            {"rejected", ledger.rejected}, {"federated", ledger.federated}};
}

engine::Ledger ledgerFrom(const Json& json) {
    engine::Ledger ledger;
    ledger.read = json.at("read");
    ledger.loaded = json.at("loaded");
    ledger.merged = json.at("merged");
    ledger.handedOver = json.at("handed_over");
    ledger.archived = json.at("archived");
    ledger.excluded = json.at("excluded");
    ledger.rejected = json.at("rejected");
    ledger.federated = json.at("federated");
    return ledger;
}

Json toJson(const engine::Written& written) {
    return {{"sent", written.sent}, {"confirmed", written.confirmed}};
}

engine::Written writtenFrom(const Json& json) {
    return {json.at("sent"), json.at("confirmed")};
}

Json toJson(const Value& value) {
    if (isNull(value))
        return nullptr;
    const LogicalType type = typeOf(value);
    return {{"type", printType(type)}, {"value", printValue(value, type)}};
}

/// A printed value always reads back as its own type; one that does not was changed by somebody and stays text.
Value valueFrom(const Json& json) {
    if (json.is_null())
        return {};
    const auto text = json.at("value").get<std::string>();
    const auto type = parseType(json.at("type").get<std::string>());
    if (!type.ok())
        return text;
    auto value = parseValue(text, type.value());
    return value.ok() ? std::move(value).value() : Value(text);
}

template <class T>
Json toJson(const std::optional<T>& value) {
    return value ? Json(*value) : Json(nullptr);
}

template <class T>
std::optional<T> optionalFrom(const Json& json) {
    return json.is_null() ? std::nullopt : std::optional<T>(json.get<T>());
}

Json toJson(const std::vector<profile::ValueCount>& counts) {
    Json json = Json::array();
    for (const profile::ValueCount& count : counts)
        json.push_back({{"value", count.value}, {"count", count.count}});
    return json;
}

std::vector<profile::ValueCount> countsFrom(const Json& json) {
    std::vector<profile::ValueCount> counts;
    for (const Json& count : json)
        counts.push_back({count.at("value"), count.at("count")});
    return counts;
}

} // namespace

Json toJson(const engine::RunStart& start) {
    Json locations = Json::array();
    for (const auto& location : start.locations)
        locations.push_back({{"connection", location.connection},
                             {"connector", location.connector},
                             {"location", location.location},
                             {"options", location.options},
                             {"target", location.isTarget}});
    return {{"document_hash", start.documentHash},
            {"document_title", start.documentTitle},
            {"engine_version", start.engineVersion},
            {"mode", start.mode},
            {"now", start.nowMicros},
            {"started", start.startedMicros},
            {"workers", start.workers},
            {"reject_limit", toJson(start.rejectLimit)},
            {"dry_run", start.dryRun},
            {"replays", toJson(start.replays)},
            {"commit_rows", toJson(start.commitRows)},
            {"engine", start.engine},
            {"retries", start.retries},
            {"crosswalk", start.keepsAllKeys},
            {"only_inserts", start.onlyInserts},
            {"verify", start.verifies},
            {"entities", start.entities},
            {"locations", locations}};
}

engine::RunStart runStartFrom(const Json& json) {
    engine::RunStart start;
    start.documentHash = json.at("document_hash");
    start.documentTitle = json.at("document_title");
    start.engineVersion = json.at("engine_version");
    start.mode = json.at("mode");
    start.nowMicros = json.at("now");
    start.startedMicros = json.at("started");
    start.workers = json.at("workers");
    start.rejectLimit = optionalFrom<std::uint64_t>(json.at("reject_limit"));
    start.dryRun = json.value("dry_run", false);
    start.replays = optionalFrom<std::int64_t>(json.value("replays", Json(nullptr)));
    start.commitRows = optionalFrom<std::uint64_t>(json.value("commit_rows", Json(nullptr)));
    start.engine = json.value("engine", "native");
    start.retries = json.value("retries", 0U);
    start.keepsAllKeys = json.value("crosswalk", false);
    start.onlyInserts = json.value("only_inserts", false);
    start.verifies = json.value("verify", false);
    start.entities = json.at("entities").get<std::vector<std::string>>();
    for (const Json& location : json.at("locations"))
        start.locations.push_back(
            {location.at("connection"), location.at("connector"), location.at("location"), location.at("target"),
                                   location.value("options", std::map<std::string, std::string>())});
    return start;
}

Json toJson(const std::vector<engine::StepCount>& steps) {
    Json json = Json::array();
    for (const engine::StepCount& step : steps)
        json.push_back({{"name", step.name},
                        {"reason", step.reason},
                        {"in", step.in},
                        {"out", step.out},
                        {"excluded", step.excluded},
                        {"rejected", step.rejected}});
    return json;
}

std::vector<engine::StepCount> stepCountsFrom(const Json& json) {
    std::vector<engine::StepCount> steps;
    for (const Json& step : json)
        steps.push_back({step.at("name"), step.at("reason"), step.at("in"), step.at("out"), step.at("excluded"),
                         step.at("rejected")});
    return steps;
}

Json toJson(const engine::RunResult& result) {
    Json entities = Json::array();
    for (const engine::EntityResult& entity : result.entities) {
        entities.push_back({{"mapping", entity.entityMapping.text()},
                            {"reference", entity.reference},
                            {"source", entity.sourceEntity},
                            {"target", entity.targetEntity},
                            {"ledger", toJson(entity.ledger)},
                            {"written", toJson(entity.written)},
                            {"seconds", entity.seconds}});
        if (!entity.steps.empty()) // what was kept before there were any reads back as it stands
            entities.back()["steps"] = toJson(entity.steps);
    }
    Json inputs = Json::array();
    for (const auto& input : result.inputs)
        inputs.push_back({{"connection", input.connection},
                          {"entity", input.entity},
                          {"location", input.location},
                          {"sha256", input.hash},
                          {"bytes", input.bytes},
                          {"rows", input.rows}});
    Json stages = Json::array();
    for (const auto& stage : result.stages)
        stages.push_back({{"name", stage.name}, {"seconds", stage.seconds}});
    return {{"document_hash", result.documentHash},
            {"now", result.nowMicros},
            {"retries", result.retries},
            {"resumes", result.resumes},
            {"dry_run", result.dryRun},
            {"seconds", result.seconds},
            {"ledger", toJson(result.ledger)},
            {"written", toJson(result.written)},
            {"entities", entities},
            {"inputs", inputs},
            {"stages", stages},
            {"notes", result.notes}};
}

engine::RunResult runResultFrom(const Json& json) {
    engine::RunResult result;
    result.documentHash = json.at("document_hash");
    result.nowMicros = json.at("now");
    result.retries = json.value("retries", 0u);
    result.resumes = json.value("resumes", 0u);
    result.dryRun = json.value("dry_run", false);
    result.seconds = json.at("seconds");
    result.ledger = ledgerFrom(json.at("ledger"));
    result.written = writtenFrom(json.at("written"));
    for (const Json& entity : json.at("entities"))
        result.entities.push_back({Id(entity.at("mapping").get<std::string>()), entity.at("reference"),
                                   entity.at("source"), entity.at("target"), ledgerFrom(entity.at("ledger")),
                                   writtenFrom(entity.at("written")), entity.at("seconds"),
                                   stepCountsFrom(entity.value("steps", Json::array()))});
    for (const Json& input : json.at("inputs"))
        result.inputs.push_back({input.at("connection"), input.at("entity"), input.at("location"), input.at("sha256"),
                                 input.at("bytes"), input.at("rows")});
    for (const Json& stage : json.at("stages"))
        result.stages.push_back({stage.at("name"), stage.at("seconds")});
    result.notes = json.at("notes").get<std::vector<std::string>>();
    return result;
}

Json toJson(const profile::EntityProfile& profile) {
    Json fields = Json::array();
    for (const profile::FieldProfile& field : profile.fields)
        fields.push_back({{"name", field.name},
                          {"type", printType(field.type)},
                          {"nulls", field.nulls},
                          {"empty", field.empty},
                          {"edge_spaces", field.edgeSpaces},
                          {"distinct", field.distinct},
                          {"distinct_is_exact", field.distinctIsExact},
                          {"minimum", toJson(field.minimum)},
                          {"maximum", toJson(field.maximum)},
                          {"minimum_length", toJson(field.minimumLength)},
                          {"maximum_length", toJson(field.maximumLength)},
                          {"patterns", toJson(field.patterns)},
                          {"top", toJson(field.top)},
                          {"lengths", field.lengthHistogram},
                          {"mean", toJson(field.mean)},
                          {"quartiles", field.quartiles},
                          {"quartile_error", field.quartileError},
                          {"semantic_type", field.semanticType},
                          {"semantic_rate", field.semanticRate}});
    Json keys = Json::array(), dependencies = Json::array();
    for (const profile::CandidateKey& key : profile.keys)
        keys.push_back({{"fields", key.fields}, {"exact", key.isExact}});
    for (const profile::Dependency& one : profile.dependencies)
        dependencies.push_back({{"determinant", one.determinant}, {"dependent", one.dependent}, {"rows", one.rows},
                                {"exceptions", one.exceptions}, {"exact", one.isExact}});
    return {{"name", profile.name},         {"rows", profile.rows},       {"malformed", profile.malformed},
            {"complete", profile.complete}, {"seconds", profile.seconds}, {"fields", fields},
            {"keys", keys},                 {"dependencies", dependencies}, {"finding_rows", profile.findingRows}};
}

profile::EntityProfile profileFrom(const Json& json) {
    profile::EntityProfile profile;
    profile.name = json.at("name");
    profile.rows = json.at("rows");
    profile.malformed = json.at("malformed");
    profile.complete = json.at("complete");
    profile.seconds = json.at("seconds");
    for (const Json& stored : json.at("fields")) {
        profile::FieldProfile field;
        field.name = stored.at("name");
        const auto type = parseType(stored.at("type").get<std::string>());
        field.type = type.ok() ? type.value() : LogicalType::text();
        field.nulls = stored.at("nulls");
        field.empty = stored.at("empty");
        field.edgeSpaces = stored.at("edge_spaces");
        field.distinct = stored.at("distinct");
        field.distinctIsExact = stored.at("distinct_is_exact");
        field.minimum = optionalFrom<std::string>(stored.at("minimum"));
        field.maximum = optionalFrom<std::string>(stored.at("maximum"));
        field.minimumLength = optionalFrom<std::uint64_t>(stored.at("minimum_length"));
        field.maximumLength = optionalFrom<std::uint64_t>(stored.at("maximum_length"));
        field.patterns = countsFrom(stored.at("patterns"));
        field.top = countsFrom(stored.at("top"));
        field.lengthHistogram = stored.at("lengths").get<std::vector<std::uint64_t>>();
        field.semanticType = stored.at("semantic_type");
        field.semanticRate = stored.at("semantic_rate");
        if (stored.contains("quartiles")) { // profiles kept by earlier versions have none
            field.mean = optionalFrom<std::string>(stored.at("mean"));
            field.quartiles = stored.at("quartiles").get<std::vector<std::string>>();
            field.quartileError = stored.at("quartile_error");
        }
        profile.fields.push_back(std::move(field));
    }
    if (!json.contains("keys"))
        return profile;
    for (const Json& key : json.at("keys"))
        profile.keys.push_back({key.at("fields").get<std::vector<std::string>>(), key.at("exact")});
    for (const Json& one : json.at("dependencies"))
        profile.dependencies.push_back({one.at("determinant"), one.at("dependent"), one.at("rows"), one.at("exceptions"), one.at("exact")});
    profile.findingRows = json.at("finding_rows");
    return profile;
}

Json toJson(const diff::Difference& difference) {
    return {{"kind", int(difference.kind)},      {"key", difference.key},
            {"field", difference.field},         {"left", toJson(difference.left)},
            {"right", toJson(difference.right)}, {"cause", diff::nameOf(difference.cause)}};
}

diff::Difference differenceFrom(const Json& json) {
    diff::Difference difference;
    difference.kind = diff::Difference::Kind(json.at("kind").get<int>());
    difference.key = json.at("key");
    difference.field = json.at("field");
    difference.left = valueFrom(json.at("left"));
    difference.right = valueFrom(json.at("right"));
    difference.cause = diff::causeNamed(json.at("cause").get<std::string>());
    return difference;
}

namespace {

Json asJson(const std::vector<validate::FieldLosses>& losses) {
    Json json = Json::array();
    for (const validate::FieldLosses& each : losses) {
        Json examples = Json::array();
        for (const diff::Difference& example : each.examples) {
            Json stored = evidence::toJson(example);
            stored["row"] = example.leftRow;
            examples.push_back(std::move(stored));
        }
        json.push_back({{"entity", each.entity},
                        {"field", each.field},
                        {"reference", each.reference},
                        {"records", each.records},
                        {"lost", each.lost},
                        {"by_cause", each.byCause},
                        {"examples", examples},
                        {"remark", each.remark}});
    }
    return json;
}

std::vector<validate::FieldLosses> lossesFrom(const Json& json) {
    std::vector<validate::FieldLosses> losses;
    for (const Json& stored : json) {
        validate::FieldLosses& each = losses.emplace_back();
        each.entity = stored.at("entity");
        each.field = stored.at("field");
        each.reference = stored.at("reference");
        each.records = stored.at("records");
        each.lost = stored.at("lost");
        each.byCause = stored.at("by_cause").get<std::map<std::string, std::uint64_t>>();
        each.remark = stored.at("remark");
        for (const Json& example : stored.at("examples")) {
            each.examples.push_back(differenceFrom(example));
            each.examples.back().leftRow = example.at("row");
        }
    }
    return losses;
}

} // namespace

Json toJson(const validate::ValidationResult& result) {
    Json checks = Json::array();
    for (const validate::CheckResult& check : result.checks) {
        Json examples = Json::array();
        for (const diff::Difference& example : check.examples)
            examples.push_back(toJson(example));
        checks.push_back({{"id", check.id},
                          {"kind", check.kind},
                          {"title", check.title},
                          {"entity", check.entity},
                          {"field", check.field},
                          {"status", int(check.status)},
                          {"compared", check.compared},
                          {"failed", check.failed},
                          {"expected", check.expected},
                          {"actual", check.actual},
                          {"derived", check.isDerived},
                          {"warning", check.isWarning},
                          {"proves", check.proves},
                          {"because", check.because},
                          {"examples", examples}});
    }
    Json fields = Json::array();
    for (const validate::FieldDifferences& field : result.fields)
        fields.push_back({{"entity", field.entity},
                          {"field", field.field},
                          {"reference", field.reference},
                          {"rule", field.rule},
                          {"sentence", field.sentence},
                          {"cells", field.cells},
                          {"by_cause", field.byCause}});
    Json clusters = Json::array();
    for (const validate::ValidationResult::Cluster& cluster : result.clusters) {
        Json examples = Json::array();
        for (const diff::Difference& example : cluster.differences.examples)
            examples.push_back(toJson(example));
        clusters.push_back({{"entity", cluster.entity},
                            {"reference", cluster.reference},
                            {"kind", int(cluster.differences.kind)},
                            {"field", cluster.differences.field},
                            {"cause", diff::nameOf(cluster.differences.cause)},
                            {"detail", cluster.differences.detail},
                            {"count", cluster.differences.count},
                            {"examples", examples}});
    }
    Json json = {{"checks", checks},           {"fields", fields},           {"clusters", clusters},           {"total", result.total},
                 {"by_field", result.byField}, {"by_cause", result.byCause}, {"warnings", result.warnings}, {"seconds", result.seconds}};
    if (result.losses)
        json["losses"] = asJson(*result.losses);
    return json;
}

validate::ValidationResult validationFrom(const Json& json) {
    validate::ValidationResult result;
    for (const Json& stored : json.at("checks")) {
        validate::CheckResult check;
        check.id = stored.at("id");
        check.kind = stored.at("kind");
        check.title = stored.at("title");
        check.entity = stored.at("entity");
        check.field = stored.at("field");
        check.status = validate::CheckResult::Status(stored.at("status").get<int>());
        check.compared = stored.at("compared");
        check.failed = stored.at("failed");
        check.expected = stored.at("expected");
        check.actual = stored.at("actual");
        // Older stores do not say.
        check.isDerived = stored.value("derived", check.id.starts_with("AUTO-"));
        check.isWarning = stored.value("warning", check.status == validate::CheckResult::Status::Warned);
        check.proves = stored.value("proves", std::vector<std::string>());
        check.because = stored.value("because", std::string());
        for (const Json& example : stored.at("examples"))
            check.examples.push_back(differenceFrom(example));
        result.checks.push_back(std::move(check));
    }
    for (const Json& stored : json.at("fields"))
        result.fields.push_back({stored.at("entity"), stored.at("field"), stored.at("reference"), stored.at("rule"),
                                 stored.at("sentence"), stored.at("cells"),
                                 stored.at("by_cause").get<std::map<std::string, std::uint64_t>>()});
    for (const Json& stored : json.value("clusters", Json::array())) { // older stores have none
        validate::ValidationResult::Cluster& cluster = result.clusters.emplace_back();
        cluster.entity = stored.at("entity");
        cluster.reference = stored.at("reference");
        cluster.differences.kind = diff::Difference::Kind(stored.at("kind").get<int>());
        cluster.differences.field = stored.at("field");
        cluster.differences.cause = diff::causeNamed(stored.at("cause").get<std::string>());
        cluster.differences.detail = stored.at("detail");
        cluster.differences.count = stored.at("count");
        for (const Json& example : stored.at("examples"))
            cluster.differences.examples.push_back(differenceFrom(example));
    }
    result.total = json.at("total");
    result.byField = json.at("by_field").get<std::map<std::string, std::uint64_t>>();
    result.byCause = json.at("by_cause").get<std::map<std::string, std::uint64_t>>();
    result.warnings = json.value("warnings", std::vector<std::string>());
    if (json.contains("losses")) // older stores have none
        result.losses = lossesFrom(json.at("losses"));
    result.seconds = json.at("seconds");
    return result;
}

std::vector<std::pair<std::string, std::string>> valuesFrom(const Json& json) {
    std::vector<std::pair<std::string, std::string>> values;
    for (const Json& pair : json)
        values.emplace_back(pair.at(0).get<std::string>(), pair.at(1).get<std::string>());
    return values;
}

std::string print(const Json& json) {
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Code codeNamed(std::string_view name) {
#define MW_CODE(code, kind, text)                                                                                      \
    if (name == #code)                                                                                                 \
        return Code::code;
#include "core/base/codes.def"
#undef MW_CODE
    return Code::Rejected;
}

} // namespace mw::evidence

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/verb.h"
#include "core/base/utf8.h"
#include "core/connect/connector.h"
#include "core/document/document_file.h"
#include "core/mapping/edit.h"
#include "core/mapping/value_corrections.h"
#include "core/match/value_clusters.h"

#include <algorithm>
#include <charconv>
#include <set>

namespace mw::cli {

namespace {

constexpr std::size_t kShown = 50;       ///< clusters that people see
constexpr std::size_t kShownOthers = 6;  ///< values of one

/// A cluster as it was asked for: members left out, another one in front.
struct Chosen {
    std::vector<std::uint32_t> values;
    std::uint64_t occurrences = 0, otherwise = 0;
};

Result<match::ValueClusterOptions> optionsOf(const Invocation& invocation) {
    match::ValueClusterOptions options;
    const std::string name = invocation.value("--method", "fingerprint");
    const auto method = match::clusterMethodNamed(name);
    if (!method) {
        std::vector<std::string> names;
        for (const match::ClusterMethodInfo& info : match::clusterMethods())
            names.emplace_back(info.name);
        return makeError(Code::Usage, "--method is one of " + listed(names) + "; not " + mw::quoted(name));
    }
    options.method = *method;
    MW_TRY(const auto gram, invocation.number("--gram"));
    MW_TRY(const auto radius, invocation.number("--radius"));
    options.gram = std::size_t(gram.value_or(options.gram));
    options.radius = std::size_t(radius.value_or(options.radius));
    if (invocation.has("--threshold") && !parseFloat(invocation.value("--threshold"), options.threshold))
        return makeError(Code::Usage, "--threshold takes a number, not " + mw::quoted(invocation.value("--threshold")));
    MW_TRY_DO(options.validate());
    return options;
}

struct Counted {
    std::string field;
    match::ValueList values;
    std::uint64_t rows = 0, nulls = 0;
};

Result<Counted> countValues(const std::string& text, const std::string& wanted, JobContext& job) {
    MW_TRY(const Location location, parseLocation(text));
    MW_TRY(const auto connection, openConnection(location));
    ReadOptions read;
    read.fields = {wanted};
    MW_TRY(const auto reader, connection->read(location.entity, read, job));
    Counted source;
    source.field = reader->fields().front().name;
    job.phase("reading");
    for (bool more = true; more;) {
        MW_TRY_DO(job.checkpoint());
        Batch batch;
        MW_TRY(more, reader->next(batch, job));
        const Column* const column = batch.columns.empty() ? nullptr : batch.columns.front().get();
        job.addRows(batch.rows);
        source.rows += batch.rows;
        for (std::size_t row = 0; column && row < batch.rows; ++row)
            if (column->isNull(row))
                ++source.nulls;
            else
                source.values.add(printValue(column->value(row), column->type()));
    }
    return source;
}

/// Leaves out what --exclude names and puts in front what --prefer names; a name that is in no cluster is Usage.
Result<std::vector<Chosen>> choose(const Invocation& invocation, const match::ValueList& values, const match::ValueClusters& found) {
    const std::vector<std::string> excludedNames = invocation.values("--exclude"), preferredNames = invocation.values("--prefer");
    std::set<std::string_view> excluded(excludedNames.begin(), excludedNames.end()), preferred(preferredNames.begin(), preferredNames.end());
    const std::set<std::string_view> isExcluded = excluded, isPreferred = preferred;
    std::vector<Chosen> chosen;
    for (const match::ValueCluster& cluster : found.clusters) {
        Chosen one;
        for (const std::uint32_t value : cluster.values) {
            excluded.erase(values.at(value));
            preferred.erase(values.at(value));
            if (!isExcluded.contains(values.at(value)))
                one.values.push_back(value);
        }
        std::stable_partition(one.values.begin(), one.values.end(), [&](std::uint32_t value) { return isPreferred.contains(values.at(value)); });
        if (one.values.size() < 2)
            continue;
        for (const std::uint32_t value : one.values)
            one.occurrences += values.countOf(value);
        one.otherwise = one.occurrences - values.countOf(one.values.front());
        chosen.push_back(std::move(one));
    }
    for (const auto& [option, left] : {std::pair("--exclude", &excluded), std::pair("--prefer", &preferred)})
        if (!left->empty())
            return makeError(Code::Usage, std::string(option) + " names a value that is in no cluster: " + mw::quoted(*left->begin()));
    return chosen;
}

struct Written {
    std::string path, map;
    std::size_t entries = 0;
};

/// Lists the clusters in a value map of the document: the one that --map names, else a new one.
Result<Written> write(const Invocation& invocation, const Counted& source, const std::vector<Chosen>& chosen) {
    Written written;
    if (!invocation.has("--into"))
        return written;
    const std::string path = invocation.value("--into");
    MW_TRY(mapping::Document document, document::loadDocument(path));
    const std::string name = invocation.value("--map", source.field + " cleaned");
    const auto known = std::find_if(document.valueMaps.begin(), document.valueMaps.end(), [&](const mapping::ValueMap& map) { return map.content.name == name; });
    IdMaker ids;
    mapping::ValueMap map = known != document.valueMaps.end() ? *known : mapping::cleaningMap(document, name, ids.make("vm"));
    std::vector<mapping::Spellings> groups;
    for (const Chosen& cluster : chosen)
        for (auto& values = groups.emplace_back().values; const std::uint32_t value : cluster.values)
            values.emplace_back(source.values.at(value));
    mapping::propose(map.content, groups);
    MW_TRY(written.entries, mapping::addCorrections(map.content, groups, "spellings of one value"));
    written.map = map.content.name;
    written.path = invocation.value("-o", path);
    const Id id = map.id;
    MW_TRY_DO(mapping::apply(document, {"Cluster values", {mapping::SetElement<mapping::ValueMap>{id, std::move(map)}}}));
    MW_TRY_DO(document::saveDocument(document, written.path));
    return written;
}

void print(const Counted& source, const std::vector<Chosen>& chosen, const Console& console) {
    std::uint64_t otherwise = 0;
    for (const Chosen& cluster : chosen)
        otherwise += cluster.otherwise;
    console.line(source.field + ": " + counted(source.values.size(), "value", "values") + " in " + counted(source.rows, "row", "rows") + "; " +
                 counted(chosen.size(), "cluster", "clusters") + ", " + counted(otherwise, "row", "rows") + " would change");
    std::vector<std::vector<std::string>> rows;
    for (const Chosen& cluster : chosen) {
        if (rows.size() == kShown)
            break;
        std::string others;
        for (std::size_t i = 1; i < std::min(cluster.values.size(), kShownOthers + 1); ++i)
            others += (i > 1 ? ", " : "") + mw::quoted(source.values.at(cluster.values[i])) + " × " + grouped(source.values.countOf(cluster.values[i]));
        if (cluster.values.size() > kShownOthers + 1)
            others += " … and " + grouped(cluster.values.size() - kShownOthers - 1) + " more";
        rows.push_back({grouped(cluster.otherwise), mw::quoted(source.values.at(cluster.values.front())) + " × " + grouped(source.values.countOf(cluster.values.front())), others});
    }
    console.table({"rows", "proposed", "instead of"}, rows, {true});
    if (chosen.size() > rows.size())
        console.line("… and " + counted(chosen.size() - rows.size(), "more cluster", "more clusters") + " (all with --json)");
}

Json toJson(const Counted& source, const std::vector<Chosen>& chosen) {
    Json clusters = Json::array();
    for (const Chosen& cluster : chosen) {
        Json values = Json::array();
        for (const std::uint32_t value : cluster.values)
            values.push_back({{"value", source.values.at(value)}, {"count", source.values.countOf(value)}});
        clusters.push_back({{"proposed", source.values.at(cluster.values.front())},
                            {"count", cluster.occurrences},
                            {"changes", cluster.otherwise},
                            {"values", std::move(values)}});
    }
    return clusters;
}

Result<int> run(const Invocation& invocation, Console& console, JobContext& job) {
    const ProgressLine progress("cluster", job);
    MW_TRY(const match::ValueClusterOptions options, optionsOf(invocation));
    if (!invocation.has("--field"))
        return makeError(Code::Usage, "--field names the field whose values are looked at");
    for (const char* option : {"--map", "-o"})
        if (invocation.has(option) && !invocation.has("--into"))
            return makeError(Code::Usage, std::string(option) + " needs --into: the document that gets the value map");
    MW_TRY(const Counted source, countValues(invocation.argument(0), invocation.value("--field"), job));
    MW_TRY(const match::ValueClusters found, match::clusterValues(source.values, options, job));
    MW_TRY(const std::vector<Chosen> chosen, choose(invocation, source.values, found));
    MW_TRY(const Written written, write(invocation, source, chosen));
    const bool isComplete = source.values.passedOver() == 0;
    if (console.json()) {
        console.document({{"field", source.field},
                          {"method", invocation.value("--method", "fingerprint")},
                          {"rows", source.rows},
                          {"nulls", source.nulls},
                          {"values", source.values.size()},
                          {"values_are_complete", isComplete},
                          {"passed_over", found.passedOver},
                          {"clusters", toJson(source, chosen)},
                          {"path", written.path},
                          {"value_map", written.map},
                          {"entries_added", written.entries}});
        return Done;
    }
    print(source, chosen, console);
    if (!isComplete)
        console.line("there are more values than fit into memory: " + grouped(source.values.passedOver()) + " rows hold others");
    if (found.passedOver > 0)
        console.line("many values are alike; some that share a part with very many others were not compared by it");
    if (!written.path.empty())
        console.line(counted(written.entries, "entry", "entries") + " added to the value map " + mw::quoted(written.map) + ": " + written.path);
    return Done;
}

} // namespace

Verb define_cluster() {
    std::string methods;
    for (const match::ClusterMethodInfo& info : match::clusterMethods())
        methods += (methods.empty() ? "" : "; ") + std::string(info.name) + ": " + std::string(info.help);
    return {"cluster",
            "values of a field that are spellings of one, with what is proposed for all; no data is changed",
            {{"LOC", "path, URL or path#entity"}},
            {{"--field", "F", "whose values are looked at", false},
             {"--method", "M", methods, false},
             {"--gram", "N", "of ngram: letters of a stretch, 1 to 6 (default 2)", false},
             {"--radius", "N", "of edits: letters that may differ, 1 to 5 (default 2)", false},
             {"--threshold", "X", "of likeness: 0.7 to 1 (default 0.93)", false},
             {"--exclude", "VALUE", "leave this value out of its cluster", true},
             {"--prefer", "VALUE", "propose this one for its cluster", true},
             {"--into", "DOC", "list the clusters in a value map of this document", false},
             {"--map", "NAME", "the value map; a new one keeps all other values (default: FIELD cleaned)", false},
             {"-o", "OUT", "where the document goes (default: DOC itself)", false}},
            run};
}

} // namespace mw::cli

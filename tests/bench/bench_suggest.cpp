// SPDX-License-Identifier: GPL-3.0-or-later
// Scores suggestions against every gold mapping of the shared data and against pairs of tables that are made of real
// ones, with and without the synonym list, beside published figures. Options:
//   --data DIR          the shared data
//   --peers PYTHON      a Python that has the package valentine: its matchers run on the same tables (valentine_peers.py)
//   --wide N            fields of the speed test (500)
//   --features FILE     writes the features of all pairs for fit_suggest.py instead
#include "core/suggest/scoring.h"
#include "core/suggest/suggest.h"
#include "tests/bench/fabricated_pairs.h"
#include "tests/bench/gold_mappings.h"
#include "tests/bench/measure.h"

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <map>
#include <random>
#include <set>

using namespace mw;
using bench::GoldMapping;
using bench::MatchingCase;
using bench::NamedField;

namespace {

using Pair = std::pair<NamedField, NamedField>;

NamedField nameAt(const suggest::Side& side, suggest::FieldPlace place) {
    const Entity& entity = side.schema.entities[place.entity];
    return {entity.name, entity.fields[place.field].name};
}

struct Scores {
    double recallAtGold = 0; ///< right pairs among the first ones, as many as are in the gold
    double f1 = 0;           ///< of the pairs that are assigned
    double bestF1 = 0;       ///< over all cuts of the ranking (chosen on the gold: optimistic, as published ones are)
    double reciprocalRank = 0, hit1 = 0, hit3 = 0; ///< over fields that have a partner, both directions
};

struct Ranked {
    double score;
    bool right, assigned;
};

Result<Scores> score(const GoldMapping& mapping, bool useSynonyms) {
    std::vector<Ranked> all;
    std::size_t gold = 0, looked = 0;
    Scores scores;
    for (const MatchingCase& one : mapping.cases) {
        JobContext job;
        suggest::SuggestOptions options;
        options.useSynonyms = useSynonyms;
        MW_TRY(const auto suggestions, suggest::suggestMappings(one.source, one.target, options, job));
        const std::set<Pair> right(one.gold.begin(), one.gold.end());
        gold += right.size();
        std::map<std::pair<bool, NamedField>, std::size_t> seen, first;
        std::set<std::pair<bool, NamedField>> wanted;
        for (const auto& [from, to] : right)
            wanted.insert({{false, from}, {true, to}});
        for (const suggest::Suggestion& suggestion : suggestions) {
            const NamedField from{suggestion.source.entity, suggestion.source.field}, to{suggestion.target.entity, suggestion.target.field};
            const bool isRight = right.contains({from, to});
            all.push_back({suggestion.score, isRight, suggestion.assigned});
            for (const auto& side : {std::pair(false, from), std::pair(true, to)}) {
                const std::size_t rank = ++seen[side];
                if (isRight)
                    first.try_emplace(side, rank);
            }
        }
        for (const auto& side : wanted) {
            ++looked;
            if (const auto found = first.find(side); found != first.end()) {
                scores.reciprocalRank += 1.0 / double(found->second);
                scores.hit1 += found->second <= 1;
                scores.hit3 += found->second <= 3;
            }
        }
    }
    std::stable_sort(all.begin(), all.end(), [](const Ranked& a, const Ranked& b) { return a.score > b.score; });
    std::size_t right = 0, assigned = 0, assignedRight = 0;
    for (std::size_t i = 0; i < all.size(); ++i) {
        right += all[i].right;
        assigned += all[i].assigned;
        assignedRight += all[i].assigned && all[i].right;
        if (i + 1 == gold)
            scores.recallAtGold = double(right) / double(gold);
        scores.bestF1 = std::max(scores.bestF1, 2 * double(right) / double(i + 1 + gold));
    }
    scores.f1 = 2 * double(assignedRight) / double(std::max<std::size_t>(1, assigned + gold));
    const double fields = double(std::max<std::size_t>(1, looked));
    scores.reciprocalRank /= fields;
    scores.hit1 /= fields;
    scores.hit3 /= fields;
    return scores;
}

void print(const std::string& name, const Scores& with, const Scores& without, const std::string& published) {
    std::printf("%-44s %.3f  %.3f  %.3f  %.3f  %.3f  %.3f | %.3f  %.3f | %s\n", name.c_str(), with.recallAtGold, with.f1, with.bestF1,
                with.reciprocalRank, with.hit1, with.hit3, without.recallAtGold, without.bestF1, published.c_str());
}

class Mean {
public:
    void add(const Scores& scores) {
        m_sum.recallAtGold += scores.recallAtGold;
        m_sum.f1 += scores.f1;
        m_sum.bestF1 += scores.bestF1;
        m_sum.reciprocalRank += scores.reciprocalRank;
        m_sum.hit1 += scores.hit1;
        m_sum.hit3 += scores.hit3;
        ++m_count;
    }
    Scores value() const {
        const double n = std::max(1, m_count);
        return {m_sum.recallAtGold / n, m_sum.f1 / n, m_sum.bestF1 / n, m_sum.reciprocalRank / n, m_sum.hit1 / n, m_sum.hit3 / n};
    }

private:
    Scores m_sum;
    int m_count = 0;
};

/// "made: Customers joinable verbatim" → the kind behind the table's name.
std::string kindOf(const std::string& name) {
    const std::size_t space = name.find(' ', name.find(' ') + 1);
    return name.starts_with("made: ") && space != std::string::npos ? "made: " + name.substr(space + 1) : name;
}

Result<void> scoreAll(const std::vector<GoldMapping>& mappings) {
    std::printf("%-44s recall@gold, F1 assigned, best F1, MRR, hit@1, hit@3 | without synonyms: recall@gold, best F1 | published\n", "");
    std::map<std::string, std::pair<Mean, Mean>> made;
    std::vector<std::string> order;
    for (const GoldMapping& mapping : mappings) {
        MW_TRY(const Scores with, score(mapping, true));
        MW_TRY(const Scores without, score(mapping, false));
        if (!mapping.name.starts_with("made: ")) {
            print(mapping.name, with, without, mapping.published);
            continue;
        }
        const std::string kind = kindOf(mapping.name);
        if (!made.contains(kind))
            order.push_back(kind);
        made[kind].first.add(with);
        made[kind].second.add(without);
    }
    for (const std::string& kind : order)
        print(kind, made[kind].first.value(), made[kind].second.value(), "");
    std::printf("published for made pairs, COMA mean recall@gold: schema noisy .448–.646, verbatim 1; with instances noisy .602–.774, verbatim 1\n");
    return {};
}

void writeTable(const bench::Table& table, const std::string& path) {
    std::ofstream file(path);
    const auto write = [&](const std::vector<std::string>& cells) {
        for (std::size_t i = 0; i < cells.size(); ++i) {
            std::string quoted;
            for (const char c : cells[i])
                quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
            file << (i ? ",\"" : "\"") << quoted << '"';
        }
        file << '\n';
    };
    write(table.fields);
    for (const auto& row : table.rows)
        write(row);
}

/// Writes the cases that have tables and lets the matchers of the package valentine rank them.
Result<void> runPeers(const std::vector<GoldMapping>& mappings, const std::string& python, const std::string& script) {
    const std::filesystem::path folder = std::filesystem::temp_directory_path() / "mapwright-peers";
    std::filesystem::remove_all(folder);
    std::size_t number = 0;
    for (const GoldMapping& mapping : mappings)
        for (const MatchingCase& one : mapping.cases) {
            if (one.sourceTables.empty())
                continue;
            const std::filesystem::path place = folder / std::to_string(1000 + number++);
            std::filesystem::create_directories(place);
            writeTable(one.sourceTables[0], place / "source.csv");
            writeTable(one.targetTables[0], place / "target.csv");
            std::ofstream(place / "name") << kindOf(mapping.name);
            bench::Table gold{"gold", {"source", "target"}, {}};
            for (const auto& [from, to] : one.gold)
                gold.rows.push_back({from.field, to.field});
            writeTable(gold, place / "gold.csv");
        }
    std::fflush(stdout);
    const std::string command = "'" + python + "' '" + script + "' '" + folder.string() + "'";
    if (std::system(command.c_str()) != 0)
        return makeError(Code::Usage, "valentine did not run: " + command);
    return {};
}

/// A table of many fields with values, and the same ones renamed and reordered.
Result<void> measureSpeed(std::size_t fields) {
    std::mt19937_64 random(7);
    bench::Table left{"wide_source", {}, {}}, right{"wide_target", {}, {}};
    static constexpr std::array<const char*, 8> kWords = {"customer", "order", "total", "date", "name", "status", "region", "price"};
    for (std::size_t f = 0; f < fields; ++f) {
        const std::string name = std::string(kWords[random() % 8]) + "_" + kWords[random() % 8] + "_" + std::to_string(f);
        left.fields.push_back(name);
        right.fields.push_back("x" + name);
    }
    for (std::size_t row = 0; row < 2'000; ++row) {
        std::vector<std::string> cells;
        for (std::size_t f = 0; f < fields; ++f)
            cells.push_back(std::to_string(random() % (10 * (f + 1))) + (f % 3 ? " text" : ""));
        left.rows.push_back(cells);
        right.rows.push_back(std::move(cells));
    }
    const double before = bench::threadSeconds();
    suggest::Side source, target;
    addTable(left, source);
    addTable(right, target);
    const double observed = bench::threadSeconds();
    JobContext job;
    suggest::SuggestOptions options;
    options.limit = 2 * fields;
    MW_TRY(const auto suggestions, suggest::suggestMappings(source, target, options, job));
    std::printf("%zu × %zu fields with 2,000 rows: %.2f CPU s (values %.2f, ranking %.2f), %zu suggestions; bar 5 s\n", fields, fields,
                bench::threadSeconds() - before, observed - before, bench::threadSeconds() - observed, suggestions.size());
    return {};
}

/// Per case a line of text (name, sizes, fields with their entities), then features and gold as floats.
void writeFeatures(const std::vector<GoldMapping>& mappings, const std::string& path) {
    std::ofstream file(path, std::ios::binary);
    for (const GoldMapping& mapping : mappings)
        for (const MatchingCase& one : mapping.cases) {
            const suggest::PairFeatures features(one.source, one.target, suggest::Vocabulary::standard());
            file << "CASE\t" << mapping.name << '\t' << one.name << '\t' << features.sources().size() << '\t' << features.targets().size() << '\n';
            for (const auto place : features.sources())
                file << place.entity << '\t' << nameAt(one.source, place).field << '\n';
            for (const auto place : features.targets())
                file << place.entity << '\t' << nameAt(one.target, place).field << '\n';
            const std::set<Pair> right(one.gold.begin(), one.gold.end());
            for (std::size_t i = 0; i < features.sources().size(); ++i)
                for (std::size_t j = 0; j < features.targets().size(); ++j) {
                    const suggest::Features values = features.of(i, j);
                    const float isRight = right.contains({nameAt(one.source, features.sources()[i]), nameAt(one.target, features.targets()[j])});
                    file.write(reinterpret_cast<const char*>(values.data()), std::streamsize(sizeof values));
                    file.write(reinterpret_cast<const char*>(&isRight), sizeof isRight);
                }
        }
}

Result<void> run(int argc, char** argv) {
    const std::string data = bench::option(argc, argv, "--data", "../shared/data");
    MW_TRY(std::vector<GoldMapping> mappings, bench::readGoldMappings(data));
    MW_TRY(std::vector<GoldMapping> made, bench::fabricatePairs(data));
    for (GoldMapping& one : made)
        mappings.push_back(std::move(one));
    const std::string features = bench::option(argc, argv, "--features", "");
    if (!features.empty()) {
        writeFeatures(mappings, features);
        return {};
    }
    std::setvbuf(stdout, nullptr, _IOLBF, 0);
    MW_TRY_DO(scoreAll(mappings));
    MW_TRY_DO(measureSpeed(std::stoul(bench::option(argc, argv, "--wide", "500"))));
    const std::string python = bench::option(argc, argv, "--peers", "");
    if (!python.empty())
        MW_TRY_DO(runPeers(mappings, python, bench::option(argc, argv, "--script", "tests/bench/valentine_peers.py")));
    return {};
}

} // namespace

int main(int argc, char** argv) {
    return bench::report("bench_suggest", run(argc, argv));
}

// SPDX-License-Identifier: GPL-3.0-or-later
// Finds duplicates in data whose duplicates are known, beside published figures, and in a million made-up people.
// Options: --data DIR, --rows N (1,000,000; 0 leaves the large run out).
#include "core/match/match.h"
#include "tests/bench/gold_mappings.h"
#include "tests/bench/measure.h"

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <functional>
#include <map>
#include <random>
#include <set>

using namespace mw;
using match::RecordPair;

namespace {

using bench::Table;

/// Plain separated text: quotes around a value, doubled within.
Table readSeparated(const std::string& path, char separator, const std::string& name) {
    Table table{name, {}, {}};
    std::ifstream file(path);
    std::string text((std::istreambuf_iterator<char>(file)), {});
    std::vector<std::string> row;
    std::string cell;
    bool quoted = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (quoted) {
            if (c == '"' && i + 1 < text.size() && text[i + 1] == '"')
                cell += text[i++];
            else if (c == '"')
                quoted = false;
            else
                cell += c;
        } else if (c == '"' && cell.empty()) {
            quoted = true;
        } else if (c == separator || c == '\n') {
            if (!cell.empty() && cell.back() == '\r')
                cell.pop_back();
            row.push_back(cell);
            cell.clear();
            if (c == '\n') {
                if (table.fields.empty())
                    table.fields = row;
                else
                    table.rows.push_back(row);
                row.clear();
            }
        } else {
            cell += c;
        }
    }
    for (auto& one : table.rows)
        one.resize(table.fields.size());
    return table;
}

std::string unpacked(const std::string& path) {
    const std::string plain = (std::filesystem::temp_directory_path() / ("mapwright-" + std::filesystem::path(path).stem().string())).string();
    return std::system(("gzip -dc '" + path + "' > '" + plain + "'").c_str()) == 0 ? plain : std::string();
}

struct Figures {
    double precision = 0, recall = 0, f1 = 0, found = 0; ///< found: gold pairs among the candidates' matches
};

Figures figuresOf(const std::set<RecordPair>& made, const std::set<RecordPair>& gold) {
    std::size_t right = 0;
    for (const RecordPair& pair : made)
        right += gold.contains(pair);
    Figures figures;
    figures.precision = made.empty() ? 0 : double(right) / double(made.size());
    figures.recall = gold.empty() ? 0 : double(right) / double(gold.size());
    figures.f1 = right == 0 ? 0 : 2 * figures.precision * figures.recall / (figures.precision + figures.recall);
    return figures;
}

/// Puts tables behind one another; fields by the first one's names, those in `without` left out.
struct Loaded {
    std::vector<std::string> fields;
    std::vector<std::string> keys;
    std::unique_ptr<match::Records> records;
    std::uint32_t boundary = 0;
};

Loaded load(const std::vector<Table>& tables, const std::string& key, const std::set<std::string>& without = {}) {
    Loaded made;
    const auto trimmed = [](std::string text) {
        text.erase(0, std::min(text.find_first_not_of(' '), text.size()));
        return text;
    };
    std::vector<std::vector<std::size_t>> columns;
    for (const std::string& field : tables[0].fields)
        if (trimmed(field) != key && !without.contains(trimmed(field)))
            made.fields.push_back(trimmed(field));
    made.records = std::make_unique<match::Records>(made.fields);
    for (std::size_t t = 0; t < tables.size(); ++t) {
        std::map<std::string, std::size_t> at;
        for (std::size_t i = 0; i < tables[t].fields.size(); ++i)
            at[trimmed(tables[t].fields[i])] = i;
        for (const auto& row : tables[t].rows) {
            std::vector<std::string_view> values;
            for (const std::string& field : made.fields)
                values.push_back(at.contains(field) ? std::string_view(row[at[field]]) : std::string_view());
            if (!made.records->add(values))
                return made;
            made.keys.push_back(std::to_string(t) + ":" + (key.empty() ? std::to_string(made.keys.size()) : trimmed(row[at[key]])));
        }
        if (t == 0 && tables.size() > 1)
            made.boundary = std::uint32_t(made.records->size());
    }
    return made;
}

Result<void> judge(const std::string& name, const Loaded& loaded, const std::set<RecordPair>& gold, const std::string& published,
                   const std::set<RecordPair>* labelled = nullptr) {
    JobContext job;
    match::MatchOptions options;
    options.blocking.boundary = loaded.boundary;
    const bench::Stopwatch watch;
    MW_TRY(const match::MatchResult result, match::findMatches(*loaded.records, options, job));
    std::set<RecordPair> made;
    for (const match::MatchedPair& pair : result.pairs)
        if (!labelled || labelled->contains({pair.left, pair.right}))
            made.insert({pair.left, pair.right});
    const Figures figures = figuresOf(made, gold);
    std::printf("%-26s %7zu records %8llu compared  P %.3f R %.3f F1 %.3f  %.1f s | %s\n", name.c_str(), loaded.records->size(),
                static_cast<unsigned long long>(result.compared), figures.precision, figures.recall, figures.f1, watch.seconds(), published.c_str());
    return {};
}

std::set<RecordPair> readGold(const Loaded& loaded, const std::string& path, char separator, bool hasHead, const std::string& leftTable,
                              const std::string& rightTable) {
    std::map<std::string, std::uint32_t> numbers;
    for (std::uint32_t i = 0; i < loaded.keys.size(); ++i)
        numbers[loaded.keys[i]] = i;
    std::set<RecordPair> gold;
    const Table pairs = readSeparated(path, separator, "gold");
    const auto add = [&](const std::vector<std::string>& row) { gold.insert(std::minmax(numbers[leftTable + row[0]], numbers[rightTable + row[1]])); };
    if (!hasHead)
        add(pairs.fields);
    for (const auto& row : pairs.rows)
        add(row);
    return gold;
}

std::set<RecordPair> goldByGroup(const Loaded& loaded, const std::function<std::string(std::size_t)>& groupOf) {
    std::map<std::string, std::vector<std::uint32_t>> groups;
    for (std::uint32_t i = 0; i < loaded.records->size(); ++i)
        groups[groupOf(i)].push_back(i);
    std::set<RecordPair> gold;
    for (const auto& [group, members] : groups)
        for (std::size_t i = 0; i < members.size(); ++i)
            for (std::size_t j = i + 1; j < members.size(); ++j)
                gold.insert({members[i], members[j]});
    return gold;
}

/// One side of a line of the Ditto splits: "COL name VAL text COL …".
std::vector<std::pair<std::string, std::string>> dittoCells(const std::string& text) {
    std::vector<std::pair<std::string, std::string>> cells;
    for (std::size_t at = text.find("COL "); at != std::string::npos;) {
        const std::size_t value = text.find(" VAL ", at), next = text.find("COL ", at + 4);
        if (value == std::string::npos)
            break;
        cells.push_back({text.substr(at + 4, value - at - 4), text.substr(value + 5, next == std::string::npos ? next : next - value - 5)});
        at = next;
    }
    return cells;
}

Result<void> judgeDitto(const std::string& folder, const std::string& name, const std::string& published) {
    Table left{"left", {}, {}}, right{"right", {}, {}};
    std::map<std::string, std::size_t> leftRows, rightRows;
    std::vector<std::pair<std::size_t, std::size_t>> labelledRows, goldRows;
    for (const char* split : {"train", "valid", "test"}) {
        std::ifstream file(unpacked(folder + "/" + name + "/" + split + ".txt.gz"));
        for (std::string line; std::getline(file, line);) {
            const std::size_t first = line.find('\t'), second = line.find('\t', first + 1);
            if (second == std::string::npos)
                continue;
            const auto rowOf = [](Table& table, std::map<std::string, std::size_t>& rows, const std::string& text) {
                const auto [found, isNew] = rows.try_emplace(text, table.rows.size());
                if (isNew) {
                    std::vector<std::string> cells;
                    const bool isFirst = table.fields.empty();
                    for (const auto& [field, value] : dittoCells(text)) {
                        if (isFirst)
                            table.fields.push_back(field);
                        cells.push_back(value);
                    }
                    cells.resize(table.fields.size());
                    table.rows.push_back(std::move(cells));
                }
                return found->second;
            };
            const std::size_t a = rowOf(left, leftRows, line.substr(0, first)), b = rowOf(right, rightRows, line.substr(first + 1, second - first - 1));
            if (std::string_view(split) != "test")
                continue;
            labelledRows.push_back({a, b});
            if (line.substr(second + 1, 1) == "1")
                goldRows.push_back({a, b});
        }
    }
    const Loaded loaded = load({left, right}, "");
    std::set<RecordPair> labelled, gold;
    for (const auto& [a, b] : labelledRows)
        labelled.insert({std::uint32_t(a), std::uint32_t(loaded.boundary + b)});
    for (const auto& [a, b] : goldRows)
        gold.insert({std::uint32_t(a), std::uint32_t(loaded.boundary + b)});
    return judge(name + " (test pairs)", loaded, gold, published, &labelled);
}

Result<void> judgeAll(const std::string& data) {
    const std::string place = data + "/D_entity_matching";
    {
        const Loaded loaded = load({readSeparated(place + "/fodors_zagats/fodors.csv", ',', "fodors"), readSeparated(place + "/fodors_zagats/zagats.csv", ',', "zagats")}, "id");
        MW_TRY_DO(judge("fodors_zagats", loaded, readGold(loaded, place + "/fodors_zagats/matches_fodors_zagats.csv", ',', true, "0:", "1:"), "Magellan, Ditto 1.000 (test split)"));
    }
    {
        const std::string folder = place + "/dblp_acm_pyjedai";
        const Loaded loaded = load({readSeparated(folder + "/dblp.csv", '%', "dblp"), readSeparated(folder + "/acm.csv", '%', "acm")}, "id");
        MW_TRY_DO(judge("dblp_acm", loaded, readGold(loaded, folder + "/gt.csv", '%', true, "0:", "1:"), "Magellan .984, Ditto .990 (test split)"));
    }
    {
        const std::string folder = place + "/imdb_tmdb_pyjedai";
        const Loaded loaded = load({readSeparated(folder + "/imdb.csv", '|', "imdb"), readSeparated(unpacked(folder + "/tmdb.csv.gz"), '|', "tmdb")}, "id");
        MW_TRY_DO(judge("imdb_tmdb", loaded, readGold(loaded, folder + "/gt.csv", '|', true, "0:", "1:"), ""));
    }
    {
        const std::string folder = place + "/restaurant_dedupe_pyjedai";
        const Loaded loaded = load({readSeparated(folder + "/restaurantProfiles.csv", '|', "restaurants")}, "id");
        MW_TRY_DO(judge("restaurant_dedupe", loaded, readGold(loaded, folder + "/duplicates.csv", '|', false, "0:", "0:"), ""));
    }
    for (const char* file : {"dataset1", "dataset2"}) {
        const Loaded loaded = load({readSeparated(place + "/febrl/" + file + ".csv", ',', file)}, "rec_id");
        const auto group = [&](std::size_t i) {
            const std::string& key = loaded.keys[i];
            const std::size_t begin = key.find("rec-") + 4;
            return key.substr(begin, key.find('-', begin) - begin);
        };
        MW_TRY_DO(judge(std::string("febrl_") + file, loaded, goldByGroup(loaded, group), ""));
    }
    {
        const Table people = readSeparated(place + "/splink_fake_1000/fake_1000.csv", ',', "people");
        const Loaded loaded = load({people}, "unique_id", {"cluster"});
        MW_TRY_DO(judge("splink_fake_1000", loaded, goldByGroup(loaded, [&](std::size_t i) { return people.rows[i].back(); }), ""));
    }
    MW_TRY_DO(judgeDitto(place + "/ditto_splits", "Structured_Fodors-Zagats", "Magellan 1.000, Ditto 1.000 (supervised)"));
    MW_TRY_DO(judgeDitto(place + "/ditto_splits", "Structured_Beer", "Magellan .788, Ditto .944 (supervised)"));
    MW_TRY_DO(judgeDitto(place + "/ditto_splits", "Structured_iTunes-Amazon", "Magellan .912, Ditto .971 (supervised)"));
    MW_TRY_DO(judgeDitto(place + "/ditto_splits", "Dirty_iTunes-Amazon", ""));
    return judgeDitto(place + "/ditto_splits", "Structured_DBLP-ACM", "Magellan .984, Ditto .990 (supervised)");
}

/// People, every tenth of whom stands there again with a few mistakes.
Result<bench::Figures> matchMany(std::uint64_t rows) {
    std::mt19937_64 random(11);
    const auto word = [&](std::size_t different, const char* seed) {
        std::uint64_t number = random() % different * 2654435761u + std::uint64_t(seed[0]);
        std::string made;
        for (std::size_t i = 0; i < 5 + number % 4; ++i, number /= 7)
            made += "bcdfghklmnprstvz"[(number + i) % 16], made += "aeiou"[(number / 3) % 5];
        return made;
    };
    match::Records records({"first_name", "last_name", "street", "city", "born", "email"});
    std::vector<std::string> last;
    std::set<RecordPair> gold;
    for (std::uint64_t i = 0; i < rows; ++i) {
        const bool again = i % 10 == 9;
        if (again) {
            gold.insert({std::uint32_t(i - 1), std::uint32_t(i)});
            for (std::size_t mistake = 0; mistake < 2; ++mistake) {
                std::string& cell = last[random() % last.size()];
                if (cell.size() > 3)
                    cell[1 + random() % (cell.size() - 2)] = char('a' + random() % 26);
            }
        } else {
            last = {word(3'000, "f"), word(40'000, "l"), word(20'000, "s") + " " + std::to_string(random() % 200), word(2'000, "c"),
                    std::to_string(1940 + random() % 70) + "-" + std::to_string(10 + random() % 3) + "-" + std::to_string(10 + random() % 18), ""};
            last[5] = last[0] + "." + last[1] + std::to_string(random() % 100) + "@example.org";
        }
        if (!records.add({last.begin(), last.end()}))
            return makeError(Code::OutOfMemory);
    }
    JobContext job;
    const bench::Stopwatch watch;
    MW_TRY(const match::MatchResult result, match::findMatches(records, {}, job));
    std::set<RecordPair> made;
    for (const match::MatchedPair& pair : result.pairs)
        made.insert({pair.left, pair.right});
    const Figures figures = figuresOf(made, gold);
    return bench::Figures{{"seconds", watch.seconds()}, {"compared", double(result.compared)}, {"precision", figures.precision}, {"recall", figures.recall}};
}

Result<void> run(int argc, char** argv) {
    std::setvbuf(stdout, nullptr, _IOLBF, 0);
    MW_TRY_DO(judgeAll(bench::option(argc, argv, "--data", "../shared/data")));
    const std::uint64_t rows = std::stoull(bench::option(argc, argv, "--rows", "1000000"));
    if (rows == 0)
        return {};
    MW_TRY(const bench::Figures figures, bench::measureApart([&] { return matchMany(rows); }));
    std::printf("%llu made-up people: %.1f s (%.1f CPU s), %.0f MiB, %.0f compared, P %.3f R %.3f; bar about 60 s\n", static_cast<unsigned long long>(rows),
                figures.at("seconds"), figures.at("cpu_s"), figures.at("peak_mib"), figures.at("compared"), figures.at("precision"), figures.at("recall"));
    return {};
}

} // namespace

int main(int argc, char** argv) {
    return bench::report("bench_dedupe", run(argc, argv));
}

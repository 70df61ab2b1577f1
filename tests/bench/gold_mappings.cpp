// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/gold_mappings.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <set>

namespace mw::bench {

namespace {

namespace fs = std::filesystem;

std::string lower(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? char(c | 0x20) : c; });
    return text;
}

/// Unpacks a .gz beside other temporary files; gives the path of the plain file.
std::string plainFile(const std::string& path) {
    if (!path.ends_with(".gz"))
        return path;
    std::string name = path.substr(0, path.size() - 3);
    std::replace(name.begin(), name.end(), '/', '+');
    const fs::path folder = fs::temp_directory_path() / "mapwright-gold";
    fs::create_directories(folder);
    const std::string plain = (folder / name.substr(1)).string();
    if (!fs::exists(plain) && std::system(("gzip -dc '" + path + "' > '" + plain + "'").c_str()) != 0)
        fs::remove(plain);
    return plain;
}

std::size_t columnOf(const Table& table, const std::string& name) {
    const auto found = std::find(table.fields.begin(), table.fields.end(), name);
    return std::size_t(found - table.fields.begin());
}

std::string cell(const Table& table, const std::vector<std::string>& row, const std::string& column) {
    const std::size_t index = columnOf(table, column);
    return index < row.size() ? row[index] : "";
}

/// Builds a schema field by field, as a data dictionary does.
class Dictionary {
public:
    void add(const std::string& entity, const std::string& field, const std::string& comment = {},
             const std::string& type = {}, const std::string& entityComment = {}) {
        const auto [found, isNew] = m_entities.try_emplace(entity, m_side.schema.entities.size());
        if (isNew) {
            Entity made;
            made.name = entity;
            made.comment = entityComment;
            m_side.schema.entities.push_back(made);
        }
        Entity& into = m_side.schema.entities[found->second];
        if (into.field(field) && into.field(field)->name == field)
            return;
        Field made;
        made.name = field;
        made.comment = comment;
        made.nativeType = type;
        made.type = typeNamed(lower(type));
        into.fields.push_back(made);
    }
    suggest::Side take() { return std::move(m_side); }

private:
    static LogicalType typeNamed(const std::string& type) {
        const auto begins = [&](std::initializer_list<std::string_view> names) {
            return std::any_of(names.begin(), names.end(), [&](std::string_view name) { return type.starts_with(name); });
        };
        if (begins({"int", "bigint", "smallint", "serial", "tinyint", "mediumint"}))
            return LogicalType::integer();
        if (begins({"num", "dec", "float", "double", "real", "money"}))
            return LogicalType::decimal(38, 4);
        if (begins({"datetime", "timestamp"}))
            return LogicalType::timestamp();
        if (begins({"date"}))
            return LogicalType::date();
        if (begins({"time"}))
            return LogicalType::time();
        if (begins({"bool"}))
            return LogicalType::boolean();
        return LogicalType::text();
    }
    suggest::Side m_side;
    std::map<std::string, std::size_t> m_entities;
};

/// "entity-field" of the SMAT files.
NamedField dashed(const std::string& text) {
    const std::size_t dash = text.find('-');
    return {text.substr(0, dash), dash == std::string::npos ? "" : text.substr(dash + 1)};
}

Result<GoldMapping> readSmat(const std::string& folder, const std::string& name, const std::string& published) {
    MW_TRY(const Table pairs, readTable(plainFile(folder + "/" + name + ".csv.gz"), 100'000));
    GoldMapping gold{name, published, {}};
    MatchingCase one;
    one.name = name;
    Dictionary source, target;
    for (const auto& row : pairs.rows) {
        const NamedField left = dashed(row[0]), right = dashed(row[1]);
        source.add(left.entity, left.field, cell(pairs, row, "d2"), {}, cell(pairs, row, "d1"));
        target.add(right.entity, right.field, cell(pairs, row, "d4"), {}, cell(pairs, row, "d3"));
        if (cell(pairs, row, "label") == "1")
            one.gold.push_back({left, right});
    }
    one.source = source.take();
    one.target = target.take();
    gold.cases.push_back(std::move(one));
    return gold;
}

NamedField dotted(const std::string& text) {
    const std::size_t first = text.find('.'), second = text.find('.', first + 1);
    return {text.substr(first + 1, second - first - 1), text.substr(second + 1)};
}

Result<GoldMapping> readMimic(const std::string& folder) {
    GoldMapping gold{"mimic4_omop", "n-gram F1 .270, Jaro-Winkler .222 (threshold chosen on the gold)", {}};
    MW_TRY(const Table pairs, readTable(plainFile(folder + "/published_baseline_results.csv.gz"), 100'000));
    MW_TRY(const Table documentation, readTable(folder + "/schema_documentation.csv"));
    std::map<std::string, std::string> described;
    for (const auto& row : documentation.rows)
        described[lower(row[0])] = row.size() > 1 ? row[1] : "";
    MW_TRY(const Table truth, readTable(folder + "/ground_truth.csv"));
    std::set<std::pair<NamedField, NamedField>> gold49;
    for (const auto& row : truth.rows) {
        const NamedField left = dotted(lower(row[1])), right = dotted(lower(row[3]));
        gold49.insert({left, right});
    }
    std::map<std::pair<std::string, std::string>, std::vector<std::pair<NamedField, NamedField>>> relations;
    for (const auto& row : pairs.rows) {
        const NamedField left{lower(cell(pairs, row, "source_relation")), lower(cell(pairs, row, "source_attribute"))};
        const NamedField right{lower(cell(pairs, row, "target_relation")), lower(cell(pairs, row, "target_attribute"))};
        relations[{left.entity, right.entity}].push_back({left, right});
    }
    for (const auto& [relation, candidates] : relations) {
        MatchingCase one;
        one.name = relation.first + "-" + relation.second;
        Dictionary source, target;
        for (const auto& [left, right] : candidates) {
            source.add(left.entity, left.field, described["mimic_" + left.entity + "_" + left.field]);
            target.add(right.entity, right.field, described["omop_" + right.entity + "_" + right.field]);
            if (gold49.contains({left, right}) &&
                std::find(one.gold.begin(), one.gold.end(), std::pair(left, right)) == one.gold.end())
                one.gold.push_back({left, right});
        }
        one.source = source.take();
        one.target = target.take();
        gold.cases.push_back(std::move(one));
    }
    return gold;
}

MatchingCase caseOfTables(const std::string& name, Table left, Table right) {
    MatchingCase one;
    one.name = name;
    addTable(left, one.source);
    addTable(right, one.target);
    one.sourceTables.push_back(std::move(left));
    one.targetTables.push_back(std::move(right));
    return one;
}

Result<GoldMapping> readAuthors(const std::string& folder) {
    MW_TRY(const Table left, readTable(folder + "/authors1.csv"));
    MW_TRY(const Table right, readTable(folder + "/authors2.csv"));
    MW_TRY(const Table pairs, readTable(folder + "/gold_from_readme.csv"));
    GoldMapping gold{"valentine_authors", "", {}};
    gold.cases.push_back(caseOfTables("authors", left, right));
    for (const auto& row : pairs.rows)
        gold.cases.back().gold.push_back({{left.name, row[0]}, {right.name, row[1]}});
    return gold;
}

Result<std::vector<GoldMapping>> readSmutf(const std::string& folder) {
    std::vector<GoldMapping> all;
    for (int pair = 1; pair <= 32; ++pair) {
        const std::string place = folder + "/pair_" + std::to_string(pair);
        if (!fs::exists(place + "/mapping.txt"))
            continue;
        const auto table = [&](const char* name) {
            const std::string path = place + "/" + name + ".csv";
            return readTable(fs::exists(path) ? path : plainFile(path + ".gz"));
        };
        MW_TRY(Table left, table("Table1"));
        MW_TRY(Table right, table("Table2"));
        left.name = "Table1";
        right.name = "Table2";
        GoldMapping gold{"smutf_" + std::to_string(pair), "", {}};
        gold.cases.push_back(caseOfTables(gold.name, left, right));
        std::ifstream mapping(place + "/mapping.txt");
        const auto named = [](const Table& one, const std::string& name) {
            const auto same = std::find(one.fields.begin(), one.fields.end(), name);
            return same != one.fields.end() ? name : "";
        };
        for (std::string line; std::getline(mapping, line);) {
            const std::size_t comma = line.find(", "), end = line.rfind('>');
            if (comma == std::string::npos || end == std::string::npos)
                continue;
            const std::string from = named(left, line.substr(1, comma - 1)), to = named(right, line.substr(comma + 2, end - comma - 2));
            if (!from.empty() && !to.empty())
                gold.cases.back().gold.push_back({{"Table1", from}, {"Table2", to}});
        }
        all.push_back(std::move(gold));
    }
    return all;
}

/// Columns of the CREATE TABLE statements of a MySQL dump.
suggest::Side readDump(const std::string& path) {
    Dictionary dictionary;
    std::ifstream file(path);
    std::string entity;
    static const std::regex table("CREATE TABLE `([^`]+)`.*"), column("\\s+`([^`]+)` ([a-z]+).*");
    for (std::string line; std::getline(file, line);) {
        std::smatch found;
        if (std::regex_match(line, found, table))
            entity = found[1];
        else if (line.starts_with(")"))
            entity.clear();
        else if (!entity.empty() && std::regex_match(line, found, column))
            dictionary.add(entity, found[1], {}, found[2]);
    }
    return dictionary.take();
}

Result<GoldMapping> readNorthwind(const std::string& folder) {
    MW_TRY(const Table pairs, readTable(folder + "/gold_northwind_to_frontaccounting.csv"));
    GoldMapping gold{"northwind_frontaccounting", "", {}};
    MatchingCase one;
    one.name = gold.name;
    JobContext job;
    MW_TRY(const Location location, parseLocation(folder + "/northwind/northwind.sqlite"));
    MW_TRY(const auto connection, openConnection(location));
    MW_TRY(one.source, suggest::observe(*connection, "", job));
    one.target = readDump(folder + "/target_frontaccounting/frontaccounting_en_US-demo_mysql.sql");
    for (const auto& row : pairs.rows) {
        std::string rest = row[1] + "+";
        for (std::size_t plus; (plus = rest.find('+')) != std::string::npos; rest.erase(0, plus + 1))
            one.gold.push_back({{row[0], rest.substr(0, plus)}, {row[2], row[3]}});
    }
    gold.cases.push_back(std::move(one));
    return gold;
}

Result<std::vector<GoldMapping>> readRabbit(const std::string& folder) {
    std::ifstream file(plainFile(folder + "/etl-specs.json.gz"));
    const nlohmann::json specification = nlohmann::json::parse(file, nullptr, false);
    if (specification.is_discarded())
        return makeError(Code::NotJson, folder);
    MW_TRY(const Table cdm, readTable(folder + "/CDMV5.4.csv"));
    const auto target = [&] {
        Dictionary dictionary;
        for (const auto& row : cdm.rows)
            dictionary.add(lower(row[0]), lower(row[1]), row[4], row[3]);
        return dictionary.take();
    };
    GoldMapping mapping{"rabbit_synthea_omop", "", {}};
    {
        MatchingCase one;
        one.name = mapping.name;
        Dictionary source;
        for (const auto& table : specification["sourceDb"]["tables"]["@items"])
            for (const auto& field : table["fields"]["@items"])
                source.add(table["name"], field["name"], field["comment"].is_string() ? field["comment"].get<std::string>() : "",
                           field["type"]);
        one.source = source.take();
        one.target = target();
        MW_TRY(const Table pairs, readTable(folder + "/etl-specs.mapping_extracted.csv"));
        for (const auto& row : pairs.rows)
            if (row[0] == "field")
                one.gold.push_back({{row[1], row[2]}, {row[3], row[4]}});
        mapping.cases.push_back(std::move(one));
    }
    GoldMapping stem{"rabbit_stem_omop", "", {}};
    MatchingCase one;
    one.name = stem.name;
    MW_TRY(const Table stemFields, readTable(folder + "/StemTableV5.4.csv"));
    MW_TRY(const Table pairs, readTable(folder + "/StemTableDefaultMappingV5.4.csv"));
    Dictionary source;
    for (const auto& row : stemFields.rows)
        source.add(lower(row[0]), lower(row[1]), row[4], row[3]);
    one.source = source.take();
    one.target = target();
    for (const auto& row : pairs.rows)
        one.gold.push_back({{lower(row[0]), lower(row[1])}, {lower(row[2]), lower(row[3])}});
    stem.cases.push_back(std::move(one));
    return std::vector<GoldMapping>{mapping, stem};
}

/// Leaves out gold pairs whose fields are in neither schema, so that every pair can be found.
void keepFindable(GoldMapping& gold) {
    for (MatchingCase& one : gold.cases)
        std::erase_if(one.gold, [&](const auto& pair) {
            const auto has = [](const suggest::Side& side, const NamedField& field) {
                const Entity* entity = side.schema.entity(field.entity);
                return entity && entity->field(field.field);
            };
            return !has(one.source, pair.first) || !has(one.target, pair.second);
        });
}

} // namespace

Result<Table> readTable(const std::string& text, std::size_t limit) {
    JobContext job;
    MW_TRY(const Location location, parseLocation(text));
    MW_TRY(const auto connection, openConnection(location));
    ReadOptions options;
    options.limit = limit;
    MW_TRY(const auto reader, connection->read(location.entity, options, job));
    Table table;
    table.name = location.entity.empty() ? fs::path(location.path).stem().string() : location.entity;
    for (const Field& field : reader->fields())
        table.fields.push_back(field.name);
    for (bool more = true; more;) {
        Batch batch;
        MW_TRY(more, reader->next(batch, job));
        for (std::size_t row = 0; row < batch.rows; ++row) {
            std::vector<std::string> cells;
            for (const ColumnPtr& column : batch.columns)
                cells.push_back(column->isNull(row) ? "" : printValue(column->value(row), column->type()));
            table.rows.push_back(std::move(cells));
        }
    }
    return table;
}

void addTable(const Table& table, suggest::Side& side) {
    Entity entity;
    entity.name = table.name;
    std::vector<suggest::FieldValues> values;
    for (std::size_t f = 0; f < table.fields.size(); ++f) {
        Field field;
        field.name = table.fields[f];
        field.type = LogicalType::text();
        entity.fields.push_back(field);
        Column column(LogicalType::text(), table.rows.size());
        for (std::size_t row = 0; row < table.rows.size(); ++row)
            column.values<std::string_view>()[row] = table.rows[row][f];
        suggest::ValueObserver observer;
        observer.add(column, table.rows.size());
        values.push_back(observer.finish());
    }
    side.schema.entities.push_back(std::move(entity));
    side.values.push_back(std::move(values));
}

Result<std::vector<GoldMapping>> readGoldMappings(const std::string& data) {
    std::vector<GoldMapping> all;
    const std::string matching = data + "/B_schema_matching";
    if (fs::exists(matching)) {
        MW_TRY(GoldMapping imdb, readSmat(matching + "/smat_omap", "imdb_saki_data", ""));
        MW_TRY(GoldMapping synthea, readSmat(matching + "/smat_omap", "omop_synthea_data", "SMAT (supervised) F1 .385"));
        MW_TRY(GoldMapping mimic, readMimic(matching + "/mimic4_omop_uhasselt"));
        MW_TRY(GoldMapping authors, readAuthors(matching + "/valentine_authors"));
        MW_TRY(std::vector<GoldMapping> smutf, readSmutf(matching + "/smutf"));
        all = {std::move(imdb), std::move(synthea), std::move(mimic), std::move(authors)};
        for (GoldMapping& one : smutf)
            all.push_back(std::move(one));
    }
    if (fs::exists(data + "/A_relational/gold_northwind_to_frontaccounting.csv")) {
        MW_TRY(GoldMapping northwind, readNorthwind(data + "/A_relational"));
        all.push_back(std::move(northwind));
    }
    if (fs::exists(data + "/G_peer_expectations/rabbit_in_a_hat")) {
        MW_TRY(std::vector<GoldMapping> rabbit, readRabbit(data + "/G_peer_expectations/rabbit_in_a_hat"));
        for (GoldMapping& one : rabbit)
            all.push_back(std::move(one));
    }
    for (GoldMapping& gold : all)
        keepFindable(gold);
    return all;
}

} // namespace mw::bench

// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/fabricated_pairs.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <random>

namespace mw::bench {

namespace {

/// Real tables of different fields; the same ones every time.
constexpr std::array<const char*, 12> kTables = {
    "A_relational/northwind/northwind.sqlite#Customers",
    "A_relational/northwind/northwind.sqlite#Orders",
    "A_relational/northwind/northwind.sqlite#Employees",
    "A_relational/chinook/Chinook_Sqlite.sqlite#Customer",
    "A_relational/chinook/Chinook_Sqlite.sqlite#Track",
    "A_relational/synthea_1k_partial/patients.csv",
    "A_relational/synthea_1k_partial/devices.csv",
    "C_cleaning/beers/clean.csv",
    "C_cleaning/hospital/clean.csv",
    "C_cleaning/holoclean_adult_nogold/Adult500.csv",
    "D_entity_matching/febrl/dataset1.csv",
    "D_entity_matching/fodors_zagats/fodors.csv",
};

using Random = std::mt19937_64;

std::size_t below(Random& random, std::size_t limit) { return std::size_t(random() % limit); }

/// One of the three ways of the Valentine generator: the table's name before it, abbreviated, without vowels.
std::string noisyName(const std::string& table, const std::string& name, Random& random) {
    std::string made;
    switch (below(random, 3)) {
    case 0: return table.substr(0, 8) + "_" + name;
    case 1: {
        for (std::size_t i = 0, run = 0; i < name.size(); ++i) {
            const bool letter = (name[i] | 0x20) >= 'a' && (name[i] | 0x20) <= 'z';
            const bool begins = i == 0 || name[i - 1] == '_' || name[i - 1] == ' ' || (name[i] < 'a' && name[i - 1] >= 'a');
            run = !letter || begins ? 0 : run + 1;
            if (run < 3)
                made += name[i];
        }
        return made.empty() ? name : made;
    }
    default: break;
    }
    for (std::size_t i = 0; i < name.size(); ++i)
        if (i == 0 || std::string_view("aeiouAEIOU").find(name[i]) == std::string_view::npos)
            made += name[i];
    return made;
}

std::string noisyValue(const std::string& value, Random& random) {
    if (value.empty())
        return value;
    std::string made = value;
    const bool numeric = value.find_first_not_of("0123456789.-") == std::string::npos;
    if (numeric) {
        // Another number of the same size.
        for (std::size_t i = made.size() / 2; i < made.size(); ++i)
            if (made[i] >= '0' && made[i] <= '9')
                made[i] = char('0' + below(random, 10));
        return made;
    }
    static constexpr std::string_view kLetters = "abcdefghijklmnopqrstuvwxyz";
    for (std::size_t typo = 0; typo <= value.size() / 12; ++typo) {
        const std::size_t at = below(random, made.size());
        switch (below(random, 3)) {
        case 0: made[at] = kLetters[below(random, 26)]; break;
        case 1: made.insert(at, 1, kLetters[below(random, 26)]); break;
        default:
            if (made.size() > 1)
                made.erase(at, 1);
        }
    }
    return made;
}

Table part(const Table& table, const std::string& name, const std::vector<std::size_t>& columns,
           const std::vector<std::size_t>& rows) {
    Table made;
    made.name = name;
    for (const std::size_t column : columns)
        made.fields.push_back(table.fields[column]);
    for (const std::size_t row : rows) {
        std::vector<std::string> cells;
        for (const std::size_t column : columns)
            cells.push_back(table.rows[row][column]);
        made.rows.push_back(std::move(cells));
    }
    return made;
}

struct Recipe {
    const char* name;
    double columnsShared; ///< of all columns; the rest is dealt out
    double rowsShared;
    bool noisyNames, noisyValues;
};

constexpr std::array<Recipe, 12> kRecipes = {{{"unionable verbatim", 1, 0.5, false, false},
                                              {"unionable noisy values", 1, 0.5, false, true},
                                              {"unionable noisy names", 1, 0, true, false},
                                              {"unionable noisy names and values", 1, 0, true, true},
                                              {"view-unionable verbatim", 0.5, 0, false, false},
                                              {"view-unionable noisy names", 0.5, 0, true, false},
                                              {"view-unionable noisy names and values", 0.5, 0, true, true},
                                              {"joinable verbatim", 0.3, 0.5, false, false},
                                              {"joinable noisy names", 0.3, 0.5, true, false},
                                              {"joinable noisy names, all rows", 0.5, 1, true, false},
                                              {"semantically joinable noisy values", 0.3, 0.5, false, true},
                                              {"semantically joinable noisy names and values", 0.4, 1, true, true}}};

MatchingCase fabricate(const Table& table, const Recipe& recipe, Random& random) {
    std::vector<std::size_t> columns(table.fields.size()), rows(table.rows.size());
    for (std::size_t i = 0; i < columns.size(); ++i)
        columns[i] = i;
    for (std::size_t i = 0; i < rows.size(); ++i)
        rows[i] = i;
    std::shuffle(columns.begin(), columns.end(), random);
    std::shuffle(rows.begin(), rows.end(), random);
    const auto shared = std::max<std::size_t>(1, std::size_t(double(columns.size()) * recipe.columnsShared + 0.5));
    std::vector<std::size_t> leftColumns, rightColumns, sharedColumns;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        if (i < shared)
            sharedColumns.push_back(columns[i]);
        if (i < shared || (i - shared) % 2 == 0)
            leftColumns.push_back(columns[i]);
        if (i < shared || (i - shared) % 2 == 1)
            rightColumns.push_back(columns[i]);
    }
    std::sort(leftColumns.begin(), leftColumns.end());
    std::shuffle(rightColumns.begin(), rightColumns.end(), random);
    const auto common = std::size_t(double(rows.size()) * recipe.rowsShared);
    std::vector<std::size_t> leftRows, rightRows;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (i < common || (i - common) % 2 == 0)
            leftRows.push_back(rows[i]);
        if (i < common || (i - common) % 2 == 1)
            rightRows.push_back(rows[i]);
    }
    Table left = part(table, table.name + "_source", leftColumns, leftRows);
    Table right = part(table, table.name + "_target", rightColumns, rightRows);
    MatchingCase made;
    made.name = table.name + " " + recipe.name;
    for (std::size_t i = 0; i < rightColumns.size(); ++i) {
        const std::string original = right.fields[i];
        if (recipe.noisyNames)
            right.fields[i] = noisyName(table.name, original, random);
        if (recipe.noisyValues)
            for (auto& row : right.rows)
                row[i] = noisyValue(row[i], random);
        if (std::find(sharedColumns.begin(), sharedColumns.end(), rightColumns[i]) != sharedColumns.end())
            made.gold.push_back({{left.name, original}, {right.name, right.fields[i]}});
    }
    addTable(left, made.source);
    addTable(right, made.target);
    made.sourceTables.push_back(std::move(left));
    made.targetTables.push_back(std::move(right));
    return made;
}

/// A whole database against a renamed copy of it that has some fields fewer and some more; no data.
Result<GoldMapping> fabricateSchemas(const std::string& location, const std::string& name, bool withValues, Random& random) {
    JobContext job;
    MW_TRY(const Location place, parseLocation(location));
    MW_TRY(const auto connection, openConnection(place));
    MW_TRY(const suggest::Side all, suggest::observe(*connection, "", job));
    MatchingCase made;
    made.name = name;
    for (std::size_t e = 0; e < all.schema.entities.size(); ++e) {
        const Entity& entity = all.schema.entities[e];
        Entity left, right;
        left.name = entity.name;
        right.name = noisyName("new", entity.name, random);
        std::vector<suggest::FieldValues> leftValues, rightValues;
        for (std::size_t f = 0; f < entity.fields.size(); ++f) {
            const std::size_t draw = below(random, 4); // 0: only left, 1: only right, else both
            Field field = entity.fields[f];
            const bool hasValues = withValues && f < all.values[e].size();
            if (draw != 1) {
                left.fields.push_back(field);
                leftValues.push_back(hasValues ? all.values[e][f] : suggest::FieldValues());
            }
            if (draw == 0)
                continue;
            field.name = noisyName(entity.name, field.name, random);
            right.fields.push_back(field);
            rightValues.push_back(hasValues ? all.values[e][f] : suggest::FieldValues());
            if (draw > 1)
                made.gold.push_back({{left.name, entity.fields[f].name}, {right.name, field.name}});
        }
        made.source.schema.entities.push_back(left);
        made.target.schema.entities.push_back(right);
        made.source.values.push_back(leftValues);
        made.target.values.push_back(rightValues);
    }
    GoldMapping gold{"made: " + name, "", {}};
    gold.cases.push_back(std::move(made));
    return gold;
}

} // namespace

Result<std::vector<GoldMapping>> fabricatePairs(const std::string& data) {
    std::vector<GoldMapping> all;
    Random random(20);
    for (const char* location : kTables) {
        const std::string text = data + "/" + location;
        if (!std::filesystem::exists(text.substr(0, text.find('#'))))
            continue;
        MW_TRY(const Table table, readTable(text, 2'000));
        for (const Recipe& recipe : kRecipes) {
            MatchingCase made = fabricate(table, recipe, random);
            GoldMapping gold{"made: " + made.name, "", {}};
            gold.cases.push_back(std::move(made));
            all.push_back(std::move(gold));
        }
    }
    for (const char* database : {"northwind/northwind.sqlite", "chinook/Chinook_Sqlite.sqlite"})
        for (const bool withValues : {false, true}) {
            const std::string location = data + "/A_relational/" + database;
            if (!std::filesystem::exists(location))
                continue;
            const std::string stem = std::filesystem::path(database).stem().string();
            MW_TRY(GoldMapping gold, fabricateSchemas(location, stem + (withValues ? " database with values" : " database"), withValues, random));
            all.push_back(std::move(gold));
        }
    return all;
}

} // namespace mw::bench

// SPDX-License-Identifier: GPL-3.0-or-later
#include "resources/samples/generator/builders.h"
#include "resources/samples/generator/csv.h"
#include "resources/samples/generator/documents.h"
#include "resources/samples/generator/self_check.h"
#include "resources/samples/generator/sqlite_file.h"
#include "resources/samples/generator/tables.h"
#include "resources/samples/generator/workbook.h"

#include <cstdlib>
#include <exception>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>
#include <stdexcept>

namespace {

using namespace mw::sample;

constexpr CsvDialect kPlain{};
constexpr CsvDialect kAccountsDialect{';', "\r\n", Encoding::Windows1252};
constexpr CsvDialect kContactsDialect{',', "\r\n", Encoding::Utf8WithMark};

struct Arguments {
    std::filesystem::path output;
    std::filesystem::path sources; ///< folder of new_crm.sql, value_maps.csv and MAPPING.md
    std::uint64_t seed = 4711;
};

Arguments parse(int count, char** values) {
    Arguments arguments;
    for (int i = 1; i + 1 < count; i += 2) {
        const std::string name = values[i];
        if (name == "--output")
            arguments.output = values[i + 1];
        else if (name == "--sources")
            arguments.sources = values[i + 1];
        else if (name == "--seed")
            arguments.seed = std::stoull(values[i + 1]);
        else
            throw std::runtime_error("unknown argument " + name);
    }
    if (arguments.output.empty() || arguments.sources.empty())
        throw std::runtime_error("usage: mw_sample_generator --output DIR --sources DIR [--seed N]");
    return arguments;
}

std::string readFile(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file)
        throw std::runtime_error("cannot read " + path.string());
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

void writeFile(const std::filesystem::path& path, const std::string& bytes) {
    std::filesystem::create_directories(path.parent_path());
    std::ofstream file(path, std::ios::binary | std::ios::trunc);
    file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    file.close();
    if (!file)
        throw std::runtime_error("cannot write " + path.string());
}

void generate(const Arguments& arguments) {
    const std::string schema = readFile(arguments.sources / "new_crm.sql");
    const std::string valueMaps = readFile(arguments.sources / "value_maps.csv");

    DefectLog log;
    const World world = buildWorld(log, arguments.seed);
    const std::vector<Table> expected = expectedTables(world);

    std::map<std::string, std::string> files;
    Readback readback{{}, ValueMaps(valueMaps)};
    const auto addExport = [&](const Table& table, const CsvDialect& dialect) {
        std::string& bytes = files["export/" + table.name + ".csv"] = writeCsv(table, dialect);
        readback.tables[table.name] = readCsv(bytes, table.name, dialect);
    };
    addExport(accountsTable(world), kAccountsDialect);
    addExport(accountMergesTable(world), kPlain);
    addExport(contactsTable(world), kContactsDialect);
    addExport(dealsTable(world), kPlain);

    // A library writes the workbook and the program's own reader reads it back where the sample is tested.
    const Table owners = ownersTable(world);
    readback.tables[owners.name] = owners;

    SqliteFile legacy;
    legacy.execute(kLegacySchema);
    for (const Table& table : {activitiesTable(world), notesTable(world)}) {
        legacy.insert(table);
        readback.tables[table.name] = legacy.query(table.name, "SELECT * FROM " + table.name + " ORDER BY rowid");
    }
    files["legacy.sqlite"] = legacy.bytes();
    SqliteFile emptyTarget;
    emptyTarget.execute(schema);
    files["new_crm.sqlite"] = emptyTarget.bytes();

    checkPlan(world, log);
    checkFiles(readback, log);
    checkTarget(schema, expected, world);

    const std::vector<LedgerLine> ledger = expectedLedger(world);
    for (const Table& table : expected)
        files["expected/" + table.name + ".csv"] = writeCsv(table, kPlain);
    files["expected/ledger.json"] = ledgerJson(ledger, controlTotals(world), arguments.seed);
    files["defects.json"] = defectsJson(log);
    files["README.md"] = readme(ledger, arguments.seed);
    files["new_crm.sql"] = schema;
    files["value_maps.csv"] = valueMaps;
    files["MAPPING.md"] = readFile(arguments.sources / "MAPPING.md");
    std::filesystem::remove_all(arguments.output / "export"); // whatever lies in it is read
    for (const auto& [name, bytes] : files)
        writeFile(arguments.output / name, bytes);
    writeWorkbook(owners, "Users of the old CRM", "Kept by the administrators. Other lists know users by their short name.",
                  arguments.output / "owners.xlsx");
}

} // namespace

int main(int count, char** values) {
    try {
        generate(parse(count, values));
    } catch (const std::exception& failure) {
        std::cerr << "mw_sample_generator: " << failure.what() << '\n';
        return EXIT_FAILURE;
    }
    return EXIT_SUCCESS;
}

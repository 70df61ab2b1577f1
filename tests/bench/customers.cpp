// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/customers.h"

#include "core/base/file.h"
#include "core/document/document_file.h"

#include <array>
#include <cstdio>
#include <filesystem>
#include <random>
#include <string_view>

namespace mw::bench {

namespace {

constexpr std::array<std::string_view, 20> kFirst = {"Ada",   "Björn", "Carla", "Dénes", "Elif",  "Frida", "Goran",
                                                     "Hanna", "Igor",  "Jana",  "Kofi",  "Lucía", "Mats",  "Nora",
                                                     "Óscar", "Petra", "Rui",   "Søren", "Tomáš", "Zoë"};
constexpr std::array<std::string_view, 20> kLast = {
    "Abel",     "Bergström", "Costa",  "Dvořák", "Eriksen",  "Fischer", "García", "Horváth", "Ivanov",  "Jensen",
    "Kowalska", "Lindqvist", "Müller", "Nowak",  "O'Connor", "Pérez",   "Rossi",  "Silva",   "van Dyk", "Weiß"};
constexpr std::array<std::array<std::string_view, 2>, 20> kCountries = {
    {{"Germany", "DE"}, {"France", "FR"},         {"Italy", "IT"},         {"Spain", "ES"},   {"Portugal", "PT"},
     {"Poland", "PL"},  {"Denmark", "DK"},        {"Sweden", "SE"},        {"Norway", "NO"},  {"Finland", "FI"},
     {"Ireland", "IE"}, {"United Kingdom", "GB"}, {"United States", "US"}, {"Canada", "CA"},  {"Brazil", "BR"},
     {"Japan", "JP"},   {"Greece", "GR"},         {"Austria", "AT"},       {"Belgium", "BE"}, {"Netherlands", "NL"}}};
constexpr std::array<std::string_view, 7> kTypes = {"C", "P", "L", "V", "c", "X", ""};
constexpr std::array<std::string_view, 5> kStates = {"active", "Inactive", "PENDING", "closed", " active "};
constexpr std::array<std::string_view, 8> kNotes = {
    "Called back",
    "Wants, a quote",
    "Said \"\"later\"\"",
    "Très intéressé",
    "First line\nSecond line",
    "Prefers e-mail; no phone",
    "要確認",
    "Follow up in the next quarter about renewal and upsell options, then close"};

/// The same on every machine: only the engine's own numbers are used, no distribution of the library.
class Dice {
public:
    explicit Dice(std::uint64_t seed) : m_engine(seed) {}
    std::uint64_t below(std::uint64_t end) { return m_engine() % end; }
    bool perMille(std::uint64_t share) { return below(1000) < share; }
    template <class List>
    const auto& oneOf(const List& list) {
        return list[std::size_t(below(list.size()))];
    }

private:
    std::mt19937_64 m_engine;
};

template <class... Arguments>
void print(std::string& into, const char* format, Arguments... arguments) {
    std::array<char, 96> text;
    const int size = std::snprintf(text.data(), text.size(), format, arguments...);
    into.append(text.data(), std::size_t(size));
}

void addDate(std::string& row, Dice& dice, bool mayVary) {
    const int year = 2005 + int(dice.below(20));
    const int month = mayVary && dice.perMille(2) ? 13 : 1 + int(dice.below(12));
    const int day = 1 + int(dice.below(28));
    if (mayVary && dice.below(3) == 0)
        print(row, "%02d/%02d/%04d", day, month, year);
    else
        print(row, "%04d-%02d-%02d", year, month, day);
}

void addAmount(std::string& row, Dice& dice) {
    if (dice.perMille(2)) {
        row += "n/a";
        return;
    }
    const auto cents = unsigned(dice.below(4) == 0 ? dice.below(150'000'000) : dice.below(600'000));
    const unsigned whole = cents / 100;
    if (whole >= 1'000'000)
        print(row, "\"%u,%03u,%03u.%02u\"", whole / 1'000'000, whole / 1000 % 1000, whole % 1000, cents % 100);
    else if (whole >= 1000)
        print(row, "\"%u,%03u.%02u\"", whole / 1000, whole % 1000, cents % 100);
    else
        print(row, "%u.%02u", whole, cents % 100);
}

void addPhone(std::string& row, Dice& dice) {
    switch (dice.below(4)) {
    case 0:
        print(row, "+%u (%03u) %03u-%04u", unsigned(1 + dice.below(99)), unsigned(dice.below(1000)),
              unsigned(dice.below(1000)), unsigned(dice.below(10000)));
        break;
    case 1:
        print(row, "00%u %u", unsigned(10 + dice.below(80)), unsigned(10'000'000 + dice.below(89'999'999)));
        break;
    case 2:
        print(row, "%03u.%03u.%04u", unsigned(dice.below(1000)), unsigned(dice.below(1000)),
              unsigned(dice.below(10000)));
        break;
    default:
        break;
    }
}

void addCountry(std::string& row, Dice& dice) {
    if (dice.perMille(1)) {
        row += "Atlantis";
        return;
    }
    const std::string_view name = dice.oneOf(kCountries)[0];
    const std::uint64_t form = dice.below(8);
    if (form == 1)
        row += ' ';
    for (const char c : name)
        row += form == 0 && c >= 'a' && c <= 'z' ? char(c - 32) : c;
}

void addNote(std::string& row, Dice& dice) {
    if (dice.below(3) == 0)
        return;
    const std::string_view note = dice.oneOf(kNotes);
    const bool quoted = note.find_first_of(",\"\n") != std::string_view::npos;
    row += quoted ? "\"" : "";
    row += note;
    row += quoted ? "\"" : "";
}

void addRow(std::string& row, Dice& dice, std::uint64_t number) {
    const std::uint64_t id = number > 10 && dice.perMille(1) ? number - 1 - dice.below(9) : number;
    print(row, "C%08llu,", static_cast<unsigned long long>(id));
    const std::string_view first = dice.oneOf(kFirst);
    const std::string_view last = dice.oneOf(kLast);
    if (!dice.perMille(3)) {
        const std::uint64_t form = dice.below(10);
        row += form == 0 ? "  " : "";
        row.append(first).append(" ").append(last);
        row += form == 1 ? " " : "";
    }
    constexpr std::array<std::string_view, 3> kDomains = {"example.com", "mail.example.org", "Corp.Example.NET"};
    print(row, ",user.%llu%s", static_cast<unsigned long long>(number), dice.perMille(5) ? " at " : "@");
    row.append(dice.oneOf(kDomains)).append(",");
    addPhone(row, dice);
    row.append(",").append(dice.oneOf(kTypes)).append(",");
    addCountry(row, dice);
    row += ',';
    addDate(row, dice, true);
    row += ',';
    addAmount(row, dice);
    row += ',';
    if (dice.below(5) != 0)
        print(row, "owner%02u", unsigned(dice.below(60)));
    row.append(",").append(dice.oneOf(kStates)).append(",");
    addNote(row, dice);
    row += ',';
    if (dice.below(4) != 0) {
        addDate(row, dice, false);
        print(row, " %02u:%02u:%02u", unsigned(dice.below(24)), unsigned(dice.below(60)), unsigned(dice.below(60)));
    }
    row += '\n';
}

} // namespace

Result<void> makeCustomers(const std::string& folder, std::uint64_t rows) {
    std::error_code failure;
    std::filesystem::create_directories(folder, failure);
    const std::string path = folder + "/customers.csv";
    if (std::filesystem::exists(path, failure))
        return {};
    std::string countries = "name,iso2\n";
    for (const auto& [name, code] : kCountries) {
        for (const char c : name)
            countries += c >= 'A' && c <= 'Z' ? char(c + 32) : c;
        countries.append(",").append(code).append("\n");
    }
    MW_TRY_DO(writeFile(folder + "/countries.csv", countries));
    MW_TRY(auto file, createFile(path));
    Dice dice(20'240'131);
    std::string text =
        "customer_id,full_name,email,phone,type_code,country,created,amount,owner,status,notes,last_contacted\n";
    for (std::uint64_t number = 1; number <= rows; ++number) {
        addRow(text, dice, number);
        if (text.size() > 1u << 20) {
            MW_TRY_DO(file->write(text));
            text.clear();
        }
    }
    MW_TRY_DO(file->write(text));
    return file->finish();
}

Result<mapping::Document> customersDocument(const std::string& source, const std::string& target) {
    MW_TRY(mapping::Document document, document::loadDocument(MW_BENCH_DIR "/customers.mapwright"));
    for (mapping::Connection& connection : document.connections)
        connection.locations = {{"here", connection.name == "legacy" ? source : target}};
    return document;
}

} // namespace mw::bench

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "resources/samples/generator/defects.h"
#include "resources/samples/generator/table.h"
#include "resources/samples/generator/value_maps.h"

#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace mw::sample {

/// The legacy tables as read back from the files' bytes.
struct Readback {
    std::map<std::string, Table, std::less<>> tables;
    ValueMaps maps;

    /// All values of one column, as text.
    std::set<std::string> values(std::string_view table, std::string_view column) const;
};

/// One row with its values by column name; null and empty are told apart by `null`.
class Record {
public:
    Record(const Table& table, const Row& row) : m_table(table), m_row(row) {}

    const Cell& cell(std::string_view column) const;
    std::string text(std::string_view column) const { return cell(column).asText(); }
    bool null(std::string_view column) const { return cell(column).isNull(); }
    /// Null, empty or white space only.
    bool blank(std::string_view column) const;

private:
    const Table& m_table;
    const Row& m_row;
};

/// Finds one kind of defect by looking at a row of the finished files alone, knowing nothing of how it was seeded.
struct Detector {
    std::string_view entity, field, kind;
    std::function<bool(const Record&)> finds;
};

std::vector<Detector> detectorsOfAccountsAndOwners(const Readback& data);
std::vector<Detector> detectorsOfContacts(const Readback& data);
std::vector<Detector> detectorsOfDeals(const Readback& data);
std::vector<Detector> detectorsOfActivitiesAndNotes(const Readback& data);

/// Keys of the rows that a detector finds, sorted, each once; `keyColumn` is the first column of the table.
std::vector<std::string> detect(const Detector& detector, const Table& table);

// What several detectors look for.
bool hasEdgeSpace(const std::string& text);
bool isDayFirst(const std::string& text);
/// True for yyyy-MM-dd or dd/MM/yyyy, with or without a time, of a day that exists.
bool isRealDate(const std::string& text);
bool isOwnerSpelling(const std::string& text, const std::set<std::string>& owners);
bool isKnownOwner(const std::string& text, const std::set<std::string>& owners);
/// Fills a number up to seven digits again.
std::string sevenDigits(const std::string& text);

} // namespace mw::sample

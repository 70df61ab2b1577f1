// SPDX-License-Identifier: GPL-3.0-or-later
#include "resources/samples/generator/self_check.h"

#include "resources/samples/generator/builders.h"
#include "resources/samples/generator/sqlite_file.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <stdexcept>

namespace mw::sample {

namespace {

std::string nameOf(const DefectKind& kind) {
    return identify(kind.entity, kind.field, kind.kind);
}

bool isFatal(Outcome outcome) {
    return outcome == Outcome::Rejected || outcome == Outcome::Excluded || outcome == Outcome::Merged;
}

void demand(bool holds, const std::string& complaint) {
    if (!holds)
        throw std::runtime_error("self-check: " + complaint);
}

std::size_t plannedFor(const std::string& mapping, Outcome outcome) {
    std::size_t sum = 0;
    for (const DefectKind& kind : defectPlan())
        if (kind.mapping == mapping && kind.outcome == outcome)
            sum += kind.planned;
    return sum;
}

std::string firstDifferences(const std::vector<std::string>& left, const std::vector<std::string>& right) {
    std::vector<std::string> only;
    std::set_difference(left.begin(), left.end(), right.begin(), right.end(), std::back_inserter(only));
    std::string text;
    for (std::size_t i = 0; i < std::min<std::size_t>(only.size(), 5); ++i)
        text += ' ' + only[i];
    return text.empty() ? " none" : text;
}

/// The two kinds that speak of a whole field.
void checkWholeFields(const Readback& data) {
    for (const char* name : {"accounts", "contacts"}) {
        const Table& table = data.tables.find(name)->second;
        demand(data.values(name, "source_system").size() == 1, std::string(name) + ".source_system is not constant");
        const auto filled = std::count_if(table.rows.begin(), table.rows.end(),
                                          [&](const Row& row) { return !Record(table, row).null("fax"); });
        demand(filled == 9, std::string(name) + ".fax is filled in " + std::to_string(filled) + " rows, not 9");
    }
}

} // namespace

void checkPlan(const World& world, const DefectLog& log) {
    std::map<std::string, std::set<std::string>> fatal;
    for (const DefectKind& kind : defectPlan()) {
        const std::vector<std::string>& keys = log.keys(kind);
        demand(keys.size() == kind.planned, nameOf(kind) + " has " + std::to_string(keys.size()) +
                                                " records, the plan says " + std::to_string(kind.planned));
        demand(std::adjacent_find(keys.begin(), keys.end()) == keys.end(), nameOf(kind) + " names a record twice");
        if (!isFatal(kind.outcome))
            continue;
        for (const std::string& key : keys)
            demand(fatal[std::string(kind.entity)].insert(key).second,
                   std::string(kind.entity) + ' ' + key + " has two reasons not to be loaded");
    }
    const std::size_t sizes[] = {kOwnerCount, kAccountCount, kContactCount, kDealCount, kActivityCount, kNoteCount};
    std::size_t at = 0;
    for (const LedgerLine& line : expectedLedger(world)) {
        demand(line.read == sizes[at++], line.mapping + ": wrong number of source records");
        demand(line.read == line.loaded + line.merged + line.excluded + line.rejected,
               line.mapping + ": the ledger does not close");
        demand(line.rejected == plannedFor(line.mapping, Outcome::Rejected),
               line.mapping + ": rejected differs from the plan");
        demand(line.excluded == plannedFor(line.mapping, Outcome::Excluded),
               line.mapping + ": excluded differs from the plan");
        demand(line.merged == plannedFor(line.mapping, Outcome::Merged),
               line.mapping + ": merged differs from the plan");
    }
}

void checkFiles(const Readback& data, const DefectLog& log) {
    std::vector<Detector> detectors;
    for (const auto& group : {detectorsOfAccountsAndOwners(data), detectorsOfContacts(data), detectorsOfDeals(data),
                              detectorsOfActivitiesAndNotes(data)})
        detectors.insert(detectors.end(), group.begin(), group.end());

    for (const DefectKind& kind : defectPlan()) {
        if (kind.kind == "unused" || kind.kind == "constant")
            continue;
        const auto detector = std::find_if(detectors.begin(), detectors.end(), [&](const Detector& candidate) {
            return candidate.entity == kind.entity && candidate.field == kind.field && candidate.kind == kind.kind;
        });
        demand(detector != detectors.end(), "nothing detects " + nameOf(kind));
        const std::vector<std::string> found = detect(*detector, data.tables.find(kind.entity)->second);
        const std::vector<std::string>& seeded = log.keys(kind);
        demand(found == seeded, nameOf(kind) + ": " + std::to_string(found.size()) + " found, " +
                                    std::to_string(seeded.size()) +
                                    " seeded; found but not seeded:" + firstDifferences(found, seeded) +
                                    "; seeded but not found:" + firstDifferences(seeded, found));
    }
    checkWholeFields(data);
}

void checkTarget(const std::string& schema, const std::vector<Table>& expected, const World& world) {
    SqliteFile target;
    target.execute(schema);
    for (const Table& table : expected)
        target.insert(table);
    for (const ControlTotal& total : controlTotals(world)) {
        const std::string result = target.query("control total", total.sql).rows[0][0].asText();
        demand(result == total.result, total.sql + " gives " + result + ", expected " + total.result);
    }
}

} // namespace mw::sample

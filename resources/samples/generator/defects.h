// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace mw::sample {

/// What becomes of the record (rejected, excluded, merged) or of the value (repaired, reported) that carries a defect.
enum class Outcome { Rejected, Excluded, Merged, Repaired, Reported };

std::string_view name(Outcome outcome);

/// One kind of defect in one source field, with the exact number of records that carry it.
struct DefectKind {
    std::string_view entity; ///< source entity
    std::string_view field;  ///< source field
    std::string_view kind;
    std::size_t planned; ///< records seeded
    Outcome outcome;
    std::string_view mapping; ///< entity mapping that meets it
    std::string_view target;  ///< target field that shows it, empty when none
    std::string_view where;   ///< condition in the rule language true for exactly these records, empty when one row or
                              ///< the language cannot tell
    std::string_view note;
};

/// Every kind of defect in the sample, by entity.
const std::vector<DefectKind>& defectPlan();

/// Gathers the keys of the records that were given each defect.
class DefectLog {
public:
    /// Returns how many records must carry the defect; throws std::runtime_error for one that is not in the plan.
    std::size_t planned(std::string_view entity, std::string_view field, std::string_view kind) const;
    void add(std::string_view entity, std::string_view field, std::string_view kind, const std::string& key);

    const std::vector<std::string>& keys(const DefectKind& kind) const;
    /// True when the record carries any defect.
    bool touched(std::string_view entity, const std::string& key) const;
    void sort();

private:
    std::map<std::string, std::vector<std::string>> m_keys; ///< by entity.field.kind
    std::map<std::string, std::map<std::string, int>> m_touched;
};

/// "contacts.email.invalid": the name of a kind in messages.
std::string identify(std::string_view entity, std::string_view field, std::string_view kind);

} // namespace mw::sample

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/run.h"
#include "core/rules/evaluator.h"

#include <string>
#include <vector>

namespace mw::engine {

/// Why a source record is, or is not, in the target.
struct RecordStory {
    std::uint64_t rowNumber = 0;
    Disposition disposition = Disposition::Pending; ///< as in a preview: Loaded means that the rules would load it
    std::vector<Field> sourceFields, targetFields;
    std::vector<Value> source, target; ///< empty for a malformed record
    std::string raw;                   ///< of a malformed record
    std::string key;                   ///< what names it in the source, as record_key.h says; empty for a malformed record
    std::vector<RejectReason> reasons;
    std::vector<rules::Step> filterSteps; ///< of the filter, where there is one
    std::uint64_t mergedInto = 0;         ///< row number of the record that stands for it
    std::string mergedIntoMapping;        ///< reference of the entity mapping that one came through
};

/// Why a target field holds what it holds for one source record.
struct CellStory {
    RecordStory record;
    std::string targetField, reference, rule;
    std::vector<rules::Step> steps; ///< each step of the rule with its value, innermost first
};

/// Reads the record again and judges it as a run would, de-duplication included; what the target itself refused is not
/// known here. Usage where the source has no such record.
Result<RecordStory> explainRecord(const Plan& plan, const std::string& entity, std::uint64_t rowNumber,
                                  JobContext& job);
/// The same with the steps of one field's rule; UnknownField where no rule fills it.
Result<CellStory> explainCell(const Plan& plan, const std::string& entity, std::uint64_t rowNumber,
                              const std::string& targetField, JobContext& job);

} // namespace mw::engine

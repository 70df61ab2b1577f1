// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/validate/paired.h"
#include "core/validate/side_rows_p.h"

#include <map>

/// The templates of checks of paired queries; each as comparePaired() and pairedRows().
namespace mw::validate {

inline constexpr std::size_t kMostLines = 1'000'000;

struct PairedTemplate {
    Result<PairedResult> (*compare)(const engine::Plan& plan, const mapping::Check& check, JobContext& job);
    Result<std::pair<PairedRows, PairedRows>> (*rows)(const engine::Plan& plan, const mapping::Check& check, const std::string& key,
                                                      std::size_t limit, JobContext& job);
    const char* claim;
    /// Null where a difference's key is that of its line.
    std::string (*lineOf)(const mapping::Check& check, const diff::Difference& difference) = nullptr;
};
extern const PairedTemplate kReport, kPermissions, kWorkflow, kScenario;

/// A text parameter of a check; empty where it has none.
std::string parameterOf(const mapping::Check& check, const std::string& name);

/// Counts failures and keeps the first.
inline TakeFailure failuresInto(PairedResult& result) {
    return [&result](std::string why) {
        if (result.failures++ == 0)
            result.firstFailure = std::move(why);
    };
}
/// Records of a side as they stand there.
void keepRow(PairedRows& kept, const SideRows::Rows& rows, std::uint32_t row, std::size_t limit);
/// Counts the lines, and takes those that differ for examples. `field` stands for what differs.
void finishLines(PairedResult& result, const std::string& field);

} // namespace mw::validate

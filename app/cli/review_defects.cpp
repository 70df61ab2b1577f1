// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/review_acts.h"
#include "core/base/file.h"
#include "core/review/defect_file.h"

#include <algorithm>

namespace mw::cli {

namespace {

Json toJson(const review::Defect& defect) {
    Json history = Json::array();
    for (const auto& event : defect.history)
        history.push_back({{"by", event.by}, {"at", printUtc(event.atMicros)}, {"what", event.what}, {"comment", event.comment}});
    return {{"reference", defect.reference}, {"state", review::nameOf(defect.state)}, {"entity", defect.target}, {"record", defect.record},
            {"key", defect.key}, {"run", defect.run}, {"by", defect.by}, {"comment", defect.comment}, {"fields", defect.fields},
            {"external", defect.external}, {"history", history}};
}

bool isUnfinished(const review::Defect& defect) {
    return defect.state == review::Defect::State::Open || defect.state == review::Defect::State::Fixed;
}

} // namespace

Result<int> showDefects(ReviewAct& act) {
    const std::vector<review::Defect>& defects = act.standing.defects();
    if (const std::string path = act.invocation.value("-o"); !path.empty())
        MW_TRY_DO(writeFile(path, review::printDefects(defects)));
    Json json = Json::array();
    std::vector<std::vector<std::string>> rows;
    for (const review::Defect& defect : defects) {
        json.push_back(toJson(defect));
        rows.push_back({defect.reference, std::string(review::nameOf(defect.state)), defect.target + " " + defect.key, std::to_string(defect.run),
                        defect.by, defect.comment, defect.external});
    }
    act.console.table({"defect", "state", "record", "run", "found by", "what", "external"}, rows, {false, false, false, true});
    if (act.console.json())
        act.console.document({{"defects", json}});
    return std::any_of(defects.begin(), defects.end(), isUnfinished) ? FallsShort : Done;
}

Result<int> noteDefect(ReviewAct& act) {
    MW_TRY(const std::string author, act.author());
    MW_TRY(const review::Defect* defect, act.standing.defect(act.what()));
    std::string named = act.invocation.value("--state", std::string(review::nameOf(defect->state)));
    std::replace(named.begin(), named.end(), '-', ' ');
    const auto state = review::defectStateNamed(named);
    if (!state)
        return makeError(Code::Usage, named == "closed" ? "a defect is closed by a re-test that passes; --state fixed says that it can be made"
                                                        : "--state is open, fixed or no-defect");
    const review::Entry entries[] = {
        act.entry(author, review::DefectNote{defect->plan, defect->record, *state, act.invocation.value("--comment"), act.invocation.value("--external")})};
    MW_TRY([[maybe_unused]] const std::size_t added, act.save(entries));
    act.console.line(defect->reference + ": " + std::string(review::nameOf(*state)) +
                     (*state == review::DefectNote::State::Fixed ? "; the sample of the next run looks at the record again" : ""));
    if (act.console.json())
        act.console.document({{"reference", defect->reference}, {"state", review::nameOf(*state)}});
    return Done;
}

Result<int> importDefects(ReviewAct& act) {
    const bool applies = act.invocation.has("--apply");
    MW_TRY(const std::vector<review::DefectChange> changes, review::readDefects(act.what(), act.standing, act.job));
    std::vector<review::Entry> entries;
    Json json = Json::array();
    std::vector<std::vector<std::string>> rows;
    std::size_t refused = 0;
    for (const review::DefectChange& change : changes) {
        refused += change.why.empty() ? 0 : 1;
        json.push_back({{"reference", change.reference}, {"was", change.was}, {"now", change.now}, {"where", change.where}, {"why_not", change.why}});
        rows.push_back({change.reference, change.was, change.now, change.why, change.where});
        if (applies && change.why.empty()) {
            MW_TRY(const std::string author, act.author());
            entries.push_back(act.entry(author, change.note));
        }
    }
    MW_TRY(const std::size_t added, act.save(entries));
    act.console.table({"defect", "was", "now", "why not", "where"}, rows);
    act.console.line(applies ? counted(added, "change", "changes") + " written down" : counted(changes.size() - refused, "proposal", "proposals") + "; --apply writes them down");
    if (act.console.json())
        act.console.document({{"proposals", json}, {"applied", added}});
    return refused > 0 ? FallsShort : Done;
}

} // namespace mw::cli

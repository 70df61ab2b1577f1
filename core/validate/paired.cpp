// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/validate/paired_p.h"

#include "core/mapping/scenario.h"

namespace mw::validate {

namespace {

const PairedTemplate* templateOfKind(const std::string& kind) {
    return kind == "report" ? &kReport : kind == "permissions" ? &kPermissions : kind == "workflow" ? &kWorkflow : kind == mapping::kScenario ? &kScenario : nullptr;
}

Error unknownKind(const mapping::Check& check) { return makeError(Code::WrongValue, "a check of the kind " + check.kind + " has no two sides"); }

template <class Answer>
Result<Answer> placed(Result<Answer> answer, const mapping::Check& check) {
    if (!answer.ok())
        return at(std::move(answer).error(), check.reference);
    return answer;
}

} // namespace

std::string parameterOf(const mapping::Check& check, const std::string& name) {
    const auto found = check.parameters.find(name);
    return found == check.parameters.end() ? std::string() : found->second;
}

void keepRow(PairedRows& kept, const SideRows::Rows& rows, std::uint32_t row, std::size_t limit) {
    if (kept.all++ >= limit)
        return;
    std::vector<Value>& values = kept.rows.emplace_back();
    for (const ColumnPtr& column : rows.batch.columns)
        values.push_back(column->value(row));
    kept.numbers.push_back(rows.number(row));
}

void finishLines(PairedResult& result, const std::string& field) {
    using Kind = diff::Difference::Kind;
    for (const PairedLine& line : result.lines) {
        ++result.compared;
        if (line.isSame)
            continue;
        ++result.differing;
        if (result.examples.size() == kPairedExamples)
            continue;
        diff::Difference& difference = result.examples.emplace_back();
        difference.kind = !line.isAfter ? Kind::OnlyLeft : !line.isBefore ? Kind::OnlyRight : Kind::Changed;
        difference.key = line.key;
        difference.field = field;
        difference.left = line.before;
        difference.right = line.after;
        difference.cause = line.cause;
    }
}

Result<PairedResult> comparePaired(const engine::Plan& plan, const mapping::Check& check, JobContext& job) {
    const PairedTemplate* const asked = templateOfKind(check.kind);
    return placed(asked ? asked->compare(plan, check, job) : Result<PairedResult>(unknownKind(check)), check);
}

Result<std::pair<PairedRows, PairedRows>> pairedRows(const engine::Plan& plan, const mapping::Check& check, const std::string& key,
                                                     std::size_t limit, JobContext& job) {
    const PairedTemplate* const asked = templateOfKind(check.kind);
    return placed(asked ? asked->rows(plan, check, key, limit, job) : Result<std::pair<PairedRows, PairedRows>>(unknownKind(check)), check);
}

std::string lineOf(const mapping::Check& check, const diff::Difference& difference) {
    const PairedTemplate* const asked = templateOfKind(check.kind);
    return asked && asked->lineOf ? asked->lineOf(check, difference) : difference.key;
}

std::string claimOf(const mapping::Check& check) {
    const PairedTemplate* const asked = templateOfKind(check.kind);
    return asked ? asked->claim : "";
}

} // namespace mw::validate

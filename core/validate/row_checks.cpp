// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/validate/row_checks_p.h"

#include <algorithm>
#include <numeric>

namespace mw::validate {

namespace {

/// A field as its rules fill it; as the target has it where none does. Null where there is none.
const Field* fieldNamed(const std::string& name, const Entity& target, const std::vector<Field>& filled) {
    const auto found = std::find_if(filled.begin(), filled.end(), [&](const Field& field) { return field.name == name; });
    return found != filled.end() ? &*found : target.field(name);
}

} // namespace

Result<RowChecks> RowChecks::make(const std::vector<mapping::CheckInEffect>& checks, const Entity& target,
                                  const std::vector<Field>& filled) {
    RowChecks made;
    for (const mapping::CheckInEffect& check : checks)
        if (check.isOn() && check::findKind(check.check.kind))
            MW_TRY_DO(made.start(check, target, filled));
    return made;
}

Result<void> RowChecks::start(const mapping::CheckInEffect& check, const Entity& target, const std::vector<Field>& filled) {
    Running& running = m_running.emplace_back();
    running.check = &check;
    running.spec = {check.check.kind, {}, {}, check.check.parameters};
    std::string listed;
    for (const std::string& name : check.check.fields) {
        const Field* const field = fieldNamed(name, target, filled);
        if (!field)
            return at(makeError(Code::UnknownField, name, ""), check.check.reference);
        running.spec.fields.push_back(*field);
        listed += (listed.empty() ? "" : ", ") + field->name;
        const auto known = std::find(m_fields.begin(), m_fields.end(), field->name);
        running.spec.columns.push_back(std::size_t(known - m_fields.begin()));
        if (known == m_fields.end())
            m_fields.push_back(field->name);
    }
    running.title = fillTemplate(check::findKind(check.check.kind)->claim, {target.name + "." + listed});
    return {};
}

Result<std::vector<Finding>> RowChecks::run(Reader& reader, JobContext& job) {
    for (Running& one : m_running) {
        for (std::size_t& column : one.spec.columns) {
            const auto& there = reader.fields();
            const auto found = std::find_if(there.begin(), there.end(), [&](const Field& field) { return field.name == m_fields[column]; });
            if (found == there.end())
                return at(makeError(Code::UnknownField, m_fields[column], ""), one.check->check.reference);
            column = std::size_t(found - there.begin());
        }
        auto made = check::makeCheck(one.spec);
        if (!made.ok())
            return at(std::move(made).error(), one.check->check.reference);
        one.running = std::move(made).value();
    }
    std::uint64_t seen = 0;
    std::vector<std::uint32_t> rows;
    for (bool more = true; more;) {
        Batch batch;
        MW_TRY(more, reader.next(batch, job));
        if (batch.rows == 0)
            continue; // the end may come as a batch without columns
        seen += batch.rows;
        rows.resize(batch.rows);
        std::iota(rows.begin(), rows.end(), 0u);
        for (Running& one : m_running)
            one.running->observe(batch, rows, nullptr);
    }
    std::vector<Finding> findings;
    for (Running& one : m_running) {
        MW_TRY(const check::Outcome outcome, one.running->finish());
        Finding& finding = findings.emplace_back();
        finding.check = one.check;
        if (std::all_of(one.spec.fields.begin(), one.spec.fields.end(), [](const Field& field) { return field.nullable; }))
            finding.mayBeEmpty = seen;
        finding.result.title = one.title;
        for (const Field& field : one.spec.fields)
            finding.result.field += (finding.result.field.empty() ? "" : ", ") + field.name;
        finding.result.compared = outcome.compared;
        finding.result.failed = outcome.failed;
        for (const check::Example& example : outcome.examples) {
            diff::Difference& difference = finding.result.examples.emplace_back();
            difference.field = example.field;
            difference.right = example.value;
            difference.rightRow = example.rowNumber;
        }
    }
    return findings;
}

} // namespace mw::validate

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/qtsql/loading_server.h"

#include "core/base/utf8.h"

namespace mw {

namespace {

Result<std::uint64_t> halve(std::size_t begin, std::size_t end, const TryRows& attempt,
                            const std::function<void(std::size_t, RowError)>& refused, JobContext& job) {
    MW_TRY_DO(job.checkpoint());
    MW_TRY(std::optional<RowError> reason, attempt(begin, end));
    if (!reason)
        return std::uint64_t(end - begin);
    if (end - begin == 1) {
        refused(begin, std::move(*reason));
        return std::uint64_t(0);
    }
    const std::size_t middle = begin + (end - begin) / 2;
    MW_TRY(const std::uint64_t first, halve(begin, middle, attempt, refused, job));
    MW_TRY(const std::uint64_t second, halve(middle, end, attempt, refused, job));
    return first + second;
}

} // namespace

Result<std::vector<std::size_t>> fieldsToWrite(const ServerTable& table, const std::vector<std::string>& names) {
    std::vector<std::size_t> fields;
    for (const std::string& name : names) {
        const auto index = table.entity.fieldIndex(name);
        if (!index)
            return at(makeError(Code::UnknownField, quoted(name), ""), table.entity.name);
        if (table.columns[*index].isComputed)
            return at(makeError(Code::ReadOnlyTarget, "the server computes " + quoted(name)), table.entity.name);
        fields.push_back(*index);
    }
    if (fields.empty())
        return at(makeError(Code::Usage, "at least one field must be written"), table.entity.name);
    return fields;
}

Result<std::uint64_t> insertHalving(std::size_t rows, const TryRows& attempt,
                                    const std::function<void(std::size_t, RowError)>& refused, JobContext& job) {
    return rows == 0 ? Result<std::uint64_t>(std::uint64_t(0)) : halve(0, rows, attempt, refused, job);
}

} // namespace mw

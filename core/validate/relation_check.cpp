// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/validate/relation_check_p.h"

#include "core/check/key_set.h"

#include <algorithm>

namespace mw::validate {

namespace {

constexpr std::size_t kExamplesOfRelation = 100;

std::string parameter(const mapping::Check& check, const std::string& name) {
    const auto found = check.parameters.find(name);
    return found == check.parameters.end() ? std::string() : found->second;
}

std::vector<std::string> namesIn(const std::string& list) {
    std::vector<std::string> names;
    for (std::size_t begin = 0; begin < list.size();) {
        const std::size_t end = std::min(list.find(',', begin), list.size());
        names.push_back(list.substr(begin, end - begin));
        begin = end + 1;
    }
    return names;
}

using TakeKey = std::function<Result<void>(const Batch&, std::size_t row, const std::string& key)>;

/// Shows the rows whose key is complete; gives how many there were in all.
Result<std::uint64_t> eachKey(Reader& reader, JobContext& job, const TakeKey& take) {
    std::string key;
    std::uint64_t rows = 0;
    for (bool more = true; more;) {
        Batch batch;
        MW_TRY(more, reader.next(batch, job));
        rows += batch.rows;
        for (std::size_t row = 0; row < batch.rows; ++row) {
            key.clear();
            bool complete = true;
            for (const ColumnPtr& column : batch.columns)
                complete = check::appendKeyPart(key, *column, row) && complete;
            if (complete)
                MW_TRY_DO(take(batch, row, key));
        }
    }
    return rows;
}

} // namespace

Result<Finding> checkRelation(const mapping::CheckInEffect& check, const Entity& child, const ReadEntity& read, JobContext& job) {
    const std::string& reference = check.check.reference;
    const std::string parent = parameter(check.check, "entity");
    const std::vector<std::string>& fields = check.check.fields;
    std::vector<std::string> parentFields = namesIn(parameter(check.check, "parent_fields"));
    if (parent.empty() || fields.empty())
        return at(makeError(Code::WrongValue, "a relation needs the fields that refer, and the entity that they refer to"), reference);
    if (parentFields.empty())
        parentFields = fields;
    if (parentFields.size() != fields.size())
        return at(makeError(Code::WrongValue, "a relation needs as many fields of the parent as fields that refer to it"), reference);
    for (const std::string& name : fields)
        if (!child.field(name))
            return at(makeError(Code::UnknownField, name, ""), reference);

    check::KeySet parents;
    MW_TRY(const auto parentReader, read(parent, parentFields));
    const auto remember = [&](const Batch&, std::size_t, const std::string& key) -> Result<void> {
        MW_TRY([[maybe_unused]] const bool isNew, parents.insert(check::hashKey(key)));
        return {};
    };
    MW_TRY([[maybe_unused]] const std::uint64_t parentRows, eachKey(*parentReader, job, remember));

    Finding finding;
    finding.check = &check;
    CheckResult& result = finding.result;
    result.field = fields.front();
    result.title = child.name + ": every " + fields.front() + " has its record in " + parent;
    const auto look = [&](const Batch& batch, std::size_t row, const std::string& key) -> Result<void> {
        ++result.compared;
        MW_TRY(const bool hasParent, parents.contains(check::hashKey(key)));
        if (hasParent)
            return {};
        ++result.failed;
        if (result.examples.size() < kExamplesOfRelation) {
            diff::Difference difference;
            difference.field = fields.front();
            difference.right = batch.columns.front()->value(row);
            result.examples.push_back(std::move(difference));
        }
        return {};
    };
    MW_TRY(const auto childReader, read(child.name, fields));
    MW_TRY(const std::uint64_t rows, eachKey(*childReader, job, look));
    if (std::all_of(fields.begin(), fields.end(), [&](const std::string& name) { return child.field(name)->nullable; }))
        finding.mayBeEmpty = rows;
    return finding;
}

} // namespace mw::validate

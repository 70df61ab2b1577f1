// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/merge/records.h"

#include "core/base/utf8.h"

#include <algorithm>
#include <string_view>
#include <unordered_map>

namespace mw::merge {

Result<std::string> keyFieldOf(const Entity& entity, const std::string& wanted) {
    if (!wanted.empty()) {
        const Field* const field = entity.field(wanted);
        if (!field)
            return at(makeError(Code::UnknownField, quoted(wanted), ""), entity.name);
        return field->name;
    }
    const Key* const primary = entity.primaryKey();
    return primary && primary->fields.size() == 1 ? primary->fields.front() : std::string();
}

Result<void> readRecords(Connection& connection, const std::string& entity, const std::vector<std::string>& fields, const std::string& key,
                         match::Records& records, std::vector<std::string>& keys, JobContext& job) {
    ReadOptions options;
    for (const std::string& field : fields)
        if (!field.empty())
            options.fields.push_back(field);
    if (!key.empty())
        options.fields.push_back(key);
    MW_TRY(const auto reader, connection.read(entity, options, job));
    job.phase("reading");
    std::uint64_t row = 0;
    std::vector<std::string> texts(fields.size());
    std::vector<std::string_view> views(fields.size());
    for (bool more = true; more;) {
        MW_TRY_DO(job.checkpoint());
        Batch batch;
        MW_TRY(more, reader->next(batch, job));
        job.addRows(batch.rows);
        for (std::size_t i = 0; i < batch.rows; ++i) {
            const auto textAt = [&](const Column& column) {
                return column.isNull(i) ? std::string() : printValue(column.value(i), column.type());
            };
            std::size_t column = 0;
            for (std::size_t f = 0; f < fields.size(); ++f) {
                texts[f] = fields[f].empty() ? "" : textAt(*batch.columns[column++]);
                views[f] = texts[f];
            }
            ++row;
            keys.push_back(key.empty() ? std::to_string(row) : textAt(*batch.columns[column]));
            if (!records.add(views))
                return at(makeError(Code::OutOfMemory), entity);
        }
    }
    return {};
}

match::MatchOptions optionsOf(const mapping::Matching& matching) {
    match::MatchOptions options;
    if (!matching.threshold.empty())
        (void)parseFloat(matching.threshold, options.threshold);
    for (const auto& [field, text] : matching.weights) {
        double weight = 0;
        (void)parseFloat(text, weight);
        options.weights[field] = weight;
    }
    return options;
}

FoundPairs recordsOf(const std::vector<KeyPair>& pairs, const std::vector<std::string>& keys, std::uint32_t boundary) {
    FoundPairs found;
    if (pairs.empty())
        return found;
    std::unordered_map<std::string_view, std::uint32_t> left, right;
    for (std::uint32_t record = 0; record < keys.size(); ++record)
        (boundary > 0 && record < boundary ? left : right).emplace(keys[record], record);
    const auto& first = boundary > 0 ? left : right;
    for (const auto& [a, b] : pairs) {
        const auto one = first.find(a);
        const auto other = right.find(b);
        if (one == first.end())
            found.unknown.push_back(a);
        if (other == right.end())
            found.unknown.push_back(b);
        if (one != first.end() && other != right.end() && one->second != other->second)
            found.pairs.push_back(std::minmax(one->second, other->second));
    }
    return found;
}

} // namespace mw::merge

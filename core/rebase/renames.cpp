// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rebase/renames.h"

#include "core/suggest/suggest.h"

#include <algorithm>

namespace mw::rebase {

namespace {

constexpr double kLikely = 0.5;    ///< of a proposal
constexpr double kSamePlace = 0.6; ///< what the same place and type are worth where names and values say nothing
constexpr std::uint64_t kTimes = 50; ///< of one value in a sample that is made from counts

const Field* fieldOf(const Entity& entity, const std::string& name) {
    const auto found = std::find_if(entity.fields.begin(), entity.fields.end(), [&](const Field& field) { return field.name == name; });
    return found == entity.fields.end() ? nullptr : &*found;
}

/// A sample that has the values which were most frequent, in the proportion in which they were seen.
suggest::FieldValues valuesFrom(const profile::FieldProfile& field) {
    const std::uint64_t most = field.top.empty() ? 1 : std::max<std::uint64_t>(field.top.front().count, 1);
    std::vector<std::string> sample;
    for (const profile::ValueCount& value : field.top)
        sample.insert(sample.end(), std::max<std::uint64_t>(value.count * kTimes / most, 1), value.value);
    Column column(LogicalType::text(), sample.size());
    for (std::size_t row = 0; row < sample.size(); ++row)
        column.setValue(row, Value(sample[row]));
    suggest::ValueObserver observer;
    observer.add(column, sample.size());
    return observer.finish();
}

/// Both in the same place of an entity that has as many fields as before, of one kind.
bool standInOnePlace(const Entity& was, const Entity& now, const std::string& gone, const std::string& come) {
    if (was.fields.size() != now.fields.size())
        return false;
    for (std::size_t i = 0; i < was.fields.size(); ++i)
        if (was.fields[i].name == gone)
            return now.fields[i].name == come && now.fields[i].type.kind == was.fields[i].type.kind;
    return false;
}

} // namespace

Result<std::vector<Rename>> findRenames(const Entity& was, const suggest::Side& now, std::size_t entity,
                                        const profile::EntityProfile* before, JobContext& job) {
    const Entity& is = now.schema.entities[entity];
    suggest::Side gone, come;
    Entity lost = was, got = is;
    lost.fields.clear();
    got.fields.clear();
    lost.keys.clear();
    got.keys.clear();
    lost.relations.clear();
    got.relations.clear();
    std::vector<suggest::FieldValues> lostValues, gotValues;
    for (const Field& field : was.fields) {
        if (field.proposed || fieldOf(is, field.name))
            continue;
        lost.fields.push_back(field);
        const profile::FieldProfile* known = nullptr;
        if (before)
            for (const profile::FieldProfile& each : before->fields)
                known = each.name == field.name ? &each : known;
        lostValues.push_back(known ? valuesFrom(*known) : suggest::FieldValues());
    }
    for (std::size_t i = 0; i < is.fields.size(); ++i) {
        if (fieldOf(was, is.fields[i].name))
            continue;
        got.fields.push_back(is.fields[i]);
        const suggest::FieldValues* const known = suggest::valuesAt(now, {entity, i});
        gotValues.push_back(known && before ? *known : suggest::FieldValues());
    }
    std::vector<Rename> renames;
    if (lost.fields.empty() || got.fields.empty())
        return renames;
    gone.schema.entities = {lost};
    come.schema.entities = {got};
    if (before) {
        gone.values = {std::move(lostValues)};
        come.values = {std::move(gotValues)};
    }
    MW_TRY(std::vector<suggest::Suggestion> suggestions, suggest::suggestMappings(gone, come, {}, job));
    for (suggest::Suggestion& each : suggestions)
        if (standInOnePlace(was, is, each.source.field, each.target.field)) {
            each.score = std::max(each.score, kSamePlace);
            each.reasons.push_back("it stands where the other stood");
        }
    std::stable_sort(suggestions.begin(), suggestions.end(), [](const auto& a, const auto& b) { return a.score > b.score; });
    for (const suggest::Suggestion& each : suggestions) {
        const bool isTaken = std::any_of(renames.begin(), renames.end(), [&](const Rename& one) {
            return one.was == each.source.field || one.now == each.target.field;
        });
        if (each.score >= kLikely && !isTaken)
            renames.push_back({was.name, fieldOf(was, each.source.field)->id, each.source.field, each.target.field, each.score, each.reasons});
    }
    return renames;
}

} // namespace mw::rebase

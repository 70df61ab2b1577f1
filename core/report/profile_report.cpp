// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/profile_report.h"

#include "core/report/format.h"
#include "core/report/profile_content.h"

#include <algorithm>
#include <cstdio>

namespace mw::report {

namespace {

ProfileContent contentOf(const ProfileInput& input, const Words& words) {
    ProfileContent content;
    content.title = words("Profile of {0}", input.place);
    content.place = input.place;
    content.generatedAt = input.generatedAt;
    content.statement = words("Values that fewer than {0} records hold, and those of personal data, are masked but for the fields that somebody has released.",
                              words.counted(profile::kPrivacyFloor));
    for (const profile::EntityProfile& each : input.profiles) {
        const auto known = input.released.find(each.name);
        std::set<std::string> names;
        if (known != input.released.end())
            for (const auto& [field, release] : known->second)
                names.insert(field);
        ProfileContent::Entity& entity = content.entities.emplace_back();
        entity.profile = profile::underFloor(each, names);
        for (profile::FieldProfile& field : entity.profile.fields) {
            const std::string personal = words.finished(std::string(profile::personalKind(field.name, field.semanticType)));
            const std::string release = names.contains(field.name) ? known->second.at(field.name) : std::string();
            entity.fields.push_back({std::move(field), personal, release});
        }
        entity.profile.fields.clear();
    }
    return content;
}

using Known = ProfileContent::Cell;

Known textOr(const std::optional<std::string>& text) { return text ? Known(*text) : Known(); }

/// "3–40 characters" as figures: "3–40".
std::string lengthsOf(const profile::FieldProfile& field) {
    return field.minimumLength ? std::to_string(*field.minimumLength) + "–" + std::to_string(field.maximumLength.value_or(0)) : std::string();
}

std::string quartilesOf(const profile::FieldProfile& field) {
    std::string text = field.quartileError > 0 && !field.quartiles.empty() ? "≈ " : "";
    for (std::size_t i = 0; i < field.quartiles.size(); ++i)
        text += (i > 0 ? " · " : "") + field.quartiles[i];
    return text;
}

template <class Add> void eachEntity(const ProfileContent& content, std::optional<std::size_t> one, const Add& add) {
    for (std::size_t i = 0; i < content.entities.size(); ++i)
        if (!one || *one == i)
            add(content.entities[i]);
}

/// The row, behind the name of its entity where the table is of several.
void addRow(ProfileContent::Table& table, std::optional<std::size_t> one, const std::string& entity, std::vector<Known> row) {
    if (!one)
        row.insert(row.begin(), entity);
    table.rows.push_back(std::move(row));
}

} // namespace

std::string shown(const ProfileContent::Cell& cell, const Words& words) {
    if (const auto* text = std::get_if<std::string>(&cell))
        return *text;
    if (const auto* count = std::get_if<std::uint64_t>(&cell))
        return words.counted(*count);
    if (const auto* share = std::get_if<ProfileContent::Share>(&cell)) {
        char text[16];
        // What is not all of them is not 100 %, what is there is not 0 %.
        const double percent = share->of >= 1 ? 100 : share->of <= 0 ? 0 : std::clamp(share->of * 100, 0.1, 99.9);
        std::snprintf(text, sizeof text, "%.1f %%", percent);
        return text;
    }
    return {};
}

ProfileContent::Table fieldTable(const ProfileContent& content, std::optional<std::size_t> entity, const Words& words) {
    ProfileContent::Table table{words("Fields"), {}, {}};
    if (!entity)
        table.columns.push_back({words("Entity"), 2});
    for (const auto& [title, weight] : {std::pair(words("Field"), 3), std::pair(words("Type"), 2), std::pair(words("Nulls"), 1), std::pair(words("Empty"), 1),
                                        std::pair(words("Edge spaces"), 1), std::pair(words("Filled"), 1), std::pair(words("Distinct"), 1), std::pair(words("Distinct is exact"), 1),
                                        std::pair(words("Smallest"), 2), std::pair(words("Largest"), 2), std::pair(words("Mean"), 1), std::pair(words("Quartiles"), 3),
                                        std::pair(words("Characters"), 1), std::pair(words("Looks like"), 2), std::pair(words("Personal"), 2), std::pair(words("Released by"), 3)})
        table.columns.push_back({title, weight});
    eachEntity(content, entity, [&](const ProfileContent::Entity& each) {
        const std::uint64_t rows = each.profile.rows;
        for (const ProfileContent::Field& field : each.fields) {
            const profile::FieldProfile& known = field.profile;
            const std::uint64_t filled = rows - std::min(rows, known.nulls + known.empty);
            addRow(table, entity, each.profile.name,
                   {known.name, printType(known.type), known.nulls, known.empty, known.edgeSpaces,
                    rows == 0 ? Known() : Known(ProfileContent::Share{double(filled) / double(rows)}), known.distinct,
                    known.distinctIsExact ? words("yes") : words("no"), textOr(known.minimum), textOr(known.maximum), textOr(known.mean), quartilesOf(known),
                    lengthsOf(known), words.finished(known.semanticType), field.personal, field.released});
        }
    });
    return table;
}

ProfileContent::Table findingTable(const ProfileContent& content, std::optional<std::size_t> entity, const Words& words) {
    ProfileContent::Table table{words("Keys, and fields that follow from others"), {}, {}};
    if (!entity)
        table.columns.push_back({words("Entity"), 2});
    for (const auto& [title, weight] : {std::pair(words("Finding"), 6), std::pair(words("Holds for"), 1), std::pair(words("Rows"), 1), std::pair(words("Looked for in"), 2)})
        table.columns.push_back({title, weight});
    eachEntity(content, entity, [&](const ProfileContent::Entity& each) {
        const auto where = [&](bool isExact) {
            return isExact ? words("all rows") : words("{0} of the rows, drawn at random", words.counted(each.profile.findingRows));
        };
        for (const profile::CandidateKey& key : each.profile.keys) {
            std::string names;
            for (const std::string& field : key.fields)
                names += (names.empty() ? "" : " + ") + field;
            addRow(table, entity, each.profile.name, {words("{0} tells every row apart", names), ProfileContent::Share{1}, key.isExact ? each.profile.rows : each.profile.findingRows, where(key.isExact)});
        }
        for (const profile::Dependency& one : each.profile.dependencies)
            addRow(table, entity, each.profile.name, {words("{0} follows from {1}", one.dependent, one.determinant), ProfileContent::Share{one.rate()}, one.rows, where(one.isExact)});
    });
    return table;
}

ProfileContent::Table valueTable(const ProfileContent& content, bool isOfPatterns, const Words& words) {
    ProfileContent::Table table{isOfPatterns ? words("Patterns") : words("Values"),
                                {{words("Entity"), 2}, {words("Field"), 2}, {isOfPatterns ? words("Pattern") : words("Value"), 4}, {words("Rows"), 1}, {words("Share"), 1}},
                                {}};
    for (const ProfileContent::Entity& each : content.entities)
        for (const ProfileContent::Field& field : each.fields)
            for (const profile::ValueCount& count : isOfPatterns ? field.profile.patterns : field.profile.top)
                table.rows.push_back({each.profile.name, field.profile.name, count.value, count.count, ProfileContent::Share{double(count.count) / double(std::max<std::uint64_t>(1, each.profile.rows))}});
    return table;
}

std::vector<FormatInfo> profileFormats() {
    std::vector<FormatInfo> infos;
    for (const Format& format : allFormats())
        if (format.writeProfile)
            infos.push_back(format.info);
    return infos;
}

Result<void> exportProfile(const ProfileInput& input, const std::string& name, const std::string& path) {
    for (const Format& format : allFormats())
        if (format.info.name == name && format.writeProfile) {
            const Words words(!format.info.isForPrograms && input.catalogue ? *input.catalogue : MessageCatalogue::english());
            return format.writeProfile(contentOf(input, words), words, path);
        }
    return at(makeError(Code::NotSupported, "a profile as " + name), path);
}

} // namespace mw::report

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workbook/proposed_schemas.h"

#include "core/mapping/model.h"
#include "core/workbook/columns.h"

#include <algorithm>

namespace mw::workbook {

namespace {

constexpr std::size_t kLongestName = 64;

std::string_view withoutEdges(std::string_view text) {
    const std::size_t begin = text.find_first_not_of(" \t\n\r"), end = text.find_last_not_of(" \t\n\r");
    return begin == std::string_view::npos ? std::string_view() : text.substr(begin, end - begin + 1);
}

/// The names in a cell, which may list several.
std::vector<std::string> namesIn(std::string_view cell) {
    std::vector<std::string> names;
    while (!cell.empty()) {
        const std::size_t end = std::min(cell.find_first_of(",;+\n&"), cell.size());
        const std::string_view name = withoutEdges(cell.substr(0, end));
        // More than three words are a sentence, signs a rule.
        const bool isName = !name.empty() && name.size() <= kLongestName && std::count(name.begin(), name.end(), ' ') <= 2 &&
                            name.find_first_of("()='\"<>*?!:") == std::string_view::npos && name != "-" && name != "n/a" && name != "N/A";
        if (isName)
            names.emplace_back(name);
        cell.remove_prefix(std::min(end + 1, cell.size()));
    }
    return names;
}

Entity& entityOf(Schema& schema, const std::string& name) {
    const auto known = std::find_if(schema.entities.begin(), schema.entities.end(),
                                    [&](const Entity& each) { return comparable(each.name) == comparable(name); });
    if (known != schema.entities.end())
        return *known;
    Entity made;
    made.name = name;
    made.proposed = true;
    schema.entities.push_back(std::move(made));
    return schema.entities.back();
}

void addField(Schema& schema, std::string entity, std::string name, const std::string& type) {
    // "people.email" names both.
    if (const std::size_t dot = name.rfind('.'); dot != std::string::npos && dot > 0 && dot + 1 < name.size()) {
        entity = name.substr(0, dot);
        name = name.substr(dot + 1);
    }
    Entity& place = entityOf(schema, entity);
    if (std::any_of(place.fields.begin(), place.fields.end(), [&](const Field& each) { return comparable(each.name) == comparable(name); }))
        return;
    Field made;
    made.name = std::move(name);
    made.proposed = true;
    made.nativeType = type;
    const auto known = parseType(type);
    made.type = known ? *known : LogicalType::text();
    place.fields.push_back(std::move(made));
}

/// The entity that a row names, or the one that a row above did: cells that say the same are often left empty.
std::string entityIn(const Columns& columns, const Row& row, Role role, std::string& last, const std::string& otherwise) {
    if (const auto names = namesIn(columns.text(row, role)); !names.empty())
        last = names.front();
    return last.empty() ? otherwise : last;
}

} // namespace

Result<ProposedSchemas> proposedSchemas(const Book& book) {
    ProposedSchemas proposed;
    const mapping::Document nothing;
    const Names names(nothing);
    for (const Sheet& sheet : book.sheets) {
        const auto columns = findColumns(sheet, names, {});
        if (!columns || !columns->header || !columns->has(Role::TargetField))
            continue;
        std::string lastSource, lastTarget;
        for (std::size_t i = *columns->header + 1; i < sheet.rows.size(); ++i) {
            const Row& row = sheet.rows[i];
            const std::string target = entityIn(*columns, row, Role::TargetEntity, lastTarget, sheet.name);
            const std::string source = entityIn(*columns, row, Role::SourceEntity, lastSource, sheet.name);
            if (const auto fields = namesIn(columns->text(row, Role::TargetField)); fields.size() == 1)
                addField(proposed.target, target, fields.front(), columns->type ? row.at(*columns->type) : std::string());
            for (const std::string& field : namesIn(columns->text(row, Role::SourceField)))
                addField(proposed.source, source, field, {});
        }
    }
    if (proposed.target.entities.empty())
        return makeError(Code::WrongValue, "no sheet has a heading that tells of target fields");
    return proposed;
}

} // namespace mw::workbook

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workbook/columns.h"

#include "core/base/hash.h"
#include "core/connect/sheet/reference.h"
#include "core/suggest/words.h"

#include <algorithm>
#include <array>
#include <utility>

namespace mw::workbook {

namespace {

constexpr std::size_t kRowsOfTitles = 60; ///< a header lies within the first ones
constexpr std::size_t kValuesLookedAt = 500;
constexpr double kNamesEnough = 0.5; ///< of a column's values, to take it for one of names

constexpr std::array<std::pair<Role, std::string_view>, 11> kRoles = {{{Role::TargetEntity, "target_entity"}, {Role::TargetField, "target"},
    {Role::SourceEntity, "source_entity"}, {Role::SourceField, "source"}, {Role::Rule, "rule"}, {Role::Default, "default"}, {Role::Intent, "intent"},
    {Role::SaidBy, "said_by"}, {Role::Owner, "owner"}, {Role::Status, "status"}, {Role::Note, "note"}}};

enum class Kind : std::uint8_t { Entity, Field, Filler };

const std::map<std::string_view, Side>& sideWords() {
    static const std::map<std::string_view, Side> words = {
#define MW_SIDE(side, word) {word, Side::side},
#define MW_KIND(kind, word)
#define MW_HEADING(role, phrase)
#include "core/workbook/headings.def"
#undef MW_SIDE
#undef MW_KIND
#undef MW_HEADING
    };
    return words;
}

const std::map<std::string_view, Kind>& kindWords() {
    static const std::map<std::string_view, Kind> words = {
#define MW_SIDE(side, word)
#define MW_KIND(kind, word) {word, Kind::kind},
#define MW_HEADING(role, phrase)
#include "core/workbook/headings.def"
#undef MW_SIDE
#undef MW_KIND
#undef MW_HEADING
    };
    return words;
}

const std::map<std::string_view, Role>& headings() {
    static const std::map<std::string_view, Role> phrases = {
#define MW_SIDE(side, word)
#define MW_KIND(kind, word)
#define MW_HEADING(role, phrase) {phrase, Role::role},
#include "core/workbook/headings.def"
#undef MW_SIDE
#undef MW_KIND
#undef MW_HEADING
    };
    return phrases;
}

/// What a heading says.
struct Heading {
    std::optional<Side> side;
    bool namesEntity = false, namesField = false;
    std::optional<Role> role; ///< beside names
    bool saysAnything() const { return side || namesEntity || namesField || role; }
};

/// Cuts what German writes in one word: "zieltabelle" → ziel, tabelle.
std::vector<std::string> cutCompounds(const std::vector<std::string>& words) {
    std::vector<std::string> cut;
    for (const std::string& word : words) {
        const auto known = [](std::string_view part) { return kindWords().contains(part) || headings().contains(part); };
        std::size_t best = 0;
        if (!known(word))
            for (const auto& [side, meaning] : sideWords())
                if (side.size() > best && word.starts_with(side) && known(std::string_view(word).substr(side.size())))
                    best = side.size();
        if (best > 0)
            cut.push_back(word.substr(0, best));
        cut.push_back(word.substr(best));
    }
    return cut;
}

Heading headingOf(const std::string& text) {
    constexpr std::size_t kLongestHeading = 80;
    Heading heading;
    if (text.empty() || text.size() > kLongestHeading)
        return heading;
    std::string phrase, rest;
    const std::vector<std::string> words = cutCompounds(suggest::cutName(text));
    const auto join = [](std::string& to, const std::string& word) { to += (to.empty() ? "" : "_") + word; };
    for (const std::string& word : words)
        join(phrase, word);
    if (const auto whole = headings().find(phrase); whole != headings().end()) {
        heading.role = whole->second;
        return heading;
    }
    bool hasOther = false;
    for (const std::string& word : words) {
        const auto side = sideWords().find(word);
        const auto kind = kindWords().find(word);
        if (side != sideWords().end() && !heading.side)
            heading.side = side->second;
        else if (kind != kindWords().end()) {
            heading.namesEntity = heading.namesEntity || kind->second == Kind::Entity;
            heading.namesField = heading.namesField || kind->second == Kind::Field;
            heading.namesField = heading.namesField || (kind->second == Kind::Filler && words.size() == 1);
        } else {
            join(rest, word);
            hasOther = true;
        }
    }
    if (!hasOther)
        return heading;
    if (const auto role = headings().find(rest); role != headings().end()) {
        heading.namesEntity = heading.namesField = false;
        heading.role = role->second;
        return heading;
    }
    return {}; // words that say nothing about mappings: no heading of ours
}

/// A header row taken apart, with the sides that a row of groups above it gives.
std::vector<Heading> headingsOf(const Sheet& sheet, std::size_t row) {
    std::vector<Heading> found;
    for (const std::string& cell : sheet.rows[row].cells)
        found.push_back(headingOf(cell));
    if (row == 0)
        return found;
    const std::vector<std::string>& above = sheet.rows[row - 1].cells;
    std::optional<Side> side;
    bool hasGroups = false;
    for (std::size_t i = 0; i < found.size(); ++i) {
        if (i < above.size() && !above[i].empty()) {
            const Heading group = headingOf(above[i]);
            side = !group.role ? group.side : std::nullopt;
            hasGroups = hasGroups || side;
        }
        if (side && !found[i].side && (found[i].namesEntity || found[i].namesField))
            found[i].side = side;
    }
    return found;
}

/// Finds the columns of one sheet.
class ColumnFinder {
public:
    ColumnFinder(const Sheet& sheet, const Names& names, const NamedColumns& named) : m_sheet(sheet), m_names(names), m_named(named) {}

    std::optional<Columns> find() {
        chooseHeader();
        for (std::size_t row = m_columns.header ? *m_columns.header + 1 : 0; row < m_sheet.rows.size() && row < kValuesLookedAt; ++row)
            m_width = std::max(m_width, m_sheet.rows[row].cells.size());
        m_width = std::max(m_width, m_headings.size());
        m_headings.resize(m_width);
        m_taken.assign(m_width, false);
        if (!takeNamed())
            return {};
        takeSided();
        takeUnsided();
        takeByValues();
        takeOthers();
        const bool tellsTargets = m_columns.has(Role::TargetField);
        const bool isMapping = tellsTargets && (m_columns.has(Role::SourceField) || m_columns.has(Role::Rule) || m_columns.has(Role::Default) || m_columns.has(Role::Intent));
        return isMapping ? std::optional(std::move(m_columns)) : std::nullopt;
    }

private:
    /// "status" is a heading, and the name of many a field.
    bool isName(const std::string& cell) const { return m_names.shareOfFields(Side::Source, {cell}) + m_names.shareOfFields(Side::Target, {cell}) > 0; }

    /// The row that says most as a header; rows of values say little.
    void chooseHeader() {
        std::size_t best = 0;
        for (std::size_t row = 0; row < std::min(kRowsOfTitles, m_sheet.rows.size()); ++row) {
            const std::vector<Heading> read = headingsOf(m_sheet, row);
            std::size_t says = 0;
            const auto& cells = m_sheet.rows[row].cells;
            for (std::size_t i = 0; i < read.size() && cells.size() > 1; ++i)
                says += read[i].saysAnything() && !isName(cells[i]);
            for (const auto& [role, heading] : m_named)
                for (const std::string& cell : m_sheet.rows[row].cells)
                    says += comparable(cell) == comparable(heading) ? 3 : 0;
            if (says > best) {
                best = says;
                m_columns.header = row;
                m_headings = read;
            }
        }
        if (m_columns.header) {
            m_columns.headings = m_sheet.rows[*m_columns.header].cells;
            if (*m_columns.header > 0)
                nameGroups(m_sheet.rows[*m_columns.header - 1].cells);
        }
    }
    void nameGroups(const std::vector<std::string>& above) {
        std::string group;
        for (std::size_t i = 0; i < m_columns.headings.size(); ++i) {
            if (i < above.size() && !above[i].empty())
                group = headingOf(above[i]).side ? above[i] : std::string();
            if (!group.empty() && (m_headings[i].namesEntity || m_headings[i].namesField))
                m_columns.headings[i] = group + ": " + m_columns.headings[i];
        }
    }

    void take(Role role, std::size_t column) {
        if (m_columns.at.emplace(role, column).second)
            m_taken[column] = true;
    }

    /// False where a named column is not on this sheet: it is not the one that is meant.
    bool takeNamed() {
        for (const auto& [role, name] : m_named) {
            std::optional<std::size_t> found;
            for (std::size_t i = 0; i < m_columns.headings.size() && !found; ++i)
                if (m_columns.headings[i] == name || comparable(m_columns.headings[i]) == comparable(name) ||
                    comparable(m_sheet.rows[*m_columns.header].at(i)) == comparable(name))
                    found = i;
            std::uint32_t row = 0, column = 0;
            if (!found && name.size() <= 3 && sheet::parseCell(name + "1", row, column) && column < m_width)
                found = column;
            if (!found)
                return false;
            m_columns.at[role] = *found;
            m_taken[*found] = true;
        }
        return true;
    }

    const std::vector<std::string>& values(std::size_t column) {
        auto& known = m_values[column];
        if (!known.empty())
            return known;
        for (std::size_t row = m_columns.header ? *m_columns.header + 1 : 0; row < m_sheet.rows.size() && known.size() < kValuesLookedAt; ++row)
            if (!m_sheet.rows[row].at(column).empty())
                known.push_back(m_sheet.rows[row].at(column));
        return known;
    }

    void takeSided() {
        for (const Side side : {Side::Source, Side::Target}) {
            const Role entity = side == Side::Source ? Role::SourceEntity : Role::TargetEntity;
            const Role field = side == Side::Source ? Role::SourceField : Role::TargetField;
            std::vector<std::size_t> fields, bare;
            for (std::size_t i = 0; i < m_width; ++i) {
                const Heading& heading = m_headings[i];
                if (m_taken[i] || heading.role || heading.side != side)
                    continue;
                if (heading.namesField)
                    fields.push_back(i);
                else if (heading.namesEntity)
                    take(entity, i);
                else
                    bare.push_back(i); // "Source" alone: fields, unless the values are entities
            }
            for (const std::size_t i : bare) {
                if (m_names.shareOfEntities(side, values(i)) > m_names.shareOfFields(side, values(i)))
                    take(entity, i);
                else
                    fields.push_back(i);
            }
            if (!fields.empty())
                take(field, *std::max_element(fields.begin(), fields.end(), [&](std::size_t a, std::size_t b) {
                    return m_names.shareOfFields(side, values(a)) < m_names.shareOfFields(side, values(b));
                }));
        }
    }

    /// "Table | Field | Table | Field": values say the side, else the left ones are the source's.
    void takeUnsided() {
        for (const bool isEntity : {false, true}) {
            std::vector<std::size_t> found;
            for (std::size_t i = 0; i < m_width; ++i)
                if (!m_taken[i] && !m_headings[i].role && !m_headings[i].side && (isEntity ? m_headings[i].namesEntity && !m_headings[i].namesField : m_headings[i].namesField))
                    found.push_back(i);
            const Role source = isEntity ? Role::SourceEntity : Role::SourceField, target = isEntity ? Role::TargetEntity : Role::TargetField;
            const auto share = [&](Side side, std::size_t i) {
                return isEntity ? m_names.shareOfEntities(side, values(i)) : m_names.shareOfFields(side, values(i));
            };
            for (const std::size_t i : found) {
                const double ofSource = share(Side::Source, i), ofTarget = share(Side::Target, i);
                if (ofSource > ofTarget)
                    take(source, i);
                else if (ofTarget > ofSource)
                    take(target, i);
            }
            for (const std::size_t i : found)
                if (!m_taken[i])
                    take(m_columns.has(source) || found.size() == 1 ? target : source, i);
        }
    }

    /// Columns whose values are names of the document, whatever their heading says.
    void takeByValues() {
        const auto search = [&](Role role, Side side, bool isEntity) {
            if (m_columns.has(role))
                return;
            double best = kNamesEnough;
            std::optional<std::size_t> found;
            for (std::size_t i = 0; i < m_width; ++i) {
                if (m_taken[i] || m_headings[i].role || values(i).size() < 2)
                    continue;
                const double share = isEntity ? m_names.shareOfEntities(side, values(i)) : m_names.shareOfFields(side, values(i));
                const Side other = side == Side::Source ? Side::Target : Side::Source;
                const double against = isEntity ? m_names.shareOfEntities(other, values(i)) : m_names.shareOfFields(other, values(i));
                if (share > best && (share >= against || m_columns.has(side == Side::Source ? Role::TargetField : Role::SourceField))) {
                    best = share;
                    found = i;
                }
            }
            if (found)
                take(role, *found);
        };
        search(Role::TargetField, Side::Target, false);
        search(Role::SourceField, Side::Source, false);
        search(Role::TargetEntity, Side::Target, true);
        search(Role::SourceEntity, Side::Source, true);
    }

    void takeOthers() {
        for (std::size_t i = 0; i < m_width; ++i)
            if (!m_taken[i] && m_headings[i].role && *m_headings[i].role < Role::Required)
                take(*m_headings[i].role, i);
            else if (!m_columns.type && m_headings[i].role == Role::Type)
                m_columns.type = i;
    }

    const Sheet& m_sheet;
    const Names& m_names;
    const NamedColumns& m_named;
    Columns m_columns;
    std::vector<Heading> m_headings;
    std::size_t m_width = 0;
    std::vector<bool> m_taken;
    std::map<std::size_t, std::vector<std::string>> m_values;
};

} // namespace

std::string_view roleName(Role role) {
    const auto found = std::find_if(kRoles.begin(), kRoles.end(), [&](const auto& entry) { return entry.first == role; });
    return found == kRoles.end() ? std::string_view() : found->second;
}

std::optional<Role> roleNamed(std::string_view name) {
    const auto found = std::find_if(kRoles.begin(), kRoles.end(), [&](const auto& entry) { return entry.second == name; });
    return found == kRoles.end() ? std::nullopt : std::optional(found->first);
}

std::vector<Role> rolesToName() {
    std::vector<Role> roles;
    for (const auto& [role, name] : kRoles)
        roles.push_back(role);
    return roles;
}

const std::string& Columns::text(const Row& row, Role role) const {
    static const std::string none;
    const auto found = at.find(role);
    return found == at.end() ? none : row.at(found->second);
}

std::string Columns::signature() const {
    std::string all;
    for (const std::string& heading : headings)
        all += comparable(heading) + '\n';
    return toHex(sha256(all)).substr(0, 16);
}

std::optional<Columns> findColumns(const Sheet& sheet, const Names& names, const NamedColumns& named) {
    return sheet.rows.empty() ? std::nullopt : ColumnFinder(sheet, names, named).find();
}

} // namespace mw::workbook

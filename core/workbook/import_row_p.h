// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workbook/mapping_import.h"
#include "core/workbook/names.h"

#include <map>
#include <set>
#include <string>
#include <tuple>
#include <vector>

namespace mw::workbook {

/// Turns the rows of a workbook into proposals, one after another. What it is made with outlives it.
class RowImporter {
public:
    RowImporter(const mapping::Document& document, const Names& names, const ImportOptions& options, MappingImport& into)
        : m_document(document), m_names(names), m_options(options), m_into(into) {}

    /// Sheets are often named after the entity they fill, or say so above the header.
    void beginSheet(const Sheet& sheet, const Columns& columns);
    void add(const Row& row);
    /// Rows that name no source go where other rows of their target went, once those are known.
    void endSheet();

private:
    struct Waiting {
        const Row* row;
        std::string lastEntity[2];
    };
    std::optional<Route> routeOfOthers(const std::vector<Place>& targets) const;
    struct Sources {
        std::vector<const Field*> fields;
        std::string text; ///< as the cell names them
        bool allKnown = true;
    };
    std::string cell(Role role) const;
    const std::string& text(Role role) const { return m_columns->text(*m_row, role); }
    std::string entityText(Side side, const std::string& field);
    std::vector<Place> placesOf(Side side, const std::string& entity, const std::string& field);
    std::optional<Route> routeOf(const std::vector<Place>& targets, const std::vector<Place>& sources, const std::string& sourceField);
    Sources sourcesOf(const Route& route, const std::string& named);
    void addMapped(const std::string& target);
    void addRule(const Route& route, const Field& target, const Sources& sources);
    void addLeftBehind(const std::string& reason);
    void addFacts(const Route& route, const Field& target);
    void propose(const Route& route, Fact fact, const Id& field, Role column, std::string sent);
    void noteUnknown(Unknown::What what, Role column, const std::string& name, const std::string& within, std::string closest);
    void remark(Role column, std::string text, std::vector<std::string> arguments = {});
    const rules::Environment& environmentOf(const Route& route);
    const Entity* entityOf(const Id& connection, const Id& entity) const;

    const mapping::Document& m_document;
    const Names& m_names;
    const ImportOptions& m_options;
    MappingImport& m_into;
    const Sheet* m_sheet = nullptr;
    const Columns* m_columns = nullptr;
    const Row* m_row = nullptr;
    std::string m_sheetEntity[2], m_lastEntity[2]; ///< by side
    std::vector<Waiting> m_waiting;
    bool m_waits = true; ///< rows may wait for others
    std::map<Route, rules::Environment> m_environments;
    std::map<std::pair<Route, Id>, std::string> m_seen; ///< the cell that first spoke of a target field
    std::map<std::tuple<Unknown::What, std::string, std::string>, std::size_t> m_unknown; ///< index in m_into.unknown
};

} // namespace mw::workbook

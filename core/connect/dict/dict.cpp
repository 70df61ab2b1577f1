// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/message_catalogue.h"
#include "core/base/unicode.h"
#include "core/base/utf8.h"
#include "core/base/wording.h"
#include "core/connect/connector.h"
#include "core/connect/dict/dictionary.h"
#include "core/connect/schema_only.h"

#include <algorithm>
#include <array>
#include <filesystem>

namespace mw {

namespace {

using dict::Role;
using dict::Roles;

constexpr std::uint64_t kMostRows = 1'000'000;

class DictionaryConnection final : public Connection {
public:
    DictionaryConnection(std::unique_ptr<Connection> file, std::string path, std::string entity, OptionValues columns)
        : m_file(std::move(file)), m_path(std::move(path)), m_entity(std::move(entity)), m_columns(std::move(columns)) {}

    Result<Schema> schema(JobContext& job) override {
        MW_TRY_DO(load(job));
        return m_schema;
    }

    Result<std::unique_ptr<Reader>> read(const std::string& name, const ReadOptions& options, JobContext& job) override {
        MW_TRY_DO(load(job));
        return readNothing(m_schema, name.empty() ? m_entity : name, options, m_path);
    }

    std::vector<std::pair<std::string, std::string>> detected() override { return m_told; }
    Result<std::optional<std::uint64_t>> countRows(const std::string&, JobContext&) override {
        return std::optional<std::uint64_t>(0);
    }

private:
    /// A table that lists fields, and where in it what stands.
    struct Part {
        std::string name;
        std::vector<std::string> columns;
        Roles roles;
        bool has(Role role) const { return roles[std::size_t(role)].has_value(); }
    };

    /// Columns that the options name overrule those that are recognised.
    Result<Roles> rolesFor(const std::vector<std::string>& columns) const {
        Roles roles = dict::rolesOf(columns);
        for (std::size_t i = 0; i < std::size_t(Role::Count); ++i) {
            const auto given = m_columns.find(std::string(dict::roleName(Role(i))) + "_column");
            if (given == m_columns.end() || given->second.empty() || given->second == "auto")
                continue;
            const auto found = std::find_if(columns.begin(), columns.end(), [&](const std::string& column) {
                return dict::plainName(column) == dict::plainName(given->second);
            });
            if (found == columns.end())
                return at(unknownField(given->second, columns), m_path);
            for (auto& other : roles)
                if (other == std::size_t(found - columns.begin()))
                    other.reset();
            roles[i] = std::size_t(found - columns.begin());
        }
        return roles;
    }

    Result<std::vector<Part>> findParts(JobContext& job) {
        MW_TRY(const Schema schema, m_file->schema(job));
        std::vector<Part> parts;
        std::vector<std::string> columns;
        for (const Entity& entity : schema.entities) {
            Part part;
            part.name = entity.name;
            for (const Field& field : entity.fields)
                part.columns.push_back(field.name);
            columns.insert(columns.end(), part.columns.begin(), part.columns.end());
            auto roles = rolesFor(part.columns);
            if (!roles) {
                if (schema.entities.size() == 1)
                    return std::move(roles).error();
                continue;
            }
            part.roles = *roles;
            const bool saysMore = part.has(Role::Entity) || part.has(Role::Type) || part.has(Role::Description) || part.has(Role::Label);
            if (part.has(Role::Field) && saysMore)
                parts.push_back(std::move(part));
        }
        // Where tables name the entities, others are something else: a history, a legend.
        if (std::any_of(parts.begin(), parts.end(), [](const Part& part) { return part.has(Role::Entity); }))
            std::erase_if(parts, [](const Part& part) { return !part.has(Role::Entity); });
        if (parts.empty())
            return at(makeError(Code::WrongValue, "no table in it lists fields: a column named like field and one like entity, type or description are needed; there are: " +
                                                      elideMiddle(listed(columns), 400)),
                      m_path);
        return parts;
    }

    Result<void> load(JobContext& job) {
        if (m_isLoaded)
            return {};
        MW_TRY(const std::vector<Part> parts, findParts(job));
        dict::Dictionary dictionary;
        std::vector<std::string> unread;
        for (const Part& part : parts) {
            dictionary.begin(part.roles, part.name);
            MW_TRY_DO(addRows(part, dictionary, unread, job));
            for (std::size_t i = 0; i < std::size_t(Role::Count); ++i)
                if (part.roles[i])
                    m_told.emplace_back((parts.size() > 1 ? part.name + ": " : std::string()) + std::string(dict::roleName(Role(i))),
                                        "column " + mw::quoted(part.columns[*part.roles[i]]));
        }
        m_schema = dictionary.take();
        if (m_schema.entities.empty())
            return at(makeError(Code::WrongValue, "the dictionary lists no field"), m_path);
        for (auto& remark : dictionary.remarks())
            m_told.push_back(std::move(remark));
        if (!unread.empty())
            m_told.emplace_back("rows that could not be read", grouped(unread.size()) + ", the first: " + unread.front());
        m_isLoaded = true;
        return {};
    }

    Result<void> addRows(const Part& part, dict::Dictionary& dictionary, std::vector<std::string>& unread, JobContext& job) {
        MW_TRY(const auto reader, m_file->read(part.name, {}, job));
        std::uint64_t rows = 0;
        Batch batch;
        std::vector<std::string> cells(part.columns.size());
        while (true) {
            MW_TRY(const bool more, reader->next(batch, job));
            for (const MalformedRow& row : batch.malformed)
                unread.push_back(row.error.line());
            if (!more)
                return {};
            rows += batch.rows;
            if (rows > kMostRows)
                return at(makeError(Code::RefusedContent, "a dictionary of more than a million rows"), m_path);
            for (std::size_t row = 0; row < batch.rows; ++row) {
                for (std::size_t i = 0; i < cells.size(); ++i)
                    cells[i] = printValue(batch.columns[i]->value(row), batch.columns[i]->type());
                dictionary.add(cells);
            }
        }
    }

    const std::unique_ptr<Connection> m_file;
    const std::string m_path;
    const std::string m_entity;
    const OptionValues m_columns;
    bool m_isLoaded = false;
    Schema m_schema;
    std::vector<std::pair<std::string, std::string>> m_told;
};

/// Whether the name is that of a table; other dictionaries have connectors of their own.
int claim(const Location& location) {
    static constexpr std::array<std::string_view, 7> kTables = {".csv", ".tsv", ".txt", ".xlsx", ".xlsm", ".ods", ".xls"};
    if (location.scheme != "dict")
        return 0;
    const std::string extension = foldCase(std::filesystem::path(location.path).extension().string());
    return std::find(kTables.begin(), kTables.end(), extension) != kTables.end() ? 90 : 0;
}

std::vector<OptionField> optionFields() {
    std::vector<OptionField> fields;
    for (std::size_t i = 0; i < std::size_t(Role::Count); ++i) {
        OptionField field;
        field.name = std::string(dict::roleName(Role(i))) + "_column";
        field.label = "Column of: " + std::string(dict::roleName(Role(i)));
        field.help = "The dictionary's column that says this about a field";
        field.defaultValue = "auto";
        fields.push_back(std::move(field));
    }
    return fields;
}

Result<std::unique_ptr<Connection>> open(const Location& location, const OptionValues& values) {
    const auto known = optionFields();
    for (const auto& [name, value] : values)
        if (std::none_of(known.begin(), known.end(), [&](const OptionField& field) { return field.name == name; }))
            return at(makeError(Code::UnknownKey, mw::quoted(name)), location.text);
    Location file = location;
    file.scheme = "file";
    file.entity.clear();
    // All of it is text, which tells a header from rows badly; a dictionary without one could not be read anyway.
    MW_TRY(auto connection, openConnection(file, {{"header", "yes"}}));
    return std::unique_ptr<Connection>(std::make_unique<DictionaryConnection>(std::move(connection), location.path, location.entity, values));
}

} // namespace

ConnectorInfo define_dict() {
    ConnectorInfo info;
    info.name = "dict";
    info.label = "Data dictionary";
    info.options = optionFields();
    info.claims = claim;
    info.open = open;
    return info;
}

} // namespace mw

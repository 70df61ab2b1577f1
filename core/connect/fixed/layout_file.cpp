// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/unicode.h"
#include "core/base/utf8.h"
#include "core/base/wording.h"
#include "core/connect/fixed/fixed_options.h"

#include <array>
#include <charconv>

namespace mw::fixed {

namespace {

enum Role : std::size_t { RecordName, When, Under, FieldName, Start, End, Width, Type, StorageOf, Form, Description, RoleCount };

/// The words that a column of a layout file may be named by, blanks and signs aside; the usual one first.
const std::array<std::vector<std::string_view>, RoleCount> kWords = {{
    {"record", "recordtype", "entity", "table"},
    {"when", "condition", "recordcode"},
    {"under", "parent", "parentrecord"},
    {"field", "name", "column", "fieldname", "columnname"},
    {"start", "from", "begin", "position", "pos", "startposition"},
    {"end", "to", "endposition"},
    {"width", "length", "len", "size"},
    {"type", "datatype"},
    {"storage", "usage"},
    {"form", "format", "pattern"},
    {"description", "comment", "label", "note"},
}};

std::string plain(std::string_view name) {
    std::string text = foldCase(name);
    std::erase_if(text, [](char c) { return c == '_' || c == '-' || c == '.' || c == ' '; });
    return text;
}

using Cells = std::array<std::string, RoleCount>;

class LayoutRows {
public:
    Result<void> add(const Cells& cells) {
        if (!cells[RecordName].empty() || m_layout.records.empty())
            MW_TRY_DO(enter(cells));
        FixedRecord& record = m_layout.records[m_current];
        if (cells[FieldName].empty())
            return cells[Start].empty() && cells[Width].empty() ? Result<void>() : wrong("a field has no name");
        FixedField field;
        field.name = cells[FieldName];
        field.comment = cells[Description];
        field.pattern = cells[Form];
        MW_TRY_DO(place(cells, field));
        if (!cells[Type].empty()) {
            MW_TRY(field.type, parseType(foldCase(cells[Type])));
        }
        if (!cells[StorageOf].empty() && !parseStorage(foldCase(cells[StorageOf]), field.storage))
            return wrong("the storage " + mw::quoted(cells[StorageOf]) + " is none of characters, implied, zoned, packed, binary");
        m_next[m_current] = field.columns.begin + field.columns.width;
        record.fields.push_back(std::move(field));
        return {};
    }
    Result<FixedLayout> finish() {
        MW_TRY_DO(checkLayout(m_layout));
        return std::move(m_layout);
    }

private:
    static Result<void> wrong(std::string why) { return makeError(Code::WrongValue, std::move(why)); }

    /// Goes to the record type of a row, a new one where it was not named yet.
    Result<void> enter(const Cells& cells) {
        m_current = 0;
        while (m_current < m_layout.records.size() && m_layout.records[m_current].name != cells[RecordName])
            ++m_current;
        if (m_current == m_layout.records.size()) {
            m_layout.records.emplace_back().name = cells[RecordName];
            m_next.push_back(0);
        }
        FixedRecord& record = m_layout.records[m_current];
        if (!cells[Under].empty())
            record.parent = cells[Under];
        if (!cells[When].empty() && record.whenValues.empty())
            MW_TRY_DO(parseCondition(cells[When], record));
        return {};
    }

    static Result<void> number(const Cells& cells, Role role, std::size_t& value) {
        const std::string& text = cells[role];
        const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), value);
        if (failure == std::errc() && end == text.data() + text.size() && value > 0)
            return {};
        return wrong(std::string(kWords[role][0]) + " must be a number from 1, not " + mw::quoted(text));
    }

    Result<void> place(const Cells& cells, FixedField& field) const {
        std::size_t start = m_next[m_current] + 1;
        std::size_t end = 0;
        if (parseColumns(cells[Start], field.columns) && cells[Start].find('-') != std::string::npos)
            return {}; // "7-26" in one cell
        if (!cells[Start].empty())
            MW_TRY_DO(number(cells, Start, start));
        field.columns.begin = start - 1;
        if (!cells[Width].empty())
            return number(cells, Width, field.columns.width);
        if (cells[End].empty())
            return {};
        MW_TRY_DO(number(cells, End, end));
        if (end < start)
            return wrong("the field " + mw::quoted(field.name) + " ends before it begins");
        field.columns.width = end - start + 1;
        return {};
    }

    FixedLayout m_layout;
    std::size_t m_current = 0;
    std::vector<std::size_t> m_next; ///< of each record type: the column behind its last field
};

} // namespace

Result<FixedLayout> readLayoutFile(const std::string& path) {
    const auto read = [&]() -> Result<FixedLayout> {
        JobContext job;
        MW_TRY(const Location location, parseLocation(path));
        MW_TRY(const auto connection, openConnection(location, {{"header", "yes"}}));
        MW_TRY(const auto reader, connection->read(location.entity, {}, job));
        std::array<std::size_t, RoleCount> columns;
        columns.fill(reader->fields().size());
        std::vector<std::string> names;
        for (std::size_t i = 0; i < reader->fields().size(); ++i) {
            names.push_back(reader->fields()[i].name);
            for (std::size_t role = 0; role < RoleCount; ++role)
                for (const std::string_view word : kWords[role])
                    if (plain(names.back()) == word && columns[role] == reader->fields().size())
                        columns[role] = i;
        }
        const auto has = [&](Role role) { return columns[role] < names.size(); };
        if (!has(FieldName) || (!has(Start) && !has(Width)))
            return makeError(Code::WrongValue, "a layout file has columns named field and start or width; here are " +
                                                   elideMiddle(listed(names), 400));
        LayoutRows rows;
        Batch batch;
        while (true) {
            MW_TRY(const bool more, reader->next(batch, job));
            if (!batch.malformed.empty())
                return batch.malformed.front().error;
            if (!more)
                return rows.finish();
            for (std::size_t row = 0; row < batch.rows; ++row) {
                Cells cells;
                for (std::size_t role = 0; role < RoleCount; ++role)
                    if (has(Role(role)))
                        cells[role] = printValue(batch.columns[columns[role]]->value(row), batch.columns[columns[role]]->type());
                auto added = rows.add(cells);
                if (!added)
                    return at(std::move(added).error(), "row " + std::to_string(batch.origins.rowNumber[row]));
            }
        }
    };
    auto layout = read();
    return layout ? std::move(layout) : Result<FixedLayout>(during(std::move(layout).error(), "reading the layout " + path));
}

} // namespace mw::fixed

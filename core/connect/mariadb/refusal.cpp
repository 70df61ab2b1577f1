// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/mariadb/refusal.h"

#include "core/connect/qtsql/row_words.h"

#include <mysqld_error.h>

#include <algorithm>

namespace mw {

namespace {

std::optional<std::size_t> columnOf(const ServerTable& table, const std::vector<std::size_t>& fields,
                                    const std::string& name) {
    const auto index = table.entity.fieldIndex(name);
    const auto place = index ? std::find(fields.begin(), fields.end(), *index) : fields.end();
    return place == fields.end() ? std::nullopt : std::optional(std::size_t(place - fields.begin()));
}

/// The last name in quotes of a message; messages come in the server's language, names stay.
std::string lastQuoted(const std::string& message, char quote) {
    const std::size_t end = message.rfind(quote);
    const std::size_t begin = end == std::string::npos || end == 0 ? std::string::npos : message.rfind(quote, end - 1);
    return begin == std::string::npos ? std::string() : message.substr(begin + 1, end - begin - 1);
}

void name(RowError& error, const ServerTable& table, const std::vector<std::size_t>& fields, const Batch& batch,
          const std::vector<std::string>& names) {
    std::vector<std::size_t> columns;
    for (const std::string& field : names)
        if (const auto column = columnOf(table, fields, field))
            columns.push_back(*column);
    error.field = columns.size() == 1 && names.size() == 1 ? std::uint32_t(columns[0]) : kWholeRow;
    error.arguments = {cellsText(batch, error.row, columns)};
}

} // namespace

RowError explainMariadb(const MariadbFailure& failure, const ServerTable& table, const std::vector<std::size_t>& fields,
                        const Batch& batch, std::uint32_t row) {
    RowError error;
    error.row = row;
    error.field = kWholeRow;
    error.code = Code::ConstraintFailed;
    error.arguments = {failure.message};
    switch (failure.number) {
    case ER_DUP_ENTRY: { // "Duplicate entry '5' for key 'PRIMARY'"; MySQL puts the table in front
        std::string key = lastQuoted(failure.message, '\'');
        if (const std::size_t dot = key.rfind('.'); dot != std::string::npos)
            key = key.substr(dot + 1);
        for (const Key& known : table.entity.keys)
            if (known.name == key) {
                error.code = Code::DuplicateKey;
                name(error, table, fields, batch, known.fields);
            }
        return error;
    }
    case ER_NO_REFERENCED_ROW_2:
        for (const Relation& relation : table.entity.relations)
            if (failure.message.find("CONSTRAINT " + mariadbName(relation.name)) != std::string::npos) {
                error.code = Code::MissingParent;
                name(error, table, fields, batch, relation.fields);
                std::string parent = relation.parentEntity + ".";
                for (std::size_t i = 0; i < relation.parentFields.size(); ++i)
                    parent += (i > 0 ? ", " : "") + relation.parentFields[i];
                error.arguments.push_back(std::move(parent));
            }
        return error;
    case ER_BAD_NULL_ERROR:
        if (const auto column = columnOf(table, fields, lastQuoted(failure.message, '\''))) {
            error.code = Code::RequiredMissing;
            error.field = std::uint32_t(*column);
            error.arguments.clear();
        }
        return error;
    default:
        break;
    }
    // "Data too long for column 'name' at row 1", "Incorrect integer value: 'x' for column `db`.`t`.`n` at row 1"
    for (const char quote : {'\'', '`'})
        if (const auto column = columnOf(table, fields, lastQuoted(failure.message, quote))) {
            error.field = std::uint32_t(*column);
            error.arguments = {failure.message + " with " + cellText(batch, row, *column)};
            break;
        }
    return error;
}

} // namespace mw

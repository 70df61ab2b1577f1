// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/postgres/refusal.h"

#include "core/connect/qtsql/row_words.h"

#include <algorithm>
#include <charconv>

namespace mw {

namespace {

std::optional<std::size_t> columnOf(const ServerTable& table, const std::vector<std::size_t>& fields,
                                    const std::string& name) {
    const auto index = table.entity.fieldIndex(name);
    const auto place = index ? std::find(fields.begin(), fields.end(), *index) : fields.end();
    return place == fields.end() ? std::nullopt : std::optional(std::size_t(place - fields.begin()));
}

/// "Key (a, b)=(1, 2) …" names the fields in every language.
std::vector<std::string> fieldsNamedIn(const std::string& detail) {
    std::vector<std::string> names;
    const std::size_t begin = detail.find('('), end = detail.find(")=(");
    if (begin == std::string::npos || end == std::string::npos || end < begin)
        return names;
    std::string name;
    for (const char c : detail.substr(begin + 1, end - begin - 1)) {
        if (c == ',')
            names.push_back(std::move(name)), name.clear();
        else if (c != '"' && !(c == ' ' && name.empty()))
            name += c;
    }
    names.push_back(std::move(name));
    return names;
}

} // namespace

RowError explainPostgres(const PostgresFailure& failure, const ServerTable& table,
                         const std::vector<std::size_t>& fields, const std::vector<Relation>& relations,
                         const Batch& batch, std::uint32_t row) {
    RowError error;
    error.row = row;
    error.field = kWholeRow;
    error.code = Code::ConstraintFailed;
    const auto column = columnOf(table, fields, failure.column);
    if (column)
        error.field = std::uint32_t(*column);
    if (failure.state == "23502") {
        error.code = Code::RequiredMissing;
        return error;
    }
    const bool isDuplicate = failure.state == "23505";
    if (isDuplicate || failure.state == "23503") {
        std::vector<std::size_t> columns;
        const std::vector<std::string> names = fieldsNamedIn(failure.detail);
        for (const std::string& name : names)
            if (const auto place = columnOf(table, fields, name))
                columns.push_back(*place);
        if (!columns.empty() && columns.size() == names.size()) {
            if (columns.size() == 1)
                error.field = std::uint32_t(columns[0]);
            error.code = isDuplicate ? Code::DuplicateKey : Code::MissingParent;
            error.arguments = {cellsText(batch, row, columns)};
            if (isDuplicate)
                return error;
            for (const Relation& relation : relations)
                if (relation.fields == names) {
                    std::string parent = relation.parentEntity + ".";
                    for (std::size_t i = 0; i < relation.parentFields.size(); ++i)
                        parent += (i > 0 ? ", " : "") + relation.parentFields[i];
                    error.arguments.push_back(std::move(parent));
                    return error;
                }
            error.arguments.push_back(failure.constraint);
            return error;
        }
    }
    std::string why = failure.message;
    if (column)
        why += " with " + cellText(batch, row, *column);
    else if (!failure.detail.empty())
        why += "; " + failure.detail;
    error.arguments = {std::move(why)};
    return error;
}

std::optional<std::size_t> rowOfCopy(const PostgresFailure& failure, const std::string& table) {
    const std::string begin = "COPY " + table + ", ";
    const std::size_t place = failure.context.rfind(begin);
    if (place == std::string::npos)
        return std::nullopt;
    const std::size_t digit = failure.context.find_first_of("0123456789", place + begin.size());
    std::size_t line = 0;
    if (digit == std::string::npos ||
        std::from_chars(failure.context.data() + digit, failure.context.data() + failure.context.size(), line).ec !=
            std::errc() ||
        line == 0)
        return std::nullopt;
    return line - 1;
}

} // namespace mw

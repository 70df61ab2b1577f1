// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/nested/json_record.h"

#include "core/base/utf8.h"
#include "core/connect/json/json_grammar.h"
#include "core/connect/tree/json_text.h"

#include <cmath>

namespace mw::nested {

namespace {

/// Whether a text is one list or object of JSON and nothing else.
bool isJson(std::string_view text) {
    if (text.empty() || (text.front() != '[' && text.front() != '{'))
        return false;
    json::JsonGrammar grammar;
    tree::NoEvents events;
    json::Window window{text.data(), text.data() + text.size(), text.data(), 0, 1, true};
    return grammar.parse(window, events) == json::JsonGrammar::Outcome::ValueEnded && window.at == window.end;
}

RowError refusal(std::size_t field, std::string why) {
    RowError error;
    error.field = std::uint32_t(field);
    error.code = Code::InvalidArgument;
    error.arguments = {std::move(why)};
    return error;
}

} // namespace

std::optional<RowError> JsonRecord::value(std::size_t field, std::span<const ColumnPtr> columns, std::size_t row, std::string& into) {
    const TokenKind kind = columns[field] ? tokenOf(*columns[field], row, m_token) : TokenKind::Null;
    const Column* const column = columns[field].get();
    switch (kind) {
    case TokenKind::Null:
        into += "null";
        return std::nullopt;
    case TokenKind::Number:
        if (column->type().kind == TypeKind::Float && !std::isfinite(column->values<double>()[column->at(row)]))
            return refusal(field, m_token + " is no number of JSON");
        into += m_token;
        return std::nullopt;
    case TokenKind::Boolean:
        into += m_token;
        return std::nullopt;
    case TokenKind::Text:
        break;
    }
    if (m_entity.entity.fields[field].nativeType == "array") {
        if (!isJson(m_token))
            return refusal(field, mw::quoted(m_token) + " is no list of JSON");
        into += m_token;
    } else {
        tree::appendJsonText(into, m_token);
    }
    return std::nullopt;
}

std::optional<RowError> JsonRecord::object(const Member& object, std::span<const ColumnPtr> columns, std::size_t row, RecordText& into) {
    into.text += '{';
    bool isFirst = true;
    for (const auto& member : object.members) {
        if (!isFirst)
            into.text += ',';
        isFirst = false;
        tree::appendJsonText(into.text, member->name);
        into.text += ':';
        if (member->child) {
            into.text += '[';
            into.gaps.push_back(std::uint32_t(into.text.size()));
            into.text += ']';
        } else if (auto refused = member->field ? value(*member->field, columns, row, into.text) : this->object(*member, columns, row, into)) {
            return refused;
        }
    }
    into.text += '}';
    return std::nullopt;
}

std::optional<RowError> JsonRecord::write(std::span<const ColumnPtr> columns, std::size_t row, RecordText& into) {
    into.text.clear();
    into.gaps.clear();
    const Member& record = m_entity.record;
    return record.field ? value(*record.field, columns, row, into.text) : object(record, columns, row, into);
}

} // namespace mw::nested

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/document/json_cursor.h"

#include "core/base/nearest_name.h"
#include "core/base/utf8.h"

#include <algorithm>
#include <charconv>

namespace mw::document {

namespace {

std::string_view nameOfKind(JsonValue::Kind kind) {
    switch (kind) {
    case JsonValue::Kind::Null:
        return "null";
    case JsonValue::Kind::True:
    case JsonValue::Kind::False:
        return "true or false";
    case JsonValue::Kind::Number:
        return "a number";
    case JsonValue::Kind::Text:
        return "a text";
    case JsonValue::Kind::Array:
        return "a list";
    case JsonValue::Kind::Object:
        return "an object";
    }
    return {};
}

Error wrongKind(std::string_view wanted, JsonValue::Kind found) {
    return makeError(Code::WrongValue,
                     std::string(wanted) + " is needed, here stands " + std::string(nameOfKind(found)));
}

bool readUnsigned(const JsonValue& value, std::uint64_t& into) {
    if (value.kind != JsonValue::Kind::Number)
        return false;
    const char* const end = value.text.data() + value.text.size();
    const auto [stop, error] = std::from_chars(value.text.data(), end, into);
    return error == std::errc() && stop == end;
}

constexpr std::string_view kUnsigned = "a whole number from 0 to 18446744073709551615";

} // namespace

void JsonReading::fail(Error error, Span span, const std::string& path) {
    if (m_error)
        return;
    error.span = span;
    error.where = m_name + ", " + lineAndColumn(m_text, span.begin);
    if (!path.empty())
        error.where += ", " + path;
    m_error = std::move(error);
}

bool JsonCursor::need(std::string_view key) {
    if (find(key) != nullptr)
        return true;
    fail(makeError(Code::MissingKey, quoted(key)));
    return false;
}

const JsonValue* JsonCursor::find(std::string_view key) {
    m_asked.push_back(key);
    if (m_reading.failed() || m_value.kind != JsonValue::Kind::Object)
        return nullptr;
    const JsonValue::Member* const member = m_value.member(key);
    return member == nullptr ? nullptr : &member->value;
}

void JsonCursor::failAt(std::string_view key, Error error) {
    const JsonValue::Member* const member = m_value.member(key);
    if (member == nullptr)
        return fail(std::move(error));
    JsonCursor(*this, key, member->value).fail(std::move(error));
}

bool JsonCursor::demand(const JsonValue& value, JsonValue::Kind kind, JsonCursor& place) {
    if (value.kind == kind)
        return true;
    place.fail(wrongKind(nameOfKind(kind), value.kind));
    return false;
}

bool JsonCursor::demandText(std::string_view key, const JsonValue& found) {
    if (found.kind == JsonValue::Kind::Text)
        return true;
    failAt(key, wrongKind("a text", found.kind));
    return false;
}

std::string JsonCursor::text(std::string_view key) { return optionalText(key).value_or(std::string()); }

std::string JsonCursor::neededText(std::string_view key) { return need(key) ? text(key) : std::string(); }

std::optional<std::string> JsonCursor::optionalText(std::string_view key) {
    const JsonValue* const found = find(key);
    if (found == nullptr || !demandText(key, *found))
        return {};
    return found->text;
}

bool JsonCursor::boolean(std::string_view key, bool otherwise) {
    const JsonValue* const found = find(key);
    if (found == nullptr)
        return otherwise;
    if (found->kind != JsonValue::Kind::True && found->kind != JsonValue::Kind::False) {
        failAt(key, wrongKind("true or false", found->kind));
        return otherwise;
    }
    return found->kind == JsonValue::Kind::True;
}

std::optional<std::uint64_t> JsonCursor::unsignedInteger(std::string_view key) {
    const JsonValue* const found = find(key);
    if (found == nullptr)
        return {};
    std::uint64_t number = 0;
    if (readUnsigned(*found, number))
        return number;
    failAt(key, found->kind == JsonValue::Kind::Number
                    ? makeError(Code::WrongValue, found->text + " is not " + std::string(kUnsigned))
                    : wrongKind(kUnsigned, found->kind));
    return {};
}

std::vector<std::string> JsonCursor::texts(std::string_view key) {
    const JsonValue* const found = find(key);
    if (found == nullptr)
        return {};
    JsonCursor list(*this, key, *found);
    std::vector<std::string> texts;
    if (!demand(*found, JsonValue::Kind::Array, list))
        return texts;
    for (std::size_t i = 0; i < found->items.size(); ++i) {
        JsonCursor item(list, i, found->items[i]);
        if (!demand(found->items[i], JsonValue::Kind::Text, item))
            return texts;
        texts.push_back(found->items[i].text);
    }
    return texts;
}

std::map<std::string, std::string> JsonCursor::textsByName(std::string_view key) {
    const JsonValue* const found = find(key);
    return found == nullptr ? std::map<std::string, std::string>() : JsonCursor(*this, key, *found).ownTexts();
}

std::map<std::string, std::string> JsonCursor::ownTexts() {
    std::map<std::string, std::string> texts;
    if (!demand(m_value, JsonValue::Kind::Object, *this))
        return texts;
    for (const JsonValue::Member& member : m_value.members) {
        JsonCursor value(*this, member.key, member.value);
        if (demand(member.value, JsonValue::Kind::Text, value))
            texts[member.key] = member.value.text;
    }
    return texts;
}

std::map<std::string, std::optional<std::string>> JsonCursor::optionalTextsByName(std::string_view key) {
    std::map<std::string, std::optional<std::string>> texts;
    eachByName(key, [&](const std::string& name, JsonCursor& value) {
        if (value.m_value.kind == JsonValue::Kind::Null)
            texts[name] = std::nullopt;
        else if (demand(value.m_value, JsonValue::Kind::Text, value))
            texts[name] = value.m_value.text;
    });
    return texts;
}

std::map<std::string, std::uint64_t> JsonCursor::numbersByName(std::string_view key) {
    std::map<std::string, std::uint64_t> numbers;
    eachByName(key, [&](const std::string& name, JsonCursor& value) {
        if (!readUnsigned(value.m_value, numbers[name]))
            value.fail(wrongKind(kUnsigned, value.m_value.kind));
    });
    return numbers;
}

Id JsonCursor::id(std::string_view key) {
    const std::optional<std::string> found = optionalText(key);
    if (!found)
        return {};
    if (Id::isValid(*found))
        return Id(*found);
    failAt(key, makeError(Code::WrongValue,
                          quoted(*found) + " cannot be an id: letters, digits, '_' and '-' can stand in one"));
    return {};
}

Id JsonCursor::neededId(std::string_view key) { return need(key) ? id(key) : Id(); }

Id JsonCursor::ownId() {
    Id own = neededId("id");
    if (!own.isNull() && !m_reading.take(own.text()))
        failAt("id", makeError(Code::DuplicateId, quoted(own.text())));
    return own;
}

void JsonCursor::refuseUnknown() {
    if (m_reading.failed())
        return;
    for (const JsonValue::Member& member : m_value.members) {
        if (std::find(m_asked.begin(), m_asked.end(), member.key) != m_asked.end())
            continue;
        const std::string nearest = nearestName(member.key, m_asked);
        const std::string hint = nearest.empty() ? std::string() : "; did you mean " + quoted(nearest) + "?";
        m_reading.fail(makeError(Code::UnknownKey, quoted(member.key), hint), member.keySpan, path());
        return;
    }
}

std::string JsonCursor::path() const {
    if (m_parent == nullptr)
        return {};
    const std::string above = m_parent->path();
    if (m_key.empty())
        return above + "[" + std::to_string(m_index) + "]";
    return above.empty() ? std::string(m_key) : above + "." + std::string(m_key);
}

} // namespace mw::document

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/document/json_writer.h"

#include "core/base/utf8.h"

namespace mw::document {

namespace {

/// A list of texts is short below this many bytes.
constexpr std::size_t kShortList = 80;

bool isPlain(char c) {
    return static_cast<unsigned char>(c) >= 0x20 && c != '"' && c != '\\';
}

void appendEscaped(std::string& out, char c) {
    static constexpr char kHex[] = "0123456789abcdef";
    switch (c) {
    case '"':
        out += "\\\"";
        break;
    case '\\':
        out += "\\\\";
        break;
    case '\n':
        out += "\\n";
        break;
    case '\r':
        out += "\\r";
        break;
    case '\t':
        out += "\\t";
        break;
    case '\b':
        out += "\\b";
        break;
    case '\f':
        out += "\\f";
        break;
    default:
        out += "\\u00";
        out += kHex[static_cast<unsigned char>(c) >> 4];
        out += kHex[static_cast<unsigned char>(c) & 15];
    }
}

void appendQuoted(std::string& out, std::string_view value) {
    out += '"';
    while (!value.empty()) {
        std::size_t plain = 0;
        while (plain < value.size() && isPlain(value[plain]))
            ++plain;
        out.append(value.data(), plain);
        if (plain < value.size())
            appendEscaped(out, value[plain++]);
        value.remove_prefix(plain);
    }
    out += '"';
}

std::string madeValid(std::string_view value) {
    std::string valid;
    for (std::size_t position = 0; position < value.size();)
        appendCodePoint(valid, nextCodePoint(value, position));
    return valid;
}

} // namespace

void JsonWriter::separate() {
    Level& level = m_levels.back();
    if (!level.isEmpty)
        m_text += level.onLine ? ", " : ",";
    level.isEmpty = false;
    if (!level.onLine) {
        m_text += '\n';
        m_text.append(2 * m_levels.size(), ' ');
    }
}

void JsonWriter::startValue() {
    if (!m_levels.empty() && m_levels.back().isArray)
        separate();
}

void JsonWriter::begin(char bracket, Layout layout) {
    startValue();
    const bool onLine =
        m_layout == Layout::Line || layout == Layout::Line || (!m_levels.empty() && m_levels.back().onLine);
    m_levels.push_back({onLine, true, bracket == '['});
    m_text += bracket;
}

void JsonWriter::end(char bracket) {
    MW_ASSERT(!m_levels.empty(), "what ends has begun");
    const Level level = m_levels.back();
    m_levels.pop_back();
    if (!level.onLine && !level.isEmpty) {
        m_text += '\n';
        m_text.append(2 * m_levels.size(), ' ');
    }
    m_text += bracket;
}

void JsonWriter::key(std::string_view key) {
    MW_ASSERT(!m_levels.empty() && !m_levels.back().isArray, "a key stands in an object");
    separate();
    append(key);
    m_text += ": ";
}

void JsonWriter::append(std::string_view value) {
    if (findInvalidUtf8(value) == std::string_view::npos)
        appendQuoted(m_text, value);
    else
        appendQuoted(m_text, madeValid(value));
}

void JsonWriter::text(std::string_view value) {
    startValue();
    append(value);
}

void JsonWriter::integer(std::int64_t value) {
    startValue();
    m_text += std::to_string(value);
}

void JsonWriter::unsignedInteger(std::uint64_t value) {
    startValue();
    m_text += std::to_string(value);
}

void JsonWriter::boolean(bool value) {
    startValue();
    m_text += value ? "true" : "false";
}

void JsonWriter::null() {
    startValue();
    m_text += "null";
}

void JsonWriter::value(const JsonValue& value) {
    switch (value.kind) {
    case JsonValue::Kind::Null:
        return null();
    case JsonValue::Kind::True:
        return boolean(true);
    case JsonValue::Kind::False:
        return boolean(false);
    case JsonValue::Kind::Number:
        startValue();
        m_text += value.text;
        return;
    case JsonValue::Kind::Text:
        return text(value.text);
    case JsonValue::Kind::Array:
        beginArray();
        for (const JsonValue& item : value.items)
            this->value(item);
        return endArray();
    case JsonValue::Kind::Object:
        beginObject();
        for (const JsonValue::Member& member : value.members) {
            key(member.key);
            this->value(member.value);
        }
        return endObject();
    }
}

void JsonWriter::texts(std::string_view memberKey, const std::vector<std::string>& values) {
    std::size_t bytes = 0;
    for (const std::string& each : values)
        bytes += each.size() + 4;
    key(memberKey);
    beginArray(bytes <= kShortList ? Layout::Line : Layout::Block);
    for (const std::string& each : values)
        text(each);
    endArray();
}

} // namespace mw::document

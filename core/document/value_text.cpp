// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/document/value_text.h"

#include "core/base/utf8.h"

namespace mw::document {

namespace {

void writePlain(JsonWriter& writer, const Value& value, const LogicalType& type) {
    if (const bool* const truth = std::get_if<bool>(&value))
        writer.boolean(*truth);
    else if (const std::int64_t* const number = std::get_if<std::int64_t>(&value))
        writer.integer(*number);
    else if (const std::string* const text = std::get_if<std::string>(&value))
        writer.text(*text);
    else
        writer.text(printValue(value, type));
}

Result<Value> readPlain(const JsonValue& json, const LogicalType& type) {
    using JsonKind = JsonValue::Kind;
    const bool isTruth = json.kind == JsonKind::True || json.kind == JsonKind::False;
    switch (type.kind) {
    case TypeKind::Boolean:
        if (isTruth)
            return Value(json.kind == JsonKind::True);
        return makeError(Code::WrongValue, "true or false is needed for the type boolean");
    case TypeKind::Integer: {
        std::int64_t number = 0;
        if (json.kind == JsonKind::Number && parseInteger(json.text, number))
            return Value(number);
        return makeError(Code::WrongValue, "a whole number of 64 bits is needed for the type integer");
    }
    case TypeKind::Null:
        return makeError(Code::WrongValue, "only null is a value of the type null");
    default:
        break;
    }
    if (json.kind != JsonKind::Text)
        return makeError(Code::WrongValue, "a text in quotes is needed for the type " + printType(type));
    if (type.kind == TypeKind::Text)
        return Value(json.text);
    if (type.kind == TypeKind::Decimal) {
        MW_TRY(const Decimal number, parseDecimal(json.text));
        return Value(number);
    }
    LogicalType unbounded = type;
    unbounded.length = 0;
    return parseValue(json.text, unbounded);
}

} // namespace

void writeValue(JsonWriter& writer, const Value& value, const LogicalType& declared) {
    if (isNull(value))
        return writer.null();
    const LogicalType own = typeOf(value);
    if (own.kind == declared.kind)
        return writePlain(writer, value, declared);
    writer.beginObject(JsonWriter::Layout::Line);
    writer.text("type", printType(own));
    writer.key("value");
    writePlain(writer, value, own);
    writer.endObject();
}

Value readValue(JsonCursor& cursor, std::string_view key, const LogicalType& declared) {
    const JsonValue* const json = cursor.raw(key);
    if (json == nullptr || json->kind == JsonValue::Kind::Null)
        return {};
    if (json->kind == JsonValue::Kind::Object) {
        Value value;
        cursor.inside(key, [&](JsonCursor& typed) {
            const LogicalType own = readType(typed, "type");
            if (!typed.need("value"))
                return;
            if (typed.raw("value")->kind == JsonValue::Kind::Object)
                return typed.failAt("value", makeError(Code::WrongValue, "a value cannot be an object"));
            value = readValue(typed, "value", own);
        });
        return value;
    }
    Result<Value> value = readPlain(*json, declared);
    if (value.ok())
        return std::move(value).value();
    cursor.failAt(key, makeError(Code::WrongValue, value.error().message()));
    return {};
}

LogicalType readType(JsonCursor& cursor, std::string_view key) {
    const std::string text = cursor.neededText(key);
    if (cursor.failed())
        return {};
    const Result<LogicalType> type = parseType(text);
    if (type.ok())
        return type.value();
    cursor.failAt(key, makeError(Code::WrongValue, quoted(text) + " is not a type; a type is, for example, text(40)"));
    return {};
}

} // namespace mw::document

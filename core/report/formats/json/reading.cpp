// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/formats/json/reading_p.h"

#include "core/base/file.h"
#include "core/document/json_writer.h"

namespace mw::report::json {

namespace {

using document::JsonValue;

std::string oneLine(const JsonValue& value) {
    document::JsonWriter writer(document::JsonWriter::Layout::Line);
    writer.value(value);
    return writer.result();
}

/// Lists the values of a tree. A member stands at the reference of the nearest object that has one, and its own name.
void walk(const JsonValue& value, const std::string& reference, const std::string& name, std::vector<Shown>& shown) {
    const std::string place = reference.empty() ? name : reference + (name.empty() ? "" : ", " + name);
    if (value.kind == JsonValue::Kind::Object) {
        const JsonValue::Member* const own = value.member("reference");
        const std::string nearest = own != nullptr && !own->value.text.empty() ? own->value.text : reference;
        for (const JsonValue::Member& member : value.members)
            walk(member.value, nearest, member.key, shown);
        shown.push_back({place, "}"});
    } else if (value.kind == JsonValue::Kind::Array) {
        for (const JsonValue& item : value.items)
            walk(item, reference, name, shown);
        shown.push_back({place, "]"});
    } else {
        shown.push_back({place, value.kind == JsonValue::Kind::Text ? value.text : oneLine(value)});
    }
}

} // namespace

Result<Exported> readExport(const std::string& path) {
    MW_TRY(const std::string text, readFile(path));
    const Result<JsonValue> value = document::parseJson(text);
    if (!value.ok())
        return at(Error(value.error()), path + ", " + value.error().where);
    Exported exported;
    JsonValue rest;
    rest.kind = JsonValue::Kind::Object;
    for (const JsonValue::Member& member : value->members) {
        if (member.key == kCopyKey)
            exported.copyText = member.value.text;
        else
            rest.members.push_back(member);
    }
    walk(rest, {}, {}, exported.shown);
    return exported;
}

} // namespace mw::report::json

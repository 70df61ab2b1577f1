// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/identifier.h"
#include "core/document/json_cursor.h"
#include "core/document/json_writer.h"

#include <map>

/// Members that are written only where they say something, what is at its default is left out of a document; and lists of
/// elements, by the write() and read() of this namespace.
namespace mw::document {

inline void textIfAny(JsonWriter& writer, std::string_view key, const std::string& value) {
    if (!value.empty())
        writer.text(key, value);
}
inline void idIfAny(JsonWriter& writer, std::string_view key, const Id& value) { textIfAny(writer, key, value.text()); }
inline void trueIfSo(JsonWriter& writer, std::string_view key, bool value) {
    if (value)
        writer.boolean(key, true);
}
inline void textsIfAny(JsonWriter& writer, std::string_view key, const std::vector<std::string>& values) {
    if (!values.empty())
        writer.texts(key, values);
}
/// One name per line; std::map keeps them sorted.
inline void textsByNameIfAny(JsonWriter& writer, std::string_view key, const std::map<std::string, std::string>& values) {
    if (values.empty())
        return;
    writer.key(key);
    writer.beginObject();
    for (const auto& [name, value] : values)
        writer.text(name, value);
    writer.endObject();
}

template <class Element>
void writeList(JsonWriter& writer, std::string_view key, const std::vector<Element>& elements) {
    if (elements.empty())
        return;
    writer.key(key);
    writer.beginArray();
    for (const Element& element : elements)
        write(writer, element);
    writer.endArray();
}

template <class Element>
void readList(JsonCursor& cursor, std::string_view key, std::vector<Element>& elements) {
    cursor.each(key, [&](JsonCursor& item) { read(item, elements.emplace_back()); });
}

} // namespace mw::document

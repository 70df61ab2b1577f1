// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/document/json_value.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace mw::document {

/// Writes JSON in the canonical form of documents: two spaces per level, one member per line, one line for what is one
/// fact. Bytes that are not UTF-8 become U+FFFD, so that what is written can always be read.
class JsonWriter {
public:
    enum class Layout {
        Block, ///< objects and lists over several lines, unless begun as Line
        Line,  ///< everything on one line
    };
    explicit JsonWriter(Layout layout = Layout::Block) : m_layout(layout) {}

    void beginObject(Layout layout = Layout::Block) { begin('{', layout); }
    void endObject() { end('}'); }
    void beginArray(Layout layout = Layout::Block) { begin('[', layout); }
    void endArray() { end(']'); }
    void key(std::string_view key);

    void text(std::string_view value);
    void integer(std::int64_t value);
    void unsignedInteger(std::uint64_t value);
    void boolean(bool value);
    void null();
    /// Writes a value that was read, laid out anew; members stay in their order.
    void value(const JsonValue& value);

    // A member with its value.
    void text(std::string_view memberKey, std::string_view value) {
        key(memberKey);
        text(value);
    }
    void boolean(std::string_view memberKey, bool value) {
        key(memberKey);
        boolean(value);
    }
    void unsignedInteger(std::string_view memberKey, std::uint64_t value) {
        key(memberKey);
        unsignedInteger(value);
    }
    /// A list of texts: on one line where it is short.
    void texts(std::string_view memberKey, const std::vector<std::string>& values);

    const std::string& result() const { return m_text; }

private:
    struct Level {
        bool onLine = false;
        bool isEmpty = true;
        bool isArray = false;
    };
    void begin(char bracket, Layout layout);
    void end(char bracket);
    void startValue();
    void separate();
    void append(std::string_view value);

    Layout m_layout;
    std::string m_text;
    std::vector<Level> m_levels;
};

} // namespace mw::document

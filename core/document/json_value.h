// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace mw::document {

/// How deep objects and lists may lie in one another.
inline constexpr int kMaxJsonDepth = 64;

/// One JSON value (RFC 8259) that knows where it stands. Numbers stay text. No two members of an object share a key.
struct JsonValue {
    enum class Kind : std::uint8_t { Null, True, False, Number, Text, Array, Object };
    struct Member;

    Kind kind = Kind::Null;
    std::string text;            ///< the content of a text, the digits of a number as written
    std::vector<JsonValue> items; ///< of an array
    std::vector<Member> members; ///< of an object, as written
    Span span;                   ///< bytes of the text it was read from

    const Member* member(std::string_view key) const;
};

struct JsonValue::Member {
    std::string key;
    Span keySpan;
    JsonValue value;
};

/// Reads one JSON value and nothing after it. Stricter than the RFC: valid UTF-8 only, no key twice in an object
/// (DuplicateKeyInObject), nesting bounded; all else is NotJson. Errors carry the span and "line 3, column 7" as place.
Result<JsonValue> parseJson(std::string_view text);

/// Gives "line 3, column 7" for a byte offset; columns count characters.
std::string lineAndColumn(std::string_view text, std::size_t offset);

} // namespace mw::document

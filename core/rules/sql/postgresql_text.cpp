// SPDX-License-Identifier: GPL-3.0-or-later
// What PostgreSQL's SQL is made of: literals, types, classes of characters, the places in catalogue entries.
#include "core/base/hash.h"
#include "core/base/utf8.h"
#include "core/rules/sql/postgresql_p.h"

#include <unicode/uchar.h>
#include <unicode/uniset.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <map>

namespace mw::rules::sql {

namespace {

std::string quotedText(std::string_view text) {
    std::string literal = "'";
    for (const char c : text)
        literal += c == '\'' ? std::string("''") : std::string(1, c);
    return literal + "'";
}

/// Places that stand for a text or a class of characters.
const std::map<std::string, std::string, std::less<>>& namedPlaces() {
    static const std::map<std::string, std::string, std::less<>> places = {
        {"spaces", pgSpaces()},
        {"space", pgCharacterClass("[:White_Space:]")},
        {"controls", pgCharacterClass("[[:Cc:][:Cf:]]")},
        {"marks", pgCharacterClass("[[:Mn:][:Me:]]")},
        {"not_letters", pgCharacterClass("[^[:L:]]")},
        {"not_letters_or_digits", pgCharacterClass("[^[:L:][:Nd:]]")},
    };
    return places;
}

/// "{2}", "{*}", "{1*}": the text, false where the call has no such argument.
bool fillPlace(std::string_view place, const std::vector<PgPiece>& parts, std::string& into, std::vector<bool>& said) {
    std::size_t from = 0, to = 0;
    if (place == "*") {
        to = parts.size();
    } else {
        from = std::size_t(place[0] - '0');
        to = place.size() == 2 ? parts.size() : from + 1;
    }
    if (to > parts.size())
        return false;
    for (std::size_t i = from; i < to; ++i) {
        into += (i > from ? ", " : "") + parts[i].value;
        said[i] = true;
    }
    return true;
}

bool isPlace(std::string_view place) {
    const bool digit = !place.empty() && place[0] >= '0' && place[0] <= '9';
    return place == "*" || (digit && (place.size() == 1 || (place.size() == 2 && place[1] == '*')));
}

/// False where a place names an argument that the call does not have.
bool fillAll(std::string_view text, const std::vector<PgPiece>& parts, std::string& into, std::vector<bool>& said) {
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text.substr(i).starts_with("[[")) { // only for calls that have the arguments inside
            const std::size_t end = text.find("]]", i);
            std::string optional;
            if (fillAll(text.substr(i + 2, end - i - 2), parts, optional, said))
                into += optional;
            i = end + 1;
            continue;
        }
        const std::size_t end = text[i] == '{' ? text.find('}', i) : std::string_view::npos;
        const std::string_view place = end == std::string_view::npos ? std::string_view() : text.substr(i + 1, end - i - 1);
        if (isPlace(place)) {
            if (!fillPlace(place, parts, into, said))
                return false;
        } else if (const auto named = namedPlaces().find(place); named != namedPlaces().end()) {
            into += named->second;
        } else {
            into += text[i];
            continue;
        }
        i = end;
    }
    return true;
}

} // namespace

/// In ranges; the places of NUL and surrogates are no characters.
std::string pgCharacterClass(const char* pattern) {
    UErrorCode status = U_ZERO_ERROR;
    icu::UnicodeSet set(icu::UnicodeString::fromUTF8(pattern), status);
    set.remove(0, 0).remove(0xD800, 0xDFFF);
    std::string made = "E'[";
    const auto append = [&](UChar32 point) {
        constexpr char kDigits[] = "0123456789abcdef";
        made += point > 0xFFFF ? "\\\\U" : "\\\\u";
        for (int shift = point > 0xFFFF ? 28 : 12; shift >= 0; shift -= 4)
            made += kDigits[(std::uint32_t(point) >> shift) & 15];
    };
    for (std::int32_t i = 0; i < set.getRangeCount(); ++i) {
        append(set.getRangeStart(i));
        if (set.getRangeEnd(i) > set.getRangeStart(i)) {
            made += '-';
            append(set.getRangeEnd(i));
        }
    }
    return made + "]'";
}

std::string pgType(const LogicalType& type) {
    switch (type.kind) {
    case TypeKind::Null: return "text";
    case TypeKind::Boolean: return "boolean";
    case TypeKind::Integer: return "bigint";
    case TypeKind::Decimal: return "numeric";
    case TypeKind::Float: return R"(double precision)";
    case TypeKind::Text: return "text";
    case TypeKind::Date: return "date";
    case TypeKind::Time: return "time";
    case TypeKind::Timestamp: return "timestamp";
    case TypeKind::Binary: return "bytea";
    case TypeKind::Uuid: return "uuid";
    }
    return "text";
}

std::string pgNull(const LogicalType& type) {
    return type.kind == TypeKind::Null ? std::string("NULL") : "NULL::" + pgType(type);
}

std::string pgLiteral(const Value& value, const LogicalType& type) {
    switch (type.kind) {
    case TypeKind::Boolean: return std::get<bool>(value) ? "true" : "false";
    case TypeKind::Text: return pgText(std::get<std::string>(value));
    case TypeKind::Binary: return "'\\x" + toHex(std::get<Binary>(value).bytes) + "'::bytea";
    case TypeKind::Decimal: {
        Decimal scaled = std::get<Decimal>(value);
        [[maybe_unused]] const auto done = rescale(scaled, type.scale, Rounding::Refuse, scaled);
        return quotedText(printDecimal(scaled)) + "::numeric";
    }
    case TypeKind::Timestamp: return quotedText(printTimestamp(std::get<Timestamp>(value), false)) + "::timestamp";
    case TypeKind::Float: {
        std::string text = printFloat(std::get<double>(value));
        if (text.ends_with("inf"))
            text = text.front() == '-' ? "-Infinity" : "Infinity";
        return quotedText(text) + R"(::double precision)";
    }
    default: return quotedText(printValue(value, type)) + "::" + pgType(type);
    }
}

std::string pgText(std::string_view text) {
    return quotedText(std::string(text)) + "::text";
}

std::string pgLiteralOf(const ValueMapTable& table, std::size_t row) {
    const Column& results = table.results();
    return results.isNull(row) ? pgNull(results.type()) : pgLiteral(results.value(row), results.type());
}

std::string pgSpaces() {
    return "E' \\t\\n\\x0b\\f\\r\\u0085\\u00a0\\u1680\\u2000\\u2001\\u2002\\u2003\\u2004\\u2005\\u2006\\u2007\\u2008"
           "\\u2009\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000'";
}

std::string pgFoldFunction() {
    static const std::string statement = [] {
        // Characters that fold to one are translated, those that fold to several replaced before (CaseFolding.txt).
        std::string from, to, replaced = "$1";
        for (UChar32 point = 1; point <= 0x1FFFF; ++point) {
            if (U_IS_SURROGATE(point))
                continue;
            icu::UnicodeString one(point);
            one.foldCase(U_FOLD_CASE_DEFAULT);
            if (one.countChar32() == 1 && one.char32At(0) == point)
                continue;
            std::string folded, plain;
            one.toUTF8String(folded);
            appendCodePoint(plain, char32_t(point));
            if (one.countChar32() == 1) {
                from += plain;
                to += folded;
            } else {
                replaced = "replace(" + replaced + ", " + quotedText(plain) + ", " + quotedText(folded) + ")";
            }
        }
        return "CREATE OR REPLACE FUNCTION pg_temp.mw_fold(text) RETURNS text LANGUAGE sql IMMUTABLE STRICT AS $mw$ "
               "SELECT translate(" +
               replaced + ", " + quotedText(from) + ", " + quotedText(to) + ") $mw$";
    }();
    return statement;
}

std::optional<std::string> pgFill(std::string_view text, const std::vector<PgPiece>& parts, bool saysAll) {
    std::string filled;
    std::vector<bool> said(parts.size(), !saysAll);
    if (!fillAll(text, parts, filled, said) || std::find(said.begin(), said.end(), false) != said.end())
        return std::nullopt;
    return filled;
}

std::string pgOverflows(const std::string& value, std::uint8_t scale) {
    return "abs(" + value + ") >= 1e" + std::to_string(38 - scale) + "::numeric";
}

} // namespace mw::rules::sql

// SPDX-License-Identifier: GPL-3.0-or-later
// Operators and functions whose text hangs on the types of their arguments or on what is fixed in them.
#include "core/rules/sql/postgresql_p.h"

#include "core/base/utf8.h"
#include "core/rules/catalogue.h"

#include <algorithm>
#include <array>

namespace mw::rules::sql {

namespace {

using Written = std::optional<PgPiece>;

const LogicalType& typeOf(const BoundNode& node, std::size_t argument) { return node.children[argument]->type; }

constexpr std::string_view kOutsideInteger = " NOT BETWEEN -9223372036854775808 AND 9223372036854775807";

// -- operators
Written integers(const BoundNode& node, const std::string& a, const std::string& b) {
    const auto over = [&](std::string_view sign) {
        return PgPiece{"(" + a + std::string(sign) + b + ")",
                       a + "::numeric" + std::string(sign) + b + "::numeric" + std::string(kOutsideInteger)};
    };
    switch (node.operation) {
    case Operation::Add: return over(" + ");
    case Operation::Subtract: return over(" - ");
    case Operation::Multiply: return over(" * ");
    case Operation::Modulo:
        return PgPiece{"CASE WHEN " + b + " = -1 THEN 0 ELSE " + a + " % " + b + " END", b + " = 0"};
    case Operation::Negate: return PgPiece{"(-" + a + ")", a + " = -9223372036854775808"};
    default: return std::nullopt;
    }
}

Written decimals(const BoundNode& node, const std::string& a, const std::string& b) {
    const std::uint8_t left = typeOf(node, 0).scale;
    const std::uint8_t right = node.children.size() > 1 ? typeOf(node, 1).scale : 0;
    const std::uint8_t longer = std::max(left, right);
    const auto sum = [&](std::string_view sign) {
        const std::string value = "(" + a + std::string(sign) + b + ")";
        return PgPiece{value, pgOverflows(value, longer)};
    };
    switch (node.operation) {
    case Operation::Add: return node.type.scale == longer ? Written(sum(" + ")) : std::nullopt;
    case Operation::Subtract: return node.type.scale == longer ? Written(sum(" - ")) : std::nullopt;
    case Operation::Multiply: {
        if (left + right != node.type.scale)
            return std::nullopt;
        const std::string value = "(" + a + " * " + b + ")";
        return PgPiece{value, pgOverflows(value, node.type.scale)};
    }
    case Operation::Negate: return PgPiece{"(-" + a + ")", ""};
    case Operation::Modulo:
        if (node.type.scale != longer)
            return std::nullopt;
        // Both sides are brought to the longer scale first, and that may already be too long.
        return PgPiece{"round(" + a + " % " + b + ", " + std::to_string(longer) + ")",
                       b + " = 0 OR " + pgOverflows(a, longer) + " OR " + pgOverflows(b, longer)};
    case Operation::Divide: return pgQuotient(a, b, node.type.scale, "half up");
    case Operation::Widen: {
        const std::string value = "round(" + a + "::numeric, " + std::to_string(node.type.scale) + ")";
        return PgPiece{value, pgOverflows(a + "::numeric", node.type.scale)};
    }
    default: return std::nullopt;
    }
}

// -- conversions
Written toText(const BoundNode& node, const std::vector<PgPiece>& parts) {
    const std::string& value = parts[0].value;
    switch (typeOf(node, 0).kind) {
    case TypeKind::Text: return PgPiece{value, ""};
    case TypeKind::Integer:
    case TypeKind::Boolean:
    case TypeKind::Uuid: return PgPiece{value + "::text", ""};
    case TypeKind::Decimal:
        return PgPiece{"round(" + value + ", " + std::to_string(typeOf(node, 0).scale) + ")::text", ""};
    case TypeKind::Date: return PgPiece{"to_char(" + value + ", 'YYYY-MM-DD')", ""};
    default: return std::nullopt;
    }
}

Written toDecimal(const BoundNode& node, const std::vector<PgPiece>& parts) {
    const std::string& value = parts[0].value;
    const std::string scale = std::to_string(node.type.scale);
    const auto exact = [&](const std::string& number) {
        return "round(" + number + ", " + scale + ") <> " + number + " OR " + pgOverflows(number, node.type.scale);
    };
    switch (typeOf(node, 0).kind) {
    case TypeKind::Text:
        return PgPiece{"round(" + value + "::numeric, " + scale + ")",
                       "CASE WHEN " + pgNoNumber(value) + " THEN true ELSE " + exact(value + "::numeric") + " END"};
    case TypeKind::Integer:
    case TypeKind::Decimal:
        return PgPiece{"round(" + value + "::numeric, " + scale + ")", exact(value + "::numeric")};
    default: return std::nullopt;
    }
}

Written toInteger(const BoundNode& node, const std::vector<PgPiece>& parts) {
    const std::string& value = parts[0].value;
    switch (typeOf(node, 0).kind) {
    case TypeKind::Text:
        return PgPiece{value + "::numeric::bigint", "CASE WHEN " + value + " !~ '^[-+]?[0-9]+$' OR length(ltrim(" +
                                                        value + ", '+-0')) > 19 THEN true ELSE " + value + "::numeric" +
                                                        std::string(kOutsideInteger) + " END"};
    case TypeKind::Decimal:
        return PgPiece{value + "::bigint", "trunc(" + value + ") <> " + value + " OR " + value + std::string(kOutsideInteger)};
    case TypeKind::Boolean: return PgPiece{"CASE WHEN " + value + " THEN 1 ELSE 0 END::bigint", ""};
    case TypeKind::Integer: return PgPiece{value, ""};
    default: return std::nullopt;
    }
}

Written toFloat(const BoundNode& node, const std::vector<PgPiece>& parts) {
    // Of texts its casts end in an error where ours give one for the row.
    return typeOf(node, 0).kind == TypeKind::Decimal ? Written(PgPiece{parts[0].value + R"(::double precision)", ""})
                                                     : std::nullopt;
}

/// Numbers with one-byte signs: groups of three, then a decimal sign.
Written parseDecimal(const BoundNode& node, const std::vector<PgPiece>& parts) {
    const std::string* const point = pgFixedText(node, 1);
    const std::string* const comma = parts.size() > 2 ? pgFixedText(node, 2) : nullptr;
    const auto isSign = [](const std::string& text) {
        return text.size() == 1 && text[0] > ' ' && text[0] < 0x7F && !(text[0] >= '0' && text[0] <= '9') &&
               text[0] != '-' && text[0] != '+';
    };
    if (!point || !isSign(*point) || (comma && !comma->empty() && !isSign(*comma) && *comma != " "))
        return std::nullopt;
    const auto bracketed = [](const std::string& sign) { return "[" + (sign == "^" ? "\\^" : sign == "]" ? "\\]" : sign == "\\" ? "\\\\" : sign == "'" ? "''" : sign) + "]"; };
    const std::string& value = parts[0].value;
    const std::string decimal = "(" + bracketed(*point) + "[0-9]{1,38})?$'";
    std::string plain = value;
    std::string shape = value + " ~ '^[-+]?[0-9]+" + decimal;
    if (comma && !comma->empty()) {
        plain = "replace(" + plain + ", " + pgText(*comma) + ", '')";
        shape = "(" + shape + " OR " + value + " ~ '^[-+]?[0-9]{1,3}(" + bracketed(*comma) + "[0-9]{3})+" + decimal + ")";
    }
    if (*point != ".")
        plain = "replace(" + plain + ", " + pgText(*point) + ", '.')";
    const std::string scale = std::to_string(node.type.scale);
    const std::string number = plain + "::numeric";
    return PgPiece{"round(" + number + ", " + scale + ")",
                   "CASE WHEN NOT " + shape + " OR " + pgNoNumber(plain) + " THEN true ELSE round(" + number + ", " + scale +
                       ") <> " + number + " OR " + pgOverflows(number, node.type.scale) + " END"};
}

// -- dates
struct DatePlaces {
    std::string shape; ///< a regular expression
    std::size_t year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0;

    std::size_t* of(char letter) {
        switch (letter) {
        case 'y': return &year;
        case 'M': return &month;
        case 'd': return &day;
        case 'H': return &hour;
        case 'm': return &minute;
        case 's': return &second;
        default: return nullptr;
        }
    }
};

/// Patterns of yyyy, MM, dd, HH, mm, ss, signs between them and quoted letters; none for others.
std::optional<DatePlaces> readPattern(const std::string& pattern) {
    DatePlaces places;
    std::size_t at = 1;
    for (std::size_t i = 0; i < pattern.size();) {
        const char c = pattern[i];
        std::size_t run = 1;
        while (i + run < pattern.size() && pattern[i + run] == c)
            ++run;
        const auto isLetter = [](char one) { return (one >= 'a' && one <= 'z') || (one >= 'A' && one <= 'Z'); };
        if (c == '\'') {
            if (i + 2 >= pattern.size() || !isLetter(pattern[i + 1]) || pattern[i + 2] != '\'')
                return std::nullopt;
            places.shape += std::string("[") + pattern[i + 1] + "]";
            ++at;
            i += 3;
            continue;
        }
        if (isLetter(c)) {
            std::size_t* const place = places.of(c);
            const std::size_t wanted = c == 'y' ? 4 : 2;
            if (!place || run != wanted || *place != 0)
                return std::nullopt;
            *place = at;
            places.shape += "[0-9]{" + std::to_string(wanted) + "}";
        } else {
            if (std::string_view("./-: ").find(c) == std::string_view::npos)
                return std::nullopt;
            for (std::size_t k = 0; k < run; ++k)
                places.shape += std::string("[") + c + "]";
        }
        at += run;
        i += run;
    }
    return places.year && places.month && places.day ? std::optional(places) : std::nullopt;
}

std::string partAt(const std::string& value, std::size_t at, std::size_t size) {
    return "substr(" + value + ", " + std::to_string(at) + ", " + std::to_string(size) + ")::int";
}

/// True where a text is a date that exists in one form, and that date.
PgPiece dateIn(const std::string& value, const DatePlaces& places) {
    const auto part = [&](std::size_t at, std::size_t size) { return partAt(value, at, size); };
    const std::string year = part(places.year, 4), month = part(places.month, 2), day = part(places.day, 2);
    return {"make_date(" + year + ", " + month + ", " + day + ")",
            "CASE WHEN " + value + " ~ '^" + places.shape + "$' THEN CASE WHEN " + year + " >= 1 AND " + month +
                " BETWEEN 1 AND 12 THEN " + day + " BETWEEN 1 AND extract(day from make_date(" + year + ", " + month +
                ", 1) + interval '1 month - 1 day') ELSE false END ELSE false END"};
}

Written parseDate(const BoundNode& node, const std::vector<PgPiece>& parts) {
    std::string value = "CASE", fits;
    for (std::size_t i = 1; i < parts.size(); ++i) {
        const std::string* const pattern = pgFixedText(node, i);
        const auto places = pattern ? readPattern(*pattern) : std::nullopt;
        if (!places)
            return std::nullopt;
        const PgPiece date = dateIn(parts[0].value, *places);
        value += " WHEN " + date.failed + " THEN " + date.value;
        fits += (fits.empty() ? "" : " OR ") + date.failed;
    }
    return PgPiece{value + " END", "NOT (" + fits + ")"};
}

/// The same with a time of day, as far as the form has one.
Written parseTimestamp(const BoundNode& node, const std::vector<PgPiece>& parts) {
    const std::string& text = parts[0].value;
    std::string value = "CASE", fits;
    for (std::size_t i = 1; i < parts.size(); ++i) {
        const std::string* const pattern = pgFixedText(node, i);
        const auto places = pattern ? readPattern(*pattern) : std::nullopt;
        if (!places)
            return std::nullopt;
        const PgPiece date = dateIn(text, *places);
        std::string time, exists;
        const auto add = [&](std::size_t at, std::string_view unit, std::string_view most) {
            if (at == 0)
                return;
            time += " + make_interval(" + std::string(unit) + " => " + partAt(text, at, 2) + ")";
            exists += (exists.empty() ? "" : " AND ") + partAt(text, at, 2) + " <= " + std::string(most);
        };
        add(places->hour, "hours", "23");
        add(places->minute, "mins", "59");
        add(places->second, "secs", "59");
        const std::string fit = exists.empty() ? date.failed : "CASE WHEN " + date.failed + " THEN " + exists + " ELSE false END";
        value += " WHEN " + fit + " THEN " + date.value + "::timestamp" + time;
        fits += (fits.empty() ? "" : " OR ") + ("(" + fit + ")");
    }
    return PgPiece{value + " END", "NOT (" + fits + ")"};
}
Written isDate(const BoundNode& node, const std::vector<PgPiece>& parts) {
    const auto parsed = parseDate(node, parts);
    return parsed ? Written(PgPiece{"NOT (" + parsed->failed + ")", ""}) : std::nullopt;
}
Written toDate(const BoundNode& node, const std::vector<PgPiece>& parts) {
    const std::string& value = parts[0].value;
    if (typeOf(node, 0).kind == TypeKind::Timestamp)
        return PgPiece{value + "::date", ""};
    const PgPiece date = dateIn(value, *readPattern("yyyy-MM-dd"));
    return PgPiece{date.value, "NOT (" + date.failed + ")"};
}
Written toTimestamp(const BoundNode& node, const std::vector<PgPiece>& parts) {
    return typeOf(node, 0).kind == TypeKind::Date ? Written(PgPiece{parts[0].value + "::timestamp", ""}) : std::nullopt;
}

Written formatDate(const BoundNode& node, const std::vector<PgPiece>& parts) {
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 7> kLetters = {
        {{"yyyy", "YYYY"}, {"MM", "MM"}, {"dd", "DD"}, {"HH", "HH24"}, {"mm", "MI"}, {"ss", "SS"}, {"yy", "YY"}}};
    const std::string* const pattern = pgFixedText(node, 1);
    std::string made;
    for (std::size_t i = 0; pattern && i < pattern->size();) {
        const char c = (*pattern)[i];
        std::size_t run = 1;
        while (i + run < pattern->size() && (*pattern)[i + run] == c)
            ++run;
        const std::string_view letters = std::string_view(*pattern).substr(i, run);
        bool known = false;
        for (const auto& [ours, theirs] : kLetters)
            if (ours == letters) {
                made += theirs;
                known = true;
            }
        if (!known) {
            if (std::string_view("./-: ").find(c) == std::string_view::npos)
                return std::nullopt;
            made += letters;
        }
        i += run;
    }
    if (!pattern)
        return std::nullopt;
    return PgPiece{"to_char(" + parts[0].value + ", '" + made + "')", ""};
}

Written toTime(const BoundNode& node, const std::vector<PgPiece>& parts) {
    return typeOf(node, 0).kind == TypeKind::Timestamp ? Written(PgPiece{parts[0].value + "::time", ""}) : std::nullopt;
}

// -- texts
/// By code point, whatever the database's collation.
Written extreme(const BoundNode& node, const std::vector<PgPiece>& parts) {
    const bool isText = node.type.kind == TypeKind::Text;
    std::string list;
    for (const PgPiece& part : parts)
        list += (list.empty() ? "" : ", ") + (isText ? "(" + part.value + " COLLATE \"C\")" : part.value);
    return PgPiece{std::string(node.function->name()) + "(" + list + ")", ""};
}

std::string folded(const std::string& value) { return "pg_temp.mw_fold(" + value + ")"; }

Written sameText(const BoundNode&, const std::vector<PgPiece>& parts) {
    return PgPiece{"(" + folded(parts[0].value) + " = " + folded(parts[1].value) + ")", ""};
}
/// Bare of accents as remove_accents() says it, and of white space at the ends.
Written sameLetters(const BoundNode&, const std::vector<PgPiece>& parts) {
    const auto bare = [](const PgPiece& part) {
        return folded(pgFill(findFunction("remove_accents")->postgres().text, {{"btrim(" + part.value + ", " + pgSpaces() + ")", ""}}, true).value_or("NULL"));
    };
    return PgPiece{"(" + bare(parts[0]) + " = " + bare(parts[1]) + ")", ""};
}
Written parseBoolean(const BoundNode& node, const std::vector<PgPiece>& parts) {
    const auto list = [&](std::size_t argument) {
        return "string_to_array(" + folded("regexp_replace(btrim(" + parts[argument].value + ", " + pgSpaces() +
                                           "), '\\s*,\\s*', ',', 'g')") + ", ',')";
    };
    const auto isAscii = [&](std::size_t argument) {
        const std::string* const text = pgFixedText(node, argument);
        return text && std::all_of(text->begin(), text->end(), [](char c) { return c >= ' ' && c < 0x7F; });
    };
    if (!isAscii(1) || !isAscii(2))
        return std::nullopt;
    const std::string word = folded("btrim(" + parts[0].value + ", " + pgSpaces() + ")");
    return PgPiece{word + " = ANY(" + list(1) + ")",
                   "NOT (" + word + " = ANY(" + list(1) + ") OR " + word + " = ANY(" + list(2) + "))"};
}

} // namespace

std::string pgNoNumber(const std::string& value) {
    return value + " !~ '^[-+]?[0-9]+(\\.[0-9]{1,38})?$' OR length(ltrim(translate(" + value + ", '+-.', ''), '0')) > 38";
}

const std::string* pgFixedText(const BoundNode& node, std::size_t argument) {
    return std::get_if<std::string>(&node.children[argument]->value);
}

std::optional<PgPiece> pgArithmetic(const BoundNode& node, const std::vector<PgPiece>& parts) {
    const std::string none;
    const std::string& b = parts.size() > 1 ? parts[1].value : none;
    if (node.type.kind == TypeKind::Integer)
        return integers(node, parts[0].value, b);
    if (node.type.kind == TypeKind::Decimal)
        return decimals(node, parts[0].value, parts.size() > 1 ? b : parts[0].value);
    return std::nullopt;
}

PgWriter pgWriter(std::string_view function) {
    static constexpr std::array<std::pair<std::string_view, PgWriter>, 43> kWriters = {
        {{"to_text", toText},
         {"to_decimal", toDecimal},
         {"to_integer", toInteger},
         {"parse_decimal", parseDecimal},
         {"parse_date", parseDate},
         {"is_date", isDate},
         {"to_date", toDate},
         {"to_timestamp", toTimestamp},
         {"to_time", toTime},
         {"format_date", formatDate},
         {"greatest", extreme},
         {"least", extreme},
         {"same_text", sameText},
         {"same_letters", sameLetters},
         {"parse_boolean", parseBoolean},
         {"to_float", toFloat},
         {"parse_timestamp", parseTimestamp},
         {"parse_number", pgParseNumber},
         {"country_code", pgReference},
         {"country_code3", pgReference},
         {"country_name", pgReference},
         {"currency_code", pgReference},
         {"currency_name", pgReference},
         {"language_code", pgReference},
         {"house_number", pgHelped},
         {"street_name", pgHelped},
         {"proper_name", pgHelped},
         {"given_name", pgHelped},
         {"family_name", pgHelped},
         {"name_title", pgHelped},
         {"name_suffix", pgHelped},
         {"initials", pgHelped},
         {"to_base64", pgToBase64},
         {"divide", pgDivide},
         {"format_decimal", pgFormatDecimal},
         {"month_name", pgDateName},
         {"weekday_name", pgDateName},
         {"matches", pgMatch},
         {"contains_match", pgMatch},
         {"extract", pgMatch},
         {"extract_all", pgMatch},
         {"count_matches", pgMatch},
         {"replace_matches", pgMatch}}};
    for (const auto& [name, writer] : kWriters)
        if (name == function)
            return writer;
    return nullptr;
}

} // namespace mw::rules::sql

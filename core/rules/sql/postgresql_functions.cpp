// SPDX-License-Identifier: GPL-3.0-or-later
// Functions that take more than an expression: PostgreSQL gets them as functions of the session, in PL/pgSQL, line by line
// what the functions of the catalogue do.
#include "core/rules/binder.h"
#include "core/rules/functions/name/person_name_p.h"
#include "core/rules/functions/number/number_signs_p.h"
#include "core/rules/functions/reference/reference_names_p.h"
#include "core/rules/catalogue.h"
#include "core/rules/parser.h"
#include "core/rules/sql/postgresql_p.h"

#include "core/base/utf8.h"

#include <unicode/uchar.h>

#include <array>
#include <map>

namespace mw::rules::sql {

namespace {

using Written = std::optional<PgPiece>;

/// CREATE FUNCTION pg_temp.<name>(<arguments>) RETURNS <result> with a body in PL/pgSQL.
std::string function(const std::string& name, const std::string& arguments, const std::string& result,
                     const std::string& body) {
    return "CREATE OR REPLACE FUNCTION pg_temp." + name + "(" + arguments + ") RETURNS " + result +
           " LANGUAGE plpgsql IMMUTABLE STRICT AS $mw$\n" + body + "\n$mw$;\n";
}

/// Puts texts for the places @name@ of a body.
std::string filled(std::string body, const std::map<std::string, std::string>& places) {
    for (const auto& [name, text] : places)
        for (std::size_t at = body.find(name); at != std::string::npos; at = body.find(name, at + text.size()))
            body.replace(at, name.size(), text);
    return body;
}

std::string arrayOf(std::span<const std::string_view> words) {
    std::string list;
    for (const std::string_view word : words)
        list += (list.empty() ? "" : ", ") + pgText(word);
    return "ARRAY[" + list + "]";
}

// -- street lines (functions/name/street.cpp)
std::string streetStatements() {
    // Places count from 1; the end is the place behind.
    const std::string numberAt = function("mw_number_at", "line text, start int", "int", R"sql(
DECLARE size int := length(line); place int := start; digit text := '^[0-9]$'; letter text := '^[A-Za-z]$';
BEGIN
  WHILE substr(line, place, 1) ~ digit LOOP place := place + 1; END LOOP;
  IF place = start OR place - start > 5 THEN RETURN NULL; END IF;
  IF substr(line, place, 1) ~ letter AND substr(line, place + 1, 1) !~ letter THEN
    place := place + 1;
  ELSIF substr(line, place, 1) = ' ' AND substr(line, place + 1, 1) ~ letter AND start > 1
        AND (place + 1 = size OR substr(line, place + 2, 1) = ',') THEN
    place := place + 2;
  END IF;
  WHILE substr(line, place, 1) IN ('-', '/') AND substr(line, place + 1, 1) ~ digit LOOP
    place := place + 1;
    WHILE substr(line, place, 1) ~ digit LOOP place := place + 1; END LOOP;
    IF substr(line, place, 1) ~ letter AND substr(line, place + 1, 1) !~ letter THEN place := place + 1; END IF;
  END LOOP;
  IF place <= size AND substr(line, place, 1) NOT IN (' ', ',') THEN RETURN NULL; END IF;
  RETURN place;
END)sql");
    const std::string find = function("mw_find_number", "line text", "int[]", R"sql(
DECLARE head text := split_part(line, ',', 1); place int := pg_temp.mw_number_at(line, 1);
BEGIN
  IF place <= length(line) THEN RETURN ARRAY[1, place]; END IF;
  FOR start IN REVERSE length(head) .. 2 LOOP
    IF substr(head, start - 1, 1) = ' ' AND pg_temp.mw_number_at(head, start) = length(head) + 1 THEN
      RETURN ARRAY[start, length(head) + 1];
    END IF;
  END LOOP;
  RETURN NULL;
END)sql");
    const std::string number = function("mw_house_number", "written text", "text", filled(R"sql(
DECLARE line text := btrim(written, @spaces@); found int[] := pg_temp.mw_find_number(line);
BEGIN
  RETURN substr(line, found[1], found[2] - found[1]);
END)sql",
                                                                                          {{"@spaces@", pgSpaces()}}));
    const std::string street = function("mw_street_name", "written text", "text", filled(R"sql(
DECLARE line text := btrim(written, @spaces@); found int[] := pg_temp.mw_find_number(line); street text; skipped int; comma int;
BEGIN
  IF found IS NULL THEN
    street := split_part(line, ',', 1);
  ELSIF found[1] = 1 THEN
    street := substr(line, found[2]);
    skipped := CASE WHEN left(street, 1) = ',' THEN 1 ELSE 0 END;
    comma := strpos(substr(street, 2), ',');
    street := CASE WHEN comma = 0 THEN substr(street, skipped + 1) ELSE substr(street, skipped + 1, comma) END;
  ELSE
    street := substr(line, 1, found[1] - 1);
  END IF;
  RETURN nullif(btrim(rtrim(street, ','), @spaces@), '');
END)sql",
                                                                                         {{"@spaces@", pgSpaces()}}));
    return numberAt + find + number + street;
}

// -- names of people (functions/name/person_name.cpp, proper_name.cpp)
std::map<std::string, std::string> namePlaces() {
    return {{"@spaces@", pgSpaces()},
            {"@space@", pgCharacterClass("[:White_Space:]")},
            {"@titles@", arrayOf(nameTitles())},
            {"@suffixes@", arrayOf(nameSuffixes())},
            {"@particles@", arrayOf(nameParticles())},
            {"@lower@", "lower(word COLLATE \"und-x-icu\")"},
            {"@upper@", "upper(word COLLATE \"und-x-icu\")"}};
}

std::string particleStatement() {
    return function("mw_is_particle", "word text", "boolean",
                    filled("BEGIN RETURN replace(@lower@, '.', '') = ANY(@particles@); END", namePlaces()));
}

std::string personStatements() {
    const std::map<std::string, std::string> places = namePlaces();
    std::string made = particleStatement();
    made += function("mw_is_suffix", "word text", "boolean",
                     filled("BEGIN RETURN replace(@lower@, '.', '') = ANY(@suffixes@ || 'sr'::text); END", places));
    made += function("mw_is_title", "word text, behind int", "boolean", filled(R"sql(
DECLARE plain text := replace(@lower@, '.', '');
BEGIN
  IF plain <> ALL(@titles@) THEN RETURN false; END IF;
  RETURN CASE WHEN octet_length(plain) > 1 THEN behind > 0 ELSE behind > 1 AND right(word, 1) = '.' END;
END)sql",
                                                                               places));
    made += function("mw_title_count", "words text[]", "int", R"sql(
DECLARE count int := 0;
BEGIN
  WHILE count < cardinality(words) AND pg_temp.mw_is_title(words[count + 1], cardinality(words) - count - 1) LOOP
    count := count + 1;
  END LOOP;
  RETURN count;
END)sql");
    made += function("mw_suffix_count", "words text[]", "int", R"sql(
DECLARE count int := 0;
BEGIN
  WHILE cardinality(words) - count > 1 AND pg_temp.mw_is_suffix(words[cardinality(words) - count]) LOOP
    count := count + 1;
  END LOOP;
  RETURN count;
END)sql");
    // Titles, given names, family name, suffixes: words joined by spaces, null for none.
    made += function("mw_person", "written text", "text[]", filled(R"sql(
DECLARE pieces text[] := '{}'; words text[]; piece text; behind text[] := '{}'; titles text[] := '{}';
        given text[] := '{}'; family text[] := '{}'; suffixes text[] := '{}'; count int; cut int;
BEGIN
  FOREACH piece IN ARRAY string_to_array(written, ',') LOOP
    words := array_remove(regexp_split_to_array(piece, @space@ || '+'), '');
    IF cardinality(words) > 0 THEN pieces := array_append(pieces, array_to_string(words, ' ')); END IF;
  END LOOP;
  count := cardinality(pieces);
  WHILE count > 1 AND NOT EXISTS (SELECT 1 FROM unnest(string_to_array(pieces[count], ' ')) AS u(word)
                                  WHERE NOT pg_temp.mw_is_suffix(u.word)) LOOP
    behind := string_to_array(pieces[count], ' ') || behind;
    count := count - 1;
  END LOOP;
  IF count > 1 THEN
    FOR piece_number IN 1 .. 2 LOOP
      words := string_to_array(CASE WHEN piece_number = 1 THEN pieces[1] ELSE array_to_string(pieces[2:count], ' ') END, ' ');
      cut := pg_temp.mw_title_count(words);
      titles := titles || words[1:cut];
      words := words[cut + 1:];
      cut := cardinality(words) - pg_temp.mw_suffix_count(words);
      suffixes := words[cut + 1:] || suffixes;
      words := words[1:cut];
      IF piece_number = 1 THEN family := words; ELSE given := words; END IF;
    END LOOP;
  ELSIF count = 1 THEN
    words := string_to_array(pieces[1], ' ');
    cut := pg_temp.mw_title_count(words);
    titles := words[1:cut];
    words := words[cut + 1:];
    cut := cardinality(words) - pg_temp.mw_suffix_count(words);
    suffixes := words[cut + 1:];
    words := words[1:cut];
    cut := cardinality(words);
    IF cut > 1 OR cardinality(titles) > 0 THEN cut := cut - 1; END IF;
    WHILE cut > 1 AND cut < cardinality(words) AND pg_temp.mw_is_particle(words[cut]) LOOP cut := cut - 1; END LOOP;
    IF cut = 1 AND cardinality(words) > 2 AND pg_temp.mw_is_particle(words[1]) THEN cut := 0; END IF;
    given := words[1:cut];
    family := words[cut + 1:];
  END IF;
  suffixes := suffixes || behind;
  RETURN ARRAY[nullif(array_to_string(titles, ' '), ''), nullif(array_to_string(given, ' '), ''),
               nullif(array_to_string(family, ' '), ''), nullif(array_to_string(suffixes, ' '), '')];
END)sql",
                                                                       places));
    made += function("mw_initials", "written text", "text", filled(R"sql(
DECLARE person text[] := pg_temp.mw_person(written); made text := ''; word text;
        given text[] := coalesce(string_to_array(person[2], ' '), '{}'); family text[] := coalesce(string_to_array(person[3], ' '), '{}');
BEGIN
  FOREACH word IN ARRAY given LOOP
    word := left(word, 1);
    made := made || @upper@;
  END LOOP;
  FOREACH word IN ARRAY family LOOP
    CONTINUE WHEN pg_temp.mw_is_particle(word) AND word <> family[cardinality(family)];
    word := left(word, 1);
    made := made || @upper@;
  END LOOP;
  RETURN made;
END)sql",
                                                                     places));
    return made;
}

std::string properNameStatements() {
    const std::map<std::string, std::string> places = namePlaces();
    std::string made = particleStatement();
    made += function("mw_capitalised", "written text", "text", filled(R"sql(
DECLARE word text := left(written, 1); made text := @upper@;
BEGIN
  word := substr(written, 2);
  RETURN made || @lower@;
END)sql",
                                                                       places));
    made += function("mw_proper_word", "word text, is_first boolean", "text", filled(R"sql(
DECLARE small text := @lower@;
BEGIN
  IF small IN ('ii', 'iii', 'iv') THEN RETURN @upper@; END IF;
  IF NOT is_first AND pg_temp.mw_is_particle(word) AND small NOT IN ('mac', 'st') THEN RETURN small; END IF;
  IF octet_length(small) > 2 AND left(small, 2) IN ('o''', 'd''', 'l''') THEN
    RETURN upper(left(small, 1)) || '''' || pg_temp.mw_capitalised(substr(small, 3));
  END IF;
  IF octet_length(small) > 3 AND left(small, 2) = 'mc' THEN
    RETURN 'Mc' || pg_temp.mw_capitalised(substr(small, 3));
  END IF;
  RETURN pg_temp.mw_capitalised(word);
END)sql",
                                                                                      places));
    made += function("mw_proper_name", "written text", "text", filled(R"sql(
DECLARE made text := ''; word text := ''; sign text; is_first boolean := true;
BEGIN
  FOREACH sign IN ARRAY string_to_array(written, NULL) || ' '::text LOOP
    IF strpos(@spaces@, sign) = 0 AND sign <> '-' THEN
      word := word || sign;
      CONTINUE;
    END IF;
    IF word <> '' THEN
      made := made || pg_temp.mw_proper_word(word, is_first);
      is_first := false;
      word := '';
    END IF;
    made := made || sign;
  END LOOP;
  RETURN left(made, -1);
END)sql",
                                                                       places));
    return made;
}

// -- numbers as a language writes them (functions/number/parse_number.cpp)
std::string numberStatements() {
    std::string from, to;
    for (UChar32 point = 0x80; point <= 0x1FFFF; ++point)
        if (const int digit = u_charDigitValue(point); digit >= 0) {
            appendCodePoint(from, char32_t(point));
            to += char('0' + digit);
        }
    return function("mw_number", "written text, point text, comma text", "text",
                    filled(R"sql(
DECLARE line text := btrim(written, @spaces@); plain text := translate(btrim(written, @spaces@), @from@, @to@);
        sign text; digit text; digits text := ''; run int := 0; negative boolean := false; fraction boolean := false;
        grouped boolean := false; closed boolean := false; opened boolean := false; begun boolean;
BEGIN
  FOR place IN 1 .. length(line) LOOP
    sign := substr(line, place, 1);
    digit := substr(plain, place, 1);
    begun := digits <> '' OR run > 0;
    IF digit ~ '^[0-9]$' THEN
      IF closed THEN RETURN NULL; END IF;
      digits := digits || digit;
      run := run + 1;
    ELSIF (sign = comma OR (strpos(@spaces@, comma) > 0 AND strpos(@spaces@, sign) > 0 AND comma <> '')
           OR (comma IN ('''', U&'\2019') AND sign IN ('''', U&'\2019')))
          AND begun AND NOT fraction AND NOT closed AND substr(line, place + 1, 1) ~ '^[0-9]$' THEN
      IF run > 3 OR (grouped AND run <> 3) THEN RETURN NULL; END IF;
      grouped := true;
      run := 0;
    ELSIF sign = point AND NOT fraction AND NOT closed THEN
      IF grouped AND run <> 3 THEN RETURN NULL; END IF;
      fraction := true;
      digits := digits || CASE WHEN digits = '' THEN '0.' ELSE '.' END;
    ELSIF sign IN ('-', U&'\2212', '(') THEN
      IF negative OR (begun AND sign = '(') THEN RETURN NULL; END IF;
      negative := true;
      opened := sign = '(';
      closed := begun;
    ELSIF sign = ')' AND opened AND begun THEN
      opened := false;
      closed := true;
    ELSIF sign = '+' AND NOT begun AND NOT negative THEN
      CONTINUE;
    ELSIF strpos(@spaces@, sign) > 0 OR sign ~ @currency@ THEN
      closed := closed OR begun;
    ELSE
      RETURN NULL;
    END IF;
  END LOOP;
  IF opened OR digits = '' OR right(digits, 1) = '.' OR (grouped AND NOT fraction AND run <> 3) THEN RETURN NULL; END IF;
  RETURN CASE WHEN negative THEN '-' ELSE '' END || digits;
END)sql",
                           {{"@spaces@", pgSpaces()},
                            {"@from@", pgText(from)},
                            {"@to@", pgText(to)},
                            {"@currency@", pgCharacterClass("[:Sc:]")}}));
}

// -- names of the world (functions/reference)
std::string jsonOf(const std::map<std::string, std::string>& pairs) {
    const auto quoted = [](const std::string& text) {
        std::string made = "\"";
        for (const char c : text)
            made += c == '"' || c == '\\' ? std::string("\\") + c : std::string(1, c);
        return made + "\"";
    };
    std::string made;
    for (const auto& [key, value] : pairs)
        made += (made.empty() ? "{" : ",") + quoted(key) + ":" + quoted(value);
    return pgText(made.empty() ? "{}" : made + "}") + "::jsonb";
}

std::string namesStatement(const std::string& name, const ReferenceNames& names) {
    return "CREATE OR REPLACE FUNCTION pg_temp." + name + "(text) RETURNS text LANGUAGE sql IMMUTABLE STRICT AS $mw$ SELECT " +
           jsonOf({names.all().begin(), names.all().end()}) + " ->> $1 $mw$;\n";
}

/// A name as ReferenceNames compares it.
std::string nameKey(const std::string& value) {
    const std::string bare =
        pgFill(findFunction("remove_accents")->postgres().text, {{value, ""}}, true).value_or("NULL");
    return "(SELECT CASE WHEN octet_length(k) > 6 AND left(k, 3) = 'the' THEN substr(k, 4) ELSE k END FROM "
           "(SELECT regexp_replace(pg_temp.mw_fold(" + bare + "), " + pgCharacterClass("[^[:L:][:Nd:]]") +
           ", '', 'g') AS k OFFSET 0) named)";
}

/// What a function of the catalogue gives for each code.
std::optional<std::map<std::string, std::string>> byCode(const BoundNode& node, const std::map<std::string, std::string>& codes) {
    std::string rest = ")";
    if (node.children.size() > 1) {
        const std::string* const language = pgFixedText(node, 1);
        if (!language || language->find('\'') != std::string::npos)
            return std::nullopt;
        rest = ", '" + *language + "')";
    }
    std::map<std::string, std::string> said;
    for (const auto& [code, unused] : codes) {
        const ParsedRule rule = parse(std::string(node.function->name()) + "('" + code + "'" + rest);
        const BindResult bound = rule.ok() ? bind(*rule.tree, {}) : BindResult{};
        const auto* const text = bound.rule ? std::get_if<std::string>(&bound.rule->root->value) : nullptr;
        if (!text)
            return std::nullopt;
        said[code] = *text;
    }
    return said;
}

} // namespace

std::span<const PgHelper> pgHelpers() {
    static constexpr std::array<PgHelper, 10> kHelpers = {{
        {"pg_temp.mw_fold", pgFoldFunction},
        {"pg_temp.mw_house_number", streetStatements},
        {"pg_temp.mw_street_name", streetStatements},
        {"pg_temp.mw_person", personStatements},
        {"pg_temp.mw_initials", personStatements},
        {"pg_temp.mw_proper_name", properNameStatements},
        {"pg_temp.mw_number(", numberStatements},
        {"pg_temp.mw_countries", [] { return namesStatement("mw_countries", knownCountries()); }},
        {"pg_temp.mw_languages", [] { return namesStatement("mw_languages", knownLanguages()); }},
        {"pg_temp.mw_currencies", [] { return namesStatement("mw_currencies", knownCurrencies().names); }},
    }};
    return kHelpers;
}

Written pgHelped(const BoundNode& node, const std::vector<PgPiece>& parts) {
    const std::string& value = parts[0].value;
    const std::string_view name = node.function->name();
    constexpr std::array<std::string_view, 4> kParts = {"name_title", "given_name", "family_name", "name_suffix"};
    for (std::size_t i = 0; i < kParts.size(); ++i)
        if (name == kParts[i])
            return PgPiece{"(pg_temp.mw_person(" + value + "))[" + std::to_string(i + 1) + "]", ""};
    return PgPiece{"pg_temp.mw_" + std::string(name) + "(" + value + ")", ""};
}

Written pgParseNumber(const BoundNode& node, const std::vector<PgPiece>& parts) {
    const std::string* const language = pgFixedText(node, 1);
    const auto signs = language ? numberSignsOf(*language) : Result<NumberSigns>(makeError(Code::Internal, ""));
    if (!signs.ok())
        return std::nullopt;
    const auto sign = [](char32_t point) {
        std::string text;
        if (point != 0)
            appendCodePoint(text, point);
        return pgText(text);
    };
    const std::string plain =
        "pg_temp.mw_number(" + parts[0].value + ", " + sign(signs->decimal) + ", " + sign(signs->grouping) + ")";
    const std::string scale = std::to_string(node.type.scale);
    const std::string from = " FROM (SELECT " + plain + " AS p OFFSET 0) plain)";
    return PgPiece{"(SELECT round(p::numeric, " + scale + ")" + from,
                   "(SELECT CASE WHEN p IS NULL OR " + pgNoNumber("p") + " THEN true ELSE round(p::numeric, " + scale +
                       ") <> p::numeric OR " + pgOverflows("p::numeric", node.type.scale) + " END" + from};
}

Written pgReference(const BoundNode& node, const std::vector<PgPiece>& parts) {
    const std::string& value = parts[0].value;
    const std::string_view name = node.function->name();
    const bool isCurrency = name.starts_with("currency"), isLanguage = name.starts_with("language");
    const ReferenceNames& names = isCurrency ? knownCurrencies().names : isLanguage ? knownLanguages() : knownCountries();
    std::string code = "pg_temp.mw_" + std::string(isCurrency ? "currencies" : isLanguage ? "languages" : "countries") + "(" +
                       nameKey(value) + ")";
    if (isCurrency) {
        const auto& signs = knownCurrencies().signs;
        code = "coalesce(" + jsonOf({signs.begin(), signs.end()}) + " ->> btrim(" + value + ", " + pgSpaces() + "), " + code + ")";
    }
    if (name.ends_with("_code"))
        return PgPiece{code, code + " IS NULL"};
    std::map<std::string, std::string> codes;
    for (const auto& [key, one] : names.all())
        codes.emplace(one, one);
    const auto said = byCode(node, codes);
    if (!said)
        return std::nullopt;
    const std::string found = "(" + jsonOf(*said) + " ->> " + code + ")";
    return PgPiece{found, found + " IS NULL"};
}

} // namespace mw::rules::sql

// SPDX-License-Identifier: GPL-3.0-or-later
// Regular expressions: those of RE2 that PostgreSQL matches alike. RE2 takes the first of the ways in which a pattern
// fits, PostgreSQL the longest. In a row of single characters and classes with greedy repetitions these are one and the
// same: taking a character as early as it can be taken leaves all later ones free. Alternatives, repeated groups and
// lazy repetitions are refused (postgresql.org/docs/15/functions-matching.html#POSIX-MATCHING-RULES).
#include "core/rules/sql/postgresql_p.h"

#include <charconv>

namespace mw::rules::sql {

namespace {

using Written = std::optional<PgPiece>;

class PatternReader {
public:
    explicit PatternReader(std::string_view pattern) : m_rest(pattern) {}

    bool read() {
        if (take('^'))
            m_made = "^";
        while (!m_rest.empty()) {
            if (m_rest == "$") {
                m_made += '$';
                m_rest = {};
            } else if (m_rest.starts_with('(')) {
                if (m_inGroup || m_rest.starts_with("(?"))
                    return false;
                ++m_groups;
                m_inGroup = take('(');
                m_made += '(';
            } else if (m_rest.starts_with(')')) {
                m_inGroup = !take(')');
                m_made += ')';
                if (startsRepetition())
                    return false;
            } else if (!atom() || !repetition()) {
                return false;
            }
        }
        return !m_inGroup;
    }
    const std::string& made() const { return m_made; }
    int groups() const { return m_groups; }
    bool canBeEmpty() const { return m_canBeEmpty; }

private:
    bool take(char c) {
        const bool found = m_rest.starts_with(c);
        m_rest.remove_prefix(found ? 1 : 0);
        return found;
    }
    bool startsRepetition() const { return !m_rest.empty() && std::string_view("*+?{").find(m_rest[0]) != std::string_view::npos; }

    bool atom() {
        if (take('.'))
            m_made += "[^\\n]";
        else if (take('['))
            return characterClass();
        else if (take('\\'))
            return escape(false);
        else if (std::string_view("*+?{}|^$]").find(m_rest[0]) != std::string_view::npos)
            return false;
        else
            character();
        return true;
    }
    /// One code point as it stands.
    void character() {
        std::size_t size = 1;
        while (size < m_rest.size() && (static_cast<unsigned char>(m_rest[size]) & 0xC0) == 0x80)
            ++size;
        m_made += m_rest.substr(0, size);
        m_rest.remove_prefix(size);
    }
    bool escape(bool inClass) {
        if (m_rest.empty())
            return false;
        const char c = m_rest[0];
        m_rest.remove_prefix(1);
        const std::string_view members = c == 'd' || c == 'D'   ? "0-9"
                                         : c == 'w' || c == 'W' ? "0-9A-Za-z_"
                                         : c == 's' || c == 'S' ? "\\t\\n\\f\\r "
                                                                : "";
        if (!members.empty()) {
            const bool negated = c < 'a';
            if (inClass && negated)
                return false;
            m_made += inClass ? std::string(members) : (negated ? "[^" : "[") + std::string(members) + "]";
            return true;
        }
        if (c != 'n' && c != 't' && c != 'r' && (c <= ' ' || c >= 0x7F || isWordCharacter(c)))
            return false;
        m_made += std::string("\\") + c;
        return true;
    }
    static bool isWordCharacter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
    }
    bool characterClass() {
        m_made += take('^') ? "[^" : "[";
        for (bool first = true; first || !take(']'); first = false) {
            if (m_rest.empty() || m_rest[0] == '[' || m_rest[0] == ']')
                return false;
            if (take('\\')) {
                if (!escape(true) || (m_rest.starts_with('-') && !m_rest.starts_with("-]")))
                    return false;
            } else if (m_rest[0] == '-') {
                if (!first && !m_rest.starts_with("-]"))
                    return false;
                m_rest.remove_prefix(1);
                m_made += "\\-";
            } else if (m_rest.starts_with('^')) {
                m_rest.remove_prefix(1);
                m_made += "\\^";
            } else {
                character();
                if (m_rest.size() > 2 && m_rest[0] == '-' && isWordCharacter(m_rest[1])) {
                    m_made += '-';
                    m_rest.remove_prefix(1);
                    character();
                } else if (m_rest.starts_with('-') && !m_rest.starts_with("-]")) {
                    return false;
                }
            }
        }
        m_made += ']';
        return true;
    }
    bool repetition() {
        constexpr int kMost = 255; // PostgreSQL's limit
        int least = 1, most = 1;
        if (take('{')) {
            const std::size_t end = m_rest.find('}');
            if (end == std::string_view::npos)
                return false;
            const char* const stop = m_rest.data() + end;
            const auto [after, bad] = std::from_chars(m_rest.data(), stop, least);
            const bool isOpen = bad == std::errc() && stop - after == 1 && *after == ',';
            if (bad != std::errc() || (after != stop && *after != ','))
                return false;
            if (after != stop && !isOpen) {
                const auto [last, worse] = std::from_chars(after + 1, stop, most);
                if (worse != std::errc() || last != stop)
                    return false;
            } else {
                most = least;
            }
            if (least < 0 || least > kMost || most < least || most > kMost)
                return false;
            m_made += "{" + std::string(m_rest.substr(0, end + 1));
            m_rest.remove_prefix(end + 1);
        } else if (startsRepetition()) {
            least = m_rest[0] == '+' ? 1 : 0;
            m_made += m_rest[0];
            m_rest.remove_prefix(1);
        }
        m_canBeEmpty = m_canBeEmpty && least == 0;
        return !startsRepetition();
    }

    std::string_view m_rest;
    std::string m_made;
    int m_groups = 0;
    bool m_inGroup = false, m_canBeEmpty = true;
};

std::optional<PatternReader> patternOf(const BoundNode& node) {
    const std::string* const pattern = pgFixedText(node, 1);
    if (!pattern)
        return std::nullopt;
    PatternReader reader(*pattern);
    return reader.read() ? std::optional(std::move(reader)) : std::nullopt;
}

/// RE2 writes \0 for the whole part, PostgreSQL \&.
std::optional<std::string> replacement(const std::string& by, int groups) {
    std::string made;
    for (std::size_t i = 0; i < by.size(); ++i) {
        made += by[i];
        if (by[i] != '\\')
            continue;
        if (++i == by.size() || (by[i] != '\\' && (by[i] < '0' || by[i] > '0' + groups)))
            return std::nullopt;
        made += by[i] == '0' ? '&' : by[i];
    }
    return made;
}

} // namespace

Written pgMatch(const BoundNode& node, const std::vector<PgPiece>& parts) {
    const auto pattern = patternOf(node);
    if (!pattern)
        return std::nullopt;
    const std::string& value = parts[0].value;
    const std::string_view name = node.function->name();
    const std::string said = pgText(pattern->made());
    if (name == "matches")
        return PgPiece{"(" + value + " ~ " + pgText("^(?:" + pattern->made() + ")$") + ")", ""};
    if (name == "contains_match")
        return PgPiece{"(" + value + " ~ " + said + ")", ""};
    if (pattern->canBeEmpty()) // what an empty part gives and where the search goes on are the engine's own
        return std::nullopt;
    if (name == "extract")
        return PgPiece{"(regexp_match(" + value + ", " + said + "))[1]", ""};
    if (name == "count_matches")
        return PgPiece{"(SELECT count(*) FROM regexp_matches(" + value + ", " + said + ", 'g'))", ""};
    if (name == "extract_all")
        return PgPiece{"coalesce((SELECT string_agg(found.part[1], " + parts[2].value +
                           " ORDER BY found.place) FROM regexp_matches(" + value + ", " + said +
                           ", 'g') WITH ORDINALITY AS found(part, place)), '')",
                       ""};
    const std::string* const by = pgFixedText(node, 2);
    const auto written = by ? replacement(*by, std::min(pattern->groups(), 9)) : std::nullopt;
    if (!written)
        return std::nullopt;
    return PgPiece{"regexp_replace(" + value + ", " + said + ", " + pgText(*written) + ", 'g')", ""};
}

} // namespace mw::rules::sql

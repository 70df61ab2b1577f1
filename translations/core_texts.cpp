// SPDX-License-Identifier: GPL-3.0-or-later
// Collects the English texts of core that people read, so that none can be forgotten: every text of more than one word
// in the sources is one unless it is plainly something else (kSilentCalls, kSilentFiles, SQL, markup), and single words
// where they are said to forPeople() or asked of a catalogue. "a " + b + " c" is the phrase "a {0} c". Prints a C++ source
// of two lists: lupdate reads it for translators, the window's phrase book is made of it.
//   core_texts <folder of core> <output>
#include <algorithm>
#include <array>
#include <cctype>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace {

struct Token {
    enum class Kind { Name, Text, Sign, End };
    Kind kind = Kind::End;
    std::string text; ///< of a literal: as it is written, without its quotes
};

struct Lists {
    std::set<std::string> phrases;   ///< shown finished: recognised again by what stands between their places
    std::set<std::string> templates; ///< asked for by themselves: sentences, words of reports
};

/// No text for people holds these.
constexpr std::string_view kSqlWords[] = {"CASE", "WHEN", "THEN", "ELSE", "END", "NULL", "NOT", "AND", "OR", "IN", "LIKE", "AS", "ANY", "BETWEEN", "INDEXED", "mw_key"};
/// What is said to these calls is not for people, or for programmers only.
constexpr std::string_view kSilentCalls[] = {"MW_ASSERT", "static_assert", "example",  "fails",   "postgres", "notInPostgres",
                                             "snprintf",  "fprintf",       "printf",   "prepare", "execute",  "appendAudit",
                                             "line",      "insert",        "raw",      "format_set_font_name", "numberFormat", "contains",
                                             "find"};
/// Files whose texts are keys, markup or test data.
constexpr std::string_view kSilentFiles[] = {"answers.cpp", "audit_log.cpp", "bookmarks.cpp", "column_roles.cpp", "content_hash.cpp",
                                             "create_table.cpp", "date_forms.cpp", "ddl_type.cpp", "declared_type.cpp",
                                             "dictionary_type.cpp", "examples.cpp", "format.cpp",
                                             "generated_document.cpp", "literal.cpp", "postgresql_functions.cpp", "prepared_side.cpp", "printer.cpp",
                                             "scan.cpp", "starting_rule.cpp", "style_p.h", "synonyms.def", "typeface.cpp", "worklist_markup_p.h"};
/// Whatever is said to these is for people, single words too.
constexpr std::string_view kSpokenCalls[] = {"forPeople", "MW_CODE", "phase"};
/// The same, but asked for by themselves and never shown alone.
constexpr std::string_view kTemplateCalls[] = {"m_words", "words", "MW_SENTENCE"};
/// The same for more than one word: they take names and rules too.
constexpr std::string_view kFunctionCalls[] = {"phrase", "step", "Function", "text"};
constexpr std::string_view kSql[] = {"ON CONFLICT", " ADD COLUMN ", " DEFAULT ", "PRIMARY KEY", "UNIQUE ", " IS (", "SELECT ", "INSERT ", "WHERE ", "PRAGMA ", "CREATE ", "UPDATE ", "DELETE ", " FROM ", "REFERENCES", "BEGIN ",
                                     "ORDER BY", "VALUES", "ROLLBACK", "ATTACH", " COLLATE ", "CONSTRAINT", " AND ", " INTO ", "LIMIT ", "NOT IN (", "COUNT(", "count(", "UNHEX(", "::text", "COPY ", "SAVEPOINT",
                                     "CHECK ", "LONGTEXT", "STDOUT", "DROP T", "ALTER TABLE ", "AUTO_INCREMENT", "OVERRIDING ", " EXCLUDED.", "(FORMAT binary)",
                                     " RETURNING ", " JOIN ", "(ARRAY[", "regexp_match(", " rest >= ", "(date '", "make_interval(", " AT TIME ZONE ", "SHOW ", "double precision"};

template <std::size_t Size> bool isOneOf(std::string_view name, const std::string_view (&names)[Size]) {
    return std::find(std::begin(names), std::end(names), name) != std::end(names);
}

/// Splits a source into names, literals and signs; comments and characters fall away.
std::vector<Token> tokens(const std::string& source) {
    constexpr std::string_view kPairs[] = {"::", "->", "+=", "==", "!=", "<=", ">=", "&&", "||", "<<", ">>", "++", "--"};
    std::vector<Token> all;
    const auto isName = [&](std::size_t i) { return i < source.size() && (std::isalnum(static_cast<unsigned char>(source[i])) || source[i] == '_'); };
    for (std::size_t at = 0; at < source.size();) {
        const char c = source[at];
        if (std::isspace(static_cast<unsigned char>(c))) {
            ++at;
        } else if (source.compare(at, 2, "//") == 0) {
            at = std::min(source.find('\n', at), source.size());
        } else if (c == '#') {
            at = std::min(source.find('\n', at), source.size());
        } else if (source.compare(at, 2, "R\"") == 0) {
            const std::size_t open = source.find('(', at);
            const std::string close = ")" + source.substr(at + 2, open - at - 2) + "\"";
            at = source.find(close, open) + close.size();
            all.push_back({Token::Kind::Sign, "raw text"});
        } else if (c == '"' || c == '\'') {
            std::size_t end = at + 1;
            while (end < source.size() && source[end] != c)
                end += source[end] == '\\' ? 2 : 1;
            all.push_back(c == '"' ? Token{Token::Kind::Text, source.substr(at + 1, end - at - 1)} : Token{Token::Kind::Sign, "character"});
            at = end + 1;
        } else if (isName(at)) {
            const std::size_t begin = at;
            // Digits may be grouped: 1'000'000.
            const bool isNumber = std::isdigit(static_cast<unsigned char>(c));
            while (isName(at) || (isNumber && at < source.size() && source[at] == '\'' && isName(at + 1)))
                ++at;
            all.push_back({Token::Kind::Name, source.substr(begin, at - begin)});
        } else {
            const std::string_view pair = std::string_view(source).substr(at, 2);
            all.push_back({Token::Kind::Sign, std::string(isOneOf(pair, kPairs) ? pair : pair.substr(0, 1))});
            at += all.back().text.size();
        }
    }
    all.push_back({});
    return all;
}

/// Goes through the expressions of a source and puts their texts into the lists.
class Collector {
public:
    Collector(std::vector<Token> all, Lists& lists) : m_all(std::move(all)), m_lists(lists) {}

    void run() { visit(0, m_all.size() - 1, Manner::Plain); }

private:
    enum class Manner { Plain, Spoken, Template, Function };
    struct Piece {
        bool isPlace = false;
        std::string text;
    };
    using Pieces = std::vector<Piece>;
    using Range = std::pair<std::size_t, std::size_t>;

    bool isSign(std::size_t at, std::string_view sign) const { return m_all[at].kind == Token::Kind::Sign && m_all[at].text == sign; }
    bool opens(std::size_t at) const { return isSign(at, "(") || isSign(at, "{") || isSign(at, "["); }
    bool closes(std::size_t at) const { return isSign(at, ")") || isSign(at, "}") || isSign(at, "]"); }
    bool separates(std::size_t at) const {
        constexpr std::string_view kSeparators[] = {",", ";", "=", "+=", "==", "!=", "<=", ">=", "&&", "||", "<<", ">>", "<", ">", "!"};
        return (m_all[at].kind == Token::Kind::Sign && isOneOf(m_all[at].text, kSeparators)) ||
               (m_all[at].kind == Token::Kind::Name && (m_all[at].text == "return" || m_all[at].text == "else"));
    }
    /// Where the bracket opened at `open` closes.
    std::size_t closing(std::size_t open) const {
        int depth = 0;
        for (std::size_t at = open; at + 1 < m_all.size(); ++at) {
            if (opens(at))
                ++depth;
            else if (closes(at) && --depth == 0)
                return at;
        }
        return m_all.size() - 1;
    }

    template <class Separates> std::vector<Range> split(std::size_t begin, std::size_t end, Separates isSeparator) const {
        std::vector<Range> parts;
        std::size_t from = begin;
        for (std::size_t at = begin; at < end; ++at) {
            const bool isBlock = isSign(at, "{");
            if (opens(at)) {
                at = std::min(closing(at), end - 1);
                // A block of statements ends one: what follows it begins anew.
                if (isBlock && at + 1 < end && !isSign(at + 1, ".") && !isSign(at + 1, "+") && !separates(at + 1)) {
                    parts.push_back({from, at + 1});
                    from = at + 1;
                }
            } else if (isSeparator(at)) {
                parts.push_back({from, at});
                from = at + 1;
            }
        }
        parts.push_back({from, end});
        return parts;
    }

    /// Collects what stands between two tokens: statements, arguments, members.
    void visit(std::size_t begin, std::size_t end, Manner manner) {
        for (const auto& [from, to] : split(begin, end, [this](std::size_t at) { return separates(at); }))
            if (from < to)
                for (const Pieces& pieces : expression(from, to, manner))
                    add(pieces, manner);
    }

    /// Every way the expression can read: both branches of a choice.
    std::vector<Pieces> expression(std::size_t begin, std::size_t end, Manner manner) {
        for (std::size_t at = begin; at < end; ++at) {
            if (opens(at)) {
                at = closing(at);
            } else if (isSign(at, "?")) {
                visit(begin, at, Manner::Plain);
                std::size_t colon = at + 1;
                for (int depth = 1; colon < end; ++colon) {
                    if (opens(colon))
                        colon = closing(colon);
                    else if (isSign(colon, "?"))
                        ++depth;
                    else if (isSign(colon, ":") && --depth == 0)
                        break;
                }
                std::vector<Pieces> all = expression(at + 1, std::min(colon, end), manner);
                if (colon < end)
                    for (Pieces& other : expression(colon + 1, end, manner))
                        all.push_back(std::move(other));
                return all;
            } else if (isSign(at, ":")) { // a label
                visit(begin, at, Manner::Plain);
                visit(at + 1, end, manner);
                return {};
            }
        }
        std::vector<Pieces> all = {{}};
        for (const auto& [from, to] : split(begin, end, [this](std::size_t at) { return isSign(at, "+"); })) {
            std::vector<Pieces> longer;
            for (const Pieces& tail : operand(from, to, manner))
                for (const Pieces& head : all) {
                    longer.push_back(head);
                    longer.back().insert(longer.back().end(), tail.begin(), tail.end());
                }
            if (!longer.empty())
                all = std::move(longer);
        }
        return all;
    }

    std::vector<Pieces> operand(std::size_t from, std::size_t to, Manner manner) {
        std::string text;
        std::size_t at = from;
        for (; at < to && m_all[at].kind == Token::Kind::Text; ++at)
            text += m_all[at].text;
        if (at == to && at > from)
            return {{{false, text}}};
        if (from < to && isSign(from, "(") && closing(from) + 1 == to)
            return expression(from + 1, to - 1, manner);
        const bool isStd = to >= from + 5 && m_all[from].text == "std" && m_all[from + 2].text.starts_with("string") && isSign(from + 3, "(");
        if (isStd && closing(from + 3) + 1 == to)
            return expression(from + 4, to - 1, manner);
        for (at = from; at < to; ++at)
            if (opens(at)) {
                const std::size_t end = std::min(closing(at), to);
                visitCall(at, end, at > from && m_all[at - 1].kind == Token::Kind::Name ? m_all[at - 1].text : std::string(), manner);
                at = end;
            }
        return {{{true, {}}}};
    }

    /// Brackets after a name are a call; in braces of their own the manner stays.
    void visitCall(std::size_t open, std::size_t close, const std::string& name, Manner manner) {
        if (isOneOf(name, kSilentCalls))
            return;
        visit(open + 1, close,
              isOneOf(name, kSpokenCalls)     ? Manner::Spoken
              : isOneOf(name, kTemplateCalls) ? Manner::Template
              : isOneOf(name, kFunctionCalls) ? Manner::Function
              : isSign(open, "{") && manner != Manner::Template ? manner
                                                                : Manner::Plain);
    }

    void add(const Pieces& pieces, Manner manner) {
        std::string text;
        int places = 0;
        bool hasText = false;
        for (const Piece& piece : pieces) {
            text += piece.isPlace ? "{" + std::to_string(places++) + "}" : piece.text;
            hasText = hasText || !piece.text.empty();
        }
        if (!hasText || !reads(text, manner))
            return;
        const bool isTemplate = manner == Manner::Template || manner == Manner::Function;
        (isTemplate ? m_lists.templates : m_lists.phrases).insert(text);
        // A condition is also said without its "whether".
        if (manner == Manner::Function && text.starts_with("whether "))
            m_lists.templates.insert(text.substr(8));
    }

    /// Holds a word of SQL in capitals, as no text for people does.
    static bool shouts(const std::string& bare) {
        std::string word;
        for (const char c : bare + ' ') {
            if (std::isalnum(static_cast<unsigned char>(c)) || c == '_') {
                word += c;
            } else {
                if (isOneOf(word, kSqlWords))
                    return true;
                word.clear();
            }
        }
        return false;
    }

    /// Words rather than a key, a sign, SQL or markup.
    static bool reads(const std::string& text, Manner manner) {
        std::string bare;
        for (std::size_t at = 0; at < text.size(); ++at)
            if (text[at] == '{' && text.find('}', at) != std::string::npos && text.find('}', at) - at <= 3)
                at = text.find('}', at);
            else
                bare += text[at];
        std::size_t words = 0, run = 0, longest = 0;
        for (const char c : bare + ' ') {
            run = std::isalpha(static_cast<unsigned char>(c)) ? run + 1 : 0;
            words += run == 1;
            longest = std::max(longest, run);
        }
        const bool isSign = longest < 2;
        if (manner == Manner::Spoken || manner == Manner::Template)
            return !isSign || text.find("“") != std::string::npos;
        const bool hasSpace = bare.find(' ') != std::string::npos;
        const bool isMarkup = bare.find('<') != std::string::npos || bare.find('%') != std::string::npos || bare.find('&') == 0;
        const bool isSql = std::any_of(std::begin(kSql), std::end(kSql), [&](std::string_view word) { return bare.find(word) != std::string::npos; });
        const bool isShouted = shouts(bare);
        const bool isCall = bare.find('(') != std::string::npos && bare.find('(') < bare.find(' ');
        return !isSign && hasSpace && !isSql && !isShouted && (!isMarkup || manner == Manner::Function) && (!isCall || bare.front() == '(' || manner == Manner::Function) &&
               (words > 1 || text != bare);
    }

    const std::vector<Token> m_all;
    Lists& m_lists;
};

void write(std::ostream& out, const char* name, const std::set<std::string>& texts) {
    out << "[[maybe_unused]] constexpr const char* " << name << "[] = {\n";
    for (const std::string& text : texts)
        out << "    QT_TRANSLATE_NOOP(\"core\", \"" << text << "\"),\n";
    out << "};\n";
}

} // namespace

int main(int argc, char** argv) {
    if (argc != 3) {
        std::cerr << "core_texts <folder of core> <output>\n";
        return 2;
    }
    Lists lists;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(argv[1])) {
        const std::string kind = entry.path().extension().string(), name = entry.path().filename().string();
        if ((kind != ".cpp" && kind != ".h" && kind != ".def") || isOneOf(name, kSilentFiles))
            continue;
        std::ifstream file(entry.path(), std::ios::binary);
        Collector(tokens(std::string(std::istreambuf_iterator<char>(file), {})), lists).run();
    }
    if (lists.phrases.empty() || lists.templates.empty()) {
        std::cerr << argv[1] << ": no texts were found\n";
        return 1;
    }
    std::ofstream out(argv[2], std::ios::binary);
    out << "// Made by core_texts from the sources of core.\n#include \"ui/present/core_phrases.h\"\n\n#include <QtGlobal>\n\n"
           "namespace mw::ui {\n\nnamespace {\n\n";
    write(out, "kPhrases", lists.phrases);
    write(out, "kTemplates", lists.templates);
    out << "\n} // namespace\n\nstd::span<const char* const> corePhrases() { return kPhrases; }\n\n} // namespace mw::ui\n";
    return out.good() ? 0 : 1;
}

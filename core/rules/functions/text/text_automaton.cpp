// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/functions/text/text_automaton_p.h"

#include <algorithm>
#include <bitset>
#include <map>
#include <memory>
#include <utility>

// Thompson's construction and the subset construction (Aho, Sethi, Ullman, "Compilers", 3.7).
namespace mw::rules {

namespace {

constexpr int kMostRepeats = 1000; // as RE2
constexpr int kDeepest = 100;
constexpr std::size_t kMostSteps = 1000, kMostEntries = 16'000;

using Bytes = std::bitset<256>;

Bytes range(int first, int last) {
    Bytes bytes;
    for (int byte = first; byte <= last; ++byte)
        bytes.set(std::size_t(byte));
    return bytes;
}

/// A set of characters: ASCII ones, and all others or none.
struct Characters {
    Bytes ascii;
    bool others = false;
    void invert() {
        ascii = ~ascii & range(0, 0x7F);
        others = !others;
    }
    void add(const Characters& more) {
        ascii |= more.ascii;
        others = others || more.others;
    }
};

struct Expression;
using ExpressionPtr = std::shared_ptr<const Expression>;

struct Expression {
    enum class Kind { Byte, Sequence, Either, Repeat } kind = Kind::Sequence;
    Bytes bytes;
    std::vector<ExpressionPtr> parts;
    int least = 0, most = 0; ///< of Repeat, -1 for no end
};

ExpressionPtr ofBytes(const Bytes& bytes) {
    return std::make_shared<Expression>(Expression{Expression::Kind::Byte, bytes, {}, 0, 0});
}
ExpressionPtr of(Expression::Kind kind, std::vector<ExpressionPtr> parts) {
    return parts.size() == 1 ? parts.front() : std::make_shared<Expression>(Expression{kind, {}, std::move(parts), 0, 0});
}

/// Null where there are none.
ExpressionPtr ofCharacters(const Characters& characters) {
    if (characters.ascii.none() && !characters.others)
        return nullptr;
    std::vector<ExpressionPtr> ways;
    if (characters.ascii.any())
        ways.push_back(ofBytes(characters.ascii));
    if (characters.others) {
        const ExpressionPtr follows = ofBytes(range(0x80, 0xBF));
        ways.push_back(of(Expression::Kind::Sequence, {ofBytes(range(0xC2, 0xDF)), follows}));
        ways.push_back(of(Expression::Kind::Sequence, {ofBytes(range(0xE0, 0xEF)), follows, follows}));
        ways.push_back(of(Expression::Kind::Sequence, {ofBytes(range(0xF0, 0xF4)), follows, follows, follows}));
    }
    return of(Expression::Kind::Either, std::move(ways));
}

/// Reads an expression; null where it is not understood.
class Reader {
public:
    explicit Reader(std::string_view pattern) : m_rest(pattern) {}

    ExpressionPtr read() {
        // A whole text begins and ends where these say.
        if (m_rest.find('|') == std::string_view::npos) {
            take('^');
            if (m_rest.ends_with('$') && !isEscaped(m_rest.size() - 1))
                m_rest.remove_suffix(1);
        }
        ExpressionPtr whole = alternatives(0);
        return m_rest.empty() ? whole : nullptr;
    }

private:
    bool isEscaped(std::size_t at) const {
        std::size_t begin = at;
        while (begin > 0 && m_rest[begin - 1] == '\\')
            --begin;
        return (at - begin) % 2 == 1;
    }
    bool take(char c) {
        if (!m_rest.starts_with(c))
            return false;
        m_rest.remove_prefix(1);
        return true;
    }
    char takeAny() {
        const char c = m_rest.front();
        m_rest.remove_prefix(1);
        return c;
    }

    ExpressionPtr alternatives(int depth) {
        std::vector<ExpressionPtr> ways;
        do {
            ExpressionPtr way = sequence(depth);
            if (!way)
                return nullptr;
            ways.push_back(std::move(way));
        } while (take('|'));
        return of(Expression::Kind::Either, std::move(ways));
    }

    ExpressionPtr sequence(int depth) {
        std::vector<ExpressionPtr> parts;
        while (!m_rest.empty() && m_rest.front() != '|' && m_rest.front() != ')') {
            ExpressionPtr part = atom(depth);
            part = part ? repeated(std::move(part)) : nullptr;
            if (!part)
                return nullptr;
            parts.push_back(std::move(part));
        }
        return of(Expression::Kind::Sequence, std::move(parts));
    }

    ExpressionPtr repeated(ExpressionPtr part) {
        int least = 1, most = 1;
        if (take('*'))
            least = 0, most = -1;
        else if (take('+'))
            most = -1;
        else if (take('?'))
            least = 0;
        else if (!take('{'))
            return part;
        else if (!counts(least, most))
            return nullptr;
        take('?'); // how much is taken first does not matter to a whole text
        if (!m_rest.empty() && std::string_view("*+?{").find(m_rest.front()) != std::string_view::npos)
            return nullptr;
        auto made = std::make_shared<Expression>(Expression{Expression::Kind::Repeat, {}, {}, least, most});
        made->parts.push_back(std::move(part));
        return made;
    }

    bool counts(int& least, int& most) {
        if (!count(least))
            return false;
        most = least;
        if (take(',')) {
            most = -1;
            if (!m_rest.starts_with('}') && (!count(most) || most < least))
                return false;
        }
        return take('}');
    }
    bool count(int& number) {
        number = 0;
        bool any = false;
        for (; !m_rest.empty() && m_rest.front() >= '0' && m_rest.front() <= '9' && number <= kMostRepeats; any = true)
            number = number * 10 + (takeAny() - '0');
        return any && number <= kMostRepeats;
    }

    ExpressionPtr atom(int depth) {
        const char c = takeAny();
        switch (c) {
        case '(': {
            if (depth == kDeepest || (take('?') && !take(':')))
                return nullptr;
            ExpressionPtr inner = alternatives(depth + 1);
            return inner && take(')') ? inner : nullptr;
        }
        case '[':
            return characterClass();
        case '.': {
            Characters any{range('\n', '\n'), false};
            any.invert();
            return ofCharacters(any);
        }
        case '\\': {
            Characters escaped;
            return takeEscape(escaped) ? ofCharacters(escaped) : nullptr;
        }
        case '*':
        case '+':
        case '?':
        case '{':
        case '^':
        case '$':
            return nullptr;
        default:
            return character(c);
        }
    }

    /// One that stands for itself, of one byte or several.
    ExpressionPtr character(char first) {
        const auto single = [](char c) {
            const auto byte = static_cast<unsigned char>(c);
            return ofBytes(range(byte, byte));
        };
        std::vector<ExpressionPtr> bytes{single(first)};
        while (static_cast<unsigned char>(first) >= 0x80 && !m_rest.empty() && (m_rest.front() & 0xC0) == 0x80)
            bytes.push_back(single(takeAny()));
        return of(Expression::Kind::Sequence, std::move(bytes));
    }

    bool takeEscape(Characters& escaped) {
        if (m_rest.empty())
            return false;
        const char c = takeAny();
        const auto only = [&](char which) {
            escaped.ascii = range(which, which);
            return true;
        };
        switch (c) {
        case 'd':
        case 'D':
            escaped.ascii = range('0', '9');
            break;
        case 'w':
        case 'W':
            escaped.ascii = range('0', '9') | range('A', 'Z') | range('a', 'z') | range('_', '_');
            break;
        case 's':
        case 'S':
            escaped.ascii = range('\t', '\n') | range('\f', '\r') | range(' ', ' ');
            break;
        case 't': return only('\t');
        case 'n': return only('\n');
        case 'r': return only('\r');
        case 'f': return only('\f');
        case 'v': return only('\v');
        default:
            return c > ' ' && c < 0x7F && std::string_view("_").find(c) == std::string_view::npos && !isAlphanumeric(c) &&
                   only(c);
        }
        if (c < 'a')
            escaped.invert();
        return true;
    }
    static bool isAlphanumeric(char c) {
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    }

    ExpressionPtr characterClass() {
        Characters all;
        const bool inverted = take('^');
        for (bool first = true; first || !m_rest.starts_with(']'); first = false) {
            // Named classes are beyond it, and a dash is only plain at an end.
            if (m_rest.empty() || m_rest.starts_with("[:") || (m_rest.starts_with('-') && !first && !m_rest.starts_with("-]")))
                return nullptr;
            Characters one;
            bool isSingle = false;
            if (!takeOne(one, isSingle))
                return nullptr;
            if (m_rest.starts_with('-') && !m_rest.starts_with("-]")) {
                m_rest.remove_prefix(1);
                Characters last;
                bool lastIsSingle = false;
                if (m_rest.empty() || !isSingle || !takeOne(last, lastIsSingle) || !lastIsSingle)
                    return nullptr;
                const auto begin = int(one.ascii._Find_first()), end = int(last.ascii._Find_first());
                if (begin > end)
                    return nullptr;
                one.ascii = range(begin, end);
            }
            all.add(one);
        }
        m_rest.remove_prefix(1);
        if (inverted)
            all.invert();
        return ofCharacters(all);
    }

    /// One item of a class.
    bool takeOne(Characters& one, bool& isSingle) {
        const char c = takeAny();
        if (c == '\\') {
            const bool taken = takeEscape(one);
            isSingle = one.ascii.count() == 1 && !one.others;
            return taken;
        }
        isSingle = static_cast<unsigned char>(c) < 0x80;
        if (isSingle)
            one.ascii = range(c, c);
        return isSingle;
    }

    std::string_view m_rest;
};

/// One step of the automaton that may be in several states: over one of the bytes to `next`, or with none of them to
/// `next` and to `other`.
struct Step {
    Bytes bytes;
    int next = -1, other = -1;
};

/// Makes the steps of an expression from its end to its start; fails where they are too many.
class Steps {
public:
    static constexpr int kEnd = 0;
    std::vector<Step> list = {Step()};

    /// Gives the first step of what leads to `next`; -1 for failure.
    int lead(const Expression& expression, int next) {
        switch (expression.kind) {
        case Expression::Kind::Byte:
            return add({expression.bytes, next, -1});
        case Expression::Kind::Sequence:
            for (auto part = expression.parts.rbegin(); part != expression.parts.rend() && next >= 0; ++part)
                next = lead(**part, next);
            return next;
        case Expression::Kind::Either: {
            int first = -1;
            for (const ExpressionPtr& part : expression.parts) {
                const int begin = lead(*part, next);
                first = begin < 0 ? -1 : first < 0 ? begin : add({{}, first, begin});
                if (first < 0)
                    return -1;
            }
            return first;
        }
        case Expression::Kind::Repeat:
            return repeat(expression, next);
        }
        return -1;
    }

private:
    int repeat(const Expression& expression, int next) {
        const Expression& part = *expression.parts.front();
        if (expression.most < 0) { // over and over: back to where it is decided
            const int decision = add({{}, next, -1});
            const int again = decision < 0 ? -1 : lead(part, decision);
            if (again < 0)
                return -1;
            list[std::size_t(decision)].other = again;
            next = decision;
        }
        const int end = next;
        for (int i = expression.least; i < expression.most && next >= 0; ++i) {
            const int begin = lead(part, next);
            next = begin < 0 ? -1 : add({{}, begin, end});
        }
        for (int i = 0; i < expression.least && next >= 0; ++i)
            next = lead(part, next);
        return next;
    }
    int add(Step step) {
        if (list.size() == kMostSteps)
            return -1;
        list.push_back(std::move(step));
        return int(list.size()) - 1;
    }
};

/// A set of steps at which the automaton may be, those over bytes only and the end, ascending.
using Places = std::vector<int>;

void reach(const std::vector<Step>& steps, int from, std::vector<bool>& seen, Places& places) {
    std::vector<int> open{from};
    while (!open.empty()) {
        const int at = open.back();
        open.pop_back();
        if (at < 0 || seen[std::size_t(at)])
            continue;
        seen[std::size_t(at)] = true;
        const Step& step = steps[std::size_t(at)];
        if (at == Steps::kEnd || step.bytes.any()) {
            places.push_back(at);
        } else {
            open.push_back(step.next);
            open.push_back(step.other);
        }
    }
}

/// Numbers of the classes of bytes that no step tells apart.
std::size_t classesOf(const std::vector<Step>& steps, std::array<std::uint8_t, 256>& classOf) {
    std::vector<Bytes> sets;
    for (const Step& step : steps)
        if (step.bytes.any() && std::find(sets.begin(), sets.end(), step.bytes) == sets.end())
            sets.push_back(step.bytes);
    std::map<std::vector<bool>, std::uint8_t> classes;
    for (std::size_t byte = 0; byte < 256; ++byte) {
        std::vector<bool> in;
        for (const Bytes& set : sets)
            in.push_back(set.test(byte));
        classOf[byte] = classes.emplace(std::move(in), std::uint8_t(classes.size())).first->second;
    }
    return classes.size();
}

} // namespace

std::optional<TextAutomaton> TextAutomaton::make(std::string_view pattern) {
    const ExpressionPtr expression = Reader(pattern).read();
    Steps steps;
    const int first = expression ? steps.lead(*expression, Steps::kEnd) : -1;
    if (first < 0)
        return std::nullopt;
    TextAutomaton made;
    made.m_classes = std::uint32_t(classesOf(steps.list, made.m_classOf));
    std::array<std::uint8_t, 256> byteOf{}; // one of each class
    for (std::size_t byte = 0; byte < 256; ++byte)
        byteOf[made.m_classOf[byte]] = std::uint8_t(byte);

    std::map<Places, std::size_t> numbers;
    std::vector<Places> states;
    const auto stateOf = [&](Places places) {
        std::sort(places.begin(), places.end());
        const auto [known, isNew] = numbers.emplace(places, states.size());
        if (isNew)
            states.push_back(std::move(places));
        return known->second;
    };
    stateOf({}); // kNowhere
    std::vector<bool> seen(steps.list.size());
    Places start;
    reach(steps.list, first, seen, start);
    const std::size_t width = made.m_classes + 1;
    made.m_start = std::uint32_t(stateOf(std::move(start)) * width);
    for (std::size_t state = 0; state < states.size(); ++state) {
        if (states.size() * width > kMostEntries)
            return std::nullopt;
        const Places places = states[state];
        for (std::size_t which = 0; which < made.m_classes; ++which) {
            Places next;
            seen.assign(steps.list.size(), false);
            for (const int place : places)
                if (steps.list[std::size_t(place)].bytes.test(byteOf[which]))
                    reach(steps.list, steps.list[std::size_t(place)].next, seen, next);
            made.m_next.push_back(std::uint16_t(stateOf(std::move(next)) * width));
        }
        made.m_next.push_back(!places.empty() && places.front() == Steps::kEnd ? 1 : 0);
    }
    return made;
}

} // namespace mw::rules

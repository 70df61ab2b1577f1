// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/by_example.h"

#include "core/base/error.h"
#include "core/base/utf8.h"
#include "core/rules/binder.h"
#include "core/rules/evaluator.h"
#include "core/rules/literal_p.h"
#include "core/rules/parser.h"

#include <algorithm>
#include <map>
#include <queue>
#include <set>

namespace mw::rules {

namespace {

/// How a step is written; {0} is what it works on.
struct Template {
    TypeKind takes;
    std::string_view text;
};

/// What people do to a value by hand, the usual first.
constexpr Template kSteps[] = {
    {TypeKind::Text, "trim({0})"},
    {TypeKind::Text, "upper({0})"},
    {TypeKind::Text, "lower({0})"},
    {TypeKind::Text, "proper({0})"},
    {TypeKind::Text, "tidy({0})"},
    {TypeKind::Text, "digits({0})"},
    {TypeKind::Text, "letters({0})"},
    {TypeKind::Text, "letters_and_digits({0})"},
    {TypeKind::Text, "remove_spaces({0})"},
    {TypeKind::Text, "remove_accents({0})"},
    {TypeKind::Text, "empty_to_null({0})"},
    {TypeKind::Text, "given_name({0})"},
    {TypeKind::Text, "family_name({0})"},
    {TypeKind::Text, "name_title({0})"},
    {TypeKind::Text, "initials({0})"},
    {TypeKind::Text, "proper_name({0})"},
    {TypeKind::Text, "house_number({0})"},
    {TypeKind::Text, "street_name({0})"},
    {TypeKind::Text, "email({0})"},
    {TypeKind::Text, "email_domain({0})"},
    {TypeKind::Text, "url_host({0})"},
    {TypeKind::Text, "country_code({0})"},
    {TypeKind::Text, "country_name({0})"},
    {TypeKind::Text, "currency_code({0})"},
    {TypeKind::Text, "language_code({0})"},
    {TypeKind::Text, "phone({0})"},
    {TypeKind::Text, "iban({0})"},
    {TypeKind::Text, "word({0}, 1)"},
    {TypeKind::Text, "word({0}, 2)"},
    {TypeKind::Text, "word({0}, -1)"},
    {TypeKind::Text, "length({0})"},
    {TypeKind::Text, "to_integer({0})"},
    {TypeKind::Text, "to_boolean({0})"},
    {TypeKind::Text, "parse_boolean({0}, 'yes, y, true, 1, x', 'no, n, false, 0')"},
    {TypeKind::Text, "parse_number({0}, 'en', 2)"},
    {TypeKind::Text, "parse_number({0}, 'de', 2)"},
    {TypeKind::Text, "parse_date({0}, 'yyyy-MM-dd')"},
    {TypeKind::Text, "parse_date({0}, 'dd.MM.yyyy')"},
    {TypeKind::Text, "parse_date({0}, 'dd/MM/yyyy')"},
    {TypeKind::Text, "parse_date({0}, 'MM/dd/yyyy')"},
    {TypeKind::Text, "parse_date({0}, 'yyyyMMdd')"},
    {TypeKind::Text, "parse_date({0}, 'd MMM yyyy')"},
    {TypeKind::Text, "parse_timestamp({0}, 'yyyy-MM-dd HH:mm:ss')"},
    {TypeKind::Text, "parse_timestamp({0}, 'dd.MM.yyyy HH:mm')"},
    {TypeKind::Integer, "to_text({0})"},
    {TypeKind::Integer, "from_excel({0})"},
    {TypeKind::Integer, "from_unix({0})"},
    {TypeKind::Integer, "to_boolean({0})"},
    {TypeKind::Integer, "{0} / 100"},
    {TypeKind::Integer, "{0} * 100"},
    {TypeKind::Decimal, "to_text({0})"},
    {TypeKind::Decimal, "round({0})"},
    {TypeKind::Decimal, "round({0}, 2)"},
    {TypeKind::Decimal, "{0} * 100"},
    {TypeKind::Decimal, "abs({0})"},
    {TypeKind::Decimal, "format_decimal({0}, 2)"},
    {TypeKind::Decimal, "format_decimal({0}, 2, ',', '.')"},
    {TypeKind::Boolean, "to_text({0})"},
    {TypeKind::Boolean, "to_integer({0})"},
    {TypeKind::Boolean, "if({0}, 'Y', 'N')"},
    {TypeKind::Date, "format_date({0}, 'dd.MM.yyyy')"},
    {TypeKind::Date, "format_date({0}, 'MM/dd/yyyy')"},
    {TypeKind::Date, "format_date({0}, 'yyyyMMdd')"},
    {TypeKind::Date, "to_text({0})"},
    {TypeKind::Date, "year({0})"},
    {TypeKind::Date, "month({0})"},
    {TypeKind::Date, "day({0})"},
    {TypeKind::Date, "end_of_month({0})"},
    {TypeKind::Date, "start_of_month({0})"},
    {TypeKind::Timestamp, "to_date({0})"},
    {TypeKind::Timestamp, "to_time({0})"},
    {TypeKind::Timestamp, "to_text({0})"},
    {TypeKind::Timestamp, "format_date({0}, 'dd.MM.yyyy HH:mm')"},
};

/// Between what people part texts.
constexpr std::string_view kSeparators[] = {" ", ",", ", ", "-", "/", ";", ".", "@", "_", ":", "|", "("};

/// A rule with its value in each row, as canonical text; none for null. Rules in error are not kept.
struct Candidate {
    std::string rule;
    LogicalType type;
    std::vector<std::optional<std::string>> values;
    std::size_t size = 1;
};

class Search {
public:
    Search(const Environment& environment, const Batch& rows, const LogicalType& type, const std::vector<Value>& wanted,
           const ByExampleOptions& options)
        : m_environment(environment), m_rows(rows), m_type(type), m_options(options) {
        for (const Value& value : wanted)
            m_wanted.push_back(isNull(value) ? std::nullopt : std::optional(printValue(value, type)));
    }

    std::vector<ByExample> run() {
        for (const FieldBinding& binding : m_environment.fields) {
            Expression field;
            field.kind = Expression::Kind::Field;
            field.path = {binding.field.name};
            tryRule(print(field), 1);
        }
        // Level by level, so that what is found first is shortest.
        constexpr std::size_t kDeepest = 4;
        std::size_t from = 0;
        for (std::size_t level = 1; level < kDeepest && m_found.size() < m_options.suggestions; ++level) {
            const std::size_t to = m_candidates.size();
            if (level > 1 || m_found.empty())
                putTogether();
            for (std::size_t i = from; i < to && m_tried < m_options.budget; ++i)
                extend(i);
            from = to;
        }
        if (m_found.size() < m_options.suggestions)
            putTogether();
        std::stable_sort(m_found.begin(), m_found.end(),
                         [](const ByExample& a, const ByExample& b) { return a.size < b.size; });
        if (m_found.size() > m_options.suggestions)
            m_found.resize(m_options.suggestions);
        return std::move(m_found);
    }

private:
    void tryRule(std::string rule, std::size_t size) {
        if (m_tried >= m_options.budget)
            return;
        ++m_tried;
        const ParsedRule parsed = parse(rule);
        if (!parsed.ok())
            return;
        const BindResult bound = bind(*parsed.tree, m_environment);
        if (!bound.rule)
            return;
        RowErrors errors;
        const ColumnPtr column = m_evaluator.evaluate(*bound.rule, m_rows, {}, 0, errors);
        if (!errors.empty())
            return;
        Candidate made{std::move(rule), bound.rule->type, {}, size};
        for (std::size_t row = 0; row < m_rows.rows; ++row)
            made.values.push_back(column->isNull(row) ? std::nullopt
                                                      : std::optional(printValue(column->value(row), made.type)));
        if (fits(made))
            accept(made.rule, size);
        // What looks the same in every row leads nowhere new.
        std::string seen = printType(made.type);
        for (const auto& value : made.values)
            seen += value ? "\x1f=" + *value : "\x1f";
        if (m_seen.insert(std::move(seen)).second)
            m_candidates.push_back(std::move(made));
    }

    /// Gives the wanted values in the wanted type, or in one that widens to it.
    bool fits(const Candidate& made) const {
        if (made.type.kind == m_type.kind)
            return made.values == m_wanted || (m_type.kind == TypeKind::Decimal && sameNumbers(made));
        return made.type.kind == TypeKind::Integer && m_type.kind == TypeKind::Decimal && sameNumbers(made);
    }
    bool sameNumbers(const Candidate& made) const {
        for (std::size_t row = 0; row < m_wanted.size(); ++row) {
            Decimal a, b;
            if (made.values[row].has_value() != m_wanted[row].has_value())
                return false;
            if (m_wanted[row] && (!parseDecimal(*made.values[row], a) || !parseDecimal(*m_wanted[row], b) || a != b))
                return false;
        }
        return true;
    }

    void accept(const std::string& rule, std::size_t size) {
        if (std::none_of(m_found.begin(), m_found.end(), [&](const ByExample& one) { return one.rule == rule; }))
            m_found.push_back({rule, size});
    }

    void extend(std::size_t index) {
        const Candidate base = m_candidates[index];
        for (const Template& step : kSteps)
            if (step.takes == base.type.kind)
                tryRule(fillTemplate(step.text, {base.rule}), base.size + 1);
        if (base.type.kind != TypeKind::Text)
            return;
        for (const std::string_view separator : kSeparators) {
            const bool everywhere = std::any_of(base.values.begin(), base.values.end(), [&](const auto& value) {
                return value && value->find(separator) != std::string::npos;
            });
            if (!everywhere)
                continue;
            const std::string quotedSeparator = printLiteral(std::string(separator), LogicalType::text());
            for (const std::string_view shape : {"text_before({0}, {1})", "text_after({0}, {1})", "split_part({0}, {1}, 1)",
                                                 "split_part({0}, {1}, 2)", "split_part({0}, {1}, -1)",
                                                 "replace({0}, {1}, '')", "replace({0}, {1}, ' ')"})
                tryRule(fillTemplate(shape, {base.rule, quotedSeparator}), base.size + 2);
        }
        takeEnds(base);
    }

    /// The first or last characters, as many as the wanted text has where that is the same in every row.
    void takeEnds(const Candidate& base) {
        std::optional<std::size_t> length;
        for (const auto& value : m_wanted) {
            if (!value)
                continue;
            const std::size_t own = countCodePoints(*value);
            if (length && *length != own)
                return;
            length = own;
        }
        if (m_type.kind != TypeKind::Text || !length || *length == 0 || *length > 40)
            return;
        const std::string count = std::to_string(*length);
        tryRule(fillTemplate("left({0}, {1})", {base.rule, count}), base.size + 2);
        tryRule(fillTemplate("right({0}, {1})", {base.rule, count}), base.size + 2);
        tryRule(fillTemplate("pad_left({0}, {1}, '0')", {base.rule, count}), base.size + 2);
    }

    /// The wanted texts as a line of known texts and fixed pieces: a shortest way through all rows at once.
    void putTogether() {
        if (m_type.kind != TypeKind::Text || m_wanted.empty() ||
            std::any_of(m_wanted.begin(), m_wanted.end(), [](const auto& value) { return !value; }))
            return;
        using Place = std::vector<std::size_t>; // how far each row's text is made
        struct Way {
            std::size_t cost = 0;
            std::string rule;
            std::size_t parts = 0;
            bool afterLiteral = false;
        };
        const auto dearer = [](const std::pair<std::size_t, Place>& a, const std::pair<std::size_t, Place>& b) {
            return a.first > b.first;
        };
        std::priority_queue<std::pair<std::size_t, Place>, std::vector<std::pair<std::size_t, Place>>, decltype(dearer)>
            open(dearer);
        std::map<Place, Way> ways;
        const Place start(m_wanted.size(), 0);
        ways[start] = {};
        open.emplace(0, start);
        constexpr std::size_t kMostPlaces = 4'000;
        std::size_t looked = 0;
        while (!open.empty() && ++looked < kMostPlaces) {
            const auto [cost, place] = open.top();
            open.pop();
            const Way way = ways[place];
            if (cost > way.cost)
                continue;
            if (isAtEnd(place)) {
                if (way.parts > 1)
                    tryRule(way.rule, way.cost / 2 + 1);
                return;
            }
            const auto go = [&](Place to, std::size_t dear, const std::string& part, bool literal) {
                Way next{way.cost + dear, way.rule + (way.parts > 0 ? " & " : "") + part, way.parts + 1, literal};
                const auto known = ways.find(to);
                if (known != ways.end() && known->second.cost <= next.cost)
                    return;
                open.emplace(next.cost, to);
                ways[std::move(to)] = std::move(next);
            };
            for (const Candidate& candidate : m_candidates) {
                if (candidate.type.kind != TypeKind::Text)
                    continue;
                Place to = place;
                bool some = true;
                for (std::size_t row = 0; row < m_wanted.size() && some; ++row) {
                    const auto& value = candidate.values[row];
                    some = value && !value->empty() && m_wanted[row]->compare(place[row], value->size(), *value) == 0;
                    to[row] += some ? value->size() : 0;
                }
                if (some)
                    go(std::move(to), 2 * candidate.size + 1, candidate.rule, false);
            }
            if (!way.afterLiteral)
                for (std::size_t length = 1; length <= 12; ++length) {
                    const std::string piece = m_wanted[0]->substr(place[0], length);
                    if (piece.size() < length || findInvalidUtf8(piece) != std::string::npos)
                        continue;
                    Place to = place;
                    bool same = true;
                    for (std::size_t row = 0; row < m_wanted.size() && same; ++row) {
                        same = m_wanted[row]->compare(place[row], length, piece) == 0;
                        to[row] += length;
                    }
                    if (!same)
                        break;
                    go(std::move(to), 2 + 2 * length, printLiteral(piece, LogicalType::text()), true);
                }
        }
    }
    bool isAtEnd(const std::vector<std::size_t>& place) const {
        for (std::size_t row = 0; row < m_wanted.size(); ++row)
            if (place[row] != m_wanted[row]->size())
                return false;
        return true;
    }
    const Environment& m_environment;
    const Batch& m_rows;
    const LogicalType m_type;
    const ByExampleOptions m_options;
    std::vector<std::optional<std::string>> m_wanted;
    Evaluator m_evaluator;
    std::vector<Candidate> m_candidates;
    std::set<std::string> m_seen;
    std::vector<ByExample> m_found;
    std::size_t m_tried = 0;
};

} // namespace

std::vector<ByExample> rulesByExample(const Environment& environment, const Batch& rows, const LogicalType& type,
                                      const std::vector<Value>& wanted, const ByExampleOptions& options) {
    if (wanted.empty() || wanted.size() != rows.rows)
        return {};
    return Search(environment, rows, type, wanted, options).run();
}

} // namespace mw::rules

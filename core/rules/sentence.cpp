// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/sentence.h"

#include "core/base/error.h"
#include "core/base/unicode.h"
#include "core/base/utf8.h"
#include "core/rules/catalogue.h"
#include "core/rules/field_labels_p.h"
#include "core/rules/literal_p.h"
#include "core/rules/names_p.h"
#include "core/rules/parser.h"

#include <algorithm>
#include <map>

namespace mw::rules {

namespace {

enum class Say : std::size_t {
#define MW_SENTENCE(name, text) name,
#include "core/rules/sentence_texts.def"
#undef MW_SENTENCE
};
constexpr std::string_view kTexts[] = {
#define MW_SENTENCE(name, text) text,
#include "core/rules/sentence_texts.def"
#undef MW_SENTENCE
};

constexpr std::string_view kWhether = "whether ";

/// Fills {0}, {1} …, {*} with all parts and {1*} with those from the second on.
std::string fill(const std::string& text, const std::vector<std::string>& parts) {
    std::string filled;
    const auto list = [&](std::size_t from) {
        for (std::size_t i = from; i < parts.size(); ++i)
            filled += (i > from ? ", " : "") + parts[i];
    };
    for (std::size_t i = 0; i < text.size(); ++i) {
        const std::size_t end = text[i] == '{' ? text.find('}', i) : std::string::npos;
        if (end == std::string::npos) {
            filled += text[i];
            continue;
        }
        const std::string place = text.substr(i + 1, end - i - 1);
        if (place == "*")
            list(0);
        else if (place.size() == 2 && place[1] == '*')
            list(std::size_t(place[0] - '0'));
        else if (const auto index = std::size_t(place[0] - '0'); place.size() == 1 && index < parts.size())
            filled += parts[index];
        i = end;
    }
    return filled;
}

class Speaker {
public:
    Speaker(const Environment& environment, const MessageCatalogue& catalogue)
        : m_environment(environment), m_catalogue(catalogue), m_labels(environment, catalogue) {}

    /// A sentence that is long and deep is parted: its inner values get a line and a number each before it.
    std::string whole(const Expression& tree) {
        std::string text = finished(clause(tree));
        if (text.size() <= kLongSentence || depthOf(text) < 2)
            return text;
        std::string lines;
        nameParts(tree, true, lines);
        return lines.empty() ? text : lines + finished(clause(tree));
    }

    std::string conditionOf(const Expression& tree) const { return condition(tree); }

private:
    static constexpr std::size_t kLongSentence = 200;
    static constexpr std::size_t kLongPart = 36;

    static std::string finished(std::string text) {
        std::size_t first = 0;
        if (!text.empty()) {
            nextCodePoint(text, first);
            text = toUpper(text.substr(0, first)) + text.substr(first);
        }
        return text.ends_with(".") ? text : text + ".";
    }
    /// How deep parentheses are nested outside of quoted texts.
    static int depthOf(const std::string& text) {
        int depth = 0, deepest = 0;
        bool isQuoted = false;
        for (const char c : text) {
            isQuoted = isQuoted != (c == '\'');
            if (!isQuoted)
                depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            deepest = std::max(deepest, depth);
        }
        return deepest;
    }

    /// Gives long values inside of a tree a number, innermost first, and says each in a line. What is said as steps of
    /// a sentence (`isClause`) needs none: there one step follows the other. Equal values share a number.
    void nameParts(const Expression& node, bool isClause, std::string& lines) {
        const bool arms = isClause && node.kind == Expression::Kind::Case;
        const bool chained = isClause && isStep(node);
        const std::size_t subject = chained ? functionOf(node)->subject() : 0;
        for (std::size_t i = 0; i < node.children.size(); ++i) {
            const bool isArm = arms && (i % 2 == 1 || (node.hasElse && i + 1 == node.children.size()));
            nameParts(*node.children[i], isArm || (chained && i == subject), lines);
        }
        const bool isValue = node.kind == Expression::Kind::Call || node.kind == Expression::Kind::Case ||
                             node.kind == Expression::Kind::Binary;
        if (isClause || !isValue || isCondition(node) || isForm(node, Form::Reject) || isForm(node, Form::Lookup) ||
            isNamed(node))
            return;
        const std::string text = noun(node);
        if (countCodePoints(text) < kLongPart)
            return;
        const std::size_t number = m_named.size() + 1;
        lines += finished(say(Say::ResultLine, {std::to_string(number), text})) + "\n";
        m_named.emplace(print(node), number);
    }
    std::size_t numberOf(const Expression& node) const {
        if (m_named.empty() || node.children.empty())
            return 0;
        const auto found = m_named.find(print(node));
        return found == m_named.end() ? 0 : found->second;
    }
    bool isNamed(const Expression& node) const { return numberOf(node) > 0; }

    std::string say(Say what, const std::vector<std::string>& parts = {}) const {
        return fill(m_catalogue.text(kTexts[std::size_t(what)]), parts);
    }

    // -- whole sentences
    std::string clause(const Expression& node) const {
        switch (node.kind) {
        case Expression::Kind::Literal:
            return isNull(node.literal) ? say(Say::AlwaysEmpty) : say(Say::Always, {noun(node)});
        case Expression::Kind::Field:
            return say(Say::Unchanged, {noun(node)});
        case Expression::Kind::Case:
            return choice(node);
        case Expression::Kind::Call:
            return callClause(node);
        default:
            return isCondition(node) ? say(Say::SayWhether, {condition(node)}) : say(Say::Take, {noun(node)});
        }
    }
    std::string callClause(const Expression& node) const {
        if (isNamed(node))
            return say(Say::Take, {noun(node)});
        const Function* const function = functionOf(node);
        const Form form = function ? function->form() : Form::Computed;
        if (form == Form::Reject && node.children.size() == 1)
            return say(Say::Reject, {noun(*node.children[0])});
        if (form == Form::Coalesce)
            return say(Say::TakeFirstPresent, {list(node, 0)});
        if (form == Form::Try && node.children.size() == 2) {
            const Expression& first = *node.children[0];
            const bool simple = first.kind == Expression::Kind::Call && !isForm(first, Form::Try);
            return say(Say::WhereThatFails,
                       {simple ? clause(first) : say(Say::Take, {atom(first)}), outcome(*node.children[1])});
        }
        if (isStep(node))
            return steps(node, *function);
        return isCondition(node) ? say(Say::SayWhether, {condition(node)}) : say(Say::Take, {noun(node)});
    }
    bool isStep(const Expression& node) const {
        const Function* const function = functionOf(node);
        return function && !isBoolean(node) && !isNamed(node) && !stepOf(node, *function).empty();
    }
    /// trim, then lower, then …: calls that take one another's result, innermost first.
    std::string steps(const Expression& node, const Function& function) const {
        const std::size_t subject = function.subject();
        const Expression& inner = *node.children[subject];
        const bool chained = isStep(inner);
        std::vector<std::string> parts = atoms(node);
        if (chained)
            parts[subject] = say(Say::It);
        const std::string step = fill(stepOf(node, function), parts);
        return chained ? say(Say::Then, {steps(inner, *functionOf(inner)), step}) : step;
    }
    /// The step's template; none where its subject would be said twice.
    std::string stepOf(const Expression& node, const Function& function) const {
        const std::size_t subject = function.subject();
        const std::string_view english = function.stepFor(node.children.size());
        if (isProjectFunction(node) || node.children.size() <= subject || english.find("{*}") != std::string_view::npos)
            return {};
        return english.empty() ? std::string() : m_catalogue.text(english);
    }
    std::string choice(const Expression& node) const {
        const std::size_t arms = node.children.size() / 2;
        constexpr std::size_t kShort = 160;
        const std::string other = node.hasElse ? outcome(*node.children.back()) : say(Say::LeaveEmpty);
        if (arms == 1) {
            const std::string text =
                say(Say::IfShort, {condition(*node.children[0]), outcome(*node.children[1]), other});
            if (text.size() <= kShort)
                return text;
        }
        std::string lines = say(Say::FirstLine);
        for (std::size_t i = 0; i < arms; ++i)
            lines +=
                line(i + 1, say(Say::IfLine, {condition(*node.children[2 * i]), outcome(*node.children[2 * i + 1])}));
        return lines + line(arms + 1, say(Say::OtherwiseLine, {other}));
    }
    static std::string line(std::size_t number, const std::string& text) {
        std::size_t first = 0;
        nextCodePoint(text, first);
        return "\n" + std::to_string(number) + ". " + toUpper(text.substr(0, first)) + text.substr(first) + ".";
    }
    /// What an arm does.
    std::string outcome(const Expression& node) const {
        if (isNamed(node))
            return say(Say::Take, {noun(node)});
        if (node.kind == Expression::Kind::Literal && isNull(node.literal))
            return say(Say::LeaveEmpty);
        if (isForm(node, Form::Reject) && node.children.size() == 1)
            return say(Say::Reject, {noun(*node.children[0])});
        if (isStep(node))
            return steps(node, *functionOf(node));
        const bool apart =
            node.kind == Expression::Kind::Case || isForm(node, Form::Try) || isForm(node, Form::Coalesce);
        return say(Say::Take, {apart ? atom(node) : noun(node)});
    }

    // -- nouns
    /// A noun that can stand as a part of another phrase.
    std::string atom(const Expression& node) const {
        const bool negativeNumber = isNegativeNumber(node);
        const bool single = node.kind == Expression::Kind::Literal || node.kind == Expression::Kind::Field ||
                            negativeNumber || isNamed(node) || (node.kind == Expression::Kind::Call && node.children.empty());
        return single ? noun(node) : "(" + noun(node) + ")";
    }
    std::vector<std::string> atoms(const Expression& node, std::size_t from = 0) const {
        std::vector<std::string> parts;
        for (std::size_t i = from; i < node.children.size(); ++i)
            parts.push_back(atom(*node.children[i]));
        return parts;
    }
    std::string list(const Expression& node, std::size_t from) const { return fill("{*}", atoms(node, from)); }

    std::string noun(const Expression& node) const {
        if (const std::size_t number = numberOf(node))
            return say(Say::Result, {std::to_string(number)});
        switch (node.kind) {
        case Expression::Kind::Literal: return literal(node);
        case Expression::Kind::Field: return field(node);
        case Expression::Kind::Call: return call(node);
        case Expression::Kind::Member: return member(node);
        case Expression::Kind::Unary:
            if (node.unary == UnaryOperator::Not)
                return say(Say::Whether, {condition(node)});
            if (isNegativeNumber(node))
                return "-" + printLiteral(node.children[0]->literal, node.children[0]->literalType);
            return say(Say::Negative, {atom(*node.children[0])});
        case Expression::Kind::Binary:
            return isCondition(node) ? say(Say::Whether, {condition(node)}) : arithmetic(node);
        case Expression::Kind::Case: {
            std::string text;
            const std::size_t arms = node.children.size() / 2;
            for (std::size_t i = 0; i < arms; ++i)
                text += (i > 0 ? ", " : "") +
                        say(Say::Arm, {condition(*node.children[2 * i]), atom(*node.children[2 * i + 1])});
            return text + ", " +
                   say(Say::Otherwise, {node.hasElse ? atom(*node.children.back()) : say(Say::NoValue)});
        }
        default: return say(Say::Whether, {condition(node)});
        }
    }
    static bool isNegativeNumber(const Expression& node) {
        if (node.kind != Expression::Kind::Unary || node.unary != UnaryOperator::Negate)
            return false;
        const Expression& number = *node.children[0];
        return number.kind == Expression::Kind::Literal && (number.literalType.kind == TypeKind::Integer ||
                                                            number.literalType.kind == TypeKind::Decimal);
    }
    std::string literal(const Expression& node) const {
        switch (node.literalType.kind) {
        case TypeKind::Null: return say(Say::NoValue);
        case TypeKind::Boolean: return say(std::get<bool>(node.literal) ? Say::True : Say::False);
        case TypeKind::Text: return text(std::get<std::string>(node.literal));
        case TypeKind::Float: return say(Say::ApproximateNumber, {printValue(node.literal, node.literalType)});
        case TypeKind::Timestamp: return say(Say::Moment, {printValue(node.literal, node.literalType)});
        case TypeKind::Time: return say(Say::TimeOfDay, {printValue(node.literal, node.literalType)});
        default: return printValue(node.literal, node.literalType);
        }
    }
    /// In single quotes; what cannot be seen stands between the quoted pieces.
    std::string text(const std::string& content) const {
        if (content.empty())
            return say(Say::EmptyText);
        if (content == " ")
            return say(Say::Space);
        std::string said = "'";
        for (std::size_t at = 0; at < content.size();) {
            const std::size_t before = at;
            const char32_t point = nextCodePoint(content, at);
            if (point == U'\'')
                said += "''";
            else if (point == U'\n')
                said += "'⏎'";
            else if (point == U'\t')
                said += "'⇥'";
            else if (point < 0x20 || point == 0x7F || point == 0xA0 || (point >= 0x2000 && point <= 0x200F) ||
                     (point >= 0x2028 && point <= 0x202F) || (point >= 0x2060 && point <= 0x206F))
                said += "'⟨" + std::to_string(std::uint32_t(point)) + "⟩'";
            else
                said += content.substr(before, at - before);
        }
        return said + "'";
    }
    std::string field(const Expression& node) const {
        for (const bool exact : {true, false}) {
            const std::vector<std::size_t> fields = matchingFields(m_environment, node.path, exact);
            if (fields.size() == 1)
                return m_labels.field(fields[0]);
            if (const Parameter* parameter = matchingParameter(m_environment, node.path, exact))
                return say(Say::TheParameter, {m_labels.plain(parameter->name)});
            if (!fields.empty())
                break;
        }
        std::string path;
        for (const std::string& name : node.path)
            path += (path.empty() ? "" : ".") + printName(name);
        return "[" + path + "]";
    }
    std::string call(const Expression& node) const {
        const Function* const function = functionOf(node);
        if (!function || isProjectFunction(node)) {
            const std::string name = m_labels.marked(node.name);
            return node.children.empty() ? say(Say::FromFunctionAlone, {name})
                                         : say(Say::FromFunction, {name, list(node, 0)});
        }
        switch (function->form()) {
        case Form::Coalesce: return say(Say::FirstPresent, {list(node, 0)});
        case Form::Try:
            if (node.children.size() == 2)
                return say(Say::OrWhereItFails, atoms(node));
            break;
        case Form::Reject:
            if (node.children.size() == 1)
                return say(Say::Rejection, atoms(node));
            break;
        default: break;
        }
        const std::string_view phrase = function->phraseFor(node.children.size());
        if (phrase.empty()) // more or fewer arguments than the function takes
            return say(Say::FromFunction, {m_labels.marked(node.name), list(node, 0)});
        return fill(m_catalogue.text(phrase), atoms(node));
    }
    std::string member(const Expression& node) const {
        std::string name = node.name;
        const Expression* record = node.children[0].get();
        while (record->kind == Expression::Kind::Member) {
            name = record->name + "." + name;
            record = record->children[0].get();
        }
        const Entity* entity = nullptr;
        if (!record->children.empty())
            if (const auto* called = std::get_if<std::string>(&record->children[0]->literal))
                for (const Environment::Lookup& lookup : m_environment.lookups)
                    if (!entity && equalsBlind(lookup.name, *called))
                        entity = &lookup.entity;
        const std::string label = entity ? m_labels.member(*entity, name) : m_labels.marked(name);
        if (record->kind != Expression::Kind::Call || record->children.size() < 2)
            return say(Say::FromFunction, {label, atom(*record)});
        return say(Say::FromLookup, {label, atom(*record->children[0]), list(*record, 1)});
    }
    std::string arithmetic(const Expression& node) const {
        static constexpr std::pair<BinaryOperator, Say> kOperators[] = {
            {BinaryOperator::Add, Say::Plus},           {BinaryOperator::Subtract, Say::Minus},
            {BinaryOperator::Multiply, Say::Times},     {BinaryOperator::Divide, Say::DividedBy},
            {BinaryOperator::Modulo, Say::Remainder},   {BinaryOperator::Join, Say::FollowedBy},
        };
        const Expression& left = *node.children[0];
        const bool chain = left.kind == Expression::Kind::Binary && left.binary == node.binary &&
                           node.binary != BinaryOperator::Modulo;
        const std::vector<std::string> parts = {chain ? noun(left) : atom(left), atom(*node.children[1])};
        for (const auto& [op, template_] : kOperators)
            if (op == node.binary)
                return say(template_, parts);
        return say(Say::Whether, {condition(node)});
    }

    // -- conditions
    static bool isBoolean(const Function& function) {
        return std::any_of(function.overloads().begin(), function.overloads().end(), [](const Overload& overload) {
            return overload.result.kind == TypeKind::Boolean && !overload.resultIsGeneric;
        });
    }
    bool isBoolean(const Expression& call) const {
        const Function* const function = functionOf(call);
        return function && !isProjectFunction(call) && isBoolean(*function);
    }
    bool isCondition(const Expression& node) const {
        switch (node.kind) {
        case Expression::Kind::IsNull:
        case Expression::Kind::In:
        case Expression::Kind::Between:
        case Expression::Kind::Like: return true;
        case Expression::Kind::Unary: return node.unary == UnaryOperator::Not;
        case Expression::Kind::Binary: return node.binary >= BinaryOperator::Equal;
        case Expression::Kind::Call: return isBoolean(node);
        default: return false;
        }
    }
    std::string condition(const Expression& node) const {
        switch (node.kind) {
        case Expression::Kind::IsNull:
            return say(node.negated ? Say::IsPresent : Say::IsMissing, {atom(*node.children[0])});
        case Expression::Kind::In:
            return say(node.negated ? Say::IsNoneOf : Say::IsOneOf, {atom(*node.children[0]), list(node, 1)});
        case Expression::Kind::Between:
            return say(node.negated ? Say::IsNotBetween : Say::IsBetween, atoms(node));
        case Expression::Kind::Like:
            return say(node.negated ? Say::IsNotLike : Say::IsLike, atoms(node));
        case Expression::Kind::Unary:
            if (node.unary == UnaryOperator::Not)
                return say(Say::Not, {condition(*node.children[0])});
            break;
        case Expression::Kind::Binary:
            if (node.binary == BinaryOperator::And || node.binary == BinaryOperator::Or)
                return logic(node);
            if (node.binary >= BinaryOperator::Equal)
                return comparison(node);
            break;
        case Expression::Kind::Call:
            if (isBoolean(node)) {
                std::string_view phrase = functionOf(node)->phraseFor(node.children.size());
                if (phrase.starts_with(kWhether))
                    return fill(m_catalogue.text(phrase.substr(kWhether.size())), atoms(node));
            }
            break;
        default: break;
        }
        return say(Say::IsSet, {atom(node)});
    }
    std::string logic(const Expression& node) const {
        const auto isLogic = [](const Expression& side) {
            return side.kind == Expression::Kind::Binary &&
                   (side.binary == BinaryOperator::And || side.binary == BinaryOperator::Or);
        };
        const Expression& left = *node.children[0];
        const Expression& right = *node.children[1];
        const bool chain = isLogic(left) && left.binary == node.binary;
        const std::string first = isLogic(left) && !chain ? "(" + condition(left) + ")" : condition(left);
        const std::string second = isLogic(right) ? "(" + condition(right) + ")" : condition(right);
        return say(node.binary == BinaryOperator::And ? Say::And : Say::Or, {first, second});
    }
    std::string comparison(const Expression& node) const {
        const bool dated = isDated(*node.children[0]) || isDated(*node.children[1]);
        Say what = Say::Is;
        switch (node.binary) {
        case BinaryOperator::NotEqual: what = Say::IsNot; break;
        case BinaryOperator::Less: what = dated ? Say::IsBefore : Say::IsLess; break;
        case BinaryOperator::LessOrEqual: what = dated ? Say::IsNotAfter : Say::IsAtMost; break;
        case BinaryOperator::Greater: what = dated ? Say::IsAfter : Say::IsGreater; break;
        case BinaryOperator::GreaterOrEqual: what = dated ? Say::IsNotBefore : Say::IsAtLeast; break;
        default: break;
        }
        return say(what, atoms(node));
    }
    bool isDated(const Expression& node) const {
        const auto dated = [](TypeKind kind) {
            return kind == TypeKind::Date || kind == TypeKind::Timestamp || kind == TypeKind::Time;
        };
        if (node.kind == Expression::Kind::Literal)
            return dated(node.literalType.kind);
        if (node.kind != Expression::Kind::Field)
            return false;
        for (const bool exact : {true, false}) {
            const std::vector<std::size_t> fields = matchingFields(m_environment, node.path, exact);
            if (!fields.empty())
                return fields.size() == 1 && dated(m_environment.fields[fields[0]].field.type.kind);
            if (const Parameter* parameter = matchingParameter(m_environment, node.path, exact))
                return dated(parameter->type.kind);
        }
        return false;
    }

    // -- calls
    const Function* functionOf(const Expression& node) const {
        return node.kind == Expression::Kind::Call ? findFunction(node.name) : nullptr;
    }
    bool isProjectFunction(const Expression& node) const {
        return std::any_of(m_environment.functions.begin(), m_environment.functions.end(),
                           [&](const ProjectFunction& function) { return equalsBlind(function.name, node.name); });
    }
    bool isForm(const Expression& node, Form form) const {
        const Function* const function = functionOf(node);
        return function && function->form() == form && !isProjectFunction(node);
    }

    const Environment& m_environment;
    const MessageCatalogue& m_catalogue;
    FieldLabels m_labels;
    std::map<std::string, std::size_t> m_named; ///< the text of a part that has a number
};

} // namespace

std::string sentence(const Expression& tree, const Environment& environment, const MessageCatalogue& catalogue) {
    return Speaker(environment, catalogue).whole(tree);
}

std::string conditionText(const Expression& tree, const Environment& environment, const MessageCatalogue& catalogue) {
    return Speaker(environment, catalogue).conditionOf(tree);
}

std::vector<std::string> sentenceTexts() {
    std::vector<std::string> texts(std::begin(kTexts), std::end(kTexts));
    for (const Function& function : allFunctions()) {
        for (const Function::Phrase& phrase : function.phrases()) {
            texts.emplace_back(phrase.text);
            if (phrase.text.starts_with(kWhether))
                texts.emplace_back(phrase.text.substr(kWhether.size()));
        }
        for (const Function::Phrase& step : function.steps())
            texts.emplace_back(step.text);
    }
    return texts;
}

} // namespace mw::rules

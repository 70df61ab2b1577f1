// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/rule_steps.h"

#include "core/mapping/starting_rule.h"
#include "core/rules/catalogue.h"
#include "core/rules/parser.h"
#include "ui/models/map_rule_work.h"
#include "ui/present/messages.h"
#include "ui/present/text.h"

#include <QCoreApplication>

#include <algorithm>

namespace mw::ui {

namespace {

struct StepWords {
    Q_DECLARE_TR_FUNCTIONS(StepWords)
};

using rules::Chain;
using rules::ChainStep;
using rules::Expression;
using rules::ExpressionPtr;
using rules::Function;
using rules::Overload;

constexpr qsizetype kShownArgument = 24;

ExpressionPtr parsed(const std::string& text) {
    const rules::ParsedRule rule = rules::parse(text);
    return rule.ok() ? rule.tree : nullptr;
}

std::string quotedText(const std::string& text) {
    std::string quoted = "'";
    for (const char c : text)
        quoted += c == '\'' ? std::string("''") : std::string(1, c);
    return quoted + "'";
}

/// A value or a field; no expression that a chip could not show.
bool isSimple(const ExpressionPtr& tree) {
    const auto chain = rules::readChain(tree);
    return chain && chain->steps.empty();
}

bool isText(const Expression& node) { return node.kind == Expression::Kind::Literal && std::holds_alternative<std::string>(node.literal); }

/// What was typed as an argument of a kind; null where it is none.
ExpressionPtr argumentOf(const QString& text, TypeKind kind) {
    const std::string written = utf8(text);
    if (text.startsWith(u'=')) {
        const ExpressionPtr tree = parsed(written.substr(1));
        return tree && isSimple(tree) ? tree : nullptr;
    }
    if (kind == TypeKind::Text)
        return parsed(quotedText(written));
    for (const std::string& attempt : {written, kind == TypeKind::Date ? "date '" + written + "'" : kind == TypeKind::Timestamp ? "timestamp '" + written + "'" : std::string()})
        if (const ExpressionPtr tree = parsed(attempt); tree && isSimple(tree) && tree->kind != Expression::Kind::Field)
            return tree;
    return kind == TypeKind::Null ? parsed(quotedText(written)) : nullptr; // of any type: a text
}

/// An argument of a kind as people type it; what would be read as something else is written out.
QString typed(const Expression& node, TypeKind kind) {
    const QString printed = qt(rules::print(node));
    const QString plain = isText(node) ? qt(std::get<std::string>(node.literal)) : printed;
    const ExpressionPtr same = node.kind == Expression::Kind::Literal && std::holds_alternative<std::monostate>(node.literal) ? nullptr : argumentOf(plain, kind);
    return same && qt(rules::print(*same)) == printed ? plain : u'=' + printed;
}

/// The signature that a step is read by: the first that takes so many arguments, else the longest.
const Overload* overloadOf(const Function& function, std::size_t arguments) {
    const Overload* longest = nullptr;
    for (const Overload& overload : function.overloads()) {
        if (arguments >= overload.neededArguments() && (arguments <= overload.arguments.size() || overload.isRepeated()))
            return &overload;
        if (!longest || overload.arguments.size() > longest->arguments.size())
            longest = &overload;
    }
    return longest;
}

/// The arguments besides the subject, in the order of ChainStep::arguments.
std::vector<rules::Argument> otherArguments(const Overload& overload, std::size_t subject) {
    std::vector<rules::Argument> others = overload.arguments;
    if (subject < others.size() && !(overload.isRepeated() && subject + 1 == others.size()))
        others.erase(others.begin() + std::ptrdiff_t(subject));
    return others;
}

TypeKind kindOf(const std::vector<rules::Argument>& declared, std::size_t argument) {
    return declared.empty() ? TypeKind::Text : declared[std::min(argument, declared.size() - 1)].kind;
}

QString argumentTitle(std::string_view name) { return qt(std::string(name)).replace(u'_', u' '); }

/// A value of a kind, shown to the binder before one was typed: it only has to be of that kind.
std::string standInFor(TypeKind kind) {
    switch (kind) {
    case TypeKind::Integer:
    case TypeKind::Decimal:
    case TypeKind::Float: return "1";
    case TypeKind::Boolean: return "true";
    case TypeKind::Date: return "date '2000-01-01'";
    case TypeKind::Timestamp: return "timestamp '2000-01-01 00:00:00'";
    default: return "''";
    }
}

/// Whether a rule takes what it is given; values that are still to be typed may be wrong.
bool takesItsInput(const std::string& rule, const rules::Environment& environment) {
    for (const rules::Problem& problem : checkRule(rule, environment, std::nullopt).problems)
        if (problem.error.code == Code::ArgumentType || problem.error.code == Code::OperandType || problem.error.code == Code::TypesDiffer ||
            problem.error.code == Code::ValueMapType)
            return false;
    return true;
}

std::vector<std::string> namesOf(const rules::Environment& environment, bool isMaps) {
    std::vector<std::string> names;
    if (isMaps)
        for (const auto& map : environment.valueMaps)
            names.push_back(map->name);
    else
        for (const auto& lookup : environment.lookups)
            names.push_back(lookup.name);
    return names;
}

QStringList choicesOf(const std::vector<std::string>& names) {
    QStringList choices;
    for (const std::string& name : names)
        choices << qt(name);
    return choices;
}

bool canBeStep(const Function& function) {
    switch (function.form()) {
    case rules::Form::Computed:
    case rules::Form::Coalesce:
    case rules::Form::Try: return !function.overloads().empty() && !function.overloads().front().arguments.empty();
    default: return false;
    }
}

} // namespace

std::optional<RuleSteps> RuleSteps::read(const QString& rule) {
    RuleSteps steps;
    if (rule.trimmed().isEmpty())
        return steps;
    const ExpressionPtr tree = parsed(utf8(rule));
    auto chain = tree ? rules::readChain(tree) : std::nullopt;
    if (!chain)
        return std::nullopt;
    steps.m_chain = std::move(*chain);
    return steps;
}

QString RuleSteps::text() const { return isEmpty() ? QString() : qt(rules::print(*rules::writeChain(m_chain))); }

QString RuleSteps::startText() const {
    if (isEmpty())
        return {};
    return m_chain.start->kind == Expression::Kind::Field ? qt(m_chain.start->path.back()) : qt(rules::print(*m_chain.start));
}

QString RuleSteps::stepText(std::size_t index) const {
    const ChainStep& step = m_chain.steps[index];
    QStringList arguments;
    for (const ExpressionPtr& argument : step.arguments)
        arguments << elideName(qt(rules::print(*argument)), kShownArgument);
    switch (step.kind) {
    case ChainStep::Kind::JoinAfter: return StepWords::tr("then %1").arg(arguments.value(0));
    case ChainStep::Kind::JoinBefore: return StepWords::tr("%1 before").arg(arguments.value(0));
    case ChainStep::Kind::Lookup: return StepWords::tr("%1 of %2").arg(qt(step.field), arguments.value(0));
    case ChainStep::Kind::Call: break;
    }
    arguments.prepend(stepTitle(index));
    return arguments.join(u' ');
}

QString RuleSteps::stepTitle(std::size_t index) const {
    const ChainStep& step = m_chain.steps[index];
    switch (step.kind) {
    case ChainStep::Kind::JoinAfter: return StepWords::tr("put a text behind");
    case ChainStep::Kind::JoinBefore: return StepWords::tr("put a text in front");
    case ChainStep::Kind::Lookup: return StepWords::tr("lookup");
    case ChainStep::Kind::Call: break;
    }
    return qt(step.function).toLower().replace(u'_', u' ');
}

QString RuleSteps::stepHelp(std::size_t index) const {
    const ChainStep& step = m_chain.steps[index];
    switch (step.kind) {
    case ChainStep::Kind::JoinAfter: return StepWords::tr("Puts a text behind.");
    case ChainStep::Kind::JoinBefore: return StepWords::tr("Puts a text in front.");
    case ChainStep::Kind::Lookup: return StepWords::tr("Looks the value up and takes a field of the record that it finds.");
    case ChainStep::Kind::Call: break;
    }
    const Function* const function = rules::findFunction(step.function);
    return function ? coreText(function->summary()) : qt(step.function);
}

QList<RuleSteps::Argument> RuleSteps::arguments(std::size_t index, const rules::Environment& environment) const {
    const ChainStep& step = m_chain.steps[index];
    switch (step.kind) {
    case ChainStep::Kind::JoinAfter:
    case ChainStep::Kind::JoinBefore: return {{StepWords::tr("text"), typed(*step.arguments[0], TypeKind::Text), {}, true}};
    case ChainStep::Kind::Lookup: {
        QStringList fields;
        for (const auto& lookup : environment.lookups)
            if (isText(*step.arguments[0]) && lookup.name == std::get<std::string>(step.arguments[0]->literal))
                for (const Field& field : lookup.entity.fields)
                    fields << qt(field.name);
        return {{StepWords::tr("lookup"), typed(*step.arguments[0], TypeKind::Text), choicesOf(namesOf(environment, false)), true}, {StepWords::tr("field"), qt(step.field), fields, true}};
    }
    case ChainStep::Kind::Call: break;
    }
    return callArguments(step, environment);
}

QList<RuleSteps::Argument> RuleSteps::callArguments(const ChainStep& step, const rules::Environment& environment) const {
    const Function* const function = rules::findFunction(step.function);
    QList<Argument> all;
    if (function && function->form() == rules::Form::Map)
        return {{StepWords::tr("value map"), typed(*step.arguments[0], TypeKind::Text), choicesOf(namesOf(environment, true)), true}};
    const Overload* const overload = function ? overloadOf(*function, step.arguments.size() + 1) : nullptr;
    const std::vector<rules::Argument> declared = overload ? otherArguments(*overload, step.subject) : std::vector<rules::Argument>();
    const bool isRepeated = overload && overload->isRepeated();
    const std::size_t shown = std::max(declared.size(), step.arguments.size() + (isRepeated ? 1 : 0)); // room for one more
    for (std::size_t i = 0; i < shown; ++i) {
        const rules::Argument* const known = declared.empty() ? nullptr : &declared[std::min(i, declared.size() - 1)];
        all.append({known ? argumentTitle(known->name) : StepWords::tr("argument"), i < step.arguments.size() ? typed(*step.arguments[i], kindOf(declared, i)) : QString(), {},
                    overload && i + 1 < overload->neededArguments()});
    }
    return all;
}

RuleSteps RuleSteps::withStart(const QString& field) const {
    RuleSteps next = *this;
    next.m_chain.start = field.startsWith(u'=') ? parsed(utf8(field.mid(1))) : parsed(mapping::ruleName(utf8(field)));
    if (!next.m_chain.start || !isSimple(next.m_chain.start))
        next.m_chain.start = m_chain.start;
    return next;
}

RuleSteps RuleSteps::without(std::size_t step) const {
    RuleSteps next = *this;
    next.m_chain.steps.erase(next.m_chain.steps.begin() + std::ptrdiff_t(step));
    return next;
}

RuleSteps RuleSteps::moved(std::size_t step, int by) const {
    RuleSteps next = *this;
    const std::ptrdiff_t to = std::ptrdiff_t(step) + by;
    if (to >= 0 && to < std::ptrdiff_t(size()))
        std::swap(next.m_chain.steps[step], next.m_chain.steps[std::size_t(to)]);
    return next;
}

Result<RuleSteps> RuleSteps::withArguments(std::size_t index, const QStringList& texts) const {
    RuleSteps next = *this;
    ChainStep& step = next.m_chain.steps[index];
    if (step.kind == ChainStep::Kind::Lookup) {
        step.arguments[0] = argumentOf(texts.value(0), TypeKind::Text);
        step.field = utf8(texts.value(1));
        return next;
    }
    const Function* const function = step.kind == ChainStep::Kind::Call ? rules::findFunction(step.function) : nullptr;
    const Overload* const overload = function ? overloadOf(*function, std::size_t(texts.size()) + 1) : nullptr;
    const std::vector<rules::Argument> declared = overload ? otherArguments(*overload, step.subject) : std::vector<rules::Argument>();
    // What is left empty at the end and can be left out, is.
    qsizetype last = texts.size();
    const auto canBeLeftOut = [&](qsizetype i) {
        return texts[i].isEmpty() && overload && std::size_t(i) + 1 >= overload->neededArguments(); // those before it, and the subject, are enough
    };
    while (last > 0 && canBeLeftOut(last - 1))
        --last;
    step.arguments.clear();
    for (qsizetype i = 0; i < last; ++i) {
        const bool isDefault = texts[i].isEmpty() && std::size_t(i) < declared.size() && !declared[std::size_t(i)].defaultLiteral.empty();
        const ExpressionPtr argument = isDefault ? parsed(std::string(declared[std::size_t(i)].defaultLiteral)) : argumentOf(texts[i], kindOf(declared, std::size_t(i)));
        if (!argument)
            return makeError(Code::WrongArguments,
                             utf8(StepWords::tr("%1 is no value that can stand here; a field is written with = before it").arg(texts[i].isEmpty() ? StepWords::tr("Nothing") : texts[i])));
        step.arguments.push_back(argument);
    }
    return next;
}

QList<RuleSteps::Candidate> RuleSteps::candidates(const rules::Environment& environment) const {
    QList<Candidate> all;
    for (const auto& map : environment.valueMaps) {
        Candidate made{StepWords::tr("value map %1").arg(qt(map->name)), StepWords::tr("Translates every value as the value map says."), {}, false, true};
        made.step.function = "map";
        made.step.subject = 1;
        made.step.arguments = {parsed(quotedText(map->name))};
        all.append(std::move(made));
    }
    for (const auto& lookup : environment.lookups)
        for (const Field& field : lookup.entity.fields) {
            Candidate made{StepWords::tr("%1 of %2").arg(qt(field.name), qt(lookup.name)), StepWords::tr("Looks the value up and takes a field of the record that it finds."), {}, false, true};
            made.step.kind = ChainStep::Kind::Lookup;
            made.step.function = "lookup";
            made.step.field = field.name;
            made.step.arguments = {parsed(quotedText(lookup.name))};
            all.append(std::move(made));
        }
    for (const bool isAfter : {true, false}) {
        Candidate made{isAfter ? StepWords::tr("put a text behind") : StepWords::tr("put a text in front"), isAfter ? StepWords::tr("Puts a text behind.") : StepWords::tr("Puts a text in front."), {}, true, true};
        made.step.kind = isAfter ? ChainStep::Kind::JoinAfter : ChainStep::Kind::JoinBefore;
        made.step.arguments = {parsed("''")};
        all.append(std::move(made));
    }
    for (const Function& function : rules::allFunctions()) {
        if (!canBeStep(function))
            continue;
        Candidate made{qt(function.name()).replace(u'_', u' '), coreText(function.summary()), {}, false, true};
        made.step.function = std::string(function.name());
        made.step.subject = function.subject();
        const Overload& overload = function.overloads().front();
        const std::vector<rules::Argument> others = otherArguments(overload, made.step.subject);
        for (std::size_t i = 0; i + 1 < overload.neededArguments(); ++i)
            made.step.arguments.push_back(parsed(standInFor(kindOf(others, i))));
        made.needsArguments = !made.step.arguments.empty();
        all.append(std::move(made));
    }
    for (Candidate& each : all)
        each.fits = isEmpty() || takesItsInput(utf8(with(each).text()), environment);
    std::stable_partition(all.begin(), all.end(), [](const Candidate& each) { return each.fits; });
    return all;
}

RuleSteps RuleSteps::with(const Candidate& candidate) const {
    RuleSteps next = *this;
    next.m_chain.steps.push_back(candidate.step);
    return next;
}

} // namespace mw::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/function.h"

#include "core/base/promise.h"

namespace mw::rules {

bool detail::storeDecimal(const Decimal& value, Row& row, Int128& out) {
    const std::uint8_t scale = row.resultType().scale;
    if (value.scale == scale) [[likely]] {
        out = value.unscaled;
        return true;
    }
    Decimal scaled;
    switch (rescale(value, scale, Rounding::Refuse, scaled)) {
    case DivideOutcome::Ok:
        out = scaled.unscaled;
        return true;
    case DivideOutcome::WouldRound:
        row.fail(Code::WouldRound, Quoted{printDecimal(value)}, std::int64_t(scale));
        return false;
    default:
        row.fail(Code::Overflow, printType(row.resultType()));
        return false;
    }
}

std::size_t Overload::neededArguments() const {
    std::size_t needed = 0;
    for (const Argument& argument : arguments)
        if (argument.defaultLiteral.empty())
            ++needed;
    return needed;
}

LogicalType Function::plainType(TypeKind kind) {
    LogicalType type;
    type.kind = kind;
    return type;
}

void Function::checkKinds(const Overload& overload, const std::vector<TypeKind>& bodyKinds) const {
    MW_ASSERT(overload.arguments.size() == bodyKinds.size(), "a signature has the arguments of its body");
    for (std::size_t i = 0; i < bodyKinds.size(); ++i) {
        const TypeKind declared = overload.arguments[i].kind;
        const bool bytes = declared == TypeKind::Binary && bodyKinds[i] == TypeKind::Text;
        MW_ASSERT(declared == bodyKinds[i] || bytes, "a signature has the types of its body");
    }
}

Function& Function::returns(const LogicalType& type) {
    m_overloads.back().result = type;
    return *this;
}

Function& Function::returns(ResultRule rule) {
    m_overloads.back().resultRule = rule;
    return *this;
}

Function& Function::phrase(std::string_view text, std::size_t arguments) {
    m_phrases.push_back({text, arguments});
    return *this;
}

Function& Function::step(std::string_view text, std::size_t arguments) {
    m_steps.push_back({text, arguments});
    return *this;
}

Function& Function::example(std::string_view rule, std::string_view result) {
    m_examples.push_back({rule, result, {}});
    return *this;
}

Function& Function::fails(std::string_view rule, Code code) {
    m_examples.push_back({rule, {}, code});
    return *this;
}

Function& Function::postgres(std::string_view sql, std::string_view fails) {
    m_postgres = {sql, fails, {}};
    return *this;
}

Function& Function::notInPostgres(std::string_view reason) {
    m_postgres = {{}, {}, reason};
    return *this;
}

Function& Function::builtIn(Form form, std::vector<std::vector<Argument>> signatures, const LogicalType& result) {
    m_form = form;
    for (auto& arguments : signatures) {
        Overload added;
        added.arguments = std::move(arguments);
        added.result = result;
        m_overloads.push_back(std::move(added));
    }
    return *this;
}

std::string_view Function::choose(const std::vector<Phrase>& phrases, std::size_t arguments) {
    std::string_view general;
    for (const Phrase& phrase : phrases) {
        if (phrase.arguments == arguments)
            return phrase.text;
        if (phrase.arguments == kAnyNumber)
            general = phrase.text;
    }
    return general;
}

/// "text", "decimal": what a kind is called without its digits.
static std::string nameOfKind(const LogicalType& type) {
    const std::string name = printType(type);
    return name.substr(0, name.find('('));
}

std::vector<std::string> Function::signatures() const {
    std::vector<std::string> lines;
    for (const Overload& overload : m_overloads) {
        std::string line = std::string(m_name) + "(";
        for (std::size_t i = 0; i < overload.arguments.size(); ++i) {
            const Argument& argument = overload.arguments[i];
            const bool optional = !argument.defaultLiteral.empty();
            line += optional ? "[" : "";
            line += i > 0 ? ", " : "";
            line += argument.name;
            line += " " + (argument.kind == TypeKind::Null ? "any" : nameOfKind(plainType(argument.kind)));
            line += argument.isRepeated ? ", …" : "";
            line += optional ? "]" : "";
        }
        line += ")";
        if (overload.resultIsGeneric)
            line += " → the same type";
        else if (overload.result.kind != TypeKind::Null)
            line += " → " + nameOfKind(overload.result);
        lines.push_back(std::move(line));
    }
    return lines;
}

std::string Function::nullRule() const {
    bool sees = m_form != Form::Computed;
    for (const Overload& overload : m_overloads)
        for (const bool one : overload.seesNulls)
            sees = sees || one;
    return sees ? "Looks at nulls itself; see the examples." : "Any null argument gives null.";
}

} // namespace mw::rules

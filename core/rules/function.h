// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/rules/kernel.h"

#include <array>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// What the catalogue knows of one function of the language. Everything reads it: binder, evaluator, sentence,
/// completion, help, SQL translation, tests. How to add one: functions/adding.md.
namespace mw::rules {

/// One argument that a signature declares.
struct Argument {
    std::string_view name;
    TypeKind kind = TypeKind::Null; ///< Null: generic; all generic arguments of a call have one type
    std::optional<bool> zoned;      ///< timestamps: only with (true) or only without zone (false)
    bool isRepeated = false;        ///< the last one only: one or more times
    bool isFixed = false;           ///< known before any row is read: a literal, a parameter, or made of them
    std::string_view defaultLiteral; ///< stands for it where it is left out, in the rule language; empty: it is needed

    /// May be left out at the end of a call.
    Argument orDefault(std::string_view literal) const {
        Argument copy = *this;
        copy.defaultLiteral = literal;
        return copy;
    }
    Argument fixed() const {
        Argument copy = *this;
        copy.isFixed = true;
        return copy;
    }
    Argument repeated() const {
        Argument copy = *this;
        copy.isRepeated = true;
        return copy;
    }
};

inline Argument text(std::string_view name) { return {name, TypeKind::Text, {}, false, false, {}}; }
inline Argument boolean(std::string_view name) { return {name, TypeKind::Boolean, {}, false, false, {}}; }
inline Argument integer(std::string_view name) { return {name, TypeKind::Integer, {}, false, false, {}}; }
/// Takes integers too: they widen.
inline Argument decimal(std::string_view name) { return {name, TypeKind::Decimal, {}, false, false, {}}; }
inline Argument floating(std::string_view name) { return {name, TypeKind::Float, {}, false, false, {}}; }
inline Argument date(std::string_view name) { return {name, TypeKind::Date, {}, false, false, {}}; }
inline Argument time(std::string_view name) { return {name, TypeKind::Time, {}, false, false, {}}; }
/// Takes timestamps with and without zone; timestamp(name, true) only those with one.
inline Argument timestamp(std::string_view name, std::optional<bool> zoned = {}) {
    return {name, TypeKind::Timestamp, zoned, false, false, {}};
}
inline Argument binary(std::string_view name) { return {name, TypeKind::Binary, {}, false, false, {}}; }
inline Argument uuid(std::string_view name) { return {name, TypeKind::Uuid, {}, false, false, {}}; }
/// Any type; all generic arguments of one call are brought to one type.
inline Argument generic(std::string_view name) { return {name, TypeKind::Null, {}, false, false, {}}; }

/// What is known of a call before any row is read: argument types, and the values of arguments that are constant.
class CallFacts {
public:
    CallFacts(std::span<const LogicalType> types, std::span<const std::optional<Value>> constants)
        : m_types(types), m_constants(constants) {}
    std::size_t size() const { return m_types.size(); }
    const LogicalType& type(std::size_t i) const { return m_types[i]; }
    bool isConstant(std::size_t i) const { return m_constants[i].has_value(); }
    /// The value of a fixed argument, of the kind that the signature says and never null. An error that
    /// prepare() or a result rule gives is shown at the argument that was asked for last.
    std::string_view text(std::size_t i) const { return std::get<std::string>(constant(i)); }
    std::int64_t integer(std::size_t i) const { return std::get<std::int64_t>(constant(i)); }
    bool boolean(std::size_t i) const { return std::get<bool>(constant(i)); }
    const Value& constant(std::size_t i) const {
        MW_ASSERT(m_constants[i], "only fixed arguments are known before rows are read");
        m_lastAsked = i;
        return *m_constants[i];
    }
    std::optional<std::size_t> lastAsked() const { return m_lastAsked; }

private:
    std::span<const LogicalType> m_types;
    std::span<const std::optional<Value>> m_constants;
    mutable std::optional<std::size_t> m_lastAsked;
};

/// Computes a result type where it hangs on the arguments, for example the scale of round(x, 2).
using ResultRule = Result<LogicalType> (*)(const CallFacts&);
using Prepare = Result<std::shared_ptr<const void>> (*)(const CallFacts&);

/// One signature with its kernel.
struct Overload {
    std::vector<Argument> arguments;
    LogicalType result;
    ResultRule resultRule = nullptr;     ///< wins over `result`
    bool resultIsGeneric = false;        ///< the type of the generic arguments
    std::vector<bool> seesNulls;         ///< per argument: the body is called for nulls; else any null gives null
    Prepare prepare = nullptr;
    Kernel kernel = nullptr;
    std::array<Kernel, 16> genericKernels{}; ///< by TypeKind of the generic arguments

    /// Fewest arguments a call writes.
    std::size_t neededArguments() const;
    bool isRepeated() const { return !arguments.empty() && arguments.back().isRepeated; }
};

/// A worked example: shown in the help and run as a test, folded and on columns. `result` is a literal in the rule
/// language; where `fails` is set the rule must give that error instead. Value maps and lookups: exampleEnvironment().
struct Example {
    std::string_view rule;
    std::string_view result;
    std::optional<Code> fails;
};

/// How a call is written in one SQL dialect: {0}, {1} … arguments, {*} all of them with commas, {1*} those from the
/// second on; {spaces} a text of all white space, {space} one of it in a regular expression. Either text or reason.
struct SqlForm {
    std::string_view text;
    std::string_view fails;  ///< true for arguments, none of them null, that the function refuses; empty: it never fails
    std::string_view reason; ///< why it is not translatable
};

/// Parts of the language that look like functions but decide themselves what is evaluated or what their arguments mean.
enum class Form : std::uint8_t { Computed, If, Coalesce, Try, Reject, Map, Lookup, NewId, RowNumber, Now };

/// One entry of the catalogue. Views point at static text.
class Function {
public:
    Function(std::string_view name, std::string_view summary) : m_name(name), m_summary(summary) {}

    /// Adds a signature. Result type and null rule are read off the body; see kernel() for what a body may be.
    template <auto body> Function& overload(std::vector<Argument> arguments) {
        return addKernel<body>(std::move(arguments), nullptr);
    }
    /// The same with a state made once per call in a rule: `Result<State> prepare(const CallFacts&)` compiles patterns
    /// and checks fixed arguments. Its error is a problem of the rule, shown before any row is read.
    template <auto body, auto prepare> Function& overload(std::vector<Argument> arguments) {
        return addKernel<body>(std::move(arguments), [](const CallFacts& facts) -> Result<std::shared_ptr<const void>> {
            auto made = prepare(facts);
            if (!made.ok())
                return std::move(made).error();
            using State = std::remove_cvref_t<decltype(made.value())>;
            return std::shared_ptr<const void>(std::make_shared<const State>(std::move(made).value()));
        });
    }
    /// Adds a signature with generic() arguments: Body::run<T> is made for every type T of the language. The result
    /// has the same type where run gives a T.
    template <class Body> Function& genericOverload(std::vector<Argument> arguments);

    /// Says the result type of the overload added last where the body does not tell: binary, zoned, decimal scale.
    Function& returns(const LogicalType& type);
    Function& returns(ResultRule rule);

    /// How a call reads inside a sentence, as a noun: "{0} without spaces at its ends". With `arguments` it is for
    /// calls with so many written arguments; {*} is all of them as a list. Two functions never share a phrase.
    Function& phrase(std::string_view text, std::size_t arguments = kAnyNumber);
    /// How it reads as a step of its own: "trim {0}". Optional.
    Function& step(std::string_view text, std::size_t arguments = kAnyNumber);
    Function& example(std::string_view rule, std::string_view result);
    Function& fails(std::string_view rule, Code code);
    /// PostgreSQL; SQLite calls the kernel through a registered function and needs no text. Arguments may be computed
    /// several times. Where a call can fail, `fails` says when: such rows are not loaded, and `sql` is not asked.
    Function& postgres(std::string_view sql, std::string_view fails = {});
    Function& notInPostgres(std::string_view reason);
    /// Marks a part of the language itself; its signatures are for the help only.
    Function& builtIn(Form form, std::vector<std::vector<Argument>> signatures, const LogicalType& result = {});

    static constexpr std::size_t kAnyNumber = std::size_t(-1);
    struct Phrase {
        std::string_view text;
        std::size_t arguments = kAnyNumber;
    };

    std::string_view name() const { return m_name; }
    std::string_view family() const { return m_family; }
    std::string_view summary() const { return m_summary; }
    Form form() const { return m_form; }
    /// Which argument a call works on: the second where the first is a name.
    std::size_t subject() const { return m_form == Form::Map || m_form == Form::NewId ? 1 : 0; }
    const std::vector<Overload>& overloads() const { return m_overloads; }
    const std::vector<Example>& examples() const { return m_examples; }
    const SqlForm& postgres() const { return m_postgres; }
    /// The phrase for a call with this many written arguments; empty where none was given.
    std::string_view phraseFor(std::size_t arguments) const { return choose(m_phrases, arguments); }
    std::string_view stepFor(std::size_t arguments) const { return choose(m_steps, arguments); }
    const std::vector<Phrase>& phrases() const { return m_phrases; }
    const std::vector<Phrase>& steps() const { return m_steps; }
    /// "split_part(value text, separator text, position integer) → text", one line per signature.
    std::vector<std::string> signatures() const;
    /// One sentence on what happens with nulls.
    std::string nullRule() const;

    void setFamily(std::string_view family) { m_family = family; }

private:
    template <auto body> Function& addKernel(std::vector<Argument> arguments, Prepare prepare) {
        using Body = detail::BodyOf<body>;
        Overload added;
        added.result = plainType(Body::Facts::result);
        added.seesNulls = Body::Facts::seesNulls();
        added.prepare = prepare;
        added.kernel = kernel<body>();
        added.arguments = std::move(arguments);
        checkKinds(added, Body::Facts::kinds());
        m_overloads.push_back(std::move(added));
        return *this;
    }
    template <class Body, class T> void addGeneric(Overload& added);
    static LogicalType plainType(TypeKind kind);
    void checkKinds(const Overload& overload, const std::vector<TypeKind>& bodyKinds) const;
    static std::string_view choose(const std::vector<Phrase>& phrases, std::size_t arguments);

    std::string_view m_name, m_family, m_summary;
    std::vector<Overload> m_overloads;
    std::vector<Phrase> m_phrases, m_steps;
    std::vector<Example> m_examples;
    SqlForm m_postgres;
    Form m_form = Form::Computed;
};

template <class Body, class T> void Function::addGeneric(Overload& added) {
    added.genericKernels[std::size_t(ValueTraits<T>::kind)] = kernel<&Body::template run<T>>();
}

template <class Body> Function& Function::genericOverload(std::vector<Argument> arguments) {
    using OnInteger = typename detail::BodyOf<&Body::template run<std::int64_t>>::Facts;
    using OnFloat = typename detail::BodyOf<&Body::template run<double>>::Facts;
    Overload added;
    added.resultIsGeneric = OnInteger::result == TypeKind::Integer && OnFloat::result == TypeKind::Float;
    if (!added.resultIsGeneric)
        added.result = plainType(OnInteger::result);
    added.seesNulls = OnInteger::seesNulls();
    added.arguments = std::move(arguments);
    addGeneric<Body, bool>(added);
    addGeneric<Body, std::int64_t>(added);
    addGeneric<Body, Decimal>(added);
    addGeneric<Body, double>(added);
    addGeneric<Body, std::string_view>(added);
    addGeneric<Body, Date>(added);
    addGeneric<Body, Time>(added);
    addGeneric<Body, Timestamp>(added);
    addGeneric<Body, Uuid>(added);
    m_overloads.push_back(std::move(added));
    return *this;
}

} // namespace mw::rules

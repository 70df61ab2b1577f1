// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/rules/random_rule.h"

#include "core/rules/catalogue.h"
#include "core/rules/examples.h"
#include "core/rules/parser.h"

#include <limits>

namespace mw::test {

namespace {

using namespace mw::rules;

Value randomValue(Random& random, TypeKind kind, std::uint8_t scale) {
    static const std::vector<std::string> kTexts = {"",
                                                    " ",
                                                    "Ann Lee",
                                                    "  Ann  Lee ",
                                                    "école",
                                                    "ÉCOLE ",
                                                    "a-b-c",
                                                    "12",
                                                    "-7",
                                                    "1.234,50",
                                                    "1,234.50",
                                                    "12.50",
                                                    "x%y_z",
                                                    "31/01/2024",
                                                    "2024-01-31",
                                                    "2024-02-30",
                                                    "USA",
                                                    "germany",
                                                    "S. Lee",
                                                    "ann@example.com",
                                                    "\xC2\xA0nbsp\xC2\xA0",
                                                    "Straße",
                                                    "日本語",
                                                    "a'b",
                                                    "true",
                                                    "null",
                                                    "🙂 smile",
                                                    "line\nbreak",
                                                    "9223372036854775808",
                                                    "1e5",
                                                    "Q\\"};
    static const std::vector<std::int64_t> kIntegers = {
        0, 1, -1, 2, 3, 7, 10, -10, 100, 12345, 2024, std::numeric_limits<std::int64_t>::max(),
        std::numeric_limits<std::int64_t>::min(), std::numeric_limits<std::int64_t>::max() / 2, 4294967296};
    static const std::vector<double> kFloats = {0.0,
                                                -0.0,
                                                1.0,
                                                -1.5,
                                                0.1,
                                                1e300,
                                                -1e300,
                                                1e-300,
                                                123456.789,
                                                std::numeric_limits<double>::infinity(),
                                                std::numeric_limits<double>::quiet_NaN()};
    switch (kind) {
    case TypeKind::Boolean: return random.oneIn(2);
    case TypeKind::Integer: return random.oneIn(3) ? random.oneOf(kIntegers) : random.between(-20, 20);
    case TypeKind::Decimal: {
        if (random.oneIn(12)) {
            Decimal large{powerOfTen(38) - 1, scale};
            return random.oneIn(2) ? large : Decimal{-large.unscaled, scale};
        }
        return Decimal{random.oneIn(3) ? random.between(-1'000'000'000, 1'000'000'000) : random.between(-2000, 2000),
                       scale};
    }
    case TypeKind::Float: return random.oneOf(kFloats);
    case TypeKind::Text: return random.oneOf(kTexts);
    case TypeKind::Date:
        return Date{std::int32_t(random.oneIn(4) ? random.between(-719162, 2932896) : random.between(19000, 20000))};
    case TypeKind::Time: return Time{random.between(0, kMicrosPerDay - 1)};
    case TypeKind::Timestamp:
        return Timestamp{random.between(19000, 20000) * kMicrosPerDay + random.between(0, kMicrosPerDay - 1)};
    case TypeKind::Uuid: {
        Uuid uuid;
        for (auto& byte : uuid.bytes)
            byte = std::uint8_t(random.below(4));
        return uuid;
    }
    default: return Binary{random.bytes(std::size_t(random.below(6)))};
    }
}

/// The arguments that an example's calls of a function write.
void collectFixed(const Expression& tree, const std::string& name,
                  std::map<std::pair<std::string, std::size_t>, std::vector<std::string>>& into) {
    if (tree.kind == Expression::Kind::Call && tree.name == name)
        for (std::size_t i = 0; i < tree.children.size(); ++i)
            into[{name, i}].push_back(print(*tree.children[i]));
    for (const ExpressionPtr& child : tree.children)
        collectFixed(*child, name, into);
}

} // namespace

RuleTable randomTable(Random& random, std::size_t rows) {
    RuleTable table;
    table.environment = exampleEnvironment();
    const auto add = [&](const std::string& name, const LogicalType& type) {
        std::vector<Value> values;
        const bool nullable = !random.oneIn(4);
        for (std::size_t i = 0; i < rows; ++i)
            values.push_back(nullable && random.oneIn(5) ? Value() : randomValue(random, type.kind, type.scale));
        table.addField(name, type, values);
    };
    add("b", LogicalType::boolean());
    add("b2", LogicalType::boolean());
    add("i", LogicalType::integer());
    add("i2", LogicalType::integer());
    add("d", LogicalType::decimal(38, 2));
    add("d4", LogicalType::decimal(38, 4));
    add("f", LogicalType::floating());
    add("s", LogicalType::text());
    add("Full Name", LogicalType::text(40));
    add("dt", LogicalType::date());
    add("tm", LogicalType::time());
    add("ts", LogicalType::timestamp());
    add("tz", LogicalType::timestamp(true));
    add("u", LogicalType::uuid());
    add("x", LogicalType::binary());
    for (std::size_t i = 0; i < rows; ++i)
        table.batch.origins.rowNumber.push_back(i * 3 + 5);
    table.environment.parameters.push_back({"cutover", LogicalType::date(), Date{19750}});
    ProjectFunction shorten;
    shorten.name = "shorten";
    shorten.arguments = {{"value", LogicalType::text(), {}}, {"limit", LogicalType::integer(), {}}};
    shorten.body = parse("if(length(value) > limit, reject('too long: ' & value), value & '.' & value)").tree;
    table.environment.functions.push_back(shorten);
    ProjectFunction nested;
    nested.name = "nested";
    nested.arguments = {{"value", LogicalType::text(), {}}};
    nested.body = parse("coalesce(shorten(value, 5), shorten(value & value, 12), 'none')").tree;
    table.environment.functions.push_back(nested);
    return table;
}

RuleWriter::RuleWriter(Random& random) : m_random(random) {
    for (const Function& function : allFunctions()) {
        for (const Example& example : function.examples())
            if (const ParsedRule parsed = parse(example.rule); parsed.ok())
                collectFixed(*parsed.tree, std::string(function.name()), m_fixed);
        if (function.form() != Form::Computed)
            continue;
        for (const Overload& overload : function.overloads()) {
            if (overload.resultIsGeneric)
                for (int kind = int(TypeKind::Boolean); kind <= int(TypeKind::Uuid); ++kind)
                    m_byResult[TypeKind(kind)].push_back({&function, &overload, true});
            else
                m_byResult[overload.result.kind].push_back({&function, &overload, false});
        }
    }
}

TypeKind RuleWriter::anyKind() {
    static constexpr TypeKind kKinds[] = {TypeKind::Text,  TypeKind::Text,      TypeKind::Integer, TypeKind::Decimal,
                                          TypeKind::Float, TypeKind::Boolean,   TypeKind::Date,    TypeKind::Time,
                                          TypeKind::Uuid,  TypeKind::Timestamp, TypeKind::Binary};
    return m_random.oneOf(kKinds);
}

std::string RuleWriter::literal(TypeKind kind) {
    static const std::vector<std::string> kTexts = {"''",      "'Ann'", "'it''s'", "'-'", "' '",
                                                    "'école'", "'USA'", "'a%'",    "'\\'"};
    switch (kind) {
    case TypeKind::Boolean: return m_random.oneIn(2) ? "true" : "false";
    case TypeKind::Integer: return std::to_string(m_random.between(-3, 12));
    case TypeKind::Decimal: return m_random.oneIn(2) ? "2.50" : "0.125";
    case TypeKind::Float: return m_random.oneIn(2) ? "1.5e0" : "2e3";
    case TypeKind::Text: return m_random.oneOf(kTexts);
    case TypeKind::Date: return "date '2024-02-29'";
    case TypeKind::Time: return "time '10:20:30'";
    case TypeKind::Timestamp: return "timestamp '2024-01-31 10:00:00'";
    default: return "null";
    }
}

std::string RuleWriter::leaf(TypeKind kind) {
    if (m_random.oneIn(30))
        return "null";
    if (m_random.oneIn(4))
        return literal(kind);
    const bool other = m_random.oneIn(2);
    switch (kind) {
    case TypeKind::Boolean: return other ? "b" : "t.b2";
    case TypeKind::Integer: return other ? "i" : "I2";
    case TypeKind::Decimal: return other ? "d" : "d4";
    case TypeKind::Float: return "f";
    case TypeKind::Text: return other ? "s" : "[Full Name]";
    case TypeKind::Date: return other ? "dt" : "cutover";
    case TypeKind::Time: return "tm";
    case TypeKind::Timestamp: return "ts";
    case TypeKind::Uuid: return "u";
    default: return "x";
    }
}

std::string RuleWriter::condition(int depth) {
    static const std::vector<std::string> kSigns = {" = ", " <> ", " < ", " <= ", " > ", " >= "};
    const TypeKind kind = anyKind();
    const auto side = [&] { return "(" + write(kind, depth - 1) + ")"; };
    switch (m_random.below(9)) {
    case 0: return write(TypeKind::Boolean, depth - 1) + " and (" + write(TypeKind::Boolean, depth - 1) + ")";
    case 1: return write(TypeKind::Boolean, depth - 1) + " or (" + write(TypeKind::Boolean, depth - 1) + ")";
    case 2: return "not (" + write(TypeKind::Boolean, depth - 1) + ")";
    case 3: return side() + (m_random.oneIn(2) ? " is null" : " is not null");
    case 4: return side() + (m_random.oneIn(2) ? " between " : " not between ") + side() + " and " + side();
    case 5: {
        std::string list = side();
        for (std::uint64_t n = m_random.below(4); n > 0; --n)
            list += ", " + (m_random.oneIn(3) ? side() : literal(kind));
        return side() + (m_random.oneIn(2) ? " in (" : " not in (") + list + ")";
    }
    case 6:
        return "(" + write(TypeKind::Text, depth - 1) + ")" + (m_random.oneIn(2) ? " like " : " not like ") +
               (m_random.oneIn(3) ? "(" + write(TypeKind::Text, depth - 1) + ")" : "'%e_'");
    default: return side() + m_random.oneOf(kSigns) + side();
    }
}

std::string RuleWriter::operation(TypeKind kind, int depth) {
    const auto side = [&](TypeKind of) { return "(" + write(of, depth - 1) + ")"; };
    static const std::vector<std::string> kSigns = {" + ", " - ", " * ", " % "};
    switch (kind) {
    case TypeKind::Boolean: return condition(depth);
    case TypeKind::Text: return side(kind) + " & " + side(kind) + (m_random.oneIn(2) ? " & 'x'" : "");
    case TypeKind::Integer:
    case TypeKind::Float:
        return m_random.oneIn(6) ? "-" + side(kind) : side(kind) + m_random.oneOf(kSigns) + side(kind);
    case TypeKind::Decimal: {
        const TypeKind other = m_random.oneIn(2) ? TypeKind::Integer : TypeKind::Decimal;
        const bool divide = m_random.oneIn(3);
        return side(kind) + (divide ? " / " : m_random.oneOf(kSigns)) + side(other);
    }
    default: return leaf(kind);
    }
}

std::string RuleWriter::form(TypeKind kind, int depth) {
    const auto value = [&] { return write(kind, depth - 1); };
    switch (m_random.below(kind == TypeKind::Text ? 9 : 6)) {
    case 0: return "if(" + write(TypeKind::Boolean, depth - 1) + ", " + value() + ", " + value() + ")";
    case 1: {
        std::string text = "case";
        for (std::uint64_t arms = 1 + m_random.below(3); arms > 0; --arms)
            text += " when " + write(TypeKind::Boolean, depth - 1) + " then " + value();
        return text + (m_random.oneIn(2) ? " else " + value() : "") + " end";
    }
    case 2: return "coalesce(" + value() + ", " + value() + (m_random.oneIn(2) ? ", " + value() : "") + ")";
    case 3: return "try(" + value() + ", " + value() + ")";
    case 4:
        return "if(" + write(TypeKind::Boolean, depth - 1) + ", reject('no ' & " + write(TypeKind::Text, depth - 2) +
               "), " + value() + ")";
    case 5: return kind == TypeKind::Integer ? "row_number()" : value();
    case 6: return "map('Country', " + value() + ")";
    case 7: return "lookup('Users', " + value() + ").email";
    default:
        return m_random.oneIn(2) ? "nested(" + value() + ")"
                                 : "shorten(" + value() + ", " + write(TypeKind::Integer, depth - 1) + ")";
    }
}

std::string RuleWriter::arguments(const Function& function, const Overload& overload, TypeKind kind, int depth) {
    std::string list;
    std::size_t count = overload.arguments.size();
    while (count > overload.neededArguments() && m_random.oneIn(2))
        --count;
    if (overload.isRepeated())
        count += std::size_t(m_random.below(3));
    for (std::size_t i = 0; i < count; ++i) {
        const std::size_t declared = std::min(i, overload.arguments.size() - 1);
        const Argument& argument = overload.arguments[declared];
        list += i > 0 ? ", " : "";
        const auto& written = m_fixed[{std::string(function.name()), declared}];
        if (argument.isFixed && !written.empty())
            list += m_random.oneOf(written);
        else
            list += write(argument.kind == TypeKind::Null ? kind : argument.kind, depth - 1);
    }
    return list;
}

std::string RuleWriter::call(TypeKind kind, int depth) {
    const auto& choices = m_byResult[kind];
    if (choices.empty())
        return operation(kind, depth);
    const Choice& choice = m_random.oneOf(choices);
    return std::string(choice.function->name()) + "(" +
           arguments(*choice.function, *choice.overload, choice.generic ? kind : anyKind(), depth) + ")";
}

std::string RuleWriter::call(const Function& function, int depth) {
    return std::string(function.name()) + "(" +
           arguments(function, m_random.oneOf(function.overloads()), anyKind(), depth) + ")";
}

std::string RuleWriter::write(TypeKind kind, int depth) {
    if (depth <= 0 || m_random.oneIn(8))
        return leaf(kind);
    switch (m_random.below(4)) {
    case 0: return form(kind, depth);
    case 1: return call(kind, depth);
    case 2: return call(kind, depth);
    default: return operation(kind, depth);
    }
}

} // namespace mw::test

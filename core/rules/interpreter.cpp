// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/interpreter_p.h"

#include "core/base/utf8.h"
#include "core/rules/evaluator.h"
#include "core/rules/parser.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace mw::rules {

namespace {

using Outcome = Result<Value>;

Outcome failed(const BoundNode& node, Code code, std::vector<std::string> arguments = {}) {
    Error error;
    error.code = code;
    error.arguments = std::move(arguments);
    error.span = node.span;
    return error;
}

/// Walks a bound rule for one row, one value at a time. Shares no loops with the evaluator; only the bodies of
/// catalogue functions are the same.
class Interpreter {
public:
    Interpreter(const Batch* batch, std::uint32_t row, std::size_t slots, std::vector<Step>* steps)
        : m_batch(batch), m_row(row), m_slots(slots), m_steps(steps) {}

    Outcome evaluate(const BoundNode& node) {
        if (m_steps && node.unfolded) {
            // Its steps are shown; its value may have been brought to another type since.
            [[maybe_unused]] const Outcome shown = evaluate(*node.unfolded);
            return node.kind == BoundNode::Kind::Failure ? Outcome(node.failure) : Outcome(node.value);
        }
        const ExpressionPtr outer = m_outer;
        m_outer = node.source;
        ++m_depth;
        Outcome outcome = compute(node);
        --m_depth;
        m_outer = outer;
        // Implied steps (a cast, the not of "not like") show under the step that was written.
        const bool implied = outer && outer == node.source;
        const bool literal = node.kind == BoundNode::Kind::Constant && node.isLiteral;
        if (m_steps && !implied && !literal)
            record(node, outcome);
        return outcome;
    }

private:
    Outcome compute(const BoundNode& node) {
        switch (node.kind) {
        case BoundNode::Kind::Constant: return node.value;
        case BoundNode::Kind::Failure: return node.failure;
        case BoundNode::Kind::Column: return m_batch->columns[node.column]->value(m_row);
        case BoundNode::Kind::Compute: return node.function ? call(node) : operate(node);
        case BoundNode::Kind::And: return logic(node, false);
        case BoundNode::Kind::Or: return logic(node, true);
        case BoundNode::Kind::IsNull: {
            MW_TRY(const Value value, evaluate(*node.children[0]));
            return Value(isNull(value) != node.negated);
        }
        case BoundNode::Kind::In: return isIn(node);
        case BoundNode::Kind::Case: return cases(node);
        case BoundNode::Kind::Coalesce: return coalesce(node);
        case BoundNode::Kind::Try: {
            Outcome attempt = evaluate(*node.children[0]);
            if (attempt.ok()) {
                skipped(*node.children[1]);
                return scaled(node, std::move(attempt).value());
            }
            MW_TRY(Value fallback, evaluate(*node.children[1]));
            return scaled(node, std::move(fallback));
        }
        case BoundNode::Kind::Reject: {
            MW_TRY(const Value reason, evaluate(*node.children[0]));
            return failed(node, Code::Rejected,
                          {isNull(reason) ? std::string(kNoReason) : std::get<std::string>(reason)});
        }
        case BoundNode::Kind::Map: return map(node);
        case BoundNode::Kind::LookupField: return lookupField(node);
        case BoundNode::Kind::NewKey: return newKey(node);
        case BoundNode::Kind::RowNumber: {
            const auto& numbers = m_batch->origins.rowNumber;
            return Value(std::int64_t(m_row < numbers.size() ? numbers[m_row] : m_row + 1));
        }
        case BoundNode::Kind::Let: {
            for (std::size_t i = 0; i + 1 < node.children.size(); ++i) {
                MW_TRY(Value argument, evaluate(*node.children[i]));
                if (node.firstSlot + i >= m_slots.size())
                    m_slots.resize(node.firstSlot + i + 1);
                m_slots[node.firstSlot + i] = std::move(argument);
            }
            return evaluate(*node.children.back());
        }
        case BoundNode::Kind::Slot: return m_slots[node.firstSlot];
        case BoundNode::Kind::Fit: return fit(node);
        }
        return Value();
    }

    // -- logic
    /// `decider` is the value that settles it: false for and, true for or.
    Outcome logic(const BoundNode& node, bool decider) {
        MW_TRY(const Value left, evaluate(*node.children[0]));
        if (!isNull(left) && std::get<bool>(left) == decider) {
            skipped(*node.children[1]);
            return Value(decider);
        }
        MW_TRY(const Value right, evaluate(*node.children[1]));
        if (!isNull(right) && std::get<bool>(right) == decider)
            return Value(decider);
        return isNull(left) || isNull(right) ? Value() : Value(!decider);
    }
    Outcome isIn(const BoundNode& node) {
        MW_TRY(const Value value, evaluate(*node.children[0]));
        if (isNull(value))
            return Value();
        bool unknown = false;
        for (std::size_t i = 1; i < node.children.size(); ++i) {
            MW_TRY(const Value item, evaluate(*node.children[i]));
            if (isNull(item)) {
                unknown = true;
            } else if (compareValues(value, item) == 0) {
                for (std::size_t rest = i + 1; rest < node.children.size(); ++rest)
                    skipped(*node.children[rest]);
                return Value(!node.negated);
            }
        }
        return unknown ? Value() : Value(node.negated);
    }
    Outcome cases(const BoundNode& node) {
        const std::size_t arms = node.children.size() / 2;
        for (std::size_t i = 0; i < arms; ++i) {
            MW_TRY(const Value condition, evaluate(*node.children[2 * i]));
            if (isNull(condition) || !std::get<bool>(condition)) {
                skipped(*node.children[2 * i + 1]);
                continue;
            }
            MW_TRY(Value value, evaluate(*node.children[2 * i + 1]));
            for (std::size_t rest = 2 * i + 2; rest < node.children.size(); ++rest)
                skipped(*node.children[rest]);
            return scaled(node, std::move(value));
        }
        if (!node.hasElse)
            return Value();
        MW_TRY(Value value, evaluate(*node.children.back()));
        return scaled(node, std::move(value));
    }
    Outcome coalesce(const BoundNode& node) {
        for (std::size_t i = 0; i < node.children.size(); ++i) {
            MW_TRY(Value value, evaluate(*node.children[i]));
            if (isNull(value))
                continue;
            for (std::size_t rest = i + 1; rest < node.children.size(); ++rest)
                skipped(*node.children[rest]);
            return scaled(node, std::move(value));
        }
        return Value();
    }
    /// All arms were brought to one type when bound; this only writes a decimal with that type's scale.
    Outcome scaled(const BoundNode& node, Value value) {
        if (const auto* number = std::get_if<Decimal>(&value)) {
            Decimal out;
            if (rescale(*number, node.type.scale, Rounding::Refuse, out) == DivideOutcome::Ok)
                return Value(out);
        }
        return value;
    }

    // -- operators
    Outcome operate(const BoundNode& node) {
        std::vector<Value> values;
        bool anyNull = false;
        for (const BoundNodePtr& child : node.children) {
            MW_TRY(Value value, evaluate(*child));
            anyNull = anyNull || isNull(value);
            values.push_back(std::move(value));
        }
        if (node.operation == Operation::Between)
            return between(values);
        if (anyNull)
            return Value();
        switch (node.operation) {
        case Operation::Not: return Value(!std::get<bool>(values[0]));
        case Operation::Join: {
            std::string joined;
            for (const Value& value : values)
                joined += std::get<std::string>(value);
            return Value(joined);
        }
        case Operation::Equal: return Value(compareValues(values[0], values[1]) == 0);
        case Operation::NotEqual: return Value(compareValues(values[0], values[1]) != 0);
        case Operation::Less: return Value(compareValues(values[0], values[1]) < 0);
        case Operation::LessOrEqual: return Value(compareValues(values[0], values[1]) <= 0);
        case Operation::Greater: return Value(compareValues(values[0], values[1]) > 0);
        case Operation::GreaterOrEqual: return Value(compareValues(values[0], values[1]) >= 0);
        case Operation::Like: return like(node, std::get<std::string>(values[0]), std::get<std::string>(values[1]));
        case Operation::Widen: return decimalResult(node, widened(values[0]));
        default: break;
        }
        if (std::holds_alternative<std::int64_t>(values[0]))
            return integers(node, values);
        if (std::holds_alternative<double>(values[0]))
            return floats(node, values);
        return decimals(node, values);
    }
    static Outcome between(const std::vector<Value>& values) {
        if (isNull(values[0]))
            return Value();
        const bool below = !isNull(values[1]) && compareValues(values[0], values[1]) < 0;
        const bool above = !isNull(values[2]) && compareValues(values[0], values[2]) > 0;
        if (below || above)
            return Value(false);
        return isNull(values[1]) || isNull(values[2]) ? Value() : Value(true);
    }
    static Decimal widened(const Value& value) {
        const auto* whole = std::get_if<std::int64_t>(&value);
        return whole ? Decimal::of(*whole) : std::get<Decimal>(value);
    }
    Outcome overflow(const BoundNode& node) const { return failed(node, Code::Overflow, {printType(node.type)}); }
    Outcome decimalResult(const BoundNode& node, const Decimal& value) const {
        Decimal out;
        switch (rescale(value, node.type.scale, Rounding::Refuse, out)) {
        case DivideOutcome::Ok: return Value(out);
        case DivideOutcome::WouldRound:
            return failed(node, Code::WouldRound, {quoted(printDecimal(value)), std::to_string(node.type.scale)});
        default: return overflow(node);
        }
    }
    Outcome integers(const BoundNode& node, const std::vector<Value>& values) const {
        const Int128 a = std::get<std::int64_t>(values[0]);
        const Int128 b = values.size() > 1 ? std::get<std::int64_t>(values[1]) : 0;
        Int128 out = 0;
        switch (node.operation) {
        case Operation::Add: out = a + b; break;
        case Operation::Subtract: out = a - b; break;
        case Operation::Multiply: out = a * b; break;
        case Operation::Negate: out = -a; break;
        default:
            if (b == 0)
                return failed(node, Code::DivisionByZero);
            out = a % b;
        }
        if (out > std::numeric_limits<std::int64_t>::max() || out < std::numeric_limits<std::int64_t>::min())
            return overflow(node);
        return Value(std::int64_t(out));
    }
    Outcome decimals(const BoundNode& node, const std::vector<Value>& values) const {
        const Decimal a = std::get<Decimal>(values[0]);
        const Decimal b = values.size() > 1 ? std::get<Decimal>(values[1]) : Decimal();
        Decimal out;
        bool fits = true;
        switch (node.operation) {
        case Operation::Add: fits = add(a, b, out); break;
        case Operation::Subtract: fits = subtract(a, b, out); break;
        case Operation::Multiply: fits = multiply(a, b, out); break;
        case Operation::Negate: out = {-a.unscaled, a.scale}; break;
        case Operation::Divide:
            if (b.unscaled == 0)
                return failed(node, Code::DivisionByZero);
            fits = divide(a, b, node.type.scale, Rounding::HalfUp, out) == DivideOutcome::Ok;
            break;
        default:
            if (b.unscaled == 0)
                return failed(node, Code::DivisionByZero);
            fits = remainder(a, b, out);
        }
        return fits ? decimalResult(node, out) : overflow(node);
    }
    /// Both sides with the digits of the longer one; then a - b * whole part of a / b.
    static bool remainder(const Decimal& a, const Decimal& b, Decimal& out) {
        const std::uint8_t scale = std::max(a.scale, b.scale);
        Decimal left, right, quotient, product;
        return rescale(a, scale, Rounding::Refuse, left) == DivideOutcome::Ok &&
               rescale(b, scale, Rounding::Refuse, right) == DivideOutcome::Ok &&
               divide(left, right, 0, Rounding::Down, quotient) == DivideOutcome::Ok &&
               multiply(quotient, right, product) && subtract(left, product, out);
    }
    Outcome floats(const BoundNode& node, const std::vector<Value>& values) const {
        const double a = std::get<double>(values[0]);
        const double b = values.size() > 1 ? std::get<double>(values[1]) : 0;
        const bool divides = node.operation == Operation::Divide || node.operation == Operation::Modulo;
        if (divides && b == 0)
            return failed(node, Code::DivisionByZero);
        double out = 0;
        switch (node.operation) {
        case Operation::Add: out = a + b; break;
        case Operation::Subtract: out = a - b; break;
        case Operation::Multiply: out = a * b; break;
        case Operation::Divide: out = a / b; break;
        case Operation::Modulo: return Value(std::fmod(a, b));
        default: return Value(-a);
        }
        if (!std::isfinite(out) && std::isfinite(a) && std::isfinite(b))
            return overflow(node);
        return Value(out);
    }

    // -- like, on characters
    static std::u32string characters(std::string_view text) {
        std::u32string points;
        for (std::size_t at = 0; at < text.size();)
            points += nextCodePoint(text, at);
        return points;
    }
    Outcome like(const BoundNode& node, const std::string& text, const std::string& pattern) const {
        struct Part {
            char32_t point;
            bool isWildcard;
        };
        std::vector<Part> parts;
        const std::u32string points = characters(pattern);
        for (std::size_t i = 0; i < points.size(); ++i) {
            if (points[i] == U'\\' && i + 1 == points.size())
                return failed(node, Code::InvalidArgument, {"a pattern of like cannot end in a single backslash"});
            const bool escaped = points[i] == U'\\';
            i += escaped ? 1u : 0u;
            parts.push_back({points[i], !escaped && (points[i] == U'%' || points[i] == U'_')});
        }
        // reached[i]: the parts so far can match the first i characters.
        const std::u32string letters = characters(text);
        std::vector<bool> reached(letters.size() + 1, false);
        reached[0] = true;
        for (const Part& part : parts) {
            std::vector<bool> next(letters.size() + 1, false);
            bool any = false;
            for (std::size_t i = 0; i <= letters.size(); ++i) {
                if (part.isWildcard && part.point == U'%') {
                    any = any || reached[i];
                    next[i] = any;
                } else if (i > 0) {
                    next[i] = reached[i - 1] && (part.isWildcard || letters[i - 1] == part.point);
                }
            }
            reached = std::move(next);
        }
        return Value(bool(reached.back()));
    }

    // -- functions, maps, lookups
    Outcome call(const BoundNode& node) {
        std::vector<std::shared_ptr<Column>> columns;
        for (const BoundNodePtr& child : node.children) {
            MW_TRY(const Value value, evaluate(*child));
            auto column = std::make_shared<Column>(child->type, 1);
            column->setValue(0, value);
            columns.push_back(std::move(column));
        }
        std::vector<const Column*> arguments;
        for (const auto& column : columns)
            arguments.push_back(column.get());
        Column result(node.type, 1);
        std::vector<KernelFailure> failures;
        std::string buffer;
        KernelCall kernelCall;
        kernelCall.arguments = arguments;
        kernelCall.result = &result;
        kernelCall.rowCount = 1;
        kernelCall.state = node.state.get();
        kernelCall.failures = &failures;
        kernelCall.buffer = &buffer;
        node.kernel(kernelCall);
        if (!failures.empty())
            return failed(node, failures[0].code, failures[0].arguments);
        return result.value(0);
    }
    Outcome map(const BoundNode& node) {
        MW_TRY(const Value value, evaluate(*node.children[0]));
        const ValueMapTable& table = *node.table;
        if (isNull(value))
            return table.map().nullIsListed ? table.results().value(table.nullRow()) : Value();
        const std::string text = printValue(value, node.children[0]->type);
        std::string buffer;
        const std::uint32_t entry = table.find(text, buffer);
        if (entry != ValueMapTable::kUnlisted)
            return table.results().value(entry);
        switch (table.map().unlisted) {
        case ValueMap::Unlisted::UseDefault: return table.results().value(table.defaultRow());
        case ValueMap::Unlisted::Null: return Value();
        case ValueMap::Unlisted::KeepValue: return scaled(node, value);
        case ValueMap::Unlisted::Reject: break;
        }
        return failed(node, Code::NotInValueMap, {quoted(text), quoted(table.map().name)});
    }
    /// The parts of a key, printed; none where one is null.
    Result<std::optional<std::string>> keyOf(const BoundNode& node) {
        std::string key;
        bool anyNull = false;
        for (std::size_t i = 0; i < node.children.size(); ++i) {
            MW_TRY(const Value part, evaluate(*node.children[i]));
            anyNull = anyNull || isNull(part);
            key += (i > 0 ? "\x1f" : "") + printValue(part, node.children[i]->type);
        }
        return anyNull ? std::optional<std::string>() : std::optional(std::move(key));
    }
    Outcome newKey(const BoundNode& node) {
        MW_TRY(const std::optional<std::string> key, keyOf(node));
        if (!node.crosswalk)
            return failed(node, Code::NewKeysNotKnown, {quoted(node.lookupName)});
        Value found;
        if (key && node.crosswalk->find(*key, found) == Crosswalk::Found::Several)
            return failed(node, Code::SeveralNewKeys, {quoted(shownKey(*key)), quoted(node.lookupName)});
        return found;
    }
    Outcome lookupField(const BoundNode& node) {
        MW_TRY(const std::optional<std::string> key, keyOf(node));
        if (!node.lookup)
            return failed(node, Code::LookupWithoutData, {quoted(node.lookupName)});
        const std::size_t record = key ? node.lookup->find(*key) : std::string::npos;
        return record == std::string::npos ? Value() : node.lookup->column(node.lookupField).value(record);
    }
    Outcome fit(const BoundNode& node) {
        MW_TRY(Value value, evaluate(*node.children[0]));
        if (isNull(value))
            return node.required ? failed(node, Code::RequiredMissing) : Outcome(Value());
        Outcome cast = castValue(value, node.children[0]->type, node.type);
        if (!cast.ok())
            return failed(node, cast.error().code, cast.error().arguments);
        return cast;
    }

    // -- explanation
    void record(const BoundNode& node, const Outcome& outcome) {
        Step step;
        step.span = node.span;
        step.text = print(*node.source);
        step.type = node.type;
        step.depth = m_depth;
        if (outcome.ok())
            step.value = *outcome;
        else
            step.error = outcome.error();
        m_steps->push_back(std::move(step));
    }
    void skipped(const BoundNode& node) {
        if (!m_steps || (node.kind == BoundNode::Kind::Constant && node.isLiteral))
            return;
        Step step;
        step.span = node.span;
        step.text = print(*node.source);
        step.type = node.type;
        step.depth = m_depth;
        step.evaluated = false;
        m_steps->push_back(std::move(step));
    }

    const Batch* m_batch;
    std::uint32_t m_row;
    std::vector<Value> m_slots;
    std::vector<Step>* m_steps;
    ExpressionPtr m_outer;
    int m_depth = 0;
};

} // namespace

Result<Value> interpretConstant(const BoundNode& node) { return Interpreter(nullptr, 0, 0, nullptr).evaluate(node); }

Result<Value> interpret(const BoundRule& rule, const Batch& batch, std::uint32_t row) {
    return Interpreter(&batch, row, rule.root->slotCount, nullptr).evaluate(*rule.root);
}

std::vector<Step> explain(const BoundRule& rule, const Batch& batch, std::uint32_t row) {
    std::vector<Step> steps;
    [[maybe_unused]] const auto outcome = Interpreter(&batch, row, rule.root->slotCount, &steps).evaluate(*rule.root);
    return steps;
}

} // namespace mw::rules

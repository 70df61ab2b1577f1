// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/sql/callbacks_p.h"

#include "core/base/utf8.h"
#include "core/rules/sql/cells.h"

#include <algorithm>
#include <optional>

namespace mw::rules::sql {

namespace {

bool isFailure(const SqlCell& cell) { return std::holds_alternative<SqlFailure>(cell); }
bool isNullCell(const SqlCell& cell) { return std::holds_alternative<std::monostate>(cell); }
bool isTrue(const SqlCell& cell) {
    const auto* number = std::get_if<std::int64_t>(&cell);
    return number && *number != 0;
}

const SqlCell* firstFailure(std::span<const SqlCell> cells) {
    const auto found = std::find_if(cells.begin(), cells.end(), isFailure);
    return found == cells.end() ? nullptr : &*found;
}

/// What callbacks share: the node, and room for what a result points at.
class NodeCallback : public SqlCallback {
public:
    explicit NodeCallback(std::shared_ptr<const BoundNode> node) : m_node(std::move(node)) {}

protected:
    SqlCell fail(Code code, std::vector<std::string> arguments) {
        Error error;
        error.code = code;
        error.arguments = std::move(arguments);
        error.span = m_node->span;
        return keep(error);
    }
    SqlCell keep(const Error& error) {
        m_bytes = encodeFailure(error);
        return SqlFailure{m_bytes};
    }
    /// Failures that come in are copied: the database may free them before the result is read.
    SqlCell passOn(const SqlCell& cell) {
        if (const auto* failure = std::get_if<SqlFailure>(&cell)) {
            m_bytes.assign(failure->bytes);
            return SqlFailure{m_bytes};
        }
        if (const auto* text = std::get_if<std::string_view>(&cell)) {
            m_bytes.assign(*text);
            return std::string_view(m_bytes);
        }
        return cell;
    }
    SqlCell give(const Column& column, std::size_t row) { return cellOf(column, row, m_bytes); }
    Value valueOf(const SqlCell& cell, const LogicalType& type) {
        Column column(type, 1);
        storeCell(cell, column, 0);
        return type.kind == TypeKind::Null ? Value() : column.value(0);
    }
    SqlCell give(const Value& value, const LogicalType& type) {
        m_result = std::make_unique<Column>(type, 1);
        m_result->setValue(0, value);
        return give(*m_result, 0);
    }

    const std::shared_ptr<const BoundNode> m_node;
    std::unique_ptr<Column> m_result;
    std::string m_bytes;
};

/// A function or operator with a kernel, run on columns of one row.
class KernelCallback final : public NodeCallback {
public:
    explicit KernelCallback(std::shared_ptr<const BoundNode> node) : NodeCallback(std::move(node)) {
        const std::size_t count = m_node->kernelTakesFirst ? 1 : m_node->children.size();
        for (std::size_t i = 0; i < count; ++i) {
            m_columns.push_back(std::make_unique<Column>(m_node->children[i]->type, 1));
            m_arguments.push_back(m_columns.back().get());
        }
    }
    SqlCell call(std::span<const SqlCell> cells) override {
        if (const SqlCell* failure = firstFailure(cells))
            return passOn(*failure);
        for (std::size_t i = 0; i < m_columns.size(); ++i) {
            if (m_columns[i]->type().kind == TypeKind::Binary)
                m_columns[i] = std::make_unique<Column>(m_columns[i]->type(), 1);
            m_arguments[i] = m_columns[i].get();
            storeCell(cells[i], *m_columns[i], 0);
        }
        m_result = std::make_unique<Column>(m_node->type, 1);
        m_failures.clear();
        KernelCall call;
        call.arguments = m_arguments;
        call.result = m_result.get();
        call.rowCount = 1;
        call.state = m_node->state.get();
        call.failures = &m_failures;
        call.buffer = &m_buffer;
        m_node->kernel(call);
        if (!m_failures.empty())
            return fail(m_failures[0].code, std::move(m_failures[0].arguments));
        return give(*m_result, 0);
    }

private:
    std::vector<std::unique_ptr<Column>> m_columns;
    std::vector<const Column*> m_arguments;
    std::vector<KernelFailure> m_failures;
    std::string m_buffer;
};

/// and, or: false (true) on either side settles it, the right side's failure counts only where the left did not.
class LogicCallback final : public NodeCallback {
public:
    using NodeCallback::NodeCallback;
    SqlCell call(std::span<const SqlCell> cells) override {
        const bool decider = m_node->kind == BoundNode::Kind::Or;
        const SqlCell &left = cells[0], &right = cells[1];
        if (isFailure(left))
            return passOn(left);
        if (!isNullCell(left) && isTrue(left) == decider)
            return left;
        if (isFailure(right))
            return passOn(right);
        if (!isNullCell(right) && isTrue(right) == decider)
            return right;
        return isNullCell(left) ? left : right;
    }
};

class IsNullCallback final : public NodeCallback {
public:
    using NodeCallback::NodeCallback;
    SqlCell call(std::span<const SqlCell> cells) override {
        return isFailure(cells[0]) ? passOn(cells[0]) : SqlCell(std::int64_t(isNullCell(cells[0]) != m_node->negated));
    }
};

class InCallback final : public NodeCallback {
public:
    using NodeCallback::NodeCallback;
    SqlCell call(std::span<const SqlCell> cells) override {
        if (isFailure(cells[0]))
            return passOn(cells[0]);
        if (isNullCell(cells[0]))
            return {};
        const Value value = valueOf(cells[0], m_node->children[0]->type);
        bool unknown = false;
        for (std::size_t i = 1; i < cells.size(); ++i) {
            if (isFailure(cells[i]))
                return passOn(cells[i]);
            if (isNullCell(cells[i]))
                unknown = true;
            else if (compareValues(value, valueOf(cells[i], m_node->children[i]->type)) == 0)
                return std::int64_t(!m_node->negated);
        }
        return unknown ? SqlCell() : SqlCell(std::int64_t(m_node->negated));
    }
};

/// One arm of a choice whose condition can fail: condition, value, otherwise.
class ArmCallback final : public NodeCallback {
public:
    using NodeCallback::NodeCallback;
    SqlCell call(std::span<const SqlCell> cells) override {
        return passOn(isFailure(cells[0]) ? cells[0] : isTrue(cells[0]) ? cells[1] : cells[2]);
    }
};

class TryCallback final : public NodeCallback {
public:
    using NodeCallback::NodeCallback;
    SqlCell call(std::span<const SqlCell> cells) override { return passOn(isFailure(cells[0]) ? cells[1] : cells[0]); }
};

class RejectCallback final : public NodeCallback {
public:
    using NodeCallback::NodeCallback;
    SqlCell call(std::span<const SqlCell> cells) override {
        if (isFailure(cells[0]))
            return passOn(cells[0]);
        const auto* reason = std::get_if<std::string_view>(&cells[0]);
        return fail(Code::Rejected, {std::string(reason ? *reason : kNoReason)});
    }
};

class MapCallback final : public NodeCallback {
public:
    using NodeCallback::NodeCallback;
    SqlCell call(std::span<const SqlCell> cells) override {
        const ValueMapTable& table = *m_node->table;
        if (isFailure(cells[0]))
            return passOn(cells[0]);
        if (isNullCell(cells[0]))
            return table.map().nullIsListed ? give(table.results(), table.nullRow()) : SqlCell();
        const Value value = valueOf(cells[0], m_node->children[0]->type);
        const std::string text = printValue(value, m_node->children[0]->type);
        const std::uint32_t entry = table.find(text, m_buffer);
        if (entry != ValueMapTable::kUnlisted)
            return give(table.results(), entry);
        switch (table.map().unlisted) {
        case ValueMap::Unlisted::UseDefault: return give(table.results(), table.defaultRow());
        case ValueMap::Unlisted::Null: return {};
        case ValueMap::Unlisted::KeepValue: return passOn(cells[0]);
        case ValueMap::Unlisted::Reject: break;
        }
        return fail(Code::NotInValueMap, {quoted(text), quoted(table.map().name)});
    }

private:
    std::string m_buffer;
};

/// What is found by a key, made of all arguments.
class KeyCallback : public NodeCallback {
public:
    using NodeCallback::NodeCallback;

protected:
    /// None where a part is null.
    std::optional<std::string> keyOf(std::span<const SqlCell> cells) {
        std::string key;
        for (std::size_t i = 0; i < cells.size(); ++i) {
            if (isNullCell(cells[i]))
                return std::nullopt;
            const LogicalType& type = m_node->children[i]->type;
            key += (i > 0 ? "\x1f" : "") + printValue(valueOf(cells[i], type), type);
        }
        return key;
    }
};

class LookupCallback final : public KeyCallback {
public:
    using KeyCallback::KeyCallback;
    SqlCell call(std::span<const SqlCell> cells) override {
        if (const SqlCell* failure = firstFailure(cells))
            return passOn(*failure);
        if (!m_node->lookup)
            return fail(Code::LookupWithoutData, {quoted(m_node->lookupName)});
        const std::optional<std::string> key = keyOf(cells);
        const std::size_t record = key ? m_node->lookup->find(*key) : std::string::npos;
        return record == std::string::npos ? SqlCell() : give(m_node->lookup->column(m_node->lookupField), record);
    }
};

class NewKeyCallback final : public KeyCallback {
public:
    using KeyCallback::KeyCallback;
    SqlCell call(std::span<const SqlCell> cells) override {
        if (const SqlCell* failure = firstFailure(cells))
            return passOn(*failure);
        if (!m_node->crosswalk)
            return fail(Code::NewKeysNotKnown, {quoted(m_node->lookupName)});
        Value newKey;
        const std::optional<std::string> key = keyOf(cells);
        const auto found = key ? m_node->crosswalk->find(*key, newKey) : Crosswalk::Found::Nothing;
        if (found == Crosswalk::Found::Several)
            return fail(Code::SeveralNewKeys, {quoted(shownKey(*key)), quoted(m_node->lookupName)});
        return found == Crosswalk::Found::One ? give(newKey, m_node->type) : SqlCell();
    }
};

/// Brings a value into a field's type.
class FitCallback final : public NodeCallback {
public:
    using NodeCallback::NodeCallback;
    SqlCell call(std::span<const SqlCell> cells) override {
        if (isFailure(cells[0]))
            return passOn(cells[0]);
        if (isNullCell(cells[0]))
            return m_node->required ? fail(Code::RequiredMissing, {}) : SqlCell();
        const LogicalType& from = m_node->children[0]->type;
        const Result<Value> cast = castValue(valueOf(cells[0], from), from, m_node->type);
        if (!cast.ok())
            return fail(cast.error().code, cast.error().arguments);
        return give(*cast, m_node->type);
    }
};

class ConstantCallback final : public NodeCallback {
public:
    using NodeCallback::NodeCallback;
    SqlCell call(std::span<const SqlCell>) override { return give(m_node->value, m_node->type); }
};

} // namespace

std::unique_ptr<SqlCallback> constantCallback(std::shared_ptr<const BoundNode> node) {
    return std::make_unique<ConstantCallback>(std::move(node));
}

std::unique_ptr<SqlCallback> callbackFor(std::shared_ptr<const BoundNode> node) {
    switch (node->kind) {
    case BoundNode::Kind::And:
    case BoundNode::Kind::Or: return std::make_unique<LogicCallback>(std::move(node));
    case BoundNode::Kind::IsNull: return std::make_unique<IsNullCallback>(std::move(node));
    case BoundNode::Kind::In: return std::make_unique<InCallback>(std::move(node));
    case BoundNode::Kind::Case: return std::make_unique<ArmCallback>(std::move(node));
    case BoundNode::Kind::Try: return std::make_unique<TryCallback>(std::move(node));
    case BoundNode::Kind::Reject: return std::make_unique<RejectCallback>(std::move(node));
    case BoundNode::Kind::Map: return std::make_unique<MapCallback>(std::move(node));
    case BoundNode::Kind::LookupField: return std::make_unique<LookupCallback>(std::move(node));
    case BoundNode::Kind::NewKey: return std::make_unique<NewKeyCallback>(std::move(node));
    case BoundNode::Kind::Fit: return std::make_unique<FitCallback>(std::move(node));
    default: return std::make_unique<KernelCallback>(std::move(node));
    }
}

bool canFail(const BoundNode& node) {
    switch (node.kind) {
    case BoundNode::Kind::Failure:
    case BoundNode::Kind::Reject:
    case BoundNode::Kind::NewKey:
    case BoundNode::Kind::Fit: return true;
    case BoundNode::Kind::Map: return node.table->map().unlisted == ValueMap::Unlisted::Reject;
    case BoundNode::Kind::LookupField: return !node.lookup;
    case BoundNode::Kind::Compute:
        switch (node.operation) {
        case Operation::Not:
        case Operation::Join:
        case Operation::Equal:
        case Operation::NotEqual:
        case Operation::Less:
        case Operation::LessOrEqual:
        case Operation::Greater:
        case Operation::GreaterOrEqual:
        case Operation::Between: return false;
        default: return true;
        }
    default: return false;
    }
}

} // namespace mw::rules::sql

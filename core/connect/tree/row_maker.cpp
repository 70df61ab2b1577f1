// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/tree/row_maker.h"

#include "core/connect/tree/json_text.h"
#include "core/connect/tree/number_form.h"

#include <algorithm>

namespace mw::tree {

namespace {

constexpr std::string_view kEmpty("", 0); // with a place, unlike null

Error changedMeanwhile() {
    return makeError(Code::ReadFailed, "it changed while it was read");
}

std::string_view brackets(char bracket) {
    return bracket == '[' ? "[" : "{";
}

} // namespace

RowMaker::RowMaker(const Shape& shape, const TreeEntity& entity, Options options)
    : m_shape(shape), m_options(std::move(options)), m_roles(shape.nodeCount()), m_levels(entity.chain.size()),
      m_arena(std::make_shared<Arena>()) {
    for (const std::size_t column : m_options.columns) {
        const auto index = std::uint32_t(m_columns.size());
        const TreeColumn& wanted = entity.columns[column];
        m_columns.push_back(wanted);
        Field field = entity.entity.fields[column];
        if (m_options.raw)
            field.type = LogicalType::text();
        m_fields.push_back(std::move(field));
        if (wanted.node) {
            roleOf(*wanted.node).column = index;
            roleOf(*wanted.node).repeats = wanted.repeats;
        }
    }
    m_lists.resize(m_columns.size());
    for (std::size_t level = 0; level < entity.chain.size(); ++level)
        roleOf(*entity.chain[level]).chain = std::uint32_t(level);
    markRoles(shape.root());
}

bool RowMaker::markRoles(const Node& node) {
    Role& role = roleOf(node);
    role.leadsOn = role.column != kNone || role.chain != kNone;
    for (const auto& child : node.children)
        if (markRoles(*child))
            role.leadsOn = true;
    return role.leadsOn;
}

/// The node of the value that begins; null where nothing of it is wanted.
const Node* RowMaker::arrive() const {
    const Node* const node = m_frames.empty()        ? &m_shape.root()
                             : m_frames.back().isList ? m_frames.back().node
                                                      : m_member;
    return node && m_roles[node->index].leadsOn ? node : nullptr;
}

void RowMaker::member(std::string_view name, std::string_view source) {
    if (m_capturing) {
        separate();
        if (source.empty())
            appendJsonText(m_captured, name);
        else
            m_captured += source;
        m_captured += ':';
        return;
    }
    if (m_skipped > 0)
        return;
    Frame& frame = m_frames.back();
    m_member = frame.node->child(name, frame.hint);
    if (!m_member)
        return;
    Role& role = roleOf(*m_member);
    if (frame.node->isMap) {
        if (role.chain != kNone && isTarget(role.chain))
            m_mapName = name;
        return;
    }
    if (role.leadsOn && role.lastObject == frame.object && !m_shape.options().repeatsAreLists)
        forget(*m_member);
    role.lastObject = frame.object;
}

/// Takes back what a name that comes again has said in this row.
void RowMaker::forget(const Node& node) {
    const Role& role = roleOf(node);
    if (role.column != kNone && m_inRow && role.chain == kNone)
        m_cells[m_cells.size() - m_columns.size() + role.column] = {};
    if (role.chain == kNone)
        for (const auto& child : node.children)
            forget(*child);
}

void RowMaker::beginRow(std::uint32_t level) {
    Level& here = m_levels[level];
    ++here.position;
    here.id = level == 0 ? std::to_string(here.position) : m_levels[level - 1].id + "." + std::to_string(here.position);
    if (!isTarget(level)) {
        m_levels[level + 1].position = 0;
        return;
    }
    m_inRow = true;
    m_rowDamage.clear();
    ++m_records;
    m_cells.resize(m_cells.size() + m_columns.size());
    m_origins.rowNumber.push_back(m_records);
    m_origins.byteOffset.push_back(place);
    for (std::uint32_t column = 0; column < m_columns.size(); ++column) {
        switch (m_columns[column].source) {
        case TreeColumn::Source::Value:
            break;
        case TreeColumn::Source::Id:
            set(column, here.id);
            break;
        case TreeColumn::Source::Parent:
            set(column, m_levels[level - 1].id);
            break;
        case TreeColumn::Source::Position:
            set(column, std::to_string(here.position));
            break;
        case TreeColumn::Source::File:
            set(column, file);
            break;
        case TreeColumn::Source::Name:
            set(column, m_mapName);
            break;
        }
    }
}

void RowMaker::endRow(std::uint32_t level) {
    if (!isTarget(level))
        return;
    for (std::uint32_t column = 0; column < m_columns.size(); ++column) {
        if (m_lists[column].empty())
            continue;
        m_lists[column] += ']';
        set(column, m_lists[column]);
        m_lists[column].clear();
    }
    m_inRow = false;
    if (!m_rowDamage.empty()) {
        dropRow();
    } else {
        ++m_batchRows;
        ++m_rows;
    }
    if (m_batchRows >= kBatchRows || m_arena->bytesAllocated() >= kBatchTextBytes || isAtLimit())
        pause = true;
}

void RowMaker::dropRow() {
    MalformedRow row;
    row.rowNumber = m_records;
    row.line = m_rowLine;
    row.byteOffset = m_origins.byteOffset.back();
    row.error = makeError(Code::InvalidArgument, m_rowDamage);
    for (std::size_t column = 0; column < m_columns.size(); ++column) {
        const std::string_view cell = m_cells[m_cells.size() - m_columns.size() + column];
        row.raw += column > 0 ? "," : "";
        row.raw += cell;
    }
    row.raw = shownRecord(row.raw);
    m_malformed.push_back(std::move(row));
    m_cells.resize(m_cells.size() - m_columns.size());
    m_origins.rowNumber.pop_back();
    m_origins.byteOffset.pop_back();
}

void RowMaker::set(std::uint32_t column, std::string_view text) {
    if (!m_inRow) { // a value outside of all rows: the source is not what it was
        m_failure = changedMeanwhile();
        pause = true;
        return;
    }
    noteDamage(m_fields[column].name);
    m_cells[m_cells.size() - m_columns.size() + column] = text.empty() ? kEmpty : m_arena->copy(text);
}

/// A row with a text that is not what it promises to be cannot be taken as it stands.
void RowMaker::noteDamage(const std::string& field) {
    if (damage.empty() || !m_rowDamage.empty())
        return;
    m_rowDamage = field + ": " + std::string(damage);
    m_rowLine = line;
}

void RowMaker::addItem(std::uint32_t column, Scalar kind, std::string_view text, std::string_view source) {
    std::string& list = m_lists[column];
    list += list.empty() ? '[' : ',';
    if (kind == Scalar::Text && source.empty())
        appendJsonText(list, text);
    else
        list += source.empty() ? text : source;
}

void RowMaker::scalar(Scalar kind, std::string_view text, std::string_view source) {
    if (m_capturing) {
        separate();
        noteDamage(m_captureColumn == kNone ? std::string() : m_fields[m_captureColumn].name);
        capture(source);
        return;
    }
    if (m_skipped > 0)
        return;
    const Node* const node = arrive();
    if (!node)
        return;
    const Role& role = roleOf(*node);
    const bool isRow = role.chain != kNone;
    // A null instead of a list is no row; one inside of it is.
    if (isRow && kind == Scalar::Null && !m_frames.empty() && !m_frames.back().isList && !m_frames.back().node->isMap)
        return;
    if (isRow)
        beginRow(role.chain);
    if (role.column != kNone && kind != Scalar::Null) {
        if (role.repeats)
            addItem(role.column, kind, text, source);
        else
            set(role.column, text);
    }
    if (isRow)
        endRow(role.chain);
}

void RowMaker::beginObject() {
    if (m_capturing) {
        separate();
        m_captured += '{';
        ++m_captureDepth;
        return;
    }
    const Node* const node = m_skipped > 0 ? nullptr : arrive();
    if (!node) {
        ++m_skipped;
        return;
    }
    const Role& role = roleOf(*node);
    const bool isRow = role.chain != kNone;
    if (isRow)
        beginRow(role.chain);
    if (!node->hasMembers()) {
        beginCapture(*node, '{', isRow);
        return;
    }
    m_frames.push_back({node, false, isRow, ++m_objects});
}

void RowMaker::beginList() {
    if (m_capturing) {
        separate();
        m_captured += '[';
        ++m_captureDepth;
        return;
    }
    const Node* const node = m_skipped > 0 ? nullptr : arrive();
    if (!node) {
        ++m_skipped;
        return;
    }
    const Role& role = roleOf(*node);
    const bool isItem = !m_frames.empty() && m_frames.back().isList;
    if (isItem || role.chain == kNone) {
        if (isItem)
            beginRow(role.chain);
        beginCapture(*node, '[', isItem);
        return;
    }
    m_frames.push_back({node, true, false, 0});
}

void RowMaker::endObject() {
    if (m_capturing) {
        endCapture('}');
    } else if (m_skipped > 0) {
        --m_skipped;
    } else {
        const Frame frame = m_frames.back();
        m_frames.pop_back();
        if (frame.isRow)
            endRow(roleOf(*frame.node).chain);
    }
}

void RowMaker::endList() {
    if (m_capturing)
        endCapture(']');
    else if (m_skipped > 0)
        --m_skipped;
    else
        m_frames.pop_back();
}

/// Keeps a value as JSON text until it ends.
void RowMaker::beginCapture(const Node& node, char bracket, bool endsRow) {
    const Role& role = roleOf(node);
    if (role.column == kNone && !endsRow) {
        m_skipped = 1;
        return;
    }
    m_capturing = true;
    m_captureColumn = role.column;
    m_captureLevel = role.chain;
    m_captureEndsRow = endsRow;
    m_captureDepth = 1;
    m_captured = brackets(bracket);
}

void RowMaker::endCapture(char bracket) {
    m_captured += bracket;
    if (--m_captureDepth > 0)
        return;
    m_capturing = false;
    if (m_captureColumn != kNone)
        set(m_captureColumn, m_captured);
    if (m_captureEndsRow)
        endRow(m_captureLevel);
}

void RowMaker::separate() {
    const char last = m_captured.back();
    if (last != '[' && last != '{' && last != ':')
        m_captured += ',';
}

void RowMaker::capture(std::string_view text) {
    m_captured += text;
    if (m_captured.size() > m_options.largestValue && !m_failure) {
        m_failure = makeError(Code::RecordTooLarge, std::to_string(m_options.largestValue >> 20) + " MiB");
        pause = true;
    }
}

void RowMaker::malformed(MalformedRow row) {
    row.rowNumber = ++m_records;
    m_malformed.push_back(std::move(row));
}

Result<void> RowMaker::take(Batch& batch) {
    batch.malformed = std::move(m_malformed);
    m_malformed.clear();
    batch.rows = m_batchRows;
    batch.origins = std::move(m_origins);
    m_origins = {};
    for (std::size_t column = 0; column < m_columns.size(); ++column) {
        MW_TRY(auto made, makeColumn(column));
        batch.columns.push_back(std::move(made));
    }
    m_cells.clear();
    m_batchRows = 0;
    m_arena = std::make_shared<Arena>();
    pause = false;
    return {};
}

Result<ColumnPtr> RowMaker::makeColumn(std::size_t index) const {
    const LogicalType& type = m_fields[index].type;
    auto column = std::make_shared<Column>(type, m_batchRows);
    if (type.kind == TypeKind::Text)
        column->keepAlive(m_arena);
    std::string plain;
    bool fits = true;
    for (std::size_t row = 0; row < m_batchRows && fits; ++row) {
        const std::string_view cell = m_cells[row * m_columns.size() + index];
        if (!cell.data()) {
            if (!m_options.raw)
                column->setNull(row);
            continue;
        }
        switch (type.kind) {
        case TypeKind::Text:
            column->values<std::string_view>()[row] = cell;
            break;
        case TypeKind::Boolean:
            column->values<std::uint8_t>()[row] = cell == "true";
            fits = cell == "true" || cell == "false";
            break;
        case TypeKind::Integer:
            fits = numberForm(cell, &plain).isExact && parseInteger(plain, column->values<std::int64_t>()[row]);
            break;
        default: {
            Decimal number;
            fits = numberForm(cell, &plain).isExact && parseDecimal(plain, number) &&
                   rescale(number, type.scale, Rounding::Refuse, number) == DivideOutcome::Ok;
            column->values<Int128>()[row] = number.unscaled;
        }
        }
    }
    if (!fits)
        return changedMeanwhile();
    return column;
}

} // namespace mw::tree

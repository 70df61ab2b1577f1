// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/layout_draft.h"

#include "core/base/utf8.h"
#include "core/connect/fixed/fixed_value.h"
#include "ui/models/layout_edits.h"
#include "ui/present/messages.h"
#include "ui/present/text.h"

#include <algorithm>
#include <set>

namespace mw::ui {

namespace {

const std::string kColumns = "columns", kLayoutFile = "layout";
constexpr std::size_t kSampleOfType = 500; // records whose columns are looked for

} // namespace

LayoutDraft::LayoutDraft(ImportDraft& draft, QObject* parent) : QObject(parent), m_draft(draft) {}

void LayoutDraft::follow() {
    const auto shape = m_draft.shape();
    const auto file = shape ? shape->fixedFile : nullptr;
    if (file != m_file) {
        m_file = file;
        m_lines = FixedLines(file);
    }
    takeLayout();
    m_record = 0;
    for (std::size_t i = 0; i < m_layout.records.size(); ++i)
        if (m_layout.records[i].name == m_draft.entity())
            m_record = i;
    keepChoice();
    Q_EMIT changed();
}

/// What was said is known at once, what is found only once the file has been looked at.
void LayoutDraft::takeLayout() {
    if (!m_file) {
        m_layout = {};
        return;
    }
    const auto said = m_draft.options().find(kColumns);
    if (said != m_draft.options().end()) {
        if (auto layout = fixed::parseLayout(said->second); layout && said->second != fixed::printLayout(m_layout))
            m_layout = std::move(layout).value();
    } else if (!m_draft.isLooking() || m_layout.records.empty()) {
        m_layout = m_file->layout;
    }
}

void LayoutDraft::keepChoice() {
    if (!isThere()) {
        m_field.reset();
        m_edge.reset();
        return;
    }
    if (m_edge && !isEdge(record(), *m_edge))
        m_edge.reset();
    if (m_field && *m_field >= record().fields.size())
        m_field.reset();
}

std::optional<std::size_t> LayoutDraft::typeOf(std::size_t line) const {
    return m_lines.isHeader(line) ? std::nullopt : m_lines.typeOf(line, m_layout);
}

std::optional<std::size_t> LayoutDraft::exampleLine() const {
    for (std::size_t line = 0; line < m_lines.count(); ++line)
        if (typeOf(line) == m_record && m_lines.width(line) > 0)
            return line;
    return std::nullopt;
}

void LayoutDraft::showRecord(std::size_t record) {
    if (record >= m_layout.records.size() || record == m_record)
        return;
    m_record = record;
    m_field.reset();
    m_edge.reset();
    endMove();
    m_draft.showEntity(m_layout.records[record].name);
}

void LayoutDraft::chooseField(std::optional<std::size_t> field) {
    if (field == m_field)
        return;
    m_field = field;
    Q_EMIT choiceChanged();
}

void LayoutDraft::chooseEdge(std::optional<std::size_t> edge) {
    if (edge == m_edge)
        return;
    m_edge = edge;
    endMove();
    if (edge)
        m_field = fieldBeside(record(), *edge);
    Q_EMIT choiceChanged();
}

bool LayoutDraft::stepEdge(int direction) {
    if (!isThere())
        return false;
    const std::vector<std::size_t> edges = edgesOf(record());
    const std::size_t from = m_edge.value_or(0);
    if (direction > 0) {
        const auto next = std::upper_bound(edges.begin(), edges.end(), from);
        if (next == edges.end())
            return false;
        chooseEdge(*next);
    } else {
        const auto next = m_edge ? std::lower_bound(edges.begin(), edges.end(), from) : edges.end();
        if (next == edges.begin())
            return false;
        chooseEdge(*(next - 1));
    }
    return true;
}

void LayoutDraft::addEdge(std::size_t edge) {
    fixed::FixedRecord next = record();
    ui::addEdge(next, edge);
    endMove();
    if (putRecord(std::move(next)))
        chooseEdge(edge);
}

void LayoutDraft::removeEdge(std::size_t edge) {
    fixed::FixedRecord next = record();
    ui::removeEdge(next, edge);
    endMove();
    putRecord(std::move(next));
}

void LayoutDraft::moveEdge(std::size_t to) {
    if (!m_edge)
        return;
    const bool goesOn = m_moveBegin && m_draft.options() == m_moveOptions;
    if (!goesOn) {
        m_moveBegin = record();
        m_moveFrom = *m_edge;
    }
    // From where it began, so that an edge that met another one comes away from it again.
    const EdgeRoom room = roomOf(*m_moveBegin, m_moveFrom, m_lines.widest());
    to = std::clamp(to, room.least, std::max(room.least, room.most));
    fixed::FixedRecord next = *m_moveBegin;
    ui::moveEdge(next, m_moveFrom, to);
    if (next == record())
        return;
    const auto edge = m_edge;
    m_edge = to;
    if (!putRecord(std::move(next), goesOn)) {
        m_edge = edge;
        Q_EMIT choiceChanged();
    }
}

void LayoutDraft::cutField() {
    if (!isThere())
        return;
    const auto index = m_edge ? fieldBeside(record(), *m_edge) : m_field ? m_field : record().fields.empty() ? std::nullopt : std::optional<std::size_t>(0);
    if (!index)
        return;
    const fixed::Columns& columns = record().fields[*index].columns;
    const std::size_t end = columns.width == 0 ? std::max(m_lines.widest(), columns.begin + 2) : columns.begin + columns.width;
    if (end - columns.begin < 2) {
        Q_EMIT refused(tr("A field of one column cannot be cut."));
        return;
    }
    addEdge(columns.begin + (end - columns.begin) / 2);
}

bool LayoutDraft::setField(std::size_t index, const fixed::FixedField& field) {
    fixed::FixedRecord next = record();
    next.fields[index] = field;
    endMove();
    return putRecord(std::move(next));
}

void LayoutDraft::removeField(std::size_t index) {
    if (record().fields.size() == 1) {
        Q_EMIT refused(tr("A record type needs a field."));
        return;
    }
    fixed::FixedRecord next = record();
    next.fields.erase(next.fields.begin() + std::ptrdiff_t(index));
    endMove();
    putRecord(std::move(next));
}

bool LayoutDraft::setHead(const fixed::FixedRecord& head) {
    fixed::FixedLayout next = m_layout;
    fixed::FixedRecord& changed = next.records[m_record];
    for (fixed::FixedRecord& other : next.records)
        if (!changed.name.empty() && other.parent == changed.name)
            other.parent = head.name;
    changed.name = head.name;
    changed.whenColumns = head.whenColumns;
    changed.whenValues = head.whenValues;
    changed.parent = head.parent;
    endMove();
    return put(std::move(next), m_record);
}

void LayoutDraft::addRecord() {
    fixed::FixedLayout next = m_layout;
    fixed::FixedRecord added;
    added.whenColumns = {0, 1};
    for (const fixed::FixedRecord& known : next.records)
        if (!known.whenValues.empty())
            added.whenColumns = known.whenColumns;
    std::set<std::string> taken;
    for (const fixed::FixedRecord& known : next.records)
        for (const std::string& value : known.whenValues)
            taken.insert(std::string(fixed::withoutPadding(value)));
    std::vector<std::string> own;
    const std::size_t header = m_file->header;
    for (std::size_t line = header; line < m_lines.count() && own.size() < kSampleOfType; ++line) {
        const std::string value = m_lines.text(line, added.whenColumns);
        if (added.whenValues.empty() && !value.empty() && !taken.contains(value))
            added.whenValues.push_back(value);
        if (!added.whenValues.empty() && value == added.whenValues.front())
            own.push_back(m_file->sample.lines[line]);
    }
    if (added.whenValues.empty()) {
        Q_EMIT refused(tr("Columns %1 hold no value that is not a record type's already.").arg(qt(fixed::printColumns(added.whenColumns))));
        return;
    }
    std::set<std::string> names;
    for (std::size_t i = 0; i < next.records.size(); ++i)
        if (next.records[i].name.empty())
            next.records[i].name = "others";
    for (const fixed::FixedRecord& known : next.records)
        names.insert(known.name);
    for (std::size_t number = next.records.size();; ++number)
        if (added.name = "type_" + std::to_string(number); !names.contains(added.name))
            break;
    for (const fixed::Columns& columns : fixed::findColumns(fixed::shapesOf(own), false)) {
        fixed::FixedField field;
        field.name = freeFieldName(added);
        field.columns = columns;
        added.fields.push_back(std::move(field));
    }
    if (added.fields.empty())
        added.fields.push_back({"column_1", {0, 0}, LogicalType::text(), fixed::Storage::Characters, {}, {}});
    next.records.push_back(std::move(added));
    endMove();
    const std::size_t record = next.records.size() - 1;
    put(std::move(next), record);
}

void LayoutDraft::removeRecord() {
    if (m_layout.records.size() < 2)
        return;
    fixed::FixedLayout next = m_layout;
    const std::string name = next.records[m_record].name;
    next.records.erase(next.records.begin() + std::ptrdiff_t(m_record));
    for (fixed::FixedRecord& other : next.records)
        if (other.parent == name)
            other.parent.clear();
    endMove();
    put(std::move(next), 0);
}

void LayoutDraft::findAnew() {
    OptionValues options = m_draft.options();
    options.erase(kColumns);
    options.erase(kLayoutFile);
    endMove();
    m_draft.change(std::move(options), {});
}

bool LayoutDraft::putRecord(fixed::FixedRecord record, bool goesOn) {
    fixed::FixedLayout next = m_layout;
    next.records[m_record] = std::move(record);
    return put(std::move(next), m_record, goesOn);
}

bool LayoutDraft::put(fixed::FixedLayout next, std::size_t record, bool goesOn) {
    if (next == m_layout)
        return true;
    std::string text = fixed::printLayout(next);
    const auto checked = fixed::parseLayout(text);
    const fixed::Framing& framing = m_file->framing;
    if (!checked) {
        Q_EMIT refused(message(checked.error()));
        return false;
    }
    if (framing.kind == fixed::Framing::Kind::Length && next.end() > framing.length) {
        Q_EMIT refused(tr("Records end at column %1.").arg(framing.length));
        return false;
    }
    Q_EMIT refused({});
    OptionValues options = m_draft.options();
    options.erase(kLayoutFile); // it is said in its place
    options[kColumns] = std::move(text);
    m_layout = std::move(next);
    m_record = record;
    m_moveOptions = options;
    m_draft.change(std::move(options), m_layout.records[record].name, goesOn);
    return true;
}

} // namespace mw::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/layout_edits.h"

#include <algorithm>

namespace mw::ui {

namespace {

using fixed::FixedField;
using fixed::FixedRecord;

/// Behind the last column; none where the field goes to the end of the record.
std::optional<std::size_t> endOf(const FixedField& field) {
    return field.columns.width == 0 ? std::nullopt : std::optional(field.columns.begin + field.columns.width);
}

void setEnd(FixedField& field, std::optional<std::size_t> end) { field.columns.width = end ? *end - field.columns.begin : 0; }

void setBegin(FixedField& field, std::size_t begin) {
    const auto end = endOf(field);
    field.columns.begin = begin;
    setEnd(field, end);
}

auto endingAt(FixedRecord& record, std::size_t edge) {
    return std::find_if(record.fields.begin(), record.fields.end(), [&](const FixedField& field) { return endOf(field) == edge; });
}

auto beginningAt(FixedRecord& record, std::size_t edge) {
    return std::find_if(record.fields.begin(), record.fields.end(), [&](const FixedField& field) { return field.columns.begin == edge; });
}

/// The edge behind another one; none where the record goes on without.
std::optional<std::size_t> edgeBehind(const FixedRecord& record, std::size_t edge) {
    for (const std::size_t each : edgesOf(record))
        if (each > edge)
            return each;
    return std::nullopt;
}

std::size_t edgeBefore(const FixedRecord& record, std::size_t edge) {
    std::size_t before = 0;
    for (const std::size_t each : edgesOf(record))
        if (each < edge)
            before = each;
    return before;
}

} // namespace

std::vector<std::size_t> edgesOf(const FixedRecord& record) {
    std::vector<std::size_t> edges;
    for (const FixedField& field : record.fields) {
        if (field.columns.begin > 0)
            edges.push_back(field.columns.begin);
        if (const auto end = endOf(field))
            edges.push_back(*end);
    }
    std::sort(edges.begin(), edges.end());
    edges.erase(std::unique(edges.begin(), edges.end()), edges.end());
    return edges;
}

bool isEdge(const FixedRecord& record, std::size_t edge) {
    const std::vector<std::size_t> edges = edgesOf(record);
    return std::binary_search(edges.begin(), edges.end(), edge);
}

std::optional<std::size_t> fieldAt(const FixedRecord& record, std::size_t column) {
    std::optional<std::size_t> found;
    const auto width = [&](std::size_t field) { return record.fields[field].columns.width - 1; }; // without an end: the widest
    for (std::size_t i = 0; i < record.fields.size(); ++i) {
        const auto end = endOf(record.fields[i]);
        const bool isOver = record.fields[i].columns.begin <= column && (!end || column < *end);
        if (isOver && (!found || width(i) < width(*found)))
            found = i;
    }
    return found;
}

std::optional<std::size_t> fieldBeside(const FixedRecord& record, std::size_t edge) {
    std::optional<std::size_t> ending;
    for (std::size_t i = 0; i < record.fields.size(); ++i) {
        if (record.fields[i].columns.begin == edge)
            return i;
        if (endOf(record.fields[i]) == edge)
            ending = i;
    }
    return ending;
}

EdgeRoom roomOf(const FixedRecord& record, std::size_t edge, std::size_t end) {
    const auto begins = [&](std::size_t at) {
        return std::any_of(record.fields.begin(), record.fields.end(), [&](const FixedField& field) { return field.columns.begin == at; });
    };
    const auto ends = [&](std::size_t at) {
        return std::any_of(record.fields.begin(), record.fields.end(), [&](const FixedField& field) { return endOf(field) == at; });
    };
    EdgeRoom room;
    const std::size_t before = edgeBefore(record, edge);
    const bool closesBefore = before > 0 && !ends(edge) && !begins(before);
    room.least = closesBefore ? before : before + 1;
    if (const auto behind = edgeBehind(record, edge))
        room.most = !begins(edge) && !ends(*behind) ? *behind : *behind - 1;
    else
        room.most = std::max(edge, begins(edge) && end > 0 ? end - 1 : end);
    return room;
}

void moveEdge(FixedRecord& record, std::size_t from, std::size_t to) {
    for (FixedField& field : record.fields) {
        const bool ends = endOf(field) == from;
        if (field.columns.begin == from)
            setBegin(field, to);
        else if (ends)
            setEnd(field, to);
    }
}

void addEdge(FixedRecord& record, std::size_t edge) {
    if (edge == 0 || isEdge(record, edge))
        return;
    FixedField added;
    added.name = freeFieldName(record);
    added.columns.begin = edge;
    if (const auto cut = fieldAt(record, edge)) {
        setEnd(added, endOf(record.fields[*cut]));
        setEnd(record.fields[*cut], edge);
        record.fields.insert(record.fields.begin() + std::ptrdiff_t(*cut) + 1, std::move(added));
        return;
    }
    setEnd(added, edgeBehind(record, edge));
    const auto behind = std::find_if(record.fields.begin(), record.fields.end(), [&](const FixedField& field) { return field.columns.begin > edge; });
    record.fields.insert(behind, std::move(added));
}

void removeEdge(FixedRecord& record, std::size_t edge) {
    while (isEdge(record, edge)) {
        const auto first = endingAt(record, edge);
        const auto second = beginningAt(record, edge);
        if (first != record.fields.end() && second != record.fields.end()) {
            setEnd(*first, endOf(*second));
            record.fields.erase(second);
        } else if (first != record.fields.end()) {
            setEnd(*first, edgeBehind(record, edge));
        } else {
            setBegin(*second, edgeBefore(record, edge));
        }
    }
}

std::string freeFieldName(const FixedRecord& record) {
    for (std::size_t number = record.fields.size() + 1;; ++number) {
        std::string name = "column_" + std::to_string(number);
        if (std::none_of(record.fields.begin(), record.fields.end(), [&](const FixedField& field) { return field.name == name; }))
            return name;
    }
}

} // namespace mw::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workbook/sent.h"

#include "core/base/hash.h"
#include "core/base/utf8.h"

#include <algorithm>

namespace mw::workbook {

namespace {

/// ECMA-376, limits of the application.
constexpr std::size_t kLongestCell = 32'767;
constexpr std::size_t kHeadRows = 3;

/// Over the rows below the first; cells that end in nothing do not count.
template <class Rows, class CellsOf>
std::string hashOf(const Rows& rows, std::size_t first, CellsOf&& cellsOf) {
    Sha256 hash;
    for (std::size_t i = first; i < rows.size(); ++i) {
        const std::vector<std::string>& cells = cellsOf(rows[i]);
        std::size_t end = cells.size();
        while (end > 0 && withoutSpaces(asCell(cells[end - 1])).empty())
            --end;
        for (std::size_t cell = 0; cell < end; ++cell) {
            const std::string text = withoutSpaces(asCell(cells[cell]));
            hash.add(std::to_string(text.size()) + ":" + text);
        }
        hash.add("\n");
    }
    return toHex(hash.finish());
}

} // namespace

std::string RowKey::text() const { return entityMapping.text() + (isTarget ? "/t/" : "/s/") + field.text(); }

std::optional<RowKey> RowKey::parse(std::string_view text) {
    const std::size_t slash = text.find('/');
    if (slash == std::string_view::npos || text.size() < slash + 4 || text[slash + 2] != '/' || (text[slash + 1] != 't' && text[slash + 1] != 's'))
        return {};
    const std::string_view mapping = text.substr(0, slash), field = text.substr(slash + 3);
    if (!Id::isValid(mapping) || !Id::isValid(field))
        return {};
    return RowKey{Id(std::string(mapping)), text[slash + 1] == 't', Id(std::string(field))};
}

std::string rowKey(const mapping::Document& document, std::string_view mappingReference, const std::string& targetField, const std::string& sourceField) {
    for (const mapping::EntityMapping& mapping : document.mappings) {
        if (mapping.reference != mappingReference)
            continue;
        const bool isTarget = !targetField.empty();
        const Entity* const entity = isTarget ? document.targetOf(mapping) : document.sourceOf(mapping);
        const Field* const field = entity ? entity->field(isTarget ? targetField : sourceField) : nullptr;
        return field ? RowKey{mapping.id, isTarget, field->id}.text() : std::string();
    }
    return {};
}

std::string asCell(std::string_view text) {
    std::string cell(text);
    std::erase(cell, '\r');
    while (!cell.empty() && cell.back() == '\n')
        cell.pop_back();
    return countCodePoints(cell) > kLongestCell ? elideMiddle(cell, kLongestCell) : cell;
}

std::string withoutSpaces(std::string_view text) {
    std::string kept;
    for (const char c : text) {
        const bool isSpace = c == ' ' || c == '\t';
        if (isSpace && (kept.empty() || kept.back() == ' ' || kept.back() == '\n'))
            continue;
        if (c == '\n' && !kept.empty() && kept.back() == ' ')
            kept.pop_back();
        kept += isSpace ? ' ' : c;
    }
    while (!kept.empty() && (kept.back() == ' ' || kept.back() == '\n'))
        kept.pop_back();
    return kept;
}

std::vector<std::vector<std::string>> sentRows(const mapping::Document& document, const std::string& contentHash, const std::vector<std::string>& headings,
                                               const std::vector<std::vector<std::string>>& rows) {
    std::vector<std::vector<std::string>> all(kHeadRows);
    all[1].assign(kSentColumns.begin(), kSentColumns.end());
    all[1].insert(all[1].begin(), "key");
    all[2] = headings;
    all[2].insert(all[2].begin(), std::string());
    all.insert(all.end(), rows.begin(), rows.end());
    const std::string hash = hashOf(all, 1, [](const std::vector<std::string>& row) -> const std::vector<std::string>& { return row; });
    all[0] = {std::string(kSentMark), std::string(kSentVersion), document.id.text(), contentHash, hash};
    return all;
}

Result<std::optional<Sent>> readSent(const Book& book) {
    for (const Sheet& sheet : book.sheets) {
        if (sheet.rows.empty() || sheet.rows[0].at(0) != kSentMark)
            continue;
        const Row& head = sheet.rows[0];
        if (head.at(1) != kSentVersion)
            return mw::at(makeError(Code::WrongVersion, head.at(1), kSentVersion), sheet.place(head, 1));
        const std::string hash = hashOf(sheet.rows, 1, [](const Row& row) -> const std::vector<std::string>& { return row.cells; });
        if (hash != head.at(4) || sheet.rows.size() < kHeadRows)
            return mw::at(makeError(Code::WrongValue, "what stands there of what was sent has been changed since; export the specification again"), sheet.name);
        Sent sent;
        sent.keepsSpaces = book.keepsSpaces;
        sent.documentId = head.at(2);
        sent.contentHash = head.at(3);
        for (std::size_t i = 1; i <= kSentColumns.size(); ++i)
            sent.headings.push_back(sheet.rows[2].at(i));
        for (std::size_t row = kHeadRows; row < sheet.rows.size(); ++row) {
            std::vector<std::string> cells;
            for (std::size_t i = 1; i <= kSentColumns.size(); ++i)
                cells.push_back(sheet.rows[row].at(i));
            sent.rows.emplace(sheet.rows[row].at(0), std::move(cells));
        }
        return std::optional(std::move(sent));
    }
    return std::optional<Sent>();
}

} // namespace mw::workbook

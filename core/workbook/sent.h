// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/mapping/model.h"
#include "core/workbook/book.h"

#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// What an exported specification says of itself within the workbook, so that it can be compared when it comes back: a
/// sheet that people do not see holds every row of the mapping sheet as it was sent, by the row's key.
///   row 1  kSentMark | format version | document id | content hash | SHA-256 of all rows below
///   row 2  "key" | names of columns (kSentColumns)
///   row 3  "" | their headings as written
///   4 …    key | cells
namespace mw::workbook {

inline constexpr std::string_view kSentMark = "mapwright-sent";
inline constexpr std::string_view kSentVersion = "1";
inline constexpr std::string_view kSentSheet = "mapwright"; ///< its name, and the heading of the hidden column of keys

/// The columns of the mapping sheet, in order.
inline constexpr std::array<std::string_view, 17> kSentColumns = {"reference", "target_entity", "target_field", "label", "type", "required", "criticality", "source_entity", "source_fields",
                                                                  "sentence", "rule", "intent", "said_by", "examples", "status", "owner", "note"};

/// The place of a name in kSentColumns.
constexpr std::size_t sentColumn(std::string_view name) {
    for (std::size_t i = 0; i < kSentColumns.size(); ++i)
        if (kSentColumns[i] == name)
            return i;
    return kSentColumns.size();
}

/// What a row of the mapping sheet is about: a target field, or a source field without one.
struct RowKey {
    Id entityMapping;
    bool isTarget = true;
    Id field;
    std::string text() const; ///< "em-1/t/f-2"
    static std::optional<RowKey> parse(std::string_view text);
};
/// The key of the row for a target field, or where that is empty for a source field, of the mapping with a reference.
std::string rowKey(const mapping::Document& document, std::string_view mappingReference, const std::string& targetField, const std::string& sourceField);

/// The head and the rows of the sheet that holds what was sent; `rows` begin with their keys.
std::vector<std::vector<std::string>> sentRows(const mapping::Document& document, const std::string& contentHash, const std::vector<std::string>& headings,
                                               const std::vector<std::vector<std::string>>& rows);

/// A text as a cell gives it back: without carriage returns and line breaks at the end, elided where no cell holds it.
std::string asCell(std::string_view text);

/// The same without the spaces that OpenDocument does not keep.
std::string withoutSpaces(std::string_view text);

/// What was sent, read back.
struct Sent {
    std::string documentId, contentHash;
    std::vector<std::string> headings;                        ///< of kSentColumns
    std::map<std::string, std::vector<std::string>> rows;     ///< by key
    bool keepsSpaces = true; ///< as the book does
};
/// None where the book holds no such sheet; WrongVersion, and WrongValue where it was changed.
Result<std::optional<Sent>> readSent(const Book& book);

} // namespace mw::workbook

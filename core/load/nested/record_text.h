// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/batch/batch.h"
#include "core/load/nested/nested_plan.h"

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace mw::nested {

/// A row as it stands in the file, and where in it the records of the entities below belong, in their order.
struct RecordText {
    std::string text;
    std::vector<std::uint32_t> gaps;
};

/// Writes rows of one entity as records of a format. One thread.
class RecordWriter {
public:
    virtual ~RecordWriter() = default;
    /// Replaces `into` by the row's record; `columns`: of the entity's fields, null for those that nothing fills. A refusal
    /// says by the entity's field why the row cannot stand in the file.
    virtual std::optional<RowError> write(std::span<const ColumnPtr> columns, std::size_t row, RecordText& into) = 0;

    static std::unique_ptr<RecordWriter> make(const NestedEntity& entity, Format format);
};

/// What stands around the records of a file and between them.
struct FileText {
    std::string begin, end;
    std::string beginRoot, endRoot; ///< around the records of each topmost entity, "{0}" is its name
    std::string betweenRoots;
    std::string betweenRecords, afterRecord; ///< of topmost ones
    std::string betweenChildren;
};
/// `rootName`: of the outermost element of XML.
FileText fileText(const NestedPlan& plan, Format format, const std::string& rootName);

/// A value as the text that both formats print it as: ISO 8601 with a T, digits, hexadecimal bytes; and what kind of
/// token that is. Text is given as it is.
enum class TokenKind { Null, Number, Boolean, Text };
TokenKind tokenOf(const Column& column, std::size_t row, std::string& into);

} // namespace mw::nested

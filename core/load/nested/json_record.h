// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/load/nested/record_text.h"

namespace mw::nested {

/// Rows as objects of JSON (RFC 8259). Null is written; numbers keep all their digits; a field whose type is "array" in
/// its source's words holds JSON, and other text in it is refused.
class JsonRecord final : public RecordWriter {
public:
    explicit JsonRecord(const NestedEntity& entity) : m_entity(entity) {}
    std::optional<RowError> write(std::span<const ColumnPtr> columns, std::size_t row, RecordText& into) override;

private:
    std::optional<RowError> object(const Member& object, std::span<const ColumnPtr> columns, std::size_t row, RecordText& into);
    std::optional<RowError> value(std::size_t field, std::span<const ColumnPtr> columns, std::size_t row, std::string& into);

    const NestedEntity& m_entity;
    std::string m_token;
};

} // namespace mw::nested

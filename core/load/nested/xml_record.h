// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/load/nested/record_text.h"

namespace mw::nested {

/// Rows as elements of XML 1.0: fields named "@x" are attributes, "#text" is an element's own text, null is left out (and
/// a record of nothing but nulls is marked xsi:nil); a field whose type is "array" in its source's words holds a list of
/// JSON, whose items are elements of its name. Characters that XML cannot hold are refused.
class XmlRecord final : public RecordWriter {
public:
    explicit XmlRecord(const NestedEntity& entity) : m_entity(entity) {}
    std::optional<RowError> write(std::span<const ColumnPtr> columns, std::size_t row, RecordText& into) override;

private:
    /// Appends nothing where there is no value in it.
    void element(const Member& element, const std::string& name, std::span<const ColumnPtr> columns, std::size_t row, RecordText& into);
    /// The items of a list of JSON, each an element of that name.
    void list(std::size_t field, const std::string& name, std::span<const ColumnPtr> columns, std::size_t row, std::string& into);
    void refuse(std::size_t field, std::string why);
    /// False where the field is null; `isAttribute` decides what has to be escaped.
    bool value(std::size_t field, std::span<const ColumnPtr> columns, std::size_t row, bool isAttribute, std::string& into);

    const NestedEntity& m_entity;
    std::string m_token;
    std::optional<RowError> m_refusal;
};

} // namespace mw::nested

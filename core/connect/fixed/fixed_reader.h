// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connect/codepage/text_decoder.h"
#include "core/connect/fixed/fixed_detection.h"
#include "core/connect/fixed/fixed_value.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace mw::fixed {

/// A field of an entity: of the layout, or generated, where record types stand under one another.
struct EntityField {
    enum class Source { Layout, Number, Parent }; ///< Number: of the record in the file; Parent: of the record above
    Source source = Source::Layout;
    std::size_t place = 0; ///< in the layout's record type
    Field field;
};
/// The fields of a record type. Where others stand under it "#id" is its key, where it stands under another "#parent"
/// refers to that.
std::vector<EntityField> entityFields(const FixedLayout& layout, std::size_t record);

/// Reads the records of one type. A blank field is null; values lose the blanks around them. A value that is not what its
/// field promises makes the record a malformed one, and so does a record that is of no type of the layout, for the
/// reader of each. Lines without anything are passed over. With `raw` all is text as it stands, the header too, and a
/// packed or binary number is its bytes in hexadecimal digits.
class FixedReader final : public Reader {
public:
    static Result<std::unique_ptr<Reader>> open(std::unique_ptr<ByteSource> source, const FixedFile& file, std::size_t record,
                                                const ReadOptions& options, const std::string& place,
                                                const FixedLimits& limits = {});

    const std::vector<Field>& fields() const override { return m_fields; }
    Result<bool> next(Batch& batch, JobContext& job) override;
    std::string inputHash() const override { return m_hash; }
    std::uint64_t totalBytes() const override { return m_records.totalBytes(); }

private:
    /// Where one record's text lies and how columns lead into it.
    struct Row {
        std::string_view bytes;
        std::uint64_t number = 0;
        std::uint64_t parent = 0;
        std::uint64_t offset = 0;
        std::uint64_t line = 0;
        bool countsCharacters = false;
    };
    FixedReader(RecordSource records, std::unique_ptr<codepage::TextDecoder> decoder)
        : m_records(std::move(records)), m_decoder(std::move(decoder)) {}

    Result<bool> gather(Batch& batch, JobContext& job);
    std::optional<std::size_t> typeOf(const Row& row);
    std::string_view slice(const Row& row, const Columns& columns) const;
    ColumnPtr makeColumn(std::size_t index, std::vector<std::optional<Error>>& problems);
    std::string_view decoded(std::string_view bytes, bool& isWhole);
    MalformedRow malformed(const Row& row, Error error);

    RecordSource m_records;
    std::unique_ptr<codepage::TextDecoder> m_decoder;
    FixedLayout m_layout;
    std::size_t m_type = 0;
    std::size_t m_parentType = std::size_t(-1);
    std::uint64_t m_parent = 0; ///< number of the last record above, 0 for none
    std::size_t m_skip = 0;     ///< records of the header
    bool m_raw = false;
    bool m_isLines = true;
    bool m_hashes = false;
    std::vector<EntityField> m_sources; ///< of the fields
    std::vector<FieldValue> m_values;   ///< of the fields
    std::vector<Field> m_fields;
    std::vector<Row> m_rows;
    std::shared_ptr<Arena> m_arena; ///< of the rows' bytes
    std::string m_text;
    std::uint64_t m_left = 0;
    std::uint64_t m_sequence = 0;
    bool m_finished = false;
    std::string m_hash;
};

} // namespace mw::fixed

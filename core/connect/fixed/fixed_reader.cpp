// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/fixed/fixed_reader.h"

#include "core/base/utf8.h"

#include <algorithm>
#include <limits>

namespace mw::fixed {

namespace {

constexpr std::size_t kRawBytes = 4096;

bool isBytes(const FixedField& field) {
    return field.storage == Storage::Packed || field.storage == Storage::Binary;
}

Field generated(const char* name) {
    Field field;
    field.name = name;
    field.type = LogicalType::integer();
    field.nullable = std::string_view(name) == "#parent";
    field.generated = true;
    return field;
}

} // namespace

std::vector<EntityField> entityFields(const FixedLayout& layout, std::size_t record) {
    const FixedRecord& type = layout.records[record];
    const bool isParent = std::any_of(layout.records.begin(), layout.records.end(),
                                      [&](const FixedRecord& other) { return !type.name.empty() && other.parent == type.name; });
    std::vector<EntityField> fields;
    if (isParent)
        fields.push_back({EntityField::Source::Number, 0, generated("#id")});
    if (!type.parent.empty())
        fields.push_back({EntityField::Source::Parent, 0, generated("#parent")});
    for (std::size_t i = 0; i < type.fields.size(); ++i) {
        const FixedField& declared = type.fields[i];
        Field field;
        field.name = declared.name;
        field.comment = declared.comment;
        field.type = declared.type;
        field.nativeType = printColumns(declared.columns) + (declared.storage == Storage::Characters ? "" : " " + std::string(storageName(declared.storage)));
        fields.push_back({EntityField::Source::Layout, i, std::move(field)});
    }
    return fields;
}

Result<std::unique_ptr<Reader>> FixedReader::open(std::unique_ptr<ByteSource> source, const FixedFile& file, std::size_t record,
                                                  const ReadOptions& options, const std::string& place, const FixedLimits& limits) {
    MW_TRY(auto decoder, codepage::TextDecoder::make(file.encoding));
    RecordSource records(std::move(source), file.framing, file.isEbcdic, options.hashInput, limits);
    std::unique_ptr<FixedReader> reader(new FixedReader(std::move(records), std::move(decoder)));
    reader->m_layout = file.layout;
    reader->m_type = record;
    for (std::size_t i = 0; i < file.layout.records.size(); ++i)
        if (file.layout.records[i].name == file.layout.records[record].parent && !file.layout.records[record].parent.empty())
            reader->m_parentType = i;
    reader->m_raw = options.raw;
    reader->m_skip = options.raw ? 0 : file.header;
    reader->m_isLines = file.framing.kind == Framing::Kind::Lines;
    reader->m_hashes = options.hashInput;
    reader->m_left = options.limit.value_or(std::numeric_limits<std::uint64_t>::max());
    const std::vector<EntityField> all = entityFields(file.layout, record);
    std::vector<std::string> names;
    for (const EntityField& field : all)
        names.push_back(field.field.name);
    for (const std::string& wanted : options.fields.empty() ? names : options.fields) {
        const auto found = std::find(names.begin(), names.end(), wanted);
        if (found == names.end())
            return at(unknownField(wanted, names), place);
        const EntityField& field = all[std::size_t(found - names.begin())];
        reader->m_sources.push_back(field);
        reader->m_values.emplace_back(file.layout.records[record].fields[field.place]);
        reader->m_fields.push_back(field.field);
        if (options.raw)
            reader->m_fields.back().type = LogicalType::text();
    }
    return std::unique_ptr<Reader>(std::move(reader));
}

std::string_view FixedReader::slice(const Row& row, const Columns& columns) const {
    std::size_t begin = columns.begin;
    std::size_t end = columns.width == 0 ? row.bytes.size() : columns.begin + columns.width;
    if (row.countsCharacters) {
        begin = offsetOfCodePoint(row.bytes, begin);
        end = columns.width == 0 ? end : begin + offsetOfCodePoint(row.bytes.substr(begin), columns.width);
    }
    begin = std::min(begin, row.bytes.size());
    return row.bytes.substr(begin, std::min(end, row.bytes.size()) - begin);
}

/// The text of bytes: themselves, or in m_text until the next call.
std::string_view FixedReader::decoded(std::string_view bytes, bool& isWhole) {
    if (m_decoder->isSame(bytes))
        return bytes;
    isWhole = m_decoder->decode(bytes, m_text);
    return m_text;
}

/// The record type of a row, none where the layout has none for it.
std::optional<std::size_t> FixedReader::typeOf(const Row& row) {
    std::optional<std::size_t> others;
    for (std::size_t i = 0; i < m_layout.records.size(); ++i) {
        const FixedRecord& type = m_layout.records[i];
        if (type.whenValues.empty()) {
            others = i;
            continue;
        }
        bool isWhole = true;
        const std::string_view text = withoutPadding(decoded(slice(row, type.whenColumns), isWhole));
        for (const std::string& value : type.whenValues)
            if (text == withoutPadding(value))
                return i;
    }
    return others;
}

MalformedRow FixedReader::malformed(const Row& row, Error error) {
    MalformedRow bad;
    bad.rowNumber = row.number;
    bad.line = row.line;
    bad.byteOffset = row.offset;
    bad.error = std::move(error);
    m_decoder->decode(row.bytes.substr(0, kRawBytes), bad.raw);
    std::size_t end = std::min(bad.raw.size(), kRawBytes); // where a character begins
    while (end > 0 && end < bad.raw.size() && (static_cast<unsigned char>(bad.raw[end]) & 0xC0) == 0x80)
        --end;
    bad.raw.resize(end);
    return bad;
}

/// Takes records until a batch is full; false where there are none any more.
Result<bool> FixedReader::gather(Batch& batch, JobContext& job) {
    std::size_t bytes = 0;
    RawRecord raw;
    while (m_rows.size() < std::min<std::uint64_t>(kBatchRows, m_left) && bytes < kBatchTextBytes && batch.malformed.size() < kBatchRows) {
        MW_TRY(const bool more, m_records.next(raw, job));
        if (!more)
            return false;
        if (raw.number % kBatchRows == 0) // records of other types fill no batch
            MW_TRY_DO(job.checkpoint());
        if (raw.number <= m_skip)
            continue;
        const bool isBlank = m_isLines && withoutPadding(raw.bytes).empty();
        if (isBlank && !m_raw)
            continue;
        Row row{raw.bytes, raw.number, m_parent, raw.offset, raw.line, false};
        row.countsCharacters = m_decoder->isUtf8() && std::any_of(raw.bytes.begin(), raw.bytes.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
        if (raw.problem && !m_raw) {
            batch.malformed.push_back(malformed(row, *raw.problem));
            continue;
        }
        const auto type = typeOf(row);
        if (!type) {
            bool isWhole = true;
            const Columns& columns = m_layout.records.front().whenColumns;
            const std::string shown = mw::quoted(decoded(slice(row, columns), isWhole));
            batch.malformed.push_back(malformed(row, makeError(Code::InvalidArgument, shown + " in columns " + printColumns(columns) + " is no known type of record")));
            continue;
        }
        if (*type == m_parentType)
            m_parent = row.number;
        if (*type != m_type)
            continue;
        row.bytes = m_arena->copy(raw.bytes);
        bytes += raw.bytes.size();
        m_rows.push_back(row);
    }
    return true;
}

ColumnPtr FixedReader::makeColumn(std::size_t index, std::vector<std::optional<Error>>& problems) {
    const EntityField& source = m_sources[index];
    auto column = std::make_shared<Column>(m_fields[index].type, m_rows.size());
    column->keepAlive(m_arena);
    const FixedField& field = m_layout.records[m_type].fields[source.place];
    const bool isText = m_fields[index].type.kind == TypeKind::Text;
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        const Row& row = m_rows[i];
        if (source.source != EntityField::Source::Layout) {
            const std::uint64_t number = source.source == EntityField::Source::Number ? row.number : row.parent;
            if (m_raw)
                column->setValue(i, Value(number == 0 ? std::string() : std::to_string(number)));
            else if (number == 0)
                column->setNull(i);
            else
                column->setValue(i, Value(std::int64_t(number)));
            continue;
        }
        const std::string_view bytes = slice(row, field.columns);
        if (isBytes(field)) {
            const bool isCutOff = bytes.size() < field.columns.width;
            auto value = m_raw      ? Result<Value>(Value(toHex(bytes)))
                         : isCutOff ? Result<Value>(Value())
                                    : m_values[index].ofBytes(bytes);
            if (!value)
                problems[i] = at(std::move(value).error(), field.name);
            else if (isNull(*value))
                column->setNull(i);
            else
                column->setValue(i, *value);
            continue;
        }
        bool isWhole = true;
        const std::string_view shown = decoded(bytes, isWhole);
        const std::string_view text = m_raw ? shown : withoutPadding(shown);
        if (!isWhole && !m_raw) {
            problems[i] = at(makeError(Code::InvalidArgument, "it holds bytes that its encoding does not know"), field.name);
        } else if (text.empty() && !m_raw) {
            column->setNull(i);
        } else if (isText && (m_raw || field.type.length == 0)) {
            const bool isOfRow = shown.data() == bytes.data();
            column->values<std::string_view>()[i] = isOfRow ? text : column->arena().copy(text);
        } else {
            auto value = m_values[index].ofText(text);
            if (!value)
                problems[i] = at(std::move(value).error(), field.name);
            else if (isNull(*value))
                column->setNull(i);
            else
                column->setValue(i, *value);
        }
    }
    return column;
}

Result<bool> FixedReader::next(Batch& batch, JobContext& job) {
    batch.clear();
    batch.sequence = m_sequence;
    MW_TRY_DO(job.checkpoint());
    const std::uint64_t before = m_records.bytesTaken();
    while (!m_finished) {
        m_rows.clear();
        m_arena = std::make_shared<Arena>();
        bool more = false;
        if (m_left > 0) {
            MW_TRY(more, gather(batch, job));
        }
        std::vector<std::optional<Error>> problems(m_rows.size());
        std::vector<ColumnPtr> columns;
        for (std::size_t i = 0; i < m_sources.size(); ++i)
            columns.push_back(makeColumn(i, problems));
        std::vector<std::uint32_t> good;
        for (std::size_t i = 0; i < m_rows.size(); ++i) {
            if (problems[i]) {
                batch.malformed.push_back(malformed(m_rows[i], std::move(*problems[i])));
                continue;
            }
            good.push_back(std::uint32_t(i));
            batch.origins.rowNumber.push_back(m_rows[i].number);
            batch.origins.byteOffset.push_back(m_rows[i].offset);
        }
        if (good.size() < m_rows.size())
            for (ColumnPtr& column : columns)
                column = takeRows(*column, good);
        m_left -= good.size();
        m_finished = !more;
        batch.rows = good.size();
        if (!good.empty()) {
            batch.columns = std::move(columns);
            batch.sourceBytes = m_records.bytesTaken() - before;
            ++m_sequence;
            return true;
        }
        MW_TRY_DO(job.checkpoint());
    }
    m_rows.clear();
    m_arena.reset();
    batch.sourceBytes = m_records.bytesTaken() - before;
    if (m_hashes && m_hash.empty()) {
        MW_TRY_DO(m_records.readToEnd(job));
        m_hash = m_records.takeHash();
    }
    return false;
}

} // namespace mw::fixed

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/csv/csv_reader.h"

#include <algorithm>
#include <cstring>
#include <limits>

namespace mw::csv {

Result<std::unique_ptr<CsvReader>> CsvReader::open(std::unique_ptr<ByteSource> source, const std::string& fileName,
                                                   const CsvLayout& layout, const ReadOptions& options,
                                                   const CsvLimits& limits) {
    std::unique_ptr<CsvReader> reader(new CsvReader);
    reader->m_dialect = layout.dialect;
    reader->m_raw = options.raw;
    reader->m_unescaping = layout.dialect;
    if (options.raw)
        reader->m_unescaping.padded = false; // what is left of a raw value is all its own
    reader->m_width =
        options.raw ? std::max<std::size_t>(layout.widest, layout.names.empty() ? 0 : 1) : layout.names.size();
    reader->m_left = options.limit.value_or(std::numeric_limits<std::uint64_t>::max());

    std::vector<std::string> names = layout.names;
    if (options.raw) {
        names.resize(reader->m_width);
        for (std::size_t i = 0; i < names.size(); ++i)
            names[i] = positionName(i);
    }
    const auto addField = [&](std::size_t place) {
        Field field;
        field.name = names[place];
        field.type = LogicalType::text();
        reader->m_fields.push_back(std::move(field));
        reader->m_places.push_back(place);
    };
    if (options.fields.empty())
        for (std::size_t i = 0; i < names.size(); ++i)
            addField(i);
    for (const std::string& wanted : options.fields) {
        const auto found = std::find(names.begin(), names.end(), wanted);
        if (found == names.end())
            return at(unknownField(wanted, names), fileName);
        addField(std::size_t(found - names.begin()));
    }

    const std::uint64_t end = options.raw ? std::numeric_limits<std::uint64_t>::max() : layout.dataEnd;
    MW_TRY(auto input, CsvInput::open(std::move(source), layout.encoding, options.hashInput, end));
    CutterOptions cutting;
    cutting.fileName = fileName;
    cutting.width = std::max<std::size_t>(reader->m_width, 1);
    cutting.usualWidth = std::max<std::size_t>(layout.names.size(), 1);
    cutting.shortWidth = layout.shortWidth;
    cutting.shorterToo = options.raw;
    cutting.brokenQuotesToo = options.raw;
    cutting.skipsEmptyRecords = options.raw;
    cutting.dropsEmpty = options.raw;
    cutting.mends = !options.raw && layout.shapes.size() == reader->m_width;
    cutting.shapes = layout.shapes;
    cutting.limits = limits;
    reader->m_cutter = std::make_unique<RecordCutter>(std::move(input), layout.dialect, cutting);
    MW_TRY_DO(reader->m_cutter->skip(options.raw ? layout.headerBegin : layout.dataBegin));
    return reader;
}

Result<bool> CsvReader::next(Batch& batch, JobContext& job) {
    batch.clear();
    MW_TRY_DO(job.checkpoint());
    batch.sequence = m_sequence;
    if (m_finished)
        return false;
    const std::uint64_t bytesBefore = m_cutter->sourceBytes();
    bool more = false;
    if (m_left > 0 && m_width > 0) {
        const std::size_t wanted = std::size_t(std::min<std::uint64_t>(kBatchRows, m_left));
        MW_TRY(more, m_cutter->cut(m_records, wanted, job));
        batch.malformed = std::move(m_records.malformed);
        batch.rows = m_records.rows.size();
        batch.origins.rowNumber.swap(m_records.numbers);
        batch.origins.byteOffset.swap(m_records.offsets);
        m_left -= batch.rows;
        batch.sourceBytes = m_cutter->sourceBytes() - bytesBefore;
    }
    if (!more) {
        m_finished = true;
        MW_TRY_DO(finish(job));
        return false;
    }
    makeColumns(batch);
    m_records.text.reset();
    ++m_sequence;
    return true;
}

Result<void> CsvReader::finish(JobContext& job) {
    m_records = RecordSet();
    MW_TRY_DO(m_cutter->readToEnd(job));
    m_hash = m_cutter->input().takeHash();
    return {};
}

/// What a field's bytes stand for; none where nothing is left of them.
std::optional<std::string_view> CsvReader::decoded(std::string_view bytes, Column& column) const {
    const char quote = m_dialect.quote;
    if (m_dialect.trims()) {
        const std::string_view value = trimField(bytes, m_dialect);
        // Raw values keep the blanks before and behind them; those around quotes are none of theirs.
        const bool keepsBlanks = m_raw && m_dialect.whitespaceRun == 0 &&
                                 !(quote != 0 && value.size() > 1 && value.front() == quote && value.back() == quote);
        if (!keepsBlanks)
            bytes = value;
        if (bytes.empty())
            return {};
    }
    // In raw text a quote may open and not close.
    const bool quoted = quote != 0 && bytes.front() == quote && bytes.size() > 1 && bytes.back() == quote;
    if (!quoted && !m_dialect.hasEscape())
        return bytes;
    if (quoted && !m_dialect.hasEscape() && !std::memchr(bytes.data() + 1, quote, bytes.size() - 2))
        return bytes.substr(1, bytes.size() - 2);
    return decodeField(bytes, m_unescaping, column.arena()).text;
}

/// Record by record, so that each is looked at while it is at hand.
void CsvReader::makeColumns(Batch& batch) const {
    const std::size_t rows = m_records.rows.size();
    std::vector<std::string_view*> values;
    for (const Field& field : m_fields) {
        auto column = std::make_shared<Column>(field.type, rows);
        column->keepAlive(m_records.text);
        values.push_back(column->values<std::string_view>().data());
        batch.columns.push_back(std::move(column));
    }
    const std::uint32_t* const ends = m_records.ends.positions.get();
    const char* const text = m_records.text.get();
    const std::size_t delimiter = m_dialect.delimiter.size();
    const bool emptyIsNull = m_dialect.emptyIsNull && !m_raw;
    const bool isPlain = !m_dialect.hasEscape() && !m_dialect.trims();
    for (std::size_t row = 0; row < rows; ++row) {
        const RecordSet::Row& record = m_records.rows[row];
        const std::uint32_t* const fieldEnds = ends + record.firstEnd;
        for (std::size_t i = 0; i < values.size(); ++i) {
            const std::size_t place = m_places[i];
            if (place >= record.fields) [[unlikely]] { // of a short record
                if (!m_raw)
                    batch.columns[i]->setNull(row);
                continue;
            }
            const std::size_t begin = place == 0 ? record.begin : fieldEnds[place - 1] + delimiter;
            std::size_t end = fieldEnds[place];
            if (place + 1 == record.fields && end > begin && text[end - 1] == '\r' && text[end] == '\n')
                --end;
            if (begin == end) {
                if (emptyIsNull)
                    batch.columns[i]->setNull(row);
                continue;
            }
            const std::string_view bytes(text + begin, end - begin);
            if (isPlain && bytes.front() != m_dialect.quote) [[likely]]
                values[i][row] = bytes;
            else if (const auto value = decoded(bytes, *batch.columns[i]))
                values[i][row] = *value;
            else if (emptyIsNull)
                batch.columns[i]->setNull(row);
        }
    }
}
} // namespace mw::csv

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/sample_reader.h"

#include "core/engine/covering_sample.h"
#include "core/engine/row_processor.h"
#include "core/engine/source_reader.h"

#include <algorithm>
#include <numeric>
#include <random>
#include <set>

namespace mw::engine {

namespace {

Result<SampledRows> readFirst(SourceReader& reader, std::uint64_t size, JobContext& job) {
    SampledRows sampled;
    std::uint64_t rows = 0;
    for (bool more = true; more && rows <= size;) {
        MW_TRY_DO(job.checkpoint());
        Batch batch;
        MW_TRY(more, reader.next(batch, job));
        rows += batch.rows;
        sampled.complete = !more;
        if (batch.rows > 0 || !batch.malformed.empty())
            sampled.batches.push_back(std::move(batch));
    }
    if (rows > size) {
        // One row more was read to know whether this is the whole source.
        Batch& last = sampled.batches.back();
        std::vector<std::uint32_t> kept(last.rows - std::size_t(rows - size));
        std::iota(kept.begin(), kept.end(), 0u);
        const std::uint64_t end = last.origins.rowNumber[kept.size()];
        std::vector<MalformedRow> malformed = std::move(last.malformed);
        std::erase_if(malformed, [&](const MalformedRow& row) { return row.rowNumber > end; });
        last = takeBatchRows(last, kept);
        last.malformed = std::move(malformed);
        sampled.complete = false;
    }
    for (const Batch& batch : sampled.batches)
        sampled.read += batch.rows + batch.malformed.size();
    return sampled;
}

/// A record in the reservoir: values on their own, so that no batch is kept alive for one row.
struct Drawn {
    std::uint64_t rowNumber = 0, byteOffset = 0;
    std::vector<Value> values;
    std::optional<MalformedRow> malformed;
    Batch made = {}; ///< where steps made it: one row without columns, with its origin and what they found of it
};

/// What steps found of a row, without its values.
Batch madeOf(const Batch& batch, std::uint32_t row) {
    Batch made = takeBatchRows(batch, std::span(&row, 1));
    made.columns.clear();
    return made;
}

class Reservoir {
public:
    Reservoir(std::uint64_t size, std::uint64_t seed) : m_size(std::size_t(size)), m_random(seed) {}

    /// Algorithm R (Vitter 1985): the n-th record gets a place with probability size / n.
    template <class MakeDrawn>
    void offer(const MakeDrawn& make) {
        ++m_seen;
        if (m_drawn.size() < m_size) {
            m_drawn.push_back(make());
            return;
        }
        const std::uint64_t place = m_random() % m_seen;
        if (place < m_size)
            m_drawn[std::size_t(place)] = make();
    }
    std::uint64_t seen() const { return m_seen; }
    std::vector<Drawn> takeSorted() {
        std::sort(m_drawn.begin(), m_drawn.end(),
                  [](const Drawn& a, const Drawn& b) { return a.rowNumber < b.rowNumber; });
        return std::move(m_drawn);
    }

private:
    const std::size_t m_size;
    std::mt19937_64 m_random;
    std::uint64_t m_seen = 0;
    std::vector<Drawn> m_drawn;
};

void takeMade(const Batch& made, Batch& batch, std::uint32_t row) {
    const RowOrigins& from = made.origins;
    batch.origins.record.push_back(from.record.front());
    batch.origins.recordSource.push_back(from.recordSource.empty() ? 0 : from.recordSource.front());
    batch.origins.weight.push_back(from.weight.empty() ? 1 : from.weight.front());
    batch.leftOut.push_back(made.leftOut.empty() ? 0 : made.leftOut.front());
    for (RowError error : made.errors.all()) {
        error.row = row;
        batch.errors.add(std::move(error));
    }
}

Result<SampledRows> readRandom(SourceReader& reader, const PlannedEntity& entity, const Sample& sample,
                               JobContext& job) {
    Reservoir reservoir(sample.size, sample.seed);
    for (bool more = true; more;) {
        MW_TRY_DO(job.checkpoint());
        Batch batch;
        MW_TRY(more, reader.next(batch, job));
        for (std::size_t row = 0; row < batch.rows; ++row)
            reservoir.offer([&] {
                Drawn drawn{batch.origins.rowNumber[row], 0, {}, {}};
                if (!batch.origins.record.empty())
                    drawn.made = madeOf(batch, std::uint32_t(row));
                if (row < batch.origins.byteOffset.size())
                    drawn.byteOffset = batch.origins.byteOffset[row];
                for (const ColumnPtr& column : batch.columns)
                    drawn.values.push_back(column->value(row));
                return drawn;
            });
        for (const MalformedRow& malformed : batch.malformed)
            reservoir.offer([&] { return Drawn{malformed.rowNumber, malformed.byteOffset, {}, malformed}; });
    }
    SampledRows sampled;
    sampled.read = reservoir.seen();
    sampled.complete = true;
    Batch batch;
    std::vector<Drawn> drawn = reservoir.takeSorted();
    for (Drawn& record : drawn)
        if (record.malformed)
            batch.malformed.push_back(std::move(*record.malformed));
    std::erase_if(drawn, [](const Drawn& record) { return record.malformed.has_value(); });
    batch.rows = drawn.size();
    for (const Drawn& record : drawn) {
        batch.origins.rowNumber.push_back(record.rowNumber);
        batch.origins.byteOffset.push_back(record.byteOffset);
        if (record.made.rows > 0)
            takeMade(record.made, batch, std::uint32_t(batch.origins.rowNumber.size() - 1));
    }
    for (std::size_t i = 0; i < entity.columns.size(); ++i) {
        auto column = std::make_shared<Column>(entity.columns[i].sourceType, batch.rows);
        for (std::size_t row = 0; row < drawn.size(); ++row)
            column->setValue(row, drawn[row].values[i]);
        batch.columns.push_back(std::move(column));
    }
    sampled.batches.push_back(std::move(batch));
    return sampled;
}

/// Prints the values at some positions, joined by '|'; none where there are no positions.
std::optional<std::string> printParts(const Batch& batch, const std::vector<std::size_t>& positions, std::size_t row) {
    if (positions.empty())
        return std::nullopt;
    std::string key;
    for (std::size_t i = 0; i < positions.size(); ++i) {
        const Column& column = *batch.columns[positions[i]];
        key += (i > 0 ? "|" : "") + printValue(column.value(row), column.type());
    }
    return key;
}

/// The entity mapping with nothing but the rules of its key.
PlannedEntity keysOnly(const PlannedEntity& entity) {
    PlannedEntity keys = entity;
    keys.fields.clear();
    keys.keyFields.clear();
    for (const std::size_t position : entity.keyFields) {
        keys.keyFields.push_back(keys.fields.size());
        keys.fields.push_back(entity.fields[position]);
    }
    keys.filter.reset();
    keys.deduplication.reset();
    keys.checks.clear();
    return keys;
}

Result<SampledRows> readKeys(SourceReader& reader, const PlannedEntity& entity, const Sample& sample, JobContext& job) {
    const PlannedEntity keyed = keysOnly(entity);
    const std::vector<std::size_t> sourceKey =
        keyed.keyColumns.empty() && !keyed.columns.empty() ? std::vector<std::size_t>{0} : keyed.keyColumns;
    RowProcessor processor(keyed, false);
    const std::set<std::string> wanted(sample.keys.begin(), sample.keys.end());
    SampledRows sampled;
    for (bool more = true; more;) {
        MW_TRY_DO(job.checkpoint());
        Batch batch;
        MW_TRY(more, reader.next(batch, job));
        sampled.read += batch.rows + batch.malformed.size();
        if (batch.rows == 0)
            continue;
        Batch original = batch; // shares the columns; the processor may convert some
        MW_TRY(const ProcessedBatch processed, processor.process(std::move(batch)));
        std::vector<std::uint32_t> rows;
        for (std::size_t row = 0; row < processed.source.rows; ++row) {
            const auto source = printParts(processed.source, sourceKey, row);
            const auto target = printParts(processed.target, keyed.keyFields, row);
            if ((source && wanted.contains(*source)) || (target && wanted.contains(*target)))
                rows.push_back(std::uint32_t(row));
        }
        if (!rows.empty())
            sampled.batches.push_back(takeBatchRows(original, rows));
    }
    sampled.complete = true;
    return sampled;
}

} // namespace

Result<SampledRows> readSample(const Access& access, const PlannedEntity& entity, const Sample& sample,
                               JobContext& job) {
    SourceReader::Options options;
    if (sample.kind == Sample::Kind::First)
        options.limit = sample.size + 1;
    MW_TRY(auto reader, SourceReader::open(access, entity, options, job));
    switch (sample.kind) {
    case Sample::Kind::First:
        return readFirst(*reader, sample.size, job);
    case Sample::Kind::Random:
        return readRandom(*reader, entity, sample, job);
    case Sample::Kind::Keys:
        return readKeys(*reader, entity, sample, job);
    case Sample::Kind::Covering:
        break;
    }
    return readCovering(*reader, entity, job);
}

} // namespace mw::engine

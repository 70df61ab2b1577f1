// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/tree/tree_connection.h"

#include "core/base/utf8.h"
#include "core/base/wording.h"
#include "core/connect/tree/row_maker.h"

#include <algorithm>
#include <limits>

namespace mw::tree {

/// Reads the source again and keeps the rows of one entity.
class TreeConnection::RowReader final : public Reader {
public:
    RowReader(std::shared_ptr<const Found> found, const TreeEntity& entity, RowMaker::Options options,
              std::unique_ptr<TreeInput> input, std::string place, bool hash)
        : m_found(std::move(found)), m_rows(m_found->shape, entity, std::move(options)), m_input(std::move(input)),
          m_place(std::move(place)), m_hashed(hash) {}

    const std::vector<Field>& fields() const override { return m_rows.fields(); }
    std::string inputHash() const override { return m_hash; }
    std::uint64_t totalBytes() const override { return m_input->totalBytes(); }

    Result<bool> next(Batch& batch, JobContext& job) override {
        batch.clear();
        batch.sequence = m_sequence;
        MW_TRY_DO(job.checkpoint());
        if (m_finished)
            return false;
        const std::uint64_t before = m_input->bytesRead();
        while (!m_rows.pause && !m_rows.isAtLimit() && !m_atEnd) {
            MW_TRY(const bool more, m_input->feed(m_rows, job));
            m_atEnd = !more;
        }
        if (m_rows.failure())
            return at(*m_rows.failure(), m_place);
        auto taken = m_rows.take(batch);
        if (!taken.ok())
            return at(std::move(taken).error(), m_place);
        batch.sourceBytes = m_input->bytesRead() - before;
        if (batch.rows > 0) {
            ++m_sequence;
            return true;
        }
        m_finished = true;
        batch.columns.clear();
        if (m_hashed) {
            MW_TRY_DO(m_input->readToEnd(job));
            m_hash = m_input->takeHash();
        }
        return false;
    }

private:
    const std::shared_ptr<const Found> m_found; // before the rows, which look into it
    RowMaker m_rows;
    const std::unique_ptr<TreeInput> m_input;
    const std::string m_place;
    const bool m_hashed;
    bool m_atEnd = false;
    bool m_finished = false;
    std::uint64_t m_sequence = 0;
    std::string m_hash;
};

Result<void> TreeConnection::scan(JobContext& job) {
    if (m_found)
        return {};
    auto found = std::make_shared<Found>(m_source.shape);
    MW_TRY(const auto input, m_source.open(false));
    for (bool more = true; more && !found->shape.isTooLarge();) {
        MW_TRY_DO(job.checkpoint());
        MW_TRY(more, input->feed(found->shape, job));
    }
    if (found->shape.isTooLarge())
        return at(makeError(Code::TooLarge, counted(m_source.shape.mostNodes, "different path", "different paths")),
                  m_source.place);
    found->entities = entitiesOf(found->shape, m_source.rootName);
    m_found = std::move(found);
    return {};
}

Result<Schema> TreeConnection::schema(JobContext& job) {
    MW_TRY_DO(scan(job));
    Schema schema;
    for (const TreeEntity& entity : m_found->entities)
        schema.entities.push_back(entity.entity);
    return schema;
}

Result<const TreeEntity*> TreeConnection::find(const std::string& entity) const {
    if (entity.empty())
        return &m_found->entities.front();
    Schema names;
    std::string known;
    for (const TreeEntity& one : m_found->entities) {
        names.entities.emplace_back().name = one.entity.name;
        known += (known.empty() ? "" : ", ") + one.entity.name;
    }
    if (const Entity* const match = names.entity(entity))
        return &m_found->entities[std::size_t(match - names.entities.data())];
    return at(makeError(Code::UnknownEntity, mw::quoted(entity), elideMiddle(known, 400)), m_source.place);
}

Result<std::unique_ptr<Reader>> TreeConnection::read(const std::string& entity, const ReadOptions& options,
                                                     JobContext& job) {
    MW_TRY_DO(scan(job));
    MW_TRY(const TreeEntity* chosen, find(entity));
    RowMaker::Options making;
    making.limit = options.limit.value_or(std::numeric_limits<std::uint64_t>::max());
    making.raw = options.raw;
    std::vector<std::string> names;
    for (const Field& field : chosen->entity.fields)
        names.push_back(field.name);
    for (const std::string& wanted : options.fields.empty() ? names : options.fields) {
        const auto place = std::find(names.begin(), names.end(), wanted);
        if (place == names.end())
            return at(unknownField(wanted, names), m_source.place);
        making.columns.push_back(std::size_t(place - names.begin()));
    }
    MW_TRY(auto input, m_source.open(options.hashInput));
    return std::unique_ptr<Reader>(std::make_unique<RowReader>(m_found, *chosen, std::move(making), std::move(input),
                                                               m_source.place, options.hashInput));
}

Result<std::optional<std::uint64_t>> TreeConnection::countRows(const std::string& entity, JobContext& job) {
    MW_TRY_DO(scan(job));
    MW_TRY(const TreeEntity* chosen, find(entity));
    return chosen->entity.rowEstimate;
}

} // namespace mw::tree

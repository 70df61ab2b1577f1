// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/hashed_reading.h"

#include "core/engine/source_digest.h"

namespace mw::engine {

namespace {

/// Adds up the records that come.
class SummingReader final : public Reader {
public:
    explicit SummingReader(std::unique_ptr<Reader> inner) : m_inner(std::move(inner)) {}

    const std::vector<Field>& fields() const override { return m_inner->fields(); }
    Result<bool> next(Batch& batch, JobContext& job) override {
        MW_TRY(const bool more, m_inner->next(batch, job));
        const SourceDigest digest = digestRecords(batch, 0);
        m_sum.sum += digest.after.sum;
        m_sum.rows += digest.after.rows;
        m_isRead = !more;
        return more;
    }
    const Repairs* repairs() const override { return m_inner->repairs(); }
    bool isOfDatabase() const override { return true; }
    std::string inputHash() const override { return m_isRead ? std::string(kRowsHash) + printSum(m_sum) : std::string(); }
    std::uint64_t totalBytes() const override { return m_inner->totalBytes(); }

private:
    std::unique_ptr<Reader> m_inner;
    RowDigest m_sum;
    bool m_isRead = false;
};

} // namespace

Result<std::unique_ptr<Reader>> readHashed(Connection& connection, const std::string& entity, const ReadOptions& options, JobContext& job) {
    MW_TRY(auto reader, connection.read(entity, options, job));
    if (options.hashInput && reader->isOfDatabase())
        return std::unique_ptr<Reader>(std::make_unique<SummingReader>(std::move(reader)));
    return reader;
}

} // namespace mw::engine

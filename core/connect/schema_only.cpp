// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/schema_only.h"

#include "core/base/utf8.h"
#include "core/base/wording.h"

#include <algorithm>

namespace mw {

namespace {

class NoRows final : public Reader {
public:
    explicit NoRows(std::vector<Field> fields) : m_fields(std::move(fields)) {}
    const std::vector<Field>& fields() const override { return m_fields; }
    Result<bool> next(Batch& batch, JobContext& job) override {
        batch.clear();
        MW_TRY_DO(job.checkpoint());
        return false;
    }

private:
    const std::vector<Field> m_fields;
};

} // namespace

Result<std::unique_ptr<Reader>> readNothing(const Schema& schema, const std::string& entity, const ReadOptions& options,
                                            const std::string& place) {
    const Entity* const found = entity.empty() ? &schema.entities.front() : schema.entity(entity);
    std::vector<std::string> names;
    if (!found) {
        for (const Entity& known : schema.entities)
            names.push_back(known.name);
        return at(makeError(Code::UnknownEntity, mw::quoted(entity), elideMiddle(listed(names), 400)), place);
    }
    for (const Field& field : found->fields)
        names.push_back(field.name);
    std::vector<Field> fields;
    for (const std::string& wanted : options.fields.empty() ? names : options.fields) {
        const auto known = std::find(names.begin(), names.end(), wanted);
        if (known == names.end())
            return at(unknownField(wanted, names), found->name);
        fields.push_back(found->fields[std::size_t(known - names.begin())]);
        if (options.raw)
            fields.back().type = LogicalType::text();
    }
    return std::unique_ptr<Reader>(std::make_unique<NoRows>(std::move(fields)));
}

} // namespace mw

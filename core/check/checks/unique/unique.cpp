// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/check/check.h"

#include "core/check/key_set.h"

#include <algorithm>
#include <optional>

namespace mw::check {

namespace {

class UniqueCheck final : public Check {
public:
    explicit UniqueCheck(const Spec& spec) : m_spec(spec) {
        for (const Field& field : spec.fields)
            m_names += (m_names.empty() ? "" : ", ") + field.name;
    }

    void observe(const Batch& batch, std::span<const std::uint32_t> rows, RowErrors*) override {
        for (const std::uint32_t row : rows) {
            m_key.clear();
            bool isKey = true;
            for (const std::size_t column : m_spec.columns)
                isKey = isKey && appendKeyPart(m_key, *batch.columns[column], row);
            if (!isKey || m_failure)
                continue;
            ++m_outcome.compared;
            const auto isNew = m_seen.insert(hashKey(m_key));
            if (!isNew.ok())
                m_failure = isNew.error();
            else if (!isNew.value())
                addDuplicate(batch, row);
        }
    }

    Result<void> merge(Check& other) override {
        auto& that = static_cast<UniqueCheck&>(other);
        if (that.m_failure)
            m_failure = that.m_failure;
        m_outcome.compared += that.m_outcome.compared;
        m_outcome.failed += that.m_outcome.failed;
        auto& examples = that.m_outcome.examples;
        m_outcome.examples.insert(m_outcome.examples.end(), examples.begin(), examples.end());
        return that.m_seen.forEach([this](const KeyHash& key) -> Result<void> {
            MW_TRY(const bool isNew, m_seen.insert(key));
            if (!isNew)
                ++m_outcome.failed;
            return {};
        });
    }

    Result<Outcome> finish() override {
        if (m_failure)
            return *m_failure;
        auto& examples = m_outcome.examples;
        std::stable_sort(examples.begin(), examples.end(),
                         [](const Example& a, const Example& b) { return a.rowNumber < b.rowNumber; });
        examples.resize(std::min(examples.size(), kKeptExamples));
        return m_outcome;
    }

private:
    void addDuplicate(const Batch& batch, std::uint32_t row) {
        ++m_outcome.failed;
        if (m_outcome.examples.size() >= kKeptExamples)
            return;
        std::string printed;
        for (const std::size_t index : m_spec.columns) {
            const Column& column = *batch.columns[index];
            printed += (printed.empty() ? "" : ", ") + printValue(column.value(row), column.type());
        }
        m_outcome.examples.push_back(
            {row < batch.origins.rowNumber.size() ? batch.origins.rowNumber[row] : 0, m_names, printed});
    }

    Spec m_spec;
    std::string m_names;
    std::string m_key;
    KeySet m_seen;
    Outcome m_outcome;
    std::optional<Error> m_failure;
};

} // namespace

KindInfo define_unique() {
    KindInfo info;
    info.name = "unique";
    info.help = "No two rows have the same values in the fields together; rows with a null among them are left out.";
    info.claim = "{0}: no two records alike";
    info.scope = Scope::Set;
    info.code = Code::DuplicateKey;
    info.examples = {
        {LogicalType::text(),
         {},
         {std::string("a"), std::string("b"), std::string("a"), std::string("a"), Value(), Value()},
         2},
        {LogicalType::decimal(10, 2), {}, {Decimal{100, 2}, Decimal{100, 2}}, 1},
        {LogicalType::text(), {}, {std::string("a"), std::string("A"), std::string("a ")}, 0},
    };
    info.make = [](const Spec& spec) -> Result<std::unique_ptr<Check>> {
        return std::unique_ptr<Check>(std::make_unique<UniqueCheck>(spec));
    };
    return info;
}

} // namespace mw::check

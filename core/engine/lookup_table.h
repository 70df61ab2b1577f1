// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/source_shape.h"
#include "core/rules/environment.h"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace mw::engine {

/// A lookup's records in memory, found by their printed keys. Immutable once loaded, so any thread may read it.
class LookupTable final : public rules::LookupSource {
public:
    /// What went wrong with single records; their keys cannot be found.
    struct Flaws {
        std::uint64_t duplicates = 0, malformed = 0, failedKeys = 0;
        std::vector<std::string> duplicateKeys; ///< the first ten, parts joined by '|'
        std::string firstFailure;               ///< of a key rule
    };
    struct Loaded {
        std::shared_ptr<const LookupTable> table;
        Flaws flaws;
        std::uint64_t rows = 0, bytes = 0;
        std::string hash; ///< Input::hash
    };

    /// Reads everything; records with a null in their key are left out. The table's fields are those of the document's
    /// entity; one that the source lacks is null throughout. Key rules are bound on the shape's columns.
    static Result<Loaded> load(const Access& access, const Place& place, const SourceShape& shape,
                               const Entity& documented, const std::vector<BoundRulePtr>& keys, JobContext& job);

    const Entity& entity() const override { return m_entity; }
    const std::vector<std::string>& keyFields() const override { return m_keyNames; }
    std::size_t find(std::string_view key) const override;
    const Column& column(std::size_t field) const override { return *m_columns[field]; }

private:
    LookupTable() = default;
    void takeKeys(const Batch& batch, const std::vector<ColumnPtr>& parts, const RowErrors& errors, Loaded& loaded);
    bool insert(std::string_view key, std::size_t row);
    void grow();

    Entity m_entity;
    std::vector<std::string> m_keyNames;
    std::vector<ColumnPtr> m_columns;
    Arena m_keyBytes;
    struct Slot {
        std::string_view key; ///< null data: free
        std::size_t row = 0;
    };
    std::vector<Slot> m_slots; ///< open addressing, a power of two of them
    std::size_t m_used = 0;
};

} // namespace mw::engine

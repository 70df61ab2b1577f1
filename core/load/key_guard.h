// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/check/key_set.h"
#include "core/connect/connector.h"
#include "core/connect/writer.h"
#include "core/load/pages/rowid_set.h"

#include <cstdint>
#include <list>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace mw {

/// Keeps the declared keys of an entity unique where the target does not do it itself: in load files, which their
/// loader would refuse otherwise. The first row with a key stays. A key with a null in it is unlike any other. Memory is
/// bounded. One thread.
class KeyGuard {
public:
    /// The batch column of each field of the entity; none where nothing fills it.
    using Places = std::vector<std::optional<std::size_t>>;

    explicit KeyGuard(const Entity& entity);
    /// False where no key is declared.
    bool isNeeded() const { return !m_keys.empty(); }

    /// Says why a row cannot stand beside those before it: DuplicateKey; `field` is a batch column.
    Result<std::optional<RowError>> judge(const Batch& batch, std::uint32_t row, const Places& places);
    /// As far as the one key is a whole number and ascends in the listed rows, beyond all before, they stand without being
    /// judged one by one. Gives the number of these first rows.
    std::size_t keepAscending(const Batch& batch, std::span<const std::uint32_t> rows, const Places& places);
    /// The row that was judged last stands.
    Result<void> keep();
    /// All rows that the reader gives stand already, whatever their keys.
    Result<void> keepAllOf(Reader& reader, const Places& places, JobContext& job);

private:
    /// The values of one key so far, and that of the row at hand. Whole numbers that ascend are kept as stretches.
    struct OneKey {
        std::vector<std::size_t> fields; ///< of the entity
        RowidSet stretches;
        std::int64_t largest = 0;
        bool any = false; ///< stretches hold something
        check::KeySet others;
        bool isKey = false; ///< no part of the row at hand is null
        std::optional<std::int64_t> number;
        check::KeyHash hash;
        explicit OneKey(std::vector<std::size_t> fields);
        bool ascends() const;
        void add();
    };
    bool read(OneKey& key, const Batch& batch, std::uint32_t row, const Places& places);
    static Result<bool> isKnown(const OneKey& key);
    static Result<void> keepOne(OneKey& key);

    std::list<OneKey> m_keys;
    std::string m_text;
};

} // namespace mw

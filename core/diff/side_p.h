// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/stable_hash.h"
#include "core/connect/stored_rows.h"
#include "core/diff/diff.h"
#include "core/job/bounded_queue.h"

#include <cstdint>
#include <future>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

namespace mw::diff {

/// One side of a comparison: a thread that opens it, reads ahead (sorted where asked for) and writes the keys, and a place
/// in its rows. First fields(), then choose(), then advance(); from one thread.
class Side {
public:
    Side(const OpenSide& open, JobContext& job);
    ~Side();
    Side(const Side&) = delete;
    Side& operator=(const Side&) = delete;

    /// Waits until the side is open.
    Result<std::vector<Field>> fields();
    /// See StoredRows; known with the fields.
    const std::string& storedForm() const { return m_storedForm; }
    /// Says what is compared, and lets the reading begin; `late`: values other than the key's where complete() asks for them,
    /// if the reader can do that. UnknownField where a name is none of the fields.
    Result<void> choose(const std::vector<std::string>& key, const std::vector<std::string>& fields, bool sort,
                        std::size_t budget, bool late);

    /// Moves to the next row; false at the end. `inOrder` turns false where the row's key is below the one before.
    /// The batch of the row that begin() was called on stays.
    Result<bool> advance(bool& inOrder);
    /// Reads the row's values that were left out. False where that cannot be done: the row is malformed, and no longer counts.
    Result<bool> complete();
    /// The same for a row of each side, of the fields that are not stored alike: `alike` has one for each that is compared.
    static Result<std::pair<bool, bool>> complete(Side& left, Side& right, std::vector<bool>& alike);
    /// A row is looked at: what it shows holds until the next call.
    void begin() { m_begun.reset(); }
    bool hasRow() const { return m_hasRow; }
    /// Keys compare as values do, see encodeKey().
    std::string_view key() const { return m_rows->key(m_row); }
    std::string printedKey() const;
    std::size_t row() const { return m_row; }
    /// Both rows are stored in the same bytes; false where that is not known. Both sides were chosen with `late`.
    bool isStoredAs(const Side& other) const {
        return m_row < m_rows->hashes.size() && other.m_row < other.m_rows->hashes.size() &&
               m_rows->hashes[m_row] == other.m_rows->hashes[other.m_row];
    }
    const Batch& batch() const { return m_rows->batch; }
    const std::vector<std::size_t>& keyColumns() const { return m_keyColumns; }
    const std::vector<std::size_t>& fieldColumns() const { return m_fieldColumns; }

    std::uint64_t rows = 0, malformed = 0, batchNumber = 0;
    bool isRepeated = false; ///< the row has the key of the row before

private:
    enum class Step : std::uint8_t { Up, Same, Down }; ///< how a row's key is against that of the row before
    /// A batch with the keys of its rows, one after the other.
    struct Rows {
        Batch batch;
        StoredRows::Bytes stored;
        std::vector<Hash128> hashes; ///< of the stored bytes: made where these have just been read, and are near
        std::string keys;
        std::vector<std::uint32_t> keyEnds;
        std::vector<Step> steps; ///< from the row before to each
        std::string_view key(std::size_t row) const {
            const std::size_t begin = row == 0 ? 0 : keyEnds[row - 1];
            return std::string_view(keys).substr(begin, keyEnds[row] - begin);
        }
    };
    Result<void> read(const OpenSide& open);
    Result<void> readAhead();
    Result<std::span<const StoredValue>> storedValues();
    bool fill(std::size_t column, const StoredValue& value);
    void discount();
    void writeKeys(Rows& keyed);

    JobContext& m_job;
    std::promise<Result<std::vector<Field>>> m_opened;
    std::promise<bool> m_chosen; ///< false: nothing is to be read
    bool m_hasChosen = false;
    std::vector<std::size_t> m_keyColumns, m_fieldColumns; ///< these, and what follows, once chosen
    std::vector<std::string> m_keyNames;
    bool m_sort = false, m_late = false;
    std::size_t m_budget = 0;
    std::string m_storedForm;
    std::uint64_t m_malformedBefore = 0; ///< found while it was sorted; set before the first batch comes
    std::vector<Field> m_fields;
    std::unique_ptr<Reader> m_reader;
    std::unique_ptr<LateFields> m_lateFields; ///< set before the first batch comes

    std::unique_ptr<Rows> m_rows;
    std::unique_ptr<Rows> m_begun; ///< the batch in which a group of rows began, where it is no longer m_rows
    std::size_t m_row = 0;
    bool m_hasRow = false;
    std::string m_lastKey; ///< of the row that was read last; the reading thread's
    BoundedQueue<Result<std::unique_ptr<Rows>>> m_queue;
    std::jthread m_thread;
};

} // namespace mw::diff

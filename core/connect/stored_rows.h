// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/batch/batch.h"
#include "core/connect/row_image.h"

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace mw {

/// Reads what was left out of rows, one at a time; from one thread, which need not be the reader's. Goes before the reader.
class LateFields {
public:
    virtual ~LateFields() = default;
    /// The values of a stored row, one for each of the reader's fields, until the next call; their bytes are the row's.
    virtual Result<std::span<const StoredValue>> values(std::string_view stored) = 0;
    /// Fills a field of a batch's row with its value; false where the field cannot hold it: the row is a malformed one.
    virtual bool fill(Batch& batch, std::size_t row, std::size_t field, const StoredValue& value) = 0;
};

/// What a reader is too that reads rows in the form in which they are stored; the others are not.
class StoredRows {
public:
    /// The stored bytes of a batch's rows, one each, or none; the owners keep them alive.
    struct Bytes {
        std::vector<std::string_view> rows;
        std::vector<std::shared_ptr<const void>> owners;
    };

    virtual ~StoredRows() = default;
    /// How rows are stored. Two readers of the same form whose rows have the same bytes have the same values in all fields
    /// of the same name. Empty: nothing is known of that.
    virtual std::string storedForm() const = 0;
    /// The bytes of the last batch's rows; they can be taken once.
    virtual Bytes takeStored() = 0;
    /// Before the first batch: from now on only the named fields are read into batches, and are what makes a row malformed;
    /// the others are for the one that comes back. Null where that cannot be done.
    virtual std::unique_ptr<LateFields> readLate(const std::vector<std::string>& early) = 0;
};

} // namespace mw

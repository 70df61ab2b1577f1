// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace mw {

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
};

} // namespace mw

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connect/connector.h"
#include "tests/support/test_device.h"

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>

namespace mw::test {

/// A format whose reader is under test: how its files are opened, and files of any number of records.
struct ReaderFormat {
    using Open = std::function<Result<std::unique_ptr<Connection>>(TestDevice& device, std::size_t bufferBytes)>;
    using Content = std::function<MadeContent(std::uint64_t times)>;
    /// What of the contract cannot be asked of it.
    struct Exempt {
        bool bytes = false; ///< rows lead back to their number alone
        bool hash = false;  ///< it is a database, not a stretch of bytes
        bool size = false;  ///< its content is made whole in memory
        bool large = false; ///< a large one would have more records than it may
    };

    Open open;
    std::string entity;
    Content content;           ///< one record and then `times` more, of at least two fields
    std::uint64_t unit = 0;    ///< bytes of each of them …
    std::uint64_t recordAt = 0; ///< … and where in them the record begins
    Exempt exempt = {};
    /// Fewer but larger records and the bytes of each, where many small ones are not possible or take long; else as `content`.
    Content large = {};
    std::uint64_t largeUnit = 0;
};

/// All formats of files that there are readers for, by name.
const std::map<std::string, ReaderFormat>& readerFormats();

} // namespace mw::test

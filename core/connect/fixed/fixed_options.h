// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connect/connector.h"
#include "core/connect/fixed/fixed_layout.h"

#include <optional>
#include <string>
#include <vector>

namespace mw::fixed {

/// How one record is told from the next.
struct Framing {
    enum class Kind {
        Lines,
        Length,     ///< each has `length` bytes
        Descriptors ///< each begins with its length in four bytes (RDW of variable records)
    };
    Kind kind = Kind::Lines;
    std::size_t length = 0;
    friend bool operator==(const Framing&, const Framing&) = default;
};
/// As the option `records` has it: "lines", "80", "rdw"; parseFraming() gives WrongValue for anything else.
std::string printFraming(const Framing& framing);
Result<Framing> parseFraming(const std::string& value);

/// What a connection says about its file; what it leaves open is detected.
struct FixedOptions {
    std::optional<std::string> encoding;
    std::optional<Framing> framing;
    std::optional<std::size_t> header; ///< records above the first row
    std::optional<FixedLayout> layout;
};

std::vector<OptionField> optionFields();
/// Reads them; WrongValue for what cannot be, UnknownKey for other names. A layout in a file of its own is read;
/// `dataPath`: where the data lie, beside which that file may be.
Result<FixedOptions> parseOptions(const OptionValues& values, const std::string& dataPath);

/// Reads a layout that a table lists, one field a row: field, start, end or width and, where known, record, when, under,
/// type, storage, form, description. Fields without a start follow one another.
Result<FixedLayout> readLayoutFile(const std::string& path);

} // namespace mw::fixed

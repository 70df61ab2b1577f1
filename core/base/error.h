// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/code.h"

#include <cstdint>
#include <optional>
#include <utility>
#include <string>
#include <vector>

namespace mw {

/// Marks a stretch of a text, half-open, in bytes of UTF-8.
struct Span {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    friend bool operator==(const Span&, const Span&) = default;
};

/// Says what failed, where and why. A plain value; moves between threads freely.
struct Error {
    Code code = Code::Internal;
    std::vector<std::string> arguments; ///< fill {0}, {1} … of the code's template
    std::string where;                  ///< the place: "customers.csv, line 12", "people.email"
    std::vector<std::string> context;   ///< what was being done, innermost first: "reading customers.csv"
    std::optional<Span> span = {};      ///< the stretch of the rule or document text that is meant

    /// Gives the code's template with its arguments filled in.
    std::string message() const;
    /// Gives "<what> — <where>: <why>" on one line, as cli.md demands; line breaks become spaces.
    std::string line() const;
};

/// Makes an error without a place; add it with at().
template <class... Texts>
Error makeError(Code code, Texts&&... arguments) {
    return Error{code, {std::string(std::forward<Texts>(arguments))...}, {}, {}, {}};
}

/// Sets the place where none is set yet.
Error at(Error error, std::string where);
/// Adds what was being done.
Error during(Error error, std::string what);
/// Fills {0}, {1} … in a template.
std::string fillTemplate(std::string_view text, const std::vector<std::string>& arguments);

} // namespace mw

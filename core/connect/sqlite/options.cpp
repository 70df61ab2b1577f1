// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/sqlite/options.h"

#include "core/base/utf8.h"

#include <charconv>
#include <limits>

namespace mw {

namespace {

Result<std::uint64_t> numberOf(const std::string& name, const std::string& text) {
    constexpr auto kLargest = std::uint64_t(std::numeric_limits<int>::max());
    std::uint64_t number = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (failure != std::errc() || end != text.data() + text.size() || number > kLargest)
        return makeError(Code::WrongValue,
                         name + " must be a number from 0 to " + std::to_string(kLargest) + ", not " + quoted(text));
    return number;
}

} // namespace

std::vector<OptionField> sqliteOptionFields() {
    const SqliteOptions usual;
    using Kind = OptionField::Kind;
    return {
        {"census_rows",
         "Rows looked at per table",
         "SQLite keeps any value in any column. So many rows of a table are looked at to decide the types of its "
         "fields; "
         "0 looks at all of them.",
         Kind::Integer,
         std::to_string(usual.censusRows),
         {},
         false},
        {"busy_timeout_ms",
         "Wait for locks (ms)",
         "How long to wait while another program holds the file locked.",
         Kind::Integer,
         std::to_string(usual.busyTimeoutMs),
         {},
         false},
        {"commit_every",
         "Rows per commit",
         "As a target: rows between two commits; 0 commits once, at the end.",
         Kind::Integer,
         std::to_string(usual.commitEvery),
         {},
         false},
    };
}

Result<SqliteOptions> parseSqliteOptions(const OptionValues& values) {
    SqliteOptions options;
    for (const auto& [name, value] : values) {
        if (name != "census_rows" && name != "busy_timeout_ms" && name != "commit_every")
            return makeError(Code::UnknownKey, quoted(name));
        if (value.empty())
            continue;
        MW_TRY(const std::uint64_t number, numberOf(name, value));
        if (name == "census_rows")
            options.censusRows = number;
        else if (name == "commit_every")
            options.commitEvery = number;
        else
            options.busyTimeoutMs = int(number);
    }
    return options;
}

} // namespace mw

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mw::cli {

struct Argument {
    std::string name; ///< "LOC"
    std::string help;
    bool required = true;
};

struct Option {
    std::string name;  ///< "--limit", or "-o"
    std::string value; ///< name of its value for help; empty: a switch
    std::string help;
    bool repeatable = false;
};

/// The words of a command line, taken apart and checked against what the verb declares.
class Invocation {
public:
    /// Fails with Usage for unknown options, missing values, too many or too few arguments. "--" ends the options.
    static Result<Invocation> parse(const std::vector<std::string>& words, const std::vector<Argument>& arguments,
                                    const std::vector<Option>& options);

    bool has(std::string_view option) const { return m_options.contains(std::string(option)); }
    /// The value of an option, or `otherwise`.
    std::string value(std::string_view option, std::string otherwise = {}) const;
    std::vector<std::string> values(std::string_view option) const;
    /// A whole number that an option gives; none where it is absent, Usage where it is not one.
    Result<std::optional<std::uint64_t>> number(std::string_view option) const;
    /// An argument by position, empty where it was left out.
    std::string argument(std::size_t index) const { return index < m_arguments.size() ? m_arguments[index] : ""; }
    bool wantsJson() const { return has("--json"); }
    bool wantsHelp() const { return has("--help"); }

private:
    std::vector<std::string> m_arguments;
    std::map<std::string, std::vector<std::string>> m_options;
};

} // namespace mw::cli

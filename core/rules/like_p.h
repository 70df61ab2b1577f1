// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <string>
#include <string_view>

namespace mw::rules {

/// A pattern of `like`: % any text, _ one character, \ takes the meaning off the next. Case counts.
class LikePattern {
public:
    /// Fails with InvalidArgument for a pattern that ends in a lone backslash.
    static Result<LikePattern> compile(std::string_view pattern);
    bool matches(std::string_view text) const;

    /// Matches without compiling; the pattern must be one that compile() takes.
    static bool matches(std::string_view pattern, std::string_view text);
    static bool isValid(std::string_view pattern);

private:
    enum class Shape { Exact, Begins, Ends, Contains, General };
    Shape m_shape = Shape::General;
    std::string m_text; ///< without its wildcards, for General the pattern itself
};

} // namespace mw::rules

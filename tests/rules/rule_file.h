// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <string>
#include <vector>

namespace mw::test {

/// One case of a .rule file; README.md says how it is written.
struct RuleCase {
    std::size_t line = 0; ///< where it begins, from 1
    std::string rule;
    std::string wanted;
    std::string type;
    std::vector<std::string> fields; ///< "name text"
    struct Row {
        std::size_t line = 0;
        std::vector<std::string> values;
        std::string expected;
    };
    std::vector<Row> rows;
    std::vector<std::string> problems;
    std::string fixed;
};

/// Reads the cases of a file; an Error names the line that is not understood.
Result<std::vector<RuleCase>> readRuleFile(const std::string& text);

} // namespace mw::test

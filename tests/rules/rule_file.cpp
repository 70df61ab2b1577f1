// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/rules/rule_file.h"

namespace mw::test {

namespace {

std::string trimmed(const std::string& text) {
    const std::size_t begin = text.find_first_not_of(" \t");
    return begin == std::string::npos ? std::string() : text.substr(begin, text.find_last_not_of(" \t") - begin + 1);
}

/// Cells between bars; a bar inside a text or a name does not count.
std::vector<std::string> cells(const std::string& line) {
    std::vector<std::string> found;
    std::string cell;
    char inside = 0;
    for (std::size_t i = 1; i < line.size(); ++i) {
        const char c = line[i];
        if (inside != 0)
            inside = c == inside ? '\0' : inside;
        else if (c == '\'')
            inside = '\'';
        else if (c == '[')
            inside = ']';
        if (inside == 0 && c == '|') {
            found.push_back(trimmed(cell));
            cell.clear();
        } else {
            cell += c;
        }
    }
    return found;
}

} // namespace

Result<std::vector<RuleCase>> readRuleFile(const std::string& text) {
    std::vector<RuleCase> cases;
    RuleCase current;
    std::size_t lineNumber = 0;
    bool inRule = false;
    const auto misread = [&](const std::string& why) {
        return at(makeError(Code::WrongValue, why), "line " + std::to_string(lineNumber));
    };
    const auto finish = [&]() -> bool {
        const bool whole = !current.rule.empty() && current.rows.empty() != current.problems.empty();
        if (whole)
            cases.push_back(std::move(current));
        current = RuleCase();
        return whole;
    };
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        const std::string line = text.substr(begin, end - begin);
        begin = end + 1;
        ++lineNumber;
        const auto after = [&](const std::string& key) { return trimmed(line.substr(key.size())); };
        if (inRule && (line.starts_with("    ") || line.starts_with("\t"))) {
            current.rule += (current.rule.empty() ? "" : "\n") + trimmed(line);
            continue;
        }
        inRule = false;
        if (line.empty() || line[0] == '#')
            continue;
        if (line.starts_with("---")) {
            if (!finish())
                return misread("the case before has no rule, or not either rows or problems");
        } else if (line.starts_with("rule:")) {
            current.line = lineNumber;
            current.rule = after("rule:");
            inRule = true;
        } else if (line.starts_with("wanted:")) {
            current.wanted = after("wanted:");
        } else if (line.starts_with("type:")) {
            current.type = after("type:");
        } else if (line.starts_with("problem:")) {
            current.problems.push_back(after("problem:"));
        } else if (line.starts_with("fix:")) {
            current.fixed = after("fix:");
        } else if (line[0] == '|') {
            std::vector<std::string> values = cells(line);
            if (values.empty())
                return misread("a row has cells between bars");
            const std::string last = values.back();
            values.pop_back();
            if (last == "=>") {
                current.fields = values;
            } else {
                if (values.size() != current.fields.size())
                    return misread("a row has as many cells as its heading");
                current.rows.push_back({lineNumber, std::move(values), last});
            }
        } else {
            return misread("not a line of a rule file");
        }
    }
    if (!current.rule.empty() && !finish())
        return misread("the last case has not either rows or problems");
    return cases;
}

} // namespace mw::test

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/base/result.h"
#include "core/base/wording.h"
#include "core/job/job.h"

#include <nlohmann/json.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace mw::cli {

using Json = nlohmann::ordered_json;

/// Where a verb says things: results to stdout, everything else to stderr. With --json exactly one document is printed.
class Console {
public:
    explicit Console(bool json) : m_json(json) {}
    bool json() const { return m_json; }
    /// Prints a line for people; nothing with --json.
    void line(std::string_view text = {}) const;
    /// Prints the one JSON document; invalid UTF-8 in it is shown as U+FFFD.
    void document(const Json& json) const;
    /// A remark beside the result, on stderr.
    void note(std::string_view text) const;
    /// Prints a table, columns padded to their widest cell; `numeric` columns are right-aligned.
    void table(const std::vector<std::string>& head, const std::vector<std::vector<std::string>>& rows,
               const std::vector<bool>& numeric = {}) const;

private:
    bool m_json;
};

/// Says on stderr how far a job is, where stderr is a terminal. Ends with the object.
class ProgressLine {
public:
    ProgressLine(std::string title, const JobContext& job);
    ~ProgressLine();
    ProgressLine(const ProgressLine&) = delete;
    ProgressLine& operator=(const ProgressLine&) = delete;

private:
    std::jthread m_thread;
};

/// "characters 3–7", bytes counted from 1; an empty stretch is the place before its first.
std::string inWords(const Span& span);

} // namespace mw::cli

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/verb.h"
#include "core/base/file.h"
#include "core/diff/clusters.h"

#include <memory>
#include <string>

/// How verbs show and write differences.
namespace mw::cli {

/// The parts of a key with '|' between them.
std::string printableKey(std::string key);
/// A value as it is shown beside others; null is marked.
std::string shownValue(const Value& value);
/// What the differences of a cluster are, in words; `left` and `right` name the sides: "only on the left".
std::string said(const diff::Cluster& cluster, const std::string& left, const std::string& right);
/// {field, kind, cause, detail, count, examples[{key, left, right}]}
Json toJson(const diff::Cluster& cluster);

/// Writes every difference as one CSV line: key, kind, field, the two values, cause and detail.
class DifferenceFile final : public diff::DifferenceSink {
public:
    explicit DifferenceFile(std::string path, const char* left = "left", const char* right = "right");
    ~DifferenceFile() override;
    Result<void> restart() override;
    Result<void> add(const diff::Difference& difference) override;
    Result<void> finish() override;

private:
    const std::string m_path, m_head;
    std::unique_ptr<ByteSink> m_sink;
};

} // namespace mw::cli

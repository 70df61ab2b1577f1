// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/differences.h"

#include "core/connect/csv/csv_writer.h"

#include <algorithm>

namespace mw::cli {

std::string printableKey(std::string key) {
    std::replace(key.begin(), key.end(), '\x1f', '|');
    return key;
}

std::string shownValue(const Value& value) { return isNull(value) ? "∅" : printValue(value); }

std::string said(const diff::Cluster& cluster, const std::string& left, const std::string& right) {
    switch (cluster.kind) {
    case diff::Difference::Kind::Changed: {
        const std::string cause(diff::describe(cluster.cause));
        return cluster.detail.empty() ? cause : cause + ": " + cluster.detail;
    }
    case diff::Difference::Kind::OnlyLeft: return "only " + left;
    case diff::Difference::Kind::OnlyRight: return "only " + right;
    case diff::Difference::Kind::DuplicateLeft: return "key stands several times " + left;
    case diff::Difference::Kind::DuplicateRight: break;
    }
    return "key stands several times " + right + (cluster.cause == diff::Cause::JoinFanOut ? ": one record became several" : "");
}

Json toJson(const diff::Cluster& cluster) {
    Json examples = Json::array();
    for (const diff::Difference& example : cluster.examples) {
        Json one = {{"key", printableKey(example.key)}};
        if (example.kind == diff::Difference::Kind::Changed) {
            const auto text = [](const Value& value) { return isNull(value) ? Json(nullptr) : Json(printValue(value)); };
            one["left"] = text(example.left);
            one["right"] = text(example.right);
        }
        examples.push_back(std::move(one));
    }
    const bool hasCause = cluster.kind == diff::Difference::Kind::Changed || cluster.cause == diff::Cause::JoinFanOut;
    return {{"field", cluster.field},   {"kind", diff::nameOf(cluster.kind)}, {"cause", hasCause ? diff::nameOf(cluster.cause) : ""},
            {"detail", cluster.detail}, {"count", cluster.count},             {"examples", examples}};
}

DifferenceFile::DifferenceFile(std::string path, const char* left, const char* right)
    : m_path(std::move(path)), m_head(std::string("key,kind,field,") + left + "," + right + ",cause,detail\n") {}

DifferenceFile::~DifferenceFile() = default;

Result<void> DifferenceFile::restart() {
    m_sink.reset();
    MW_TRY(m_sink, createFile(m_path));
    return m_sink->write(m_head);
}

Result<void> DifferenceFile::add(const diff::Difference& difference) {
    std::string line;
    const auto append = [&line](std::string_view text, bool isNull = false) {
        if (!line.empty())
            line += ',';
        appendCsvField(line, text, isNull, CsvDialect());
    };
    const bool hasCause = difference.kind == diff::Difference::Kind::Changed || difference.cause == diff::Cause::JoinFanOut;
    append(printableKey(difference.key));
    append(diff::nameOf(difference.kind));
    append(difference.field);
    append(printValue(difference.left), isNull(difference.left));
    append(printValue(difference.right), isNull(difference.right));
    append(hasCause ? diff::nameOf(difference.cause) : "");
    const std::string detail = diff::detailOf(difference);
    append(detail, detail.empty());
    return m_sink->write(line + "\n");
}

Result<void> DifferenceFile::finish() { return m_sink->finish(); }

} // namespace mw::cli

// SPDX-License-Identifier: GPL-3.0-or-later
// Comma-separated values as RFC 4180 has them, in UTF-8 without a mark: one flat table of all field mappings.
#include "core/base/file.h"
#include "core/report/format.h"
#include "core/report/mapping_rows.h"
#include "core/report/words_p.h"

namespace mw::report {

namespace {

void append(std::string& out, const std::string& field) {
    if (field.find_first_of(",\"\r\n") == std::string::npos) {
        out += field;
        return;
    }
    out += '"';
    for (const char c : field)
        out += c == '"' ? std::string("\"\"") : std::string(1, c);
    out += '"';
}

/// The format has no place beside its records, so each of them carries the hash.
void appendRecord(std::string& out, const std::vector<std::string>& fields, const std::string& last) {
    for (const std::string& field : fields) {
        append(out, field);
        out += ',';
    }
    append(out, last);
    out += "\r\n";
}

Result<void> write_csv(const SpecificationInput& input, const Content& content, const std::string& path) {
    const Words words(input);
    const Content::Table table = mappingRows(content, words).table;
    std::vector<std::string> head;
    for (const auto& column : table.columns)
        head.push_back(column.title);
    std::string out;
    appendRecord(out, head, words("Copy: verify against the content hash"));
    for (const auto& row : table.rows)
        appendRecord(out, row, content.hash);
    if (table.rows.empty())
        appendRecord(out, std::vector<std::string>(head.size()), content.hash);
    return writeFile(path, out);
}

} // namespace

Format define_csv() { return {{"csv", "Delimited text", "csv"}, write_csv}; }

} // namespace mw::report

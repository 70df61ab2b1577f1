// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/connection_options.h"
#include "app/cli/json_values.h"
#include "app/cli/standard_output.h"
#include "app/cli/verb.h"
#include "core/connect/connector.h"
#include "core/connect/csv/csv_writer.h"

#include <filesystem>

namespace mw::cli {

namespace {

Result<void> writeJsonLines(const Batch& batch, const std::vector<Field>& fields, ByteSink& sink) {
    std::string lines;
    for (std::size_t row = 0; row < batch.rows; ++row) {
        Json json = Json::object();
        for (std::size_t i = 0; i < fields.size(); ++i)
            json[fields[i].name] = toJson(batch.columns[i]->value(row), batch.columns[i]->type());
        lines += json.dump(-1, ' ', false, Json::error_handler_t::replace);
        lines += '\n';
    }
    return sink.write(lines);
}

/// Where a record that became no row stands: its line and byte, or in a source without lines what the error names.
std::string placeOf(const MalformedRow& row, const std::string& source) {
    if (row.line == 0 && !row.error.where.empty())
        return source + ", " + row.error.where;
    return source + ", line " + std::to_string(row.line) + ", byte " + std::to_string(row.byteOffset);
}

/// Tells what stands above and below the rows and is none.
void noteLeftOut(const std::vector<Finding>& findings, const ReadOptions& options, const std::string& source, Console& console) {
    for (const Finding& finding : findings) {
        const bool isPreamble = finding.what == "preamble", isFooter = finding.what == "footer" && !options.raw;
        if ((isPreamble || isFooter) && finding.value != "0")
            console.note("read — " + source + (finding.entity.empty() ? "" : ", " + finding.entity) + ": left out as " + finding.what +
                         ": " + finding.value + " (" + finding.option + "=0 reads them)");
    }
}

Result<int> run(const Invocation& invocation, Console& console, JobContext& job) {
    const std::string format = invocation.value("--format", "csv");
    if (format != "csv" && format != "ndjson")
        return makeError(Code::Usage, "--format is csv or ndjson, not " + format);
    ReadOptions options;
    options.raw = invocation.has("--raw");
    MW_TRY(options.limit, invocation.number("--limit"));
    MW_TRY(const Location location, parseLocation(invocation.argument(0)));
    MW_TRY(const OptionValues given, connectionOptions(invocation));
    MW_TRY(const auto connection, openConnection(location, given));
    if (location.entity.empty()) {
        MW_TRY(const Schema schema, connection->schema(job));
        if (schema.entities.size() > 1)
            console.note("read — " + location.text + ": reading " + schema.entities.front().name + ", the first of " +
                         std::to_string(schema.entities.size()) + " entities");
    }
    MW_TRY(const auto reader, connection->read(location.entity, options, job));
    const std::vector<Field>& fields = reader->fields();
    StandardOutput output;
    CsvRowWriter rows(output, CsvDialect());
    if (format == "csv" && !options.raw && !fields.empty()) {
        std::vector<std::string> names;
        for (const Field& field : fields)
            names.push_back(field.name);
        MW_TRY_DO(rows.writeHeader(names));
    }
    std::uint64_t malformed = 0;
    for (bool more = true; more;) {
        Batch batch;
        MW_TRY(more, reader->next(batch, job));
        malformed += batch.malformed.size();
        for (const MalformedRow& row : batch.malformed)
            console.note("read — " + placeOf(row, location.text) + ": " + row.error.message());
        MW_TRY_DO(format == "csv" ? rows.write(batch) : writeJsonLines(batch, fields, output));
    }
    MW_TRY_DO(rows.flush());
    std::error_code failure;
    if (!std::filesystem::is_directory(location.path, failure)) // its other files are none of our business
        noteLeftOut(connection->findings(), options, location.text, console);
    if (const Repairs* repairs = reader->repairs()) {
        for (const MalformedRow& row : repairs->first)
            console.note("read — " + location.text + ", line " + std::to_string(row.line) + ", byte " +
                         std::to_string(row.byteOffset) + ": mended: " + row.error.message());
        if (repairs->count > repairs->first.size())
            console.note("read — " + location.text + ": mended in all: " + std::to_string(repairs->count));
    }
    return malformed == 0 ? Done : FallsShort;
}

} // namespace

Verb define_read() {
    return {"read",
            "rows as CSV or NDJSON",
            {{"LOC", "path, URL or path#entity; without an entity the first"}},
            {{"--limit", "N", "at most N rows", false},
             {"--format", "csv|ndjson", "how rows are written (default csv)", false},
             {"--raw", "", "every value as the text that stands in the source, header lines included", false},
             connectionOption()},
            run};
}

} // namespace mw::cli

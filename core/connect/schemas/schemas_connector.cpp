// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/file.h"
#include "core/base/utf8.h"
#include "core/base/wording.h"
#include "core/connect/compressed_source.h"
#include "core/connect/file_set.h"
#include "core/connect/json/json_layout.h"
#include "core/connect/schema_only.h"
#include "core/connect/schemas/json_schema.h"
#include "core/connect/schemas/xml_schema.h"
#include "core/connect/schemas/xml_schema_files.h"

#include <filesystem>
#include <system_error>

namespace mw {

namespace {

constexpr std::uint64_t kLargest = 64 * 1024 * 1024;

class SchemasConnection final : public Connection {
public:
    explicit SchemasConnection(std::string path) : m_path(std::move(path)) {}

    Result<Schema> schema(JobContext& job) override {
        MW_TRY_DO(load(job));
        return m_described.schema;
    }
    Result<std::unique_ptr<Reader>> read(const std::string& entity, const ReadOptions& options, JobContext& job) override {
        MW_TRY_DO(load(job));
        return readNothing(m_described.schema, entity, options, m_path);
    }
    std::vector<std::pair<std::string, std::string>> detected() override {
        std::vector<std::pair<std::string, std::string>> told = {{"description", m_kind}};
        if (!m_described.skipped.empty())
            told.emplace_back("skipped", listed(m_described.skipped));
        return told;
    }
    Result<std::optional<std::uint64_t>> countRows(const std::string&, JobContext&) override { return std::optional<std::uint64_t>(0); }

private:
    Result<void> load(JobContext& job) {
        MW_TRY_DO(job.checkpoint());
        if (!m_described.schema.entities.empty())
            return {};
        auto outcome = lowerExtension(m_path) == "xsd" ? loadXmlSchema(job) : loadDocument(job);
        return outcome ? std::move(outcome) : Result<void>(at(std::move(outcome).error(), m_path));
    }

    Result<void> loadXmlSchema(JobContext& job) {
        MW_TRY(const schemas::XmlSchemaFiles files, schemas::readXmlSchemaFiles(m_path, job));
        MW_TRY(m_described, schemas::readXmlSchema(files.schemas()));
        m_described.skipped.insert(m_described.skipped.begin(), files.skipped.begin(), files.skipped.end());
        m_kind = "XML Schema";
        return {};
    }

    /// A description, or a sample of what is described.
    Result<void> loadDocument(JobContext& job) {
        if (json::isJsonName(m_path) && !json::isLinesName(m_path)) {
            std::error_code failure;
            const auto size = std::filesystem::file_size(m_path, failure);
            if (!failure && size <= kLargest) {
                MW_TRY(const std::string text, readFile(m_path, kLargest));
                if (schemas::isJsonSchema(text)) {
                    MW_TRY(m_described, schemas::readJsonSchema(text, nameWithoutEnding(m_path)));
                    m_kind = "JSON Schema";
                    return {};
                }
            }
        }
        Location file;
        file.text = file.path = m_path;
        file.scheme = "file";
        MW_TRY(const auto sample, openConnection(file));
        MW_TRY(m_described.schema, sample->schema(job));
        for (Entity& entity : m_described.schema.entities) {
            entity.rowEstimate = 0;
            entity.rowsAreExact = true;
        }
        m_kind = "a sample document";
        return {};
    }

    const std::string m_path;
    schemas::Described m_described;
    std::string m_kind;
};

int claim(const Location& location) {
    const std::string ending = lowerExtension(location.path);
    if (location.scheme == "file")
        return ending == "xsd" ? 90 : 0;
    return location.scheme == "dict" && (ending == "xsd" || ending == "xml" || json::isJsonName(location.path)) ? 90 : 0;
}

} // namespace

ConnectorInfo define_schemas() {
    ConnectorInfo info;
    info.name = "schemas";
    info.label = "JSON Schema and XML Schema";
    info.claims = claim;
    info.open = [](const Location& location, const OptionValues& options) -> Result<std::unique_ptr<Connection>> {
        if (!options.empty())
            return at(makeError(Code::UnknownKey, mw::quoted(options.begin()->first), ""), location.text);
        MW_TRY_DO(openUncompressed(location.path)); // says why where it cannot be read
        return std::unique_ptr<Connection>(std::make_unique<SchemasConnection>(location.path));
    };
    return info;
}

} // namespace mw

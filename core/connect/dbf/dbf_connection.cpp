// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/dbf/dbf_connection.h"

#include "core/base/file.h"
#include "core/base/message_catalogue.h"
#include "core/base/utf8.h"
#include "core/base/wording.h"
#include "core/connect/file_set.h"

#include <filesystem>

namespace mw::dbf {

namespace {

constexpr std::uint64_t kRowsLookedAt = 10'000;

/// What a file beside a table of a shape file says about its encoding; empty where there is none.
std::string encodingBeside(const std::string& path) {
    std::filesystem::path beside(path);
    for (const char* const extension : {".cpg", ".CPG"}) {
        beside.replace_extension(extension);
        if (const auto text = readFile(beside.string(), 100)) {
            std::string name = *text;
            while (!name.empty() && (name.back() == '\n' || name.back() == '\r' || name.back() == ' '))
                name.pop_back();
            return codepage::TextDecoder::make(name) ? name : std::string();
        }
    }
    return {};
}

} // namespace

void DbfConnection::chooseEncoding() {
    Finding finding;
    finding.what = forPeople("encoding");
    finding.option = "encoding";
    if (const std::string beside = encodingBeside(m_path); !m_given.empty()) {
        m_encoding = m_given;
        finding.reason = "as it was said";
    } else if (!beside.empty()) {
        m_encoding = beside;
        finding.confidence = 0.99;
        finding.reason = "the file beside it (.cpg) says so";
    } else if (m_encoding = encodingOf(m_table->languageDriver); !m_encoding.empty()) {
        finding.confidence = 0.95;
        finding.reason = "the file names its code page";
    } else {
        m_encoding = "windows-1252";
        finding.confidence = 0.5;
        finding.reason = "the file names no code page";
        finding.alternative = "ibm-850";
        finding.alternativeConfidence = 0.4;
    }
    finding.value = m_encoding;
    m_findings.push_back(std::move(finding));
}

Result<void> DbfConnection::load(JobContext& job) {
    MW_TRY_DO(job.checkpoint());
    if (m_table)
        return {};
    MW_TRY(const auto source, m_open());
    std::string header(kLargestHeader, '\0');
    std::size_t filled = 0;
    while (filled < header.size()) {
        MW_TRY(const std::size_t got, source->read(header.data() + filled, header.size() - filled));
        if (got == 0)
            break;
        filled += got;
    }
    header.resize(filled);
    auto table = readHeader(header);
    if (!table)
        return at(std::move(table).error(), m_path);
    m_table = std::move(table).value();
    Finding version;
    version.what = forPeople("version");
    version.value = m_table->version;
    version.reason = "the first byte says so";
    m_findings.push_back(std::move(version));
    chooseEncoding();
    if (m_table->memo == DbfTable::Memo::None)
        return {};
    auto memo = DbfMemo::open(m_path, m_table->memo);
    if (memo) {
        m_memo = std::move(memo).value();
        return {};
    }
    Finding missing;
    missing.what = forPeople("memos");
    missing.value = "missing";
    missing.reason = memo.error().line();
    m_findings.push_back(std::move(missing));
    return {};
}

Result<std::unique_ptr<DbfReader>> DbfConnection::openReader(const ReadOptions& options) {
    MW_TRY(auto source, m_open());
    return DbfReader::open(std::move(source), *m_table, m_memo, m_encoding, m_path, options, m_limits);
}

Result<Schema> DbfConnection::schema(JobContext& job) {
    MW_TRY_DO(load(job));
    Schema schema;
    Entity& entity = schema.entities.emplace_back();
    entity.name = nameWithoutEnding(m_path);
    for (const DbfColumn& column : m_table->columns)
        entity.fields.push_back(column.field);
    ReadOptions options;
    options.limit = kRowsLookedAt;
    options.fields = {entity.fields.front().name};
    MW_TRY(const auto reader, openReader(options));
    std::uint64_t rows = 0;
    Batch batch;
    for (bool more = true; more;) {
        MW_TRY(more, reader->next(batch, job));
        rows += batch.rows + batch.malformed.size();
    }
    const std::uint64_t looked = rows + reader->deleted();
    entity.rowEstimate = m_table->records - reader->deleted();
    entity.rowsAreExact = looked >= m_table->records;
    std::erase_if(m_findings, [](const Finding& finding) { return finding.what == "deleted records"; });
    if (reader->deleted() > 0) {
        Finding finding;
        finding.what = "deleted records";
        finding.value = std::to_string(reader->deleted());
        finding.reason = "marked as deleted and passed over, among the first " + grouped(looked);
        m_findings.push_back(std::move(finding));
    }
    return schema;
}

Result<std::unique_ptr<Reader>> DbfConnection::read(const std::string& entity, const ReadOptions& options, JobContext& job) {
    MW_TRY_DO(load(job));
    Schema names;
    names.entities.emplace_back().name = nameWithoutEnding(m_path);
    if (!entity.empty() && !names.entity(entity))
        return at(makeError(Code::UnknownEntity, mw::quoted(entity), names.entities.front().name), m_path);
    MW_TRY(auto reader, openReader(options));
    return std::unique_ptr<Reader>(std::move(reader));
}

} // namespace mw::dbf

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/ods/ods_workbook.h"

#include "core/connect/ods/content_parser.h"

#include <algorithm>

namespace mw::ods {

namespace {

constexpr std::size_t kPiece = 64 * 1024;
constexpr const char* kContent = "content.xml";
constexpr std::uint64_t kMostRepeated = 1ull << 30; // bytes of text that come of repeated rows

/// Says whether the manifest speaks of encryption.
class Manifest final : public package::XmlHandler {
public:
    void start(std::string_view name, const package::XmlAttributes&) override {
        isEncrypted = isEncrypted || name == "encryption-data";
        isDone = isEncrypted;
    }
    void end(std::string_view) override {}
    bool isEncrypted = false;
};

class OdsRows final : public sheet::RowSource {
public:
    OdsRows(std::shared_ptr<package::Archive> archive, std::unique_ptr<package::PartStream> stream, std::size_t sheet,
            const std::string& sheetName, bool raw)
        : m_archive(std::move(archive)), m_stream(std::move(stream)), m_parser(sheet, sheetName, raw),
          m_xml(m_parser, m_archive->name() + ", " + kContent), m_piece(kPiece) {}

    Result<bool> next(sheet::SheetRow& row, JobContext& job) override {
        while (true) {
            if (m_nextRow < m_parser.rows().size()) {
                const ContentParser::Row& parsed = m_parser.rows()[m_nextRow];
                MW_TRY_DO(expand(parsed, row));
                if (++m_repeated == parsed.repeats) {
                    m_repeated = 0;
                    ++m_nextRow;
                } else if (m_repeated % 1024 == 0) {
                    MW_TRY_DO(job.checkpoint());
                }
                return true;
            }
            if (m_atEnd)
                return false;
            MW_TRY_DO(readOn(job));
        }
    }
    const sheet::SheetFacts& facts() const override { return m_parser.facts(); }
    std::uint64_t bytesTaken() const override { return m_taken; }
    std::uint64_t totalBytes() const override { return m_stream->size(); }

private:
    Result<void> readOn(JobContext& job) {
        MW_TRY_DO(job.checkpoint());
        m_parser.forgetRows();
        m_nextRow = 0;
        MW_TRY(const std::size_t got, m_stream->read(m_piece.data(), m_piece.size()));
        m_taken += got;
        MW_TRY_DO(m_xml.feed({m_piece.data(), got}, got == 0));
        m_atEnd = got == 0 || m_parser.isDone;
        return {};
    }

    Result<void> expand(const ContentParser::Row& parsed, sheet::SheetRow& row) {
        row.number = parsed.number + m_repeated;
        row.hidden = parsed.hidden;
        row.problem = parsed.problem;
        row.cells.clear();
        std::size_t bytes = 0;
        for (std::uint32_t place = parsed.firstCell; place < parsed.endCell; ++place) {
            const ContentParser::Cell& cell = m_parser.cell(place);
            for (std::uint32_t i = 0; i < cell.repeats; ++i)
                row.cells.push_back({cell.column + i, cell.kind, 0, m_parser.textOf(cell)});
            bytes += std::size_t(cell.end - cell.begin + 1) * cell.repeats;
        }
        if (m_repeated > 0)
            m_repeatedBytes += bytes;
        if (m_repeatedBytes > kMostRepeated)
            return at(makeError(Code::RefusedContent, "rows that are repeated to more than 1 GiB of text"), m_archive->name() + ", " + kContent);
        return {};
    }

    std::shared_ptr<package::Archive> m_archive;
    std::unique_ptr<package::PartStream> m_stream; // goes before its archive
    ContentParser m_parser;
    package::XmlParser m_xml;
    std::vector<char> m_piece;
    std::uint64_t m_taken = 0;
    bool m_atEnd = false;
    std::size_t m_nextRow = 0;       ///< of the parser's rows
    std::uint32_t m_repeated = 0;    ///< how often that row has been given
    std::uint64_t m_repeatedBytes = 0;
};

} // namespace

Result<std::shared_ptr<sheet::Workbook>> OdsWorkbook::open(std::shared_ptr<package::RandomBytes> bytes, const std::string& name,
                                                           JobContext& job, const package::ArchiveLimits& limits) {
    MW_TRY(auto archive, package::Archive::open(std::move(bytes), name, limits));
    if (archive->has("META-INF/manifest.xml")) {
        Manifest manifest;
        MW_TRY_DO(package::parsePart(*archive, "META-INF/manifest.xml", manifest, job));
        if (manifest.isEncrypted)
            return at(makeError(Code::Encrypted), name);
    }
    return std::shared_ptr<sheet::Workbook>(new OdsWorkbook(std::move(archive)));
}

Result<void> OdsWorkbook::load(JobContext& job) {
    MW_TRY_DO(job.checkpoint());
    if (m_isLoaded)
        return {};
    ContentParser content(std::nullopt);
    MW_TRY_DO(package::parsePart(*m_archive, kContent, content, job));
    m_entities = content.takeEntities();
    m_isLoaded = true;
    return {};
}

Result<std::unique_ptr<sheet::RowSource>> OdsWorkbook::rows(std::size_t sheet, bool raw, JobContext& job) {
    MW_TRY_DO(job.checkpoint());
    MW_TRY(auto stream, m_archive->part(kContent));
    std::string sheetName;
    for (const sheet::WorkbookEntity& entity : m_entities)
        if (entity.kind == sheet::WorkbookEntity::Kind::Sheet && entity.sheet == sheet)
            sheetName = entity.sheetName;
    return std::unique_ptr<sheet::RowSource>(std::make_unique<OdsRows>(m_archive, std::move(stream), sheet, sheetName, raw));
}

} // namespace mw::ods

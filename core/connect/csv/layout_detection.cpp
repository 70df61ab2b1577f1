// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/csv/layout_detection.h"

#include "core/base/file.h"
#include "core/base/message_catalogue.h"
#include "core/base/stable_hash.h"
#include "core/connect/csv/dialect_detection.h"
#include "core/connect/csv/footer_detection.h"
#include "core/connect/csv/sample_table.h"
#include "core/connect/csv/table_detection.h"
#include "core/connect/csv/transcoder.h"

#include <algorithm>
#include <fstream>
#include <memory>
#include <mutex>
#include <optional>
#include <utility>
#include <vector>

namespace mw::csv {

namespace {

constexpr std::size_t kSample = 256 * 1024;
constexpr std::size_t kLargestSample = 16 * 1024 * 1024;
constexpr std::size_t kProbes = 16;
constexpr std::size_t kProbe = 16 * 1024;
constexpr std::size_t kSampleRecords = 2000;
constexpr std::size_t kTail = 64 * 1024;
constexpr std::size_t kRecordsOfTail = 5;     // that it must hold at least …
constexpr double kConsistencyOfTail = 0.8;    // … and how many of them as wide as the table's

Finding encodingFinding(const TextEncoding& encoding) {
    Finding finding;
    finding.what = forPeople("encoding");
    finding.option = "encoding";
    finding.value = encoding.name;
    finding.confidence = encoding.confidence;
    finding.reason = encoding.reason;
    finding.alternative = encoding.alternative;
    finding.alternativeConfidence = encoding.alternativeConfidence;
    return finding;
}

/// A part of a file as UTF-8, and the way back.
struct DecodedText {
    std::string text;
    std::unique_ptr<Transcoder> transcoder; ///< none where the file is UTF-8
    std::uint64_t offset = 0;               ///< of the text in the file

    std::uint64_t fileOffset(std::size_t place) const {
        return offset + (transcoder ? transcoder->sourceLength(std::string_view(text).substr(0, place)) : place);
    }
};

/// A character that the end cuts off is left out unless it is the end of the file.
Result<DecodedText> decode(std::string_view bytes, std::uint64_t offset, bool atEnd, const TextEncoding& encoding) {
    DecodedText decoded;
    decoded.offset = offset;
    if (encoding.isUtf8()) {
        decoded.text = bytes;
        return decoded;
    }
    MW_TRY(decoded.transcoder, Transcoder::make(encoding.name));
    decoded.transcoder->convert(bytes, atEnd, decoded.text);
    return decoded;
}

/// The most fields of a record; of those that are wider than usual empty ones do not count, so that one stray delimiter
/// widens nothing.
std::size_t widestOf(const SampleTable& table, std::size_t begin) {
    std::size_t widest = table.usualWidth();
    for (const SampleTable::Record& record : table.records)
        if (record.begin >= begin)
            widest = std::max(widest, std::max<std::size_t>(record.values(), 1));
    return widest;
}

/// Looks for a footer in the last bytes of a file whose sample does not reach them.
Result<void> describeTail(const FileSample& sample, const CsvOptions& options, CsvLayout& layout) {
    const std::size_t unit = layout.encoding.name.starts_with("UTF-16")   ? 2
                             : layout.encoding.name.starts_with("UTF-32") ? 4
                                                                          : 1;
    const std::size_t skipped = std::size_t((unit - (sample.tailAt - layout.encoding.markBytes) % unit) % unit);
    if (sample.tail.size() <= skipped || layout.names.empty())
        return {};
    MW_TRY(const DecodedText decoded, decode(std::string_view(sample.tail).substr(skipped), sample.tailAt + skipped, true,
                                             layout.encoding));
    const std::size_t firstLine = decoded.text.find('\n');
    if (firstLine == std::string::npos)
        return {};
    const std::string_view lines = std::string_view(decoded.text).substr(firstLine + 1);
    const SampleTable table = cutSample(lines, true, layout.dialect, lines.size() + 1);
    const auto usual = std::count_if(table.records.begin(), table.records.end(), [&](const SampleTable::Record& record) {
        return record.cells.size() == layout.names.size() || record.cells.size() == layout.shortWidth;
    });
    const bool isTable = usual >= std::ptrdiff_t(kRecordsOfTail) &&
                         double(usual) >= kConsistencyOfTail * double(table.records.size());
    if (!isTable && !options.footer)
        return {};
    const Footer footer = options.footer
                              ? footerOf(table.records, 0, table.records.size(), *options.footer)
                              : findFooter(table.records, 0, table.records.size(), layout.shapes, false);
    if (footer.records == 0)
        return {};
    layout.dataEnd = decoded.fileOffset(firstLine + 1 + table.records[footer.begin].begin);
    layout.findings.push_back(footerFinding(footer.records, footer.confidence, footer.reason, options));
    return {};
}

} // namespace

Result<FileSample> takeSample(const std::string& path, std::size_t size, const OpenFile& open) {
    FileSample sample;
    MW_TRY(auto source, open(path));
    sample.start.resize(size);
    std::size_t filled = 0;
    while (filled < size) {
        MW_TRY(const std::size_t got, source->read(sample.start.data() + filled, size - filled));
        if (got == 0)
            break;
        filled += got;
    }
    sample.start.resize(filled);
    const std::uint64_t total = source->size(); // 0 where the file is compressed: only its beginning is in reach
    sample.whole = filled < size || total == size;
    if (sample.whole || total <= size)
        return sample;
    std::ifstream file(path, std::ios::binary);
    const auto piece = [&](std::uint64_t place, std::size_t length) {
        std::string bytes(length, '\0');
        file.clear();
        file.seekg(std::streamoff(place));
        file.read(bytes.data(), std::streamsize(bytes.size()));
        bytes.resize(std::size_t(std::max<std::streamsize>(file.gcount(), 0)));
        return bytes;
    };
    sample.tailAt = std::max<std::uint64_t>(size, total > kTail ? total - kTail : 0);
    sample.tail = piece(sample.tailAt, std::size_t(total - sample.tailAt));
    // Characters beyond ASCII may first come far into a file.
    for (std::size_t i = 1; i <= kProbes && file && total >= size + kProbe; ++i)
        sample.probes.push_back(piece(size + (total - size - kProbe) / kProbes * i, kProbe));
    return sample;
}

Result<FileLayout> detectTables(const FileSample& sample, const CsvOptions& options) {
    FileLayout file;
    CsvLayout shared;
    MW_TRY(shared.encoding, options.encoding ? namedEncoding(*options.encoding, sample.start)
                                             : detectEncoding(sample.start, sample.probes));
    file.findings.push_back(encodingFinding(shared.encoding));
    const std::size_t mark = std::min(shared.encoding.markBytes, sample.start.size());
    MW_TRY(const DecodedText decoded,
           decode(std::string_view(sample.start).substr(mark), mark, sample.whole, shared.encoding));
    shared.dialect = detectDialect(decoded.text, sample.whole, options, file.findings);
    const SampleTable table = cutSample(decoded.text, sample.whole, shared.dialect, kSampleRecords);
    if (table.records.empty() && !decoded.text.empty())
        return makeError(Code::RecordTooLarge, std::to_string(kLargestSample / 1024 / 1024) + " MiB");
    shared.widest = table.records.empty() ? 0 : widestOf(table, 0);
    const bool isAllCut = sample.whole && (table.records.empty() || table.records.back().end == decoded.text.size());
    const std::vector<RecordRange> ranges = splitTables(table, options);
    for (const RecordRange& range : ranges) {
        CsvLayout& layout = file.tables.emplace_back(shared);
        const bool isLast = range.end == table.records.size();
        layout.dataBegin = range.first < table.records.size() ? table.records[range.first].begin : 0;
        describeTable(table, range, !isLast || isAllCut, options,
                      [&](std::size_t place) { return decoded.fileOffset(place); }, layout);
    }
    // Reading raw begins with the first table and goes through all of them.
    const std::size_t begin = file.tables.front().headerBegin;
    const std::size_t widest = table.records.empty() ? 0 : widestOf(table, begin);
    for (CsvLayout& layout : file.tables) {
        layout.headerBegin = begin;
        layout.widest = widest;
    }
    if (!isAllCut)
        MW_TRY_DO(describeTail(sample, options, file.tables.back()));
    if (ranges.size() > 1) {
        Finding tables;
        tables.what = forPeople("tables");
        tables.option = "tables";
        tables.value = "auto";
        tables.shown = std::to_string(ranges.size());
        tables.confidence = 0.8;
        tables.reason = "behind empty lines or at a new header others begin";
        tables.alternative = "one";
        tables.alternativeConfidence = 0.2;
        file.findings.push_back(std::move(tables));
    }
    return file;
}

Result<CsvLayout> detectLayout(const FileSample& sample, const CsvOptions& options) {
    MW_TRY(FileLayout file, detectTables(sample, options));
    return std::move(file.tables.front());
}

namespace {

/// What was made of the last few samples: a file is mostly opened several times in a row, to plan, to look, to read.
class KnownLayouts {
public:
    std::optional<FileLayout> find(const Hash128& sample, const CsvOptions& options) {
        const std::lock_guard lock(m_mutex);
        for (const Known& known : m_known)
            if (known.sample == sample && known.options == options)
                return known.layout;
        return std::nullopt;
    }
    void add(const Hash128& sample, const CsvOptions& options, const FileLayout& layout) {
        const std::lock_guard lock(m_mutex);
        if (m_known.size() == kKept)
            m_known.erase(m_known.begin());
        m_known.push_back({sample, options, layout});
    }

private:
    static constexpr std::size_t kKept = 16;
    struct Known {
        Hash128 sample;
        CsvOptions options;
        FileLayout layout;
    };
    std::mutex m_mutex; // guards m_known
    std::vector<Known> m_known;
};

Hash128 hashOf(const FileSample& sample) {
    std::string parts;
    const auto add = [&](const auto& value) { parts.append(reinterpret_cast<const char*>(&value), sizeof value); };
    const auto addText = [&](std::string_view text) {
        add(text.size());
        add(stableHash(text));
    };
    addText(sample.start);
    for (const std::string& probe : sample.probes)
        addText(probe);
    addText(sample.tail);
    add(sample.tailAt);
    add(sample.whole);
    return stableHash(parts);
}

/// As detectTables(), which the same bytes are shown to once.
Result<FileLayout> detectOnce(const FileSample& sample, const CsvOptions& options) {
    static KnownLayouts known;
    const Hash128 hash = hashOf(sample);
    if (auto layout = known.find(hash, options))
        return *std::move(layout);
    MW_TRY(FileLayout layout, detectTables(sample, options));
    known.add(hash, options, layout);
    return layout;
}

} // namespace

Result<FileLayout> detectFile(const std::string& path, const CsvOptions& options, const OpenFile& open) {
    for (std::size_t size = kSample;; size = std::min(size * 8, kLargestSample)) {
        auto sample = takeSample(path, size, open);
        if (!sample)
            return during(std::move(sample).error(), "reading " + path);
        auto detected = detectOnce(*sample, options);
        const bool needsMore = !detected && detected.error().code == Code::RecordTooLarge;
        if (needsMore && size < kLargestSample && !sample->whole)
            continue;
        if (!detected)
            return at(std::move(detected).error(), path);
        return detected;
    }
}

} // namespace mw::csv

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/csv/layout_detection.h"

#include "core/base/file.h"
#include "core/base/message_catalogue.h"
#include "core/connect/csv/dialect_detection.h"
#include "core/connect/csv/header_detection.h"
#include "core/connect/csv/transcoder.h"

#include <algorithm>
#include <fstream>

namespace mw::csv {

namespace {

constexpr std::size_t kSample = 256 * 1024;
constexpr std::size_t kLargestSample = 16 * 1024 * 1024;
constexpr std::size_t kProbes = 16;
constexpr std::size_t kProbe = 16 * 1024;
constexpr std::size_t kSampleRecords = 2000;

/// Turns the sample into UTF-8; a character that its end cuts off is left out.
Result<std::string> decode(const FileSample& sample, const TextEncoding& encoding) {
    const std::string_view bytes =
        std::string_view(sample.start).substr(std::min(encoding.markBytes, sample.start.size()));
    std::string text;
    if (encoding.isUtf8()) {
        text = bytes;
        return text;
    }
    MW_TRY(auto transcoder, Transcoder::make(encoding.name));
    transcoder->convert(bytes, sample.whole, text);
    return text;
}

} // namespace

Result<FileSample> takeSample(const std::string& path, std::size_t size) {
    FileSample sample;
    MW_TRY(auto source, openFile(path));
    sample.start.resize(size);
    std::size_t filled = 0;
    while (filled < size) {
        MW_TRY(const std::size_t got, source->read(sample.start.data() + filled, size - filled));
        if (got == 0)
            break;
        filled += got;
    }
    sample.start.resize(filled);
    sample.whole = filled < size || source->size() == size;
    const std::uint64_t total = source->size();
    if (sample.whole || total < size + kProbe)
        return sample;
    // Characters beyond ASCII may first come far into a file.
    std::ifstream file(path, std::ios::binary);
    for (std::size_t i = 1; i <= kProbes && file; ++i) {
        const std::uint64_t place = size + (total - size - kProbe) / kProbes * i;
        std::string probe(kProbe, '\0');
        file.seekg(std::streamoff(place));
        file.read(probe.data(), std::streamsize(probe.size()));
        probe.resize(std::size_t(std::max<std::streamsize>(file.gcount(), 0)));
        sample.probes.push_back(std::move(probe));
    }
    return sample;
}

Result<CsvLayout> detectLayout(const FileSample& sample, const CsvOptions& options) {
    CsvLayout layout;
    MW_TRY(layout.encoding, options.encoding ? namedEncoding(*options.encoding, sample.start)
                                             : detectEncoding(sample.start, sample.probes));
    layout.decisions.push_back({forPeople("encoding"), layout.encoding.name, layout.encoding.confidence, layout.encoding.reason});
    MW_TRY(const std::string text, decode(sample, layout.encoding));
    layout.dialect = detectDialect(text, sample.whole, options, layout.decisions);
    const SampleTable table = cutSample(text, sample.whole, layout.dialect, kSampleRecords);
    if (table.records.empty() && !text.empty())
        return makeError(Code::RecordTooLarge, std::to_string(kLargestSample / 1024 / 1024) + " MiB");
    describeRecords(table, options, layout);
    return layout;
}

Result<CsvLayout> detectFile(const std::string& path, const CsvOptions& options) {
    for (std::size_t size = kSample;; size = std::min(size * 8, kLargestSample)) {
        auto sample = takeSample(path, size);
        if (!sample)
            return during(std::move(sample).error(), "reading " + path);
        auto detected = detectLayout(*sample, options);
        const bool needsMore = !detected && detected.error().code == Code::RecordTooLarge;
        if (needsMore && size < kLargestSample && !sample->whole)
            continue;
        if (!detected)
            return at(std::move(detected).error(), path);
        return detected;
    }
}

} // namespace mw::csv

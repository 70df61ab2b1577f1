// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/fixed/fixed_detection.h"

#include "core/base/message_catalogue.h"
#include "core/base/utf8.h"
#include "core/base/wording.h"
#include "core/connect/codepage/text_decoder.h"
#include "core/connect/fixed/byte_detection.h"
#include "core/connect/fixed/fixed_value.h"

#include <algorithm>
#include <set>

namespace mw::fixed {

namespace {

constexpr std::size_t kLookedAt = 256 * 1024;
constexpr std::size_t kSampleRecords = 2000;
constexpr std::size_t kSampleBytes = 2 * 1024 * 1024;
constexpr std::size_t kRulerWithin = 10; // a ruler stands among so many first lines
constexpr std::size_t kRowsForTrust = 20;

std::string positionName(std::size_t index) {
    return "column_" + std::to_string(index + 1);
}

/// A line of nothing but dashes and blanks under the names, as reports have it.
bool isRuler(std::string_view line) {
    return line.find_first_not_of("-= +|") == std::string_view::npos && line.find_first_of("-=") != std::string_view::npos;
}

std::string slice(std::string_view line, const Columns& columns) {
    const std::size_t begin = offsetOfCodePoint(line, columns.begin);
    const std::size_t end = columns.width == 0 ? line.size() : offsetOfCodePoint(line, columns.begin + columns.width);
    return std::string(withoutPadding(line.substr(begin, end - begin)));
}

/// The columns that a ruler draws; each reaches to the next.
std::vector<Columns> columnsOfRuler(std::string_view ruler) {
    std::vector<Columns> columns;
    for (std::size_t i = 0; i < ruler.size(); ++i) {
        const bool isDrawn = ruler[i] == '-' || ruler[i] == '=';
        const bool begins = isDrawn && (i == 0 || (ruler[i - 1] != '-' && ruler[i - 1] != '='));
        if (!begins)
            continue;
        if (!columns.empty())
            columns.back().width = i - columns.back().begin;
        columns.push_back({columns.empty() ? 0 : i, 0});
    }
    return columns;
}

/// Works out what the options leave open, from the records at hand.
class Describer {
public:
    Describer(FixedFile& file, const FixedOptions& options) : m_file(file), m_options(options) {}

    void describe() {
        findHeader();
        const std::size_t header = std::min(m_file.header, m_file.sample.lines.size());
        const std::vector<std::string> rows(m_file.sample.lines.begin() + std::ptrdiff_t(header), m_file.sample.lines.end());
        m_shapes = shapesOf(rows);
        m_file.sample.rows = rows.size();
        countFilled();
        if (m_options.layout)
            useLayout();
        else
            findLayout();
    }

private:
    void findHeader() {
        Finding finding;
        finding.what = forPeople("header");
        finding.option = "header";
        const std::vector<std::string>& lines = m_file.sample.lines;
        const std::size_t within = std::min(kRulerWithin, lines.size());
        const auto ruler = std::find_if(lines.begin(), lines.begin() + std::ptrdiff_t(within), isRuler);
        const bool hasRuler = m_file.framing.kind == Framing::Kind::Lines && ruler != lines.begin() + std::ptrdiff_t(within);
        if (hasRuler)
            m_ruler = std::size_t(ruler - lines.begin());
        if (m_options.header) {
            m_file.header = *m_options.header;
            finding.reason = "as it was said";
        } else if (hasRuler) {
            m_file.header = *m_ruler + 1;
            finding.confidence = 0.98;
            finding.reason = "a ruler of dashes stands under the names";
        } else {
            decideHeader(finding);
        }
        if (m_ruler && *m_ruler >= m_file.header)
            m_ruler.reset();
        finding.value = std::to_string(m_file.header);
        m_file.findings.push_back(std::move(finding));
    }

    /// Without a ruler the first line holds names where it has no figure in a field that holds nothing but figures below.
    void decideHeader(Finding& finding) {
        const std::vector<std::string>& lines = m_file.sample.lines;
        finding.confidence = 0.7;
        finding.reason = "the first record is like the others";
        finding.alternative = "1";
        finding.alternativeConfidence = 0.3;
        if (lines.size() < 3 || m_file.framing.kind != Framing::Kind::Lines)
            return;
        const std::vector<std::string> shapes = shapesOf(lines);
        const std::vector<std::string> below(shapes.begin() + 1, shapes.end());
        const std::vector<Columns> fields =
            m_options.layout ? columnsOf(m_options.layout->records.front()) : findColumns(below, false);
        std::size_t differing = 0;
        for (const Columns& columns : fields) {
            const auto part = [&](const std::string& shape) {
                return columns.begin < shape.size() ? shape.substr(columns.begin, columns.width == 0 ? std::string::npos : columns.width) : std::string();
            };
            const bool areFigures = std::all_of(below.begin(), below.end(), [&](const std::string& shape) {
                return part(shape).find(char(Stands::Letter)) == std::string::npos;
            }) && std::any_of(below.begin(), below.end(), [&](const std::string& shape) { return part(shape).find(char(Stands::Digit)) != std::string::npos; });
            if (!areFigures)
                continue;
            const std::string first = part(shapes.front());
            if (first.find(char(Stands::Letter)) == std::string::npos)
                return; // a row
            ++differing;
        }
        if (differing == 0)
            return;
        m_file.header = 1;
        finding.confidence = differing > 1 ? 0.95 : 0.85;
        finding.reason = "it holds letters where all below are figures";
        finding.alternative = "0";
        finding.alternativeConfidence = 1 - finding.confidence;
    }

    static std::vector<Columns> columnsOf(const FixedRecord& record) {
        std::vector<Columns> columns;
        for (const FixedField& field : record.fields)
            columns.push_back(field.columns);
        return columns;
    }

    void countFilled() {
        for (const std::string& shape : m_shapes) {
            m_file.sample.filled.resize(std::max(m_file.sample.filled.size(), shape.size()));
            for (std::size_t i = 0; i < shape.size(); ++i)
                m_file.sample.filled[i] += Stands(shape[i]) == Stands::Blank ? 0 : 1;
        }
    }

    /// Says which columns the layout leaves out although something stands there.
    void useLayout() {
        m_file.layout = *m_options.layout;
        std::vector<bool> isNamed(m_file.sample.filled.size());
        for (const FixedRecord& record : m_file.layout.records) {
            if (!record.whenValues.empty())
                markNamed(record.whenColumns, isNamed);
            for (const FixedField& field : record.fields)
                markNamed(field.columns, isNamed);
        }
        std::vector<std::string> left;
        for (std::size_t i = 0; i < isNamed.size(); ++i) {
            if (isNamed[i] || m_file.sample.filled[i] == 0)
                continue;
            const std::size_t begin = i;
            while (i < isNamed.size() && !isNamed[i] && m_file.sample.filled[i] > 0)
                ++i;
            left.push_back(printColumns({begin, i - begin}));
        }
        Finding finding;
        finding.what = forPeople("columns");
        finding.option = "columns";
        finding.value = printLayout(m_file.layout);
        finding.shown = counted(fieldCount(), "field", "fields");
        finding.reason = left.empty() ? "as it was said" : "as it was said; values stand in columns that it leaves out: " + listed(left);
        m_file.findings.push_back(std::move(finding));
    }

    std::size_t fieldCount() const {
        std::size_t count = 0;
        for (const FixedRecord& record : m_file.layout.records)
            count += record.fields.size();
        return count;
    }

    static void markNamed(const Columns& columns, std::vector<bool>& isNamed) {
        const std::size_t end = columns.width == 0 ? isNamed.size() : std::min(isNamed.size(), columns.begin + columns.width);
        for (std::size_t i = columns.begin; i < end; ++i)
            isNamed[i] = true;
    }

    void findLayout() {
        Finding finding;
        finding.what = forPeople("columns");
        finding.option = "columns";
        std::vector<Columns> columns;
        if (m_ruler) {
            columns = columnsOfRuler(m_file.sample.lines[*m_ruler]);
            finding.confidence = 0.98;
            finding.reason = "the ruler of dashes draws them";
        } else {
            columns = findColumns(m_shapes, false);
            tellBlankColumns(columns, finding);
        }
        m_file.layout = named(columns);
        finding.value = printLayout(m_file.layout);
        finding.shown = counted(columns.size(), "field", "fields");
        const std::vector<Columns> other = findColumns(m_shapes, true);
        if (other != columns && !other.empty()) {
            finding.alternative = printLayout(named(other));
            finding.alternativeConfidence = (1 - finding.confidence) / 2;
        }
        m_file.findings.push_back(std::move(finding));
    }

    void tellBlankColumns(const std::vector<Columns>& columns, Finding& finding) const {
        std::vector<std::string> blank;
        const std::vector<std::uint32_t>& filled = m_file.sample.filled;
        for (std::size_t i = 0; i < filled.size(); ++i) {
            if (filled[i] > 0)
                continue;
            const std::size_t begin = i;
            while (i < filled.size() && filled[i] == 0)
                ++i;
            blank.push_back(begin + 1 == i ? std::to_string(i) : printColumns({begin, i - begin}));
        }
        const std::string rows = counted(m_shapes.size(), "row", "rows");
        const double trust = std::min(1.0, double(m_shapes.size()) / double(kRowsForTrust));
        if (!blank.empty()) {
            finding.confidence = 0.5 + 0.45 * trust;
            finding.reason = "blank in all of " + rows + ": " + elideMiddle(listed(blank), 200);
        } else {
            finding.confidence = columns.size() > 1 ? 0.4 : 0.2;
            finding.reason = columns.size() > 1 ? "letters and digits change there in all of " + rows : "no column is blank in all of " + rows;
        }
    }

    /// Names come from the line above the ruler, or the last one of the header.
    FixedLayout named(const std::vector<Columns>& columns) const {
        FixedLayout layout;
        FixedRecord& record = layout.records.emplace_back();
        std::string names;
        const std::size_t last = m_ruler ? *m_ruler : m_file.header;
        if (last > 0 && last <= m_file.sample.lines.size())
            names = m_file.sample.lines[last - 1];
        std::set<std::string> taken;
        for (std::size_t i = 0; i < columns.size(); ++i) {
            FixedField field;
            field.columns = columns[i];
            const std::string own = names.empty() ? std::string() : slice(names, columns[i]);
            const std::string name = own.empty() ? positionName(i) : own;
            field.name = name;
            for (int n = 2; !taken.insert(field.name).second; ++n)
                field.name = name + "_" + std::to_string(n);
            record.fields.push_back(std::move(field));
        }
        return layout;
    }

    FixedFile& m_file;
    const FixedOptions& m_options;
    std::optional<std::size_t> m_ruler; ///< the line it stands on
    std::vector<std::string> m_shapes;  ///< of the rows
};

Result<std::string> readStart(ByteSource& source, bool& isWhole) {
    std::string start(kLookedAt, '\0');
    std::size_t filled = 0;
    while (filled < start.size()) {
        MW_TRY(const std::size_t got, source.read(start.data() + filled, start.size() - filled));
        if (got == 0)
            break;
        filled += got;
    }
    isWhole = filled < start.size();
    start.resize(filled);
    return start;
}

} // namespace

Result<FixedFile> describeFile(const OpenBytes& open, const FixedOptions& options, JobContext& job, const FixedLimits& limits) {
    FixedFile file;
    MW_TRY(auto source, open());
    bool isWhole = false;
    const std::uint64_t size = source->size();
    MW_TRY(const std::string start, readStart(*source, isWhole));
    MW_TRY(const ByteShape bytes, detectBytes(start, isWhole, options));
    file.encoding = bytes.encoding;
    file.isEbcdic = bytes.isEbcdic;
    file.findings.push_back(bytes.encodingFinding);
    Finding framing;
    MW_TRY(file.framing, detectFraming(start, isWhole, isWhole ? start.size() : size, bytes, options, framing));
    file.findings.push_back(std::move(framing));

    MW_TRY(const auto decoder, codepage::TextDecoder::make(file.encoding));
    MW_TRY(source, open());
    RecordSource records(std::move(source), file.framing, file.isEbcdic, false, limits);
    RawRecord record;
    std::size_t taken = 0;
    while (file.sample.lines.size() < kSampleRecords && taken < kSampleBytes) {
        MW_TRY(const bool more, records.next(record, job));
        file.sample.isWhole = !more;
        if (!more)
            break;
        taken += record.bytes.size();
        decoder->decode(record.bytes, file.sample.lines.emplace_back());
        file.sample.bytes.emplace_back(record.bytes);
    }
    Describer(file, options).describe();
    return file;
}

} // namespace mw::fixed

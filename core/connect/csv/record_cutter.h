// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/batch/batch.h"
#include "core/connect/connector.h"
#include "core/connect/csv/buffer_pool.h"
#include "core/connect/csv/csv_input.h"
#include "core/connect/csv/csv_layout.h"
#include "core/connect/csv/record_mending.h"
#include "core/connect/csv/record_scanner.h"
#include "core/connect/csv/structural_index.h"
#include "core/job/job.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace mw::csv {

/// Records that lie in one buffer, cut into fields but not decoded.
struct RecordSet {
    struct Row {
        std::uint32_t begin = 0;    ///< first byte in `text`
        std::uint32_t firstEnd = 0; ///< index of the first field's end in `ends`
        std::uint32_t fields = 0;
    };
    std::shared_ptr<const char> text; ///< keeps the bytes alive
    FieldEnds ends;
    std::vector<Row> rows;
    std::vector<std::uint64_t> numbers; ///< of each row: the record's number from 1 …
    std::vector<std::uint64_t> offsets; ///< … and its first byte in the file
    std::vector<MalformedRow> malformed;

    void clear();
};

/// What a cutter takes for a record.
struct CutterOptions {
    std::string fileName;         ///< for messages
    std::size_t width = 1;        ///< fields of a record
    std::size_t usualWidth = 1;   ///< fields of a plausible line behind a broken record
    std::size_t shortWidth = 0;   ///< records with so many fields are rows as well; 0: none are
    bool shorterToo = false;      ///< records with fewer fields are rows as well
    bool brokenQuotesToo = false; ///< lines with broken quotes are rows as well, as scanBrokenLine reads them
    bool dropsEmpty = false;      ///< records with more fields are rows as well where empty ones can make room
    bool mends = false;           ///< records with one sensible reading become rows
    std::vector<CellShape> shapes; ///< of the fields, to tell what is sensible
    bool skipsEmptyRecords = false; ///< records of nothing but delimiters are none
    CsvLimits limits;
};

/// Reads a file buffer by buffer and cuts it into records. What cannot be a record of the wanted width becomes a
/// malformed row, and reading goes on at the next plausible line: behind a broken quote that is the first of the next
/// lines that reads as a whole record. One thread.
class RecordCutter {
public:
    RecordCutter(std::unique_ptr<CsvInput> input, const CsvDialect& dialect, CutterOptions options);

    /// Passes over the first bytes of the text (the header), which must end with a record.
    Result<void> skip(std::uint64_t bytes);
    /// Replaces the set by the next records, at most `maxRows` of them; false at the end, where the set holds no rows
    /// but may hold malformed ones.
    Result<bool> cut(RecordSet& set, std::size_t maxRows, JobContext& job);
    /// Bytes of the file that the records so far took up.
    std::uint64_t sourceBytes() const { return m_offset; }
    /// Where the input is hashed, reads what is left of it, so that the hash covers the whole file.
    Result<void> readToEnd(JobContext& job);
    CsvInput& input() { return *m_input; }
    const Repairs& repairs() const { return m_repairs; }

private:
    enum class Step { Taken, NeedMore };

    Result<void> refill();
    void collect(RecordSet& set, std::size_t maxRows);
    bool takeRun(RecordSet& set, std::size_t firstRecord, const StructuralScanner::Outcome& outcome,
                 std::size_t maxRows);
    Step takeCarefully(RecordSet& set);
    Step takeBrokenLine(RecordSet& set);
    bool isSensibleLine() const;
    std::optional<std::size_t> mendSurplus(const ScannedRecord& record);
    void noteRepair(std::size_t begin, std::size_t end, Error error);
    MalformedRow tellRecord(std::size_t begin, std::size_t end, Error error);
    void takeScratch(RecordSet& set, const ScannedRecord& record, std::size_t textBegin);
    Step takeMalformed(RecordSet& set, const ScannedRecord& record);
    Step takeOversized(RecordSet& set, const ScannedRecord& record);
    bool isRow(std::size_t fields) const {
        return fields == m_options.width ||
               (fields < m_options.width && (m_options.shorterToo || fields == m_options.shortWidth));
    }
    /// Where one field is all, a blank line is a record with an empty one.
    bool skipsBlankLines() const { return m_options.width > 1; }
    /// Says whether the bytes of a record are its delimiters alone.
    bool isEmptyRecord(std::size_t begin, std::size_t end, std::size_t fields) const {
        return fields > 1 && end - begin == (fields - 1) * m_dialect.delimiter.size();
    }
    std::size_t nextPlausibleLine(std::size_t start, const ScannedRecord& record, bool& found);
    void addRow(RecordSet& set, std::size_t begin, std::size_t firstEnd, std::size_t fields);
    void addMalformed(RecordSet& set, std::size_t begin, std::size_t end, Error error);
    Error problemOf(const ScannedRecord& record, std::size_t begin, std::size_t fields) const;
    std::uint64_t offsetAt(std::size_t place);
    void endDiscarding();
    const char* text() const { return m_buffer.get(); }

    std::unique_ptr<CsvInput> m_input;
    const CsvDialect m_dialect;
    const CutterOptions m_options;
    const StructuralScanner m_scanner;
    const RecordMender m_mender;
    std::shared_ptr<BufferPool> m_pool;

    std::shared_ptr<char> m_buffer;
    std::size_t m_begin = 0;   // of the next record in m_buffer
    std::size_t m_end = 0;     // of the text in m_buffer, with the line end that is added at the end of the file
    std::size_t m_textEnd = 0; // the same without that line end
    std::size_t m_window = kBatchTextBytes; // bytes to scan at once: few where scans were in vain
    bool m_atEnd = false;                   // nothing comes behind m_end
    bool m_starved = false;                 // no whole record is left in the buffer
    bool m_discarding = false;              // inside a record that is too large, up to its line end
    std::uint64_t m_offset = 0;             // in the file, of …
    std::size_t m_offsetAt = 0;             // … this place in the buffer
    std::uint64_t m_line = 1;               // number of the line that begins …
    std::size_t m_lineAt = 0;               // … at this place in the buffer
    std::uint64_t m_records = 0;            // so far
    std::vector<std::uint32_t> m_scratch;
    Repairs m_repairs;
};

} // namespace mw::csv

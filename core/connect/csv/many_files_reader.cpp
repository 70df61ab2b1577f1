// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/csv/many_files_reader.h"

#include "core/base/file.h"
#include "core/base/hash.h"
#include "core/connect/compressed_source.h"

#include <algorithm>
#include <filesystem>
#include <limits>
#include <set>
#include <system_error>

namespace mw::csv {

namespace {
constexpr std::size_t kFileName = std::size_t(-1);
constexpr std::size_t kMissing = std::size_t(-2);
constexpr std::string_view kFileNameField = "file_name";
} // namespace

std::vector<std::string> unionOfNames(const std::vector<ManyFilesReader::File>& files,
                                      std::vector<std::vector<std::string>>& own) {
    std::set<std::string> given;
    for (const auto& file : files)
        given.insert(file.layout.names.begin(), file.layout.names.end());
    std::string ownFileName(kFileNameField); // the name of a field that is called file_name in the files
    for (int n = 2; given.contains(ownFileName); ++n)
        ownFileName = std::string(kFileNameField) + "_" + std::to_string(n);

    std::vector<std::string> names = {std::string(kFileNameField)};
    std::set<std::string> taken;
    own.clear();
    for (const auto& file : files) {
        auto& fileNames = own.emplace_back();
        for (const std::string& name : file.layout.names) {
            fileNames.push_back(name == kFileNameField ? ownFileName : name);
            if (taken.insert(fileNames.back()).second)
                names.push_back(fileNames.back());
        }
    }
    return names;
}

Result<std::unique_ptr<ManyFilesReader>> ManyFilesReader::open(std::vector<File> files, const ReadOptions& options) {
    std::unique_ptr<ManyFilesReader> reader(new ManyFilesReader);
    reader->m_options = options;
    reader->m_left = options.limit.value_or(std::numeric_limits<std::uint64_t>::max());
    if (options.raw) {
        std::size_t widest = 0;
        for (const File& file : files)
            widest = std::max(widest, file.layout.widest);
        for (File& file : files) {
            file.layout.widest = widest;
            file.layout.names.resize(widest);
            for (std::size_t i = 0; i < widest; ++i)
                file.layout.names[i] = positionName(i);
        }
    }
    std::vector<std::string> names = unionOfNames(files, reader->m_names);
    reader->m_files = std::move(files);
    if (!options.fields.empty()) {
        for (const std::string& wanted : options.fields)
            if (std::find(names.begin(), names.end(), wanted) == names.end())
                return unknownField(wanted, names);
        names = options.fields;
    }
    for (std::string& name : names) {
        Field field;
        field.name = std::move(name);
        field.type = LogicalType::text();
        reader->m_fields.push_back(std::move(field));
    }
    for (const File& file : reader->m_files) {
        std::error_code failure;
        const auto size = std::filesystem::file_size(file.path, failure);
        reader->m_totalBytes += failure ? 0 : size;
    }
    return reader;
}

Result<void> ManyFilesReader::openNext() {
    const File& file = m_files[m_next];
    const std::vector<std::string>& names = m_names[m_next];
    ReadOptions options = m_options;
    options.limit = m_left;
    options.fields.clear();
    m_places.clear();
    for (const Field& field : m_fields) {
        const auto found = std::find(names.begin(), names.end(), field.name);
        if (field.name == kFileNameField) {
            m_places.push_back(kFileName);
        } else if (found == names.end()) {
            m_places.push_back(kMissing);
        } else {
            m_places.push_back(options.fields.size());
            options.fields.push_back(file.layout.names[std::size_t(found - names.begin())]);
        }
    }
    MW_TRY(auto source, openUncompressed(file.path));
    MW_TRY(m_reader, CsvReader::open(std::move(source), file.name, file.layout, options));
    ++m_next;
    m_rowsBefore += m_rowsHere;
    m_rowsHere = 0;
    return {};
}

void ManyFilesReader::rearrange(Batch& batch) const {
    std::vector<ColumnPtr> columns;
    columns.reserve(m_places.size());
    for (const std::size_t place : m_places) {
        if (place == kFileName)
            columns.push_back(Column::constant(LogicalType::text(), m_files[m_next - 1].name, batch.rows));
        else if (place == kMissing)
            columns.push_back(
                Column::constant(LogicalType::text(), m_options.raw ? Value(std::string()) : Value(), batch.rows));
        else
            columns.push_back(batch.columns[place]);
    }
    batch.columns = std::move(columns);
}

void ManyFilesReader::addRepairs(const Repairs& repairs) {
    m_repairs.count += repairs.count;
    for (const MalformedRow& row : repairs.first) {
        if (m_repairs.first.size() == Repairs::kMostTold)
            break;
        m_repairs.first.push_back(row);
        m_repairs.first.back().rowNumber += m_rowsBefore;
    }
}

Result<bool> ManyFilesReader::next(Batch& batch, JobContext& job) {
    while (true) {
        if (!m_reader) {
            const bool isDone = m_next == m_files.size() || (m_left == 0 && !m_options.hashInput);
            if (isDone) {
                batch.clear();
                batch.sequence = m_sequence;
                batch.malformed = std::move(m_waiting);
                m_waiting.clear();
                if (m_options.hashInput && m_hash.empty())
                    m_hash = toHex(sha256(m_hashes));
                return false;
            }
            MW_TRY_DO(openNext());
        }
        MW_TRY(const bool more, m_reader->next(batch, job));
        std::uint64_t last = m_rowsHere;
        for (std::uint64_t& number : batch.origins.rowNumber) {
            last = std::max(last, number);
            number += m_rowsBefore;
        }
        for (MalformedRow& row : batch.malformed) {
            last = std::max(last, row.rowNumber);
            row.rowNumber += m_rowsBefore;
        }
        m_rowsHere = last;
        if (!m_waiting.empty()) {
            batch.malformed.insert(batch.malformed.begin(), std::make_move_iterator(m_waiting.begin()),
                                   std::make_move_iterator(m_waiting.end()));
            m_waiting.clear();
        }
        if (!more) {
            m_waiting = std::move(batch.malformed);
            if (m_options.hashInput)
                m_hashes += m_reader->inputHash() + "  " + m_files[m_next - 1].name + "\n";
            addRepairs(*m_reader->repairs());
            m_reader.reset();
            continue;
        }
        m_left -= batch.rows;
        rearrange(batch);
        batch.sequence = m_sequence++;
        return true;
    }
}

} // namespace mw::csv

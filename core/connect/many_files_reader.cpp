// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/many_files_reader.h"

#include "core/base/hash.h"

#include <algorithm>
#include <limits>
#include <optional>
#include <set>

namespace mw {

namespace {

constexpr std::size_t kFileName = std::size_t(-1);
constexpr std::size_t kMissing = std::size_t(-2);
constexpr int kIntegerDigits = 19;
constexpr int kMostDigits = 38;

/// The type that takes the values of both as they are, but for decimals of more than 38 digits together.
LogicalType commonType(const LogicalType& a, const LogicalType& b) {
    if (a == b)
        return a;
    const auto isExact = [](const LogicalType& type) { return type.kind == TypeKind::Integer || type.kind == TypeKind::Decimal; };
    const auto scaleOf = [](const LogicalType& type) { return type.kind == TypeKind::Integer ? 0 : int(type.scale); };
    const auto wholeOf = [&](const LogicalType& type) { return type.kind == TypeKind::Integer ? kIntegerDigits : type.precision - scaleOf(type); };
    if (isExact(a) && isExact(b)) {
        const int scale = std::max(scaleOf(a), scaleOf(b));
        const int digits = std::min(std::max(wholeOf(a), wholeOf(b)) + scale, kMostDigits);
        return LogicalType::decimal(std::uint8_t(digits), std::uint8_t(scale));
    }
    if (a.kind == TypeKind::Text && b.kind == TypeKind::Text)
        return LogicalType::text(a.length == 0 || b.length == 0 ? 0 : std::max(a.length, b.length));
    return LogicalType::text();
}

/// `problems`: of the rows, for values that the type does not take.
ColumnPtr converted(const ColumnPtr& column, const LogicalType& type, std::vector<std::optional<Error>>& problems) {
    if (column->type() == type)
        return column;
    auto made = std::make_shared<Column>(type, column->rows());
    for (std::size_t row = 0; row < column->rows(); ++row) {
        if (column->isNull(row)) {
            made->setNull(row);
        } else if (type.kind == TypeKind::Text) {
            made->setValue(row, Value(printValue(column->value(row), column->type())));
        } else {
            auto value = castValue(column->value(row), column->type(), type);
            if (value)
                made->setValue(row, *value);
            else
                problems[row] = std::move(value).error();
        }
    }
    return made;
}

/// Takes the rows that have a problem out of a batch; `file` is the place of the errors.
void dropMalformed(Batch& batch, std::vector<std::optional<Error>>& problems, const std::string& file) {
    std::vector<std::uint32_t> good;
    RowOrigins origins;
    for (std::size_t row = 0; row < batch.rows; ++row) {
        if (problems[row]) {
            MalformedRow& bad = batch.malformed.emplace_back();
            bad.rowNumber = batch.origins.rowNumber[row];
            bad.byteOffset = batch.origins.byteOffset[row];
            bad.error = at(std::move(*problems[row]), file);
            continue;
        }
        good.push_back(std::uint32_t(row));
        origins.rowNumber.push_back(batch.origins.rowNumber[row]);
        origins.byteOffset.push_back(batch.origins.byteOffset[row]);
    }
    if (good.size() == batch.rows)
        return;
    for (ColumnPtr& column : batch.columns)
        column = takeRows(*column, good);
    batch.rows = good.size();
    batch.origins = std::move(origins);
}

} // namespace

std::vector<Field> unionOfFields(const std::vector<ManyFilesReader::File>& files, std::vector<std::vector<std::string>>& own) {
    std::set<std::string> given;
    for (const auto& file : files)
        for (const Field& field : file.fields)
            given.insert(field.name);
    std::string ownFileName(kFileNameField); // the name of a field that is called file_name in the files
    for (int n = 2; given.contains(ownFileName); ++n)
        ownFileName = std::string(kFileNameField) + "_" + std::to_string(n);

    std::vector<Field> fields(1);
    fields.front().name = kFileNameField;
    fields.front().type = LogicalType::text();
    own.clear();
    for (const auto& file : files) {
        auto& fileNames = own.emplace_back();
        for (const Field& field : file.fields) {
            fileNames.push_back(field.name == kFileNameField ? ownFileName : field.name);
            const auto known = std::find_if(fields.begin() + 1, fields.end(), [&](const Field& other) { return other.name == fileNames.back(); });
            if (known == fields.end()) {
                fields.push_back(field);
                fields.back().name = fileNames.back();
                fields.back().nullable = field.nullable || &file != &files.front();
                continue;
            }
            known->type = commonType(known->type, field.type);
            known->nullable = known->nullable || field.nullable;
        }
    }
    for (Field& field : fields)
        for (const auto& names : own)
            field.nullable = field.nullable || (field.name != kFileNameField && std::find(names.begin(), names.end(), field.name) == names.end());
    return fields;
}

Result<std::unique_ptr<Reader>> ManyFilesReader::open(std::vector<File> files, const ReadOptions& options) {
    std::unique_ptr<ManyFilesReader> reader(new ManyFilesReader);
    reader->m_options = options;
    reader->m_left = options.limit.value_or(std::numeric_limits<std::uint64_t>::max());
    std::vector<Field> all = unionOfFields(files, reader->m_names);
    reader->m_files = std::move(files);
    std::vector<std::string> names;
    for (Field& field : all) {
        if (options.raw)
            field.type = LogicalType::text();
        names.push_back(field.name);
    }
    for (const std::string& wanted : options.fields.empty() ? names : options.fields) {
        const auto found = std::find(names.begin(), names.end(), wanted);
        if (found == names.end())
            return unknownField(wanted, names);
        reader->m_fields.push_back(all[std::size_t(found - names.begin())]);
    }
    for (const File& file : reader->m_files)
        reader->m_totalBytes += file.bytes;
    return std::unique_ptr<Reader>(std::move(reader));
}

Result<void> ManyFilesReader::openNext(JobContext& job) {
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
            options.fields.push_back(file.fields[std::size_t(found - names.begin())].name);
        }
    }
    MW_TRY(m_reader, file.open(options, job));
    ++m_next;
    m_rowsBefore += m_rowsHere;
    m_rowsHere = 0;
    return {};
}

void ManyFilesReader::rearrange(Batch& batch) const {
    std::vector<ColumnPtr> columns;
    columns.reserve(m_places.size());
    std::vector<std::optional<Error>> problems(batch.rows);
    for (std::size_t i = 0; i < m_places.size(); ++i) {
        const std::size_t place = m_places[i];
        if (place == kFileName)
            columns.push_back(Column::constant(LogicalType::text(), m_files[m_next - 1].name, batch.rows));
        else if (place == kMissing)
            columns.push_back(Column::constant(m_fields[i].type, m_options.raw ? Value(std::string()) : Value(), batch.rows));
        else
            columns.push_back(converted(batch.columns[place], m_fields[i].type, problems));
    }
    batch.columns = std::move(columns);
    dropMalformed(batch, problems, m_files[m_next - 1].name);
}

void ManyFilesReader::addRepairs(const Repairs* repairs) {
    if (!repairs)
        return;
    m_repairs.count += repairs->count;
    for (const MalformedRow& row : repairs->first) {
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
            MW_TRY_DO(openNext(job));
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
            addRepairs(m_reader->repairs());
            m_reader.reset();
            continue;
        }
        rearrange(batch);
        if (batch.rows == 0) {
            m_waiting = std::move(batch.malformed);
            continue;
        }
        m_left -= batch.rows;
        batch.sequence = m_sequence++;
        return true;
    }
}

} // namespace mw

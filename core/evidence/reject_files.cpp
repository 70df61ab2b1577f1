// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evidence/reject_files.h"

#include "core/base/file.h"
#include "core/load/open_target.h"
#include "core/types/value.h"

#include <algorithm>
#include <filesystem>
#include <map>

namespace mw::evidence {

namespace {

// Fields of a source are spelled as they are there; these cannot be taken for them.
constexpr const char* kRecord = "mapwright:record";
constexpr const char* kByte = "mapwright:byte";
constexpr const char* kReasons = "mapwright:reasons";
constexpr const char* kRaw = "mapwright:raw";
constexpr std::size_t kOwnFields = 4;
constexpr std::size_t kRejectsAtOnce = 1000;

std::string nameOf(const RunRecord& record, const Id& mapping) {
    for (const engine::EntityResult& entity : record.result.entities)
        if (entity.entityMapping == mapping && !entity.reference.empty())
            return entity.reference;
    return mapping.text();
}

std::string reasonsOf(const engine::Reject& reject) {
    std::string text;
    for (const engine::RejectReason& reason : reject.reasons)
        text += (text.empty() ? "" : "; ") + (reason.targetField.empty() ? "" : reason.targetField + ": ") +
                reason.message;
    return text;
}

/// Shows all rejects of a run, in the order they came.
template <class Take>
Result<void> eachReject(EvidenceStore& store, std::int64_t run, JobContext& job, const Take& take) {
    for (std::uint64_t offset = 0;; offset += kRejectsAtOnce) {
        MW_TRY_DO(job.checkpoint());
        MW_TRY(const std::vector<StoredReject> rejects, store.rejects(run, {}, offset, kRejectsAtOnce));
        for (const StoredReject& stored : rejects)
            MW_TRY_DO(take(stored.reject));
        if (rejects.size() < kRejectsAtOnce)
            return {};
    }
}

bool isRaw(const engine::Reject& reject) {
    return reject.values.size() == 1 && reject.values.front().first.empty();
}

/// The file of one entity mapping while it is written.
struct OpenFile {
    std::vector<std::string> fields; ///< of the source
    std::unique_ptr<EntityWriter> writer;
    RejectFile file;
};

Result<void> writeReject(OpenFile& open, const engine::Reject& reject, JobContext& job) {
    const std::size_t columns = kOwnFields + open.fields.size();
    Batch batch;
    batch.rows = 1;
    for (std::size_t i = 0; i < columns; ++i)
        batch.columns.push_back(std::make_shared<Column>(LogicalType::text(), 1));
    const auto set = [&](std::size_t column, const std::string& text) {
        if (text.empty())
            batch.columns[column]->setNull(0);
        else
            batch.columns[column]->setValue(0, text);
    };
    set(0, std::to_string(reject.rowNumber));
    set(1, std::to_string(reject.byteOffset));
    set(2, reasonsOf(reject));
    set(3, isRaw(reject) ? reject.values.front().second : std::string());
    for (std::size_t i = 0; i < open.fields.size(); ++i) {
        const auto value = std::find_if(reject.values.begin(), reject.values.end(),
                                        [&](const auto& pair) { return pair.first == open.fields[i]; });
        set(kOwnFields + i, value == reject.values.end() ? std::string() : value->second);
    }
    const std::uint32_t row = 0;
    MW_TRY_DO(open.writer->write(batch, {&row, 1}, [](std::uint32_t, RowError) {}, job));
    ++open.file.rows;
    return {};
}

Entity entityOf(const std::string& name, const std::vector<std::string>& fields) {
    Entity entity;
    entity.name = name;
    for (const char* own : {kRecord, kByte, kReasons, kRaw})
        entity.fields.emplace_back().name = own;
    for (const std::string& field : fields)
        entity.fields.emplace_back().name = field;
    for (Field& field : entity.fields)
        field.type = LogicalType::text();
    return entity;
}

} // namespace

Result<std::vector<RejectFile>> writeRejectFiles(EvidenceStore& store, std::int64_t run, const std::string& folder,
                                                 JobContext& job) {
    MW_TRY(const RunRecord record, store.run(run));
    // A first look finds the fields: a malformed record does not know them.
    std::map<Id, OpenFile> files;
    MW_TRY_DO(eachReject(store, run, job, [&](const engine::Reject& reject) -> Result<void> {
        OpenFile& open = files[reject.entityMapping];
        if (open.fields.empty() && !isRaw(reject))
            for (const auto& [name, value] : reject.values)
                open.fields.push_back(name);
        return {};
    }));
    std::vector<RejectFile> written;
    MW_TRY(const Location location, parseLocation(folder + "/"));
    MW_TRY(const auto target, openTarget(location));
    for (auto& [mapping, open] : files) {
        open.file.mapping = nameOf(record, mapping);
        open.file.path = (std::filesystem::path(folder) / (open.file.mapping + ".csv")).string();
        WriteOptions options;
        options.entity = entityOf(open.file.mapping, open.fields);
        options.mode = LoadMode::Replace;
        for (const Field& field : options.entity.fields)
            options.fields.push_back(field.name);
        MW_TRY(open.writer, target->openWriter(options, job));
    }
    MW_TRY_DO(eachReject(store, run, job, [&](const engine::Reject& reject) {
        return writeReject(files[reject.entityMapping], reject, job);
    }));
    for (auto& [mapping, open] : files) {
        open.writer.reset();
        written.push_back(std::move(open.file));
    }
    MW_TRY_DO(target->commit(job));
    return written;
}

namespace {

/// What the source said, as the file showed it.
using Shown = std::map<std::uint64_t, std::map<std::string, std::string>>;

Result<void> readCorrections(const std::string& path, const Shown& shown, engine::ReplayedRecords& records,
                             JobContext& job) {
    MW_TRY(const Location location, parseLocation(path));
    MW_TRY(const auto connection, openConnection(location, {{"encoding", "UTF-8"}, {"header", "yes"}}));
    MW_TRY(const auto reader, connection->read({}, {}, job));
    const std::vector<Field> fields = reader->fields();
    const auto recordField = std::find_if(fields.begin(), fields.end(), [](const Field& f) { return f.name == kRecord; });
    if (recordField == fields.end())
        return at(makeError(Code::UnknownField, "'" + std::string(kRecord) + "'", ""), path);
    const auto place = std::size_t(recordField - fields.begin());
    std::set<std::uint64_t> kept;
    Batch batch;
    for (bool more = true; more;) {
        MW_TRY(more, reader->next(batch, job));
        if (!batch.malformed.empty())
            return at(batch.malformed.front().error, path + ", line " + std::to_string(batch.malformed.front().line));
        for (std::size_t row = 0; row < batch.rows; ++row) {
            const auto textAt = [&](std::size_t column) {
                const Column& values = *batch.columns[column];
                return values.isNull(row) ? std::string() : printValue(values.value(row), values.type());
            };
            std::int64_t number = 0;
            const auto known = parseInteger(textAt(place), number) ? shown.find(std::uint64_t(number)) : shown.end();
            if (known == shown.end() || !kept.insert(std::uint64_t(number)).second)
                return at(makeError(Code::WrongValue, "record " + textAt(place) +
                                                          (known == shown.end() ? " was not rejected by the run"
                                                                                : " stands twice")),
                          path);
            engine::CorrectedRecord changed;
            for (std::size_t i = 0; i < fields.size(); ++i) {
                if (fields[i].name.starts_with("mapwright:"))
                    continue;
                const auto before = known->second.find(fields[i].name);
                if (std::string now = textAt(i); now != (before == known->second.end() ? std::string() : before->second))
                    changed[fields[i].name] = std::move(now);
            }
            if (!changed.empty())
                records.corrected[std::uint64_t(number)] = std::move(changed);
        }
    }
    records.numbers = std::move(kept);
    return {};
}

} // namespace

Result<engine::Replay> replayOf(EvidenceStore& store, std::int64_t run, const std::string& folder, JobContext& job) {
    MW_TRY(const RunRecord record, store.run(run));
    engine::Replay replay;
    replay.run = run;
    std::map<Id, Shown> shown;
    MW_TRY_DO(eachReject(store, run, job, [&](const engine::Reject& reject) -> Result<void> {
        replay.mappings[reject.entityMapping].numbers.insert(reject.rowNumber);
        if (!folder.empty()) {
            auto& values = shown[reject.entityMapping][reject.rowNumber];
            if (!isRaw(reject))
                values.insert(reject.values.begin(), reject.values.end());
        }
        return {};
    }));
    if (folder.empty())
        return replay;
    for (auto& [mapping, records] : replay.mappings) {
        const std::string path = (std::filesystem::path(folder) / (nameOf(record, mapping) + ".csv")).string();
        std::error_code failure;
        if (!std::filesystem::exists(path, failure)) {
            if (!std::filesystem::is_directory(folder, failure))
                return fromErrno(ENOENT, folder, false);
            records = {}; // taken out as a whole
            continue;
        }
        MW_TRY_DO(readCorrections(path, shown[mapping], records, job));
    }
    return replay;
}

} // namespace mw::evidence

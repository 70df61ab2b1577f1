// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/change_log.h"

#include "core/base/file.h"
#include "core/load/change_log_format_p.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>

namespace mw {

using namespace changelog;

namespace {

template <class T>
void appendRaw(std::string& into, const T& value) {
    char bytes[sizeof value];
    std::memcpy(bytes, &value, sizeof value);
    into.append(bytes, sizeof bytes);
}

Result<void> flushFolderOf(const std::string& path) {
    const std::filesystem::path folder = std::filesystem::path(path).parent_path();
    const int number = ::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_CLOEXEC);
    if (number < 0)
        return fromErrno(errno, folder.string(), true);
    const int outcome = ::fsync(number);
    const int reason = errno;
    ::close(number);
    return outcome == 0 || reason == EINVAL ? Result<void>() : Result<void>(fromErrno(reason, folder.string(), true));
}

} // namespace

Result<std::unique_ptr<ChangeLog>> ChangeLog::create(const std::string& path) {
    const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    if (file < 0)
        return fromErrno(errno, path, true);
    std::unique_ptr<ChangeLog> log(new ChangeLog(path, file));
    log->append(kHeader);
    MW_TRY_DO(log->flush());
    MW_TRY_DO(flushFolderOf(path));
    return log;
}

Result<std::unique_ptr<ChangeLog>> ChangeLog::resume(const std::string& path, std::uint64_t length) {
    MW_TRY(const ChangeLogReader before, ChangeLogReader::open(path, length));
    const int file = ::open(path.c_str(), O_WRONLY | O_CLOEXEC);
    if (file < 0)
        return fromErrno(errno, path, true);
    std::unique_ptr<ChangeLog> log(new ChangeLog(path, file));
    if (::ftruncate64(file, off64_t(length)) != 0 || ::lseek64(file, 0, SEEK_END) < 0)
        return fromErrno(errno, path, true);
    log->m_length = length;
    log->m_entities = before.entities();
    return log;
}

ChangeLog::~ChangeLog() {
    ::close(m_file);
}

void ChangeLog::append(std::string_view bytes) {
    while (!bytes.empty() && !m_failure) {
        const ssize_t written = ::pwrite64(m_file, bytes.data(), bytes.size(), off64_t(m_length));
        if (written < 0 && errno != EINTR)
            m_failure = fromErrno(errno, m_path, true);
        if (written <= 0)
            continue;
        m_length += std::uint64_t(written);
        bytes.remove_prefix(std::size_t(written));
    }
}

void ChangeLog::writeFrame() {
    if (m_content.empty())
        return;
    std::string head;
    appendRaw(head, std::uint32_t(m_content.size()));
    appendRaw(head, stableHash(m_content));
    append(head);
    append(m_content);
    m_content.clear();
}

Result<void> ChangeLog::flush() {
    writeFrame();
    if (!m_failure && ::fdatasync(m_file) != 0)
        m_failure = fromErrno(errno, m_path, true);
    return m_failure ? Result<void>(*m_failure) : Result<void>();
}

Result<void> ChangeLog::finish() {
    begin(kFinished);
    return flush();
}

void ChangeLog::begin(char kind) {
    m_content += kind;
}
void ChangeLog::number(std::uint32_t value) {
    appendRaw(m_content, value);
}
void ChangeLog::bytes(std::string_view text) {
    number(std::uint32_t(text.size()));
    m_content.append(text);
}
void ChangeLog::hash(const Hash128& value) {
    appendRaw(m_content, value.low);
    appendRaw(m_content, value.high);
}
void ChangeLog::end() {
    if (m_content.size() >= kFrameBytes)
        writeFrame();
}

void ChangeLog::placeIsNew() {
    begin(kPlaceIsNew);
    end();
}

std::uint32_t ChangeLog::entity(const std::string& name) {
    for (std::size_t i = 0; i < m_entities.size(); ++i)
        if (m_entities[i].name == name)
            return std::uint32_t(i);
    m_entities.push_back({name, {}, {}});
    begin(kEntity);
    number(std::uint32_t(m_entities.size() - 1));
    bytes(name);
    end();
    return std::uint32_t(m_entities.size() - 1);
}

void ChangeLog::created(std::uint32_t entity) {
    m_entities[entity].holds.emplace();
    begin(kCreated);
    number(entity);
    end();
}

std::optional<RowDigest> ChangeLog::held(const std::string& entity) const {
    for (const LoggedEntity& known : m_entities)
        if (known.name == entity)
            return known.holds;
    return std::nullopt;
}

void ChangeLog::inserted(std::uint32_t entity, std::string_view key, const Hash128& now) {
    begin(kInserted);
    number(entity);
    bytes(key);
    hash(now);
    end();
}

void ChangeLog::updated(std::uint32_t entity, std::string_view key, std::string_view before, const Hash128& now) {
    begin(kUpdated);
    number(entity);
    bytes(key);
    bytes(before);
    hash(now);
    end();
}

void ChangeLog::deleted(std::uint32_t entity, std::string_view key, std::string_view before) {
    begin(kDeleted);
    number(entity);
    bytes(key);
    bytes(before);
    end();
}

void ChangeLog::holds(std::uint32_t entity, const RowDigest& digest) {
    m_entities[entity].holds = digest;
    begin(kHolds);
    number(entity);
    hash({std::uint64_t(digest.sum), std::uint64_t(digest.sum >> 64)});
    appendRaw(m_content, digest.rows);
    end();
}

void ChangeLog::setting(const std::string& name, std::string_view before) {
    begin(kSetting);
    bytes(name);
    bytes(before);
    end();
}

void ChangeLog::irreversible(std::uint32_t entity, const std::string& why) {
    begin(kIrreversible);
    number(entity);
    bytes(why);
    end();
}

} // namespace mw

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connect/change_sink.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace mw {

/// An entity as a log of changes knows it.
struct LoggedEntity {
    std::string name;
    std::optional<RowDigest> holds; ///< of an entity that the load made: what the load left in it
    std::string obstacle;           ///< why its changes cannot be taken back; empty where they can
};

struct LoggedChange {
    enum class Kind : std::uint8_t { Inserted, Updated, Deleted } kind = Kind::Inserted;
    std::uint32_t entity = 0;
    std::string_view key, before; ///< `before` of Updated and Deleted; both live for the call only
    Hash128 now;                  ///< of Inserted and Updated
};

/// Reads what a load changed in one target from an append-only file. The file is a line that names its format and then
/// frames: the length of the content in four bytes, its stableHash() in sixteen, the content; numbers little-endian.
class ChangeLogReader {
public:
    /// Checks the whole file, or its first `length` bytes. FileNotFound, or ReadFailed with the place of a damage.
    static Result<ChangeLogReader> open(const std::string& path, std::optional<std::uint64_t> length = {});

    bool placeIsNew() const { return m_placeIsNew; }
    /// The load says that it is done.
    bool isFinished() const { return m_isFinished; }
    const std::vector<LoggedEntity>& entities() const { return m_entities; }
    /// As they stood before the load, the first of each name.
    const std::vector<std::pair<std::string, std::string>>& settings() const { return m_settings; }
    std::uint64_t length() const { return m_length; }

    /// Shows all changes of single rows, the last one first.
    Result<void> eachBackwards(const std::function<Result<void>(const LoggedChange&)>& take) const;

private:
    struct Frame {
        std::uint64_t begin = 0; ///< of its content
        std::uint32_t size = 0;
    };
    explicit ChangeLogReader(std::string path) : m_path(std::move(path)) {}
    Error damaged(std::uint64_t at) const;
    Result<void> readFrames(std::optional<std::uint64_t> length);
    /// Takes the records of a frame apart; false where they make no sense.
    bool takeRecords(std::string_view content, const std::function<void(const LoggedChange&)>& take);

    std::string m_path;
    std::vector<Frame> m_frames;
    std::vector<LoggedEntity> m_entities;
    std::vector<std::pair<std::string, std::string>> m_settings;
    std::uint64_t m_length = 0;
    bool m_placeIsNew = false, m_isFinished = false;
};

/// Writes such a file. What was flushed survives a power cut; what a commit did not follow is cut off when the load
/// goes on.
class ChangeLog final : public ChangeSink {
public:
    /// Begins anew, in place of what stands there.
    static Result<std::unique_ptr<ChangeLog>> create(const std::string& path);
    /// Goes on behind the first `length` bytes.
    static Result<std::unique_ptr<ChangeLog>> resume(const std::string& path, std::uint64_t length);
    ~ChangeLog() override;

    /// Bytes that are in the file.
    std::uint64_t length() const { return m_length; }
    /// Says that the load is done.
    Result<void> finish();

    void placeIsNew() override;
    std::uint32_t entity(const std::string& name) override;
    void created(std::uint32_t entity) override;
    std::optional<RowDigest> held(const std::string& entity) const override;
    void inserted(std::uint32_t entity, std::string_view key, const Hash128& now) override;
    void updated(std::uint32_t entity, std::string_view key, std::string_view before, const Hash128& now) override;
    void deleted(std::uint32_t entity, std::string_view key, std::string_view before) override;
    void holds(std::uint32_t entity, const RowDigest& digest) override;
    void setting(const std::string& name, std::string_view before) override;
    void irreversible(std::uint32_t entity, const std::string& why) override;
    Result<void> flush() override;

private:
    ChangeLog(std::string path, int file) : m_path(std::move(path)), m_file(file) {}
    void begin(char kind);
    void number(std::uint32_t value);
    void bytes(std::string_view text);
    void hash(const Hash128& value);
    /// Writes a frame where enough has come together.
    void end();
    void writeFrame();
    void append(std::string_view bytes);

    const std::string m_path;
    const int m_file;
    std::string m_content;
    std::uint64_t m_length = 0;
    std::vector<LoggedEntity> m_entities;
    std::optional<Error> m_failure;
};

} // namespace mw

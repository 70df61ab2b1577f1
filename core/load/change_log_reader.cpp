// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/file.h"
#include "core/load/change_log.h"
#include "core/load/change_log_format_p.h"

#include <algorithm>
#include <cstring>
#include <fstream>

namespace mw {

using namespace changelog;

namespace {

/// Takes the parts of records off a frame's content; once it has failed it gives zeros.
class Cursor {
public:
    explicit Cursor(std::string_view content) : m_rest(content) {}
    bool isAtEnd() const { return m_rest.empty() || m_failed; }
    bool failed() const { return m_failed; }
    template <class T>
    T raw() {
        T value{};
        if (m_rest.size() < sizeof value) {
            m_failed = true;
            return value;
        }
        std::memcpy(&value, m_rest.data(), sizeof value);
        m_rest.remove_prefix(sizeof value);
        return value;
    }
    std::string_view bytes() {
        const auto size = raw<std::uint32_t>();
        if (size > m_rest.size()) {
            m_failed = true;
            return {};
        }
        const std::string_view found = m_rest.substr(0, size);
        m_rest.remove_prefix(size);
        return found;
    }
    Hash128 hash() {
        const auto low = raw<std::uint64_t>();
        return {low, raw<std::uint64_t>()};
    }
    /// The number of one of `count` entities.
    std::uint32_t entity(std::size_t count) {
        const auto number = raw<std::uint32_t>();
        m_failed = m_failed || number >= count;
        return m_failed ? 0 : number;
    }

private:
    std::string_view m_rest;
    bool m_failed = false;
};

Result<void> readAt(std::ifstream& file, std::uint64_t begin, std::size_t size, std::string& into,
                    const std::string& path) {
    into.resize(size);
    file.clear();
    file.seekg(std::streamoff(begin));
    file.read(into.data(), std::streamsize(size));
    if (std::size_t(file.gcount()) == size)
        return {};
    return at(makeError(Code::ReadFailed,
                        "the log of changes ends at byte " + std::to_string(begin + std::uint64_t(file.gcount()))),
              path);
}

} // namespace

Error ChangeLogReader::damaged(std::uint64_t where) const {
    return at(makeError(Code::ReadFailed, "the log of changes is damaged at byte " + std::to_string(where)), m_path);
}

Result<ChangeLogReader> ChangeLogReader::open(const std::string& path, std::optional<std::uint64_t> length) {
    MW_TRY_DO(openFile(path)); // names what is in the way
    ChangeLogReader reader(path);
    MW_TRY_DO(reader.readFrames(length));
    return reader;
}

Result<void> ChangeLogReader::readFrames(std::optional<std::uint64_t> length) {
    std::ifstream file(m_path, std::ios::binary);
    file.seekg(0, std::ios::end);
    const auto size = std::uint64_t(std::max<std::streamoff>(0, file.tellg()));
    const std::uint64_t end = length.value_or(size);
    if (end > size || end < kHeader.size())
        return damaged(std::min(end, size));
    std::string head, content;
    MW_TRY_DO(readAt(file, 0, kHeader.size(), head, m_path));
    if (head != kHeader)
        return damaged(0);
    for (std::uint64_t begin = kHeader.size(); begin < end;) {
        if (end - begin < kFrameHead)
            return damaged(begin);
        MW_TRY_DO(readAt(file, begin, kFrameHead, head, m_path));
        Cursor cursor(head);
        const auto contentSize = cursor.raw<std::uint32_t>();
        const Hash128 expected = cursor.hash();
        if (contentSize > end - begin - kFrameHead)
            return damaged(begin);
        MW_TRY_DO(readAt(file, begin + kFrameHead, contentSize, content, m_path));
        if (stableHash(content) != expected || !takeRecords(content, [](const LoggedChange&) {}))
            return damaged(begin);
        m_frames.push_back({begin + kFrameHead, contentSize});
        begin += kFrameHead + contentSize;
    }
    m_length = end;
    return {};
}

bool ChangeLogReader::takeRecords(std::string_view content, const std::function<void(const LoggedChange&)>& take) {
    Cursor cursor(content);
    while (!cursor.isAtEnd()) {
        LoggedChange change;
        const std::size_t known = m_entities.size();
        switch (cursor.raw<char>()) {
        case kEntity: {
            const auto number = cursor.raw<std::uint32_t>();
            const std::string name(cursor.bytes());
            if (number > known || (number < known && m_entities[number].name != name))
                return false;
            if (number == known)
                m_entities.push_back({name, {}, {}});
            break;
        }
        case kCreated:
            if (const auto number = cursor.entity(known); !cursor.failed() && !m_entities[number].holds)
                m_entities[number].holds.emplace();
            break;
        case kInserted:
            change.entity = cursor.entity(known);
            change.key = cursor.bytes();
            change.now = cursor.hash();
            if (!cursor.failed())
                take(change);
            break;
        case kUpdated:
            change.kind = LoggedChange::Kind::Updated;
            change.entity = cursor.entity(known);
            change.key = cursor.bytes();
            change.before = cursor.bytes();
            change.now = cursor.hash();
            if (!cursor.failed())
                take(change);
            break;
        case kDeleted:
            change.kind = LoggedChange::Kind::Deleted;
            change.entity = cursor.entity(known);
            change.key = cursor.bytes();
            change.before = cursor.bytes();
            if (!cursor.failed())
                take(change);
            break;
        case kHolds: {
            const auto number = cursor.entity(known);
            const Hash128 sum = cursor.hash();
            const auto rows = cursor.raw<std::uint64_t>();
            if (!cursor.failed())
                m_entities[number].holds = RowDigest{(UInt128(sum.high) << 64) | sum.low, rows};
            break;
        }
        case kSetting: {
            std::string name(cursor.bytes());
            std::string before(cursor.bytes());
            const bool isKnown = std::any_of(m_settings.begin(), m_settings.end(),
                                             [&](const auto& setting) { return setting.first == name; });
            if (!isKnown)
                m_settings.emplace_back(std::move(name), std::move(before));
            break;
        }
        case kIrreversible:
            if (const auto number = cursor.entity(known); !cursor.failed())
                m_entities[number].obstacle = cursor.bytes();
            break;
        case kPlaceIsNew:
            m_placeIsNew = true;
            break;
        case kFinished:
            m_isFinished = true;
            break;
        default:
            return false;
        }
    }
    return !cursor.failed();
}

Result<void> ChangeLogReader::eachBackwards(const std::function<Result<void>(const LoggedChange&)>& take) const {
    std::ifstream file(m_path, std::ios::binary);
    ChangeLogReader names = *this; // reading again finds what is known already
    std::vector<LoggedChange> changes;
    std::string content;
    for (auto frame = m_frames.rbegin(); frame != m_frames.rend(); ++frame) {
        MW_TRY_DO(readAt(file, frame->begin, frame->size, content, m_path));
        changes.clear();
        if (!names.takeRecords(content, [&](const LoggedChange& change) { changes.push_back(change); }))
            return damaged(frame->begin);
        for (auto change = changes.rbegin(); change != changes.rend(); ++change)
            MW_TRY_DO(take(*change));
    }
    return {};
}

} // namespace mw

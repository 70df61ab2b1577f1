// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/power_cut.h"

#include "tests/support/kill_switch.h"

#include <algorithm>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <map>
#include <mutex>
#include <random>
#include <sstream>
#include <sys/stat.h>
#include <unistd.h>
#include <vector>

namespace mw::test {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t kSector = 512; // what a disk writes at once

struct Change {
    bool isTruncation = false;
    std::size_t offset = 0; ///< or the new size
    std::string bytes;
};

/// What a file holds for certain, and what was written since it was flushed.
struct Content {
    std::string durable;
    std::vector<Change> pending;
};

/// A name that was given to a file, or taken.
struct Naming {
    std::string path;
    std::uint64_t file = 0; ///< its id; 0: the name is taken away
};

class Disk {
public:
    Disk(std::string folder, int calls, std::uint64_t seed)
        : m_folder(std::move(folder)), m_callsLeft(calls), m_random(seed) {
        for (const auto& entry : fs::recursive_directory_iterator(m_folder))
            if (entry.is_regular_file()) {
                const std::string path = entry.path().string();
                std::ostringstream bytes;
                bytes << std::ifstream(path, std::ios::binary).rdbuf();
                const std::uint64_t id = idOf(statOf(path).st_ino);
                m_contents[id].durable = bytes.str();
                m_names[path] = id;
            }
    }

    void take(const FileCall& call) {
        const std::lock_guard lock(m_mutex);
        if (!concerns(call))
            return;
        if (--m_callsLeft <= 0)
            cut();
        switch (call.kind) {
        case FileCall::Write:
            content(call.file).pending.push_back(
                {false, std::size_t(call.offset), std::string(static_cast<const char*>(call.bytes), call.size)});
            break;
        case FileCall::Truncate:
            content(call.file).pending.push_back({true, call.size, {}});
            break;
        case FileCall::Sync:
            flush(call.file);
            break;
        case FileCall::Unlink:
            m_pendingNames.push_back({call.path, 0});
            forget(call.path);
            break;
        case FileCall::Link:
            m_pendingNames.push_back({call.to, idOf(statOf(call.path).st_ino)});
            break;
        case FileCall::Rename:
            m_pendingNames.push_back({call.to, idOf(statOf(call.path).st_ino)});
            m_pendingNames.push_back({call.path, 0});
            forget(call.to);
            break;
        }
    }

private:
    static struct stat statOf(const std::string& path) {
        struct stat found {};
        ::stat(path.c_str(), &found);
        return found;
    }
    std::uint64_t idOf(std::uint64_t inode) {
        const auto [known, isNew] = m_ids.try_emplace(inode, m_ids.size() + m_forgotten + 1);
        return known->second;
    }
    /// The file's last name goes: its inode will be another file's.
    void forget(const std::string& path) {
        const struct stat found = statOf(path);
        if (found.st_nlink == 1)
            m_forgotten += m_ids.erase(found.st_ino);
    }
    static struct stat statOf(int file) {
        struct stat found {};
        ::fstat(file, &found);
        return found;
    }
    static std::string pathOf(int file) {
        char path[4096];
        const ssize_t size = ::readlink(("/proc/self/fd/" + std::to_string(file)).c_str(), path, sizeof path);
        return size > 0 ? std::string(path, std::size_t(size)) : std::string();
    }
    bool isInside(const std::string& path) const { return path == m_folder || path.starts_with(m_folder + "/"); }
    bool concerns(const FileCall& call) const {
        return call.path ? isInside(call.path) : isInside(pathOf(call.file));
    }

    /// A file that is met for the first time was made since: its name too is not certain yet.
    Content& content(int file) {
        const std::uint64_t id = idOf(statOf(file).st_ino);
        const auto [known, isNew] = m_contents.try_emplace(id);
        if (isNew)
            m_pendingNames.push_back({pathOf(file), id});
        return known->second;
    }

    void flush(int file) {
        const struct stat found = statOf(file);
        if (S_ISDIR(found.st_mode)) {
            for (const Naming& naming : m_pendingNames)
                apply(naming, m_names);
            m_pendingNames.clear();
            return;
        }
        Content& flushed = content(file);
        for (const Change& change : flushed.pending)
            apply(change, change.bytes.size(), flushed.durable);
        flushed.pending.clear();
        // A file that is flushed can be found.
        for (auto naming = m_pendingNames.begin(); naming != m_pendingNames.end(); ++naming)
            if (naming->file == idOf(found.st_ino) && !m_names.contains(naming->path)) {
                apply(*naming, m_names);
                m_pendingNames.erase(naming);
                break;
            }
    }

    static void apply(const Naming& naming, std::map<std::string, std::uint64_t>& names) {
        if (naming.file == 0)
            names.erase(naming.path);
        else
            names[naming.path] = naming.file;
    }

    static void apply(const Change& change, std::size_t size, std::string& bytes) {
        if (change.isTruncation) {
            bytes.resize(change.offset);
            return;
        }
        if (bytes.size() < change.offset + size)
            bytes.resize(change.offset + size);
        std::memcpy(bytes.data() + change.offset, change.bytes.data(), size);
    }

    bool oneIn(std::uint64_t times) { return m_random() % times == 0; }

    [[noreturn]] void cut() {
        listenToFileCalls(nullptr);
        // Names change in order, but nobody knows how far it came.
        const std::size_t kept = m_pendingNames.empty() ? 0 : m_random() % (m_pendingNames.size() + 1);
        for (std::size_t i = 0; i < kept; ++i)
            apply(m_pendingNames[i], m_names);
        const int mood = int(m_random() % 3); // lose nearly all, some, or nearly nothing
        for (auto& [id, content] : m_contents)
            for (const Change& change : content.pending) {
                if (mood == 0 ? !oneIn(10) : mood == 1 ? oneIn(2) : oneIn(10))
                    continue;
                std::size_t size = change.bytes.size();
                if (!change.isTruncation && oneIn(3)) // torn between two sectors
                    size = std::min(size, std::size_t(m_random() % (size / kSector + 1)) * kSector);
                apply(change, size, content.durable);
            }
        std::vector<std::string> there;
        for (const auto& entry : fs::recursive_directory_iterator(m_folder))
            if (entry.is_regular_file())
                there.push_back(entry.path().string());
        for (const std::string& path : there)
            std::remove(path.c_str());
        std::map<std::uint64_t, std::string> written;
        for (const auto& [path, id] : m_names) {
            const auto [first, isNew] = written.try_emplace(id, path);
            if (isNew)
                std::ofstream(path, std::ios::binary) << m_contents[id].durable;
            else // one file under two names
                fs::create_hard_link(first->second, path);
        }
        ::_exit(kPowerCut);
    }

    std::mutex m_mutex; // guards all below
    const std::string m_folder;
    int m_callsLeft;
    std::mt19937_64 m_random;
    std::map<std::uint64_t, std::uint64_t> m_ids; ///< of the inodes that are in use
    std::size_t m_forgotten = 0;
    std::map<std::uint64_t, Content> m_contents; ///< by id
    std::map<std::string, std::uint64_t> m_names;
    std::vector<Naming> m_pendingNames;
};

Disk* disk = nullptr;

} // namespace

void cutPowerAtCall(const std::string& folder, int n, std::uint64_t seed) {
    disk = new Disk(fs::canonical(folder).string(), n, seed); // as long as the process
    listenToFileCalls([](const FileCall& call) { disk->take(call); });
}

} // namespace mw::test

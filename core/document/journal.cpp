// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/document/journal.h"

#include "core/base/file.h"
#include "core/base/hash.h"
#include "core/document/document_file.h"
#include "core/document/edit_text.h"
#include "core/document/json_cursor.h"
#include "core/document/json_writer.h"

#include <cerrno>
#include <optional>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace mw::document {

namespace {

constexpr int kJournalVersion = 1;
constexpr std::size_t kChecksumDigits = 16;
constexpr std::uint64_t kLargestJournal = 1ull << 30;
constexpr std::string_view kExtension = ".mapwright";

template <class Call>
auto retrying(Call call) {
    auto answer = call();
    while (answer < 0 && errno == EINTR)
        answer = call();
    return answer;
}

std::string hashOf(std::string_view text) { return toHex(sha256(text)); }

std::string headerFor(const std::string& documentHash) {
    JsonWriter writer(JsonWriter::Layout::Line);
    writer.beginObject();
    writer.unsignedInteger("journal", kJournalVersion);
    writer.text("document", documentHash);
    writer.endObject();
    return writer.result();
}

std::string savingLine(const std::string& documentHash) {
    JsonWriter writer(JsonWriter::Layout::Line);
    writer.beginObject();
    writer.text("saving", documentHash);
    writer.endObject();
    return writer.result();
}

/// Reads a member of a line that holds a hash; none where the line is another.
std::optional<std::string> hashIn(const JsonValue& line, std::string_view key) {
    const JsonValue::Member* const member = line.member(key);
    if (member == nullptr || member->value.kind != JsonValue::Kind::Text)
        return {};
    return member->value.text;
}

/// What stands in a journal up to the first line that is not whole.
struct Contents {
    std::string base;                ///< hash of the document the edits start from; empty: no header
    std::vector<mapping::Edit> edits;
    std::vector<std::pair<std::string, std::size_t>> saves; ///< hash of what was about to be saved, edits made before
    std::string checksum;            ///< of the last whole line
    std::size_t wholeBytes = 0;
    std::size_t lines = 0;

    /// Takes a line in; false where it is not one.
    bool take(std::string_view json) {
        const Result<JsonValue> line = parseJson(json);
        if (!line.ok())
            return false;
        if (lines == 0) {
            const JsonValue::Member* const version = line->member("journal");
            const std::optional<std::string> hash = hashIn(line.value(), "document");
            if (version == nullptr || version->value.text != std::to_string(kJournalVersion) || !hash)
                return false;
            base = *hash;
        } else if (const std::optional<std::string> hash = hashIn(line.value(), "saving")) {
            saves.emplace_back(*hash, edits.size());
        } else {
            Result<mapping::Edit> edit = parseEdit(json, "journal");
            if (!edit.ok())
                return false;
            edits.push_back(std::move(edit).value());
        }
        ++lines;
        return true;
    }
};

std::string checksumAfter(const std::string& before, std::string_view json) {
    Sha256 sum;
    sum.add(before);
    sum.add(json);
    return toHex(sum.finish()).substr(0, kChecksumDigits);
}

Contents readContents(std::string_view text) {
    Contents contents;
    while (contents.wholeBytes < text.size()) {
        const std::string_view rest = text.substr(contents.wholeBytes);
        const std::size_t end = rest.find('\n');
        if (end == std::string_view::npos || end < kChecksumDigits + 1 || rest[kChecksumDigits] != ' ')
            break;
        const std::string_view json = rest.substr(kChecksumDigits + 1, end - kChecksumDigits - 1);
        std::string checksum = checksumAfter(contents.checksum, json);
        if (rest.substr(0, kChecksumDigits) != checksum || !contents.take(json))
            break;
        contents.checksum = std::move(checksum);
        contents.wholeBytes += end + 1;
    }
    return contents;
}

} // namespace

struct Journal::State {
    std::string documentPath, path;
    int file = -1;
    std::string savedHash; ///< of the document's file as last read or written
    std::string checksum;
    std::uint64_t bytes = 0;
    bool pending = false;
    Recovery recovery;

    ~State() {
        if (file < 0)
            return;
        // Unlinked while still locked: whoever waits for the lock finds that the name is gone and starts anew.
        if (!pending)
            ::unlink(path.c_str());
        ::close(file);
    }

    Error failure(bool writing) const { return fromErrno(errno, path, writing); }

    /// Opens and locks the file that the path names at that moment.
    Result<void> lock() {
        while (true) {
            file = retrying([&] { return ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0644); });
            if (file < 0)
                return failure(true);
            if (retrying([&] { return ::flock(file, LOCK_EX | LOCK_NB); }) != 0) {
                const Error error = errno == EWOULDBLOCK ? at(makeError(Code::Locked), documentPath) : failure(true);
                ::close(file);
                file = -1;
                return error;
            }
            struct stat opened = {}, named = {};
            if (::fstat(file, &opened) == 0 && ::stat(path.c_str(), &named) == 0 && opened.st_ino == named.st_ino &&
                opened.st_dev == named.st_dev)
                return {};
            ::close(file);
        }
    }

    Result<void> cutTo(std::uint64_t length) {
        if (retrying([&] { return ::ftruncate(file, off_t(length)); }) != 0)
            return failure(true);
        bytes = length;
        return {};
    }

    Result<void> writeLine(const std::string& json) {
        std::string sum = checksumAfter(checksum, json);
        const std::string line = sum + " " + json + "\n";
        std::size_t written = 0;
        while (written < line.size()) {
            const ssize_t count = retrying([&] {
                return ::pwrite(file, line.data() + written, line.size() - written, off_t(bytes + written));
            });
            if (count <= 0) {
                const Error error = failure(true);
                // A part of a line would end the journal for all that follow.
                MW_TRY_DO(cutTo(bytes));
                return error;
            }
            written += std::size_t(count);
        }
        bytes += line.size();
        checksum = std::move(sum);
        return {};
    }

    Result<void> sync() const {
        if (retrying([&] { return ::fdatasync(file); }) != 0)
            return failure(true);
        return {};
    }

    Result<void> restart(const std::string& documentHash) {
        MW_TRY_DO(cutTo(0));
        checksum.clear();
        pending = false;
        savedHash = documentHash;
        return writeLine(headerFor(documentHash));
    }

    /// Finds what is pending for the document as it stands on disk.
    Result<void> recover() {
        MW_TRY(const std::string text, readFile(path, kLargestJournal));
        Contents contents = readContents(text);
        std::size_t from = 0;
        bool known = contents.base == savedHash;
        for (const auto& [hash, edits] : contents.saves) {
            if (hash == savedHash) {
                known = true;
                from = edits;
            }
        }
        contents.edits.erase(contents.edits.begin(), contents.edits.begin() + std::ptrdiff_t(from));
        if (contents.edits.empty())
            return restart(savedHash);
        recovery.edits = std::move(contents.edits);
        recovery.torn = contents.wholeBytes < text.size();
        recovery.changedOnDisk = !known;
        checksum = contents.checksum;
        pending = true;
        return cutTo(contents.wholeBytes);
    }
};

Journal::Journal(std::unique_ptr<State> state) : m_state(std::move(state)) {}
Journal::Journal(Journal&&) noexcept = default;
Journal& Journal::operator=(Journal&&) noexcept = default;
Journal::~Journal() = default;

std::string Journal::pathFor(const std::string& documentPath) {
    const std::size_t slash = documentPath.rfind('/');
    const std::size_t begin = slash == std::string::npos ? 0 : slash + 1;
    std::string name = documentPath.substr(begin);
    if (name.size() > kExtension.size() && name.ends_with(kExtension))
        name.resize(name.size() - kExtension.size());
    return documentPath.substr(0, begin) + "." + name + ".mapwright-journal";
}

Result<Journal> Journal::open(const std::string& documentPath, std::string_view documentText) {
    auto state = std::make_unique<State>();
    state->documentPath = documentPath;
    state->path = pathFor(documentPath);
    state->savedHash = hashOf(documentText);
    MW_TRY_DO(state->lock());
    MW_TRY_DO(state->recover());
    return Journal(std::move(state));
}

const Recovery& Journal::recovery() const { return m_state->recovery; }

Result<void> Journal::append(const mapping::Edit& edit) {
    MW_TRY_DO(m_state->writeLine(printEdit(edit)));
    m_state->pending = true;
    return {};
}

Result<void> Journal::sync() { return m_state->sync(); }

Result<void> Journal::restart(std::string_view documentText) {
    m_state->recovery = {};
    return m_state->restart(hashOf(documentText));
}

Result<bool> Journal::changedOnDisk() const {
    const Result<std::string> text = readFile(m_state->documentPath, kMaxDocumentBytes);
    if (text.ok())
        return hashOf(text.value()) != m_state->savedHash;
    if (text.error().code == Code::FileNotFound)
        return true;
    return text.error();
}

Result<void> Journal::save(const mapping::Document& document, bool overwrite) {
    if (!overwrite) {
        MW_TRY(const bool changed, changedOnDisk());
        if (changed)
            return at(makeError(Code::ChangedOnDisk), m_state->documentPath);
    }
    const std::string hash = hashOf(printDocument(document));
    MW_TRY_DO(m_state->writeLine(savingLine(hash)));
    MW_TRY_DO(m_state->sync());
    MW_TRY_DO(saveDocument(document, m_state->documentPath));
    m_state->recovery = {};
    return m_state->restart(hash);
}

} // namespace mw::document

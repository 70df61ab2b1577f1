// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/file_commit.h"

#include "core/base/file.h"

#include <cerrno>
#include <charconv>
#include <cstdio>
#include <filesystem>
#include <string_view>
#include <system_error>

namespace mw {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view kName = ".mapwright-run";
constexpr std::string_view kFirstLine = "mapwright-run-1\n";

/// A text behind its length: "5 hello\n".
void appendText(std::string& into, std::string_view text) {
    into += std::to_string(text.size()) + " ";
    into += text;
    into += '\n';
}

bool takeText(std::string_view& from, std::string& text) {
    std::size_t size = 0;
    const auto [end, failure] = std::from_chars(from.data(), from.data() + from.size(), size);
    const auto head = std::size_t(end - from.data()) + 1;
    if (failure != std::errc() || head > from.size() || size >= from.size() - head || from[head + size] != '\n')
        return false;
    text = from.substr(head, size);
    from.remove_prefix(head + size + 1);
    return true;
}

/// Whoever goes on may stand in another folder.
std::string absolute(const std::string& path) {
    std::error_code failure;
    const fs::path found = fs::absolute(path, failure);
    return failure ? path : found.string();
}

Result<void> removeFile(const std::string& path) {
    if (std::remove(path.c_str()) != 0 && errno != ENOENT)
        return fromErrno(errno, path, true);
    return syncFolderOf(path);
}

} // namespace

Result<FileCommit> FileCommit::open(const std::string& place, bool isFolder) {
    const fs::path path(place);
    const fs::path folder = isFolder ? path : path.parent_path();
    FileCommit made((folder / (isFolder ? std::string(kName) : "." + path.filename().string() + std::string(kName))).string());
    // After a power cut a file may be found under both of its names.
    removeAbandoned(made.m_notePath);
    if (fileExists(made.m_notePath))
        MW_TRY_DO(made.readNote());
    return made;
}

Result<void> FileCommit::readNote() {
    MW_TRY(const std::string text, readFile(m_notePath));
    std::string_view rest(text);
    std::string note;
    bool isWhole = rest.starts_with(kFirstLine);
    if (isWhole) {
        rest.remove_prefix(kFirstLine.size());
        isWhole = takeText(rest, note);
    }
    PreparedFile file;
    while (isWhole && !rest.empty()) {
        isWhole = takeText(rest, file.scratch) && takeText(rest, file.path);
        if (!isWhole || !fileExists(file.scratch)) // it has its name
            continue;
        if (std::rename(file.scratch.c_str(), file.path.c_str()) != 0)
            return fromErrno(errno, file.path, true);
        std::remove(file.scratch.c_str()); // still there where both were names of the file already
        MW_TRY_DO(syncFolderOf(file.path));
    }
    if (!isWhole)
        return at(makeError(Code::WrongValue, "the note of an unfinished run is not one of this version"), m_notePath);
    m_note = std::move(note);
    return {};
}

Result<void> FileCommit::commit(std::span<const std::unique_ptr<ByteSink>* const> sinks) {
    if (m_make) {
        std::string text(kFirstLine);
        MW_TRY(const std::string note, m_make());
        appendText(text, note);
        std::vector<std::string> scratches;
        Result<void> decided;
        for (const std::unique_ptr<ByteSink>* const sink : sinks) {
            const auto prepared = (*sink)->prepare();
            if (!prepared.ok()) {
                decided = prepared.error();
                break;
            }
            if (prepared->scratch.empty())
                continue;
            scratches.push_back(prepared->scratch);
            appendText(text, absolute(prepared->scratch));
            appendText(text, absolute(prepared->path));
        }
        if (decided.ok())
            decided = writeFile(m_notePath, text);
        if (!decided.ok()) {
            // A note that got its name all the same may be what is found next time: then the files must be there too.
            const auto there = readFile(m_notePath);
            if (!there.ok() || *there != text)
                for (const std::string& scratch : scratches)
                    std::remove(scratch.c_str());
            return decided;
        }
        m_note = note;
    }
    for (const std::unique_ptr<ByteSink>* const sink : sinks)
        MW_TRY_DO((*sink)->finish());
    return {};
}

Result<void> FileCommit::dropNote() {
    m_make = {};
    if (!m_note)
        return {};
    m_note.reset();
    return removeFile(m_notePath);
}

} // namespace mw

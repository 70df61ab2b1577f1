// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/mapping/edit.h"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace mw::document {

/// What a program that ended without saving left behind.
struct Recovery {
    std::vector<mapping::Edit> edits; ///< in the order they were made: a prefix of all that were appended
    bool torn = false;                ///< the end of the journal was not whole and has been cut off
    bool changedOnDisk = false;       ///< the document is not the one the edits were made on
    bool isEmpty() const { return edits.empty(); }
};

/// Keeps the edits made since a document was saved in a file beside it, ".<name>.mapwright-journal", so that a crash loses
/// none. One line per edit, each with a checksum over itself and all before it; the first names the hash of the document
/// that the edits start from. The file is locked while the object lives, and is removed with it if nothing is pending.
///
/// append() hands each line to the system at once, so a killed program loses nothing. sync() forces the lines to the disk:
/// call it about once a second while edits are made, from any thread; a power cut loses at most what came after it.
/// All else is for one thread at a time.
class Journal {
public:
    /// Opens or starts the journal of a document; `documentText` are the bytes of its file as they were read. Locked where
    /// another program has it; otherwise the errors of files.
    static Result<Journal> open(const std::string& documentPath, std::string_view documentText);
    static std::string pathFor(const std::string& documentPath);

    Journal(Journal&&) noexcept;
    Journal& operator=(Journal&&) noexcept;
    ~Journal();

    /// What was found when it was opened. Those edits stay in the journal: apply them, or drop them by restart().
    const Recovery& recovery() const;

    /// Adds an edit that was applied, undone ones by their inverse. On an error the journal is as before.
    Result<void> append(const mapping::Edit& edit);
    Result<void> sync();
    /// Forgets all edits: the document's file now holds `documentText`.
    Result<void> restart(std::string_view documentText);

    /// Saves the document and starts anew. ChangedOnDisk where the file is no longer the one that was read or saved last,
    /// unless `overwrite`; a crash at any moment leaves either the old file with all edits pending, or the new file with none.
    Result<void> save(const mapping::Document& document, bool overwrite = false);
    /// Says whether another program has written or removed the file since it was read or saved last.
    Result<bool> changedOnDisk() const;

private:
    struct State;
    explicit Journal(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

} // namespace mw::document

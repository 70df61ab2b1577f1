// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/file.h"
#include "core/connect/writer.h"

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace mw {

/// Commits load files together with the note of their run, so that whoever resumes it knows whether its rows are in
/// them: the files are made durable under other names, then a hidden file beside them gets the note and these names,
/// and that decides; then the files get their names. Whoever opens the place next does what was left to do. One thread.
class FileCommit {
public:
    /// `place`: the folder of the files, or the only file. Finishes a commit that was decided.
    static Result<FileCommit> open(const std::string& place, bool isFolder);

    /// The note of a run that was not finished.
    const std::optional<std::string>& note() const { return m_note; }
    void keepNote(MakeNote make) { m_make = std::move(make); }
    /// Finishes all of the sinks, none where that fails. Without somebody who keeps notes each stands for itself.
    Result<void> commit(std::span<const std::unique_ptr<ByteSink>* const> sinks);
    /// Takes the note away, durably, and keeps none any more.
    Result<void> dropNote();

private:
    explicit FileCommit(std::string notePath) : m_notePath(std::move(notePath)) {}
    Result<void> readNote();

    std::string m_notePath;
    MakeNote m_make;
    std::optional<std::string> m_note; ///< as it lies there
};

} // namespace mw

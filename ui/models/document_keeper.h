// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/document/journal.h"
#include "ui/models/tasks.h"

#include <QTimer>

#include <memory>

namespace mw::ui {

/// A document as it came from its file, with the journal of what was not saved.
struct OpenedDocument {
    mapping::Document document;
    std::string path;
    std::string text;                           ///< the bytes of the file
    std::shared_ptr<document::Journal> journal; ///< null where it could not be kept, see `journalError`
    std::optional<Error> journalError;
};
/// Reads the file and opens its journal; on a worker.
Result<OpenedDocument> openDocument(const std::string& path);

/// Keeps a document's file and journal on the file lane: every edit is written down at once, forced to the disk once a
/// second, and forgotten when the document is saved or left without saving.
class DocumentKeeper final : public QObject {
    Q_OBJECT
public:
    DocumentKeeper(Tasks& tasks, std::shared_ptr<document::Journal> journal, std::string path, std::string text);
    /// Waits for what is under way: an edit that was made is never lost by leaving.
    ~DocumentKeeper() override;

    void append(const mapping::Edit& edit);
    /// Saves in place; ChangedOnDisk where somebody else wrote the file, unless `overwrite`.
    void save(std::shared_ptr<const mapping::Document> document, bool overwrite, std::function<void(Result<bool>)> done);
    /// Takes back that edits are pending: they are not wanted any more.
    void forget();

Q_SIGNALS:
    /// The journal could not be written; edits are safe only once saved.
    void failed(const QString& why);

private:
    Tasks& m_tasks;
    std::shared_ptr<document::Journal> m_journal;
    std::string m_path;
    std::shared_ptr<const std::string> m_text;
    QTimer m_syncSoon;
    JobPtr m_last;
};

} // namespace mw::ui

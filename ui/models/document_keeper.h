// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/document/history.h"
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

/// Keeps a document's file, journal and history on the file lane: every edit is written down at once, forced to the disk
/// once a second, and forgotten when the document is saved or left without saving; what was saved goes into the history.
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
    /// The text of the file as it was read or saved last.
    std::shared_ptr<const std::string> text() const { return m_text; }
    /// From now on the file as it is now is what edits start from: `text`, and `edit` leads from there to the document at hand.
    void goOnFrom(std::string text, const mapping::Edit& edit);

Q_SIGNALS:
    /// The journal could not be written; edits are safe only once saved.
    void failed(const QString& why);
    /// The document was saved, but not what led there.
    void historyFailed(const QString& why);
    void historyKept();

private:
    void keepHistory(std::shared_ptr<const std::string> was, std::shared_ptr<const mapping::Document> now,
                     std::vector<document::PerformedEdit> performed);

    Tasks& m_tasks;
    std::shared_ptr<document::Journal> m_journal;
    std::string m_path;
    std::shared_ptr<const std::string> m_text;
    std::vector<document::PerformedEdit> m_performed; ///< since then
    QTimer m_syncSoon;
    JobPtr m_last;
};

} // namespace mw::ui

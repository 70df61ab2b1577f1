// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/document_keeper.h"

#include "core/base/clock.h"
#include "core/base/file.h"
#include "core/document/document_file.h"
#include "core/evidence/document_history.h"
#include "ui/present/messages.h"
#include "ui/present/person.h"
#include "ui/present/text.h"

namespace mw::ui {

namespace {
constexpr int kSyncMs = 1000;
}

Result<OpenedDocument> openDocument(const std::string& path) {
    OpenedDocument opened;
    opened.path = path;
    MW_TRY(opened.text, readFile(path));
    MW_TRY(opened.document, document::parseDocument(opened.text, path));
    auto journal = document::Journal::open(path, opened.text);
    if (journal)
        opened.journal = std::make_shared<document::Journal>(std::move(journal).value());
    else
        opened.journalError = journal.error();
    return opened;
}

DocumentKeeper::DocumentKeeper(Tasks& tasks, std::shared_ptr<document::Journal> journal, std::string path, std::string text)
    : m_tasks(tasks), m_journal(std::move(journal)), m_path(std::move(path)),
      m_text(std::make_shared<const std::string>(std::move(text))) {
    m_syncSoon.setSingleShot(true);
    m_syncSoon.setInterval(kSyncMs);
    connect(&m_syncSoon, &QTimer::timeout, this, [this] {
        m_last = m_tasks.run<bool>(
            Tasks::Lane::File, tr("Force edits to the disk"), this,
            [journal = m_journal](JobContext&) -> Result<bool> {
                MW_TRY_DO(journal->sync());
                return true;
            },
            [this](Result<bool> result) {
                if (!result)
                    Q_EMIT failed(messageWithPlace(result.error()));
            });
    });
}

DocumentKeeper::~DocumentKeeper() {
    if (m_last)
        m_last->wait();
}

void DocumentKeeper::append(const mapping::Edit& edit) {
    m_performed.push_back({edit, Clock::system().nowMicros()});
    if (!m_journal)
        return;
    m_last = m_tasks.run<bool>(
        Tasks::Lane::File, tr("Write an edit down"), this,
        [journal = m_journal, edit](JobContext&) -> Result<bool> {
            MW_TRY_DO(journal->append(edit));
            return true;
        },
        [this](Result<bool> result) {
            if (!result)
                Q_EMIT failed(messageWithPlace(result.error()));
        });
    if (!m_syncSoon.isActive())
        m_syncSoon.start();
}

void DocumentKeeper::save(std::shared_ptr<const mapping::Document> document, bool overwrite, std::function<void(Result<bool>)> done) {
    m_last = m_tasks.run<std::string>(
        Tasks::Lane::File, tr("Save"), this,
        [journal = m_journal, path = m_path, document, overwrite](JobContext&) -> Result<std::string> {
            if (journal)
                MW_TRY_DO(journal->save(*document, overwrite));
            else
                MW_TRY_DO(document::saveDocument(*document, path));
            return document::printDocument(*document);
        },
        [this, document, saved = m_performed.size(), done = std::move(done)](Result<std::string> result) {
            if (result) {
                const auto was = std::exchange(m_text, std::make_shared<const std::string>(std::move(result).value()));
                keepHistory(was, document, {m_performed.begin(), m_performed.begin() + std::ptrdiff_t(saved)});
                m_performed.erase(m_performed.begin(), m_performed.begin() + std::ptrdiff_t(saved));
            }
            done(result ? Result<bool>(true) : Result<bool>(result.error()));
        });
}

void DocumentKeeper::keepHistory(std::shared_ptr<const std::string> was, std::shared_ptr<const mapping::Document> now,
                                 std::vector<document::PerformedEdit> performed) {
    const QString user = qEnvironmentVariable("USER", tr("somebody"));
    const QString person = personName().isEmpty() ? user : personName();
    m_last = m_tasks.run<bool>(
        Tasks::Lane::File, tr("Keep the history"), this,
        [path = evidence::storePath(m_path), was, now, performed = std::move(performed),
         author = utf8(person),
         words = evidence::HistoryWords{utf8(tr("Changed outside Mapwright")), utf8(tr("Several edits"))}](JobContext&) -> Result<bool> {
            MW_TRY(const mapping::Document before, document::parseDocument(*was, "the file before"));
            evidence::StoreOptions options;
            options.write = true;
            options.actor = author;
            MW_TRY(const auto store, evidence::EvidenceStore::open(path, options));
            MW_TRY_DO(evidence::keepHistory(*store, before, *now, performed, author, words));
            return true;
        },
        [this](Result<bool> result) {
            if (result)
                Q_EMIT historyKept();
            else
                Q_EMIT historyFailed(messageWithPlace(result.error()));
        });
}

void DocumentKeeper::goOnFrom(std::string text, const mapping::Edit& edit) {
    m_text = std::make_shared<const std::string>(std::move(text));
    m_performed.clear();
    forget();
    append(edit);
}

void DocumentKeeper::forget() {
    if (!m_journal)
        return;
    m_syncSoon.stop();
    m_last = m_tasks.run<bool>(
        Tasks::Lane::File, tr("Forget edits"), this,
        [journal = m_journal, text = m_text](JobContext&) -> Result<bool> {
            MW_TRY_DO(journal->restart(*text));
            return true;
        },
        [this](Result<bool> result) {
            if (!result)
                Q_EMIT failed(messageWithPlace(result.error()));
        });
}

} // namespace mw::ui

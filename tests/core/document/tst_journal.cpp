// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/file.h"
#include "core/document/document_file.h"
#include "core/document/edit_text.h"
#include "core/document/journal.h"
#include "tests/core/document/random_edits.h"
#include "tests/core/mapping/small_document.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/test_main.h"

#include <QThread>

#include <csignal>
#include <fstream>

#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace mw;
using namespace mw::mapping;
using namespace mw::document;

class TestJournal : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void editsComeBackFromTheirText();
    void damagedEditsAreRefused();
    void whatWasAppendedIsRecovered();
    void nothingPendingLeavesNoFile();
    void savingLeavesNothingPending();
    void aCrashWhileSavingLosesNothing_data();
    void aCrashWhileSavingLosesNothing();
    void everyTornEndGivesAPrefix();
    void everyFlippedByteGivesAPrefix();
    void aFileChangedOutsideIsNoticed();
    void twoProgramsCannotHaveOneDocument();
    void aFolderThatCannotBeWrittenIsNamed();
    void killedAtAnyMomentAPrefixRemains();
    void pathsLieBesideTheDocument_data();
    void pathsLieBesideTheDocument();
};

namespace {

Edit changeTitle(int number) {
    return {"Change title " + std::to_string(number), {SetDocumentText{"Title " + std::to_string(number), "", Pattern::Migration, {}}}};
}

/// A folder with a saved document.
struct Place {
    test::TemporaryFolder folder;
    std::string path = folder.file("crm.mapwright");
    Document document = test::smallDocument();
    Place() {
        const Result<void> saved = saveDocument(document, path);
        MW_ASSERT(saved.ok(), "the test can write its folder");
    }
    std::string text() const {
        Result<std::string> read = readFile(path);
        return read.ok() ? std::move(read).value() : std::string();
    }
    Result<Journal> open() const { return Journal::open(path, text()); }
    std::string journalPath() const { return Journal::pathFor(path); }
};

/// Without the care for power cuts that writeFile() takes: a thousand of them would take their time.
bool overwrite(const std::string& path, std::string_view bytes) {
    std::ofstream file(path, std::ios::binary | std::ios::trunc);
    file.write(bytes.data(), std::streamsize(bytes.size()));
    return bool(file.flush());
}

std::string textAfter(Document document, const std::vector<Edit>& edits) {
    for (const Edit& each : edits) {
        if (!apply(document, each).ok())
            return "an edit does not apply";
    }
    return printDocument(document);
}

} // namespace

void TestJournal::editsComeBackFromTheirText() {
    test::Random random("edits as text");
    test::RandomEdits edits(random);
    Document document = test::smallDocument();
    for (int i = 0; i < 1000; ++i) {
        const Edit edit = edits.make(document);
        const std::string text = printEdit(edit);
        QVERIFY(text.find('\n') == std::string::npos);
        const Result<Edit> back = parseEdit(text, "edit");
        QVERIFY2(back.ok(), back.ok() ? "" : (back.error().line() + "\n" + text).c_str());
        QCOMPARE(printEdit(back.value()), text);
        Document one = document, other = document;
        const Result<Edit> undoOne = apply(one, edit), undoOther = apply(other, back.value());
        QVERIFY(undoOne.ok() && undoOther.ok());
        QVERIFY(printDocument(one) == printDocument(other));
        // The inverse is written to the journal by an undo, and must survive it too.
        QCOMPARE(printEdit(parseEdit(printEdit(undoOne.value()), "undo").value()), printEdit(undoOther.value()));
        document = std::move(one);
    }
}

void TestJournal::damagedEditsAreRefused() {
    const std::string text = printEdit(changeTitle(1));
    for (std::size_t size = 0; size < text.size(); ++size)
        QVERIFY(!parseEdit(text.substr(0, size), "edit").ok());
    for (const char* const bad : {R"({"edit": "x"})", R"({"steps": []})", R"({"edit": "x", "steps": [{"set": "nothing"}]})",
                                  R"({"edit": "x", "steps": [{"set": "check"}]})",
                                  R"({"edit": "x", "steps": [{"set": "check", "id": "a", "more": 1}]})",
                                  R"({"edit": "x", "steps": [{"set": "pipeline"}]})"})
        QVERIFY2(!parseEdit(bad, "edit").ok(), bad);
}

void TestJournal::whatWasAppendedIsRecovered() {
    Place place;
    std::vector<Edit> made;
    {
        Result<Journal> journal = place.open();
        QVERIFY2(journal.ok(), journal.ok() ? "" : journal.error().line().c_str());
        QVERIFY(journal->recovery().isEmpty());
        test::Random random("journaled edits");
        test::RandomEdits edits(random);
        Document document = place.document;
        for (int i = 0; i < 200; ++i) {
            made.push_back(edits.make(document));
            const Result<Edit> undo = apply(document, made.back());
            QVERIFY(undo.ok() && journal->append(made.back()).ok());
            if (i % 5 == 0) {
                made.push_back(undo.value());
                QVERIFY(apply(document, undo.value()).ok() && journal->append(undo.value()).ok());
            }
        }
        QVERIFY(journal->sync().ok());
    }
    {
        Result<Journal> journal = place.open();
        QVERIFY(journal.ok());
        QVERIFY(!journal->recovery().torn && !journal->recovery().changedOnDisk);
        QCOMPARE(journal->recovery().edits.size(), made.size());
        QVERIFY(textAfter(place.document, journal->recovery().edits) == textAfter(place.document, made));
        // Work goes on in the same journal.
        made.push_back(changeTitle(7));
        QVERIFY(journal->append(made.back()).ok());
    }
    Result<Journal> journal = place.open();
    QVERIFY(journal.ok());
    QVERIFY(textAfter(place.document, journal->recovery().edits) == textAfter(place.document, made));
    // Dismissed edits are gone.
    QVERIFY(journal->restart(place.text()).ok());
    QVERIFY(journal->recovery().isEmpty());
    journal = makeError(Code::Internal, "closed");
    journal = place.open();
    QVERIFY(journal.ok() && journal->recovery().isEmpty());
}

void TestJournal::nothingPendingLeavesNoFile() {
    Place place;
    {
        Result<Journal> journal = place.open();
        QVERIFY(journal.ok());
        QVERIFY(place.folder.names().contains(QStringLiteral(".crm.mapwright-journal")));
    }
    QCOMPARE(place.folder.names(), QStringList{QStringLiteral("crm.mapwright")});
}

void TestJournal::savingLeavesNothingPending() {
    Place place;
    {
        Result<Journal> journal = place.open();
        QVERIFY(journal.ok());
        for (int i = 0; i < 3; ++i) {
            QVERIFY(apply(place.document, changeTitle(i)).ok());
            QVERIFY(journal->append(changeTitle(i)).ok());
            QVERIFY(journal->save(place.document).ok());
            QVERIFY(loadDocument(place.path).value() == place.document);
            QVERIFY(!journal->changedOnDisk().value());
        }
    }
    QCOMPARE(place.folder.names(), QStringList{QStringLiteral("crm.mapwright")});
}

void TestJournal::aCrashWhileSavingLosesNothing_data() {
    QTest::addColumn<bool>("written");
    QTest::newRow("before the new file is in place") << false;
    QTest::newRow("after the new file is in place") << true;
}

void TestJournal::aCrashWhileSavingLosesNothing() {
    QFETCH(bool, written);
    Place place;
    const std::string oldText = place.text();
    std::string journalText;
    {
        Result<Journal> journal = place.open();
        QVERIFY(journal.ok());
        QVERIFY(journal->append(changeTitle(1)).ok());
        Document document = place.document;
        QVERIFY(apply(document, changeTitle(1)).ok());
        // Saving into a folder that refuses it leaves the journal as a crash would: announced, not restarted.
        QVERIFY(::mkdir((place.path + ".keep").c_str(), 0755) == 0);
        QVERIFY(std::rename(place.path.c_str(), (place.path + ".keep/old").c_str()) == 0);
        QVERIFY(::mkdir(place.path.c_str(), 0755) == 0);
        QVERIFY(!journal->save(document, true).ok());
        QVERIFY(::rmdir(place.path.c_str()) == 0);
        QVERIFY(writeFile(place.path, written ? printDocument(document) : oldText).ok());
        QVERIFY(journal->append(changeTitle(2)).ok());
    }
    Result<Journal> journal = place.open();
    QVERIFY(journal.ok());
    QVERIFY(!journal->recovery().changedOnDisk);
    QCOMPARE(journal->recovery().edits.size(), written ? 1u : 2u);
    QCOMPARE(test::qt(journal->recovery().edits.back().label), QStringLiteral("Change title 2"));
}

void TestJournal::everyTornEndGivesAPrefix() {
    Place place;
    {
        Result<Journal> journal = place.open();
        QVERIFY(journal.ok());
        for (int i = 0; i < 4; ++i)
            QVERIFY(journal->append(changeTitle(i)).ok());
    }
    const std::string whole = readFile(place.journalPath()).value();
    std::size_t most = 0;
    for (std::size_t size = 0; size <= whole.size(); ++size) {
        QVERIFY(overwrite(place.journalPath(), std::string_view(whole).substr(0, size)));
        Result<Journal> journal = place.open();
        QVERIFY(journal.ok());
        const Recovery& recovery = journal->recovery();
        QVERIFY(recovery.edits.size() >= most);
        most = recovery.edits.size();
        for (std::size_t i = 0; i < most; ++i)
            QCOMPARE(printEdit(recovery.edits[i]), printEdit(changeTitle(int(i))));
        // The next edit follows the whole ones.
        QVERIFY(journal->append(changeTitle(99)).ok());
        journal = makeError(Code::Internal, "closed");
        journal = place.open();
        QVERIFY(journal.ok());
        QCOMPARE(journal->recovery().edits.size(), most + 1);
        QVERIFY(!journal->recovery().torn);
    }
    QCOMPARE(most, 4u);
}

void TestJournal::everyFlippedByteGivesAPrefix() {
    Place place;
    {
        Result<Journal> journal = place.open();
        for (int i = 0; i < 3; ++i)
            QVERIFY(journal->append(changeTitle(i)).ok());
    }
    const std::string whole = readFile(place.journalPath()).value();
    for (std::size_t at = 0; at < whole.size(); ++at) {
        std::string damaged = whole;
        damaged[at] = char(damaged[at] ^ 0x04);
        QVERIFY(overwrite(place.journalPath(), damaged));
        Result<Journal> journal = place.open();
        QVERIFY(journal.ok());
        const std::vector<Edit>& edits = journal->recovery().edits;
        QVERIFY(edits.size() < 3);
        for (std::size_t i = 0; i < edits.size(); ++i)
            QCOMPARE(printEdit(edits[i]), printEdit(changeTitle(int(i))));
        QVERIFY(journal->restart(place.text()).ok());
    }
}

void TestJournal::aFileChangedOutsideIsNoticed() {
    Place place;
    Document other = place.document;
    other.title = "Changed outside";
    {
        Result<Journal> journal = place.open();
        QVERIFY(journal->append(changeTitle(1)).ok());
        QVERIFY(!journal->changedOnDisk().value());
        QVERIFY(saveDocument(other, place.path).ok());
        QVERIFY(journal->changedOnDisk().value());
        const Result<void> saved = journal->save(place.document);
        QVERIFY(!saved.ok());
        QCOMPARE(int(saved.error().code), int(Code::ChangedOnDisk));
        QVERIFY(loadDocument(place.path).value() == other);
    }
    {
        // The edits were made on another text: they are offered, and it is said.
        Result<Journal> journal = place.open();
        QVERIFY(journal.ok());
        QVERIFY(journal->recovery().changedOnDisk);
        QCOMPARE(journal->recovery().edits.size(), 1u);
        QVERIFY(journal->save(place.document, true).ok());
        QVERIFY(loadDocument(place.path).value() == place.document);
        QVERIFY(::unlink(place.path.c_str()) == 0);
        QVERIFY(journal->changedOnDisk().value());
        QVERIFY(journal->save(place.document, true).ok());
    }
    QCOMPARE(place.folder.names(), QStringList{QStringLiteral("crm.mapwright")});
}

void TestJournal::twoProgramsCannotHaveOneDocument() {
    Place place;
    Result<Journal> first = place.open();
    QVERIFY(first.ok());
    const Result<Journal> second = place.open();
    QVERIFY(!second.ok());
    QCOMPARE(int(second.error().code), int(Code::Locked));
    QVERIFY(first->append(changeTitle(1)).ok());
    QVERIFY(first->restart(place.text()).ok());
    first = makeError(Code::Internal, "closed");
    QVERIFY(place.open().ok());
}

void TestJournal::aFolderThatCannotBeWrittenIsNamed() {
    const Result<Journal> journal = Journal::open("/nowhere/at/all.mapwright", "{}");
    QVERIFY(!journal.ok());
    QCOMPARE(int(journal.error().code), int(Code::FileNotFound));
}

/// A child appends edits, telling each one it has appended, and is killed at a random moment.
void TestJournal::killedAtAnyMomentAPrefixRemains() {
    test::Random random("kills");
    int whileAppending = 0;
    for (int round = 0; round < 40; ++round) {
        Place place;
        int pipe[2];
        QVERIFY(::pipe(pipe) == 0);
        const pid_t child = ::fork();
        QVERIFY(child >= 0);
        if (child == 0) {
            Result<Journal> journal = place.open();
            if (!journal.ok())
                ::_exit(1);
            for (int i = 0;; ++i) {
                if (!journal->append(changeTitle(i)).ok())
                    ::_exit(2);
                if (::write(pipe[1], &i, sizeof i) != sizeof i)
                    ::_exit(3);
                if (i % 50 == 49 && !journal->sync().ok())
                    ::_exit(4);
            }
        }
        ::close(pipe[1]);
        QThread::usleep(static_cast<unsigned long>(random.below(15'000)));
        QVERIFY(::kill(child, SIGKILL) == 0);
        int status = 0;
        QVERIFY(::waitpid(child, &status, 0) == child);
        QVERIFY(WIFSIGNALED(status));
        int told = 0, last = -1;
        while (::read(pipe[0], &last, sizeof last) == sizeof last)
            ++told;
        ::close(pipe[0]);
        Result<Journal> journal = place.open();
        QVERIFY2(journal.ok(), journal.ok() ? "" : journal.error().line().c_str());
        const std::vector<Edit>& edits = journal->recovery().edits;
        QVERIFY2(int(edits.size()) == told || int(edits.size()) == told + 1,
                 (std::to_string(edits.size()) + " recovered, told " + std::to_string(told)).c_str());
        for (std::size_t i = 0; i < edits.size(); ++i)
            QCOMPARE(printEdit(edits[i]), printEdit(changeTitle(int(i))));
        whileAppending += told > 0 ? 1 : 0;
        QVERIFY(journal->restart(place.text()).ok());
    }
    qInfo("40 kills, %d of them after the first edit", whileAppending);
    QVERIFY(whileAppending >= 10);
}

void TestJournal::pathsLieBesideTheDocument_data() {
    QTest::addColumn<QString>("document");
    QTest::addColumn<QString>("journal");
    QTest::newRow("in a folder") << "/a/b/crm.mapwright" << "/a/b/.crm.mapwright-journal";
    QTest::newRow("in the current folder") << "crm.mapwright" << ".crm.mapwright-journal";
    QTest::newRow("with another extension") << "/a/crm.json" << "/a/.crm.json.mapwright-journal";
    QTest::newRow("in a folder with a dot") << "/a.mapwright/crm" << "/a.mapwright/.crm.mapwright-journal";
    QTest::newRow("nothing but the extension") << "/a/.mapwright" << "/a/..mapwright.mapwright-journal";
}

void TestJournal::pathsLieBesideTheDocument() {
    QFETCH(QString, document);
    QFETCH(QString, journal);
    QCOMPARE(test::qt(Journal::pathFor(document.toStdString())), journal);
}

MW_TEST(TestJournal)
#include "tst_journal.moc"

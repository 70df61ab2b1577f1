// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/temporary_folder.h"
#include "tests/support/test_main.h"
#include "tests/support/verify_ok.h"

#include "core/load/file_commit.h"

#include <filesystem>

using namespace mw;
using namespace mw::test;
namespace fs = std::filesystem;

/// What may be found where the power was cut between a decision and the end of what it asks for.
class TestFileCommit : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aDecidedCommitIsFinishedByWhoeverComesNext();
    void filesUnderBothOfTheirNamesKeepTheRightOne();
    void nothingIsLeftOfANoteThatWasNotFinished();
};

namespace {

/// The note of a run that has written "rows" and not given the file its name.
void decide(const TemporaryFolder& folder, std::string& scratch) {
    auto sink = createFile(folder.file("people.csv"));
    VERIFY_OK(sink);
    VERIFY_OK((*sink)->write("rows"));
    auto commit = FileCommit::open(folder.path(), true);
    VERIFY_OK(commit);
    commit->keepNote([] { return Result<std::string>("the note"); });
    const auto prepared = (*sink)->prepare();
    VERIFY_OK(prepared);
    scratch = prepared->scratch;
    const std::string path = folder.file("people.csv");
    const auto text = [](const std::string& part) { return std::to_string(part.size()) + " " + part + "\n"; };
    VERIFY_OK(writeFile(folder.file(".mapwright-run"), "mapwright-run-1\n" + text("the note") + text(scratch) + text(path)));
}

} // namespace

void TestFileCommit::aDecidedCommitIsFinishedByWhoeverComesNext() {
    TemporaryFolder folder;
    std::string scratch;
    decide(folder, scratch);
    QVERIFY(fs::exists(scratch));
    auto commit = FileCommit::open(folder.path(), true);
    VERIFY_OK(commit);
    QCOMPARE(commit->note().value_or(""), std::string("the note"));
    QCOMPARE(*readFile(folder.file("people.csv")), std::string("rows"));
    QVERIFY(!fs::exists(scratch));
    VERIFY_OK(commit->dropNote());
    QCOMPARE(folder.names(), QStringList{QStringLiteral("people.csv")});
}

void TestFileCommit::filesUnderBothOfTheirNamesKeepTheRightOne() {
    TemporaryFolder folder;
    std::string scratch;
    decide(folder, scratch);
    fs::create_hard_link(scratch, folder.file("people.csv"));
    fs::create_hard_link(folder.file(".mapwright-run"), folder.file(".mapwright-run.abcdefgh.part"));
    auto commit = FileCommit::open(folder.path(), true);
    VERIFY_OK(commit);
    QCOMPARE(commit->note().value_or(""), std::string("the note"));
    VERIFY_OK(commit->dropNote());
    QCOMPARE(folder.names(), QStringList{QStringLiteral("people.csv")});
    QCOMPARE(*readFile(folder.file("people.csv")), std::string("rows"));
}

void TestFileCommit::nothingIsLeftOfANoteThatWasNotFinished() {
    TemporaryFolder folder;
    VERIFY_OK(writeFile(folder.file(".mapwright-run.abcdefgh.part"), "mapwright-run-1\n8 the"));
    auto commit = FileCommit::open(folder.path(), true);
    VERIFY_OK(commit);
    QVERIFY(!commit->note());
    QCOMPARE(folder.names(), QStringList());
}

MW_TEST(TestFileCommit)
#include "tst_file_commit.moc"

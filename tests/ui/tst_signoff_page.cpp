// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/document/content_hash.h"
#include "core/document/document_file.h"
#include "tests/support/test_main.h"
#include "tests/ui/window_fixture.h"
#include "ui/commands/map_edits.h"
#include "ui/models/changed_fact_model.h"
#include "ui/models/person_table_model.h"
#include "ui/models/runs.h"
#include "ui/models/signature_table_model.h"
#include "ui/models/signatures.h"
#include "ui/models/specification_export.h"
#include "ui/models/validations.h"
#include "ui/present/text.h"
#include "ui/screens/signoff/signoff_screen.h"
#include "ui/widgets/dense_view.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QToolButton>

using namespace mw;
using namespace mw::ui;

/// The Sign off page on the sample: gates, both acts, who counts, what has changed since, files that are verified.
class TestSignOffPage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        m_home = std::make_unique<test::WindowFixture>();
        QVERIFY(m_home->openSample());
        m_home->window().resize(1280, 720);
        m_home->window().showScreen(QStringLiteral("signoff"));
        QVERIFY(m_home->settle());
    }
    void cleanup() { m_home.reset(); }

    void gatesSayWhatIsMissingAndLeadThere() {
        test::WindowFixture& home = *m_home;
        QVERIFY(home.find("gate/0") && home.find("gate/1"));
        QVERIFY2(why(0).contains(QStringLiteral("the document has been checked")), qPrintable(why(0)));
        QVERIFY2(why(1).contains(QStringLiteral("(ACT-009)")), qPrintable(why(1)));
        QVERIFY(!home.find<QPushButton>("signNow")->isEnabled());
        picture("signoff-1-gates");
        clickOnceThere("gateGo/1");
        QVERIFY(home.settle());
        QCOMPARE(home.window().currentScreen()->name(), QStringLiteral("map"));
    }

    void aRunIsAcceptedOnItsEvidenceAlone() {
        test::WindowFixture& home = *m_home;
        QVERIFY(home.click("actAccept"));
        QVERIFY(home.settle());
        QVERIFY2(why(0).contains(QStringLiteral("nothing was loaded yet")), qPrintable(why(0)));
        clickOnceThere("gateGo/0");
        QCOMPARE(home.window().currentScreen()->name(), QStringLiteral("testload"));
        const QString target = home.path(QStringLiteral("loaded.sqlite"));
        home.project()->runs().start({{}, target, false});
        QVERIFY(home.settle());
        home.window().showScreen(QStringLiteral("signoff"));
        QVERIFY(home.settle());
        QVERIFY2(home.find<QComboBox>("signScope")->currentText().startsWith(QStringLiteral("run #1")), qPrintable(home.find<QComboBox>("signScope")->currentText()));
        QVERIFY2(why(2).contains(QStringLiteral("since the run")), qPrintable(why(2)));
        picture("signoff-2-not-validated");
        clickOnceThere("gateGo/2");
        QCOMPARE(home.window().currentScreen()->name(), QStringLiteral("validate"));
        home.project()->validations().start(target);
        QVERIFY(home.settle());
        home.window().showScreen(QStringLiteral("signoff"));
        QVERIFY(home.settle());
        signAs("Helen Carter", "correct horse", true);
        QVERIFY2(message().contains(QStringLiteral("I accept run 1.")), qPrintable(message()));
        QCOMPARE(states(), QStringList{QStringLiteral("valid")});
        picture("signoff-3-accepted");
        // Another run of the same document takes nothing from it.
        home.project()->runs().start({{}, target, true});
        QVERIFY(home.settle());
        QCOMPARE(states(), QStringList{QStringLiteral("valid")});
    }

    void aPartIsApprovedInPlace() {
        test::WindowFixture& home = *m_home;
        const std::string hash = document::contentHash(home.project()->document());
        QVERIFY(home.choose("signScope", QStringLiteral("only companies (CMP)")));
        QVERIFY(home.settle());
        type("signName", "Helen Carter");
        QVERIFY(home.settle());
        QVERIFY(home.find("signRepeat")->isVisible()); // there is no key yet
        QCOMPARE(home.find<QLabel>("signMeaning")->text(), QStringLiteral("“I approve the rules of companies (CMP).”"));
        type("signPassphrase", "correct horse");
        type("signRepeat", "correct hose");
        home.key(Qt::Key_Return);
        QVERIFY2(message().contains(QStringLiteral("not the same")), qPrintable(message()));
        QVERIFY(home.project()->document().signaturesJson.empty());
        type("signRepeat", "correct horse");
        home.key(Qt::Key_Return);
        QVERIFY(home.settle());
        QVERIFY2(message().contains(QStringLiteral("Helen Carter: I approve the rules of companies (CMP).")), qPrintable(message()));
        QCOMPARE(states(), QStringList{QStringLiteral("valid")});
        QVERIFY(home.find<QLineEdit>("signPassphrase")->text().isEmpty());
        QVERIFY(!home.find("signRepeat")->isVisible());
        picture("signoff-4-approved");
        // It stands in the file, is no edit, and changed no meaning.
        QVERIFY(home.project()->isSaved());
        QVERIFY(!home.project()->undoStack().canUndo());
        const auto saved = document::loadDocument(utf8(home.project()->path()));
        QVERIFY(saved && !saved->signaturesJson.empty());
        QCOMPARE(saved->signaturesJson, home.project()->document().signaturesJson);
        QCOMPARE(document::contentHash(*saved), hash);
        QFile key(home.path(QStringLiteral("mapwright/keys/helen-carter.key")));
        QVERIFY(key.exists());
        QCOMPARE(key.permissions() & (QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup | QFile::WriteOther), QFile::Permissions());
    }

    void anEditIsToldInTheStatusLineAndUndoneWithoutTheSignature() {
        test::WindowFixture& home = *m_home;
        QVERIFY(home.choose("signScope", QStringLiteral("only companies (CMP)")));
        signAs("Helen Carter", "correct horse", true);
        QCOMPARE(states(), QStringList{QStringLiteral("valid")});
        QVERIFY(!home.find("status/signatures")->isVisible());
        home.window().showScreen(QStringLiteral("map"));
        changeRule("CMP-002", "upper(account_id)");
        QTRY_VERIFY(home.find("status/signatures")->isVisible());
        QCOMPARE(home.find<QToolButton>("status/signatures")->text(), QStringLiteral("1 approval stale"));
        QVERIFY(home.click("status/signatures"));
        QCOMPARE(home.window().currentScreen()->name(), QStringLiteral("signoff"));
        QVERIFY(home.settle());
        QCOMPARE(states(), QStringList{QStringLiteral("stale")});
        // The approver is shown that fact and no other, the rule in words on both sides.
        auto* changes = home.find<DenseTable>("changesTable");
        QVERIFY(changes->isVisible());
        QCOMPARE(changes->model()->rowCount(), 1);
        QVERIFY(changes->model()->index(0, ChangedFactModel::Where).data().toString().contains(QStringLiteral("(CMP-002)")));
        QVERIFY(home.find<QLabel>("changeDetail")->text().contains(QStringLiteral("upper(account_id)")));
        picture("signoff-5-stale");
        home.key(Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE(states(), QStringList{QStringLiteral("valid")});
        QTRY_VERIFY(!home.find("status/signatures")->isVisible());
        QTRY_COMPARE(changes->model()->rowCount(), 0);
        // Once more, and approved again: one signature, which says the new state.
        changeRule("CMP-002", "upper(account_id)");
        QTRY_COMPARE(states(), QStringList{QStringLiteral("stale")});
        signAs("Helen Carter", "correct horse", false);
        QCOMPARE(states(), QStringList{QStringLiteral("valid")});
        QVERIFY(home.project()->isSaved());
        home.key(Qt::Key_Z, Qt::ControlModifier); // now it is the undo that makes it stale
        QTRY_COMPARE(states(), QStringList{QStringLiteral("stale")});
    }

    void theLeadEnrolsAndRevokes() {
        test::WindowFixture& home = *m_home;
        QVERIFY(home.choose("signScope", QStringLiteral("only companies (CMP)")));
        signAs("Helen Carter", "correct horse", true);
        QVERIFY(home.choose("signRole", QStringLiteral("data owner")));
        signAs("Ben Ito", "battery staple", true);
        QCOMPARE(states(), (QStringList{QStringLiteral("valid, signer not pinned"), QStringLiteral("valid")}));
        QVERIFY(home.click("showPeople"));
        auto* people = home.find<DenseTable>("peopleTable");
        QCOMPARE(people->model()->rowCount(), 2);
        QVERIFY(home.clickCell("peopleTable", people->model()->index(1, 0)));
        QVERIFY(home.click("enrolPerson"));
        picture("signoff-6-enrol");
        QVERIFY(home.find<QLabel>("peopleQuestion")->text().contains(people->model()->index(1, PersonTableModel::Key).data().toString()));
        type("leadPassphrase", "battery staple"); // Ben's own is not the lead's
        home.key(Qt::Key_Return);
        QVERIFY(home.settle());
        QVERIFY2(home.find<QLabel>("peopleMessage")->text().contains(QStringLiteral("passphrase")), qPrintable(home.find<QLabel>("peopleMessage")->text()));
        type("leadPassphrase", "correct horse");
        home.key(Qt::Key_Return);
        QVERIFY(home.settle());
        QCOMPARE(states(), (QStringList{QStringLiteral("valid"), QStringLiteral("valid")}));
        QCOMPARE(people->model()->index(1, PersonTableModel::State).data().toString(), QStringLiteral("enrolled"));
        QCOMPARE(people->model()->index(1, PersonTableModel::Roles).data().toString(), QStringLiteral("data owner"));
        // He may not sign as anything else: a gate says so before he tries.
        QVERIFY(home.choose("signRole", QStringLiteral("approver")));
        QVERIFY(home.settle());
        QVERIFY2(why(2).contains(QStringLiteral("not enrolled as approver")), qPrintable(why(2)));
        clickOnceThere("revokePerson");
        picture("signoff-7-revoke");
        QVERIFY(home.click("revokeVoid"));
        type("leadPassphrase", "correct horse");
        home.key(Qt::Key_Return);
        QVERIFY(home.settle());
        QCOMPARE(states(), (QStringList{QStringLiteral("key revoked"), QStringLiteral("valid")}));
    }

    void aWrongPassphraseSignsNothing() {
        test::WindowFixture& home = *m_home;
        QVERIFY(home.choose("signScope", QStringLiteral("only companies (CMP)")));
        signAs("Helen Carter", "correct horse", true);
        const std::string signatures = home.project()->document().signaturesJson;
        signAs("Helen Carter", "wrong horse", false);
        QVERIFY2(message().contains(QStringLiteral("passphrase")), qPrintable(message()));
        QCOMPARE(home.project()->document().signaturesJson, signatures);
        // Nor is anything signed over a file that somebody else has written.
        QFile file(home.project()->path());
        QVERIFY(file.open(QIODevice::Append));
        file.write("\n");
        file.close();
        signAs("Helen Carter", "correct horse", false);
        QVERIFY2(message().contains(QStringLiteral("Nothing was signed")), qPrintable(message()));
        QCOMPARE(home.project()->document().signaturesJson, signatures);
    }

    void aFileIsVerifiedInPlace() {
        test::WindowFixture& home = *m_home;
        QVERIFY(home.choose("signScope", QStringLiteral("only companies (CMP)")));
        signAs("Helen Carter", "correct horse", true);
        const QString path = home.path(QStringLiteral("spec.html"));
        SpecificationExport exporting;
        exporting.start(*home.project(), {QStringLiteral("html"), path, QStringLiteral("en"), {}, QStringLiteral("a4"), {}});
        QVERIFY(home.settle());
        auto* page = qobject_cast<SignOffScreen*>(home.window().currentScreen());
        page->verifyFile(path);
        QVERIFY(home.settle());
        auto* result = home.find<QLabel>("verifyResult");
        QTRY_VERIFY(result->isVisible());
        QVERIFY2(result->text().contains(QStringLiteral("spec.html is what was signed, by Helen Carter (approver)")), qPrintable(result->text()));
        picture("signoff-8-verified");
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QByteArray bytes = file.readAll();
        file.close();
        QVERIFY(bytes.contains("Every record of accounts is read."));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes.replace("Every record of accounts is read.", "Some records of accounts are read."));
        file.close();
        page->verifyFile(path);
        QVERIFY(home.settle());
        QTRY_VERIFY2(result->text().contains(QStringLiteral("Some records")), qPrintable(result->text()));
        picture("signoff-9-tampered");
    }

    void modelsKeepTheirContract() {
        sign::Verification found;
        SignatureTableModel signatures;
        PersonTableModel people;
        ChangedFactModel facts(QStringLiteral("Was"), QStringLiteral("Now"));
        const QAbstractItemModelTester first(&signatures), second(&people), third(&facts);
        sign::SignatureState state;
        state.entry.name = "Ann";
        state.entry.role = "reviewer";
        state.entry.time = "2026-03-01T14:05:00+01:00";
        state.entry.key = std::string(64, 'a');
        found.signatures = {state, state};
        signatures.setFound(std::make_shared<sign::Verification>(found), {});
        people.setFound(found);
        QCOMPARE(signatures.rowCount(), 2);
        QCOMPARE(people.rowCount(), 1);
        QCOMPARE(signatures.index(0, SignatureTableModel::Time).data().toString(), QStringLiteral("2026-03-01 14:05"));
        facts.setFacts({{"people.email (PPL-004)", "rule", "a", "b", {}, {}, {}, {}, Id("x")}, {"people.stage (PPL-005)", {}, {}, {}, {}, {}, {"value map 'Stage' (VM-001)"}, {}, Id("y")}});
        QCOMPARE(facts.index(1, ChangedFactModel::Now).data().toString(), QStringLiteral("through value map 'Stage' (VM-001)"));
        found.signatures.clear();
        people.setFound(found);
        signatures.setFound(std::make_shared<sign::Verification>(found), {});
        facts.setFacts({});
        QCOMPARE(signatures.rowCount() + people.rowCount() + facts.rowCount(), 0);
    }

private:
    /// What a failing test saw, once it is laid out.
    void picture(const char* name) {
        QTest::qWait(50);
        m_home->picture(QLatin1String(name));
    }
    void clickOnceThere(const char* name) {
        QTRY_VERIFY2(m_home->find(name) && m_home->find(name)->isVisible() && m_home->find(name)->isEnabled(), name);
        QVERIFY2(m_home->click(name), name);
    }
    QString why(int gate) { return m_home->find<QLabel>(qPrintable(QStringLiteral("gateWhy/%1").arg(gate)))->text(); }
    QString message() { return m_home->find<QLabel>("signMessage")->text(); }
    QStringList states() {
        QStringList texts;
        const auto* model = m_home->find<DenseTable>("signatureTable")->model();
        for (int row = 0; row < model->rowCount(); ++row)
            texts << model->index(row, SignatureTableModel::State).data().toString();
        return texts;
    }
    /// Clicks a line, empties it and types into it.
    void type(const char* name, const char* text) {
        QVERIFY2(m_home->click(name), name);
        m_home->key(Qt::Key_A, Qt::ControlModifier);
        m_home->type(QLatin1String(text));
    }
    void signAs(const char* name, const char* passphrase, bool isNew) {
        QVERIFY(m_home->settle());
        type("signName", name);
        QVERIFY(m_home->settle());
        type("signPassphrase", passphrase);
        if (isNew)
            type("signRepeat", passphrase);
        m_home->key(Qt::Key_Return);
        QVERIFY(m_home->settle());
    }
    void changeRule(const std::string& reference, const std::string& rule) {
        for (const mapping::EntityMapping& mapping : m_home->project()->document().mappings)
            for (mapping::FieldMapping field : mapping.fields)
                if (field.reference == reference) {
                    field.rule = rule;
                    QVERIFY(m_home->project()->apply({"Change a rule", {mapping::SetFieldMapping{mapping.id, {field.id, field, std::size_t(-1)}}}}));
                    return;
                }
        QFAIL("the sample has that reference");
    }

    std::unique_ptr<test::WindowFixture> m_home;
};

MW_TEST(TestSignOffPage)
#include "tst_signoff_page.moc"

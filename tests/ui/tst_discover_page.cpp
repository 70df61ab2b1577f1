// SPDX-License-Identifier: GPL-3.0-or-later
// The Discover page as people use it: pairs of records that may be the same thing are decided with keys and mouse.
#include "core/mapping/matching.h"
#include "tests/support/test_main.h"
#include "tests/ui/window_fixture.h"
#include "ui/models/pair_queue_model.h"
#include "ui/widgets/dense_view.h"
#include "ui/widgets/elided_label.h"

#include <QAction>
#include <QDialogButtonBox>
#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QLabel>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>
#include <QRegularExpression>
#include <QTest>
#include <QTreeView>

using namespace mw;
using namespace mw::ui;

class TestDiscoverPage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        m_home = std::make_unique<test::WindowFixture>();
        QVERIFY(m_home->openSample());
        QVERIFY(m_home->window().showScreen(QStringLiteral("discover")));
    }
    void cleanup() { m_home.reset(); }

    void pairsAreDecidedByKeys() {
        test::WindowFixture& home = *m_home;
        QVERIFY(chooseEntity(QStringLiteral("accounts")));
        QVERIFY(home.settle()); // the profile knows the key
        QVERIFY(home.click("duplicatesTab"));
        QVERIFY(home.settle());
        auto* list = home.find<DenseTable>("pairList");
        auto* pairs = qobject_cast<PairQueueModel*>(list->model());
        QVERIFY2(pairs->rowCount() >= 3, qPrintable(facts()));
        QVERIFY(home.find<DenseTable>("pairCard")->model()->rowCount() > 3);
        const merge::QueuedPair first = *pairs->pairAt(0), second = *pairs->pairAt(1);
        home.picture(QStringLiteral("discover-duplicates"));

        // Nobody is known yet: the name is asked for in place.
        home.key(Qt::Key_S);
        QVERIFY(!matching());
        QTRY_VERIFY(home.find<QLineEdit>("pairWho")->hasFocus());
        home.type(QStringLiteral("Lea"));
        home.find<QLineEdit>("pairWhy")->setFocus();
        home.type(QStringLiteral("seen")); // letters are text here, not keys
        QVERIFY(!matching());
        QVERIFY(home.clickCell("pairList", pairs->index(0, 0)));
        QCOMPARE(home.find<QLineEdit>("pairWhy")->text(), QStringLiteral("seen"));
        home.key(Qt::Key_S);
        QVERIFY(matching());
        const mapping::PairDecision* made = mapping::decisionOn(*matching(), first.leftKey, first.rightKey);
        QVERIFY(made && made->same);
        QCOMPARE(test::qt(made->who), QStringLiteral("Lea"));
        QCOMPARE(test::qt(made->why), QStringLiteral("seen"));
        QCOMPARE(list->currentIndex().row(), 1); // the next one that is open
        QVERIFY(home.find<QLineEdit>("pairWhy")->text().isEmpty());

        home.key(Qt::Key_D);
        made = mapping::decisionOn(*matching(), second.leftKey, second.rightKey);
        QVERIFY(made && !made->same);
        QCOMPARE(pairs->undecided(), pairs->rowCount() - 2);
        QCOMPARE(pairs->index(0, PairQueueModel::Decided).data().toString(), QStringLiteral("the same"));
        QCOMPARE(pairs->index(1, PairQueueModel::Decided).data().toString(), QStringLiteral("different"));
        home.picture(QStringLiteral("discover-duplicates-decided"));

        home.key(Qt::Key_K);
        QCOMPARE(list->currentIndex().row(), 1);
        home.key(Qt::Key_U);
        QVERIFY(!mapping::decisionOn(*matching(), second.leftKey, second.rightKey));
        home.project()->undoStack().undo();
        QVERIFY(mapping::decisionOn(*matching(), second.leftKey, second.rightKey));
        QCOMPARE(pairs->index(1, PairQueueModel::Decided).data().toString(), QStringLiteral("different"));
        home.key(Qt::Key_J);
        QCOMPARE(list->currentIndex().row(), 2);

        home.key(Qt::Key_Escape);
        QTRY_VERIFY(home.find("profileTable")->isVisible());
        // What was decided is there again.
        QVERIFY(home.click("duplicatesTab"));
        QVERIFY(home.settle());
        QCOMPARE(pairs->undecided(), pairs->rowCount() - 2);
    }

    void pairsAreDecidedByMouse() {
        test::WindowFixture& home = *m_home;
        QVERIFY(chooseEntity(QStringLiteral("accounts")));
        QVERIFY(home.settle());
        QVERIFY(home.click("duplicatesTab"));
        QVERIFY(home.settle());
        auto* pairs = qobject_cast<PairQueueModel*>(home.find<DenseTable>("pairList")->model());
        QVERIFY(home.click("pairWho"));
        home.type(QStringLiteral("Max"));
        QVERIFY(home.clickCell("pairList", pairs->index(2, 1)));
        const merge::QueuedPair third = *pairs->pairAt(2);
        QVERIFY(home.click("pairDifferentButton"));
        QVERIFY(matching() && mapping::decisionOn(*matching(), third.leftKey, third.rightKey));
        QVERIFY(home.clickCell("pairList", pairs->index(2, 1)));
        QVERIFY(home.click("pairOpenButton"));
        QVERIFY(matching()->decisions.empty());
    }

    void aFieldIsReleasedAndMaskedAgain() {
        test::WindowFixture& home = *m_home;
        QVERIFY(chooseEntity(QStringLiteral("contacts")));
        QVERIFY(home.settle());
        QVERIFY(chooseField(QStringLiteral("mobile")));
        const auto released = [&] { return home.project()->document().workflow.released; };
        const auto said = [&] { return home.find<ElidedLabel>("releaseText")->fullText(); };
        const Id field = fieldOf(QStringLiteral("mobile"));
        QVERIFY(!field.isNull());
        const auto before = released();
        QVERIFY2(said().contains(QStringLiteral("phone")), qPrintable(said()));
        QVERIFY(!home.find("releaseWhy")->isVisible());
        home.picture(QStringLiteral("discover-masked"));

        QVERIFY(home.click("releaseTurn"));
        QTRY_VERIFY(home.find<QLineEdit>("releaseWho")->hasFocus());
        QVERIFY(!home.find("releaseDone")->isEnabled());
        home.type(QStringLiteral("Ann Lee"));
        home.key(Qt::Key_Return); // a release says why
        QCOMPARE(released(), before);
        QTRY_VERIFY(home.find<QLineEdit>("releaseWhy")->hasFocus());
        home.type(QStringLiteral("made up"));
        home.picture(QStringLiteral("discover-releasing"));
        home.key(Qt::Key_Return);
        const QString release = test::qt(released()[field.text()]);
        QVERIFY2(QRegularExpression(QStringLiteral("^Ann Lee \\d{4}-\\d\\d-\\d\\d: made up$")).match(release).hasMatch(), qPrintable(release));
        QTRY_VERIFY(said().endsWith(release));
        QVERIFY(!home.find("releaseWhy")->isVisible());
        home.picture(QStringLiteral("discover-released"));

        home.project()->undoStack().undo();
        QCOMPARE(released(), before);
        QTRY_VERIFY(said().contains(QStringLiteral("phone")));
        home.project()->undoStack().redo();
        QVERIFY(home.click("releaseTurn"));
        QCOMPARE(released(), before);
        // What is asked goes away with the field.
        QVERIFY(home.click("releaseTurn"));
        QTRY_COMPARE(home.find<QLineEdit>("releaseWho")->text(), QStringLiteral("Ann Lee"));
        QVERIFY(home.click("releaseCancel"));
        QTRY_VERIFY(!home.find("releaseWhy")->isVisible());
    }

    void aProfileIsExported() {
        test::WindowFixture& home = *m_home;
        QVERIFY(chooseEntity(QStringLiteral("contacts")));
        QVERIFY(home.settle());
        const QString path = home.path(QStringLiteral("contacts.html"));
        QVERIFY(home.click("profileExportButton"));
        const QPointer<QFileDialog> dialog = home.window().findChild<QFileDialog*>();
        QVERIFY(dialog);
        dialog->selectFile(path); // typing would open a list of names above the buttons
        auto* const save = dialog->findChild<QDialogButtonBox*>()->button(QDialogButtonBox::Save);
        QVERIFY(save);
        QTRY_VERIFY(save->isEnabled());
        QTest::mouseClick(save, Qt::LeftButton);
        QTRY_VERIFY(!dialog || !dialog->isVisible());
        QVERIFY(home.settle());
        QTRY_VERIFY(QFileInfo::exists(path));
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QString page = QString::fromUtf8(file.readAll());
        QVERIFY(page.contains(QStringLiteral("<svg")) && page.contains(QStringLiteral("mobile")));
    }

    void withoutAMappingNothingIsDecided() {
        test::WindowFixture& home = *m_home;
        QVERIFY(chooseEntity(QStringLiteral("people"))); // of the target
        QVERIFY(home.click("duplicatesTab"));
        QVERIFY(home.settle());
        QVERIFY(!home.find("pairSameButton")->isEnabled());
    }

    /// What the page says of a connection's records, and what the document keeps of it.
    void whereRecordsAreSeenIsSaidAndProven() {
        test::WindowFixture& home = *m_home;
        auto* tree = home.find<QTreeView>("discoverTree");
        QVERIFY(home.clickCell("discoverTree", tree->model()->index(0, 0)));
        const std::string id = home.project()->document().connections.front().id.text();
        const auto& kept = home.project()->document().workflow.recordUrls;
        auto* address = home.find<QLineEdit>("recordUrl");
        auto* problem = home.find<QLabel>("recordUrlProblem");
        home.picture(QStringLiteral("discover-record-url"));
        QVERIFY(home.click(address));
        home.type(QStringLiteral("ftp://crm.example/{key}"));
        home.key(Qt::Key_Return);
        QCOMPARE(problem->text(), QStringLiteral("an address begins with https:// or http://"));
        QVERIFY(problem->isVisible() && kept.empty());
        home.picture(QStringLiteral("discover-record-url-wrong"));
        home.key(Qt::Key_A, Qt::ControlModifier);
        home.type(QStringLiteral("https://crm.example/{entity}/{key}"));
        QVERIFY(!problem->isVisible()); // it is being changed
        home.key(Qt::Key_Return);
        QCOMPARE(kept.at(id), std::string("https://crm.example/{entity}/{key}"));
        home.type(QStringLiteral("x"));
        home.key(Qt::Key_Escape);
        QCOMPARE(address->text(), QStringLiteral("https://crm.example/{entity}/{key}"));
        home.project()->undoStack().undo();
        QVERIFY(kept.empty());
        QVERIFY(address->text().isEmpty());
        home.project()->undoStack().redo();
        QVERIFY(home.click(address));
        home.key(Qt::Key_A, Qt::ControlModifier);
        home.key(Qt::Key_Delete);
        home.key(Qt::Key_Return);
        QVERIFY(kept.empty());
    }

private:
    QString facts() { return m_home->find<QLabel>("duplicatesFacts")->text(); }
    /// Of the entity mapping that accounts feed; null where nothing was remembered.
    const mapping::Matching* matching() {
        for (const mapping::EntityMapping& mapping : m_home->project()->document().mappings)
            if (mapping.matching)
                return &*mapping.matching;
        return nullptr;
    }
    bool chooseField(const QString& name) {
        const QAbstractItemModel* const fields = m_home->find<DenseTable>("profileTable")->model();
        for (int row = 0; row < fields->rowCount(); ++row)
            if (fields->index(row, 0).data().toString() == name)
                return m_home->clickCell("profileTable", fields->index(row, 0));
        return false;
    }
    Id fieldOf(const QString& name) {
        for (const mapping::Connection& connection : m_home->project()->document().connections)
            for (const Entity& entity : connection.schema.entities)
                if (const Field* const field = entity.name == "contacts" ? entity.field(name.toStdString()) : nullptr)
                    return field->id;
        return {};
    }
    bool chooseEntity(const QString& name) {
        auto* tree = m_home->find<QTreeView>("discoverTree");
        for (int connection = 0; connection < tree->model()->rowCount(); ++connection) {
            const QModelIndex parent = tree->model()->index(connection, 0);
            for (int row = 0; row < tree->model()->rowCount(parent); ++row)
                if (tree->model()->index(row, 0, parent).data().toString() == name) {
                    tree->expand(parent);
                    return m_home->clickCell("discoverTree", tree->model()->index(row, 0, parent));
                }
        }
        return false;
    }

    std::unique_ptr<test::WindowFixture> m_home;
};

MW_TEST(TestDiscoverPage)
#include "tst_discover_page.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/test_main.h"
#include "tests/support/sqlite_file.h"
#include "tests/ui/window_fixture.h"
#include "ui/commands/entity_edits.h"
#include "ui/editors/rule_edit.h"
#include "ui/models/map_grid_model.h"
#include "ui/models/runs.h"
#include "ui/models/validations.h"
#include "ui/screens/map/map_editor.h"
#include "ui/screens/map/map_screen.h"
#include "ui/widgets/dense_view.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QDragEnterEvent>
#include <QElapsedTimer>
#include <QFile>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QSettings>
#include <QSplitter>
#include <QTabWidget>
#include <QTimer>
#include <QToolButton>
#include <QTreeView>

#include <ctime>

using namespace mw;
using namespace mw::ui;

namespace {

/// Measures how long the event loop is away: by the clock, and how much of it this thread worked.
class FreezeWatch {
public:
    FreezeWatch() {
        m_timer.setInterval(4);
        m_timer.setTimerType(Qt::PreciseTimer);
        QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] { tick(); });
        m_clock.start();
        m_before = workedMs();
        m_timer.start();
    }
    qint64 longestWait() const { return m_wait; }
    double longestWork() const { return m_work; }
    void reset() { m_wait = 0, m_work = 0; }

private:
    static double workedMs() {
        timespec now{};
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
        return double(now.tv_sec) * 1e3 + double(now.tv_nsec) / 1e6;
    }
    void tick() {
        const double now = workedMs();
        m_wait = qMax(m_wait, m_clock.restart());
        m_work = qMax(m_work, now - m_before);
        m_before = now;
    }
    QTimer m_timer;
    QElapsedTimer m_clock;
    double m_before = 0, m_work = 0;
    qint64 m_wait = 0;
};

} // namespace

/// The window as a whole: keys, history, models, memory of places, dropping, copying; and that it never freezes.
class TestWindow : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_home = std::make_unique<test::WindowFixture>(); }
    void cleanup() { m_home.reset(); }
    void noTwoActionsShareAKey();
    void everyEditIsUndoneAndRedone();
    void modelsKeepTheirContract();
    void theWindowNeverFreezes();
    void aSecondProfileSaysWhatChanged();
    void recentFilesAreOffered();
    void placesAreRemembered();
    void aDroppedFileBecomesAConnection();
    void rowsAreCopiedAndPasted();
    void anExportThatFailsSaysWhy();
    void pagesAndScriptsAreExportedAsChosen();
    void aHouseStyleIsChosenAndRemembered();
    void severalEntitiesAreMappedByName();
    void helpSpeaksOfThePlace();

private:
    bool drop(const QString& path);
    MapEditor* editor() { return m_home->find<MapEditor>("mapEditor"); }
    QString write(const QString& name, const QByteArray& text);

    std::unique_ptr<test::WindowFixture> m_home;
};

bool TestWindow::drop(const QString& path) {
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(path)});
    QWidget* place = m_home->window().centralWidget();
    const QPoint at(300, 300);
    QDragEnterEvent enter(at, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&m_home->window(), &enter);
    if (!enter.isAccepted() || !place)
        return false;
    QDropEvent dropped(at, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&m_home->window(), &dropped);
    if (!m_home->settle())
        return false;
    m_home->key(Qt::Key_Return, Qt::ControlModifier); // takes it as it was found
    return m_home->settle();
}

QString TestWindow::write(const QString& name, const QByteArray& text) {
    QFile file(m_home->path(name));
    return file.open(QIODevice::WriteOnly) && file.write(text) == text.size() ? file.fileName() : QString();
}

void TestWindow::noTwoActionsShareAKey() {
    QVERIFY(m_home->openSample());
    for (Screen* screen : m_home->window().screens()) {
        m_home->window().showScreen(screen->name());
        QMap<QString, QString> taken;
        QList<QAction*> actions = m_home->window().actions();
        for (QAction* action : screen->actions() + screen->findChildren<QAction*>())
            if (!actions.contains(action) && action->shortcutContext() != Qt::WidgetShortcut)
                actions << action;
        for (const QAction* action : actions)
            for (const QKeySequence& key : action->shortcuts()) {
                const QString text = key.toString();
                QVERIFY2(!taken.contains(text), qPrintable(QStringLiteral("%1 on %2: %3 and %4").arg(text, screen->name(), taken[text], action->objectName())));
                taken[text] = action->objectName();
            }
    }
}

void TestWindow::everyEditIsUndoneAndRedone() {
    test::WindowFixture& home = *m_home;
    QVERIFY(home.openSample());
    QVERIFY(home.click("stage/map"));
    Project* project = home.project();
    auto* screen = qobject_cast<MapScreen*>(home.window().currentScreen());
    QVERIFY(screen);
    screen->openMapping(project->document().mappings[2].id); // people
    QVERIFY(home.settle());
    const int target = 4;
    const auto choose = [&] { editor()->showElement(project->document().mappings[2].fields[target].id); };
    const auto text = [&](const char* name, const QString& words) {
        auto* edit = home.find<QLineEdit>(name);
        edit->setFocus();
        edit->selectAll();
        home.type(words);
        home.key(Qt::Key_Return);
    };
    const auto cell = [&](int column, const QString& words) {
        editor()->setView(MapEditor::View::Grid);
        auto* table = home.find<DenseTable>("mapGrid");
        table->setFocus();
        table->setCurrentIndex(table->model()->index(target, column));
        QGuiApplication::clipboard()->setText(words);
        home.key(Qt::Key_V, Qt::ControlModifier);
        editor()->setView(MapEditor::View::Canvas);
        choose();
    };
    const auto trigger = [&](const char* name) { editor()->findChild<QAction*>(QLatin1String(name))->trigger(); };
    const std::vector<std::pair<const char*, std::function<void()>>> edits = {
        {"rule", [&] { cell(MapGridModel::Rule, QStringLiteral("upper(full_name)")); }},
        {"several rules", [&] { cell(MapGridModel::Rule, QStringLiteral("trim(full_name)\ntrim(full_name)")); }},
        {"intent", [&] { cell(MapGridModel::Intent, QStringLiteral("as it stands")); }},
        {"said by", [&] { text("fieldSaidBy", QStringLiteral("K. Mwangi")); }},
        {"owner", [&] { text("fieldOwner", QStringLiteral("Ada")); }},
        {"note", [&] { cell(MapGridModel::Note, QStringLiteral("see ticket 7")); }},
        {"status", [&] { trigger("map/status/approved"); }},
        {"criticality", [&] { cell(MapGridModel::Criticality, QStringLiteral("critical")); }},
        {"example", [&] { home.click("addExample"); }},
        {"unmap", [&] { trigger("map/unmap"); }},
        {"new mapping", [&] {
             project->apply(edits::addEntityMappings(project->document(), {{{project->document().mappings[0].targetConnection, project->document().mappings[0].targetEntity},
                                                                            {project->document().mappings[1].sourceConnection, project->document().mappings[1].sourceEntity}}},
                                                     project->ids()));
         }},
        {"removed mapping", [&] { project->apply(edits::removeEntityMapping(project->document(), project->document().mappings.back().id)); }},
        {"value map", [&] { home.find<QTabWidget>("inspectorTabs")->setCurrentIndex(1), home.click("addValueMap"); }},
        {"connection", [&] {
             drop(write(QStringLiteral("extra.csv"), "a,b\n1,2\n"));
             home.settle();
         }},
    };
    for (const auto& [name, edit] : edits) {
        screen->openMapping(project->document().mappings[2].id);
        choose();
        QVERIFY2(home.settle(), name);
        const mapping::Document before = project->document();
        const int count = project->undoStack().count();
        edit();
        QVERIFY2(project->document() != before, name);
        QVERIFY2(project->undoStack().count() == count + 1, name);
        const mapping::Document after = project->document();
        QWidget* page = home.window().currentScreen();
        page->setFocus();
        QTest::keyClick(page, Qt::Key_Z, Qt::ControlModifier);
        QVERIFY2(project->document() == before, name);
        QTest::keyClick(page, Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY2(project->document() == after, name);
    }
    while (project->undoStack().canUndo())
        project->undoStack().undo();
    QVERIFY(project->isSaved());
}

void TestWindow::modelsKeepTheirContract() {
    test::WindowFixture& home = *m_home;
    std::vector<std::unique_ptr<QAbstractItemModelTester>> testers;
    for (QAbstractItemModel* model : home.window().findChildren<QAbstractItemModel*>())
        if (QByteArray(model->metaObject()->className()).startsWith("mw::ui::"))
            testers.push_back(std::make_unique<QAbstractItemModelTester>(model, QAbstractItemModelTester::FailureReportingMode::QtTest));
    QVERIFY2(testers.size() >= 20, qPrintable(QString::number(testers.size())));
    QVERIFY(home.openSample());
    // Every page in every state it shows of itself: loads, validations, filters, values.
    for (Screen* screen : home.window().screens()) {
        home.window().showScreen(screen->name());
        QVERIFY(home.settle());
        for (const Screen::PictureState& state : screen->pictureStates()) {
            state.enter();
            QVERIFY(home.settle());
        }
    }
    home.window().openGoTo();
    home.key(Qt::Key_Escape);
    home.window().workspace().close();
    QVERIFY(home.settle());
}

void TestWindow::theWindowNeverFreezes() {
    // What the window may take at most; the clock gets more room, for a busy machine is no fault of the window.
    constexpr double kWorkMs = 100;
    constexpr qint64 kWaitMs = 1000;
    test::WindowFixture& home = *m_home;
    FreezeWatch watch;
    QStringList figures;
    const auto measure = [&](const char* what, const std::function<bool()>& act) {
        watch.reset();
        const bool begun = act();
        QTest::qWait(200); // what begins late is measured too
        const bool done = begun && home.settle();
        figures << QStringLiteral("%1: %2 ms worked, %3 ms passed").arg(QLatin1String(what)).arg(watch.longestWork(), 0, 'f', 1).arg(watch.longestWait());
        QVERIFY2(done, what);
        QVERIFY2(watch.longestWork() < kWorkMs && watch.longestWait() < kWaitMs, qPrintable(figures.last()));
    };
    measure("open", [&] { return home.openSample(); });
    measure("profile", [&] {
        for (const mapping::Connection& connection : home.project()->document().connections)
            for (const Entity& entity : connection.schema.entities)
                home.project()->makeProfile(connection.id, entity.id);
        return true;
    });
    measure("read", [&] {
        auto* tree = home.find<QTreeView>("discoverTree");
        return home.clickCell("discoverTree", tree->model()->index(2, 0, tree->model()->index(0, 0))) && home.click("dataTab");
    });
    measure("preview", [&] { return home.click("stage/testload") && home.click("startPreview"); });
    measure("load", [&] { return home.click("startLoad"); });
    measure("validate", [&] { return home.click("stage/validate") && home.click("startValidation"); });
    qInfo("%s", qPrintable(figures.join(QStringLiteral("; "))));
}

void TestWindow::aSecondProfileSaysWhatChanged() {
    test::WindowFixture& home = *m_home;
    const auto write = [&](const QByteArray& more) {
        QFile file(home.path(QStringLiteral("people.csv")));
        QByteArray rows = "id;status\n";
        for (int i = 1; i <= 40; ++i)
            rows += QByteArray::number(i) + (i % 2 ? ";open\n" : ";closed\n");
        return file.open(QIODevice::WriteOnly) && file.write(rows + more) > 0;
    };
    QVERIFY(write({}));
    home.window().workspace().create({QStringLiteral("Drift"), home.path(QStringLiteral("people.csv")), {}, {}});
    QVERIFY(home.settle());
    QVERIFY(home.window().showScreen(QStringLiteral("discover")));
    const mapping::Connection& connection = home.project()->document().connections.front();
    home.window().showElement(connection.schema.entities.front().id);
    const auto profileAgain = [&] {
        home.window().currentScreen()->findChild<QAction*>(QStringLiteral("discover/profile"))->trigger();
        return home.settle();
    };
    QVERIFY(home.settle()); // what is looked at is profiled
    QVERIFY(home.find("profileTable")->isVisible());
    QVERIFY(!home.find("driftLine")->isVisible()); // there is nothing to compare with
    QVERIFY(profileAgain());
    QVERIFY(home.find("driftLine")->isVisible());
    QVERIFY(!home.find("driftOpen")->isVisible()); // nothing changed
    QVERIFY(write("41;lost\n;\n"));
    QVERIFY(profileAgain());
    QVERIFY(home.click("driftOpen"));
    auto* changes = home.find<QTableView>("driftTable");
    QVERIFY(changes->isVisible());
    QStringList told;
    for (int row = 0; row < changes->model()->rowCount(); ++row)
        told << changes->model()->index(row, 0).data().toString() + QStringLiteral(": ") + changes->model()->index(row, 1).data().toString();
    home.picture(QStringLiteral("drift"));
    QVERIFY2(told.contains(QStringLiteral("status: new values")), qPrintable(told.join(u'\n')));
    const int row = int(told.indexOf(QStringLiteral("status: new values")));
    QVERIFY(changes->model()->index(row, 3).data().toString().contains(QStringLiteral("lost")));
    QVERIFY(home.clickCell("driftTable", changes->model()->index(row, 0)));
    QCOMPARE(home.find<QTableView>("profileTable")->currentIndex().siblingAtColumn(0).data().toString(), QStringLiteral("status"));
}

void TestWindow::recentFilesAreOffered() {
    test::WindowFixture& home = *m_home;
    QVERIFY(home.openSample());
    const QString path = home.project()->path();
    QCOMPARE(Workspace::recentFiles(), QStringList{path});
    QCOMPARE(Workspace::lastOpen(), path);
    home.window().workspace().close();
    QCOMPARE(Workspace::lastOpen(), QString()); // closed on purpose: the next start opens nothing
    home.restart();
    QToolButton* recent = nullptr;
    for (QToolButton* button : home.find("startPage")->findChildren<QToolButton*>())
        if (button->toolTip() == path)
            recent = button;
    QVERIFY(home.click(recent));
    QVERIFY(home.settle());
    QVERIFY(home.project());
    QCOMPARE(home.project()->path(), path);
}

void TestWindow::placesAreRemembered() {
    test::WindowFixture& home = *m_home;
    QVERIFY(home.openSample());
    home.window().resize(1400, 800);
    QVERIFY(home.click("stage/testload"));
    QVERIFY(home.click("status/history"));
    home.window().showScreen(QStringLiteral("map"));
    auto* entities = home.find<DenseTable>("mapEntities");
    const int width = entities->columnWidth(1) + 37;
    entities->horizontalHeader()->resizeSection(1, width);
    home.restart();
    QCOMPARE(home.window().size(), QSize(1400, 800));
    QVERIFY(home.find("historyTable")->isVisible());
    QVERIFY(home.openSample());
    QCOMPARE(home.window().currentScreen()->name(), QStringLiteral("map"));
    QCOMPARE(home.find<DenseTable>("mapEntities")->columnWidth(1), width);
    QVERIFY2(QSettings().fileName().endsWith(QStringLiteral(".ini")), qPrintable(QSettings().fileName()));
}

void TestWindow::aDroppedFileBecomesAConnection() {
    test::WindowFixture& home = *m_home;
    const QString csv = write(QStringLiteral("old people.csv"), "id;name\n1;Ada\n2;Bo\n");
    QVERIFY(drop(csv)); // on a window without a document: it begins one
    QVERIFY(home.project());
    QCOMPARE(home.project()->document().connections.size(), std::size_t(1));
    QCOMPARE(test::qt(home.project()->document().connections[0].schema.entities[0].fields[1].name), QStringLiteral("name"));
    const QString database = home.path(QStringLiteral("new.sqlite"));
    QCOMPARE(test::qt(test::runSql(database.toStdString(), "CREATE TABLE people (id INTEGER PRIMARY KEY, name TEXT NOT NULL)")), QString());
    QVERIFY(drop(database));
    QCOMPARE(home.project()->document().connections.size(), std::size_t(2));
    QCOMPARE(test::qt(home.project()->document().connections[1].connector), QStringLiteral("sqlite"));
    const int undo = home.project()->undoStack().count();
    QVERIFY(drop(write(QStringLiteral("junk.sqlite"), QByteArray("SQLite format 3\0 and then nothing of the kind", 44))));
    QCOMPARE(home.project()->undoStack().count(), undo); // what cannot be read changes nothing, and is said
    QVERIFY(home.find("importMessage")->isVisible());
}

void TestWindow::rowsAreCopiedAndPasted() {
    test::WindowFixture& home = *m_home;
    QVERIFY(home.openSample());
    auto* tree = home.find<DenseTree>("discoverTree");
    const QModelIndex owners = tree->model()->index(0, 0, tree->model()->index(1, 0)); // of the second connection, a workbook
    QVERIFY(home.clickCell("discoverTree", owners));
    QTest::keyClick(tree, Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("owners\t40"));
    QVERIFY(home.click("dataTab"));
    QVERIFY(home.settle());
    auto* rows = home.find<DenseTable>("dataTable");
    QVERIFY(rows);
    QTRY_VERIFY(rows->model()->rowCount() >= 40);
    rows->setFocus();
    rows->selectionModel()->select(QItemSelection(rows->model()->index(0, 0), rows->model()->index(1, 2)), QItemSelectionModel::ClearAndSelect);
    const auto copied = [rows] { // rows that are being read show "…"
        QTest::keyClick(rows, Qt::Key_C, Qt::ControlModifier);
        return QGuiApplication::clipboard()->text();
    };
    QTRY_COMPARE(copied(), QStringLiteral("001\tS. Lee\tSarah Lee\n002\tT. Baker\tTom Baker"));
}

void TestWindow::anExportThatFailsSaysWhy() {
    test::WindowFixture& home = *m_home;
    QVERIFY(home.openSample());
    const QString blocked = write(QStringLiteral("file"), "x") + QStringLiteral("/specification.html");
    home.key(Qt::Key_E, Qt::ControlModifier);
    QVERIFY(home.click("format/html"));
    auto* file = home.find<QLineEdit>("exportFile");
    file->setFocus();
    file->setText(blocked);
    home.key(Qt::Key_Return);
    QVERIFY(home.settle());
    QTRY_VERIFY(!home.find<QLabel>("exportError")->text().isEmpty());
    QVERIFY2(home.find<QLabel>("exportError")->text().contains(QStringLiteral("specification.html")), qPrintable(home.find<QLabel>("exportError")->text()));
    QVERIFY(home.find("exportPage")->isVisible());
    // A file that is there is said to be replaced, and is, whole.
    const QString old = write(QStringLiteral("old.md"), "x");
    QVERIFY(home.click("format/md"));
    file->setText(old);
    QVERIFY(home.find("exportExists")->isVisible());
    file->setFocus();
    home.key(Qt::Key_Return);
    QVERIFY(home.settle());
    QTRY_VERIFY(!home.find("exportPage")->isVisible());
    QFile written(old);
    QVERIFY(written.open(QIODevice::ReadOnly) && written.readAll().contains("# "));
}

void TestWindow::pagesAndScriptsAreExportedAsChosen() {
    test::WindowFixture& home = *m_home;
    QVERIFY(home.openSample());
    home.key(Qt::Key_E, Qt::ControlModifier);
    QVERIFY(home.click("format/html"));
    auto* dialect = home.find<QComboBox>("exportDialect");
    QVERIFY(!dialect->isVisible());
    // Pages are laid out in the window's own process, while it goes on.
    QVERIFY(home.click("format/pdf"));
    QVERIFY(home.find("exportPaper")->isVisible());
    home.picture(QStringLiteral("export-pdf"));
    auto* place = home.find<QLineEdit>("exportFile");
    place->setText(home.path(QStringLiteral("pages.pdf")));
    place->setFocus();
    home.key(Qt::Key_Return);
    QVERIFY(home.settle());
    QTRY_VERIFY(!home.find("exportPage")->isVisible());
    QFile pages(home.path(QStringLiteral("pages.pdf")));
    QVERIFY(pages.open(QIODevice::ReadOnly) && pages.readAll().startsWith("%PDF-"));
    home.key(Qt::Key_E, Qt::ControlModifier);
    QVERIFY(home.click("format/sql"));
    QVERIFY(dialect->isVisible());
    dialect->setCurrentIndex(dialect->findText(QStringLiteral("PostgreSQL")));
    home.picture(QStringLiteral("export-sql"));
    auto* file = home.find<QLineEdit>("exportFile");
    file->setText(home.path(QStringLiteral("rules.sql")));
    file->setFocus();
    home.key(Qt::Key_Return);
    QVERIFY(home.settle());
    QTRY_VERIFY(!home.find("exportPage")->isVisible());
    QFile written(home.path(QStringLiteral("rules.sql")));
    QVERIFY(written.open(QIODevice::ReadOnly) && written.readAll().contains("CREATE SCHEMA IF NOT EXISTS"));
}

void TestWindow::aHouseStyleIsChosenAndRemembered() {
    test::WindowFixture& home = *m_home;
    QVERIFY(home.openSample());
    const QString style = write(QStringLiteral("house.json"), "{\"mapwright_style\": 1, \"organisation\": \"Contoso AG\", \"accent\": \"#ffff00\"}");
    home.key(Qt::Key_E, Qt::ControlModifier);
    QVERIFY(home.click("format/pdf"));
    auto* paper = home.find<QComboBox>("exportPaper");
    QCOMPARE(paper->count(), 2);
    QVERIFY(home.click("exportStyle"));
    home.type(style);
    QCOMPARE(paper->currentText(), QStringLiteral("As the house style says"));
    home.find<QLineEdit>("exportFile")->setText(home.path(QStringLiteral("styled.html")));
    QVERIFY(home.click("format/html"));
    home.picture(QStringLiteral("export-style"));
    // What is wrong with the file is told in place.
    QVERIFY(home.click("exportWrite"));
    QVERIFY(home.settle());
    const QString error = home.find<QLabel>("exportError")->text();
    QVERIFY2(error.contains(QStringLiteral("'#ffff00' is too light")) && error.contains(QStringLiteral("house.json")), qPrintable(error));
    home.picture(QStringLiteral("export-style-wrong"));
    write(QStringLiteral("house.json"), "{\"mapwright_style\": 1, \"organisation\": \"Contoso AG\", \"accent\": \"#0a7d5a\"}");
    QVERIFY(home.click("exportWrite"));
    QVERIFY(home.settle());
    QTRY_VERIFY(!home.find("exportPage")->isVisible());
    QFile written(home.path(QStringLiteral("styled.html")));
    QVERIFY(written.open(QIODevice::ReadOnly));
    const QByteArray page = written.readAll();
    QVERIFY(page.contains("Contoso AG · Mapping specification") && page.contains("--accent:#0A7D5A"));
    // The next time it is there, as long as nobody takes it away.
    const QString path = home.project()->path();
    home.restart();
    for (QToolButton* button : home.find("startPage")->findChildren<QToolButton*>())
        if (button->toolTip() == path)
            QVERIFY(home.click(button));
    QVERIFY(home.settle());
    QVERIFY(home.project());
    home.key(Qt::Key_E, Qt::ControlModifier);
    auto* remembered = home.find<QLineEdit>("exportStyle");
    QCOMPARE(remembered->text(), style);
    remembered->clear();
    QCOMPARE(home.find<QComboBox>("exportPaper")->count(), 2);
}

void TestWindow::severalEntitiesAreMappedByName() {
    test::WindowFixture& home = *m_home;
    QVERIFY(drop(write(QStringLiteral("people.csv"), "id,name\n1,Ada\n2,Bo\n")));
    const QString database = home.path(QStringLiteral("new.sqlite"));
    test::runSql(database.toStdString(), "CREATE TABLE People (id INTEGER PRIMARY KEY, name TEXT NOT NULL); CREATE TABLE other (x TEXT)");
    QVERIFY(drop(database));
    QVERIFY(home.click("stage/map"));
    QVERIFY(home.click("newMapping"));
    QVERIFY(home.click("newMappingEqual"));
    QCOMPARE(home.project()->document().mappings.size(), std::size_t(1));
    QCOMPARE(home.project()->document().mappings[0].key, std::vector<std::string>{"id"});
    QVERIFY(home.settle());
    // Only what is not mapped yet is offered again.
    QVERIFY(home.click("newMapping"));
    QVERIFY(!home.find("newMappingEqual")->isVisible());
    home.key(Qt::Key_Escape);
    QTest::keyClick(home.find("mapEntities"), Qt::Key_Delete);
    QVERIFY(home.project()->document().mappings.empty());
    home.key(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(home.project()->document().mappings.size(), std::size_t(1));
}

void TestWindow::helpSpeaksOfThePlace() {
    test::WindowFixture& home = *m_home;
    QVERIFY(home.openSample());
    home.window().showScreen(QStringLiteral("validate"));
    home.key(Qt::Key_F1);
    auto* table = home.find<DenseTable>("helpTable");
    QTRY_VERIFY(table->isVisible());
    QCOMPARE(table->model()->index(0, 1).data().toString(), QStringLiteral("Ctrl+Return")); // the page's own keys first
    // In a rule it is the function at the cursor.
    home.window().showScreen(QStringLiteral("map"));
    qobject_cast<MapScreen*>(home.window().currentScreen())->openMapping(home.project()->document().mappings[0].id);
    QVERIFY(home.settle());
    editor()->editRule(0);
    auto* rule = home.find<RuleEdit>("ruleEdit");
    QTRY_VERIFY(rule->hasFocus());
    rule->setRule(QStringLiteral("split_part(full_name, ' ', 1)"));
    home.key(Qt::Key_Home, Qt::ControlModifier);
    QCOMPARE(rule->wordAtCursor(), QStringLiteral("split_part"));
    home.key(Qt::Key_F1);
    QCOMPARE(table->model()->index(0, 0).data().toString(), QStringLiteral("split_part"));
    QVERIFY(home.find<QLabel>("helpText")->text().contains(QStringLiteral("→")));
}

MW_TEST(TestWindow)
#include "tst_window.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/test_main.h"
#include "tests/ui/window_fixture.h"
#include "ui/import/import_page.h"
#include "ui/models/import_decisions.h"
#include "ui/models/import_field_model.h"
#include "ui/models/preview_rows_model.h"
#include "ui/models/row_trouble_model.h"
#include "ui/present/encoding_doubt.h"
#include "ui/present/roles.h"
#include "ui/present/text.h"
#include "ui/widgets/dense_view.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QDir>
#include <QDragEnterEvent>
#include <QElapsedTimer>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QPushButton>
#include <QToolButton>

using namespace mw;
using namespace mw::ui;

/// Files on their way to become connections: what was found is shown, can be changed with mouse or keys, and what the rows
/// become is seen at once; and connections that get another shape.
class TestImport : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_home = std::make_unique<test::WindowFixture>(); }
    void cleanup() { m_home.reset(); }
    void aDroppedFileShowsWhatWasFound();
    void aDocumentWithoutDataOffersToAddSome();
    void aChoiceByMouseChangesTheRows();
    void allOfItGoesByKeys();
    void aRowsTroubleIsToldWithCounts();
    void aWrongEncodingIsSeenAndMended();
    void fieldsSayHowTheyAreWritten();
    void filesNamedAlikeBecomeOneEntity();
    void filesOfAFolderAreDecidedOneByOne();
    void aSheetsRangeBecomesAnEntity();
    void whatCannotBeIsSaidAndNothingIsAdded();
    void aConnectionGetsAnotherShapeAndBack();
    void newProblemsAreToldBefore();
    void grownFilesAreTold();
    void leavingStopsAndForgets();
    void previewsAreQuickAndTheWindowStaysAwake();
    void modelsKeepTheirContract();
    void doubtfulTexts_data();
    void doubtfulTexts();

private:
    QString write(const QString& name, const QByteArray& text);
    bool drop(const QString& path);
    const ImportDraft& draft() { return m_home->find<ImportPage>("importPage")->draft(); }
    QString cell(int row, int column) { return m_home->find<DenseTable>("importRows")->model()->index(row, column).data().toString(); }
    QString title(int column) { return m_home->find<DenseTable>("importRows")->model()->headerData(column, Qt::Horizontal).toString(); }
    int columns() { return m_home->find<DenseTable>("importRows")->model()->columnCount(); }
    QString chosen(const char* option) { return m_home->find<QComboBox>(option)->currentText(); }
    const mapping::Connection& connection(std::size_t index) { return m_home->project()->document().connections[index]; }

    std::unique_ptr<test::WindowFixture> m_home;
};

QString TestImport::write(const QString& name, const QByteArray& text) {
    const QString path = m_home->path(name);
    QDir().mkpath(QFileInfo(path).path());
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(text) == text.size() ? path : QString();
}

bool TestImport::drop(const QString& path) {
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(path)});
    const QPoint at(300, 300);
    QDragEnterEvent enter(at, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&m_home->window(), &enter);
    if (!enter.isAccepted())
        return false;
    QDropEvent dropped(at, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&m_home->window(), &dropped);
    return m_home->settle();
}

void TestImport::aDroppedFileShowsWhatWasFound() {
    QVERIFY(drop(write(QStringLiteral("old people.csv"), "Report of May;;\nid;name;born\n1;Ada;31.12.1990\n2;Bo;01.02.1991\n3;Cy;13.03.1992\n")));
    QVERIFY(m_home->find("importPage")->isVisible());
    QVERIFY(chosen("option/delimiter").startsWith(QStringLiteral(";")));
    QVERIFY(chosen("option/preamble").startsWith(QStringLiteral("1")));
    QVERIFY(chosen("option/header").startsWith(QStringLiteral("yes")));
    QCOMPARE(title(1), QStringLiteral("name"));
    QCOMPARE(cell(0, 1), QStringLiteral("Ada"));
    QVERIFY(!m_home->project()); // nothing is one before it was taken
    QCOMPARE(QApplication::focusWidget(), m_home->find("importAccept"));
    m_home->key(Qt::Key_Return);
    QVERIFY(m_home->settle());
    QVERIFY(m_home->project());
    QCOMPARE(qt(connection(0).name), QStringLiteral("old_people"));
    QCOMPARE(connection(0).options.size(), std::size_t(0)); // what was found is found again
    QCOMPARE(qt(connection(0).schema.entities[0].fields[1].name), QStringLiteral("name"));
    QVERIFY(!connection(0).schema.entities[0].fields[1].id.isNull());
    QVERIFY(m_home->find("discoverTree")->isVisible());
}

void TestImport::aDocumentWithoutDataOffersToAddSome() {
    m_home->window().workspace().create({QStringLiteral("New"), {}, {}, {}});
    QVERIFY(m_home->settle());
    QVERIFY(m_home->find("noConnections")->isVisible());
    const QList<QPushButton*> offers = m_home->find("noConnections")->findChildren<QPushButton*>();
    QCOMPARE(offers.size(), 2);
    QVERIFY(m_home->click(offers[0]));
    QVERIFY(QApplication::activeModalWidget()); // asks for the file
    QApplication::activeModalWidget()->close();
    QVERIFY(drop(write(QStringLiteral("people.csv"), "id;name\n1;Ada\n")));
    QVERIFY(m_home->click("importAccept"));
    QVERIFY(m_home->settle());
    QVERIFY(!m_home->find("noConnections")->isVisible());
    QCOMPARE(m_home->project()->document().connections.size(), std::size_t(1));
}

void TestImport::aChoiceByMouseChangesTheRows() {
    QVERIFY(drop(write(QStringLiteral("names.csv"), "Ann;Lee\nBob;Ray\nCid;Moe\n")));
    QCOMPARE(title(0), QStringLiteral("Ann")); // all is text: the first line could be names
    QVERIFY(m_home->choose("option/header", QStringLiteral("no")));
    QVERIFY(m_home->settle());
    QCOMPARE(title(0), QStringLiteral("column_1"));
    QCOMPARE(cell(0, 0), QStringLiteral("Ann"));
    QVERIFY(m_home->choose("option/delimiter", QStringLiteral(", (comma)")));
    QVERIFY(m_home->settle());
    QCOMPARE(columns(), 1);
    QCOMPARE(cell(0, 0), QStringLiteral("Ann;Lee"));
    QVERIFY(m_home->choose("option/delimiter", QStringLiteral(";"))); // the first entry: as it is found
    QVERIFY(m_home->settle());
    QCOMPARE(columns(), 2);
    m_home->find<QLineEdit>("importName")->setFocus();
    m_home->type(QStringLiteral("People of old"));
    QVERIFY(m_home->click("importAccept"));
    QVERIFY(m_home->settle());
    QCOMPARE(qt(connection(0).name), QStringLiteral("people_of_old"));
    QVERIFY(connection(0).options == (OptionValues{{"header", "no"}})); // as --option header=no
}

void TestImport::allOfItGoesByKeys() {
    QVERIFY(drop(write(QStringLiteral("names.txt"), "Ann~Lee\nBob~Ray\nCid~Moe\nDot~Poe\n")));
    const auto tabTo = [this](QWidget* wanted) {
        for (int i = 0; i < 60 && QApplication::focusWidget() && !wanted->hasFocus() && !wanted->isAncestorOf(QApplication::focusWidget()); ++i)
            m_home->key(Qt::Key_Tab);
        return wanted->hasFocus() || wanted->isAncestorOf(QApplication::focusWidget());
    };
    QVERIFY(tabTo(m_home->find("option/delimiter")));
    m_home->key(Qt::Key_A, Qt::ControlModifier);
    m_home->type(QStringLiteral(","));
    m_home->key(Qt::Key_Return);
    QVERIFY(m_home->settle());
    QCOMPARE(columns(), 1);
    QVERIFY(tabTo(m_home->find("option/header")));
    for (int i = 0; i < 10 && !chosen("option/header").startsWith(QStringLiteral("no")); ++i) {
        m_home->key(Qt::Key_Down);
        QVERIFY(m_home->settle());
    }
    QCOMPARE(cell(0, 0), QStringLiteral("Ann~Lee"));
    m_home->key(Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(m_home->settle());
    QVERIFY(m_home->project());
    QVERIFY(connection(0).options == (OptionValues{{"delimiter", ","}, {"header", "no"}}));
    m_home->key(Qt::Key_Z, Qt::ControlModifier); // a document that began with it has nothing before it
    QCOMPARE(m_home->project()->document().connections.size(), std::size_t(1));
}

void TestImport::aRowsTroubleIsToldWithCounts() {
    QByteArray text = "id,name,city\n";
    for (int i = 0; i < 40; ++i)
        text += QByteArray::number(i) + (i == 20 ? ",one,too,many\n" : i == 30 ? ",\"Ann\"a,Bern\n" : ",Ann,Bern\n");
    QVERIFY(drop(write(QStringLiteral("broken.csv"), text)));
    const auto rows = draft().rows();
    QVERIFY(rows && rows->malformedCount + rows->repairs.count == 2);
    auto* tab = m_home->find<QToolButton>("importTroubleTab");
    if (rows->malformedCount > 0)
        QVERIFY2(tab->text().contains(QString::number(rows->malformedCount)), qPrintable(tab->text()));
    QVERIFY(m_home->click(tab));
    auto* table = m_home->find<DenseTable>("importTrouble");
    QVERIFY(table->isVisible());
    QCOMPARE(table->model()->rowCount(), 2);
    QCOMPARE(table->model()->index(0, RowTroubleModel::Line).data().toString(), QStringLiteral("22"));
    QVERIFY(table->model()->index(0, RowTroubleModel::Text).data().toString().contains(QStringLiteral("too,many")));
    QCOMPARE(m_home->find<DenseTable>("importRows")->model()->rowCount(), 40 - int(rows->malformedCount));
}

void TestImport::aWrongEncodingIsSeenAndMended() {
    QByteArray text = "id,name\n";
    for (int i = 0; i < 10; ++i)
        text += QByteArray::number(i) + ",J\xC3\xBCrgen M\xC3\xBCller\n";
    QVERIFY(drop(write(QStringLiteral("umlauts.csv"), text)));
    QCOMPARE(cell(0, 1), QString::fromUtf8("Jürgen Müller"));
    QVERIFY(!m_home->find("importDoubt")->isVisible());
    QVERIFY(m_home->choose("option/encoding", QStringLiteral("windows-1252")));
    QVERIFY(m_home->settle());
    QVERIFY(m_home->find("importDoubt")->isVisible());
    QVERIFY(m_home->find<QLabel>("importDoubt")->text().startsWith(QStringLiteral("10 ")));
    const QModelIndex name = m_home->find<DenseTable>("importRows")->model()->index(0, 1);
    QVERIFY(name.data(Qt::BackgroundRole).isValid());
    QCOMPARE(name.data(ValueRole).value<ValueText>().changed.size(), 2);
    QVERIFY(m_home->click("importAsUtf8"));
    QVERIFY(m_home->settle());
    QCOMPARE(cell(0, 1), QString::fromUtf8("Jürgen Müller"));
    QVERIFY(!m_home->find("importDoubt")->isVisible());
}

void TestImport::fieldsSayHowTheyAreWritten() {
    QVERIFY(drop(write(QStringLiteral("open.csv"), "id;day;due;price\n1;01/02/2024;02/03/2024;1,50\n2;03/04/2024;05/06/2024;2,25\n3;05/06/2024;07/08/2024;3,75\n")));
    QVERIFY(m_home->click("importFieldsTab"));
    auto* fields = m_home->find<DenseTable>("importFields");
    QCOMPARE(fields->model()->rowCount(), 4);
    const QModelIndex day = fields->model()->index(1, ImportFieldModel::Written);
    QCOMPARE(day.data(SignRole).toInt(), int(Sign::Question)); // no day is beyond 12
    QVERIFY(day.data().toString().startsWith(QStringLiteral("dd/MM/yyyy")));
    QVERIFY(fields->model()->index(3, ImportFieldModel::Written).data().toString().startsWith(QStringLiteral(", (comma)")));
    fields->setFocus();
    fields->setCurrentIndex(day);
    m_home->key(Qt::Key_F2);
    auto* choice = m_home->find<QComboBox>("fieldChoice");
    QVERIFY(choice && choice->isVisible());
    const int other = choice->findText(QStringLiteral("month"), Qt::MatchStartsWith);
    QVERIFY(other > 0);
    for (int i = 0; i < 10 && choice->currentIndex() != other; ++i)
        QTest::keyClick(choice, Qt::Key_Down);
    m_home->key(Qt::Key_Return);
    QVERIFY(m_home->settle());
    QVERIFY2(draft().options() == (OptionValues{{"date_order.day", "mdy"}}), draft().options().empty() ? "none" : draft().options().begin()->first.c_str());
    QVERIFY(fields->model()->index(1, ImportFieldModel::Written).data().toString().startsWith(QStringLiteral("month")));
    QVERIFY(fields->model()->index(2, ImportFieldModel::Written).data().toString().startsWith(QStringLiteral("dd/MM/yyyy"))); // the others stay
}

void TestImport::filesNamedAlikeBecomeOneEntity() {
    for (const char* const year : {"2022", "2023", "2024"})
        write(QStringLiteral("sales/orders-%1.csv").arg(QLatin1String(year)), QByteArray("id,year\n1,") + year + "\n2," + year + "\n");
    const QString one = write(QStringLiteral("sales/people.csv"), "id,name\n1,Ada\n");
    QVERIFY(!one.isEmpty());
    QVERIFY(drop(m_home->path(QStringLiteral("sales/orders-2023.csv"))));
    auto* place = m_home->find<QComboBox>("importPlace");
    QCOMPARE(place->count(), 5); // itself, alike, all of the kind, the folder, fixed columns
    QCOMPARE(place->itemText(1), QStringLiteral("all 3 files orders-*.csv as one entity"));
    QVERIFY(m_home->choose("importPlace", QStringLiteral("all 3 files orders-*.csv")));
    QVERIFY(m_home->settle());
    QCOMPARE(m_home->find<DenseTable>("importRows")->model()->rowCount(), 6);
    QCOMPARE(columns(), 3); // the name of the file is a field
    QVERIFY(m_home->click("importAccept"));
    QVERIFY(m_home->settle());
    QVERIFY(qt(connection(0).locations.at("dev")).endsWith(QStringLiteral("sales/orders-*.csv")));
    QCOMPARE(connection(0).schema.entities.size(), std::size_t(1));
}

void TestImport::filesOfAFolderAreDecidedOneByOne() {
    write(QStringLiteral("many/a.csv"), "x;y\n1;2\n3;4\n");
    write(QStringLiteral("many/b.csv"), "Ann;Lee\nBob;Ray\n");
    QVERIFY(drop(m_home->path(QStringLiteral("many"))));
    QCOMPARE(m_home->find<QComboBox>("importEntity")->count(), 2);
    QVERIFY(m_home->choose("importEntity", QStringLiteral("b")));
    QVERIFY(m_home->settle());
    QVERIFY(cell(0, 0).startsWith(QStringLiteral("Ann")) || title(0) == QStringLiteral("Ann"));
    QVERIFY(m_home->choose("option/header", title(0) == QStringLiteral("Ann") ? QStringLiteral("no") : QStringLiteral("yes")));
    QVERIFY(m_home->settle());
    QCOMPARE(draft().options().size(), std::size_t(1));
    QCOMPARE(qt(draft().options().begin()->first), QStringLiteral("header.b"));
    QCOMPARE(qt(draft().shape()->schema.entity("a")->fields[0].name), QStringLiteral("x"));
}

void TestImport::aSheetsRangeBecomesAnEntity() {
    const QString book = test::sharedData() + QStringLiteral("/E_parsers/xlsx_calamine/issues.xlsx");
    if (test::sharedData().isEmpty() || !QFileInfo::exists(book))
        QSKIP("the shared data is not here");
    QVERIFY(drop(book));
    auto* entity = m_home->find<QComboBox>("importEntity");
    QVERIFY(entity->count() > 1);
    QTest::mouseClick(entity->lineEdit(), Qt::LeftButton);
    m_home->key(Qt::Key_A, Qt::ControlModifier);
    m_home->type(QStringLiteral("issue2!A1:A3"));
    m_home->key(Qt::Key_Return);
    QVERIFY(m_home->settle());
    QCOMPARE(entity->currentText(), QStringLiteral("issue2!A1:A3"));
    QCOMPARE(columns(), 1);
    QVERIFY(qt(draft().connection().locations.at("dev")).endsWith(QStringLiteral("issues.xlsx#issue2!A1:A3")));
}

void TestImport::whatCannotBeIsSaidAndNothingIsAdded() {
    QVERIFY(drop(write(QStringLiteral("junk.sqlite"), QByteArray("SQLite format 3\0 and then nothing of the kind", 44))));
    auto* message = m_home->find<QLabel>("importMessage");
    QVERIFY(message->isVisible() && !message->text().isEmpty());
    QVERIFY(!m_home->find("importAccept")->isEnabled());
    m_home->key(Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(m_home->settle());
    QVERIFY(!m_home->project());
    QVERIFY(drop(write(QStringLiteral("good.csv"), "a,b\n1,2\n")));
    QVERIFY(!message->isVisible());
    auto* quote = m_home->find<QComboBox>("option/quote");
    quote->setFocus();
    m_home->key(Qt::Key_A, Qt::ControlModifier);
    m_home->type(QStringLiteral("ab"));
    m_home->key(Qt::Key_Return);
    QVERIFY(m_home->settle());
    QVERIFY(message->isVisible() && message->text().contains(QStringLiteral("quote")));
    QCOMPARE(cell(0, 0), QStringLiteral("1")); // the rows of before stay in view
    QVERIFY(m_home->click("importAsFound"));
    QVERIFY(m_home->settle());
    QVERIFY(!message->isVisible() && m_home->find("importAccept")->isEnabled());
    m_home->key(Qt::Key_Escape);
    QVERIFY(!m_home->find("importPage")->isVisible());
}

void TestImport::aConnectionGetsAnotherShapeAndBack() {
    QVERIFY(drop(write(QStringLiteral("people.csv"), "id;name\n1;Ada\n2;Bo\n")));
    m_home->key(Qt::Key_Return);
    QVERIFY(m_home->settle() && m_home->project());
    const Id field = connection(0).schema.entities[0].fields[1].id;
    m_home->key(Qt::Key_I, Qt::ControlModifier);
    QVERIFY(m_home->settle());
    QVERIFY(m_home->find("importPage")->isVisible());
    QVERIFY(m_home->choose("option/header", QStringLiteral("no")));
    QVERIFY(m_home->settle());
    QCOMPARE(cell(0, 1), QStringLiteral("name"));
    QVERIFY(m_home->click("importAccept"));
    QVERIFY(m_home->settle());
    QVERIFY(connection(0).options == (OptionValues{{"header", "no"}}));
    QCOMPARE(qt(connection(0).schema.entities[0].fields[1].name), QStringLiteral("column_2"));
    QCOMPARE(qt(connection(0).schema.entities[0].fields[1].id.text()), qt(field.text())); // it is the same field
    m_home->key(Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(m_home->settle());
    QCOMPARE(connection(0).options.size(), std::size_t(0));
    QCOMPARE(qt(connection(0).schema.entities[0].fields[1].name), QStringLiteral("name"));
}

void TestImport::newProblemsAreToldBefore() {
    QVERIFY(m_home->openSample());
    const std::size_t errors = m_home->project()->findings().errors;
    QVERIFY(m_home->window().showScreen(QStringLiteral("discover")));
    m_home->key(Qt::Key_I, Qt::ControlModifier);
    QVERIFY(m_home->settle());
    QVERIFY(m_home->find("importPage")->isVisible());
    QVERIFY(!m_home->find("importMessage")->isVisible());
    QVERIFY(m_home->choose("importEntity", QStringLiteral("contacts")));
    QVERIFY(m_home->settle());
    QVERIFY(m_home->choose("option/delimiter", QStringLiteral("| (pipe)")));
    QVERIFY(m_home->settle());
    QVERIFY(m_home->find("importMessage")->isVisible());
    m_home->picture(QStringLiteral("import-problems"));
    QVERIFY(m_home->click("importAccept"));
    QVERIFY(m_home->settle());
    QVERIFY(m_home->project()->findings().errors > errors); // nothing was dropped in silence
    m_home->key(Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(m_home->settle());
    QCOMPARE(m_home->project()->findings().errors, errors);
}

void TestImport::grownFilesAreTold() {
    const QString path = write(QStringLiteral("log.csv"), "id,what\n1,begin\n2,go on\n");
    QVERIFY(drop(path));
    QVERIFY(m_home->choose("option/last_seen", QStringLiteral("what is there now")));
    QVERIFY(m_home->settle());
    QVERIFY(draft().options().contains("last_seen"));
    QVERIFY(m_home->click("importAccept"));
    QVERIFY(m_home->settle());
    QFile file(path);
    QVERIFY(file.open(QIODevice::Append) && file.write("3,end\n") == 6);
    file.close();
    m_home->key(Qt::Key_I, Qt::ControlModifier);
    QVERIFY(m_home->settle());
    QCOMPARE(m_home->find<DenseTable>("importRows")->model()->rowCount(), 3);
    QVERIFY(m_home->choose("option/rows", QStringLiteral("only new rows")));
    QVERIFY(m_home->settle());
    QCOMPARE(m_home->find<DenseTable>("importRows")->model()->rowCount(), 1);
    QCOMPARE(cell(0, 1), QStringLiteral("end"));
}

void TestImport::leavingStopsAndForgets() {
    QVERIFY(drop(write(QStringLiteral("people.csv"), "id,name\n1,Ada\n")));
    QVERIFY(m_home->click("importCancel"));
    QVERIFY(!draft().shape() && !draft().rows() && !draft().isLooking());
    QVERIFY(!m_home->project());
}

void TestImport::previewsAreQuickAndTheWindowStaysAwake() {
    QByteArray text = "id;name;amount;day;city;note\n";
    for (int i = 0; i < 200'000; ++i)
        text += QByteArray::number(i) + ";Anna Lee;" + QByteArray::number(i % 1000) + ",50;0" + QByteArray::number(i % 9 + 1) + ".12.2023;Bern;nothing to say\n";
    QVERIFY(drop(write(QStringLiteral("large.csv"), text)));
    auto* encoding = m_home->find<QComboBox>("option/encoding");
    QVERIFY(encoding);
    QElapsedTimer clock;
    qint64 longest = 0;
    QTimer ticking;
    QElapsedTimer since;
    since.start();
    connect(&ticking, &QTimer::timeout, this, [&] { longest = qMax(longest, since.restart()); });
    ticking.start(4);
    clock.start();
    const auto before = draft().rows();
    QVERIFY(m_home->choose("option/header", QStringLiteral("no")));
    clock.restart();
    QTRY_VERIFY(draft().rows() != before);
    qInfo("rows after %lld ms, the window away for at most %lld ms", static_cast<long long>(clock.elapsed()), static_cast<long long>(longest));
    QVERIFY(m_home->settle());
    QCOMPARE(cell(0, 0), QStringLiteral("id"));
}

void TestImport::modelsKeepTheirContract() {
    QVERIFY(drop(write(QStringLiteral("people.csv"), "id;name\n1;Ada\n2;Bo;too many;of them\n")));
    for (const char* const name : {"importRows", "importFields", "importTrouble"}) {
        QAbstractItemModel* model = m_home->find<DenseTable>(name)->model();
        new QAbstractItemModelTester(model, QAbstractItemModelTester::FailureReportingMode::QtTest, model);
    }
    QVERIFY(m_home->choose("option/delimiter", QStringLiteral(", (comma)")));
    QVERIFY(m_home->settle());
    QVERIFY(m_home->click("importAsFound"));
    QVERIFY(m_home->settle());
    m_home->key(Qt::Key_Escape);
}

void TestImport::doubtfulTexts_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("stretches");
    QTest::newRow("plain") << QStringLiteral("Mueller") << 0;
    QTest::newRow("umlauts") << QString::fromUtf8("Jürgen Größe") << 0;
    QTest::newRow("UTF-8 read byte by byte") << QString::fromUtf8("JÃ¼rgen MÃ¼ller") << 2;
    QTest::newRow("a quotation mark of it") << QString::fromUtf8("itâ€™s") << 1;
    QTest::newRow("unreadable") << QString::fromUtf8("M\xEF\xBF\xBDller") << 1;
    QTest::newRow("control characters") << QString(QStringLiteral("a") + QChar(0x9c)) << 1;
    QTest::newRow("a capital with an apostrophe") << QString::fromUtf8("CAFÉ’S") << 0;
    QTest::newRow("a capital with a dash") << QString::fromUtf8("Ö–Ä") << 0;
    QTest::newRow("cyrillic read byte by byte") << QString::fromUtf8("ÐŸÑ€Ð¸") << 3;
    QTest::newRow("cyrillic") << QString::fromUtf8("Привет") << 0;
}

void TestImport::doubtfulTexts() {
    QFETCH(QString, text);
    QFETCH(int, stretches);
    QCOMPARE(int(doubtfulStretches(text).size()), stretches);
}

MW_TEST(TestImport)
#include "tst_import.moc"

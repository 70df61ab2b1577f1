// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/test_main.h"

#include "core/check/check.h"
#include "core/mapping/problems.h"
#include "core/report/report.h"
#include "core/rules/catalogue.h"
#include "core/rules/parser.h"
#include "core/rules/sentence.h"
#include "ui/present/messages.h"
#include "ui/present/phrase_book.h"
#include "ui/present/text.h"
#include "ui/present/translated_catalogue.h"

#include <QCoreApplication>
#include <QTranslator>

using namespace mw;
using namespace mw::ui;

/// Core's texts in German: in the window, which has a translator installed, and in a catalogue of its own.
class TranslationTest : public QObject {
    Q_OBJECT

    QTranslator m_german;

private Q_SLOTS:
    void initTestCase() {
        QVERIFY(m_german.load(QStringLiteral(":/i18n/mapwright_de.qm")));
        QVERIFY(QCoreApplication::installTranslator(&m_german));
    }
    void cleanupTestCase() { QCoreApplication::removeTranslator(&m_german); }

    void finishedTextsAreRecognised_data() {
        QTest::addColumn<QString>("english");
        QTest::addColumn<QString>("german");
        const auto row = [](const char* english, const char* german) {
            QTest::newRow(english) << QString::fromUtf8(english) << QString::fromUtf8(german);
        };
        row("the file is empty", "die Datei ist leer");
        row("people: no key stands twice", "people: kein Schlüssel steht zweimal");
        row("people.email: control totals", "people.email: Kontrollsummen");
        row("filled 12 · sum 3.5 · largest 2", "gefüllt 12 · Summe 3.5 · größter 2");
        row("20,114 of 20,114 values are whole numbers", "20,114 von 20,114 Werten sind ganze Zahlen");
        row("no type is declared; 7,700 are text, 300 are whole numbers", "kein Typ ist erklärt; 7,700 sind Text, 300 sind ganze Zahlen");
        row("UTF-8 (0.95): only ASCII characters were seen", "UTF-8 (0.95): nur ASCII-Zeichen gesehen");
        row("'31/11/2020' is not a date in the form dd/MM/yyyy", "'31/11/2020' ist kein Datum der Form dd/MM/yyyy");
        row("this always fails: division by zero", "das schlägt immer fehl: Division durch null");
        row("there is no field named 'x'; did you mean 'y'?", "es gibt kein Feld namens 'x'; meinten Sie 'y'?");
        row("people (PPL), key of de-duplication", "people (PPL), Schlüssel der Dublettenbereinigung");
        // What has changed, by name.
        row("rule", "Regel");
        row("target entity", "Zieltabelle");
        row("filter reason", "Grund des Filters");
        row("entry 'A'", "Eintrag 'A'");
        row("status of people.email", "Status von people.email");
        row("not migrated: contacts.fax", "nicht migriert: contacts.fax");
        row("order of the entity mappings", "Reihenfolge der Zuordnungen");
        row("function 'email_of' (FUN-004)", "Funktion 'email_of' (FUN-004)");
        row("in the function 'f': there is no function 'lowr'; did you mean 'lower'?", "in der Funktion 'f': es gibt keine Funktion 'lowr'; meinten Sie 'lower'?");
        // Names and values stay, whatever they say.
        row("the key 'the file is empty' is missing", "der Schlüssel 'the file is empty' fehlt");
        row("nobody ever said this", "nobody ever said this");
        row("", "");
    }
    void finishedTextsAreRecognised() {
        QFETCH(QString, english);
        QFETCH(QString, german);
        QCOMPARE(coreText(utf8(english)), german);
        QCOMPARE(qt(TranslatedCatalogue::of(QStringLiteral("de"))->text(utf8(english))), german);
    }

    void errorsSpeakGerman() {
        QCOMPARE(message(makeError(Code::NotADate, "'x'", "dd.MM.yyyy")), QStringLiteral("'x' ist kein Datum der Form dd.MM.yyyy"));
        QCOMPARE(message(makeError(Code::OperandType, "-", "a number", "text")), QStringLiteral("- braucht eine Zahl, nicht text"));
        Error placed = during(at(makeError(Code::FileNotFound), "a.csv, line 3"), "reading contacts");
        QCOMPARE(messageWithPlace(placed), QStringLiteral("a.csv, Zeile 3: keine solche Datei und kein solcher Ordner (beim Lesen von contacts)"));
    }

    /// What a rule says is the analyst's text, even where it reads like one of ours.
    void textsOfRulesStay() {
        const Error error = makeError(Code::Rejected, "the amount is not a number");
        QCOMPARE(message(error), QStringLiteral("the amount is not a number"));
        QCOMPARE(message(Code::Rejected, "the amount is not a number"), QStringLiteral("the amount is not a number"));
        QCOMPARE(message(Code::NotADecimal, "the amount is not a number"), QStringLiteral("the amount ist keine Zahl"));
    }

    /// Whatever is registered has German, bar what is no word.
    void allThatIsRegisteredHasGerman() {
        const auto has = [](const std::string& english) {
            return QCoreApplication::translate("core", english.c_str()) != qt(english);
        };
        for (const rules::Function& function : rules::allFunctions())
            QVERIFY2(has(std::string(function.summary())), function.name().data());
        for (const std::string_view label : rules::kFixLabels)
            QVERIFY2(has(std::string(label)), label.data());
        for (const report::FormatInfo& format : report::formats())
            QVERIFY2(has(format.label) || format.label == "Markdown" || format.label == "JSON", format.label.c_str());
        int same = 0;
        for (const std::string& text : rules::sentenceTexts())
            same += !has(text);
        QCOMPARE(same, 2); // plus, minus
    }

    void sentencesSpeakGerman_data() {
        QTest::addColumn<QString>("rule");
        QTest::addColumn<QString>("german");
        const auto row = [](const char* rule, const char* german) { QTest::newRow(rule) << QString::fromUtf8(rule) << QString::fromUtf8(german); };
        row("lower(trim(e_mail))", "„e mail“ von Leerzeichen an den Enden befreien, dann das Ergebnis in Kleinbuchstaben schreiben.");
        row("if(e_mail is null, 'none', e_mail)", "Wenn „e mail“ fehlt, 'none' übernehmen; sonst „e mail“ übernehmen.");
        row("e_mail = 'A' or not contains(e_mail, '@')", "Angeben, ob „e mail“ gleich 'A' ist oder nicht („e mail“ den Text '@' enthält).");
        row("left(e_mail, 3) & e_mail", "(Anfang von „e mail“, 3 Zeichen lang) gefolgt von „e mail“ übernehmen.");
    }
    void sentencesSpeakGerman() {
        QFETCH(QString, rule);
        QFETCH(QString, german);
        rules::Environment environment;
        Field field;
        field.name = "e_mail";
        field.type = LogicalType::text();
        environment.fields.push_back({"c", field});
        const rules::ParsedRule parsed = rules::parse(utf8(rule));
        QVERIFY(parsed.tree);
        QCOMPARE(qt(rules::sentence(*parsed.tree, environment, windowCatalogue())), german);
    }

    void figuresAndLanguageOfACatalogue() {
        const auto german = TranslatedCatalogue::of(QStringLiteral("de"));
        QVERIFY(german);
        QCOMPARE(german->language(), std::string("de"));
        QCOMPARE(german->groupSign(), std::string("."));
        QVERIFY(!TranslatedCatalogue::of(QStringLiteral("xx")));
        QVERIFY(TranslatedCatalogue::languages().contains(QStringLiteral("de")));
    }
};

MW_TEST(TranslationTest)
#include "tst_translation.moc"

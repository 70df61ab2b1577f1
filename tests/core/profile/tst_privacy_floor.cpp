// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/utf8.h"
#include "core/profile/privacy_floor.h"
#include "tests/support/random.h"
#include "tests/support/test_main.h"
#include "tests/support/text_reader.h"

namespace mw {

namespace {

bool isWordPart(std::string_view letters) {
    return letters == "•" || (letters.size() == 1 && std::isalnum(std::uint8_t(letters[0]))) || letters == "ä" || letters == "ß" || letters == "É";
}

/// Code points of a text, each as a text.
std::vector<std::string> pointsOf(std::string_view text) {
    std::vector<std::string> points;
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t begin = i;
        nextCodePoint(text, i);
        points.emplace_back(text.substr(begin, i - begin));
    }
    return points;
}

/// Five Annas, one Zoe, and what else people have.
profile::EntityProfile visitors() {
    std::vector<test::TextReader::Row> rows;
    for (int i = 0; i < 6; ++i) {
        const std::string name = i < 5 ? "Anna" : "Zoe";
        rows.push_back({name, i < 5 ? "gold" : "lead", name + "@x.org", "+49 171 55512" + std::to_string(i)});
    }
    test::TextReader reader({"nick", "class", "contact", "reached_at"}, rows, 4);
    JobContext job;
    return profile::profileRows(reader, "people", {}, job).value();
}

} // namespace

class TestPrivacyFloor : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void masks_data() {
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("shape");
        QTest::newRow("name") << "Anna Lee" << "A••• L••";
        QTest::newRow("phone") << "+49 (171) 5" << "+•• (•••) •";
        QTest::newRow("e-mail") << "anna.lee@x.org" << "a•••.l••@•.o••";
        QTest::newRow("date") << "2024-01-31" << "••••-••-••";
        QTest::newRow("one letter says all") << "X" << "•";
        QTest::newRow("digits within a word") << "C0042 r2d2" << "C•••• r•••";
        QTest::newRow("digits before letters") << "7up" << "•••";
        QTest::newRow("spaces stay") << "  lee, ANNA " << "  l••, A••• ";
        QTest::newRow("other letters") << "Äpfel 東京都" << "Ä•••• 東••";
        QTest::newRow("letter with a mark of its own") << "e\u0301te\u0301" << "e••••";
        QTest::newRow("other digits") << "٣٤ ②½" << "•• ••";
        QTest::newRow("lines") << "Anna\nLee\t1" << "A•••\nL••\t•";
        QTest::newRow("empty") << "" << "";
    }
    void masks() {
        QFETCH(QString, value);
        QFETCH(QString, shape);
        QCOMPARE(test::qt(profile::masked(value.toStdString())), shape);
    }

    void masksKeepLengthAndShapeAndShowFirstLettersOnly() {
        const std::vector<std::string> letters = {"a", "B", "ä", "ß", "É", "7", "0", " ", "-", "@", ".", "\n", "€", "•"};
        test::Random random("masks");
        for (int round = 0; round < 5'000; ++round) {
            std::string value;
            for (std::uint64_t i = random.below(20); i > 0; --i)
                value += letters[std::size_t(random.below(letters.size()))];
            const std::string shape = profile::masked(value);
            QCOMPARE(profile::masked(value), shape);
            QCOMPARE(profile::masked(shape), shape);
            const auto was = pointsOf(value), now = pointsOf(shape);
            QCOMPARE(now.size(), was.size());
            for (std::size_t i = 0; i < was.size(); ++i) {
                if (!isWordPart(was[i]))
                    QCOMPARE(now[i], was[i]);
                else if (now[i] != "•")
                    QVERIFY2(now[i] == was[i] && !std::isdigit(std::uint8_t(was[i][0])) && (i == 0 || !isWordPart(was[i - 1])) && i + 1 < was.size() && isWordPart(was[i + 1]), value.c_str());
            }
        }
    }

    void bytesThatAreNoTextAreMasked() { QCOMPARE(profile::masked("a\xff\xc3"), std::string("•\uFFFD\uFFFD")); }

    void personalFieldsAreKnown_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("semantic");
        QTest::addColumn<QString>("kind");
        for (const char* name : {"first_name", "LastName", "FULL NAME", "vorname", "Nachname", "prénom", "contact_name"})
            QTest::newRow(name) << name << "" << "person name";
        for (const char* name : {"e_mail", "eMail", "E-Mail-Address", "work email"})
            QTest::newRow(name) << name << "" << "e-mail";
        for (const char* name : {"Straße", "address2", "shipping_street", "PLZ", "postal code"})
            QTest::newRow(name) << name << "" << "address";
        QTest::newRow("date of birth") << "date_of_birth" << "date yyyy-MM-dd" << "date of birth";
        QTest::newRow("by its values") << "field7" << "phone" << "phone";
        QTest::newRow("by its check digits") << "field8" << "IBAN" << "IBAN";
        for (const char* name : {"product_name", "zipped", "status", "mailing_count", "birthed", "telemetry", "", "___"})
            QTest::newRow(qPrintable(QStringLiteral("not %1").arg(QLatin1String(name)))) << name << "" << "";
    }
    void personalFieldsAreKnown() {
        QFETCH(QString, name);
        QFETCH(QString, semantic);
        QFETCH(QString, kind);
        const std::string text = name.toStdString(), looks = semantic.toStdString();
        QCOMPARE(test::qt(std::string(profile::personalKind(text, looks))), kind);
    }

    void accountNumbersAreKnownByTheirCheckDigits() {
        std::vector<test::TextReader::Row> rows = {{"DE89 3704 0044 0532 0130 00", "DE88 3704 0044 0532 0130 00"},
                                                   {"GB82WEST12345698765432", "GB82WEST12345698765433"},
                                                   {"FR1420041010050500013M02606", "FR1420041010050500013M02607"}};
        test::TextReader reader({"right", "wrong"}, rows, 2);
        JobContext job;
        const auto found = profile::profileRows(reader, "accounts", {}, job);
        QVERIFY(found.ok());
        QCOMPARE(found->fields[0].semanticType, std::string("IBAN"));
        QCOMPARE(found->fields[0].semanticRate, 1.0);
        QCOMPARE(found->fields[1].semanticType, std::string());
    }

    void rareAndPersonalValuesAreMasked() {
        const profile::EntityProfile shared = profile::underFloor(visitors(), {});
        const profile::FieldProfile& nick = shared.fields[0];
        QCOMPARE(nick.top, (std::vector<profile::ValueCount>{{"Anna", 5}, {"Z••", 1}}));
        QCOMPARE(*nick.minimum, std::string("Anna"));
        QCOMPARE(*nick.maximum, std::string("Z••"));
        QCOMPARE(shared.fields[2].top, (std::vector<profile::ValueCount>{{"A•••@•.o••", 5}, {"Z••@•.o••", 1}})); // e-mail
        for (const profile::ValueCount& each : shared.fields[3].top)
            QCOMPARE(each.value, std::string("+•• ••• ••••••"));
        QCOMPARE(shared.fields[0].patterns, visitors().fields[0].patterns); // shapes are what may leave
        QCOMPARE(shared.rows, std::uint64_t(6));
    }

    void aReleasedFieldLeavesAsItIs() {
        const profile::EntityProfile raw = visitors(), shared = profile::underFloor(raw, {"contact"});
        QCOMPARE(shared.fields[2].top, raw.fields[2].top);
        QCOMPARE(*shared.fields[2].maximum, *raw.fields[2].maximum);
        QVERIFY(shared.fields[3].top != raw.fields[3].top);
    }

    void theFloorIsAsHighAsAsked() {
        QCOMPARE(profile::underFloor(visitors(), {}, 1).fields[0].top, visitors().fields[0].top);
        QCOMPARE(profile::underFloor(visitors(), {}, 6).fields[0].top.front().value, std::string("A•••"));
    }

    void aMeanStandsForEnoughValues_data() {
        QTest::addColumn<int>("rows");
        QTest::addColumn<bool>("hasMean");
        QTest::newRow("four") << 4 << false;
        QTest::newRow("five") << 5 << true;
    }
    void aMeanStandsForEnoughValues() {
        QFETCH(int, rows);
        QFETCH(bool, hasMean);
        std::vector<test::TextReader::Row> given = {{std::nullopt, std::nullopt}}; // nulls stand for nobody
        for (int i = 0; i < rows; ++i)
            given.push_back({std::to_string(100 + i * 7), std::to_string(100 + i * 7)});
        test::TextReader reader({"amount", "ssn"}, given, 8);
        JobContext job;
        const auto raw = profile::profileRows(reader, "e", {}, job);
        QVERIFY(raw.ok() && raw->fields[0].mean && raw->fields[1].mean);
        const profile::EntityProfile shared = profile::underFloor(raw.value(), {});
        QCOMPARE(shared.fields[0].mean.has_value(), hasMean);
        QVERIFY(!shared.fields[1].mean);
    }

    /// A quartile is a value of the data like any other.
    void quartilesAreMaskedWhereTheyAreRare() {
        std::vector<test::TextReader::Row> given;
        for (int i = 0; i < 20; ++i)
            given.push_back({i < 8 ? std::string("10") : std::to_string(100 + i)});
        test::TextReader reader({"amount"}, given, 8);
        JobContext job;
        const auto raw = profile::profileRows(reader, "e", {}, job);
        QVERIFY(raw.ok());
        QCOMPARE(raw->fields[0].quartiles, (std::vector<std::string>{"10", "109", "114"}));
        QCOMPARE(profile::underFloor(raw.value(), {}).fields[0].quartiles, (std::vector<std::string>{"10", "•••", "•••"}));
        QCOMPARE(profile::underFloor(raw.value(), {"amount"}).fields[0].quartiles, raw->fields[0].quartiles);
    }

    void nothingIsKnownWithoutAProfile() {
        QVERIFY(!profile::mayLeave("class", nullptr, "gold"));
        const profile::EntityProfile raw = visitors();
        QVERIFY(profile::mayLeave("class", &raw.fields[1], "gold"));
        QVERIFY(!profile::mayLeave("class", &raw.fields[1], "lead"));
        QVERIFY(!profile::mayLeave("class", &raw.fields[1], "never seen"));
        QVERIFY(!profile::mayLeave("contact", &raw.fields[2], "Anna@x.org"));
    }
};

MW_TEST(TestPrivacyFloor)

} // namespace mw

#include "tst_privacy_floor.moc"

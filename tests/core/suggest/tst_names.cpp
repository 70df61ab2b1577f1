// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/suggest/name_similarity.h"
#include "core/suggest/words.h"
#include "tests/support/test_main.h"

using namespace mw;
using namespace mw::suggest;

namespace {

QString joined(const std::vector<std::string>& words) {
    QStringList list;
    for (const std::string& word : words)
        list << test::qt(word);
    return list.join(u' ');
}

float alike(const char* a, const char* b, const Vocabulary& vocabulary = Vocabulary::standard()) {
    const WordReader reader(vocabulary);
    const std::vector<Word> left = reader.readName(a), right = reader.readName(b);
    const WordTable table(left, right, vocabulary, {});
    WeightedWords leftWords, rightWords;
    for (std::uint32_t i = 0; i < left.size(); ++i)
        leftWords.push_back({i, 1});
    for (std::uint32_t i = 0; i < right.size(); ++i)
        rightWords.push_back({i, 1});
    return table.agreement(leftWords, rightWords).overlap;
}

} // namespace

class TstNames : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void namesAreCutIntoWords_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("words");
        QTest::newRow("snake case") << QStringLiteral("first_name") << QStringLiteral("first name");
        QTest::newRow("camel case") << QStringLiteral("CustomerID") << QStringLiteral("customer id");
        QTest::newRow("capitals before a word") << QStringLiteral("HTTPServerURL") << QStringLiteral("http server url");
        QTest::newRow("digits stand alone") << QStringLiteral("address2line") << QStringLiteral("address 2 line");
        QTest::newRow("accents are taken off") << QStringLiteral("Número-Pedido") << QStringLiteral("numero pedido");
        QTest::newRow("East Asian characters stand alone") << QStringLiteral("總價 URL") << QStringLiteral("總 價 url");
        QTest::newRow("signs alone are no words") << QStringLiteral("--") << QString();
    }
    void namesAreCutIntoWords() {
        QFETCH(QString, name);
        QFETCH(QString, words);
        QCOMPARE(joined(cutName(name.toStdString())), words);
    }

    void wordsRunTogetherAreCutWhereTheyAreKnown() {
        const WordReader reader(Vocabulary::standard());
        const auto read = [&](const char* name) {
            std::vector<std::string> texts;
            for (const Word& word : reader.readName(name))
                texts.push_back(word.text);
            return joined(texts);
        };
        QCOMPARE(read("birthdate"), QStringLiteral("birth date"));
        QCOMPARE(read("patientid"), QStringLiteral("patient id"));
        QCOMPARE(read("customer"), QStringLiteral("customer"));
        QCOMPARE(read("dob"), QStringLiteral("birth date"));
        QCOMPARE(read("總價"), QStringLiteral("總價"));
    }

    void namesOfOneMeaningAgree_data() {
        QTest::addColumn<QString>("a");
        QTest::addColumn<QString>("b");
        for (const auto& [a, b] : {std::pair("CustNo", "customer_number"), std::pair("date_of_birth", "DOB"),
                                   std::pair("Vorname", "first_name"), std::pair("zip", "postal code"),
                                   std::pair("標題", "title"), std::pair("qty", "quantity"), std::pair("surname", "LastName")})
            QTest::newRow((std::string(a) + " and " + b).c_str()) << QString::fromUtf8(a) << QString::fromUtf8(b);
    }
    void namesOfOneMeaningAgree() {
        QFETCH(QString, a);
        QFETCH(QString, b);
        QVERIFY2(alike(a.toUtf8(), b.toUtf8()) > 0.85f, std::to_string(alike(a.toUtf8(), b.toUtf8())).c_str());
    }

    void namesOfOtherMeaningDoNot() {
        QVERIFY(alike("price", "first_name") < 0.2f);
        QVERIFY(alike("start_date", "email") < 0.2f);
        QVERIFY(alike("latitude", "attitude") < 0.6f);
    }

    void withoutSynonymsLettersDecide() {
        QVERIFY(alike("Vorname", "first_name", Vocabulary::empty()) < 0.3f);
        QVERIFY(alike("order_date", "orderDate", Vocabulary::empty()) > 0.99f);
        QVERIFY(alike("cust_name", "customer_name", Vocabulary::empty()) > 0.8f);
    }
};

MW_TEST(TstNames)
#include "tst_names.moc"

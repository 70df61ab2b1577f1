// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/unicode.h"
#include "tests/support/random.h"
#include "tests/support/test_main.h"

using namespace mw;
using mw::test::qt;

namespace {

using Mapping = std::string (*)(std::string_view);

std::string nfc(std::string_view text) {
    return normalise(text, NormalForm::Nfc);
}
std::string nfd(std::string_view text) {
    return normalise(text, NormalForm::Nfd);
}
std::string nfkc(std::string_view text) {
    return normalise(text, NormalForm::Nfkc);
}

} // namespace

Q_DECLARE_METATYPE(Mapping)

class TstUnicode : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void textsAreMapped_data() {
        QTest::addColumn<Mapping>("map");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("mapped");
        const auto row = [](const char* name, Mapping map, const char* text, const char* mapped) {
            QTest::newRow(name) << map << QString::fromUtf8(text) << QString::fromUtf8(mapped);
        };
        row("lower: ASCII", toLower, "Hello, WORLD 12", "hello, world 12");
        row("lower: accents and Greek", toLower, "ÄÖÜ ÉÈ ΔΟΚΙΜΗ", "äöü éè δοκιμη");
        row("lower: a final sigma is the final one", toLower, "ΟΔΟΣ", "οδος");
        row("lower: the dotted capital I keeps its dot", toLower, "İ", "i̇");
        row("lower: beyond the first plane", toLower, "𐐀", "𐐨");
        row("upper: ASCII", toUpper, "Hello, world 12", "HELLO, WORLD 12");
        row("upper: the sharp s becomes two letters", toUpper, "straße", "STRASSE");
        row("upper: a ligature becomes its letters", toUpper, "oﬃce", "OFFICE");
        row("upper: i has no dot in any locale but Turkish", toUpper, "iı", "II");
        row("proper: words of ASCII", toProper, "mary ANN smith", "Mary Ann Smith");
        row("proper: a hyphen parts words", toProper, "MARY-JANE o/b (ltd)", "Mary-Jane O/B (Ltd)");
        row("proper: an apostrophe does not", toProper, "o'neill don't", "O'neill Don't");
        row("proper: digits join", toProper, "2nd floor b2b", "2nd Floor B2b");
        row("proper: accents", toProper, "ÉMILE zOLA", "Émile Zola");
        row("proper: the title letter is not the capital", toProper, "ǆ", "ǅ");
        row("proper: nothing", toProper, "", "");
        row("fold: the sharp s equals ss", foldCase, "Straße", "strasse");
        row("fold: both sigmas are one", foldCase, "ΟΔΟΣ ς", "οδοσ σ");
        row("fold: ASCII", foldCase, "A-Z", "a-z");
        row("accents off: composed letters", removeAccents, "Crème brûlée à Zürich, Łódź",
            "Creme brulee a Zurich, Łodz");
        row("accents off: decomposed letters", removeAccents, "e\xCC\x81", "e");
        row("accents off: several marks on one letter", removeAccents, "ệ", "e");
        row("accents off: compatibility forms", removeAccents, "ﬁ ２", "fi 2");
        row("accents off: Korean syllables stay whole", removeAccents, "한국", "한국");
        row("accents off: ASCII stays", removeAccents, "plain", "plain");
        row("nfc composes", nfc, "e\xCC\x81", "é");
        row("nfd takes apart", nfd, "é", "e\xCC\x81");
        row("nfkc unifies widths", nfkc, "ＡＢＣ ①", "ABC 1");
        row("nfc keeps compatibility letters", nfc, "ﬁ", "ﬁ");
    }
    void textsAreMapped() {
        QFETCH(Mapping, map);
        QFETCH(QString, text);
        QFETCH(QString, mapped);
        QCOMPARE(qt(map(text.toStdString())), mapped);
    }

    void theAsciiShortcutGivesWhatUnicodeGives() {
        test::Random random("ascii shortcut");
        std::string alphabet;
        for (char c = ' '; c < 127; ++c)
            alphabet += c;
        alphabet += "     --''..__aaaAAAzzzZZZ\n\t";
        // A word with an accent behind a space sends the same text down the long road.
        for (int round = 0; round < 20'000; ++round) {
            const std::string text = random.text(random.below(24), alphabet);
            for (const auto& [map, tail] :
                 {std::pair{Mapping(toLower), "é"}, std::pair{Mapping(toUpper), "É"}, std::pair{Mapping(toProper), "É"},
                  std::pair{Mapping(foldCase), "é"}, std::pair{Mapping(nfkc), "é"}})
                QCOMPARE(qt(map(text) + " " + tail), qt(map(text + " é")));
        }
    }
};

MW_TEST(TstUnicode)
#include "tst_unicode.moc"

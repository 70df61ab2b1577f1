// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/utf8.h"
#include "tests/support/random.h"
#include "tests/support/test_main.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

using namespace mw;
using mw::test::qt;

namespace {

struct Reference {
    std::size_t invalid = std::string_view::npos;
    std::vector<std::size_t> starts; ///< the offset of each code point or invalid byte
    std::vector<char32_t> points;
};

/// Walks the bytes with ICU; an ill-formed sequence counts its first byte alone.
Reference walk(const std::string& bytes) {
    Reference reference;
    const auto size = std::int32_t(bytes.size());
    const auto* data = reinterpret_cast<const std::uint8_t*>(bytes.data());
    for (std::int32_t at = 0; at < size;) {
        const std::int32_t start = at;
        UChar32 point = 0;
        U8_NEXT(data, at, size, point);
        if (point < 0) {
            at = start + 1;
            if (reference.invalid == std::string_view::npos)
                reference.invalid = std::size_t(start);
        }
        reference.starts.push_back(std::size_t(start));
        reference.points.push_back(point < 0 ? char32_t(0xFFFD) : char32_t(point));
    }
    return reference;
}

/// Text that is mostly valid, with long ASCII runs, every sequence length and now and then a broken byte.
std::string almostText(test::Random& random) {
    static constexpr char32_t kEdges[] = {0x7F,   0x80,   0x7FF,  0x800,   0xFFF,    0x1000,
                                          0xD7FF, 0xE000, 0xFFFF, 0x10000, 0x10FFFF, 0xFFFD};
    std::string text;
    const std::uint64_t pieces = random.below(12);
    for (std::uint64_t i = 0; i < pieces; ++i) {
        switch (random.below(6)) {
        case 0:
            text += random.text(random.below(70), "abcXYZ 019,;");
            break;
        case 1:
            appendCodePoint(text, random.oneOf(kEdges));
            break;
        case 2:
            appendCodePoint(text, char32_t(random.below(0x110000)));
            break;
        case 3:
            appendCodePoint(text, char32_t(0xC0 + random.below(0x200)));
            break;
        case 4:
            text += random.oneIn(4) ? random.bytes(1 + random.below(4)) : std::string("plain");
            break;
        default:
            if (!text.empty() && random.oneIn(4))
                text.resize(text.size() - 1);
            break;
        }
    }
    return text;
}

} // namespace

class TstUtf8 : public QObject {
    Q_OBJECT

    static void agreesWithIcu(const std::string& bytes, std::uint64_t seed) {
        const Reference reference = walk(bytes);
        const QByteArray context = QByteArray("seed ") + QByteArray::number(qulonglong(seed)) + " bytes " +
                                   QByteArray(bytes.data(), qsizetype(bytes.size())).toHex();
        QVERIFY2(findInvalidUtf8(bytes) == reference.invalid, context);
        QVERIFY2(countCodePoints(bytes) == reference.points.size(), context);
        std::size_t position = 0;
        for (std::size_t i = 0; i < reference.points.size(); ++i) {
            QVERIFY2(position == reference.starts[i], context);
            QVERIFY2(offsetOfCodePoint(bytes, i) == position, context);
            QVERIFY2(nextCodePoint(bytes, position) == reference.points[i], context);
        }
        QVERIFY2(position == bytes.size(), context);
        QVERIFY2(offsetOfCodePoint(bytes, reference.points.size() + 3) == bytes.size(), context);
    }

private Q_SLOTS:
    void agreesWithIcuOnEverySequenceOfUpToTwoBytesAndItsNeighbours() {
        for (unsigned first = 0; first < 256; ++first) {
            agreesWithIcu(std::string(1, char(first)), 0);
            for (unsigned second = 0; second < 256; ++second) {
                const std::string two{char(first), char(second)};
                agreesWithIcu(two, 0);
                // The same behind and before whole words, where the fast path hands over.
                const std::string wrapped = "01234567" + two + "89abcdef";
                QCOMPARE(findInvalidUtf8(wrapped), walk(wrapped).invalid);
            }
        }
    }
    void agreesWithIcuOnEveryThreeByteBeginning() {
        for (unsigned first = 0xE0; first < 0xF6; ++first)
            for (unsigned second = 0x70; second < 0xD0; ++second)
                for (const unsigned rest : {0x41u, 0x7Fu, 0x80u, 0xBFu, 0xC0u}) {
                    agreesWithIcu({char(first), char(second), char(rest)}, 0);
                    agreesWithIcu({char(first), char(second), char(0x80), char(rest)}, 0);
                }
    }
    void agreesWithIcuOnRandomBytes() {
        test::Random random("utf8 random bytes");
        for (int round = 0; round < 20'000; ++round)
            agreesWithIcu(random.bytes(random.below(40)), random.seed());
    }
    void agreesWithIcuOnAlmostValidText() {
        test::Random random("utf8 almost valid");
        for (int round = 0; round < 50'000; ++round)
            agreesWithIcu(almostText(random), random.seed());
    }

    void everyCodePointComesBack() {
        for (char32_t point = 0; point <= 0x10FFFF; ++point) {
            if (point >= 0xD800 && point <= 0xDFFF)
                continue;
            std::string text;
            appendCodePoint(text, point);
            std::size_t position = 0;
            if (nextCodePoint(text, position) != point || position != text.size() ||
                findInvalidUtf8(text) != std::string_view::npos)
                QFAIL(qPrintable(QStringLiteral("U+%1").arg(uint(point), 4, 16)));
        }
    }
    void surrogatesAndPointsBeyondUnicodeBecomeTheReplacementCharacter() {
        for (const char32_t point : {char32_t(0xD800), char32_t(0xDFFF), char32_t(0x110000), char32_t(0xFFFFFFFF)}) {
            std::string text;
            appendCodePoint(text, point);
            QCOMPARE(qt(text), QString(QChar(0xFFFD)));
        }
    }

    void whiteSpaceIsUnicodesWhiteSpace() {
        for (char32_t point = 0; point <= 0x10FFFF; ++point)
            if (isSpace(point) != bool(u_isUWhiteSpace(UChar32(point))))
                QFAIL(qPrintable(QStringLiteral("U+%1").arg(uint(point), 4, 16)));
    }

    void longTextsLoseTheirMiddle_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("points");
        QTest::addColumn<QString>("shortened");
        const auto row = [](const char* name, const char* text, int points, const char* shortened) {
            QTest::newRow(name) << qt(text) << points << qt(shortened);
        };
        row("a text that fits stays", "abcdef", 6, "abcdef");
        row("an even limit keeps more of the head", "abcdef", 4, "ab…f");
        row("an odd limit keeps both ends alike", "abcdefgh", 5, "ab…gh");
        row("code points count, not bytes", "äöüßéè", 6, "äöüßéè");
        row("code points are never cut", "äöüßéèà", 5, "äö…èà");
        row("one point leaves the ellipsis", "abc", 1, "…");
        row("no point leaves nothing", "abc", 0, "");
    }
    void longTextsLoseTheirMiddle() {
        QFETCH(QString, text);
        QFETCH(int, points);
        QFETCH(QString, shortened);
        QCOMPARE(qt(elideMiddle(text.toStdString(), std::size_t(points))), shortened);
    }

    void valuesAreQuotedForMessages_data() {
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<QString>("shown");
        const auto row = [](const char* name, const std::string& value, const std::string& shown) {
            QTest::newRow(name) << QByteArray::fromStdString(value) << qt(shown);
        };
        row("plain text", "abc", "'abc'");
        row("empty text", "", "''");
        row("line breaks and tabs are written out", "a\nb\rc\td", "'a\\nb\\rc\\td'");
        row("other control characters by number", "\x01\x7f.", "'\\u0001\\u007F.'");
        row("direction overrides cannot turn the message", "a\xE2\x80\xAE.", "'a\\u202E.'");
        row("bytes that are no text", "a\xff.", "'a\\xFF.'");
        row("letters beyond ASCII stay", "Zoë 東京", "'Zoë 東京'");
        row("a long value is cut in the middle", std::string(50, 'a') + std::string(50, 'b'),
            "'" + std::string(40, 'a') + "…" + std::string(39, 'b') + "'");
    }
    void valuesAreQuotedForMessages() {
        QFETCH(QByteArray, value);
        QFETCH(QString, shown);
        QCOMPARE(qt(quoted(std::string_view(value.constData(), std::size_t(value.size())))), shown);
    }
};

MW_TEST(TstUtf8)
#include "tst_utf8.moc"

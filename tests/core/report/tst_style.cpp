// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/base64.h"
#include "core/base/file.h"
#include "core/document/content_hash.h"
#include "core/report/exported.h"
#include "core/report/style.h"
#include "tests/core/mapping/small_document.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/test_main.h"
#include "tests/support/verify_ok.h"

#include <QBuffer>
#include <QFile>
#include <QImage>
#include <QPainter>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>

#include <algorithm>

using namespace mw;
using report::HouseStyle;

namespace {

std::string png(int width, int height) {
    QImage image(width, height, QImage::Format_RGB32);
    image.fill(QColor(10, 125, 90));
    QPainter painter(&image);
    painter.setPen(QPen(Qt::white, height / 8));
    painter.drawEllipse(QRect(height / 5, height / 5, height * 3 / 5, height * 3 / 5));
    painter.end();
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return bytes.toStdString();
}
const std::string kSvg = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 120 40\"><rect width=\"120\" height=\"40\" fill=\"#0a7d5a\"/></svg>";

std::string put(const test::TemporaryFolder& folder, const std::string& name, const std::string& bytes) {
    const auto written = writeFile(folder.file(name), bytes);
    MW_ASSERT(written.ok(), "it can be written");
    return folder.file(name);
}

/// A style file with what is given beside its version; an apostrophe stands for a quotation mark.
std::string styleFile(const test::TemporaryFolder& folder, const std::string& members) {
    std::string json = "{'mapwright_style': 1" + members + "}";
    std::replace(json.begin(), json.end(), '\'', '"');
    return put(folder, "style.json", json);
}
std::string wrongIn(const std::string& members) {
    const test::TemporaryFolder folder;
    put(folder, "logo.txt", "no picture");
    put(folder, "open.svg", "<svg width='10' height='10'><image href='file:///etc/passwd'/></svg>");
    const auto style = report::readStyle(styleFile(folder, members));
    return style.ok() ? std::string() : style.error().line();
}

report::SpecificationInput styledInput(const test::TemporaryFolder& folder, const std::string& logo) {
    put(folder, "logo.png", png(240, 80));
    put(folder, "logo.svg", kSvg);
    auto style = report::readStyle(styleFile(folder, ", 'organisation': 'Contoso & Söhne AG', 'accent': '#0a7d5a', 'heading_font': 'Liberation Mono', 'paper': 'letter', "
                                                     "'footer': 'Main Street 1 · contoso.example', 'confidentiality': 'For the steering committee only', 'logo': '" + logo + "'"));
    MW_ASSERT(style.ok(), "the style can be read");
    report::SpecificationInput input;
    input.document = std::make_shared<const mapping::Document>(test::smallDocument());
    input.generatedAt = "2024-05-06T07:08:09Z";
    input.paper = style->paper.value_or(report::Paper::A4);
    input.style = std::move(style).value();
    return input;
}

bool holds(const QString& text, const char* part) { return text.contains(QString::fromUtf8(part)); }

} // namespace

/// The house style: what is read of it, and what is seen of it.
class TestStyle : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void membersAreRead() {
        const test::TemporaryFolder folder;
        const HouseStyle style = *styledInput(folder, "logo.png").style;
        QCOMPARE(style.organisation, std::string("Contoso & Söhne AG"));
        QCOMPARE(style.accentDigits(), std::string("0A7D5A"));
        QCOMPARE(style.bodyFont, std::string("Liberation Sans"));
        QCOMPARE(style.headingFont, std::string("Liberation Mono"));
        QVERIFY(style.paper == report::Paper::Letter);
        QVERIFY(style.logo && style.logo->kind == HouseStyle::Logo::Kind::Png);
        QCOMPARE(style.logo->width, 240.0);
        QCOMPARE(style.logo->within(60, 100), (std::pair<double, double>(60, 20)));
        QCOMPARE(styledInput(folder, "logo.svg").style->logo->height, 40.0);
        const auto plain = report::readStyle(styleFile(folder, ""));
        QVERIFY(plain.ok() && *plain == HouseStyle());
    }

    void whatIsWrongIsNamedWithItsPlace_data() {
        QTest::addColumn<QString>("members");
        QTest::addColumn<QString>("what");
        const auto row = [](const char* members, const char* what) { QTest::newRow(members) << QString::fromUtf8(members) << QString::fromUtf8(what); };
        row(", 'colour': '#000000'", "colour");
        row(", 'accent': 'green'", "'green' is no colour");
        row(", 'accent': '#12345g'", "'#12345g' is no colour");
        row(", 'accent': '#ffff80'", "too light");
        row(", 'body_font': 'Arial;} body{'", "cannot be the name of a font");
        row(", 'heading_font': ''", "cannot be the name of a font");
        row(", 'footer': 'two\\nlines'", "more than one line");
        row(", 'organisation': 'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'", "longer than 80");
        row(", 'paper': 'a3'", "'a3' is not one of 'a4', 'letter'");
        row(", 'logo': 'nowhere.png'", "nowhere.png: no such file");
        row(", 'logo': 'logo.txt'", "neither a PNG nor an SVG");
        row(", 'logo': 'open.svg'", "<image");
        row(", 'organisation': 5", "organisation");
    }
    void whatIsWrongIsNamedWithItsPlace() {
        QFETCH(QString, members);
        QFETCH(QString, what);
        const std::string said = wrongIn(members.toStdString());
        QVERIFY2(test::qt(said).contains(what), said.c_str());
        QVERIFY2(test::qt(said).contains(QStringLiteral("style.json")) || members.contains(QStringLiteral("logo")), said.c_str());
    }

    void anotherFormatIsRefused() {
        const test::TemporaryFolder folder;
        const auto style = report::readStyle(put(folder, "style.json", "{\"mapwright_style\": 2}"));
        QVERIFY(!style.ok());
        QVERIFY2(style.error().line().find("format 1") != std::string::npos, style.error().line().c_str());
        QVERIFY(!report::readStyle(put(folder, "style.json", "{}")).ok());
        QVERIFY(!report::readLogo(std::string(300 * 1024, ' ')).ok());
    }

    /// Whatever of a style shows travels with the file: it is made again elsewhere, and compared.
    void styledExportsAreVerified_data() {
        QTest::addColumn<QString>("format");
        QTest::addColumn<QString>("logo");
        for (const char* logo : {"logo.png", "logo.svg"})
            for (const char* format : {"html", "pdf", "xlsx"})
                if (QLatin1String(format) != QLatin1String("xlsx") || QLatin1String(logo) == QLatin1String("logo.png"))
                    QTest::addRow("%s %s", format, logo) << QString::fromLatin1(format) << QString::fromLatin1(logo);
    }
    void styledExportsAreVerified() {
        QFETCH(QString, format);
        QFETCH(QString, logo);
        const test::TemporaryFolder folder;
        const report::SpecificationInput input = styledInput(folder, logo.toStdString());
        const std::string path = folder.file("spec." + format.toStdString());
        const auto written = report::exportSpecification(input, format.toStdString(), path);
        QVERIFY2(written.ok(), written.ok() ? "" : written.error().line().c_str());
        const auto exported = report::openExport(path);
        QVERIFY(exported.ok());
        QVERIFY(exported->copyText.find(document::contentHash(test::smallDocument())) == std::string::npos); // it is no part of what is hashed
        const auto copy = report::parseCopy(exported->copyText, path);
        QVERIFY2(copy.ok(), copy.ok() ? "" : copy.error().line().c_str());
        QVERIFY(copy->input.style == input.style);
        QCOMPARE(document::contentHash(*copy->input.document), document::contentHash(test::smallDocument()));
        const auto difference = report::compareShown(*exported, *copy, nullptr);
        QVERIFY(difference.ok());
        QVERIFY2(!*difference, *difference ? ((*difference)->place + ": " + (*difference)->shows + " / " + (*difference)->should).c_str() : "");
        const bool isShown = std::any_of(exported->shown.begin(), exported->shown.end(), [](const auto& each) { return each.text.find("For the steering committee only") != std::string::npos; });
        QVERIFY2(isShown, "the confidentiality can be read");
        // In another style it is another file, and that is found.
        report::Copy other = *copy;
        other.input.style->confidentiality = "Public";
        const auto changed = report::compareShown(*exported, other, nullptr);
        QVERIFY(changed.ok() && *changed);
    }

    void readersSeeTheStyle() {
        const QString poppler = QStandardPaths::findExecutable(QStringLiteral("pdftotext"));
        if (poppler.isEmpty())
            QSKIP("pdftotext is not there");
        const test::TemporaryFolder folder;
        const std::string path = folder.file("spec.pdf");
        QVERIFY(report::exportSpecification(styledInput(folder, "logo.svg"), "pdf", path).ok());
        if (const QString pictures = qEnvironmentVariable("MW_TEST_PICTURES"); !pictures.isEmpty()) {
            QProcess::execute(QStringLiteral("pdftoppm"), {QStringLiteral("-r"), QStringLiteral("70"), QStringLiteral("-png"), QStringLiteral("-l"), QStringLiteral("6"), test::qt(path), pictures + QStringLiteral("/styled")});
        }
        const auto textOf = [&](const char* first, const char* last) {
            QProcess process;
            process.start(poppler, {QStringLiteral("-layout"), QStringLiteral("-f"), QLatin1String(first), QStringLiteral("-l"), QLatin1String(last), test::qt(path), QStringLiteral("-")});
            process.waitForFinished();
            return QString::fromUtf8(process.readAllStandardOutput());
        };
        const QString cover = textOf("1", "1"), second = textOf("3", "3");
        QString kind = cover.section(u'\n', 0, 0).remove(u' '); // its letters stand apart
        QVERIFY2(holds(kind, "CONTOSO&SÖHNEAG·MAPPINGSPECIFICATION") && holds(cover, "For the steering committee only"), qPrintable(cover));
        QVERIFY2(holds(second, "Contoso & Söhne AG · ") && holds(second, "Main Street 1 · contoso.example · For the steering committee only"), qPrintable(second));
    }

    void wordProcessorsTakeTheStyle_data() {
        QTest::addColumn<QString>("format");
        QTest::addColumn<QString>("part");
        QTest::newRow("docx") << QStringLiteral("docx") << QStringLiteral("word/media/logo.png");
        QTest::newRow("odt") << QStringLiteral("odt") << QStringLiteral("Pictures/logo.png");
    }
    void wordProcessorsTakeTheStyle() {
        QFETCH(QString, format);
        QFETCH(QString, part);
        const test::TemporaryFolder folder;
        const std::string path = folder.file("spec." + format.toStdString());
        QVERIFY(report::exportSpecification(styledInput(folder, "logo.png"), format.toStdString(), path).ok());
        const auto unzipped = [&](const QString& name) {
            QProcess process;
            process.start(QStringLiteral("unzip"), {QStringLiteral("-p"), test::qt(path), name});
            process.waitForFinished();
            return process.readAllStandardOutput();
        };
        QCOMPARE(unzipped(part).toStdString(), png(240, 80));
        const QByteArray styles = unzipped(format == QStringLiteral("docx") ? QStringLiteral("word/styles.xml") : QStringLiteral("styles.xml"));
        QVERIFY(styles.contains("0A7D5A") && styles.contains("Liberation Mono") && !styles.contains('@'));
        const QString writer = QStandardPaths::findExecutable(QStringLiteral("soffice"));
        if (const QString pictures = qEnvironmentVariable("MW_TEST_PICTURES"); !pictures.isEmpty() && !writer.isEmpty())
            QProcess::execute(writer, {QStringLiteral("--headless"), QStringLiteral("--convert-to"), QStringLiteral("pdf"), QStringLiteral("--outdir"), pictures, test::qt(path)});
    }

    void aWordDocumentTakesNoSvg() {
        const test::TemporaryFolder folder;
        for (const char* format : {"docx", "xlsx"}) {
            const auto written = report::exportSpecification(styledInput(folder, "logo.svg"), format, folder.file("spec"));
            QVERIFY(!written.ok());
            QVERIFY2(written.error().message().find("takes a PNG") != std::string::npos, written.error().line().c_str());
            QVERIFY(!fileExists(folder.file("spec")));
        }
    }

    void aFontThatIsNotThereIsNamed() {
        const test::TemporaryFolder folder;
        report::SpecificationInput input = styledInput(folder, "logo.png");
        input.style->bodyFont = "No Such Font";
        const auto written = report::exportSpecification(input, "pdf", folder.file("spec.pdf"));
        QVERIFY(!written.ok());
        QVERIFY2(written.error().message().find("'No Such Font' of the style is not on this machine") != std::string::npos, written.error().line().c_str());
    }

    void base64IsReadAsItIsWritten() {
        for (const char* text : {"", "A", "An", "Ann", "Anna", "\xff\xfe\x01"}) {
            std::string written, read;
            appendBase64(written, text);
            QVERIFY(appendFromBase64(read, written));
            QCOMPARE(read, std::string(text));
        }
        std::string read;
        for (const char* wrong : {"QQ", "QQ=", "Q===", "=QQQ", "QQ=Q", "QU5*"})
            QVERIFY2(!appendFromBase64(read, wrong), wrong);
    }
};

MW_TEST(TestStyle)
#include "tst_style.moc"

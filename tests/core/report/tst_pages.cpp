// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/document/content_hash.h"
#include "core/document/generated_document.h"
#include "core/report/formats/pdf/typesetter_p.h"
#include "core/report/package_file.h"
#include "core/report/report.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/test_main.h"

#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QXmlStreamReader>

#include <algorithm>
#include <map>
#include <memory>
#include <vector>

using namespace mw;

namespace {

report::SpecificationInput inputOf(mapping::Document document) {
    report::SpecificationInput input;
    input.document = std::make_shared<const mapping::Document>(std::move(document));
    input.generatedAt = "2024-05-06T07:08:09Z";
    return input;
}

/// A document whose texts are as long as texts get, and hold what markup is made of.
report::SpecificationInput longTexts() {
    mapping::Document document = document::generatedDocument({60, 90, 2, 3});
    document.title = "A <title> & \"more\" \x01 control \xff broken 🙂 " + std::string(300, 'W');
    document.description = std::string(5000, 'd');
    auto& mapping = document.mappings.front();
    for (std::size_t i = 0; i < 400; ++i)
        mapping.fields[0].note += "Sentence " + std::to_string(i) + " of a note that no page holds whole. ";
    mapping.fields[1].intent.text = std::string(3000, 'x');
    mapping.fields[2].note = "two\n\nlines  with   spaces\tand a tab";
    return inputOf(std::move(document));
}

QString run(const char* program, const QStringList& words) {
    QProcess process;
    process.start(QString::fromLatin1(program), words);
    if (!process.waitForFinished() || process.exitCode() != 0)
        qFatal("%s failed: %s", program, process.readAllStandardError().constData());
    const QByteArray complaints = process.readAllStandardError();
    if (!complaints.isEmpty())
        qFatal("%s complains: %s", program, complaints.constData());
    return QString::fromUtf8(process.readAllStandardOutput());
}

QString exported(const report::SpecificationInput& input, const std::string& format, const test::TemporaryFolder& folder) {
    const std::string path = folder.file("spec." + format);
    const auto written = report::exportSpecification(input, format, path);
    if (!written.ok())
        qFatal("%s", written.error().line().c_str());
    return QString::fromStdString(path);
}

QString dense(QString text) {
    static const QRegularExpression space(QStringLiteral("\\s+"));
    return text.remove(space);
}

} // namespace

class TestPages : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// Whatever is laid out lies between the margins, and no line upon another of its column.
    void nothingIsCut_data() {
        QTest::addColumn<bool>("isLong");
        QTest::newRow("many fields") << false;
        QTest::newRow("long texts") << true;
    }
    void nothingIsCut() {
        QFETCH(bool, isLong);
        const report::SpecificationInput input = isLong ? longTexts() : inputOf(document::generatedDocument({400, 600, 3, 7}));
        const report::Content content = report::makeContent(input);
        const report::Words words(input);
        const report::pdf::Typeface typeface;
        const report::pdf::PageMeasures paper{QSizeF(595, 842) * report::pdf::kPoint};
        report::pdf::Typesetter setter(typeface, paper, words);
        for (const report::Part& part : report::partsOf(content, words))
            setter.add(part);
        QVERIFY(setter.sheets().size() > 10);
        QString all;
        for (const report::pdf::Sheet& sheet : setter.sheets()) {
            const QSizeF size = paper.size(sheet.isLandscape);
            std::map<int, std::vector<qreal>> columns;
            for (const auto& text : sheet.texts) {
                const qreal width = QFontMetricsF(typeface.font(text.style)).horizontalAdvance(text.text);
                QVERIFY2(text.foot.x() >= report::pdf::PageMeasures::kSide, qPrintable(text.text));
                QVERIFY2(text.foot.x() + width <= size.width() - report::pdf::PageMeasures::kSide + 20, qPrintable(text.text));
                QVERIFY2(text.foot.y() - typeface.ascent(text.style) >= report::pdf::PageMeasures::kTop - 1, qPrintable(text.text));
                QVERIFY2(text.foot.y() <= paper.end(sheet.isLandscape), qPrintable(text.text));
                columns[qRound(text.foot.x())].push_back(text.foot.y());
                all += text.text;
            }
            for (auto& [x, feet] : columns) {
                std::sort(feet.begin(), feet.end());
                for (std::size_t i = 1; i < feet.size(); ++i)
                    QVERIFY(feet[i] - feet[i - 1] >= 8 * report::pdf::kPoint);
            }
        }
        const QString found = dense(all);
        for (const auto& chapter : content.chapters)
            for (const auto& line : chapter.fields)
                for (const std::string& text : {line.target, line.sentence, line.rule})
                    QVERIFY2(found.contains(dense(QString::fromStdString(text))), text.c_str());
    }

    /// Rows that a page can hold stand on one: all lines of a field mapping between two rules of the table.
    void everyPageOfATableHasItsHead() {
        const report::SpecificationInput input = inputOf(document::generatedDocument({300, 400, 1, 5}));
        const report::Words words(input);
        const report::pdf::Typeface typeface;
        const report::pdf::PageMeasures paper{QSizeF(595, 842) * report::pdf::kPoint};
        report::pdf::Typesetter setter(typeface, paper, words);
        const report::Content content = report::makeContent(input);
        for (const report::Part& part : report::partsOf(content, words))
            if (part.isLandscape && part.blocks.front().text == content.chapters.front().title)
                setter.add(part);
        const auto has = [](const report::pdf::Sheet& sheet, const QString& text) {
            return std::any_of(sheet.texts.begin(), sheet.texts.end(), [&](const auto& each) { return each.text == text; });
        };
        QVERIFY(setter.sheets().size() > 8);
        for (std::size_t i = 0; i < setter.sheets().size(); ++i) {
            const report::pdf::Sheet& sheet = setter.sheets()[i];
            QVERIFY(has(sheet, QStringLiteral("Before → after")) || has(sheet, QStringLiteral("Reason")) || has(sheet, QStringLiteral("Required")));
            QVERIFY(i == 0 || std::any_of(sheet.texts.begin(), sheet.texts.end(), [](const auto& each) { return each.text.endsWith(QStringLiteral("(continued)")); }));
        }
    }

    void readersTakeTheFile() {
        if (QStandardPaths::findExecutable(QStringLiteral("pdftotext")).isEmpty())
            QSKIP("pdftotext is not installed");
        test::TemporaryFolder folder;
        const report::SpecificationInput input = inputOf(document::generatedDocument({200, 300, 4, 9}));
        const QString file = exported(input, "pdf", folder);
        const QString facts = run("pdfinfo", {file});
        QVERIFY(facts.contains(QStringLiteral("595.2")) || facts.contains(QStringLiteral("595 x 842")));
        QVERIFY(facts.contains(QStringLiteral("2024")) && !facts.contains(QStringLiteral("2026")));
        const QString text = dense(run("pdftotext", {QStringLiteral("-raw"), file, QStringLiteral("-")}));
        QVERIFY(text.contains(QString::fromStdString(document::contentHash(*input.document))));
        static const QRegularExpression pages(QStringLiteral("Pages:\\s+(\\d+)"));
        const QString count = pages.match(facts).captured(1);
        QVERIFY(count.toInt() > 10);
        QVERIFY(text.contains(QStringLiteral("Page%1of%1").arg(count)));
        // Where the contents say that a chapter is, it is.
        const report::Content content = report::makeContent(input);
        const QString contents = run("pdftotext", {QStringLiteral("-f"), QStringLiteral("2"), QStringLiteral("-l"), QStringLiteral("2"), QStringLiteral("-layout"), file, QStringLiteral("-")});
        for (const auto& chapter : content.chapters) {
            const QString title = QString::fromStdString(chapter.title);
            const QRegularExpression entry(QRegularExpression::escape(title) + QStringLiteral("\\s+(\\d+)"));
            const QString page = entry.match(contents).captured(1);
            QVERIFY2(!page.isEmpty(), qPrintable(contents));
            QVERIFY(run("pdftotext", {QStringLiteral("-f"), page, QStringLiteral("-l"), page, file, QStringLiteral("-")}).contains(title));
        }
        QFile raw(file);
        QVERIFY(raw.open(QIODevice::ReadOnly));
        const QByteArray bytes = raw.readAll();
        QVERIFY(bytes.contains("/Outlines") && bytes.contains("/Subtype /Link"));
        // Letter is another size.
        report::SpecificationInput letter = input;
        letter.paper = report::SpecificationInput::Paper::Letter;
        QVERIFY(run("pdfinfo", {exported(letter, "pdf", folder)}).contains(QStringLiteral("612 x 792")));
    }

    void partsAreWellFormed_data() {
        QTest::addColumn<QString>("format");
        QTest::addColumn<QString>("body");
        QTest::newRow("Word") << QStringLiteral("docx") << QStringLiteral("word/document.xml");
        QTest::newRow("OpenDocument") << QStringLiteral("odt") << QStringLiteral("content.xml");
    }
    void partsAreWellFormed() {
        if (QStandardPaths::findExecutable(QStringLiteral("unzip")).isEmpty())
            QSKIP("unzip is not installed");
        QFETCH(QString, format);
        QFETCH(QString, body);
        test::TemporaryFolder folder;
        const report::SpecificationInput input = longTexts();
        const QString file = exported(input, format.toStdString(), folder);
        const QStringList names = run("unzip", {QStringLiteral("-Z1"), file}).split(u'\n', Qt::SkipEmptyParts);
        QVERIFY(names.size() >= 5 && names.contains(body));
        if (format == QStringLiteral("odt")) {
            QCOMPARE(names.first(), QStringLiteral("mimetype")); // stored, so that its bytes tell what it is
            QFile raw(file);
            QVERIFY(raw.open(QIODevice::ReadOnly));
            QVERIFY(raw.read(100).mid(38).startsWith("application/vnd.oasis.opendocument.text"));
        }
        for (const QString& name : names) {
            if (name == QStringLiteral("mimetype"))
                continue;
            const QString pattern = QString(name).replace(u'[', QStringLiteral("\\[")).replace(u']', QStringLiteral("\\]"));
            QXmlStreamReader xml(run("unzip", {QStringLiteral("-p"), file, pattern}));
            QString text;
            int headerRows = 0, sections = 0, headings = 0;
            while (!xml.atEnd()) {
                xml.readNext();
                if (xml.isCharacters())
                    text += xml.text();
                if (xml.isStartElement()) {
                    headerRows += xml.name() == QStringLiteral("tblHeader") || xml.name() == QStringLiteral("table-header-rows");
                    sections += xml.name() == QStringLiteral("sectPr");
                    headings += xml.name() == QStringLiteral("h") || (xml.name() == QStringLiteral("outlineLvl"));
                }
            }
            QVERIFY2(!xml.hasError(), qPrintable(name + QStringLiteral(": ") + xml.errorString()));
            if (name != body)
                continue;
            QVERIFY(headerRows > 5);
            QVERIFY(format == QStringLiteral("docx") ? sections > 2 : headings > 5);
            const QString found = dense(text);
            const report::Content content = report::makeContent(input);
            for (const auto& chapter : content.chapters)
                for (const auto& line : chapter.fields)
                    for (const std::string& each : {line.reference, line.target, line.sentence, line.rule, line.intent, line.note})
                        QVERIFY2(found.contains(dense(QString::fromStdString(each))), each.c_str());
            QVERIFY(found.contains(QString::fromStdString(content.hash)));
        }
    }

    /// However much there is to tell, those who decide get eight pages, and what they are asked alone on the second.
    void aDecisionPaperIsShort_data() {
        QTest::addColumn<bool>("isLong");
        QTest::newRow("many fields") << false;
        QTest::newRow("long texts") << true;
    }
    void aDecisionPaperIsShort() {
        QFETCH(bool, isLong);
        report::SpecificationInput input = isLong ? longTexts() : inputOf(document::generatedDocument({400, 600, 3, 7}));
        input.audience = report::SpecificationInput::Audience::DecisionPaper;
        input.review = "296 of 19,702 records were seen, no defect.";
        for (int i = 0; i < 40; ++i)
            input.acceptedRisks.push_back({"people.phone: edge_space", "the new system pads", "Ann", i % 2 ? "2026-12-31" : ""});
        const test::TemporaryFolder folder;
        const QString file = exported(input, "pdf", folder);
        const QStringList pages = run("pdftotext", {QStringLiteral("-layout"), file, QStringLiteral("-")}).split(u'\f', Qt::SkipEmptyParts);
        QVERIFY2(pages.size() >= 3 && pages.size() <= qsizetype(report::kDecisionPages), qPrintable(QString::number(pages.size())));
        QVERIFY(pages[1].contains(QStringLiteral("What you are asked to approve")));
        QVERIFY(pages[1].contains(QStringLiteral("no defect")));
        QVERIFY(pages[1].contains(QStringLiteral("36 more stand in the full specification")));
        QVERIFY(!pages[2].contains(QStringLiteral("Accepted risks")));
        QCOMPARE(report::exportSpecification(input, "html", folder.file("spec.html")).error().code, Code::NotSupported);
    }

    void archivesHoldWhatWasPutIn() {
        const auto once = report::packageOf({{"a", "text"}, {"b/ü.xml", std::string(100'000, 'x')}, {"empty", ""}});
        QVERIFY(once.ok());
        QVERIFY(once->size() < 2000 && once->starts_with("PK"));
    }
};

MW_TEST(TestPages)
#include "tst_pages.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
// Workbooks of other programs beside what these say stands in them.
#include "core/connect/connector.h"
#include "tests/core/connect/any_table.h"

#include <QDirIterator>
#include <QFileInfo>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>

using namespace mw;
using mw::test::AnyTable;

namespace {

/// All cells as texts, without the blank ones at the ends of rows and the blank rows at the end.
std::vector<std::vector<std::string>> cellsOf(const QString& path, std::size_t entity) {
    ReadOptions raw;
    raw.raw = true;
    JobContext job;
    const auto location = parseLocation(path.toStdString());
    const auto connection = location ? openConnection(*location) : location.error();
    if (!connection)
        return {{connection.error().line()}};
    const auto schema = (*connection)->schema(job);
    if (!schema || entity >= schema->entities.size())
        return {{"no such sheet"}};
    AnyTable table = test::readTable(**connection, schema->entities[entity].name, raw);
    for (auto& row : table.rows)
        while (!row.empty() && row.back().empty())
            row.pop_back();
    while (!table.rows.empty() && table.rows.back().empty())
        table.rows.pop_back();
    return table.rows;
}

/// Equal as texts or as numbers, which are printed in several ways.
bool isSame(const std::string& a, const std::string& b) {
    double first = 0, second = 0;
    return a == b || (parseFloat(a, first) && parseFloat(b, second) && first == second);
}

} // namespace

class TstWorkbookCorpora : public QObject {
    Q_OBJECT
private Q_SLOTS:
    /// "book.xlsx.2.csv" is the third sheet of "book.xlsx".
    void sheetsHoldWhatOtherProgramsSay() {
        const QString archive = test::sharedData() + QStringLiteral("/E_parsers/xlsx_sheetjs_with_expected_csv.tar.xz");
        const QTemporaryDir folder;
        if (test::sharedData().isEmpty() || !QFileInfo::exists(archive) || !folder.isValid())
            QSKIP("the shared data are not there");
        QProcess tar;
        tar.start(QStringLiteral("tar"), {QStringLiteral("xJf"), archive, QStringLiteral("-C"), folder.path()});
        QVERIFY(tar.waitForFinished(60'000) && tar.exitCode() == 0);
        static const QRegularExpression name(QStringLiteral("^(.*\\.(xlsx|xlsm|ods))\\.(\\d+)\\.csv$"));
        int sheets = 0;
        QDirIterator entry(folder.path(), {QStringLiteral("*.csv")}, QDir::Files, QDirIterator::Subdirectories);
        while (entry.hasNext()) {
            const QString expected = entry.next();
            const auto match = name.match(expected);
            if (!match.hasMatch() || !QFileInfo::exists(match.captured(1)))
                continue;
            const auto found = cellsOf(match.captured(1), match.captured(3).toULong());
            const auto wanted = cellsOf(expected, 0);
            QVERIFY2(found.size() == wanted.size(), qPrintable(expected));
            for (std::size_t row = 0; row < wanted.size(); ++row) {
                QVERIFY2(found[row].size() == wanted[row].size(), qPrintable(expected));
                for (std::size_t i = 0; i < wanted[row].size(); ++i)
                    QVERIFY2(isSame(found[row][i], wanted[row][i]), (expected.toStdString() + ": " + found[row][i] + " / " + wanted[row][i]).c_str());
            }
            ++sheets;
        }
        QVERIFY(sheets > 0);
    }
};

MW_TEST(TstWorkbookCorpora)
#include "tst_workbook_corpora.moc"

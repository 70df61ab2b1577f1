// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/test_main.h" // first: moc cannot read the standard headers that come before Qt's

#include "core/connect/postgres/session.h"
#include "core/rules/catalogue.h"
#include "core/rules/examples.h"
#include "core/rules/parser.h"
#include "core/rules/sql/cells.h"
#include "core/rules/sql/dialect.h"
#include "tests/core/rules/random_rule.h"
#include "tests/support/database_server.h"

#include <charconv>
#include <set>

using namespace mw;
using namespace mw::rules;
using namespace mw::test;

/// Rules as SQL on a private PostgreSQL server against the interpreter: every value, and which rows are rejected.
class TestPostgreSql : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void examples();
    void everyFunctionOnRandomArguments();
    void whatACallFixes();
    void whatPeopleWrite();
    void enoughFunctionsAreCompared();
    void randomRules();
    void cleanupTestCase();
};

namespace {

std::unique_ptr<PostgresSession> session;
std::set<std::string> prepared;
std::set<std::string_view> compared; ///< functions that an example or a call on columns has compared

std::string literalOf(const Value& value, const LogicalType& type) {
    static const char* const kTypes[] = {"text", "boolean", "bigint", "numeric", "double precision", "text",
                                         "date", "time",    "timestamp", "bytea", "uuid"};
    const std::string name = kTypes[std::size_t(type.kind)];
    if (isNull(value))
        return "NULL::" + name;
    if (type.kind == TypeKind::Binary) {
        Column column(type, 1);
        column.setValue(0, value);
        std::string scratch;
        return "'\\x" + std::string(std::get<std::string_view>(sql::cellOf(column, 0, scratch))) + "'::bytea";
    }
    if (type.kind == TypeKind::Timestamp)
        return postgresText(printTimestamp(std::get<Timestamp>(value), false)) + "::" + name;
    return postgresText(printValue(value, type)) + "::" + name;
}

/// The value as cells.h says it, as text.
std::string cellSql(const std::string& value, const LogicalType& type) {
    switch (type.kind) {
    case TypeKind::Boolean: return "(" + value + ")::int::text";
    case TypeKind::Date: return "((" + value + ") - date '1970-01-01')::text";
    case TypeKind::Time:
    case TypeKind::Timestamp: return "(extract(epoch from " + value + ") * 1000000)::bigint::text";
    case TypeKind::Binary: return "encode(" + value + ", 'hex')";
    default: return "(" + value + ")::text";
    }
}

Value valueOf(const std::optional<std::string>& text, const LogicalType& type) {
    if (!text || type.kind == TypeKind::Null)
        return {};
    if (type.kind == TypeKind::Float) {
        double number = 0;
        std::from_chars(text->data(), text->data() + text->size(), number);
        return number;
    }
    Column column(type, 1);
    const bool isText = type.kind == TypeKind::Text || type.kind == TypeKind::Decimal ||
                        type.kind == TypeKind::Binary || type.kind == TypeKind::Uuid;
    sql::storeCell(isText ? SqlCell(std::string_view(*text)) : SqlCell(std::int64_t(std::stoll(*text))), column, 0);
    return column.value(0);
}

/// The outcomes in the words of describe(), every failure as "error"; one text alone: it was refused, or ended the query.
std::vector<std::string> runInPostgres(const BoundRule& rule, const Batch& batch) {
    sql::SourceText source;
    std::string rows, names = "n";
    for (std::size_t i = 0; i < batch.columns.size(); ++i) {
        source.columns.push_back("src.c" + std::to_string(i));
        names += ", c" + std::to_string(i);
    }
    source.rowNumber = "src.n";
    for (std::size_t row = 0; row < batch.rows; ++row) {
        rows += (row > 0 ? ", (" : "(") + std::to_string(batch.origins.rowNumber[row]) + "::bigint";
        for (const ColumnPtr& column : batch.columns)
            rows += ", " + literalOf(column->value(row), column->type());
        rows += ")";
    }
    const BoundRule* const rules[] = {&rule};
    const auto translated = sql::findDialect("postgresql")->translate(rules, source);
    if (!translated.ok())
        return {"refused: " + translated.error().message()};
    for (const std::string& statement : translated->preparations)
        if (prepared.insert(statement).second)
            if (const auto done = session->execute(statement); !done.ok())
                return {"failed: " + done.error().line()};
    const sql::RuleText& text = translated->rules[0];
    const std::string query = "SELECT " + cellSql(text.value, rule.type) + ", (" +
                              (text.failed.empty() ? "false" : text.failed) + ")::int FROM (VALUES " + rows + " OFFSET 0) src(" +
                              names + ")" + translated->joins + " ORDER BY src.n";
    const auto found = session->query(query);
    if (!found.ok())
        return {"failed: " + found.error().line() + "\n" + query.substr(0, 3000)};
    std::vector<std::string> outcomes;
    for (const PostgresSession::Row& row : *found)
        outcomes.push_back(row[1] == "1" ? "error" : describe(valueOf(row[0], rule.type), rule.type));
    return outcomes;
}

enum class Parity { Same, Refused, Different };

Parity compare(const std::string& text, const BoundRule& rule, const Batch& batch, int& failing) {
    std::vector<std::string> expected = interpretAll(rule, batch);
    for (std::string& outcome : expected)
        if (outcome.starts_with("error")) {
            outcome = "error";
            ++failing;
        }
    const std::vector<std::string> actual = runInPostgres(rule, batch);
    if (actual[0].starts_with("refused"))
        return Parity::Refused;
    if (actual == expected)
        return Parity::Same;
    std::string said = "rule " + text;
    if (actual.size() != expected.size())
        said += "\n" + actual[0];
    for (std::size_t row = 0; row < expected.size() && actual.size() == expected.size(); ++row)
        if (actual[row] != expected[row])
            said += "\nrow " + std::to_string(row) + "\n  interpreter: " + expected[row] + "\n  PostgreSQL:  " + actual[row];
    qWarning("%s", said.c_str());
    return Parity::Different;
}

} // namespace

void TestPostgreSql::initTestCase() {
    if (const std::string& missing = databaseServer(ServerBrand::Postgres).missing; !missing.empty())
        QSKIP(missing.c_str());
    const auto location = parseLocation(freshDatabase(ServerBrand::Postgres, "rules"));
    QVERIFY(location.ok());
    const auto address = parseServerAddress(*location, {});
    QVERIFY(address.ok());
    auto opened = PostgresSession::open(*address);
    QVERIFY(opened.ok());
    session = std::move(opened).value();
}

void TestPostgreSql::examples() {
    int different = 0, failing = 0;
    Batch one;
    one.rows = 1;
    one.origins.rowNumber = {1};
    for (const Function& function : allFunctions())
        for (const Example& example : function.examples()) {
            const std::string text(example.rule);
            RuleTable table;
            table.environment = exampleEnvironment();
            const MadeRule made = makeRule(text, table.environment);
            if (!made.rule)
                continue; // fails before any row
            different += compare(text, *made.rule, one, failing) == Parity::Different ? 1 : 0;
            const ExpressionPtr tree = liftLiterals(parse(text).tree, table, 1);
            table.batch.rows = 1;
            table.batch.origins.rowNumber = {1};
            if (const BindResult bound = bind(*tree, table.environment, Wanted{made.rule->type, true}); bound.rule) {
                const Parity parity = compare(text + ", on columns", *bound.rule, table.batch, failing);
                different += parity == Parity::Different ? 1 : 0;
                if (parity == Parity::Same)
                    compared.insert(function.name());
            }
        }
    QCOMPARE(different, 0);
}

void TestPostgreSql::everyFunctionOnRandomArguments() {
    Random random("PostgreSQL function by function");
    RuleWriter writer(random);
    int different = 0, failing = 0;
    constexpr int kCalls = 30;
    for (const Function& function : allFunctions()) {
        if (function.form() != Form::Computed || sql::findDialect("postgresql")->refusal(function))
            continue;
        for (int n = 0; n < kCalls; ++n) {
            const RuleTable table = randomTable(random, 12);
            const std::string text = writer.call(function, n % 3 == 0 ? 2 : 1);
            const MadeRule made = makeRule(text, table.environment);
            if (!made.rule)
                continue;
            const Parity parity = compare(text, *made.rule, table.batch, failing);
            different += parity == Parity::Different ? 1 : 0;
            if (parity == Parity::Same)
                compared.insert(function.name());
        }
        if (!compared.contains(function.name())) {
            qWarning("%s: no call of it was compared", std::string(function.name()).c_str());
            ++different;
        }
    }
    QCOMPARE(different, 0);
    QVERIFY2(failing > 0, "no call failed");
}

/// Patterns, signs, languages and ways of rounding beyond those of the examples.
void TestPostgreSql::whatACallFixes() {
    std::vector<std::string> rules;
    for (const char* const pattern :
         {"a", "[a-z]+", "\\d+", "[^a-z]", "(\\w+)\\s*(\\w*)", "^[A-Z]?[a-z]*$", ".", "x.y", "n{2}", "[0-9]{1,2}[.,/-]?\\d*", "é",
          "[é-ü\\s]+", "a?[ab]{1,2}", "(-)?", "(a|b)c", "e*?", "$", "\\bLee", "[[:alpha:]]", "(e)(.)", "\\\\", "\\.\\d", "[.\\-]"}) {
        const std::string arguments = "(s, '" + std::string(pattern) + "'";
        for (const char* const name : {"matches", "contains_match", "extract", "count_matches"})
            rules.push_back(name + arguments + ")");
        rules.push_back("extract_all" + arguments + ", [Full Name])");
        rules.push_back("replace_matches" + arguments + ", '<\\0&\\\\>')");
        rules.push_back("replace_matches" + arguments + ", '\\1!')");
    }
    for (const char* const mode : {"half up", "half even", "down", "up"})
        for (const char* const sides : {"d, d4, 0", "d, 7, 2", "d4, 0.5, 3", "i, I2, 1", "i, 4, 0", "d4, d, 38"})
            rules.push_back("divide(" + std::string(sides) + ", '" + mode + "')");
    for (const char* const signs : {"0", "1, ','", "2, '.', ''''", "3, '', '\\'", "5, '·', '&'", "38"})
        for (const char* const number : {"d", "d4", "i"})
            rules.push_back("format_decimal(" + std::string(number) + ", " + signs + ")");
    for (const char* const language : {"en", "de", "fr", "ru", "ja", "pt-BR"})
        for (const char* const name : {"month_name", "weekday_name"})
            rules.push_back(std::string(name) + "(dt, '" + language + "')");
    rules.push_back("split_part('-', '', i)"); // the server would divide by the length of the separator before any row
    rules.push_back("add_workdays(dt, -2999999)"); // before the server's own calendar
    rules.push_back("round(d4, 2) - d4"); // a side in the other's scale has more digits than there are, the sum has not
    Random random("what a call fixes");
    int same = 0, refused = 0, different = 0, failing = 0;
    for (const std::string& text : rules) {
        const RuleTable table = randomTable(random, 40);
        const MadeRule made = makeRule(text, table.environment);
        if (!made.rule)
            continue;
        const Parity parity = compare(text, *made.rule, table.batch, failing);
        (parity == Parity::Same ? same : parity == Parity::Refused ? refused : different) += 1;
    }
    qInfo("%d are the same, %d refused", same, refused);
    QCOMPARE(different, 0);
    QVERIFY(same > refused);
}

/// Lines, names, numbers and moments that functions of the session take apart: as constants and as columns.
void TestPostgreSql::whatPeopleWrite() {
    const std::vector<std::string> streets = {"Hauptstr. 12a", "12-14 High Street, Flat 2", "Market Square", "12", "12 ", " 7b  Am Ring",
        "Rue de la Paix 5, 75002 Paris", "Platz 1/3a-5", "1234567 Road", "Straße des 17. Juni 135", "5 b Weg", "Weg 5 b", "Weg 5 b, hinten",
        ",12 X", "12,, Y, Z", "B 96 12", "B 96", "Haus 3 a5", "\u00a0Ring 9\u2003", "9-", "Ring 9-", "Ring 9/ 4", "", " , "};
    const std::vector<std::string> people = {"Dr. Anna B. Lee", "van der Berg, Anna", "Anna van der Berg", "Lee, Anna", "John Smith Jr.",
        "Prof. Dr. Anna Lee", "Anna Lee, PhD", "Anna", "Herr Lee", "M. Lee", "M. Anna Lee", "M Lee", "Sr. Juan de la Cruz", "de la Cruz",
        "de Cruz", "Lee, jr.", "Lee, Dr. Anna, MBA", "Dr. Lee III, Anna Jr., PhD", "ANNA VAN DER BERG", "sean o'brien-mcdonald", "d'angelo",
        "o'", "mc", "mcd", "louis xiv", "henry iv", "al-amin bin Sa\u00efd", "\u00e9mile zola", "\u00df \u01c5", "\u039f\u0394\u039f\u03a3 \u03a3\u03a3", "St. John mac st",
        "a , b", ",", " ", "", "Don Juan", "don", "x. y. z.", "Frau Dr.", "y e", "e y Lee"};
    const std::vector<std::string> numbers = {"1.234,56", "1,234.56", "1234", "12.34", "-5", "5-", "(7)", "(7", "7)", "\u20ac 1.000", "1 000,5", "1\u202f000,5",
        "1'000.5", "1\u2019000.5", "+3", "+-3", ",5", "5,", "1.23.4", "1.2345", "12345678901234567890123456789012345678", "\u0663\u0664",
        "123456789012345678901234567890123456789", "0,12345678901", "-\u20ac5", "$-5", "- 5", "5 -", "\u22125", "a5", "", "1..2", "1.000.000", "1.000,00.0"};
    const std::vector<std::string> places = {"Deutschland", "germany", "GERMANY ", "The Netherlands", "nether-lands", "the", "Cote d'Ivoire", "C\u00f4te d\u2019Ivoire",
        "276", "deu", "DE", "\u65e5\u672c", "\u20ac", " $ ", "US$", "swiss franc", "Schweizer Franken", "CHF", "usd", "Fran\u00e7ais", "de", "german", "Atlantis", "", "-"};
    const std::vector<std::string> moments = {"31/12/2023 18:05", "31/12/2023 24:00", "29/02/2023 10:00", "29/02/2024 10:59", "31/12/2023 10:60",
        "2023-12-31", "2023-12-31T18:05:59", "2023-12-31T18:05:60", "0000-01-01", "9999-12-31T23:59:59", "", "31/12/2023 1:05"};
    const std::vector<std::pair<std::vector<std::string>, std::vector<std::string>>> cases = {
        {{"house_number(?)", "street_name(?)"}, streets},
        {{"given_name(?)", "family_name(?)", "name_title(?)", "name_suffix(?)", "initials(?)", "proper_name(?)"}, people},
        {{"parse_number(?, 'de')", "parse_number(?, 'en', 2)", "parse_number(?, 'fr')", "parse_number(?, 'de-CH', 4)", "parse_number(?, 'ar', 0)"},
         numbers},
        {{"country_code(?)", "country_code3(?)", "country_name(?)", "country_name(?, 'de')", "currency_code(?)", "currency_name(?, 'fr')",
          "language_code(?)"},
         places},
        {{"parse_timestamp(?, 'dd/MM/yyyy HH:mm')", "parse_timestamp(?, 'yyyy-MM-dd''T''HH:mm:ss', 'yyyy-MM-dd')"}, moments}};
    int same = 0, different = 0, failing = 0;
    for (const auto& [rules, texts] : cases)
        for (const std::string& rule : rules) {
            RuleTable table;
            table.environment = exampleEnvironment();
            Field field;
            field.name = "written";
            field.type = LogicalType::text();
            table.environment.fields = {{"t", field, 0}};
            auto column = std::make_shared<Column>(field.type, texts.size());
            for (std::size_t i = 0; i < texts.size(); ++i) {
                column->setValue(i, texts[i]);
                table.batch.origins.rowNumber.push_back(i + 1);
            }
            table.batch.rows = texts.size();
            table.batch.columns = {column};
            std::string text = rule;
            text.replace(text.find('?'), 1, "written");
            const MadeRule made = makeRule(text, table.environment);
            QVERIFY2(made.rule, text.c_str());
            const Parity parity = compare(text, *made.rule, table.batch, failing);
            same += parity == Parity::Same ? 1 : 0;
            different += parity == Parity::Different ? 1 : 0;
            if (parity == Parity::Refused)
                qWarning("%s is refused", text.c_str());
        }
    QCOMPARE(different, 0);
    QCOMPARE(same, 22);
}

/// The bar of the language: a function that an example or a call has compared counts.
void TestPostgreSql::enoughFunctionsAreCompared() {
    std::size_t said = 0;
    for (const Function& function : allFunctions()) {
        const bool isSaid = !sql::findDialect("postgresql")->refusal(function);
        said += isSaid ? 1 : 0;
        if (isSaid && function.form() == Form::Computed)
            QVERIFY2(compared.contains(function.name()), std::string(function.name()).c_str());
    }
    qInfo("%zu of %zu functions", said, allFunctions().size());
    QVERIFY(said >= 144);
}

void TestPostgreSql::randomRules() {
    Random random("PostgreSQL against the interpreter");
    RuleWriter writer(random);
    int same = 0, different = 0, failing = 0;
    constexpr int kRules = 1500;
    for (int n = 0; n < kRules; ++n) {
        const RuleTable table = randomTable(random, std::size_t(1 + random.below(12)));
        const std::string text = writer.write(writer.anyKind(), int(1 + random.below(4)));
        const MadeRule made = makeRule(text, table.environment);
        if (!made.rule)
            continue;
        const Parity parity = compare(text, *made.rule, table.batch, failing);
        same += parity == Parity::Same ? 1 : 0;
        different += parity == Parity::Different ? 1 : 0;
    }
    qInfo("%d rules are the same", same);
    QCOMPARE(different, 0);
    QVERIFY2(same > kRules / 4, qPrintable(QString::number(same)));
    QVERIFY2(failing > kRules / 10, qPrintable(QString::number(failing)));
}

/// Before the server that it talks to goes.
void TestPostgreSql::cleanupTestCase() {
    session.reset();
}

MW_TEST(TestPostgreSql)
#include "tst_postgresql.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mapping/record_url.h"
#include "tests/core/mapping/small_document.h"
#include "tests/support/test_main.h"

using namespace mw;

namespace {

std::string wrongWith(const std::string& address) {
    const auto checked = mapping::checkRecordUrl(address);
    return checked.ok() ? std::string() : checked.error().arguments.front();
}
std::string made(const std::string& address, const std::string& entity, const std::string& key) {
    mapping::Document document = test::smallDocument();
    document.workflow.recordUrls["old"] = address;
    const auto url = mapping::recordUrl(document, Id("old"), entity, key);
    return url.ok() ? *url : url.error().line();
}

} // namespace

/// Addresses of records in their own systems.
class TestRecordUrl : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void namesStandInTheAddress() {
        QCOMPARE(made("https://crm.example/{entity}/view?id={key}", "contacts", "C-00231"), std::string("https://crm.example/contacts/view?id=C-00231"));
        QCOMPARE(made("http://localhost:8080/#/{key}/{key}", "contacts", "7"), std::string("http://localhost:8080/#/7/7"));
    }

    void whatTheyHoldIsNoPartOfTheAddress() {
        QCOMPARE(made("https://crm.example/{entity}/{key}", "Order lines", "a/../b?c#d&e=f%|é"),
                 std::string("https://crm.example/Order%20lines/a%2F..%2Fb%3Fc%23d%26e%3Df%25%7C%C3%A9"));
        QCOMPARE(made("https://crm.example/{key}", "contacts", "{entity}"), std::string("https://crm.example/%7Bentity%7D"));
        QCOMPARE(made("https://crm.example/{key}", "contacts", "-._~"), std::string("https://crm.example/-._~"));
    }

    void whatIsWrongIsNamed() {
        QCOMPARE(wrongWith("https://crm.example/{key}"), std::string());
        for (const char* other : {"", "crm.example/{key}", "javascript:alert({key})", "file:///etc/{key}", "HTTPS:/{key}"})
            QCOMPARE(wrongWith(other), std::string("an address begins with https:// or http://"));
        QCOMPARE(wrongWith("https:///{key}"), std::string("the address names no server"));
        QCOMPARE(wrongWith("https://{key}.example/"), std::string("the server is to be named as it is, '{key}.example' is none"));
        QCOMPARE(wrongWith("https://bank.example@other.example/{key}"), std::string("the server is to be named as it is, 'bank.example@other.example' is none"));
        QCOMPARE(wrongWith("https://crm.example/{entity}"), std::string("{key} is missing: which record is meant"));
        QCOMPARE(wrongWith("https://crm.example/{id}"), std::string("'{id}' is not known; {key} and {entity} can stand in an address"));
        for (const char* other : {"https://crm.example/{key", "https://crm.example/key}{key}"})
            QCOMPARE(wrongWith(other), std::string("a brace stands alone; {key} and {entity} can stand in an address"));
        for (const char* other : {"https://crm.example/a b/{key}", "https://crm.example/{key}\n"})
            QCOMPARE(wrongWith(other), std::string("an address has no blanks"));
    }

    void withoutAddressOrKeyThereIsNone() {
        QVERIFY2(made("https://crm.example/{key}", "contacts", "").find("the record has no key") != std::string::npos, "no key");
        QVERIFY2(made("ftp://crm.example/{key}", "contacts", "1").find("begins with https://") != std::string::npos, "a document from elsewhere");
        const auto none = mapping::recordUrl(test::smallDocument(), Id("old"), "contacts", "1");
        QVERIFY(!none.ok());
        QVERIFY2(none.error().line().find("'old CRM'") != std::string::npos, none.error().line().c_str());
    }
};

MW_TEST(TestRecordUrl)
#include "tst_record_url.moc"

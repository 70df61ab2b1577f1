// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/validate/paired_fixture.h"
#include "tests/support/random.h"
#include "tests/support/test_main.h"

#include <functional>
#include <set>

using namespace mw;

namespace {

/// The rights of both systems: roles with rights, members, shares and owners.
class Rights : public test::PairedFixture {
public:
    Rights() : PairedFixture("permissions") {
        migration.addSource("rights", {"role", "object", "may"}, "role,object,may\nSales,orders,read\nBoss,orders,full\nSales,people,edit\n");
        migration.addSource("members", {"who", "role"}, "who,role\nanna,Sales\nben,Boss\nBoss,Sales\n");
        sql("CREATE TABLE grants(principal TEXT, class TEXT, level TEXT);"
            "INSERT INTO grants VALUES ('Sales','orders','read'),('Boss','orders','full'),('Sales','people','edit');"
            "CREATE TABLE memberships(member TEXT, grp TEXT);"
            "INSERT INTO memberships VALUES ('anna','Sales'),('ben','Boss'),('Boss','Sales')");
        check.parameters = {{"levels", "read, edit, full"},
                            {"source_grants_entity", "rights"},
                            {"source_grants_who", "role"},
                            {"source_grants_class", "object"},
                            {"source_grants_level", "may"},
                            {"source_members_entity", "members"},
                            {"source_members_who", "who"},
                            {"source_members_of", "role"},
                            {"target_grants_entity", "grants"},
                            {"target_grants_who", "principal"},
                            {"target_grants_class", "class"},
                            {"target_grants_level", "level"},
                            {"target_members_sql", "SELECT member, grp FROM memberships"}};
    }
};

} // namespace

/// Effective access of users to classes of records on both sides: who gains, who loses, and how it comes about.
class TestPermissions : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatSomebodyMayDoInEffectIsCompared() {
        Rights home;
        QCOMPARE(home.lines(), std::string("anna/orders read read\nanna/people edit edit\nben/orders full full\nben/people edit edit\n"));
        QCOMPARE(home.validated().status, validate::CheckResult::Status::Passed);
        QCOMPARE(home.validated().compared, std::uint64_t(4));
    }

    void theSameInAnotherShapeIsTheSame() {
        Rights home; // rights given to each directly, without any role
        home.sql("DELETE FROM memberships; DELETE FROM grants; INSERT INTO grants VALUES ('anna','orders','read'),('anna','people','edit'),"
                 "('anna','people','read'),('ben','orders','full'),('ben','people','edit')");
        QCOMPARE(home.lines().find('!'), std::string::npos);
    }

    void whoGainsAndWhoLosesIsToldApart() {
        Rights home;
        home.sql("UPDATE grants SET level = 'read' WHERE principal = 'Boss'; INSERT INTO memberships VALUES ('carla', 'Sales'); "
                 "DELETE FROM grants WHERE class = 'people'; INSERT INTO grants VALUES ('ben', 'people', 'full')");
        QCOMPARE(home.lines(), std::string("anna/orders read read\n!anna/people edit ∅\n!ben/orders full read\n!ben/people edit full\n!carla/orders ∅ read\n"));
        const auto compared = home.compare();
        QVERIFY(compared.ok());
        std::vector<std::string> causes;
        for (const diff::Difference& example : compared->examples)
            causes.emplace_back(diff::nameOf(example.cause));
        QCOMPARE(causes, (std::vector<std::string>{"access_lost", "access_lost", "access_gained", "access_gained"}));
        const validate::CheckResult check = home.validated();
        QCOMPARE(check.status, validate::CheckResult::Status::Failed);
        QCOMPARE(check.failed, std::uint64_t(4));
    }

    void ownersAndSharesCountAsWell() {
        Rights home;
        home.check.parameters["source_owners_entity"] = "orders";
        home.check.parameters["source_owners_who"] = "'owner of ' & land"; // the class is the target's entity, the right the greatest
        home.check.parameters["target_sharing_sql"] = "SELECT DISTINCT 'owner of ' || country, 'orders', 'edit' FROM orders";
        QVERIFY2(home.lines().find("!owner of DE/orders full edit\n!owner of FR/orders full edit\n") != std::string::npos, home.lines().c_str());
    }

    void usersCanBeNamed() {
        Rights home;
        home.sql("INSERT INTO grants VALUES ('Auditors', 'orders', 'read')"); // a role without members looks like a user
        QVERIFY(home.lines().find("!Auditors/orders ∅ read") != std::string::npos);
        home.check.parameters["target_users_sql"] = "SELECT 'anna' UNION SELECT 'ben'";
        QCOMPARE(home.lines().find('!'), std::string::npos);
    }

    void namesAreTranslatedByRules() {
        Rights home;
        home.sql("UPDATE memberships SET member = 'anna@new' WHERE member = 'anna'; UPDATE memberships SET member = 'ben@new' WHERE member = 'ben'");
        QVERIFY(home.lines().find('!') != std::string::npos);
        home.check.parameters["source_members_who"] = "if(who in ('anna', 'ben'), who & '@new', who)";
        QCOMPARE(home.lines().find('!'), std::string::npos);
    }

    void circlesOfGroupsEnd() {
        Rights home;
        home.sql("INSERT INTO memberships VALUES ('Sales', 'Boss')");
        QVERIFY2(home.lines().find("!anna/orders read full") != std::string::npos, home.lines().c_str());
    }

    void theWaysToARightAreShown() {
        Rights home;
        JobContext job;
        const auto ways = validate::pairedRows(*home.migration.plan(), home.check, "ben\x1forders", 9, job);
        QVERIFY(ways.ok());
        QCOMPARE(ways->first.all, std::uint64_t(2));
        QCOMPARE(ways->first.rows[0], (std::vector<Value>{std::string("full"), std::string("ben → Boss"), std::string("grants")}));
        QCOMPARE(ways->second.rows[1], (std::vector<Value>{std::string("read"), std::string("ben → Boss → Sales"), std::string("grants")}));
    }

    void whatIsWrongIsNamed() {
        Rights home;
        home.sql("INSERT INTO grants VALUES ('Sales', 'deals', 'destroy')");
        QVERIFY2(home.lines().ends_with("1 failed: target_grants_level: 'destroy' is none of the levels\n"), home.lines().c_str());
        QCOMPARE(home.validated().status, validate::CheckResult::Status::Failed);
        home.check.parameters["levels"] = "read,,full";
        QVERIFY(home.lines().find("levels: ") != std::string::npos);
        home.check.parameters = {{"source_grants_entity", "rights"}, {"source_grants_who", "role"}};
        QVERIFY2(home.lines().find("nothing says who may do what in the target") != std::string::npos, home.lines().c_str());
        home.check.parameters["target_grants_class"] = "class";
        QVERIFY2(home.lines().find("target_grants_entity or target_grants_sql is needed") != std::string::npos, home.lines().c_str());
    }

    void whereNobodyMayDoAnythingNothingWasCompared() {
        Rights home;
        home.migration.writeSource("rights", "role,object,may\n");
        home.sql("DELETE FROM grants");
        QCOMPARE(home.validated().status, validate::CheckResult::Status::NothingCompared);
    }

    /// Against a plain closure over random systems.
    void effectiveAccessIsThatOfTheClosure() {
        test::Random random("permissions");
        for (int round = 0; round < 20; ++round) {
            Rights home;
            std::map<std::string, std::set<std::string>> groups;
            std::map<std::string, std::map<std::string, int>> rights;
            std::string members = "who,role\n", grants = "role,object,may\n";
            const char* const levels[] = {"read", "edit", "full"};
            const auto name = [&](int from, int to) { return "p" + std::to_string(random.between(from, to)); };
            for (int i = 0; i < 25; ++i) {
                const std::string who = name(0, 14), of = name(10, 14);
                groups[who].insert(of);
                members += who + "," + of + "\n";
            }
            for (int i = 0; i < 12; ++i) {
                const std::string who = name(0, 14), object = "c" + std::to_string(random.below(3));
                const int level = int(random.below(3));
                rights[who][object] = std::max(rights[who][object], level + 1);
                grants += who + "," + object + "," + levels[level] + "\n";
            }
            home.migration.writeSource("members", members);
            home.migration.writeSource("rights", grants);
            home.sql("DELETE FROM grants; DELETE FROM memberships; INSERT INTO grants VALUES ('nobody', 'c9', 'read')");
            std::set<std::string> isGroup;
            for (const auto& [who, of] : groups)
                isGroup.insert(of.begin(), of.end());
            std::map<std::string, std::string> expected;
            for (int i = 0; i < 15; ++i) {
                const std::string user = "p" + std::to_string(i);
                if (isGroup.contains(user))
                    continue;
                std::set<std::string> all;
                const std::function<void(const std::string&)> close = [&](const std::string& who) {
                    if (all.insert(who).second)
                        for (const std::string& of : groups[who])
                            close(of);
                };
                close(user);
                std::map<std::string, int> best;
                for (const std::string& who : all)
                    for (const auto& [object, level] : rights[who])
                        best[object] = std::max(best[object], level);
                for (const auto& [object, level] : best)
                    expected[user + "/" + object] = levels[level - 1];
            }
            std::string text;
            for (const auto& [key, level] : expected)
                text += "!" + key + " " + level + " ∅\n";
            QCOMPARE(home.lines().substr(home.lines().find("!p") == std::string::npos ? home.lines().size() : home.lines().find("!p")), text);
        }
    }
};

MW_TEST(TestPermissions)
#include "tst_permissions.moc"

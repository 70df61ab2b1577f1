// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/validate/paired.h"
#include "core/validate/validate.h"
#include "tests/core/engine/small_migration.h"
#include "tests/support/sqlite_file.h"

namespace mw::test {

/// Three orders of two countries that were loaded, and a check of paired queries over them.
class PairedFixture {
public:
    explicit PairedFixture(const std::string& kind) {
        migration.addSource("orders", {"nr", "land", "total", "state"}, "nr,land,total,state\n1,DE,10.00,o\n2,DE,5.50,p\n3,FR,7.25,c\n");
        migration.addTarget("orders", {"order_id integer!", "country text(2)", "amount decimal(12,2)", "state text"}, {"order_id"});
        auto& mapping = migration.map("orders", "orders",
                                      {{"order_id", "to_integer(nr)"}, {"country", "land"}, {"amount", "to_decimal(total, 2)"},
                                       {"state", "case when state = 'o' then 'Open' when state = 'p' then 'Paid' else 'Closed' end"}});
        mapping.key = {"order_id"};
        if (const auto run = migration.run(); !run.ok())
            qFatal("%s", run.error().line().c_str());
        check.id = Id("chk");
        check.reference = "CHK-001";
        check.kind = kind;
        check.entityMapping = migration.document.mappings[0].id;
    }
    Result<validate::PairedResult> compare() {
        migration.document.checks = {check};
        const engine::PlanPtr plan = migration.plan();
        if (!plan)
            return makeError(Code::WrongValue, migration.failure);
        JobContext job;
        return validate::comparePaired(*plan, check, job);
    }
    /// Lines as "key before after", those that differ with a '!', parts of keys with '/' between.
    std::string lines() {
        const auto compared = compare();
        if (!compared.ok())
            return compared.error().line();
        std::string text;
        const auto shown = [](const Value& value) { return isNull(value) ? std::string("∅") : printValue(value); };
        for (const validate::PairedLine& line : compared->lines) {
            std::string key = line.key;
            std::replace(key.begin(), key.end(), '\x1f', '/');
            text += (line.isSame ? "" : "!") + key + " " + shown(line.before) + " " + shown(line.after) + "\n";
        }
        if (compared->failures > 0)
            text += std::to_string(compared->failures) + " failed: " + compared->firstFailure + "\n";
        return text;
    }
    /// The check as a validation makes it.
    validate::CheckResult validated() {
        migration.document.checks = {check};
        JobContext job;
        const engine::PlanPtr plan = migration.plan();
        if (!plan)
            qFatal("%s", migration.failure.c_str());
        const auto result = validate::validate(*plan, {}, job);
        if (!result.ok())
            qFatal("%s", result.error().line().c_str());
        for (const validate::CheckResult& each : result->checks)
            if (each.id == "CHK-001")
                return each;
        qFatal("the check is not there");
    }
    void sql(const std::string& text) {
        if (const std::string failure = runSql(migration.targetPath(), text); !failure.empty())
            qFatal("%s", failure.c_str());
    }

    SmallMigration migration;
    mapping::Check check;
};

} // namespace mw::test

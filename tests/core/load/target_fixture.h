// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/core/load/rows.h"
#include "tests/support/test_main.h"

#include "core/load/sqlite_target.h"

#include <memory>
#include <string>
#include <vector>

namespace mw::test {

using Names = std::vector<std::string>;
using Rows = std::vector<std::vector<Value>>;

inline Value text(const char* value) {
    return std::string(value);
}
inline Value integer(std::int64_t value) {
    return value;
}
inline const Value null;

inline Entity companies() {
    Entity entity =
        makeEntity("companies",
                   {makeField("id", LogicalType::integer(), false), makeField("name", LogicalType::text(40), false),
                    makeField("town", LogicalType::text())},
                   {"id"});
    entity.keys.push_back({"", {"name", "town"}, false});
    entity.constraints = {{"no_empty_name", "CHECK (name <> '')"}};
    return entity;
}

inline Entity people() {
    Entity entity =
        makeEntity("people",
                   {makeField("code", LogicalType::text(), false), makeField("company", LogicalType::integer()),
                    makeField("balance", LogicalType::decimal(12, 2)), makeField("born", LogicalType::date())},
                   {"code"});
    entity.relations = {{"", {"company"}, "companies", {"id"}}};
    return entity;
}

inline Entity staff() {
    Entity entity = makeEntity(
        "staff", {makeField("id", LogicalType::integer(), false), makeField("boss", LogicalType::integer())}, {"id"});
    entity.relations = {{"", {"boss"}, "staff", {"id"}}};
    return entity;
}

inline std::unique_ptr<Target> openTargetAt(const std::string& path, SqliteTargetOptions options = {}) {
    auto target = SqliteTarget::open(path, std::move(options));
    if (!target.ok()) {
        qWarning("%s", target.error().line().c_str());
        return nullptr;
    }
    return std::move(target).value();
}

inline std::string commit(Target& target) {
    JobContext job;
    const Result<void> done = target.commit(job);
    return done.ok() ? std::string() : done.error().line();
}

} // namespace mw::test

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/core/load/target_fixture.h"
#include "tests/support/random.h"

#include "core/load/change_log.h"

#include <functional>

/// Loads that rollbacks take back, into any target that holds the tables town, person and mail.
namespace mw::test {

using OpenForLoad = std::function<std::unique_ptr<Target>()>;

inline Entity town() {
    return makeEntity("town", {makeField("code", LogicalType::text(), false), makeField("size", LogicalType::floating())},
                      {"code"});
}
inline Entity person() {
    return makeEntity("person",
                      {makeField("id", LogicalType::integer(), false), makeField("name", LogicalType::text(), false),
                       makeField("town", LogicalType::text()), makeField("score", LogicalType::decimal(6, 2))},
                      {"id"});
}
inline Entity mail() {
    return makeEntity("mail",
                      {makeField("address", LogicalType::text(), false), makeField("person", LogicalType::integer())},
                      {"address"});
}
inline Entity made() {
    return makeEntity("made", {makeField("id", LogicalType::integer(), false), makeField("text", LogicalType::text())},
                      {"id"});
}

/// A load of random rows in random modes, some commits in between; keeps the log of what it changes.
inline std::string loadRandomly(const OpenForLoad& open, const std::string& log, Random& random) {
    auto changes = ChangeLog::create(log);
    if (!changes.ok())
        return changes.error().line();
    {
        auto target = open();
        if (!target)
            return "the target cannot be opened";
        target->recordChanges(**changes);
        const auto anyTown = [&]() -> Value { return random.oneIn(4) ? null : text(random.oneOf(std::vector{"A", "B", "D", "E"})); };
        const std::vector<Entity> entities = {town(), person(), mail(), made()};
        std::vector<LoadMode> modes;
        for (std::size_t i = 0; i < entities.size(); ++i)
            modes.push_back(random.oneOf(
                std::vector{LoadMode::Insert, LoadMode::Replace, LoadMode::Upsert, LoadMode::AppendMissing}));
        std::vector<std::unique_ptr<EntityWriter>> writers(entities.size());
        for (std::size_t i = entities.size(); i-- > 0;) {
            WriteOptions options = writing(entities[i], modes[i]);
            options.key = entities[i].primaryKey()->fields;
            auto writer = target->openWriter(options, anyJob());
            if (!writer.ok())
                return writer.error().line();
            writers[i] = std::move(writer).value();
        }
        for (std::size_t i = 0; i < entities.size(); ++i)
            for (std::uint64_t batches = random.below(4); batches > 0; --batches) {
                Rows rows;
                for (std::uint64_t count = random.below(12); count > 0; --count) {
                    const auto number = integer(random.between(1, 25));
                    const std::string word = random.text(2, "abc");
                    if (i == 0)
                        rows.push_back({text(random.oneOf(std::vector{"A", "B", "C", "D", "E"})), double(random.below(3))});
                    else if (i == 1)
                        rows.push_back({number, word, anyTown(), Decimal{Int128(random.between(-300, 300)), 2}});
                    else if (i == 2)
                        rows.push_back({word + "@x", number});
                    else
                        rows.push_back({number, word});
                }
                Refusals refusals;
                if (const std::string failure = writeRows(*writers[i], entities[i], rows, refusals); !failure.empty())
                    return failure;
                if (random.oneIn(3))
                    if (const std::string failure = commit(*target); !failure.empty())
                        return failure;
                // Old rows that others still refer to end a load: not what is tested here.
            }
        writers.clear();
        if (const std::string failure = commit(*target); !failure.empty())
            return failure;
    }
    return (*changes)->finish().ok() ? std::string() : std::string("the log cannot be finished");
}

/// Person 1 is inserted and 5 overwritten, mail is replaced, one row comes into a table that is made.
inline std::string loadFixed(const OpenForLoad& open, const std::string& log) {
    auto changes = ChangeLog::create(log);
    auto target = open();
    if (!target)
        return "the target cannot be opened";
    target->recordChanges(**changes);
    WriteOptions upsert = writing(person(), LoadMode::Upsert);
    upsert.key = {"id"};
    auto mails = target->openWriter(writing(mail(), LoadMode::Replace), anyJob());
    auto persons = target->openWriter(upsert, anyJob());
    auto others = target->openWriter(writing(made()), anyJob());
    if (!mails.ok() || !persons.ok() || !others.ok())
        return "a writer cannot be opened";
    Refusals refusals;
    std::string failure = writeRows(**persons, person(),
                                    {{integer(1), text("one"), null, null}, {integer(5), text("5"), text("B"), null}},
                                    refusals);
    failure += writeRows(**mails, mail(), {{text("z@x"), integer(1)}}, refusals);
    failure += writeRows(**others, made(), {{integer(1), text("x")}}, refusals);
    mails->reset();
    persons->reset();
    others->reset();
    failure += commit(*target);
    return failure + ((*changes)->finish().ok() ? "" : "log");
}

} // namespace mw::test

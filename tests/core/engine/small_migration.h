// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/file.h"
#include "core/engine/run.h"
#include "tests/support/temporary_folder.h"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace mw::test {

/// A source or target field as "name type": "amount decimal(12,2)", a '!' at the end: a value is required.
inline Field fieldOf(const std::string& text) {
    Field field;
    const std::size_t space = text.find(' ');
    field.name = text.substr(0, space);
    std::string type = space == std::string::npos ? "text" : text.substr(space + 1);
    if (type.ends_with('!')) {
        field.nullable = false;
        type.pop_back();
    }
    field.type = parseType(type).value();
    field.id = Id("f-" + field.name);
    return field;
}

inline Entity entityOf(const std::string& name, const std::vector<std::string>& fields,
                       const std::vector<std::string>& key = {}) {
    Entity entity;
    entity.name = name;
    entity.id = Id("e-" + name);
    for (const std::string& field : fields)
        entity.fields.push_back(fieldOf(field));
    if (!key.empty())
        entity.keys.push_back({"", key, true});
    return entity;
}

/// Collects rejects; can ask the job to stop, or fail, at a given one.
class RejectList final : public engine::RejectSink {
public:
    Result<void> add(const engine::Reject& reject) override {
        rejects.push_back(reject);
        return {};
    }
    std::vector<engine::Reject> rejects;
};

/// A document with one source folder of CSV files and one SQLite target, in a folder of its own.
class SmallMigration {
public:
    SmallMigration() {
        document.id = Id("doc");
        document.title = "small";
        mapping::Connection source, target;
        source.id = Id("c-old");
        source.name = "old";
        source.locations["here"] = folder.file("old");
        target.id = Id("c-new");
        target.name = "new";
        target.locations["here"] = folder.file("new.sqlite");
        document.connections = {source, target};
        QDir().mkpath(QString::fromStdString(folder.file("old")));
    }

    Schema& sources() { return document.connections[0].schema; }
    Schema& targets() { return document.connections[1].schema; }
    std::string targetPath() const { return folder.file("new.sqlite"); }
    void toCsv() { document.connections[1].locations["here"] = folder.file("out/"); }

    /// A CSV file in the source folder, with its entity of text fields.
    Entity& addSource(const std::string& name, const std::vector<std::string>& fields, const std::string& csv) {
        writeSource(name, csv);
        return sources().entities.emplace_back(entityOf(name, fields));
    }
    void writeSource(const std::string& name, const std::string& csv) {
        if (!writeFile(folder.file("old/" + name + ".csv"), csv).ok())
            qFatal("the test's file cannot be written");
    }
    Entity& addTarget(const std::string& name, const std::vector<std::string>& fields,
                      const std::vector<std::string>& key = {}) {
        return targets().entities.emplace_back(entityOf(name, fields, key));
    }
    /// An entity mapping with rules by target field.
    mapping::EntityMapping& map(const std::string& source, const std::string& target,
                                const std::vector<std::pair<std::string, std::string>>& rules) {
        mapping::EntityMapping mapping;
        const std::string number = std::to_string(document.mappings.size() + 1);
        mapping.id = Id("m-" + number);
        mapping.reference = "M" + number;
        mapping.sourceConnection = Id("c-old");
        mapping.sourceEntity = Id("e-" + source);
        mapping.targetConnection = Id("c-new");
        mapping.targetEntity = Id("e-" + target);
        for (const auto& [field, rule] : rules) {
            mapping::FieldMapping filled;
            filled.id = Id("m-" + number + "-" + field);
            filled.reference = mapping.reference + "-" + std::to_string(mapping.fields.size() + 1);
            filled.targetField = Id("f-" + field);
            filled.rule = rule;
            mapping.fields.push_back(filled);
        }
        return document.mappings.emplace_back(mapping);
    }

    engine::PlanOptions planOptions() const {
        engine::PlanOptions options;
        options.nowMicros = 1'700'000'000'000'000;
        return options;
    }
    Result<engine::PlanResult> tryPlan(const engine::PlanOptions& options) {
        JobContext job;
        return engine::makePlan(std::make_shared<const mapping::Document>(document), options, job);
    }
    /// The plan; what is wrong with it goes to `failure`.
    engine::PlanPtr plan(const engine::PlanOptions& options) {
        auto planned = tryPlan(options);
        failure.clear();
        if (!planned.ok())
            failure = planned.error().line();
        else if (!planned->plan)
            for (const mapping::Problem& problem : planned->problems)
                if (problem.severity == mapping::Problem::Severity::Error)
                    failure += problem.where + ": " + problem.message + "\n";
        return planned.ok() ? planned->plan : nullptr;
    }
    engine::PlanPtr plan() { return plan(planOptions()); }

    Result<engine::RunResult> run(engine::RunOptions options = {}) {
        const engine::PlanPtr made = plan();
        if (!made)
            return makeError(Code::DocumentHasProblems, "1", failure);
        rejects.rejects.clear();
        options.rejects = &rejects;
        options.partial = &partial;
        JobContext job;
        return engine::runPlan(*made, options, job);
    }

    TemporaryFolder folder;
    mapping::Document document;
    RejectList rejects;
    engine::RunResult partial;
    std::string failure;
};

/// All rows of an entity as lines of printed values with '|' between, null as "∅".
inline std::vector<std::string> readBack(const std::string& location, const std::string& entity) {
    JobContext job;
    std::vector<std::string> lines;
    const auto parsed = parseLocation(location);
    auto connection = openConnection(parsed.value());
    if (!connection.ok())
        return {connection.error().line()};
    auto reader = (*connection)->read(entity, {}, job);
    if (!reader.ok())
        return {reader.error().line()};
    Batch batch;
    for (bool more = true; more;) {
        auto next = (*reader)->next(batch, job);
        if (!next.ok())
            return {next.error().line()};
        more = next.value();
        for (std::size_t row = 0; row < batch.rows; ++row) {
            std::string line;
            for (const ColumnPtr& column : batch.columns)
                line += (line.empty() ? "" : "|") +
                        (column->isNull(row) ? std::string("∅") : printValue(column->value(row), column->type()));
            lines.push_back(line);
        }
    }
    return lines;
}

} // namespace mw::test

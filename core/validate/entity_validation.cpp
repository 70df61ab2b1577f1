// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/validate/entity_validation_p.h"

#include "core/check/check.h"
#include "core/check/key_set.h"
#include "core/rules/parser.h"
#include "core/rules/sentence.h"
#include "core/validate/expected_reader_p.h"

#include <algorithm>

namespace mw::validate {

namespace {

using Status = CheckResult::Status;
constexpr std::size_t kExamples = 100;

Status statusOf(std::uint64_t compared, std::uint64_t failed, bool isWarning = false) {
    if (failed > 0)
        return isWarning ? Status::Warned : Status::Failed;
    return compared > 0 ? Status::Passed : Status::NothingCompared;
}

} // namespace

/// Keeps the differences that the result has room for, and counts the rest by field and cause.
class EntityValidation::Collector final : public diff::DifferenceSink {
public:
    Collector(std::size_t room) : m_room(room) {}
    Result<void> restart() override {
        kept.clear();
        byField.clear();
        return {};
    }
    Result<void> add(const diff::Difference& difference) override {
        if (difference.kind == diff::Difference::Kind::Changed)
            ++byField[difference.field][std::string(diff::nameOf(difference.cause))];
        if (kept.size() < m_room)
            kept.push_back(difference);
        return {};
    }
    std::vector<diff::Difference> kept;
    std::map<std::string, std::map<std::string, std::uint64_t>> byField; ///< field → cause → cells

private:
    const std::size_t m_room;
};

EntityValidation::EntityValidation(const engine::Plan& plan, std::vector<const engine::PlannedEntity*> mappings,
                                   const ValidateOptions& options, ValidationResult& result)
    : m_plan(plan), m_mappings(std::move(mappings)), m_options(options), m_result(result),
      m_target(m_mappings.front()->targetEntity), m_fields(filledFields(m_mappings)), m_key(m_mappings.front()->mapping->key),
      m_expectedTallies(std::make_shared<Tallies>()), m_actualTallies(std::make_shared<Tallies>()) {
    if (m_key.empty())
        if (const Key* primary = m_target.primaryKey())
            m_key = primary->fields;
}

Result<void> EntityValidation::run(JobContext& job) {
    MW_TRY_DO(compareSides(job));
    MW_TRY_DO(checkTargetRows(job));
    return checkRelations(job);
}

std::string EntityValidation::nextId(const std::string& kind) {
    return "AUTO-" + m_target.name + "-" + kind + "-" + std::to_string(++m_checks);
}

void EntityValidation::addCheck(CheckResult check) {
    check.entity = m_target.name;
    if (check.id.empty())
        check.id = nextId(check.kind);
    m_result.checks.push_back(std::move(check));
}

const mapping::FieldMapping* EntityValidation::fieldMapping(const std::string& field) const {
    for (const engine::PlannedEntity* mapping : m_mappings)
        if (const auto index = mapping->fieldIndex(field))
            return mapping->fields[*index].mapping;
    return nullptr;
}

Result<std::unique_ptr<Reader>> EntityValidation::readTarget(JobContext& job) const {
    const engine::Place& place = m_mappings.front()->target;
    MW_TRY(const auto connection, m_plan.options().access.openSource(place));
    ReadOptions options;
    for (const Field& field : m_fields)
        options.fields.push_back(field.name);
    auto reader = connection->read(m_target.name, options, job);
    if (!reader.ok())
        return at(during(std::move(reader).error(), "reading the target back"), place.location.text);
    return reader;
}

Result<diff::DiffOptions> EntityValidation::diffOptions() const {
    diff::DiffOptions options;
    options.leftKey = options.rightKey = m_key;
    options.keptDifferences = 0;
    for (const Field& field : m_fields) {
        if (std::find(m_key.begin(), m_key.end(), field.name) != m_key.end())
            continue;
        // A field that one mapping leaves to the target's default has no value that the rules say.
        const bool filledByAll = std::all_of(m_mappings.begin(), m_mappings.end(), [&](const engine::PlannedEntity* mapping) {
            return mapping->fieldIndex(field.name).has_value();
        });
        if (!filledByAll && !field.defaultValue.empty())
            continue;
        const mapping::FieldMapping* mapping = fieldMapping(field.name);
        options.fields.push_back({field.name, field.name, mapping && mapping->tolerance ? *mapping->tolerance : std::string()});
    }
    return options;
}

Result<void> EntityValidation::compareSides(JobContext& job) {
    const bool keyIsFilled = !m_key.empty() && std::all_of(m_key.begin(), m_key.end(), [&](const std::string& name) {
        return std::any_of(m_fields.begin(), m_fields.end(), [&](const Field& field) { return field.name == name; });
    });
    if (!keyIsFilled) {
        addCheck({{}, "accuracy", m_target.name + ": no key that a rule fills, so rows cannot be compared", {}, {},
                  Status::NothingCompared, 0, 0, {}, {}, {}});
        return {};
    }
    std::vector<LogicalType> types;
    for (const Field& field : m_fields)
        types.push_back(field.type);
    const diff::OpenSide expected = [&](JobContext&) -> Result<std::unique_ptr<Reader>> {
        return std::unique_ptr<Reader>(
            new TallyReader(std::make_unique<ExpectedReader>(m_plan, m_mappings, m_fields), types, m_expectedTallies));
    };
    const diff::OpenSide actual = [&](JobContext& context) -> Result<std::unique_ptr<Reader>> {
        MW_TRY(auto reader, readTarget(context));
        return std::unique_ptr<Reader>(new TallyReader(std::move(reader), types, m_actualTallies));
    };
    MW_TRY(const diff::DiffOptions options, diffOptions());
    const std::size_t room = m_options.keptDifferences - std::min(m_options.keptDifferences, m_result.differences.size());
    Collector collector(room);
    MW_TRY(const diff::DiffResult compared, diff::compare(expected, actual, options, job, &collector));
    addCounts(compared);
    addAccuracy(compared, collector);
    addTotals(compared);
    return {};
}

void EntityValidation::addCounts(const diff::DiffResult& compared) {
    const std::string& name = m_target.name;
    addCheck({{}, "count", name + ": as many records as the rules make", {}, {},
              compared.leftRows == compared.rightRows ? statusOf(compared.leftRows + 1, 0) : Status::Failed,
              compared.leftRows, compared.leftRows > compared.rightRows ? compared.leftRows - compared.rightRows : compared.rightRows - compared.leftRows,
              std::to_string(compared.leftRows), std::to_string(compared.rightRows), {}});
    const std::uint64_t found = compared.rightRows + compared.malformedRight;
    addCheck({{}, "count", name + ": every record of the target can be read", {}, {}, statusOf(found, compared.malformedRight),
              found, compared.malformedRight, {}, m_actualTallies->firstUnreadable, {}});
    addCheck({{}, "count", name + ": every record that the rules make is there", {}, {},
              statusOf(compared.leftRows, compared.onlyLeft), compared.leftRows, compared.onlyLeft, {}, {}, {}});
    addCheck({{}, "count", name + ": no record is there that no rule makes", {}, {},
              statusOf(compared.rightRows, compared.onlyRight), compared.rightRows, compared.onlyRight, {}, {}, {}});
    addCheck({{}, "duplicates", name + ": no key stands twice", {}, {}, statusOf(compared.rightRows, compared.duplicateKeys),
              compared.rightRows, compared.duplicateKeys, {}, {}, {}});
}

void EntityValidation::addAccuracy(const diff::DiffResult& compared, const Collector& collector) {
    for (const Field& field : m_fields) {
        if (std::find(m_key.begin(), m_key.end(), field.name) != m_key.end())
            continue;
        const auto found = collector.byField.find(field.name);
        std::uint64_t cells = 0;
        if (found != collector.byField.end())
            for (const auto& [cause, count] : found->second)
                cells += count;
        const mapping::FieldMapping* mapping = fieldMapping(field.name);
        CheckResult check{{}, "accuracy", m_target.name + "." + field.name + " is what its rule says", {}, field.name,
                          statusOf(compared.compared, cells), compared.compared, cells, {}, {}, {}};
        for (const diff::Difference& difference : collector.kept)
            if (difference.field == field.name && check.examples.size() < kExamples)
                check.examples.push_back(difference);
        addCheck(std::move(check));
        if (cells == 0)
            continue;
        FieldDifferences differences{m_target.name, field.name, mapping ? mapping->reference : "", mapping ? mapping->rule : "", {}, cells, found->second};
        if (mapping)
            if (const rules::ParsedRule parsed = rules::parse(mapping->rule); parsed.tree)
                differences.sentence = rules::sentence(*parsed.tree, mapping::environmentOf(m_plan.document(), *m_mappings.front()->mapping));
        m_result.fields.push_back(std::move(differences));
        m_result.byField[m_target.name + "." + field.name] += cells;
        for (const auto& [cause, count] : found->second)
            m_result.byCause[cause] += count;
        m_result.total += cells;
    }
    for (const diff::Difference& difference : collector.kept) {
        const mapping::FieldMapping* mapping = fieldMapping(difference.field);
        m_result.differences.push_back({m_target.name, mapping ? mapping->reference : "", difference, difference.leftRow});
    }
}

void EntityValidation::addTotals(const diff::DiffResult& compared) {
    for (std::size_t i = 0; i < m_fields.size() && i < m_expectedTallies->fields.size() && i < m_actualTallies->fields.size(); ++i) {
        const auto expected = m_expectedTallies->fields[i].totals(m_fields[i].type);
        const auto actual = m_actualTallies->fields[i].totals(m_fields[i].type);
        CheckResult check{{}, "total", m_target.name + "." + m_fields[i].name + ": control totals", {}, m_fields[i].name,
                          Status::Passed, 0, 0, {}, {}, {}};
        for (std::size_t total = 0; total < expected.size(); ++total) {
            ++check.compared;
            check.failed += expected[total] != actual[total];
            const auto append = [](std::string& text, const std::string& figure) { text += (text.empty() ? "" : " · ") + figure; };
            append(check.expected, expected[total]);
            append(check.actual, actual[total]);
        }
        check.status = compared.leftRows + compared.rightRows > 0 ? statusOf(check.compared, check.failed) : Status::NothingCompared;
        addCheck(std::move(check));
    }
}

Result<void> EntityValidation::checkTargetRows(JobContext& job) {
    struct Running {
        const mapping::Check* declared;
        std::string kind, field, title;
        std::unique_ptr<check::Check> check;
    };
    std::vector<Running> running;
    const auto start = [&](const mapping::Check* declared, const std::string& kind, const std::vector<std::string>& names,
                           const std::map<std::string, std::string>& parameters) -> Result<void> {
        check::Spec spec{kind, {}, {}, parameters};
        std::string listed;
        for (const std::string& name : names) {
            const auto found = std::find_if(m_fields.begin(), m_fields.end(), [&](const Field& field) { return field.name == name; });
            if (found == m_fields.end())
                return at(makeError(Code::UnknownField, name, ""), declared ? declared->reference : m_target.name);
            spec.fields.push_back(*found);
            spec.columns.push_back(std::size_t(found - m_fields.begin()));
            listed += (listed.empty() ? "" : ", ") + name;
        }
        MW_TRY(auto made, check::makeCheck(spec));
        const check::KindInfo* info = check::findKind(kind); // there, for the check was made
        running.push_back({declared, kind, listed, fillTemplate(info->claim, {m_target.name + "." + listed}), std::move(made)});
        return {};
    };
    for (const Field& field : m_fields)
        if (!field.nullable)
            MW_TRY_DO(start(nullptr, "required", {field.name}, {}));
    for (const Key& key : m_target.keys) {
        const bool isFilled = std::all_of(key.fields.begin(), key.fields.end(), [&](const std::string& name) {
            return std::any_of(m_fields.begin(), m_fields.end(), [&](const Field& field) { return field.name == name; });
        });
        if (isFilled && key.fields != m_key)
            MW_TRY_DO(start(nullptr, "unique", key.fields, {}));
    }
    for (const mapping::Check& declared : m_plan.document().checks) {
        const bool isHere = std::any_of(m_mappings.begin(), m_mappings.end(), [&](const engine::PlannedEntity* mapping) {
            return mapping->mapping->id == declared.entityMapping;
        });
        if (isHere && check::findKind(declared.kind))
            MW_TRY_DO(start(&declared, declared.kind, declared.fields, declared.parameters));
    }
    if (running.empty())
        return {};
    MW_TRY(const auto reader, readTarget(job));
    std::vector<std::uint32_t> rows;
    for (bool more = true; more;) {
        Batch batch;
        MW_TRY(more, reader->next(batch, job));
        if (batch.rows == 0)
            continue; // the end may come as a batch without columns
        rows.resize(batch.rows);
        for (std::size_t row = 0; row < batch.rows; ++row)
            rows[row] = std::uint32_t(row);
        for (Running& one : running)
            one.check->observe(batch, rows, nullptr);
    }
    for (Running& one : running) {
        MW_TRY(const check::Outcome outcome, one.check->finish());
        const bool isWarning = one.declared && one.declared->severity == "warning";
        CheckResult result{one.declared ? one.declared->reference : std::string(), one.kind,
                           one.declared && !one.declared->note.empty() ? one.declared->note : one.title, {}, one.field,
                           statusOf(outcome.compared, outcome.failed, isWarning), outcome.compared, outcome.failed, {}, {}, {}};
        for (const check::Example& example : outcome.examples) {
            diff::Difference difference;
            difference.field = example.field;
            difference.right = example.value;
            difference.rightRow = example.rowNumber;
            result.examples.push_back(std::move(difference));
        }
        addCheck(std::move(result));
    }
    return {};
}

Result<void> EntityValidation::checkRelations(JobContext& job) {
    const engine::Place& place = m_mappings.front()->target;
    for (const Relation& relation : m_target.relations) {
        const auto read = [&](const std::string& entity, const std::vector<std::string>& fields,
                              const std::function<Result<void>(const Batch&, std::size_t, const std::string&)>& take) -> Result<void> {
            MW_TRY(const auto connection, m_plan.options().access.openSource(place));
            ReadOptions options;
            options.fields = fields;
            MW_TRY(const auto reader, connection->read(entity, options, job));
            std::string key;
            for (bool more = true; more;) {
                Batch batch;
                MW_TRY(more, reader->next(batch, job));
                for (std::size_t row = 0; row < batch.rows; ++row) {
                    key.clear();
                    bool complete = true;
                    for (const ColumnPtr& column : batch.columns)
                        complete = check::appendKeyPart(key, *column, row) && complete;
                    if (complete)
                        MW_TRY_DO(take(batch, row, key));
                }
            }
            return {};
        };
        check::KeySet parents;
        MW_TRY_DO(read(relation.parentEntity, relation.parentFields, [&](const Batch&, std::size_t, const std::string& key) -> Result<void> {
            MW_TRY([[maybe_unused]] const bool isNew, parents.insert(check::hashKey(key)));
            return {};
        }));
        CheckResult result{{}, "relation", m_target.name + ": every " + relation.fields.front() + " has its record in " + relation.parentEntity,
                           {}, relation.fields.front(), Status::Passed, 0, 0, {}, {}, {}};
        MW_TRY_DO(read(m_target.name, relation.fields, [&](const Batch& batch, std::size_t row, const std::string& key) -> Result<void> {
            ++result.compared;
            MW_TRY(const bool hasParent, parents.contains(check::hashKey(key)));
            if (hasParent)
                return {};
            ++result.failed;
            if (result.examples.size() < kExamples) {
                diff::Difference difference;
                difference.field = relation.fields.front();
                difference.right = batch.columns.front()->value(row);
                result.examples.push_back(std::move(difference));
            }
            return {};
        }));
        // A relation that no record uses is nothing wrong where the field may be empty.
        const Field* field = m_target.field(relation.fields.front());
        result.status = result.compared == 0 && field && field->nullable ? Status::Passed : statusOf(result.compared, result.failed);
        addCheck(std::move(result));
    }
    return {};
}

} // namespace mw::validate

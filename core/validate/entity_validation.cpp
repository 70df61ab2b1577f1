// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/validate/entity_validation_p.h"

#include "core/mapping/paired_queries.h"
#include "core/mapping/rule_names.h"
#include "core/rules/parser.h"
#include "core/rules/sentence.h"
#include "core/validate/paired.h"
#include "core/validate/relation_check_p.h"

#include <algorithm>

namespace mw::validate {

namespace {

using Status = CheckResult::Status;
constexpr std::size_t kExamples = 100;

std::vector<const mapping::EntityMapping*> mappingsOf(const std::vector<const engine::PlannedEntity*>& planned) {
    std::vector<const mapping::EntityMapping*> mappings;
    for (const engine::PlannedEntity* each : planned)
        mappings.push_back(each->mapping);
    return mappings;
}

/// What stands in a field where nobody says anything, if its declaration is a plain value: "'new'", "0", "(1)".
std::string literalDefault(std::string_view declared) {
    while (declared.size() > 1 && declared.front() == '(' && declared.back() == ')')
        declared = declared.substr(1, declared.size() - 2);
    if (const std::size_t cast = declared.rfind("'::"); cast != std::string_view::npos)
        declared = declared.substr(0, cast + 1); // PostgreSQL: 'new'::text
    if (declared.size() > 1 && declared.front() == '\'' && declared.back() == '\'')
        return std::string(declared.substr(1, declared.size() - 2));
    Decimal number;
    return parseDecimal(declared, number) ? std::string(declared) : std::string();
}

Status statusOf(const CheckResult& result) {
    if (result.failed > 0)
        return result.isWarning ? Status::Warned : Status::Failed;
    return result.compared > 0 ? Status::Passed : Status::NothingCompared;
}

} // namespace

/// Puts the differences together by cause, keeps those that the result has room for and tells all of them on.
class EntityValidation::Collector final : public diff::DifferenceSink {
public:
    Collector(const EntityValidation& validation, diff::DifferenceSink* listener)
        : m_validation(validation), m_listener(listener), m_hidesMissing(!validation.checkOf("count", "missing")),
          m_hidesExtra(!validation.checkOf("count", "extra")),
          m_room(validation.m_options.keptDifferences -
                 std::min(validation.m_options.keptDifferences, validation.m_result.differences.size())) {}
    Result<void> restart() override {
        clusters.clear();
        kept.clear();
        byField.clear();
        m_keptOf.clear();
        return m_listener ? m_listener->restart() : Result<void>();
    }
    Result<void> add(const diff::Difference& difference) override {
        using Kind = diff::Difference::Kind;
        if ((difference.kind == Kind::OnlyLeft && m_hidesMissing) || (difference.kind == Kind::OnlyRight && m_hidesExtra))
            return {};
        diff::Difference named = difference;
        named.field = targetField(difference.field);
        if (named.kind == Kind::Changed)
            ++byField[named.field][std::string(diff::nameOf(named.cause))];
        clusters.add(named);
        if (m_listener)
            MW_TRY_DO(m_listener->add(named));
        if (kept.size() < m_room && ++m_keptOf[{named.kind, named.field, named.cause}] <= m_validation.m_options.keptOfOneCause)
            kept.push_back(std::move(named));
        return {};
    }
    Result<void> finish() override { return m_listener ? m_listener->finish() : Result<void>(); }
    diff::Clusters clusters;
    std::vector<diff::Difference> kept;
    std::map<std::string, std::map<std::string, std::uint64_t>> byField; ///< field → cause → cells

private:
    /// A source value stands in a column of its own.
    const std::string& targetField(const std::string& name) const {
        for (const SourceValue& value : m_validation.m_sourceValues)
            if (value.column.name == name)
                return value.field;
        return name;
    }

    const EntityValidation& m_validation;
    diff::DifferenceSink* const m_listener;
    const bool m_hidesMissing, m_hidesExtra; ///< nobody wants to know of such records
    const std::size_t m_room;
    std::map<std::tuple<diff::Difference::Kind, std::string, diff::Cause>, std::size_t> m_keptOf;
};

EntityValidation::EntityValidation(const engine::Plan& plan, std::vector<const engine::PlannedEntity*> mappings,
                                   const ValidateOptions& options, ValidationResult& result)
    : m_plan(plan), m_mappings(std::move(mappings)), m_options(options), m_result(result),
      m_target(m_mappings.front()->targetEntity), m_fields(filledFields(m_mappings)),
      m_sourceValues(sourceValues(plan, m_mappings, m_fields)),
      m_key(mapping::pairingKey(*m_mappings.front()->mapping, m_target)),
      m_checks(mapping::checksInEffect(plan.document(), mappingsOf(m_mappings), m_target, m_fields)),
      m_expectedTallies(std::make_shared<Tallies>()), m_actualTallies(std::make_shared<Tallies>()) {}

Result<void> EntityValidation::run(JobContext& job) {
    MW_TRY_DO(compareSides(job));
    MW_TRY_DO(checkTargetRows(job));
    MW_TRY_DO(checkRelations(job));
    MW_TRY_DO(checkPairs(job));
    addTheRest();
    return {};
}

void EntityValidation::add(Finding finding) {
    CheckResult& result = finding.result;
    const mapping::CheckInEffect& check = *finding.check;
    result.entity = m_target.name;
    result.id = check.check.reference;
    result.kind = check.check.kind;
    result.isDerived = check.isDerived;
    result.proves = check.proves;
    result.because = check.because;
    if (!check.isDerived && !check.check.note.empty())
        result.title = check.check.note;
    // That no record has a value where none is needed holds for each of them; somebody who asks for more is told otherwise.
    if (check.isDerived && result.compared == 0)
        result.compared = finding.mayBeEmpty;
    result.isWarning = check.check.severity == "warning";
    result.status = check.isOn() ? statusOf(result) : Status::Off;
    if (!check.isOn())
        result.because = *check.check.offBecause;
    m_made.insert(&check);
    m_result.checks.push_back(std::move(result));
}

void EntityValidation::addTheRest() {
    for (const mapping::CheckInEffect& check : m_checks) {
        if (m_made.contains(&check))
            continue;
        Finding finding{&check, {}, 0};
        for (const std::string& field : check.check.fields)
            finding.result.field += (finding.result.field.empty() ? "" : ", ") + field;
        const std::string what = m_target.name + (finding.result.field.empty() ? "" : "." + finding.result.field);
        finding.result.title = check.isOn() ? what + ": there is nothing to compare" : what + " is not checked";
        add(std::move(finding));
    }
}

const mapping::CheckInEffect* EntityValidation::checkOf(const std::string& kind, const std::string& what) const {
    for (const mapping::CheckInEffect& each : m_checks) {
        if (each.check.kind != kind || !each.isOn())
            continue;
        const auto of = each.check.parameters.find("of");
        const bool fits = kind == "count"        ? of != each.check.parameters.end() && of->second == what
                          : kind == "duplicates" ? true
                                                 : each.check.fields == std::vector{what};
        if (fits)
            return &each;
    }
    return nullptr;
}

bool EntityValidation::isKey(const std::string& field) const { return std::find(m_key.begin(), m_key.end(), field) != m_key.end(); }

const SourceValue* EntityValidation::sourceValue(const std::string& field) const {
    const auto found = std::find_if(m_sourceValues.begin(), m_sourceValues.end(), [&](const SourceValue& value) { return value.field == field; });
    return found == m_sourceValues.end() ? nullptr : &*found;
}

const mapping::FieldMapping* EntityValidation::fieldMapping(const std::string& field) const {
    for (const engine::PlannedEntity* mapping : m_mappings)
        if (const auto index = mapping->fieldIndex(field))
            return mapping->fields[*index].mapping;
    return nullptr;
}

Result<std::unique_ptr<Reader>> EntityValidation::readTarget(const std::string& entity, const std::vector<std::string>& fields,
                                                             JobContext& job) const {
    const engine::Place& place = m_mappings.front()->target;
    MW_TRY(const auto connection, m_plan.options().access.openSource(place));
    ReadOptions options;
    options.fields = fields;
    auto reader = connection->read(entity, options, job);
    if (!reader.ok())
        return at(during(std::move(reader).error(), "reading the target back"), place.location.text);
    return reader;
}

diff::DiffOptions EntityValidation::diffOptions() const {
    diff::DiffOptions options;
    options.leftKey = options.rightKey = m_key;
    options.keptDifferences = 0;
    for (const Field& field : m_fields) {
        const SourceValue* const faithful = sourceValue(field.name);
        if (!checkOf("accuracy", field.name) || (isKey(field.name) && !faithful))
            continue;
        const mapping::FieldMapping* const mapping = fieldMapping(field.name);
        const Field* const actual = m_target.field(field.name);
        options.fields.push_back({faithful ? faithful->column.name : field.name, field.name,
                                  mapping && mapping->tolerance ? *mapping->tolerance : std::string(),
                                  actual ? literalDefault(actual->defaultValue) : std::string(), mapValues(field.name)});
    }
    return options;
}

std::vector<std::string> EntityValidation::mapValues(const std::string& field) const {
    std::set<std::string> values;
    for (const engine::PlannedEntity* mapping : m_mappings) {
        const auto index = mapping->fieldIndex(field);
        if (!index)
            continue;
        mapping::RuleNames names;
        mapping::collectNames(mapping->fields[*index].mapping->rule, names);
        for (const mapping::ValueMap& map : m_plan.document().valueMaps)
            if (names.valueMaps.contains(map.content.name)) {
                values.insert({printValue(map.content.defaultValue), printValue(map.content.nullTo)});
                for (const rules::ValueMap::Entry& entry : map.content.entries)
                    values.insert({entry.from, printValue(entry.to)});
            }
    }
    values.erase(std::string()); // of what is not set
    return {values.begin(), values.end()};
}

Result<void> EntityValidation::compareSides(JobContext& job) {
    const bool keyIsFilled = !m_key.empty() && std::all_of(m_key.begin(), m_key.end(), [&](const std::string& name) {
        return std::any_of(m_fields.begin(), m_fields.end(), [&](const Field& field) { return field.name == name; });
    });
    if (!keyIsFilled) {
        CheckResult nothing;
        nothing.id = "AUTO-" + m_target.name + "-accuracy";
        nothing.kind = "accuracy";
        nothing.entity = m_target.name;
        nothing.title = m_target.name + ": no key that a rule fills, so rows cannot be compared";
        nothing.status = Status::NothingCompared;
        m_result.checks.push_back(std::move(nothing));
        return {};
    }
    std::vector<LogicalType> types;
    std::vector<std::string> names;
    for (const Field& field : m_fields) {
        types.push_back(field.type);
        names.push_back(field.name);
    }
    const diff::OpenSide expected = [&](JobContext&) -> Result<std::unique_ptr<Reader>> {
        return std::unique_ptr<Reader>(new TallyReader(
            std::make_unique<ExpectedReader>(m_plan, m_mappings, m_fields, m_sourceValues), types, m_expectedTallies));
    };
    const diff::OpenSide actual = [&](JobContext& context) -> Result<std::unique_ptr<Reader>> {
        MW_TRY(auto reader, readTarget(m_target.name, names, context));
        return std::unique_ptr<Reader>(new TallyReader(std::move(reader), types, m_actualTallies));
    };
    std::unique_ptr<diff::DifferenceSink> listener;
    if (m_options.listen) {
        MW_TRY(listener, m_options.listen(m_target.name));
        MW_TRY_DO(listener->restart());
    }
    Collector collector(*this, listener.get());
    MW_TRY(const diff::DiffResult compared, diff::compare(expected, actual, diffOptions(), job, &collector));
    addCounts(compared);
    addAccuracy(compared, collector);
    addTotals(compared);
    return {};
}

void EntityValidation::addCounts(const diff::DiffResult& compared) {
    const auto count = [&](const char* kind, const char* of, std::string claim, std::uint64_t looked, std::uint64_t failed,
                           std::string expected = {}, std::string found = {}) {
        const mapping::CheckInEffect* const check = checkOf(kind, of);
        if (!check)
            return;
        Finding finding{check, {}, 0};
        finding.result.title = std::move(claim);
        finding.result.compared = looked;
        finding.result.failed = failed;
        finding.result.expected = std::move(expected);
        finding.result.actual = std::move(found);
        add(std::move(finding));
    };
    const std::string& name = m_target.name;
    const std::uint64_t left = compared.leftRows, right = compared.rightRows;
    count("count", "rows", name + ": as many records as the rules make", left, left > right ? left - right : right - left,
          std::to_string(left), std::to_string(right));
    count("count", "readable", name + ": every record of the target can be read", right + compared.malformedRight,
          compared.malformedRight, {}, m_actualTallies->firstUnreadable);
    count("count", "missing", name + ": every record that the rules make is there", left, compared.onlyLeft);
    count("count", "extra", name + ": no record is there that no rule makes", right, compared.onlyRight);
    count("duplicates", "", name + ": no key stands twice", right, compared.duplicateKeys);
}

void EntityValidation::addAccuracy(const diff::DiffResult& compared, const Collector& collector) {
    for (const Field& field : m_fields) {
        const mapping::CheckInEffect* const check = checkOf("accuracy", field.name);
        if (!check)
            continue;
        Finding finding{check, {}, 0};
        finding.result.field = field.name;
        finding.result.title = m_target.name + "." + field.name + (sourceValue(field.name) ? " is what its source holds" : " is what its rule says");
        // A key pairs the records: that it is what its rule says is why they were found.
        finding.result.compared = compared.compared;
        if (const auto found = collector.byField.find(field.name); found != collector.byField.end())
            for (const auto& [cause, cells] : found->second)
                finding.result.failed += cells;
        for (const diff::Difference& difference : collector.kept)
            if (difference.field == field.name && finding.result.examples.size() < kExamples)
                finding.result.examples.push_back(difference);
        const bool differs = finding.result.failed > 0;
        add(std::move(finding));
        if (differs)
            addDifferences(collector, field.name);
    }
    const auto referenceOf = [&](const std::string& field) {
        const mapping::FieldMapping* const mapping = fieldMapping(field);
        return mapping ? mapping->reference : std::string();
    };
    for (const diff::Difference& difference : collector.kept)
        m_result.differences.push_back({m_target.name, referenceOf(difference.field), difference, difference.leftRow});
    for (diff::Cluster& cluster : collector.clusters.list()) {
        std::string reference = referenceOf(cluster.field);
        m_result.clusters.push_back({m_target.name, std::move(reference), std::move(cluster)});
    }
}

void EntityValidation::addDifferences(const Collector& collector, const std::string& field) {
    const mapping::FieldMapping* const mapping = fieldMapping(field);
    FieldDifferences differences{m_target.name, field, mapping ? mapping->reference : "", mapping ? mapping->rule : "", {}, 0,
                                 collector.byField.at(field)};
    for (const auto& [cause, cells] : differences.byCause) {
        differences.cells += cells;
        m_result.byCause[cause] += cells;
    }
    if (mapping)
        if (const rules::ParsedRule parsed = rules::parse(mapping->rule); parsed.tree)
            differences.sentence = rules::sentence(*parsed.tree, mapping::environmentOf(m_plan.document(), *m_mappings.front()->mapping));
    m_result.byField[m_target.name + "." + field] += differences.cells;
    m_result.total += differences.cells;
    m_result.fields.push_back(std::move(differences));
}

void EntityValidation::addTotals(const diff::DiffResult& compared) {
    for (std::size_t i = 0; i < m_fields.size() && i < m_expectedTallies->fields.size() && i < m_actualTallies->fields.size(); ++i) {
        const mapping::CheckInEffect* const check = checkOf("total", m_fields[i].name);
        if (!check)
            continue;
        Finding finding{check, {}, 0};
        CheckResult& result = finding.result;
        result.field = m_fields[i].name;
        result.title = m_target.name + "." + m_fields[i].name + ": control totals";
        const auto expected = m_expectedTallies->fields[i].totals(m_fields[i].type);
        const auto actual = m_actualTallies->fields[i].totals(m_fields[i].type);
        const bool anyRows = compared.leftRows + compared.rightRows > 0;
        for (std::size_t total = 0; total < expected.size(); ++total) {
            result.compared += anyRows;
            result.failed += expected[total] != actual[total];
            const auto append = [](std::string& text, const std::string& figure) { text += (text.empty() ? "" : " · ") + figure; };
            append(result.expected, expected[total]);
            append(result.actual, actual[total]);
        }
        add(std::move(finding));
    }
}

Result<void> EntityValidation::checkTargetRows(JobContext& job) {
    MW_TRY(RowChecks checks, RowChecks::make(m_checks, m_target, m_fields));
    if (checks.isEmpty())
        return {};
    MW_TRY(const auto reader, readTarget(m_target.name, checks.fields(), job));
    MW_TRY(std::vector<Finding> findings, checks.run(*reader, job));
    for (Finding& finding : findings)
        add(std::move(finding));
    return {};
}

Result<void> EntityValidation::checkRelations(JobContext& job) {
    const ReadEntity read = [&](const std::string& entity, const std::vector<std::string>& fields) {
        return readTarget(entity, fields, job);
    };
    for (const mapping::CheckInEffect& check : m_checks)
        if (check.check.kind == "relation" && check.isOn()) {
            MW_TRY(Finding finding, checkRelation(check, m_target, read, job));
            add(std::move(finding));
        }
    return {};
}

Result<void> EntityValidation::checkPairs(JobContext& job) {
    for (const mapping::CheckInEffect& check : m_checks) {
        if (!mapping::isOfPairedQueries(check.check.kind) || !check.isOn())
            continue;
        MW_TRY(PairedResult compared, comparePaired(m_plan, check.check, job));
        Finding finding{&check, {}, 0};
        CheckResult& result = finding.result;
        result.title = m_target.name + ": " + claimOf(check.check);
        result.compared = compared.compared;
        // A record that is in no line is a difference of its own: nobody knows what it would have changed.
        result.failed = compared.differing + compared.failures;
        result.actual = compared.firstFailure;
        result.examples = std::move(compared.examples);
        add(std::move(finding));
    }
    return {};
}

} // namespace mw::validate

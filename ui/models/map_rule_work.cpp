// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/map_rule_work.h"
#include "ui/present/messages.h"

#include "core/engine/lookup_table.h"
#include "core/engine/steps/step_rows.h"
#include "core/rules/parser.h"
#include "core/rules/sentence.h"

#include <algorithm>
#include <chrono>
#include <functional>
#include <unordered_map>
#include <unordered_set>

namespace mw::ui {

namespace {

constexpr std::size_t kCountedValues = 5'000;     // of a value map's input; it is no list beyond
constexpr std::size_t kDistinctLimit = 1'000'000; // results told apart by hash; beyond it the count is a lower bound

/// The key of a lookup in memory: what it is made from.
std::string memoryKey(const mapping::Lookup& lookup, const engine::Places& places) {
    std::string key = lookup.name + '\n' + lookup.connection.text() + '\n' + lookup.entity.text() + '\n' + places.locationName;
    for (const std::string& rule : lookup.keyRules)
        key += '\n' + rule;
    return key;
}

Result<std::shared_ptr<const rules::LookupSource>> readLookup(const mapping::Document& document, const engine::Places& places,
                                                              const mapping::Lookup& lookup, JobContext& job) {
    const mapping::Connection* connection = document.connection(lookup.connection);
    const Entity* entity = connection ? connection->schema.entityById(lookup.entity) : nullptr;
    if (!entity)
        return makeError(Code::UnknownLookup, lookup.name, "");
    const engine::Access access = engine::Access::standard();
    engine::Place place{connection->name, connection->connector, {}, connection->options};
    MW_TRY(place.location, places.locationOf(document, *connection));
    MW_TRY(engine::SourceShape shape,
           engine::findSourceShape(access, place, *entity, connection->schema.entities.size() == 1, job));
    rules::Environment environment = mapping::environmentOf(document, lookup);
    for (rules::FieldBinding& binding : environment.fields) {
        const auto column = shape.columnOfField[binding.column];
        if (!column)
            return makeError(Code::UnknownField, binding.field.name, "");
        shape.columns[*column].used = true;
        binding.column = *column;
    }
    std::vector<engine::BoundRulePtr> keys;
    for (const std::string& text : lookup.keyRules) {
        const rules::ParsedRule parsed = rules::parse(text);
        const rules::BindResult bound = parsed.ok() ? rules::bind(*parsed.tree, environment) : rules::BindResult();
        if (!bound.rule)
            return makeError(Code::LookupWithoutData, lookup.name);
        keys.push_back(bound.rule);
    }
    MW_TRY(engine::LookupTable::Loaded loaded, engine::LookupTable::load(access, place, shape, *entity, keys, job));
    return std::shared_ptr<const rules::LookupSource>(std::move(loaded.table));
}

std::shared_ptr<const rules::BoundRule> bound(std::string_view text, const rules::Environment& environment,
                                              const std::optional<rules::Wanted>& wanted) {
    const rules::ParsedRule parsed = rules::parse(text);
    return parsed.ok() ? rules::bind(*parsed.tree, environment, wanted).rule : nullptr;
}

/// The rule and the mapping's filter, bound with their lookups in memory.
struct Ready {
    rules::Environment environment;
    std::shared_ptr<const rules::BoundRule> rule, filter;
    LookupMemory lookups;
};

Result<Ready> makeReady(const RuleRequest& request, JobContext& job) {
    const mapping::EntityMapping* owner = request.document->mapping(request.entityMapping);
    if (!owner)
        return makeError(Code::Cancelled);
    Ready ready;
    ready.lookups = request.lookups;
    ready.environment = mapping::environmentOf(*request.document, *owner);
    ready.environment.nowMicros = std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::system_clock::now().time_since_epoch()).count();
    ready.rule = bound(request.rule, ready.environment, request.wanted);
    ready.filter = owner->filter.empty() ? nullptr : bound(owner->filter, ready.environment, rules::Wanted{LogicalType::boolean(), true});
    if (!ready.rule)
        return makeError(Code::Cancelled);
    std::vector<std::string> used = ready.rule->lookupsUsed;
    if (ready.filter)
        used.insert(used.end(), ready.filter->lookupsUsed.begin(), ready.filter->lookupsUsed.end());
    if (used.empty())
        return ready;
    for (rules::Environment::Lookup& lookup : ready.environment.lookups) {
        if (std::find(used.begin(), used.end(), lookup.name) == used.end())
            continue;
        for (const mapping::Lookup& declared : request.document->lookups) {
            if (declared.name != lookup.name)
                continue;
            auto& known = ready.lookups[memoryKey(declared, request.places)];
            if (!known) {
                MW_TRY(known, readLookup(*request.document, request.places, declared, job));
            }
            lookup.source = known;
        }
    }
    ready.rule = bound(request.rule, ready.environment, request.wanted);
    if (ready.filter)
        ready.filter = bound(owner->filter, ready.environment, rules::Wanted{LogicalType::boolean(), true});
    return ready;
}

constexpr std::size_t kStepRows = 2'000; // that live results look at

Result<std::unique_ptr<engine::StepRows>> openSteps(const RuleRequest& request, const mapping::EntityMapping& owner, JobContext& job) {
    engine::PlanOptions options;
    options.places = request.places;
    return engine::StepRows::open(*request.document, options, owner.id.text(), job);
}

/// What live results are made of: rows of the driving source, or those behind the steps.
Result<StepMemory> readSteps(const RuleRequest& request, const mapping::EntityMapping& owner, JobContext& job) {
    if (request.stepRows.rows && request.stepRows.entityMapping == owner.id && request.stepRows.steps == owner.steps)
        return request.stepRows;
    MW_TRY(const auto reader, openSteps(request, owner, job));
    auto rows = std::make_shared<SampleRows>();
    for (bool more = true; more && rows->rows < kStepRows;) {
        MW_TRY_DO(job.checkpoint());
        auto batch = std::make_shared<Batch>();
        MW_TRY(more, reader->next(*batch, job));
        rows->rows += batch->rows;
        rows->complete = !more;
        if (batch->rows > 0)
            rows->batches.push_back(std::move(batch));
    }
    return StepMemory{owner.id, owner.steps, std::move(rows)};
}

/// A batch whose columns have the types that the document says, as the engine would make it; the reader's own where they
/// agree.
Batch conformed(const Batch& given, const rules::Environment& environment, const std::vector<Field>& fields, RowErrors& errors) {
    Batch batch;
    batch.sequence = given.sequence;
    batch.rows = given.rows;
    batch.columns = given.columns;
    batch.origins = given.origins;
    std::vector<engine::PlannedColumn> planned(batch.columns.size());
    for (std::size_t i = 0; i < planned.size() && i < fields.size(); ++i) {
        planned[i].field = fields[i];
        planned[i].sourceType = batch.columns[i] ? batch.columns[i]->type() : fields[i].type;
        for (const rules::FieldBinding& binding : environment.fields)
            if (binding.column == i) {
                planned[i].field = binding.field;
                planned[i].used = batch.columns[i] != nullptr;
            }
    }
    engine::conformColumns(planned, batch, errors);
    return batch;
}

/// Rows that the filter lets through.
std::vector<std::uint32_t> passing(rules::Evaluator& evaluator, const Ready& ready, const Batch& batch) {
    std::vector<std::uint32_t> rows;
    rows.reserve(batch.rows);
    ColumnPtr column;
    RowErrors errors;
    if (ready.filter)
        column = evaluator.evaluate(*ready.filter, batch, {}, 0, errors);
    for (std::uint32_t row = 0; row < batch.rows; ++row)
        if (!column || (!errors.hasRow(row) && !column->isNull(row) && column->values<std::uint8_t>()[column->at(row)] != 0))
            rows.push_back(row);
    return rows;
}

} // namespace

bool RuleVerdict::hasErrors() const {
    return std::any_of(problems.begin(), problems.end(),
                       [](const rules::Problem& problem) { return problem.severity == rules::Problem::Severity::Error; });
}

RuleVerdict checkRule(std::string_view text, const rules::Environment& environment, const std::optional<rules::Wanted>& wanted) {
    RuleVerdict verdict;
    if (text.find_first_not_of(" \t\r\n") == std::string_view::npos)
        return verdict;
    rules::ParsedRule parsed = rules::parse(text);
    verdict.problems = std::move(parsed.problems);
    if (!parsed.tree || verdict.hasErrors())
        return verdict;
    rules::BindResult result = rules::bind(*parsed.tree, environment, wanted);
    verdict.problems.insert(verdict.problems.end(), result.problems.begin(), result.problems.end());
    verdict.rule = std::move(result.rule);
    verdict.sentence = rules::sentence(*parsed.tree, environment, windowCatalogue());
    return verdict;
}

Result<LiveRows> liveRows(const RuleRequest& request, std::size_t count, JobContext& job) {
    LiveRows live;
    live.rule = request.rule;
    auto made = makeReady(request, job);
    if (!made.ok()) {
        if (made.error().code == Code::Cancelled)
            return std::move(made).error();
        live.failure = made.error();
        return live;
    }
    const Ready& ready = made.value();
    live.lookups = ready.lookups;
    live.type = ready.rule->type;
    std::shared_ptr<const SampleRows> sample = request.sample;
    const mapping::EntityMapping* const owner = request.document->mapping(request.entityMapping);
    if (!owner->steps.empty()) {
        auto behind = readSteps(request, *owner, job);
        if (!behind.ok()) {
            if (behind.error().code == Code::Cancelled)
                return std::move(behind).error();
            live.failure = behind.error();
            return live;
        }
        live.stepRows = std::move(behind).value();
        sample = live.stepRows.rows;
    }
    for (const std::size_t field : ready.rule->fieldsRead)
        live.inputs.push_back(ready.environment.fields[field].field);
    rules::Evaluator evaluator;
    for (const auto& given : sample->batches) {
        MW_TRY_DO(job.checkpoint());
        RowErrors bad;
        const Batch batch = owner->steps.empty() ? conformed(*given, ready.environment, sample->fields, bad) : *given;
        std::vector<std::uint32_t> rows = passing(evaluator, ready, batch);
        if (rows.size() > count - live.rows.size())
            rows.resize(count - live.rows.size());
        if (rows.empty())
            continue;
        RowErrors errors;
        const ColumnPtr column = evaluator.evaluate(*ready.rule, batch, rows, 0, errors);
        for (const std::uint32_t row : rows) {
            LiveRow& shown = live.rows.emplace_back();
            shown.rowNumber = row < batch.origins.rowNumber.size() ? batch.origins.rowNumber[row] : row + 1;
            for (const std::size_t field : ready.rule->fieldsRead)
                shown.inputs.push_back(batch.columns[ready.environment.fields[field].column]->value(row));
            for (const RowErrors* list : {&bad, &errors})
                for (const RowError& error : list->all())
                    if (error.row == row && !shown.error)
                        shown.error = Error{error.code, error.arguments, {}, {}, error.span};
            if (!shown.error)
                shown.result = column->value(row);
            shown.steps = rules::explain(*ready.rule, batch, row);
        }
        if (live.rows.size() >= count)
            break;
    }
    return live;
}

namespace {

/// Runs a rule over its whole source: `take` gets each batch's selected rows with the result, rows in error marked.
using TakeResults = std::function<void(const Column& results, const std::vector<std::uint32_t>& rows, const RowErrors& bad, const RowErrors& errors)>;

struct Walked {
    std::uint64_t read = 0, malformed = 0, filtered = 0;
};

/// Over the rows that the steps make.
Result<Walked> walkSteps(const RuleRequest& request, const mapping::EntityMapping& owner, const Ready& ready, const TakeResults& take,
                         JobContext& job) {
    MW_TRY(const auto reader, openSteps(request, owner, job));
    Walked walked;
    rules::Evaluator evaluator;
    for (bool more = true; more;) {
        MW_TRY_DO(job.checkpoint());
        Batch batch;
        MW_TRY(more, reader->next(batch, job));
        walked.read += batch.rows;
        job.addRows(batch.rows);
        const std::vector<std::uint32_t> rows = passing(evaluator, ready, batch);
        walked.filtered += batch.rows - rows.size();
        RowErrors errors;
        if (!rows.empty())
            take(*evaluator.evaluate(*ready.rule, batch, rows, 0, errors), rows, RowErrors(), errors);
    }
    walked.filtered += reader->excluded();
    walked.malformed = reader->rejected();
    walked.read += reader->excluded() + reader->rejected();
    return walked;
}

Result<Walked> walkSource(const RuleRequest& request, const TakeResults& take, JobContext& job) {
    MW_TRY(const Ready ready, makeReady(request, job));
    const mapping::EntityMapping* owner = request.document->mapping(request.entityMapping);
    if (!owner->steps.empty())
        return walkSteps(request, *owner, ready, take, job);
    const Entity* source = request.document->sourceOf(*owner);
    if (!source || source->fields.empty())
        return makeError(Code::UnknownEntity, owner->sourceEntity.text(), "");
    // Only the fields that are read come from the source; each is put where the rules look for it.
    std::vector<std::size_t> wanted = ready.rule->columns;
    if (ready.filter)
        wanted.insert(wanted.end(), ready.filter->columns.begin(), ready.filter->columns.end());
    std::sort(wanted.begin(), wanted.end());
    wanted.erase(std::unique(wanted.begin(), wanted.end()), wanted.end());
    if (wanted.empty())
        wanted.push_back(0);
    ReadOptions options;
    for (const std::size_t column : wanted)
        options.fields.push_back(source->fields[column].name);
    MW_TRY(OpenedReader opened, openEntity(*request.document, request.places, owner->sourceConnection, owner->sourceEntity, options, job));
    Walked walked;
    rules::Evaluator evaluator;
    Batch given;
    for (;;) {
        MW_TRY_DO(job.checkpoint());
        MW_TRY(const bool more, opened.reader->next(given, job));
        walked.read += given.rows + given.malformed.size();
        walked.malformed += given.malformed.size();
        job.addRows(given.rows);
        if (!more)
            return walked;
        Batch wide;
        wide.rows = given.rows;
        wide.origins = given.origins;
        wide.columns.resize(source->fields.size());
        for (std::size_t i = 0; i < wanted.size(); ++i)
            wide.columns[wanted[i]] = given.columns[i];
        RowErrors bad, errors;
        const Batch batch = conformed(wide, ready.environment, source->fields, bad);
        const std::vector<std::uint32_t> rows = passing(evaluator, ready, batch);
        walked.filtered += batch.rows - rows.size();
        if (!rows.empty())
            take(*evaluator.evaluate(*ready.rule, batch, rows, 0, errors), rows, bad, errors);
    }
}

} // namespace

Result<Population> population(const RuleRequest& request, JobContext& job) {
    const auto start = std::chrono::steady_clock::now();
    Population result;
    result.rule = request.rule;
    std::unordered_set<std::uint64_t> seen;
    const auto take = [&](const Column& column, const std::vector<std::uint32_t>& rows, const RowErrors& bad, const RowErrors& errors) {
        for (const std::uint32_t row : rows) {
            if (bad.hasRow(row) || errors.hasRow(row)) {
                ++result.rejected;
            } else if (column.isNull(row)) {
                ++result.nulls;
            } else if (seen.size() < kDistinctLimit) {
                if (column.type().kind == TypeKind::Text)
                    seen.insert(std::hash<std::string_view>()(column.values<std::string_view>()[column.at(row)]));
                else
                    seen.insert(std::hash<std::string>()(printValue(column.value(row), column.type())));
            } else {
                result.distinctIsExact = false;
            }
        }
    };
    MW_TRY(const Walked walked, walkSource(request, take, job));
    result.read = walked.read;
    result.filtered = walked.filtered;
    result.rejected += walked.malformed;
    result.distinct = seen.size();
    result.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    return result;
}

Result<ValueCounts> countValues(const RuleRequest& request, JobContext& job) {
    ValueCounts counts;
    std::unordered_map<std::string, std::uint64_t> seen;
    const auto take = [&](const Column& column, const std::vector<std::uint32_t>& rows, const RowErrors& bad, const RowErrors& errors) {
        for (const std::uint32_t row : rows) {
            if (bad.hasRow(row) || errors.hasRow(row))
                continue;
            ++counts.rows;
            if (column.isNull(row)) {
                ++counts.nulls;
                continue;
            }
            std::string value = printValue(column.value(row), column.type());
            const auto known = seen.find(value);
            if (known != seen.end())
                ++known->second;
            else if (seen.size() < kCountedValues)
                seen.emplace(std::move(value), 1);
            else
                counts.complete = false;
        }
    };
    MW_TRY_DO(walkSource(request, take, job));
    counts.values.assign(seen.begin(), seen.end());
    std::sort(counts.values.begin(), counts.values.end(),
              [](const auto& a, const auto& b) { return a.second != b.second ? a.second > b.second : a.first < b.first; });
    return counts;
}

Result<std::shared_ptr<const match::ValueList>> listValues(const RuleRequest& request, JobContext& job) {
    auto values = std::make_shared<match::ValueList>();
    const auto take = [&](const Column& column, const std::vector<std::uint32_t>& rows, const RowErrors& bad, const RowErrors& errors) {
        for (const std::uint32_t row : rows)
            if (!bad.hasRow(row) && !errors.hasRow(row) && !column.isNull(row))
                values->add(printValue(column.value(row), column.type()));
    };
    MW_TRY_DO(walkSource(request, take, job));
    return std::shared_ptr<const match::ValueList>(std::move(values));
}

} // namespace mw::ui

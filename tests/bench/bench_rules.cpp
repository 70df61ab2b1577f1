// SPDX-License-Identifier: GPL-3.0-or-later
// Rule evaluation on 1 M rows of a dirty customer list: single rules, and the reference transform of 14 target columns.
// Rows per second of processor time on one core; the input lies parsed in memory, in batches as the reader makes them.
#include "core/base/hash.h"
#include "core/batch/batch.h"
#include "core/rules/binder.h"
#include "core/rules/evaluator.h"
#include "core/rules/parser.h"

#include <sys/resource.h>

#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <string>
#include <unordered_map>
#include <vector>

using namespace mw;
using namespace mw::rules;

namespace {

constexpr std::size_t kRows = 1'000'000;
constexpr std::size_t kRowsPerBatch = 1800;
constexpr std::size_t kBatches = 40; ///< used over and over, 10 MB: more than the caches hold

std::uint64_t g_state = 88172645463325252ull;
unsigned below(unsigned end) {
    g_state ^= g_state << 13;
    g_state ^= g_state >> 7;
    g_state ^= g_state << 17;
    return unsigned((g_state * 2685821657736338717ull >> 11) % end);
}
template <std::size_t n> const char* pick(const char* const (&list)[n]) { return list[below(n)]; }

constexpr const char* kFirst[] = {"Anna",   "Bruno", "Chloé", "David", "Eva",  "François",
                                  "Giulia", "Hans",  "Ines",  "José",  "Māra", "Søren"};
constexpr const char* kLast[] = {"Smith",    "Müller", "García",       "Rossi",   "O'Brien",
                                 "van Dijk", "Nguyen", "Garcia Lopez", "Johnson", "Lee"};
constexpr const char* kCountries[] = {"Germany",       "France", "Italy",  "Spain", "United Kingdom",
                                      "United States", "Canada", "Brazil", "Japan", "Australia"};
constexpr const char* kCodes[] = {"DE", "FR", "IT", "ES", "GB", "US", "CA", "BR", "JP", "AU"};
constexpr const char* kTypes[] = {"C", "P", "L", "V", "c", "X", ""};
constexpr const char* kStatus[] = {"active", "Inactive", "PENDING", "closed", " active "};
constexpr const char* kNotes[] = {"Called back", "Wants, a quote", "", "Très intéressé", "Line one\nLine two", "高い優先度",
                                  "Follow up next quarter about renewal and upsell options"};
constexpr const char* kFields[] = {"customer_id", "full_name", "email", "phone", "type_code", "country",
                                   "created", "amount", "owner", "status", "notes", "last_contacted"};

std::string fieldText(std::size_t field, std::uint64_t id) {
    char text[96];
    switch (field) {
    case 0: std::snprintf(text, sizeof text, "C%08llu", static_cast<unsigned long long>(id)); return text;
    case 1: {
        if (below(1000) < 3)
            return "";
        const std::string name = std::string(pick(kFirst)) + " " + pick(kLast);
        const unsigned edge = below(10);
        return edge == 0 ? "  " + name : edge == 1 ? name + " " : name;
    }
    case 2:
        std::snprintf(text, sizeof text, "%cnna.%llu%s%s", below(2) ? 'A' : 'a', static_cast<unsigned long long>(id),
                      below(1000) < 5 ? " at " : "@", below(2) ? "example.com" : "Corp.Example.NET");
        return text;
    case 3:
        switch (below(4)) {
        case 0:
            std::snprintf(text, sizeof text, "+%u (%03u) %03u-%04u", 1 + below(99), below(1000), below(1000),
                          below(10000));
            return text;
        case 1: std::snprintf(text, sizeof text, "00%u %u", 10 + below(80), 10000000 + below(89999999)); return text;
        case 2: std::snprintf(text, sizeof text, "%03u.%03u.%04u", below(1000), below(1000), below(10000)); return text;
        default: return "";
        }
    case 4: return pick(kTypes);
    case 5: {
        std::string name = below(1000) < 1 ? "Atlantis" : pick(kCountries);
        if (below(8) == 0)
            for (char& c : name)
                c = c >= 'a' && c <= 'z' ? char(c - 32) : c;
        return below(8) == 1 ? " " + name : name;
    }
    case 6: {
        const unsigned year = 2008 + below(18), month = below(1000) < 2 ? 13 : 1 + below(12), day = 1 + below(28);
        if (below(3) == 0)
            std::snprintf(text, sizeof text, "%02u/%02u/%04u", day, month, year);
        else
            std::snprintf(text, sizeof text, "%04u-%02u-%02u", year, month, day);
        return text;
    }
    case 7: {
        if (below(1000) < 2)
            return "n/a";
        const unsigned whole = below(4) == 0 ? below(1000000) : below(5000);
        if (whole >= 1000)
            std::snprintf(text, sizeof text, "%u,%03u.%02u", whole / 1000, whole % 1000, below(100));
        else
            std::snprintf(text, sizeof text, "%u.%02u", whole, below(100));
        return text;
    }
    case 8: std::snprintf(text, sizeof text, "owner%02u", below(60)); return below(5) ? text : "";
    case 9: return pick(kStatus);
    case 10: return pick(kNotes);
    default:
        if (below(4) == 0)
            return "";
        std::snprintf(text, sizeof text, "%04u-%02u-%02u %02u:%02u:%02u", 2008 + below(18), 1 + below(12),
                      1 + below(28), below(24), below(60), below(60));
        return text;
    }
}

class Countries final : public LookupSource {
public:
    Countries() {
        Field name, code;
        name.name = "name";
        code.name = "iso2";
        name.type = code.type = LogicalType::text();
        m_entity.fields = {name, code};
        for (std::size_t i = 0; i < std::size(kCountries); ++i) {
            std::string key = kCountries[i];
            for (char& c : key)
                c = c >= 'A' && c <= 'Z' ? char(c + 32) : c;
            m_index.emplace(std::move(key), i);
            m_codes->setValue(i, std::string(kCodes[i]));
        }
    }
    const Entity& entity() const override { return m_entity; }
    const std::vector<std::string>& keyFields() const override { return m_keys; }
    std::size_t find(std::string_view key) const override {
        const auto found = m_index.find(key);
        return found == m_index.end() ? std::string::npos : found->second;
    }
    const Column& column(std::size_t) const override { return *m_codes; }

private:
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const { return std::size_t(quickHash(text)); }
    };
    Entity m_entity;
    std::vector<std::string> m_keys{"name"};
    ColumnPtr m_codes = std::make_shared<Column>(LogicalType::text(), std::size(kCountries));
    std::unordered_map<std::string, std::size_t, Hash, std::equal_to<>> m_index;
};

Environment makeEnvironment() {
    Environment environment;
    for (std::size_t i = 0; i < std::size(kFields); ++i) {
        Field field;
        field.name = kFields[i];
        field.type = LogicalType::text();
        environment.fields.push_back({"customers", field, i});
    }
    for (const char* name : {"price", "tax"}) {
        Field field;
        field.name = name;
        field.type = LogicalType::decimal(12, 2);
        environment.fields.push_back({"customers", field, environment.fields.size()});
    }
    auto types = std::make_shared<ValueMap>();
    types->name = "Type";
    types->entries = {{"C", std::string("Customer"), {}}, {"P", std::string("Partner"), {}},
                      {"L", std::string("Lead"), {}}, {"V", std::string("Vendor"), {}}};
    types->ignoreCase = true;
    types->unlisted = ValueMap::Unlisted::UseDefault;
    types->defaultValue = std::string("Unknown");
    environment.valueMaps.push_back(std::move(types));
    const auto countries = std::make_shared<Countries>();
    environment.lookups.push_back({"Countries", countries->entity(), countries->keyFields(), countries});
    return environment;
}

/// Text lies in one block per batch, as a reader leaves it; an empty field is null.
std::vector<Batch> makeBatches() {
    std::vector<Batch> batches(kBatches);
    std::uint64_t id = 0;
    for (Batch& batch : batches) {
        batch.rows = kRowsPerBatch;
        for (std::size_t field = 0; field < std::size(kFields); ++field)
            batch.columns.push_back(std::make_shared<Column>(LogicalType::text(), kRowsPerBatch));
        auto bytes = std::make_shared<Arena>();
        for (std::size_t row = 0; row < kRowsPerBatch; ++row) {
            ++id;
            batch.origins.rowNumber.push_back(id);
            for (std::size_t field = 0; field < std::size(kFields); ++field) {
                const std::string text = fieldText(field, id);
                if (text.empty())
                    batch.columns[field]->setNull(row);
                else
                    batch.columns[field]->values<std::string_view>()[row] = bytes->copy(text);
            }
        }
        for (const ColumnPtr& column : batch.columns)
            column->keepAlive(bytes);
        for (int field = 0; field < 2; ++field) {
            auto column = std::make_shared<Column>(LogicalType::decimal(12, 2), kRowsPerBatch);
            for (std::size_t row = 0; row < kRowsPerBatch; ++row)
                column->values<Int128>()[row] = Int128(below(10'000'000));
            batch.columns.push_back(std::move(column));
        }
    }
    return batches;
}

struct Target {
    const char* name;
    const char* rule;
    Wanted wanted;
};

std::shared_ptr<const BoundRule> bound(const char* rule, const Environment& environment,
                                       const std::optional<Wanted>& wanted) {
    const ParsedRule parsed = parse(rule);
    const BindResult result =
        parsed.ok() ? bind(*parsed.tree, environment, wanted) : BindResult{nullptr, parsed.problems};
    if (!result.rule) {
        std::fprintf(stderr, "%s: %s\n", rule, result.problems.front().error.message().c_str());
        std::exit(2);
    }
    return result.rule;
}

/// Seconds of processor time of this thread: what else the machine does counts less.
double processorSeconds() {
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return double(now.tv_sec) + double(now.tv_nsec) / 1e9;
}

struct Measured {
    double rowsPerSecond = 0;
    std::size_t rejected = 0;
};

/// Best of three runs over 1 M rows.
Measured measure(const std::vector<std::shared_ptr<const BoundRule>>& rules, const std::vector<Batch>& batches) {
    Measured best;
    for (int round = 0; round < 3; ++round) {
        Evaluator evaluator;
        RowErrors errors;
        std::size_t rejected = 0, rows = 0;
        const double begin = processorSeconds();
        for (std::size_t n = 0; rows < kRows; ++n) {
            const Batch& batch = batches[n % batches.size()];
            errors.clear();
            for (std::uint32_t field = 0; field < rules.size(); ++field)
                evaluator.evaluate(*rules[field], batch, {}, field, errors);
            for (std::uint32_t row = 0; row < batch.rows && !errors.empty(); ++row)
                rejected += errors.hasRow(row) ? 1 : 0;
            rows += batch.rows;
        }
        const double seconds = processorSeconds() - begin;
        if (double(rows) / seconds > best.rowsPerSecond)
            best = {double(rows) / seconds, rejected};
    }
    return best;
}

} // namespace

int main(int argc, char** argv) {
    const std::string only = argc > 1 ? argv[1] : "";
    const Environment environment = makeEnvironment();
    const std::vector<Batch> batches = makeBatches();
    const Wanted text{LogicalType::text(), true}, needed{LogicalType::text(), false};
    const std::vector<Target> targets = {
        {"id", "to_integer(substring(trim(customer_id), 2))", {LogicalType::integer(), false}},
        {"first_name", "split_part(trim(full_name), ' ', 1)", needed},
        {"last_name", "split_part(trim(full_name), ' ', -1)", text},
        {"display_name", "split_part(trim(full_name), ' ', -1) & ', ' & split_part(trim(full_name), ' ', 1)", text},
        {"email", "if(is_email(trim(email)), lower(trim(email)), reject('bad email'))", needed},
        {"phone", "empty_to_null(digits(phone))", text},
        {"ctype", "coalesce(map('Type', type_code), 'Unknown')", text},
        {"country", "lookup('Countries', lower(trim(country))).iso2", needed},
        {"created", "parse_date(created, 'dd/MM/yyyy', 'yyyy-MM-dd')", {LogicalType::date(), false}},
        {"amount_cents", "to_integer(parse_decimal(amount, '.', ',', 2) * 100)", {LogicalType::integer(), false}},
        {"owner", "coalesce(trim(owner), 'unassigned')", text},
        {"status", "upper(trim(status))", text},
        {"notes", "empty_to_null(trim(notes))", text},
        {"last_contacted", "coalesce(last_contacted, created)", text},
    };
    const std::vector<const char*> single = {
        "full_name",
        "trim(full_name)",
        "lower(trim(full_name))",
        "split_part(full_name, ' ', -1)",
        "first_format",
        "price * 1.19 + tax",
        "price / 3",
        "round(price * 1.19, 2)",
        "case when price < 1000 then 'small' when price < 50000 then 'medium' else 'large' end",
        "status in ('active', 'closed', 'PENDING') and price > 100",
        "price > 100 and tax > 100",
    };
    std::printf("%-90s %12s %10s\n", "rule", "rows/s", "rejected");
    std::vector<std::shared_ptr<const BoundRule>> all;
    for (const Target& target : targets) {
        all.push_back(bound(target.rule, environment, target.wanted));
        if (only.empty() || only == target.name) {
            const Measured measured = measure({all.back()}, batches);
            std::printf("%-14s %-75s %12.0f %10zu\n", target.name, target.rule, measured.rowsPerSecond,
                        measured.rejected);
        }
    }
    for (const char* rule : single) {
        const std::string written =
            std::string(rule) == "first_format" ? "parse_date(created, 'yyyy-MM-dd', 'dd/MM/yyyy')" : rule;
        if (only.empty()) {
            const Measured measured = measure({bound(written.c_str(), environment, {})}, batches);
            std::printf("%-90s %12.0f %10zu\n", written.c_str(), measured.rowsPerSecond, measured.rejected);
        }
    }
    if (only.empty() || only == "all") {
        const Measured measured = measure(all, batches);
        std::printf("%-90s %12.0f %10zu\n", "reference transform, 14 columns, one core", measured.rowsPerSecond,
                    measured.rejected);
    }
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    std::printf("peak memory %ld MiB\n", usage.ru_maxrss / 1024);
    return 0;
}

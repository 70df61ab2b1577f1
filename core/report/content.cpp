// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/content.h"

#include "core/base/message_catalogue.h"
#include "core/base/utf8.h"
#include "core/document/content_hash.h"
#include "core/document/element_places.h"
#include "core/mapping/paired_queries.h"
#include "core/mapping/problems.h"
#include "core/mapping/rule_names.h"
#include "core/mapping/scenario.h"
#include "core/profile/privacy_floor.h"
#include "core/report/asked.h"
#include "core/report/pipeline_words.h"
#include "core/report/words_p.h"
#include "core/rules/binder.h"
#include "core/rules/catalogue.h"
#include "core/rules/parser.h"
#include "core/rules/sentence.h"
#include "core/sign/verification.h"

#include <algorithm>
#include <set>

namespace mw::report {

namespace {

using mapping::Document;
using mapping::EntityMapping;
using mapping::FieldMapping;

constexpr std::size_t kLongestTitle = 100, kLongestDescription = 500; // of what has to be short

/// Gathers the content of one document.
class ContentMaker {
public:
    explicit ContentMaker(const SpecificationInput& input)
        : m_input(input), m_document(*input.document), m_words(input) {}

    Content make() {
        using Audience = SpecificationInput::Audience;
        m_content.audience = m_input.audience;
        m_content.style = m_input.style.value_or(HouseStyle());
        m_content.kind = m_input.audience == Audience::DecisionPaper ? m_words("Decision paper")
                         : m_input.audience == Audience::BuildPack   ? m_words("Build pack")
                                                                     : m_words("Mapping specification");
        m_content.title = m_document.title.empty() ? m_words("Mapping specification") : m_document.title;
        m_content.description = m_document.description;
        m_content.hash = document::contentHash(m_document);
        m_content.generatedAt = m_input.generatedAt;
        m_content.copyStatement = m_words("Copy: verify against the mapping document with the content hash {0}.", m_content.hash);
        m_content.holdsStatement = m_words("This file holds the mapping document with its signatures and evidence: “mapwright verify” checks them, and that "
                                           "the file shows what they say.");
        addSignatures();
        for (const EntityMapping& mapping : m_document.mappings)
            addChapter(mapping);
        addCover();
        addLedger();
        addValueMaps();
        addLists();
        addValidation();
        addScenarios();
        addInputs();
        addTrace();
        addGlossary();
        m_content.review = m_input.review;
        if (m_input.audience == Audience::DecisionPaper) {
            // The cover is one page, so that the next one is the second.
            m_content.title = upTo(m_content.title, kLongestTitle);
            m_content.description = upTo(m_content.description, kLongestDescription);
            m_content.asked = askedOf(m_input, m_content, m_words);
        }
        return std::move(m_content);
    }

private:
    std::string statusOf(const Id& element) const {
        const auto found = m_document.workflow.status.find(element.text());
        return found == m_document.workflow.status.end() ? "draft" : found->second;
    }
    std::string statusWord(const std::string& status) const {
        return status == "draft"       ? m_words("draft")
               : status == "in review" ? m_words("in review")
               : status == "approved"  ? m_words("approved")
               : status == "question"  ? m_words("question")
               : status == "excluded"  ? m_words("excluded")
                                       : status;
    }
    std::string ownerOf(const Id& element) const {
        const auto found = m_document.workflow.owner.find(element.text());
        return found == m_document.workflow.owner.end() ? "" : found->second;
    }

    /// A text of a worked example, under its mask where it stands under one.
    std::string shownOf(const Id& mapped, const std::string& text) const {
        const auto found = m_input.masked.find(mapped);
        return found != m_input.masked.end() && found->second.contains(text) ? profile::masked(text) : text;
    }

    /// Notes which functions of the language a rule calls.
    void noteFunctions(const rules::Expression& tree) {
        if (tree.kind == rules::Expression::Kind::Call)
            m_functionsUsed.insert(tree.name);
        for (const rules::ExpressionPtr& child : tree.children)
            if (child)
                noteFunctions(*child);
    }

    std::string sentenceOf(const std::string& rule, const rules::Environment& environment) {
        const rules::ParsedRule parsed = rules::parse(rule);
        if (!parsed.tree)
            return {};
        noteFunctions(*parsed.tree);
        return rules::sentence(*parsed.tree, environment, m_words.catalogue());
    }

    std::string conditionOf(const std::string& rule, const rules::Environment& environment) {
        const rules::ParsedRule parsed = rules::parse(rule);
        if (!parsed.tree)
            return rule;
        noteFunctions(*parsed.tree);
        return rules::conditionText(*parsed.tree, environment, m_words.catalogue());
    }

    static std::string listed(const std::vector<std::string>& names) {
        std::string text;
        for (const std::string& name : names)
            text += (text.empty() ? "" : ", ") + name;
        return text;
    }

    Content::FieldLine lineOf(const Field& target) const {
        Content::FieldLine line;
        line.target = target.name;
        line.label = target.label;
        line.type = target.nativeType.empty() ? printType(target.type) : target.nativeType;
        line.required = !target.nullable && target.defaultValue.empty() && !target.generated;
        return line;
    }

    Content::FieldLine lineOf(const FieldMapping& mapped, const Field& target, const rules::Environment& environment,
                              std::set<std::string>& sourcesUsed) {
        Content::FieldLine line = lineOf(target);
        line.reference = mapped.reference;
        line.rule = mapped.rule;
        line.intent = mapped.intent.text;
        line.saidBy = mapped.intent.saidBy;
        line.note = mapped.note;
        line.status = statusWord(statusOf(mapped.id));
        line.owner = ownerOf(mapped.id);
        line.criticality = mapped.criticality == mapping::Criticality::Critical      ? m_words("critical")
                           : mapped.criticality == mapping::Criticality::Informative ? m_words("informative")
                                                                                     : "";
        line.sentence = mapped.rule.empty() ? m_words("Described, not yet executable.") : sentenceOf(mapped.rule, environment);
        const rules::ParsedRule parsed = rules::parse(mapped.rule);
        if (parsed.tree) {
            const rules::BindResult bound = rules::bind(*parsed.tree, environment, mapping::wantedFor(target));
            std::vector<std::string> sources;
            if (bound.rule)
                for (const std::size_t index : bound.rule->fieldsRead) {
                    const rules::FieldBinding& read = environment.fields[index];
                    const bool isDriving = environment.fields.front().alias == read.alias;
                    sources.push_back(isDriving ? read.field.name : read.alias + "." + read.field.name);
                    if (isDriving)
                        sourcesUsed.insert(read.field.name);
                }
            line.source = listed(sources);
        }
        for (const mapping::Example& example : mapped.examples) {
            std::string before;
            for (const auto& [name, value] : example.input)
                before += (before.empty() ? "" : ", ") + name + " " + (value ? m_words("“{0}”", shownOf(mapped.id, *value)) : m_words("nothing"));
            line.examples.push_back({before, example.error ? m_words("rejected") : example.result ? shownOf(mapped.id, *example.result) : m_words("nothing")});
        }
        return line;
    }

    void addChapter(const EntityMapping& mapping) {
        const Entity* target = m_document.targetOf(mapping);
        const Entity* source = m_document.sourceOf(mapping);
        if (!target || !source)
            return;
        const rules::Environment environment = mapping::environmentOf(m_document, mapping);
        Content::Chapter chapter;
        chapter.reference = mapping.reference;
        chapter.targetEntity = target->name;
        chapter.sourceEntity = source->name;
        chapter.title = source->name + " → " + target->name;
        chapter.intent = mapping.intent.text;
        chapter.note = mapping.note;
        addPipeline(chapter, mapping, environment);
        std::set<std::string> used;
        for (const Field& field : target->fields) {
            const auto found = std::find_if(mapping.fields.begin(), mapping.fields.end(),
                                            [&](const FieldMapping& mapped) { return mapped.targetField == field.id; });
            if (found == mapping.fields.end())
                chapter.unfed.push_back(lineOf(field));
            else
                chapter.fields.push_back(lineOf(*found, field, environment, used));
        }
        noteUses(mapping.filter, environment, used);
        if (mapping.deduplication)
            for (const std::string& key : mapping.deduplication->keys)
                noteUses(key, environment, used);
        noteStepUses(mapping, *source, used);
        for (const mapping::NotMigrated& left : mapping.notMigrated)
            if (const Field* field = source->fieldById(left.sourceField)) {
                chapter.notMigrated.push_back({field->name, left.reason});
                used.insert(field->name);
            }
        for (const Field& field : source->fields)
            if (!used.contains(field.name))
                chapter.unaccounted.push_back(field.name);
        if (m_input.lastRun)
            for (const engine::EntityResult& result : m_input.lastRun->result.entities)
                if (result.entityMapping == mapping.id)
                    chapter.ledger = {{m_words("read"), m_words.counted(result.ledger.read)},
                                      {m_words("loaded"), m_words.counted(result.ledger.loaded + result.ledger.handedOver)},
                                      {m_words("merged"), m_words.counted(result.ledger.merged)},
                                      {m_words("excluded"), m_words.counted(result.ledger.excluded)},
                                      {m_words("rejected"), m_words.counted(result.ledger.rejected)}};
        m_content.chapters.push_back(std::move(chapter));
    }

    static void noteStepUses(const EntityMapping& owner, const Entity& source, std::set<std::string>& used) {
        mapping::RuleNames read;
        for (const std::string_view rule : mapping::pipelineRules(owner))
            mapping::collectNames(rule, read);
        for (const auto& path : read.paths)
            if (const Field* const field = mapping::fieldAt(path, mapping::aliasOf(owner, source), source))
                used.insert(field->name);
    }

    void noteUses(const std::string& rule, const rules::Environment& environment, std::set<std::string>& used) {
        if (rule.empty())
            return;
        const rules::ParsedRule parsed = rules::parse(rule);
        if (!parsed.tree)
            return;
        const rules::BindResult bound = rules::bind(*parsed.tree, environment);
        if (bound.rule)
            for (const std::size_t index : bound.rule->fieldsRead)
                used.insert(environment.fields[index].field.name);
    }

    void addPipeline(Content::Chapter& chapter, const EntityMapping& mapping, const rules::Environment& environment) {
        chapter.pipeline.push_back(m_words("Every record of {0} is read.", chapter.sourceEntity));
        for (std::string& step : stepSentences(m_document, mapping, m_words))
            chapter.pipeline.push_back(std::move(step));
        if (!mapping.filter.empty())
            chapter.pipeline.push_back(m_words("Only records are migrated for which this holds: {0}", withPoint(conditionOf(mapping.filter, environment))) +
                                       (mapping.filterReason.empty() ? "" : " " + m_words("Reason: {0}", withPoint(mapping.filterReason))));
        if (mapping.deduplication) {
            const auto& one = *mapping.deduplication;
            chapter.pipeline.push_back(m_words("Records that agree in {0} are one; the others are merged into it.", listed(one.keys)) +
                                       (one.reason.empty() ? "" : " " + m_words("Reason: {0}", withPoint(one.reason))));
        }
        if (!mapping.key.empty())
            chapter.pipeline.push_back(m_words("A record is identified by {0}.", listed(mapping.key)));
        if (mapping.loadMode == "replace")
            chapter.pipeline.push_back(m_words("What the target held before is replaced."));
        else if (mapping.loadMode == "upsert")
            chapter.pipeline.push_back(m_words("Records that the target already holds are overwritten; others are inserted."));
        else if (mapping.loadMode == "append_missing")
            chapter.pipeline.push_back(m_words("Records that the target already holds stay as they are; others are inserted."));
        else
            chapter.pipeline.push_back(m_words("Records are inserted."));
        if (mapping.faithful)
            chapter.pipeline.push_back(m_words("The mapping is faithful: any change of a value on its way is a defect."));
    }

    static std::string upTo(const std::string& text, std::size_t characters) {
        return countCodePoints(text) <= characters ? text : text.substr(0, offsetOfCodePoint(text, characters)) + "…";
    }

    void addSignatures() {
        m_content.signatures = {m_words("Signatures"),
                                {{m_words("Name"), false, false, 2}, {m_words("Role"), false, false, 2}, {m_words("Meaning"), false, false, 4},
                                 {m_words("Scope"), false, false, 2}, {m_words("Time, by the signer's clock"), false, false, 3}, {m_words("Key"), false, true, 3}, {m_words("State"), false, false, 4}},
                                {}, m_words("Nobody has signed this specification.")};
        const auto found = sign::verify(m_document, nullptr, m_input.provenAcceptances);
        if (!found.ok())
            return;
        using Standing = sign::Verification::Standing;
        for (const sign::SignatureState& each : found->signatures) {
            if (each.state == sign::SignatureState::State::Superseded)
                continue;
            m_content.signatures.rows.push_back({each.entry.name, m_words.finished(each.entry.role), m_words.finished(each.entry.meaning), scopeOf(each.entry), each.entry.time,
                                                 sign::fingerprint(each.entry.key), stateOf(each)});
            m_signed.push_back(each);
        }
        const Standing standing = found->standing();
        m_content.state = standing == Standing::Draft      ? m_words("DRAFT — not signed")
                          : standing == Standing::Stale    ? m_words("STALE — it was changed after it was signed")
                          : standing == Standing::Approved ? m_words("APPROVED")
                                                           : m_words("IN APPROVAL — signed in part");
    }

    std::string scopeOf(const sign::Entry& entry) const {
        if (entry.act == sign::Act::Acceptance)
            return m_words("run {0}", std::to_string(entry.run));
        if (entry.part.isNull())
            return m_words("whole document");
        const std::string place = document::placeOf(m_document, entry.part);
        return place.empty() ? m_words("a part that is gone") : place;
    }

    std::string stateOf(const sign::SignatureState& signature) const {
        using State = sign::SignatureState::State;
        switch (signature.state) {
        case State::Valid: return signature.isPinned ? m_words("valid") : m_words("valid, signer not pinned");
        case State::Revoked: return m_words("the key was revoked");
        case State::Superseded:
        case State::Broken: return m_words("not valid");
        case State::Stale: break;
        }
        std::vector<std::string> changed;
        for (const sign::Change& change : signature.changes)
            changed.push_back(change.reference.empty() ? change.where : change.reference);
        return m_words("stale: {0} changed", listed(changed));
    }

    void addCover() {
        std::size_t mapped = 0, targets = 0, left = 0, silent = 0, critical = 0;
        for (const Content::Chapter& chapter : m_content.chapters) {
            mapped += chapter.fields.size();
            targets += chapter.fields.size() + chapter.unfed.size();
            left += chapter.notMigrated.size();
            silent += chapter.unaccounted.size();
            for (const Content::FieldLine& line : chapter.fields)
                critical += line.criticality == m_words("critical");
        }
        m_content.cover = {{m_words("State"), m_content.state},
                           {m_words("Content hash (SHA-256)"), m_content.hash, true},
                           {m_words("Made on"), m_content.generatedAt}};
        if (!m_input.masked.empty())
            m_content.cover.push_back({m_words("Worked examples"), m_words("Values are masked where fewer than {0} records are known to hold them, and those of personal data.", m_words.counted(profile::kPrivacyFloor))});
        if (!m_document.workflow.released.empty())
            m_content.cover.push_back({m_words("Released from the mask"), releases()});
        if (const std::string& who = m_content.style.confidentiality; !who.empty())
            m_content.cover.push_back({m_words("Confidentiality"), who});
        m_content.summary = {{m_words("Entity mappings"), m_words.counted(m_content.chapters.size())},
                             {m_words("Target fields filled"), m_words("{0} of {1}", m_words.counted(mapped), m_words.counted(targets))},
                             {m_words("Critical fields"), m_words.counted(critical)},
                             {m_words("Source fields left behind, with a reason"), m_words.counted(left)},
                             {m_words("Source fields nobody spoke of"), m_words.counted(silent)},
                             {m_words("Value maps"), m_words.counted(m_document.valueMaps.size())},
                             {m_words("Decisions"), m_words.counted(m_document.decisions.size())}};
    }

    /// How many fields were released, and what is said of them, each once.
    std::string releases() const {
        std::set<std::string> said;
        for (const auto& [field, release] : m_document.workflow.released)
            said.insert(release);
        return m_words("{0} fields: {1}", m_words.counted(m_document.workflow.released.size()), upTo(listed({said.begin(), said.end()}), kLongestTitle));
    }

    void addLedger() {
        m_content.ledger.title = m_words("Records in and out");
        m_content.ledger.columns = {{m_words("Mapping"), false, false, 3}, {m_words("Read"), true}, {m_words("Loaded"), true},
                                    {m_words("Merged"), true}, {m_words("Excluded"), true}, {m_words("Rejected"), true},
                                    {m_words("Ledger"), false}, {m_words("Confirmed"), true}};
        m_content.ledger.emptyText = m_words("This specification has not been run yet.");
        if (!m_input.lastRun)
            return;
        const auto add = [&](const std::string& name, const engine::Ledger& ledger, const engine::Written& written) {
            m_content.ledger.rows.push_back({name, m_words.counted(ledger.read), m_words.counted(ledger.loaded + ledger.handedOver), m_words.counted(ledger.merged),
                                             m_words.counted(ledger.excluded), m_words.counted(ledger.rejected),
                                             ledger.closes() ? m_words("closes") : m_words("does not close"), m_words.counted(written.confirmed)});
        };
        const engine::RunResult& result = m_input.lastRun->result;
        for (const engine::EntityResult& entity : result.entities)
            add(entity.sourceEntity + " → " + entity.targetEntity, entity.ledger, entity.written);
        add(m_words("Together"), result.ledger, result.written);
        m_content.ledgerStatement = result.closes()
                                        ? m_words("Run {0} of {1}: every record that was read is accounted for, and the target confirmed every record that was sent.",
                                                  m_input.lastRun->id, m_input.lastRun->startedAt)
                                        : m_words("Run {0} of {1} does not close: it has failed.", m_input.lastRun->id, m_input.lastRun->startedAt);
    }

    void addValueMaps() {
        for (const mapping::ValueMap& map : m_document.valueMaps) {
            Content::Table table;
            table.title = map.content.name + " (" + map.reference + ")";
            table.columns = {{m_words("Old value"), false, false, 2}, {m_words("New value"), false, false, 2}, {m_words("Note"), false, false, 3}};
            for (const rules::ValueMap::Entry& entry : map.content.entries)
                table.rows.push_back({entry.from, isNull(entry.to) ? m_words("nothing") : printValue(entry.to, map.content.resultType), entry.note});
            if (map.content.nullIsListed)
                table.rows.push_back({m_words("nothing"), isNull(map.content.nullTo) ? m_words("nothing") : printValue(map.content.nullTo, map.content.resultType), ""});
            table.rows.push_back({m_words("any other value"), unlistedPolicy(map.content), map.decidedBy.empty() ? map.note : m_words("decided by {0}", map.decidedBy)});
            m_content.valueMaps.push_back(std::move(table));
        }
    }

    std::string unlistedPolicy(const rules::ValueMap& map) const {
        switch (map.unlisted) {
        case rules::ValueMap::Unlisted::Reject: return m_words("the record is rejected");
        case rules::ValueMap::Unlisted::KeepValue: return m_words("stays as it is");
        case rules::ValueMap::Unlisted::UseDefault: return printValue(map.defaultValue, map.resultType);
        case rules::ValueMap::Unlisted::Null: break;
        }
        return m_words("nothing");
    }

    void addLists() {
        m_content.lookups = {m_words("Lookups"), {{m_words("Reference")}, {m_words("Name"), false, false, 2}, {m_words("Looks in"), false, false, 2}, {m_words("By"), false, true, 2}, {m_words("Note"), false, false, 3}}, {}, m_words("No lookups are used.")};
        for (const mapping::Lookup& lookup : m_document.lookups) {
            const mapping::Connection* connection = m_document.connection(lookup.connection);
            const Entity* entity = connection ? connection->schema.entityById(lookup.entity) : nullptr;
            m_content.lookups.rows.push_back({lookup.reference, lookup.name, entity ? connection->name + " · " + entity->name : "", listed(lookup.keyRules), lookup.note});
        }
        m_content.parameters = {m_words("Parameters"), {{m_words("Reference")}, {m_words("Name"), false, true, 2}, {m_words("Type")}, {m_words("Value"), false, false, 2}, {m_words("Note"), false, false, 3}}, {}, m_words("No parameters are used.")};
        for (const mapping::Parameter& parameter : m_document.parameters)
            m_content.parameters.rows.push_back({parameter.reference, parameter.content.name, printType(parameter.content.type), printValue(parameter.content.value, parameter.content.type), parameter.note});
        m_content.functions = {m_words("Project functions"), {{m_words("Reference")}, {m_words("Function"), false, true, 2}, {m_words("Rule"), false, true, 5}, {m_words("Note"), false, false, 3}}, {}, m_words("No project functions are used.")};
        for (const mapping::ProjectFunction& function : m_document.functions) {
            std::vector<std::string> arguments;
            for (const auto& argument : function.arguments)
                arguments.push_back(argument.name);
            m_content.functions.rows.push_back({function.reference, function.name + "(" + listed(arguments) + ")", function.body, function.note});
            if (const rules::ParsedRule parsed = rules::parse(function.body); parsed.tree)
                noteFunctions(*parsed.tree);
        }
        m_content.decisions = {m_words("Decisions"), {{m_words("Reference")}, {m_words("What"), false, false, 3}, {m_words("Why"), false, false, 3}, {m_words("Who")}, {m_words("Alternatives"), false, false, 2}, {m_words("About")}}, {}, m_words("No decisions are written down.")};
        for (const mapping::Decision& decision : m_document.decisions)
            m_content.decisions.rows.push_back({decision.reference, decision.what, decision.why, decision.who, decision.alternatives, listed(decision.about)});
    }

    void addValidation() {
        m_content.checks = {m_words("Checks"), {{m_words("Check"), false, false, 2}, {m_words("What"), false, false, 4}, {m_words("Result")}, {m_words("Compared"), true}, {m_words("Failed"), true}, {m_words("Expected"), false, false, 2}, {m_words("Found"), false, false, 2}}, {}, m_words("Not checked: the target has not been validated against this specification.")};
        m_content.differences = {m_words("Differences by cause"), {{m_words("Field"), false, false, 2}, {m_words("Reference")}, {m_words("Cause"), false, false, 2}, {m_words("Cells"), true}}, {}, m_words("No cell differs from what the rules say.")};
        if (!m_input.lastValidation) {
            m_content.validationStatement = m_content.checks.emptyText;
            m_content.differences.emptyText = m_content.checks.emptyText;
            return;
        }
        using Status = validate::CheckResult::Status;
        std::size_t failed = 0, made = 0;
        for (const validate::CheckResult& check : m_input.lastValidation->checks) {
            failed += check.falls();
            made += check.status != Status::Off;
            m_content.checks.rows.push_back({check.id, m_words.finished(check.title) + askedBy(check.id), statusWord(check.status), m_words.counted(check.compared), m_words.counted(check.failed), m_words.finished(check.expected), check.status == Status::Off ? check.because : m_words.finished(check.actual)});
        }
        for (const validate::FieldDifferences& field : m_input.lastValidation->fields)
            for (const auto& [cause, cells] : field.byCause)
                m_content.differences.rows.push_back({field.entity + "." + field.field, field.reference, m_words.finished(cause), m_words.counted(cells)});
        if (m_input.lastValidation->losses)
            addLosses(*m_input.lastValidation->losses);
        m_content.validationStatement = failed == 0 ? m_words("All {0} checks hold.", m_words.counted(made))
                                                    : m_words("{0} of {1} checks do not hold.", m_words.counted(failed), m_words.counted(made));
    }

    /// Figures only: what was lost may be personal.
    void addLosses(const std::vector<validate::FieldLosses>& losses) {
        m_content.losses = {m_words("What the rules lose"), {{m_words("Field"), false, false, 3}, {m_words("Reference")}, {m_words("What is lost"), false, false, 4}, {m_words("Values"), true}, {m_words("Records"), true}}, {}, m_words("No rule of one source field loses anything of its values.")};
        for (const validate::FieldLosses& field : losses)
            for (const auto& [cause, count] : field.byCause)
                m_content.losses.rows.push_back({field.entity + "." + field.field, field.reference, m_words.finished(std::string(diff::describe(diff::causeNamed(cause)))),
                                                 field.remark.empty() ? m_words.counted(count) : m_words("at least {0}", m_words.counted(count)), m_words.counted(field.records)});
    }

    /// What testers go through: a row a step, the first one with what it is about.
    void addScenarios() {
        for (const mapping::Check& check : m_document.checks) {
            if (check.kind != mapping::kScenario)
                continue;
            const auto scenario = mapping::Scenario::of(check);
            if (!scenario.ok())
                continue; // it stands among the problems
            if (m_content.scenarios.columns.empty())
                m_content.scenarios = {m_words("Scenarios"), {{m_words("Scenario"), false, false, 2}, {m_words("What"), false, false, 4}, {m_words("Records"), false, false, 3}, {m_words("Step"), false, false, 5}, {m_words("Expected"), false, false, 5}, {m_words("Decided by the data"), false, true, 4}, {m_words("Found"), false, false, 2}}, {}, {}};
            for (std::size_t step = 0; step < scenario->steps.size(); ++step) {
                const mapping::Scenario::Step& asked = scenario->steps[step];
                m_content.scenarios.rows.push_back({step == 0 ? check.reference : "", step == 0 ? check.note : "", step == 0 ? listed(scenario->records) : "",
                                                    std::to_string(step + 1) + ". " + asked.does, asked.expects, asked.rule.empty() ? m_words("the tester decides") : asked.rule,
                                                    asked.rule.empty() ? "" : foundOf(check, step)});
            }
        }
    }

    /// What the last validation says of a step of a scenario.
    std::string foundOf(const mapping::Check& check, std::size_t step) const {
        if (m_input.lastValidation)
            for (const validate::CheckResult& made : m_input.lastValidation->checks)
                if (made.id == check.reference) {
                    const std::string sign = "\x1f" + std::to_string(step + 1) + ". ";
                    const auto fails = std::count_if(made.examples.begin(), made.examples.end(), [&](const diff::Difference& example) { return example.key.find(sign) != std::string::npos; });
                    return fails == 0 ? m_words("as expected") : m_words("not so for {0}", m_words.counted(std::uint64_t(fails)));
                }
        return m_words("not checked");
    }

    /// What a declared check of both sides asks them, a line a question; empty for the others.
    std::string askedBy(const std::string& reference) const {
        std::string text;
        for (const mapping::Check& check : m_document.checks)
            if (check.reference == reference && mapping::isOfPairedQueries(check.kind) && check.kind != mapping::kScenario)
                for (const auto& [name, value] : check.parameters)
                    text += "\n" + name + ": " + value;
        return text;
    }

    void addInputs() {
        m_content.inputs = {m_words("Inputs of the run"), {{m_words("Connection")}, {m_words("Entity"), false, false, 2}, {m_words("Rows"), true}, {m_words("Bytes"), true}, {m_words("SHA-256, or of a database the sum over its rows"), false, true, 4}}, {}, m_words("This specification has not been run yet.")};
        if (m_input.lastRun)
            for (const engine::RunResult::Input& input : m_input.lastRun->result.inputs)
                m_content.inputs.rows.push_back({input.connection, input.entity, m_words.counted(input.rows), m_words.counted(input.bytes), input.hash});
        if (!m_input.lastRun)
            return;
        m_content.inputs.rows.push_back({m_words("the document"), m_content.title, "", "", m_input.lastRun->documentHash});
        m_content.inputs.rows.push_back({m_words("the program"), std::string("Mapwright").append(" ").append(m_input.lastRun->engineVersion), "", "", ""});
    }

    /// What was asked for, the rule that does it, the checks that prove it, what they found, who has signed: each row can be
    /// followed by its references in both directions. No column is called as one of the mapping sheet is, which a workbook that
    /// comes back is known by.
    void addTrace() {
        m_content.trace = {m_words("Traceability"),
                           {{m_words("Field mapping"), false, false, 3}, {m_words("Fills"), false, false, 5}, {m_words("Asked for"), false, false, 7}, {m_words("Expression"), false, true, 8},
                            {m_words("Checks"), false, false, 6}, {m_words("Run"), false, false, 2}, {m_words("Differences"), true}, {m_words("Signed by"), false, false, 5}},
                           {}, m_words("No field is mapped yet.")};
        const std::string run = m_input.lastRun ? "#" + m_input.lastRun->id : std::string("–");
        for (const EntityMapping& mapping : m_document.mappings) {
            const Entity* const target = m_document.targetOf(mapping);
            for (const FieldMapping& mapped : mapping.fields) {
                const Field* const field = target ? target->fieldById(mapped.targetField) : nullptr;
                if (!field)
                    continue;
                m_content.trace.rows.push_back({mapped.reference, target->name + "." + field->name,
                                                mapped.intent.text + (mapped.intent.saidBy.empty() ? "" : " — " + mapped.intent.saidBy), mapped.rule,
                                                checksOf(mapped.reference), run, differencesOf(mapped.reference), signersOf(mapped.id)});
            }
        }
    }

    /// "AUTO-people-accuracy-email passed"
    std::string checksOf(const std::string& reference) const {
        if (!m_input.lastValidation)
            return m_words("not checked");
        std::vector<std::string> checks;
        for (const validate::CheckResult& check : m_input.lastValidation->checks)
            if (std::find(check.proves.begin(), check.proves.end(), reference) != check.proves.end())
                checks.push_back(check.id + " " + statusWord(check.status));
        std::string text;
        for (const std::string& each : checks)
            text += (text.empty() ? "" : "\n") + each;
        return checks.empty() ? m_words("not checked") : text;
    }

    std::string differencesOf(const std::string& reference) const {
        if (!m_input.lastValidation)
            return "–";
        std::uint64_t cells = 0;
        for (const validate::FieldDifferences& field : m_input.lastValidation->fields)
            if (field.reference == reference)
                cells += field.cells;
        return m_words.counted(cells);
    }

    std::string signersOf(const Id& element) const {
        std::vector<std::string> signers;
        for (const sign::SignatureState& each : m_signed) {
            const bool covers = std::any_of(each.entry.covers.begin(), each.entry.covers.end(), [&](const auto& part) { return part.id == element; });
            const bool isStale = std::any_of(each.changes.begin(), each.changes.end(), [&](const sign::Change& change) { return change.id == element; });
            if (!covers)
                continue;
            const std::string who = each.entry.act == sign::Act::Acceptance ? each.entry.name + " (" + scopeOf(each.entry) + ")" : each.entry.name;
            using State = sign::SignatureState::State;
            const bool counts = each.state == State::Valid || (each.state == State::Stale && !isStale);
            signers.push_back(counts ? who : m_words("{0}: no longer valid", who));
        }
        std::string text;
        for (const std::string& each : signers)
            text += (text.empty() ? "" : "\n") + each;
        return signers.empty() ? m_words("nobody") : text;
    }

    std::string statusWord(validate::CheckResult::Status status) const {
        using Status = validate::CheckResult::Status;
        return status == Status::Passed   ? m_words("passed")
               : status == Status::Failed ? m_words("failed")
               : status == Status::Warned ? m_words("warning")
               : status == Status::Off    ? m_words("switched off")
                                          : m_words("nothing compared");
    }

    void addGlossary() {
        m_content.glossary = {m_words("Functions used"), {{m_words("Function"), false, true}, {m_words("Meaning"), false, false, 4}}, {}, {}};
        for (const std::string& name : m_functionsUsed)
            if (const rules::Function* function = rules::findFunction(name))
                m_content.glossary.rows.push_back({name, m_words.finished(std::string(function->summary()))});
    }

    const SpecificationInput& m_input;
    const Document& m_document;
    const Words m_words;
    std::set<std::string> m_functionsUsed;
    std::vector<sign::SignatureState> m_signed;
    Content m_content;
};

} // namespace

Content makeContent(const SpecificationInput& input) { return ContentMaker(input).make(); }

} // namespace mw::report

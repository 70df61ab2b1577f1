// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workbook/returned.h"

#include "core/base/utf8.h"
#include "core/base/wording.h"
#include "core/mapping/problems.h"
#include "core/mapping/starting_rule.h"
#include "core/workbook/import_row_p.h"
#include "core/workbook/returned_sheet_p.h"

#include <algorithm>

namespace mw::workbook {

using mapping::Document;
using mapping::EntityMapping;

namespace {

const std::size_t kSourceFields = sentColumn("source_fields"), kSentence = sentColumn("sentence"), kRule = sentColumn("rule"), kIntent = sentColumn("intent"),
                  kStatus = sentColumn("status"), kNote = sentColumn("note"), kCriticality = sentColumn("criticality");

/// Compares the rows of one sheet with what was sent.
class Comparison {
public:
    Comparison(const Document& document, const Names& names, const Sent& sent, const ReturnedSheet& sheet, Returned& into)
        : m_document(document), m_names(names), m_sent(sent), m_sheet(sheet), m_into(into) {}

    void add(const Row& row, const std::string& key) {
        m_row = &row;
        m_cells = &m_sent.rows.at(key);
        const auto parsed = RowKey::parse(key);
        const EntityMapping* const owner = parsed ? m_document.mapping(parsed->entityMapping) : nullptr;
        if (!owner) {
            if (anyChanged())
                remark(0, "what this row is about is no longer in the document; its changes are left out");
            return;
        }
        m_route = routeOf(*owner);
        m_field = parsed->field;
        for (const std::string_view name : {"reference", "target_entity", "target_field", "label", "type", "required", "source_entity", "examples"})
            if (changed(sentColumn(name)))
                remark(sentColumn(name), "{0} is not changed by a workbook; {1} is left out", {quoted(m_sent.headings[sentColumn(name)]), quoted(came(sentColumn(name)))});
        if (parsed->isTarget)
            addTarget(*owner);
        else
            addSource();
    }

private:
    const std::string& came(std::size_t column) const { return m_sheet.text(*m_row, column); }
    const std::string& sent(std::size_t column) const { return (*m_cells)[column]; }
    bool changed(std::size_t column) const {
        return m_sheet.columns[column] && came(column) != sent(column) && (m_sent.keepsSpaces || withoutSpaces(came(column)) != withoutSpaces(sent(column)));
    }
    bool anyChanged() const {
        for (std::size_t i = 0; i < kSentColumns.size(); ++i)
            if (changed(i))
                return true;
        return false;
    }
    void remark(std::size_t column, std::string text, std::vector<std::string> arguments = {}) {
        m_into.remarks.push_back({m_sheet.place(*m_row, column), std::move(text), std::move(arguments)});
    }

    /// A change, unless the document says the same by now.
    void propose(Fact fact, std::size_t column, std::string was, std::string value) {
        const auto isSame = [&](const std::string& a, const std::string& b) { return a == b || (fact == Fact::Rule && sameRule(a, b)); };
        const std::string now = factOf(m_document, m_route, fact, m_field);
        if (isSame(asCell(now), value) || isSame(was, value))
            return;
        Proposal proposal;
        proposal.cell = m_sheet.place(*m_row, column);
        proposal.where = placeOf(m_document, m_route, fact, m_field);
        proposal.fact = fact;
        proposal.route = m_route;
        proposal.field = m_field;
        proposal.conflict = !isSame(asCell(now), was);
        proposal.was = std::move(was);
        proposal.sent = std::move(value);
        proposal.now = now;
        m_into.proposals.push_back(std::move(proposal));
    }
    void proposeText(Fact fact, std::string_view name) {
        const std::size_t column = sentColumn(name);
        if (changed(column))
            propose(fact, column, sent(column), came(column));
    }

    void addTarget(const EntityMapping& owner) {
        bool saysIntent = changed(kIntent);
        proposeText(Fact::Intent, "intent");
        const auto proposeIntent = [&](std::size_t column) {
            if (saysIntent)
                remark(column, "it is no rule, and the intent beside it was changed too; this one is left out");
            else
                propose(Fact::Intent, column, sent(kIntent), came(column));
            saysIntent = true;
        };
        if (changed(kRule)) {
            if (readRule(came(kRule), mapping::environmentOf(m_document, owner)).kind == RuleText::Kind::Prose)
                proposeIntent(kRule);
            else
                propose(Fact::Rule, kRule, sent(kRule), came(kRule));
        } else if (changed(kSourceFields)) {
            addSourceFields(owner);
        }
        if (changed(kSentence) && !came(kSentence).empty())
            proposeIntent(kSentence); // whoever rewrites the sentence says what is wanted
        proposeText(Fact::SaidBy, "said_by");
        proposeText(Fact::Note, "note");
        proposeText(Fact::Owner, "owner");
        if (changed(kCriticality))
            proposeWord(Fact::Criticality, kCriticality, criticalityOf(sent(kCriticality)), criticalityOf(came(kCriticality)));
        if (changed(kStatus) && !came(kStatus).empty())
            proposeWord(Fact::Status, kStatus, statusOf(sent(kStatus)), statusOf(came(kStatus)));
    }

    void proposeWord(Fact fact, std::size_t column, const std::optional<std::string>& was, const std::optional<std::string>& value) {
        if (value)
            propose(fact, column, was.value_or(factOf(m_document, m_route, fact, m_field)), *value);
        else
            remark(column, "{0} is no word that is known here; it is left out", {quoted(came(column))});
    }

    /// Another source field is another rule where the rule was a plain copy or none.
    void addSourceFields(const EntityMapping& owner) {
        const Entity* const source = m_document.sourceOf(owner);
        const Entity* const target = m_document.targetOf(owner);
        const Field* const to = target ? target->fieldById(m_field) : nullptr;
        const Field* const from = source ? m_names.field(*source, came(kSourceFields)) : nullptr;
        const Field* const before = source ? source->field(sent(kSourceFields)) : nullptr;
        const bool wasCopy = sent(kRule).empty() || (before && to && (sameRule(sent(kRule), mapping::ruleName(before->name)) || sameRule(sent(kRule), mapping::startingRule(*before, *to))));
        if (from && to && wasCopy)
            propose(Fact::Rule, kSourceFields, sent(kRule), mapping::startingRule(*from, *to));
        else if (!from && !came(kSourceFields).empty() && wasCopy)
            remark(kSourceFields, "{0} is no field of {1}; it is left out", {quoted(came(kSourceFields)), quoted(source ? source->name : std::string())});
        else
            remark(kSourceFields, "which fields are read is said by the rule; the change here is left out");
    }

    /// A source field that no rule reads: why it stays behind.
    void addSource() {
        const std::string was = sent(kNote);
        if (changed(kNote))
            propose(Fact::NotMigrated, kNote, was, came(kNote));
        else if (changed(kStatus) && was.empty() && !came(kStatus).empty())
            propose(Fact::NotMigrated, kStatus, was, came(kStatus));
        for (const std::size_t column : {kRule, kIntent, kSourceFields})
            if (changed(column))
                remark(column, "the row is about a source field; to map it, fill the row of a target field");
    }

    const Document& m_document;
    const Names& m_names;
    const Sent& m_sent;
    const ReturnedSheet& m_sheet;
    Returned& m_into;
    const Row* m_row = nullptr;
    const std::vector<std::string>* m_cells = nullptr;
    Route m_route;
    Id m_field;
};

/// The columns of the sheet as the importer of other workbooks knows them.
Columns columnsOf(const ReturnedSheet& sheet) {
    Columns columns;
    const auto take = [&](Role role, std::string_view name) {
        if (const auto& column = sheet.columns[sentColumn(name)])
            columns.at[role] = *column;
    };
    take(Role::TargetEntity, "target_entity");
    take(Role::TargetField, "target_field");
    take(Role::SourceEntity, "source_entity");
    take(Role::SourceField, "source_fields");
    take(Role::Rule, "rule");
    take(Role::Intent, "intent");
    take(Role::SaidBy, "said_by");
    take(Role::Owner, "owner");
    take(Role::Status, "status");
    take(Role::Note, "note");
    return columns;
}

void addNewRows(const Document& document, const Names& names, const ReturnedSheet& sheet, const std::string& saidBy, Returned& into) {
    MappingImport import;
    const ImportOptions options{{}, saidBy};
    const Columns columns = columnsOf(sheet);
    RowImporter importer(document, names, options, import);
    importer.beginSheet(*sheet.sheet, columns);
    for (const ReturnedSheet::RowOf& row : sheet.rows)
        if (row.key.empty()) {
            ++into.added;
            importer.add(sheet.sheet->rows[row.row]);
        }
    importer.endSheet();
    into.proposals.insert(into.proposals.end(), import.proposals.begin(), import.proposals.end());
    into.unknown = std::move(import.unknown);
    into.remarks.insert(into.remarks.end(), import.remarks.begin(), import.remarks.end());
}

} // namespace

Result<Returned> compareReturned(const Document& document, const Book& book, const std::string& saidBy, JobContext& job) {
    MW_TRY(const std::optional<Sent> sent, readSent(book));
    if (!sent)
        return makeError(Code::WrongValue, "the workbook was not exported from a document, or its hidden sheet was taken out; import-mapping reads workbooks of others");
    if (sent->documentId != document.id.text())
        return makeError(Code::WrongValue, "the workbook was exported from another document");
    const auto sheet = findReturned(book, *sent);
    if (!sheet)
        return makeError(Code::WrongValue, "no sheet holds rows of the mapping that was sent");
    const Names names(document);
    Returned returned;
    returned.contentHash = sent->contentHash;
    for (const Error& error : book.unreadable)
        returned.remarks.push_back({error.where, error.message(), {}});
    if (sheet->lostKeys)
        returned.remarks.push_back({sheet->sheet->name, "the hidden column of keys is gone; rows are known by reference, entity and field", {}});
    Comparison comparison(document, names, *sent, *sheet, returned);
    for (const ReturnedSheet::RowOf& row : sheet->rows) {
        if (row.row % 64 == 0)
            MW_TRY_DO(job.checkpoint());
        if (row.key.empty())
            continue;
        ++returned.rows;
        comparison.add(sheet->sheet->rows[row.row], row.key);
    }
    returned.missing = sent->rows.size() - returned.rows;
    addNewRows(document, names, *sheet, saidBy, returned);
    return returned;
}

} // namespace mw::workbook

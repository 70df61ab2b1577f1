// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/report.h"

#include <string>
#include <vector>

namespace mw::report {

/// The specification as facts in reading order, before any format: every format writes these and nothing else.
struct Content {
    struct Fact {
        std::string name, value;
        bool isCode = false; ///< digits that are compared: a hash
    };
    struct Table {
        struct ColumnHead {
            std::string title;
            bool numeric = false;
            bool code = false; ///< rules and technical names: monospaced
            int weight = 1;    ///< share of the width
        };
        std::string title;
        std::vector<ColumnHead> columns;
        std::vector<std::vector<std::string>> rows;
        std::string emptyText; ///< what stands instead of a table without rows
    };
    /// One field mapping, with everything a format may want of it.
    struct FieldLine {
        std::string reference, target, label, type, source, sentence, rule, intent, saidBy, note, criticality, status, owner;
        bool required = false;
        std::vector<std::pair<std::string, std::string>> examples; ///< before, after
    };
    struct Chapter {
        std::string reference, title, targetEntity, sourceEntity, intent, note;
        std::vector<std::string> pipeline; ///< sentences: from, filter, de-duplication, key, load mode
        std::vector<Fact> ledger;          ///< of the last run, empty without one
        std::vector<FieldLine> fields;
        std::vector<FieldLine> unfed;      ///< target fields that nothing fills
        std::vector<std::pair<std::string, std::string>> notMigrated; ///< source field, reason
        std::vector<std::string> unaccounted; ///< source fields neither used nor excluded
    };

    /// What somebody is asked to decide, and on what.
    struct Asked {
        std::string statement;
        std::vector<Fact> figures; ///< of the last run, none without one
        Table gates, critical, risks;
        std::vector<std::string> proofs, questions, changes; ///< changes since it was signed
    };

    SpecificationInput::Audience audience = SpecificationInput::Audience::Full;
    HouseStyle style; ///< the program's own where the input has none
    std::string kind; ///< "Mapping specification"
    Asked asked;      ///< of a decision paper
    std::string title, description, hash, generatedAt;
    std::string state; ///< whether it is signed, in words
    Table signatures; ///< in the order of SignatureColumn
    enum SignatureColumn : std::size_t { SignerName, SignerRole, Meaning, Scope, SignedAt, SignerKey, SignatureState };
    std::string copyStatement;   ///< what a format says that does not hold the document itself: how it is checked
    std::string holdsStatement;  ///< what one says that does
    std::vector<Fact> cover;
    std::vector<Fact> summary;
    Table ledger;     ///< per entity mapping, of the last run
    std::string ledgerStatement;
    std::vector<Chapter> chapters;
    std::vector<Table> valueMaps;
    Table lookups, parameters, functions, decisions;
    Table checks;     ///< results of the last validation
    Table differences; ///< by field and cause
    Table losses;      ///< what rules lose, by field mapping and kind; without columns where that was not measured
    std::string validationStatement;
    Table inputs;     ///< files and their hashes
    Table scenarios;  ///< what testers go through; without columns where there are none
    std::string review; ///< what people who looked at records found; empty: nobody did
    Table trace;      ///< from what was asked for to the signature: a row a field mapping
    Table glossary;   ///< functions of the language that are used

    /// What a cover says above the title: whose paper it is and of which kind.
    std::string heading() const { return style.organisation.empty() ? kind : style.organisation + " · " + kind; }
    /// What stands at the foot of each page below hash and state; empty where the style says nothing.
    std::string foot() const {
        return style.footer + (style.footer.empty() || style.confidentiality.empty() ? "" : " · ") + style.confidentiality;
    }
    /// The first 12 digits of the hash, for footers.
    std::string shortHash() const { return hash.substr(0, 12); }
};

Content makeContent(const SpecificationInput& input);

} // namespace mw::report

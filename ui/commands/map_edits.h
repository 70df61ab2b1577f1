// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/mapping/edit.h"
#include "core/mapping/starting_rule.h"

#include <QString>

#include <functional>
#include <optional>
#include <string>
#include <vector>

/// The edits that the Map page makes, as values. Each looks at the document as it is and gives what is to be applied; an
/// edit without steps means that there is nothing to do.
namespace mw::ui::edits {

/// Changes the field mapping of one target field in place; makes it, with the next reference, where there is none.
/// `change` gets the content as it is.
mapping::Edit changeField(const mapping::Document& document, const Id& entityMapping, const Id& targetField, IdMaker& ids,
                          const QString& label, const std::function<void(mapping::FieldMapping&)>& change);
mapping::Edit setRule(const mapping::Document& document, const Id& entityMapping, const Id& targetField, IdMaker& ids,
                      const std::string& rule);
/// Several rules in one step of the history.
struct RuleOf {
    Id targetField;
    std::string rule;
};
mapping::Edit setRules(const mapping::Document& document, const Id& entityMapping, IdMaker& ids, const QString& label,
                       const std::vector<RuleOf>& rules);
/// What is to become of one target field; no status or owner: it stays. An empty status or owner takes it away.
struct FieldChange {
    Id targetField;
    std::function<void(mapping::FieldMapping&)> change; ///< may be null
    std::optional<std::string> status, owner;
};
/// Several target fields in one step of the history. Field mappings that say nothing any more go.
mapping::Edit changeFields(const mapping::Document& document, const Id& entityMapping, IdMaker& ids, const QString& label,
                           const std::vector<FieldChange>& changes);
/// Takes the rules of target fields away. Field mappings that hold nothing else go whole; intent, note and examples stay.
mapping::Edit unmap(const mapping::Document& document, const Id& entityMapping, const std::vector<Id>& targetFields);
/// Leaves source fields behind with a reason; none takes the mark away.
mapping::Edit setNotMigrated(const mapping::Document& document, const Id& entityMapping, const std::vector<Id>& sourceFields,
                             const std::optional<std::string>& reason);
mapping::Edit setPipeline(const mapping::Document& document, const Id& entityMapping, const QString& label,
                          const std::function<void(mapping::EntityMapping&)>& change);
mapping::Edit setValueMap(const mapping::Document& document, const Id& valueMap, const QString& label,
                          const std::function<void(mapping::ValueMap&)>& change);
/// A new, empty value map that gives values of a type; `id` gets its id.
mapping::Edit addValueMap(const mapping::Document& document, const std::string& name, const LogicalType& type, IdMaker& ids,
                          Id& id);

/// Joins the steps of several edits into one; the first label that is not empty counts.
mapping::Edit together(std::vector<mapping::Edit> edits, const QString& label);

using mapping::ruleName;
using mapping::startingRule;

} // namespace mw::ui::edits
